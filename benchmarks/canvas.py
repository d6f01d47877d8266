"""Dragging on the canvas: frames a second with 200 layers, one of them moved and all of them moved.

A frame is what a movement of the mouse costs: the edit of the design, its mirror, and the painting of the window,
done at once. The figure is that of the slow frames: 95 of 100 are at least as fast. The target is 60 a second.
"""

import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.harness import Row, Settings

if TYPE_CHECKING:
    from badgedesk.design import Design

FRAMES_A_SECOND: Final = 60.0
LAYERS: Final = 200
_FRAMES: Final = 120
_START: Final = 20
"""A press becomes a drag after some px."""
_SIDE: Final = (900, 640)


def many_layers() -> "Design":
    """Return a design of 200 shapes, filled plain or with a fade, outlined, some of them see-through."""
    from badgedesk.design import Design
    from badgedesk.design.colours.colour import Hex
    from badgedesk.design.colours.paints import Stroke, fade, solid
    from badgedesk.design.layers import LayerId, ShapeLayer
    from badgedesk.design.shapes.plain import Star

    colours = [Hex(value) for value in ("#c42d3a", "#12477e", "#e3b64e", "#2f7fa6")]
    layers = tuple(
        ShapeLayer(
            id=LayerId(f"star-{index}"),
            shape=Star(22.0, 10.0, 5 + index % 4, cx=30.0 + 32.0 * (index % 15), cy=30.0 + 32.0 * (index // 15)),
            fill=fade(colours[index % 4], colours[(index + 1) % 4]) if index % 2 else solid(colours[index % 4]),
            strokes=(Stroke(solid(colours[(index + 2) % 4]), 2.0),),
            opacity=0.6 if index % 5 == 0 else 1.0,
        )
        for index in range(LAYERS)
    )
    return Design(layers=layers)


def slow_frame_s(design: "Design", chosen: int) -> float:
    """Return the time that 95 of 100 frames keep within, while the first ``chosen`` layers are dragged."""
    from concurrent.futures import ThreadPoolExecutor

    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from badgedesk.app.designs.canvas.view import Canvas
    from badgedesk.app.designs.editor.files import DesignFiles
    from badgedesk.app.designs.editor.journal import Journal
    from badgedesk.app.designs.editor.viewmodel import EditorViewModel
    from badgedesk.app.jobs import Jobs

    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        jobs = Jobs(ThreadPoolExecutor(1))
        files = DesignFiles(Path(folder), Path(folder) / "recent.txt")
        viewmodel = EditorViewModel(jobs, files, Journal(Path(folder) / "recovery"), lambda: datetime.now(UTC))
        canvas = Canvas(viewmodel)
        canvas.resize(*_SIDE)
        canvas.show()
        viewmodel.open(design)
        layers = tuple(layer.id for layer in design.layers[:chosen])
        viewmodel.select(layers if chosen > 1 else ())  # one is taken by the press, before it shows handles of its own
        application.processEvents()
        view, at = canvas.viewport(), canvas.box_on_screen(layers[0]).center().toPoint()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        frames = []
        for frame in range(1, _FRAMES + 1):
            started = time.perf_counter()
            QTest.mouseMove(view, at + QPoint(_START + frame, frame // 3))
            application.processEvents()
            frames.append(time.perf_counter() - started)
        moved = viewmodel.design.layers[0].transform != design.layers[0].transform
        viewmodel.close()
        canvas.close()
        jobs.close()
    if not moved:
        message = "the press took no layer: nothing was dragged"
        raise RuntimeError(message)
    return statistics.quantiles(frames, n=20)[-1]


def rows(settings: Settings) -> list[Row]:
    """Return one row for one layer of 200 dragged, one for all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    design = many_layers()
    found = []
    for chosen, name in ((1, "one of 200 layers dragged"), (LAYERS, "200 layers dragged")):
        slow = statistics.median(slow_frame_s(design, chosen) for _ in range(settings.rounds))
        speed = 1 / slow
        note = f"95 of 100 frames within {slow * 1000:.1f} ms"
        found.append(Row(name, "60 frames a second", speed, FRAMES_A_SECOND, speed / FRAMES_A_SECOND, 1.0, note))
    return found
