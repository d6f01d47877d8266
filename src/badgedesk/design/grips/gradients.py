"""Grips of gradients: where they start and end, and where each colour lies on the way."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeAlias

from badgedesk.design.colours.colour import Colour, Mix, Palette, resolve
from badgedesk.design.colours.paints import LinearGradient, RadialGradient, Space, Stop
from badgedesk.design.grips.grip import Grip, GripKind
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box, Point

Gradient: TypeAlias = LinearGradient | RadialGradient
_LEAST: Final = 0.001
_TAKEN: Final = frozenset({0.0, 0.5, 1.0})
"""Where a box has its handles, in shares of its side."""
_CLEAR: Final = 0.35
_FURTHEST: Final = 50.0
"""Furthest that an end is pulled, in sides of the box."""


def _home(gradient: Gradient, box: Box) -> Affine:
    """Return the map from the gradient's own coordinates to the px of the layer."""
    if gradient.space is Space.LAYER:
        return IDENTITY
    return Affine(box.width or 1.0, 0.0, 0.0, box.height or 1.0, box.left, box.top)


def _line(gradient: Gradient) -> tuple[Point, Point]:
    """Return the line on which the colours lie, in the gradient's own coordinates."""
    if isinstance(gradient, LinearGradient):
        return (gradient.x1, gradient.y1), (gradient.x2, gradient.y2)
    return (gradient.cx, gradient.cy), (gradient.cx + gradient.radius, gradient.cy)


def freed(gradient: Gradient) -> Gradient:
    """Return a gradient that looks the same and whose upright or level line keeps clear of the handles of its box."""
    if not isinstance(gradient, LinearGradient) or gradient.space is not Space.BOX:
        return gradient
    if gradient.x1 == gradient.x2 and gradient.x1 in _TAKEN:
        return replace(gradient, x1=_CLEAR, x2=_CLEAR)
    if gradient.y1 == gradient.y2 and gradient.y1 in _TAKEN:
        return replace(gradient, y1=_CLEAR, y2=_CLEAR)
    return gradient


def gradient_grips(gradient: Gradient, box: Box, palette: Palette) -> tuple[Grip, ...]:
    """Return the grips of a gradient on a shape with the box ``box``, in px of the layer."""
    gradient = freed(gradient)
    return tuple(_grips(gradient, _home(gradient, box), palette))


def _grips(gradient: Gradient, home: Affine, palette: Palette) -> Iterator[Grip]:
    start, end = (home.point(*point) for point in _line(gradient))
    first, last = ("Start", "End") if isinstance(gradient, LinearGradient) else ("Middle", "Edge")
    yield Grip("end", end, GripKind.END, f"{last} of the fade", start)
    yield Grip("start", start, GripKind.END, f"{first} of the fade")
    for index, stop in enumerate(gradient.stops):
        if 0 < index < len(gradient.stops) - 1:
            yield Grip(
                f"stop{index}",
                _between(start, end, stop.offset),
                GripKind.STOP,
                f"Colour {index + 1} of the fade",
                colour=resolve(stop.colour, palette),
            )


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def pull_gradient(gradient: Gradient, box: Box, name: str, to: Point, *, steps: bool = False) -> Gradient:
    """Return the gradient after its grip ``name`` was pulled to a point of the layer.

    Args:
        gradient: as it was.
        box: of the painted shape.
        name: of the grip.
        to: where it was pulled.
        steps: of a line, only directions of 15 degrees.
    """
    gradient = freed(gradient)
    home = _home(gradient, box)
    if name.startswith("stop"):
        return _with_offset(gradient, int(name.removeprefix("stop")), share_along(gradient, box, to))
    if steps and isinstance(gradient, LinearGradient):
        other = home.point(*_line(gradient)[0 if name == "end" else 1])
        to = _stepped(other, to)
    x, y = (
        min(max(value, -_FURTHEST), _FURTHEST) if gradient.space is Space.BOX else value
        for value in home.inverse().point(*to)
    )
    if isinstance(gradient, LinearGradient):
        return replace(gradient, x2=x, y2=y) if name == "end" else replace(gradient, x1=x, y1=y)
    if name == "start":
        return replace(gradient, cx=x, cy=y)
    return replace(gradient, radius=max(_LEAST, math.hypot(x - gradient.cx, y - gradient.cy)))


def _stepped(origin: Point, to: Point) -> Point:
    dx, dy = to[0] - origin[0], to[1] - origin[1]
    step = math.pi / 12
    angle = round(math.atan2(dy, dx) / step) * step
    length = math.hypot(dx, dy)
    return origin[0] + length * math.cos(angle), origin[1] + length * math.sin(angle)


def share_along(gradient: Gradient, box: Box, to: Point) -> float:
    """Return how far along the line of a gradient a point of the layer lies, 0 to 1."""
    home = _home(gradient, box)
    (x1, y1), (x2, y2) = (home.point(*point) for point in _line(gradient))
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    if not length:
        return 0.0
    return min(max(((to[0] - x1) * (x2 - x1) + (to[1] - y1) * (y2 - y1)) / length, 0.0), 1.0)


def nearest_share(gradient: Gradient, box: Box, to: Point, reach: float) -> float | None:
    """Return how far along the line of a gradient a point of the layer lies; None where it is off the line."""
    gradient = freed(gradient)
    home = _home(gradient, box)
    start, end = (home.point(*point) for point in _line(gradient))
    share = share_along(gradient, box, to)
    return share if math.dist(_between(start, end, share), to) <= reach else None


def _with_offset(gradient: Gradient, index: int, share: float) -> Gradient:
    """Return the gradient with a colour moved, between its neighbours."""
    low, high = gradient.stops[index - 1].offset, gradient.stops[index + 1].offset
    stops = list(gradient.stops)
    stops[index] = replace(stops[index], offset=round(min(max(share, low), high), 4))
    return replace(gradient, stops=tuple(stops))


def with_stop(gradient: Gradient, share: float) -> tuple[Gradient, int]:
    """Return the gradient with one more colour at ``share`` that looks as it did there, and which one it is."""
    share = round(min(max(share, 0.0), 1.0), 4)
    for index, (before, after) in enumerate(pairwise(gradient.stops)):
        if before.offset <= share <= after.offset:
            way = (share - before.offset) / (after.offset - before.offset) if after.offset > before.offset else 0.5
            colour: Colour = Mix(before.colour, after.colour, round(way, 4))
            fresh = Stop(share, colour, before.opacity + (after.opacity - before.opacity) * way)
            stops = (*gradient.stops[: index + 1], fresh, *gradient.stops[index + 1 :])
            return replace(gradient, stops=stops), index + 1
    return gradient, 0


def without_stop(gradient: Gradient, index: int) -> Gradient:
    """Return the gradient without one of its colours; two are always left."""
    if len(gradient.stops) <= 2 or not 0 <= index < len(gradient.stops):  # noqa: PLR2004 - a fade has two ends
        return gradient
    return replace(gradient, stops=gradient.stops[:index] + gradient.stops[index + 1 :])
