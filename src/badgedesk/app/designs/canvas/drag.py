"""A drag on the canvas, from press to release: each kind says what the design becomes on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.editor.changes import fitted, moved
from badgedesk.design.document import Design
from badgedesk.design.geometry import Box
from badgedesk.design.layers import LayerId

_LEAST_PX: Final = 1.0


@dataclass(frozen=True, slots=True)
class Drag:
    """What is dragged: the design as it was, the layers, the box around them, and the gesture of the history."""

    start: Design
    layers: tuple[LayerId, ...]
    box: QRectF
    gesture: int
    handle: str = ""
    """The handle that is pulled; empty while the layers themselves are moved."""

    @property
    def label(self) -> str:
        """Name of the step in the history."""
        return "Resize" if self.handle else "Move"


@dataclass(frozen=True, slots=True)
class Snapped:
    """A distance, and whether it was drawn to the middle of the artboard each way."""

    dx: float
    dy: float
    upright: bool = False
    level: bool = False


def snapped(box: QRectF, away: QPointF, reach: float, *, straight: bool) -> Snapped:
    """Return the distance of a move, drawn to the middle of the artboard where it comes near.

    Args:
        box: what is moved, before.
        away: how far the pointer is from where it was pressed.
        reach: how near counts, in artboard px; 0 for no drawing near.
        straight: move along one axis only, the one further on.
    """
    dx, dy = away.x(), away.y()
    if straight:
        dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
    to_middle = BOARD.center() - box.center()
    upright, level = abs(dx - to_middle.x()) < reach, abs(dy - to_middle.y()) < reach
    return Snapped(to_middle.x() if upright else dx, to_middle.y() if level else dy, upright, level)


def moving(drag: Drag, way: Snapped) -> Callable[[Design], Design]:
    """Return the change that moves what is dragged."""
    return lambda _: moved(drag.start, drag.layers, way.dx, way.dy) if way.dx or way.dy else drag.start


def resizing(drag: Drag, away: QPointF, *, free: bool) -> Callable[[Design], Design]:
    """Return the change that pulls a handle; corners keep the proportions unless ``free``."""
    old = Box(drag.box.left(), drag.box.top(), drag.box.right(), drag.box.bottom())
    new = pulled(old, drag.handle, away, free=free)
    return lambda _: fitted(drag.start, drag.layers, old, new)


def pulled(box: Box, handle: str, away: QPointF, *, free: bool) -> Box:
    """Return the box after its handle was pulled away."""
    left = box.left + (away.x() if "w" in handle else 0.0)
    right = box.right + (away.x() if "e" in handle else 0.0)
    top = box.top + (away.y() if "n" in handle else 0.0)
    bottom = box.bottom + (away.y() if "s" in handle else 0.0)
    width, height = max(right - left, _LEAST_PX), max(bottom - top, _LEAST_PX)
    if not free and len(handle) == len("se") and box.width and box.height:
        share = max(width / box.width, height / box.height)
        width, height = box.width * share, box.height * share
    if "w" in handle:
        left = right - width
    if "n" in handle:
        top = bottom - height
    return Box(left, top, left + width, top + height)
