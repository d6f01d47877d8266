"""What is made by turns is made once, whole, and without keeping the window's thread."""

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from badgedesk.app.turns import Making, Parts, Turns, at_once

WHOLE = ["first", "second", "third"]


def _parts(made: list[str]) -> Parts[list[str]]:
    for part in WHOLE:
        made.append(part)
        yield
    return made


def test_at_once_makes_everything_now() -> None:
    assert at_once(_parts([])) == WHOLE


def test_what_was_begun_is_finished_and_made_only_once() -> None:
    making = Making(_parts([]))
    assert not making.go_on()
    assert making.finish() == WHOLE
    assert making.finish() == WHOLE
    assert making.go_on()


def test_other_events_come_between_the_parts(qtbot: QtBot, qapp: QObject) -> None:
    order: list[str] = []
    finished: list[list[str]] = []

    def slow(made: list[str]) -> Parts[list[str]]:
        for part in WHOLE:
            QTimer.singleShot(0, lambda: order.append("between"))
            order.append(part)
            made.append(part)
            qtbot.wait(30)  # longer than a turn may be, so that the next part waits for the next turn
            yield
        return made

    Turns(Making(slow([])), finished.append, qapp)
    qtbot.waitUntil(lambda: bool(finished))
    assert finished == [WHOLE]
    assert [name for name in order if name != "between"] == WHOLE
    assert "between" in order[: order.index("third")]


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_a_key_finds_what_is_being_made(qtbot: QtBot, qapp: QObject) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    finished: list[list[str]] = []
    Turns(Making(_parts([])), finished.append, qapp)
    assert not finished
    window = field.windowHandle()
    assert window is not None
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert finished == [WHOLE]
    qtbot.waitUntil(lambda: field.text() == "a")


def test_what_was_stopped_is_not_gone_on_with_by_itself(qtbot: QtBot, qapp: QObject) -> None:
    made: list[str] = []
    finished: list[list[str]] = []
    making = Making(_parts(made))
    turns = Turns(making, finished.append, qapp)
    turns.stop()
    done: list[bool] = []
    QTimer.singleShot(50, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert (made, finished) == ([], [])
    assert making.finish() == WHOLE
