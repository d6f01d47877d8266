"""The designer: saving a design of 300 layers, opening the editor, and checking an artwork.

Counted is the time that the window's thread computes, since other programs share the machine. Opening is from asking
for a design until the editor was painted with it; all places are furnished before, as a moment after the start.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from benchmarks.harness import Row, Settings

if TYPE_CHECKING:
    from badgedesk.app.designs.views.studio import DesignsStudio
    from badgedesk.design import Design

SAVE_MS: Final = 100.0
OPEN_MS: Final = 300.0
LAYERS: Final = 300
_WAIT_S: Final = 60.0


def crowded() -> "Design":
    """Return a template with shapes, texts and icons put on it up to 300 layers."""
    from badgedesk.design.edits import fresh_ids
    from badgedesk.design.templates import build_template

    design = build_template("coach")
    leaves = build_template("notary").layers
    while sum(1 for _ in design.walk()) < LAYERS:
        missing = LAYERS - sum(1 for _ in design.walk())
        group = leaves[missing % len(leaves)]
        design = replace(design, layers=(*design.layers, *fresh_ids(design, (group,))))
    return design


def _median_ms(work: Callable[[], object], rounds: int) -> float:
    """Return the median of the time that this thread computes, the first run left out."""
    work()
    found = []
    for _ in range(rounds):
        began = time.thread_time()
        work()
        found.append((time.thread_time() - began) * 1000)
    return statistics.median(found)


def opening_ms(design: "Design", rounds: int) -> list[float]:
    """Return what the window's thread computes each time from asking for a design until it is painted."""
    from PySide6.QtWidgets import QApplication

    from badgedesk.app.designs.views.studio import DesignsStudio
    from badgedesk.app.look.fonts import load_fonts
    from badgedesk.app.look.theme import Theme, ThemeChoice
    from badgedesk.app.main import Desk
    from badgedesk.design import save_design

    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        message = "an application without widgets runs already"
        raise TypeError(message)
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "crowded.badge"
        file.write_bytes(save_design(design))
        desk = Desk(application, Theme(application, ThemeChoice.LIGHT), Path(folder) / "profile")
        desk.window.show()
        desk.furnish()
        desk.window.go_to("designs")
        studio = desk.window.findChild(DesignsStudio)
        if not isinstance(studio, DesignsStudio):
            message = "the window has no designer"
            raise TypeError(message)
        found = _opened_ms(studio, file, rounds + 1)
        desk.window.close()
    return found


def _opened_ms(studio: "DesignsStudio", file: Path, times: int) -> list[float]:
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject

    class Painted(QObject):
        """Notices that the canvas is painted with the design in it."""

        seen = False

        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.seen = self.seen or (bool(opened) and event.type() is QEvent.Type.Paint)
            return super().eventFilter(watched, event)

    opened: list[object] = []
    painted, found = Painted(), []
    studio.editor.artwork.canvas.viewport().installEventFilter(painted)
    studio.viewmodel.opened.connect(opened.append)
    for _ in range(times):
        opened.clear()
        painted.seen = False
        began, deadline = time.thread_time(), time.monotonic() + _WAIT_S
        studio.viewmodel.load(file)
        while not painted.seen and time.monotonic() < deadline:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        found.append((time.thread_time() - began) * 1000)
        studio.viewmodel.close()
        studio.editor.left.emit()
        QCoreApplication.processEvents()
    studio.editor.artwork.canvas.viewport().removeEventFilter(painted)
    return found


def rows(settings: Settings) -> list[Row]:
    """Return one row for each time that is promised."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    from badgedesk.design import save_design
    from badgedesk.design.checks.findings import check_design
    from badgedesk.design.templates import build_template

    design, coach = crowded(), build_template("coach")
    count = sum(1 for _ in design.walk())
    saved = _median_ms(lambda: save_design(design), settings.rounds)
    first, *later = opening_ms(coach, settings.rounds)
    many = opening_ms(design, settings.rounds)[1:]
    return [
        _row(f"save a design of {count} layers", SAVE_MS, saved),
        _row("open the designer, the first time", OPEN_MS, first),
        _row("open the designer, later", OPEN_MS, statistics.median(later)),
        _row(f"open a design of {count} layers", OPEN_MS, statistics.median(many)),
        _row("check an artwork, aside", None, _median_ms(lambda: check_design(coach), settings.rounds)),
    ]


def _row(operation: str, most_ms: float | None, taken_ms: float) -> Row:
    note = f"{taken_ms:.0f} ms computed"
    if most_ms is None:
        return Row(operation, "–", 1000 / taken_ms, note=note)
    return Row(operation, f"within {most_ms:.0f} ms", 1000 / taken_ms, 1000 / most_ms, most_ms / taken_ms, 1.0, note)
