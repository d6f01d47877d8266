"""A drag on the canvas, from press to release: each kind says what the design becomes on the way."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.items import TURN
from badgedesk.app.designs.canvas.snap import Snapped, Targets
from badgedesk.app.designs.editor.arrange import turned
from badgedesk.app.designs.editor.changes import fitted, moved
from badgedesk.design.document import Design
from badgedesk.design.layers import LayerId
from badgedesk.design.outlines.geometry import Box

_LEAST_PX: Final = 1.0
TURN_STEP_DEGREES: Final = 15


@dataclass(frozen=True, slots=True)
class Drag:
    """What is dragged: the design as it was, the layers, the box around them, and the gesture of the history."""

    start: Design
    layers: tuple[LayerId, ...]
    box: QRectF
    gesture: int
    handle: str = ""
    """The handle that is pulled; empty while the layers themselves are moved."""
    targets: Targets = Targets()  # noqa: RUF009 - an immutable value
    """What a move is drawn to."""
    origin: Design = Design()  # noqa: RUF009 - an immutable value
    """The design before anything was done, copies not yet made."""

    @property
    def label(self) -> str:
        """Name of the step in the history."""
        return {"": "Move", TURN: "Rotate"}.get(self.handle, "Resize")


def moving(drag: Drag, way: Snapped) -> Callable[[Design], Design]:
    """Return the change that moves what is dragged."""
    return lambda _: moved(drag.start, drag.layers, way.dx, way.dy) if way.dx or way.dy else drag.start


def turning(drag: Drag, pressed: QPointF, now: QPointF, *, steps: bool) -> tuple[Callable[[Design], Design], float]:
    """Return the change that turns what is dragged about its middle, and the angle in degrees.

    Args:
        drag: what is turned.
        pressed: where the handle was taken.
        now: where the pointer is.
        steps: only steps of 15 degrees.
    """
    centre = drag.box.center()
    was = math.atan2(pressed.y() - centre.y(), pressed.x() - centre.x())
    is_ = math.atan2(now.y() - centre.y(), now.x() - centre.x())
    angle = (is_ - was + math.pi) % (2 * math.pi) - math.pi
    if steps:
        step = math.radians(TURN_STEP_DEGREES)
        angle = round(angle / step) * step
    middle = (centre.x(), centre.y())
    return (lambda _: turned(drag.start, drag.layers, angle, middle)), math.degrees(angle)


def resizing(drag: Drag, away: QPointF, *, ratio: bool, centred: bool) -> Callable[[Design], Design]:
    """Return the change that pulls a handle.

    Args:
        drag: what is resized.
        away: how far the handle was pulled.
        ratio: corners keep the proportions.
        centred: the middle stays, the other side follows.
    """
    old = Box(drag.box.left(), drag.box.top(), drag.box.right(), drag.box.bottom())
    new = pulled(old, drag.handle, away, free=not ratio)
    if centred:
        (x, y), width, height = old.centre, 2 * new.width - old.width, 2 * new.height - old.height
        width, height = max(width, _LEAST_PX), max(height, _LEAST_PX)
        new = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
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
