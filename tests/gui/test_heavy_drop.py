"""Files made to be heavy are dropped: the window's thread goes on answering, and one report tells of all of them."""

import gc
import io
import json
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roles import CardRole
from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.core.bake import unbake
from tests.gui.badges import Club
from tests.hostile.window import Pulse

Dropping = Callable[[QWidget, list[Path]], None]

_LONGEST_S = 0.1
"""Of processor time of the window's thread between two beats: what it did itself in one turn. The clock on the wall
also counts what other work on the machine took away, which says nothing about the program."""
_WALKS = 3
_MIB = 1 << 20
_MEMBERS = 10_000
_LONG = 2 * _MIB - 10_000
"""Letters of names in a credential that is just not too large."""


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.fixture
def untraced() -> Iterator[None]:
    """Keep apart what is not the window's own work: counting lines."""
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.fixture
def heavy(tmp_path: Path, club: Club) -> list[Path]:
    """Someone else's JSON, long names, deep nesting, very many members, a bomb, and one badge among them."""
    badge = json.loads(unbake(club.award()).text)
    badge["credentialSubject"]["achievement"]["name"] = badge["name"] = "W" * (_LONG // 2)
    made = {
        "foreign.json": json.dumps([{"row": number, "text": "x" * 50} for number in range(50_000)]).encode(),
        "long.json": json.dumps(badge).encode(),
        "deep.json": b'{"a":' * 400 + b"1" + b"}" * 400,
        "many.zip": zipped({f"{number}.txt": b"nothing" for number in range(_MEMBERS)}),
        "bomb.zip": zipped({"bomb.json": b" " * (50 * _MIB)}),
        "badge.png": club.award("Anchor"),
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in made]


def walk(desk: Desk, qtbot: QtBot, drop: Dropping, heavy: list[Path]) -> dict[str, float]:
    """Import, look through the report and open both badges; return the longest turn of each step, in seconds."""
    gc.collect()
    gc.freeze()  # as the program does once it stands
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    worst: dict[str, float] = {}
    pulse = Pulse(time.thread_time)

    def after(step: str) -> None:
        """Let the window paint what a step made, and keep the longest turn since the last one."""
        for _ in range(3):
            QApplication.processEvents()
            qtbot.wait(20)
        worst[step], pulse.longest_s = round(pulse.longest_s, 3), 0.0

    drop(desk.window, heavy)
    qtbot.waitUntil(lambda: "could not be taken in" in place.gallery.messages.text(), timeout=120_000)
    assert place.gallery.messages.text().startswith("2 badges added.")
    after("import")
    desk.wallet.show_intake()
    page = place.intake
    qtbot.waitUntil(lambda: place.currentWidget() is page)
    after("report")
    qtbot.mouseClick(page.parts.button("all"), Qt.MouseButton.LeftButton)
    assert page.table.model().rowCount() == _MEMBERS + len(heavy) - 1
    after("all files")
    for letter in "nested":
        qtbot.keyClick(page.search, letter)
        after(f"typed {letter}")
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    after("last row")
    desk.wallet.go_back()
    qtbot.waitUntil(lambda: place.currentWidget() is place.gallery)
    after("gallery")
    ids = [str(place.gallery.grid.model().index(row, 0).data(CardRole.ID)) for row in range(2)]
    for number, id_ in enumerate(ids):
        desk.wallet.open_badge(id_)
        qtbot.waitUntil(lambda id_=id_: desk.wallet.sheet is not None and desk.wallet.sheet.id == id_)
        after(f"opened {number}")
        desk.wallet.go_back()
    pulse.rest()
    return worst


@pytest.mark.usefixtures("untraced")
def test_the_window_answers_while_heavy_files_are_read_and_shown(
    open_desk: Callable[[str], Desk], qtbot: QtBot, drop: Dropping, heavy: list[Path]
) -> None:
    """What takes too long does so in each of three windows; what another work on the machine does to one, does not."""
    walks: list[dict[str, float]] = []
    slow: dict[str, float] = {}
    for number in range(_WALKS):
        walks.append(walk(open_desk(f"profile {number}"), qtbot, drop, heavy))
        least = {step: min(taken[step] for taken in walks) for step in walks[0]}
        slow = {step: work for step, work in least.items() if work > _LONGEST_S}
        if not slow:
            break
    assert slow == {}
