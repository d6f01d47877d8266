"""What the start settles for the whole run."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.heartbeat import LATE_S
from badgedesk.app.start import TURN_S, fit

_CALLS = 500
"""As often Qt asks our Python code something while it lays out and paints the editor; each time the thread may wait."""


def test_a_worker_that_computes_does_not_hold_up_what_is_laid_out() -> None:
    assert _CALLS * TURN_S <= LATE_S / 2


def test_the_first_window_leaves_room_for_its_title_bar(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    window.resize(screen.width() + 100, 300)
    fit(window)
    assert window.width() < screen.width()
    assert window.height() == 300
    window.resize(400, screen.height())
    fit(window)
    assert window.width() == 400
    assert window.height() <= screen.height() - 30
