"""The bar of steps: what it says, where one can go, what it leaves out where there is no room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from badgedesk.app.look.step_bar import StepBar
from badgedesk.app.look.theme import Theme, ThemeChoice

_LABELS = ("Badge", "Issuer", "People")


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> StepBar:
    made = StepBar(Theme(qapp, ThemeChoice.LIGHT), _LABELS)
    qtbot.addWidget(made)
    made.resize(600, 52)
    made.show_step(1)
    return made


def test_a_screen_reader_hears_the_step_at_hand(bar: StepBar) -> None:
    assert bar.accessibleName() == "Step 2 of 3: Issuer"


def test_a_done_step_is_gone_back_to_and_a_coming_one_is_not(bar: StepBar, qtbot: QtBot) -> None:
    chosen: list[int] = []
    bar.chosen.connect(chosen.append)
    for step in (2, 1, 0):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.place_of(step))
    assert chosen == [0]


def test_a_locked_bar_leads_nowhere(bar: StepBar, qtbot: QtBot) -> None:
    bar.show_step(2, locked=True)
    with qtbot.assertNotEmitted(bar.chosen):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.place_of(0))
        qtbot.keyClick(bar, Qt.Key.Key_Left)


def test_without_room_the_step_at_hand_is_shown_whole(bar: StepBar) -> None:
    bar.resize(bar.minimumSizeHint())
    assert bar.place_of(1).x() == 11 - 1
    assert bar.minimumSizeHint().width() < bar.sizeHint().width() / 2
    bar.grab()
