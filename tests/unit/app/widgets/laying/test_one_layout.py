"""Many widgets shown together are laid out once."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from badgedesk.app.widgets.laying.one_layout import laid_out_once

LABELS = 20


class Counting(QVBoxLayout):
    """Counts how often it is laid out."""

    count_ = 0

    @override
    def setGeometry(self, rect: QRect) -> None:
        self.count_ += 1
        super().setGeometry(rect)


class Holder(QWidget):
    """Labels that are shown together."""

    def __init__(self) -> None:
        super().__init__()
        self.counting = Counting(self)
        self.labels = [QLabel(f"line {number}") for number in range(LABELS)]
        for label in self.labels:
            self.counting.addWidget(label)
            label.hide()

    def show_plainly(self) -> None:
        """Show all, as Qt does it."""
        for label in self.labels:
            label.show()

    show_together = laid_out_once(show_plainly)


def _layings_out(qtbot: QtBot, show: str) -> tuple[int, list[int]]:
    holder = Holder()
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.counting.count_ = 0
    getattr(holder, show)()
    qtbot.waitUntil(lambda: holder.labels[-1].y() > 0)
    return holder.counting.count_, [label.y() for label in holder.labels]


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_the_result_is_the_same_with_far_fewer_layings_out(qtbot: QtBot) -> None:
    each, tops = _layings_out(qtbot, "show_plainly")
    once, same = _layings_out(qtbot, "show_together")
    assert tops == same == sorted(tops)
    assert each >= LABELS
    assert once <= 3


def test_a_layout_that_stands_still_already_is_left_so(qtbot: QtBot) -> None:
    holder = Holder()
    qtbot.addWidget(holder)
    holder.counting.setEnabled(False)
    holder.show_together()
    assert not holder.counting.isEnabled()
    assert not holder.labels[-1].isHidden()
