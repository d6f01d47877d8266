"""What a move is drawn to around the middle: rings, and spokes at equal angles; with the lines that say so."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF

from badgedesk.app.designs.canvas.items import BOARD

MIDDLE: Final = BOARD.center()
_TURN: Final = 2 * math.pi


@dataclass(frozen=True, slots=True)
class Polar:
    """Rings about the middle by their radii, in px of the artboard, and into how many parts a turn is divided."""

    radii: tuple[float, ...] = ()
    spokes: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """A ring to show, and what it stands for in words."""

    radius: float
    words: str


@dataclass(frozen=True, slots=True)
class Spoke:
    """A line from the middle to show, and what it stands for in words."""

    end: QPointF
    words: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A distance to move by, and what it was drawn to."""

    dx: float
    dy: float
    ring: Round | None = None
    spoke: Spoke | None = None


def drawn_round(centre: QPointF, reach: float, polar: Polar, *, across: bool, down: bool) -> Drawn | None:
    """Return the way of a centre to the rings and spokes it is near; None where there are none.

    Args:
        centre: of what is moved, in px of the artboard.
        reach: how near counts.
        polar: what there is to be drawn to.
        across: whether it may still go across.
        down: whether it may still go down.
    """
    x, y = centre.x() - MIDDLE.x(), centre.y() - MIDDLE.y()
    if across and down:
        return _free(x, y, reach, polar)
    if across or down:
        fixed, free = (y, x) if across else (x, y)
        ways = [
            (math.copysign(math.sqrt(radius * radius - fixed * fixed), free) - free, radius)
            for radius in polar.radii
            if radius > abs(fixed)
        ]
        way, radius = min(ways, key=lambda each: abs(each[0]), default=(reach, 0.0))
        if abs(way) < reach:
            return Drawn(way if across else 0.0, 0.0 if across else way, ring_of(radius))
    return None


def _free(x: float, y: float, reach: float, polar: Polar) -> Drawn | None:
    far = math.hypot(x, y)
    if far <= reach:
        return None
    angle = math.atan2(x, -y)
    radius = min(polar.radii, key=lambda each: abs(each - far), default=math.inf)
    ring = ring_of(radius) if abs(radius - far) < reach else None
    radius = radius if ring else far
    spoke = None
    if polar.spokes:
        part = _TURN / polar.spokes
        nearest = round(angle / part) * part
        if abs(nearest - angle) * far < reach:
            angle = nearest
            end = MIDDLE + QPointF(math.sin(angle), -math.cos(angle)) * radius
            spoke = Spoke(end, f"{math.degrees(angle) % 360:.0f}°")
    if ring is None and spoke is None:
        return None
    return Drawn(math.sin(angle) * radius - x, -math.cos(angle) * radius - y, ring, spoke)


def ring_of(radius: float) -> Round:
    """Return a ring to show, with its radius in words."""
    return Round(radius, f"{radius:.0f}")
