"""The window for people who read from right to left, and with text at twice its size."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.widgets.work.job import JobView
from badgedesk.app.widgets.work.job_panel import JobPanel


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def large(theme: Theme) -> Iterator[None]:
    theme.set_text_size(200)
    yield
    theme.set_text_size(100)


def _left(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).x()


@pytest.mark.usefixtures("mirrored")
def test_rail_panels_and_bars_are_mirrored(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    middle = window.width() // 2
    assert _left(window.rail, window) > middle
    window.go_to("designs")
    qtbot.waitUntil(lambda: desk.designs.loaded)
    sides = [widget for widget in window.findChildren(QWidget) if widget.property("part") == "side"]
    shown = [side for side in sides if side.isVisible()]
    assert shown
    assert all(_left(side, window) > middle for side in shown)


@pytest.mark.usefixtures("mirrored")
def test_the_panel_of_long_work_stands_at_the_other_side(desk: Desk, qtbot: QtBot) -> None:
    panel = JobPanel(desk._theme, desk.window)
    panel.show_job(JobView("Awarding", 1, 9, "1 of 9 badges"))
    qtbot.waitUntil(panel.isVisible)
    assert panel.geometry().right() < desk.window.width() // 2


@pytest.mark.usefixtures("large")
def test_no_button_cuts_its_words_at_twice_the_text_size(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1366, 768)
    cut: list[str] = []
    for place in ("designs", "awards", "wallet"):
        desk.window.go_to(place)
        read_in = desk.wallet if place == "wallet" else desk.designs if place == "designs" else desk.awards
        qtbot.waitUntil(partial(getattr, read_in, "loaded"))
        for button in desk.window.findChildren(QAbstractButton):
            short = button.width() < button.sizeHint().width() or button.height() < button.fontMetrics().height()
            if button.isVisible() and button.text() and short:
                cut.append(f"{place}: {button.text()}")
    assert cut == []


@pytest.mark.usefixtures("large")
def test_the_wizard_s_fields_are_as_high_as_their_letters(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.window.resize(1366, 768)
    desk.window.go_to("awards")
    place = desk.window.findChild(AwardsPlace)
    assert isinstance(place, AwardsPlace)
    wizard = place.open_wizard()
    qtbot.waitUntil(wizard.isVisible)
    for field in (wizard.profile.name, wizard.profile.url, wizard.profile.email):
        assert field.edit.height() >= field.edit.fontMetrics().height() + 4
    wizard.reject()


@pytest.mark.parametrize(("width", "rail"), [(1366, 76), (1199, 56), (960, 56), (959, 48), (640, 48)])
def test_the_rail_gives_way_in_a_narrow_window(desk: Desk, qtbot: QtBot, width: int, rail: int) -> None:
    desk.window.resize(width, 700)
    qtbot.waitUntil(lambda: desk.window.rail.width() == rail)
    for tool in ("designs", "awards", "wallet", "help", "settings"):
        assert desk.window.rail.button(tool).accessibleName()
        assert desk.window.rail.button(tool).width() >= 28
