"""Labels below upright bars: as many as have room, and the last one always."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import Role
from badgedesk.app.widgets.lists.bar_plot import BarPlot

_MONTHS = ("Dec 25", "Jan 26", "Feb 26", "Mar 26", "Apr 26", "May 26", "Jun 26", "Jul 26", "Aug 26", "Sep 26", "Oct 26")


class _Pen:
    """Takes down what is written, and where."""

    def __init__(self, plot: BarPlot) -> None:
        self.written: list[tuple[float, float, str]] = []
        self._font = plot._theme.font

    def font(self) -> object:
        return self._font(Role.SMALL)

    def drawText(self, box: QRectF, _how: object, words: str) -> None:
        self.written.append((box.left(), box.right(), words))


@pytest.mark.parametrize(("room", "all_of_them"), [(1.2, True), (0.6, False), (0.3, False)])
def test_labels_of_months_never_run_into_each_other(
    qapp: QApplication, qtbot: QtBot, room: float, all_of_them: bool
) -> None:
    theme = Theme(qapp)
    plot = BarPlot(theme, "Awards a month")
    qtbot.addWidget(plot)
    letters = QFontMetrics(theme.font(Role.SMALL))
    side_by_side = len(_MONTHS) * max(letters.horizontalAdvance(month) for month in _MONTHS)
    plot.resize(round(side_by_side * room), 160)
    plot.show_bars(tuple((month, 3) for month in _MONTHS))
    pen, width = _Pen(plot), plot.width() / len(_MONTHS)
    for place, month in enumerate(_MONTHS):
        plot._write_below(pen, place, month, QRectF(place * width, 140, width, 16))  # type: ignore[arg-type]
    assert pen.written[-1][2] == _MONTHS[-1]
    assert (len(pen.written) == len(_MONTHS)) is all_of_them
    middles = [(left + right) / 2 for left, right, _ in pen.written]
    halves = [letters.horizontalAdvance(words) / 2 for _, _, words in pen.written]
    ends = list(zip(middles, halves, strict=True))
    assert all(one[0] + one[1] < two[0] - two[1] for one, two in pairwise(ends))
    assert ends[-1][0] + ends[-1][1] <= plot.width() + 0.5
