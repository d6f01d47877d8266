"""A mark beside a line of text stands in its middle, whatever the size of the text."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import TEXT_SIZES, Role
from badgedesk.app.widgets.words.painted import IconMark


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_mark_is_as_high_as_the_line_it_stands_beside(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    theme = Theme(qapp)
    mark, alone = IconMark(theme, "info", beside=Role.SMALL), IconMark(theme, "info")
    for widget in (mark, alone):
        qtbot.addWidget(widget)
    theme.set_text_size(percent)  # also when it changes while the mark is seen
    try:
        letters = QFontMetrics(theme.font(Role.SMALL)).height()
        assert letters <= mark.height() < 2 * letters
        assert mark.width() <= mark.height()
        assert alone.width() == alone.height() == {100: 16, 125: 18, 150: 20, 175: 22, 200: 24}[percent]
    finally:
        theme.set_text_size(100)
