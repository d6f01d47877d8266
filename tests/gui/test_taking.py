"""A long import has a panel: it tells how far it is, stands still, goes on, and stops with what was added kept."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.main import Desk
from badgedesk.app.wallet.shelf import Shelf, Taken
from badgedesk.app.wallet.taking import Taking
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.work.job import JobState, JobView
from badgedesk.app.widgets.work.job_panel import JobPanel
from badgedesk.core.errors import BadgeDeskError
from tests.gui.badges import Club, picture

Dropping = Callable[[QWidget, list[Path]], None]

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


def test_the_report_of_an_import_is_filtered_opened_and_saved_by_keyboard(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"a.png": club.award(person="Anna"), "b.jpg": picture(kind="JPEG"), "c.json": b'{"theme": "dark"}'}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    drop(desk.window, [tmp_path / name for name in files])
    qtbot.waitUntil(place.gallery.messages.isVisible)
    (show,) = (each for each in place.gallery.messages.findChildren(Button) if each.text() == "Show report")
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    page = place.intake
    qtbot.waitUntil(lambda: place.currentWidget() is page)
    model = page.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["b.jpg", "c.json"]
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("b.jpg. Not taken in. A JPEG picture cannot carry a badge.")
    qtbot.waitUntil(page.table.hasFocus)
    saved = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(saved.exists)
    page.parts.button("all").click()
    assert model.rowCount() == 3
    page.table.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    assert place.badge.panel.title() == "Coastal Sailing Skipper"
