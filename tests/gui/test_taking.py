"""A long import has a panel: it tells how far it is, stands still, goes on, and stops with what was added kept."""

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from badgedesk.app.main import Desk
from badgedesk.app.wallet.shelf import Shelf, Taken
from badgedesk.app.wallet.taking import Taking
from badgedesk.app.widgets.drops import Drop
from badgedesk.app.widgets.job import JobState, JobView
from badgedesk.app.widgets.job_panel import JobPanel
from badgedesk.core.errors import BadgeDeskError
from tests.gui.badges import Club

_COUNT = 8


@pytest.fixture
def files(tmp_path: Path, club: Club) -> tuple[Path, ...]:
    folder = tmp_path / "received"
    folder.mkdir()
    made = []
    for number in range(_COUNT):
        file = folder / f"badge-{number}.png"
        file.write_bytes(club.award(person=f"Person {number}"))
        made.append(file)
    return tuple(made)


class Gate:
    """Lets the worker take one file at a time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._step = Event()
        real, gate = Shelf._take_one, self

        def slowly(shelf: Shelf, name: str, data: bytes, fault: BadgeDeskError | None) -> Taken:
            gate._step.wait(20)
            gate._step.clear()
            return real(shelf, name, data, fault)

        monkeypatch.setattr(Shelf, "_take_one", slowly)

    def let_one_through(self) -> None:
        """Let the next file be taken."""
        self._step.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def _seen(taking: Taking) -> list[JobView | None]:
    seen: list[JobView | None] = []
    taking.job_changed.connect(seen.append)
    return seen


def _done(seen: list[JobView | None]) -> int:
    return seen[-1].done if seen and seen[-1] is not None else -1


def test_the_panel_tells_how_far_an_import_is(desk: Desk, qtbot: QtBot, files: tuple[Path, ...], gate: Gate) -> None:
    seen = _seen(desk.wallet.taking)
    desk.wallet.add(Drop(files))
    panel = next(panel for panel in desk.window.findChildren(JobPanel) if "Adding" in panel.text())
    qtbot.waitUntil(panel.isVisible)
    for number in range(1, _COUNT):
        gate.let_one_through()
        qtbot.waitUntil(lambda number=number: _done(seen) == number)
        assert f"{number} of {_COUNT} files" in panel.text()
    gate.let_one_through()
    qtbot.waitUntil(lambda: desk.wallet.total == _COUNT)
    assert seen[-1] is None
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert desk.window.status.text() == f"{_COUNT} badges added."


def test_an_import_stands_still_and_goes_on(desk: Desk, qtbot: QtBot, files: tuple[Path, ...], gate: Gate) -> None:
    taking = desk.wallet.taking
    seen = _seen(taking)
    desk.wallet.add(Drop(files))
    gate.let_one_through()
    qtbot.waitUntil(lambda: _done(seen) == 1)
    taking.pause()
    assert seen[-1] is not None
    assert seen[-1].state is JobState.PAUSED
    taking.go_on()
    assert seen[-1].state is JobState.RUNNING
    for number in range(2, _COUNT):
        gate.let_one_through()
        qtbot.waitUntil(lambda number=number: _done(seen) == number)
    gate.let_one_through()
    qtbot.waitUntil(lambda: desk.wallet.total == _COUNT)


def test_a_stopped_import_keeps_what_was_added(desk: Desk, qtbot: QtBot, files: tuple[Path, ...], gate: Gate) -> None:
    taking = desk.wallet.taking
    seen = _seen(taking)
    desk.wallet.add(Drop(files))
    for number in (1, 2):
        gate.let_one_through()
        qtbot.waitUntil(lambda number=number: _done(seen) == number)
    taking.cancel()
    gate.let_one_through()
    qtbot.waitUntil(lambda: seen[-1] is None)
    qtbot.waitUntil(lambda: 2 <= desk.wallet.total <= 3)
    assert desk.window.status.text().startswith("Stopped. ")
