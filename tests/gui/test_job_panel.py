"""The panels of long work: pause, fold, stack, and a batch that really stands still."""

from collections.abc import Callable
from threading import Event, Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from badgedesk.app.jobs import Brake
from badgedesk.app.main import Desk
from badgedesk.app.widgets.work.job import JobState, JobView, rate_words
from badgedesk.app.widgets.work.job_panel import JobPanel


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def panel(desk: Desk, asked: list[str]) -> JobPanel:
    return _add(desk, asked)


def _add(desk: Desk, asked: list[str]) -> JobPanel:
    def note(word: str) -> Callable[[], None]:
        return lambda: asked.append(word)

    return desk.frame.jobs.add(pause=note("pause"), go_on=note("go on"), cancel=note("cancel"), action=note("action"))


def _running(title: str = "Awarding First Aid", done: int = 3) -> JobView:
    return JobView(title, done, 12, f"{done} of 12 badges", "about 6 s left", "2 a second", f"{done} are kept")


def _press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_says_how_far_how_fast_how_long_and_what_is_kept(panel: JobPanel, qtbot: QtBot) -> None:
    panel.show_job(_running())
    qtbot.waitUntil(panel.isVisible)
    said = {label.text() for label in panel.findChildren(QPushButton)}
    assert {"Pause", "Cancel"} <= said
    for words in ("3 of 12 badges", "about 6 s left", "2 a second"):
        assert words in panel.text()


def test_pause_and_go_on_are_one_button(panel: JobPanel, qtbot: QtBot, asked: list[str]) -> None:
    panel.show_job(_running())
    qtbot.waitUntil(panel.isVisible)
    _press(qtbot, panel.pause)
    panel.show_job(JobView("Awarding", 3, 12, "3 of 12 badges", "paused", state=JobState.PAUSED))
    assert panel.pause.text() == "Go on"
    _press(qtbot, panel.pause)
    _press(qtbot, panel.cancel)
    assert asked == ["pause", "go on", "cancel"]


def test_a_folded_panel_is_an_item_of_the_status_bar(desk: Desk, panel: JobPanel, qtbot: QtBot) -> None:
    panel.show_job(_running())
    qtbot.waitUntil(panel.isVisible)
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    items = [button for button in desk.window.status.findChildren(QPushButton) if "Awarding" in button.text()]
    assert [item.text() for item in items if item.isVisible()] == ["Awarding First Aid: 25%"]
    panel.show_job(_running(done=6))
    assert items[0].text() == "Awarding First Aid: 50%"
    assert not panel.isVisible()
    _press(qtbot, items[0])
    assert panel.isVisible()
    assert not items[0].isVisible()


def test_folded_work_that_is_over_comes_back(panel: JobPanel, qtbot: QtBot) -> None:
    panel.show_job(_running())
    qtbot.waitUntil(panel.isVisible)
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    panel.show_job(JobView("The award stopped", 3, 12, "3 of 12 badges", state=JobState.FAILED))
    assert panel.isVisible()
    assert not panel.pause.isVisible()


def test_several_panels_stand_above_one_another(desk: Desk, panel: JobPanel, qtbot: QtBot, asked: list[str]) -> None:
    other = _add(desk, asked)
    panel.show_job(_running())
    other.show_job(_running("Adding badges"))
    qtbot.waitUntil(lambda: panel.isVisible() and other.isVisible())
    shadow = 12
    assert other.geometry().bottom() - shadow <= panel.geometry().top() + shadow
    assert other.x() == panel.x()
    high = other.y()
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert other.y() > high


def test_a_brake_stops_work_between_two_items_and_lets_it_go_on() -> None:
    brake, cancel, done, stands = Brake(), Event(), [], Event()

    def work() -> None:
        for number in range(6):
            done.append(number)
            if number == 2:
                brake.pull()
                stands.set()
            brake.hold(cancel)

    worker = Thread(target=work)
    worker.start()
    assert stands.wait(5)
    worker.join(0.3)
    assert worker.is_alive()
    assert done == [0, 1, 2]
    brake.release()
    worker.join(5)
    assert done == [0, 1, 2, 3, 4, 5]


def test_cancelled_work_does_not_wait_for_the_brake() -> None:
    brake, cancel = Brake(), Event()
    brake.pull()
    worker = Thread(target=lambda: brake.hold(cancel))
    worker.start()
    cancel.set()
    worker.join(5)
    assert not worker.is_alive()


@pytest.mark.parametrize(
    ("done", "elapsed_s", "said"), [(0, 1.0, ""), (5, 0.0, ""), (300, 2.0, "150 a second"), (2, 4.0, "30 a minute")]
)
def test_the_rate_is_said_in_a_unit_that_fits(done: int, elapsed_s: float, said: str) -> None:
    assert rate_words(done, elapsed_s) == said
