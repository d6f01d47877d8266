"""Unsaved work is kept at once, however many pictures wait to be drawn."""

from pathlib import Path
from threading import Event

from pytestqt.qtbot import QtBot

from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.main import Desk
from badgedesk.design import content


def test_unsaved_work_does_not_wait_behind_pictures(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.window.go_to("designs")
    desk.studio.open("template:harbour")
    qtbot.waitUntil(lambda: desk.window.windowTitle().startswith("Coastal"))
    assert desk.window.findChild(Canvas) is not None
    gate = Event()
    drawing = desk._workers("drawing", 2)
    for _ in range(4):
        drawing.run(lambda _: gate.wait(60), lambda _: None, lambda _: None)
    try:
        editor = desk.studio.editor
        editor.edit("Rename", lambda design: content.set_title(design, "Kept at once"))
        folder = tmp_path / "profile" / "recovery"
        qtbot.waitUntil(lambda: any(b"Kept at once" in file.read_bytes() for file in folder.glob("*.badge")))
    finally:
        gate.set()
        desk.studio.editor.close()  # else the window asks what becomes of it
