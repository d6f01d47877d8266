"""Rows of a roster as they are painted, in every theme and at one and two device pixels."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roster import PersonRole, RosterDelegate, paint_reason, roster_heights
from badgedesk.app.look.theme import Theme, ThemeChoice

_WIDTH = 160
_THEMES = pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
_RATIOS = pytest.mark.parametrize("ratio", [1, 2])


@pytest.fixture
def theme(qapp: QApplication, choice: ThemeChoice) -> Theme:
    return Theme(qapp, choice)


def _sheet(theme: Theme, height: int, ratio: int) -> QImage:
    sheet = QImage(_WIDTH * ratio, height * ratio, QImage.Format.Format_RGB32)
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(QColor(theme.tokens.surface))
    return sheet


def _row(theme: Theme, ratio: int, *, faulty: bool, wrong: bool, text: str = "") -> QImage:
    model = QStandardItemModel()
    item = QStandardItem(text)
    item.setData(faulty, PersonRole.FAULTY)
    item.setData(wrong, PersonRole.WRONG)
    item.setData("Type the name", PersonRole.HINT)
    model.appendRow(item)
    delegate = RosterDelegate(theme, model)
    option = QStyleOptionViewItem()
    height = delegate.sizeHint(option, model.index(0, 0)).height()
    option.rect = QRect(0, 0, _WIDTH, height)  # type: ignore[misc]  # the stubs take it for a method
    sheet = _sheet(theme, height, ratio)
    painter = QPainter(sheet)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return sheet


def _count(sheet: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(sheet.pixel(x, y) == wanted for y in range(sheet.height()) for x in range(sheet.width()))


@_THEMES
@_RATIOS
def test_a_wrong_cell_is_a_field_on_soft_red_with_room_for_the_reason(theme: Theme, ratio: int) -> None:
    tokens, heights = theme.tokens, roster_heights(theme)
    sheet = _row(theme, ratio, faulty=True, wrong=True)
    assert sheet.height() == (heights.row + heights.reason) * ratio
    assert _count(sheet, tokens.fail) > 200 * ratio
    assert _count(sheet, tokens.fail_soft) > _WIDTH * heights.reason * ratio * ratio / 2
    assert sheet.pixel(30 * ratio, 8 * ratio) == QColor(tokens.surface).rgb()


@_THEMES
@_RATIOS
def test_a_good_row_is_one_line_without_red(theme: Theme, ratio: int) -> None:
    sheet = _row(theme, ratio, faulty=False, wrong=False, text="Anna")
    assert sheet.height() == roster_heights(theme).row * ratio
    assert _count(sheet, theme.tokens.fail) == _count(sheet, theme.tokens.fail_soft) == 0
    assert _count(sheet, theme.tokens.line) == _WIDTH * ratio * ratio


@_THEMES
def test_the_reason_is_written_in_red(theme: Theme, qtbot: QtBot) -> None:
    sheet = _sheet(theme, 28, 1)
    painter = QPainter(sheet)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    paint_reason(painter, QRect(0, 0, _WIDTH, 28), "The name is empty.", theme)
    painter.end()
    assert _count(sheet, theme.tokens.fail) > 0
    assert _count(sheet, theme.tokens.surface) < _WIDTH * 28 - 200  # letters have soft edges
