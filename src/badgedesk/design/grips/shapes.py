"""Grips of parametric shapes: corners, depths, ends and how many points there are."""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from badgedesk.design.grips.grip import Grip, GripKind
from badgedesk.design.layers import Shape
from badgedesk.design.outlines.geometry import Point, polar
from badgedesk.design.shapes import emblems, ornaments, plain

_FULL: Final = 2 * math.pi
_MOST: Final = 60
"""Most points that a pull gives; more are typed."""
_INSET: Final = 14.0
"""How far inside its corner a grip lies at least, so that it is not hidden by the handle of the box."""
_LEAST: Final = 0.5


def shape_grips(shape: Shape) -> tuple[Grip, ...]:
    """Return the grips of a shape, in px of its layer; none for one whose box says all."""
    return tuple(Grip(name, point, GripKind.MEASURE, words) for name, words, point in _places(shape))


def pull_shape(shape: Shape, name: str, to: Point) -> Shape:
    """Return the shape after its grip ``name`` was pulled to a point, as far as its measures allow."""
    pull = _PULLS.get((type(shape), name))
    return pull(shape, to) if pull is not None else shape


def _places(shape: Shape) -> Iterator[tuple[str, str, Point]]:
    match shape:
        case plain.Rectangle():
            inset = shape.corner + _INSET
            yield "corner", "Round corners", (shape.cx + shape.width / 2 - inset, shape.cy - shape.height / 2 + inset)
        case plain.Polygon():
            yield from _polygon(shape)
        case plain.Star():
            yield from _star(shape)
        case plain.Ring():
            yield "inner", "Inner radius", (shape.cx + shape.inner, shape.cy)
        case plain.Sector() | plain.Arc():
            yield from _ends(shape)
        case plain.Line():
            yield "first", "Start of the line", (shape.x1, shape.y1)
            yield "second", "End of the line", (shape.x2, shape.y2)
        case _:
            yield from _emblem(shape)


def _emblem(shape: Shape) -> Iterator[tuple[str, str, Point]]:
    match shape:
        case plain.Sparkle():
            yield "waist", "Waist", polar((shape.cx, shape.cy), shape.waist, math.pi / shape.tips)
        case plain.Rays():
            yield "inner", "Inner radius", polar((shape.cx, shape.cy), shape.inner, 0.0)
        case emblems.Scallop():
            valley = math.pi / shape.lobes
            yield "depth", "Depth", polar((shape.cx, shape.cy), shape.radius - shape.depth, valley)
        case emblems.Gear():
            yield "inner", "Depth of teeth", polar((shape.cx, shape.cy), shape.inner, math.pi / shape.teeth)
        case ornaments.Rosette():
            yield "inner", "Length of petals", polar((shape.cx, shape.cy), shape.inner, math.pi / shape.petals)
        case ornaments.Divider():
            yield "size", "Size of the ornament", (shape.cx, shape.cy - shape.size / 2)
        case emblems.Laurel():
            yield "start", "Foot of the laurel", polar((shape.cx, shape.cy), shape.radius, math.pi - shape.start)
            yield "end", "Tip of the laurel", polar((shape.cx, shape.cy), shape.radius, math.pi - shape.end)
        case _:
            return


def _polygon(shape: plain.Polygon) -> Iterator[tuple[str, str, Point]]:
    centre = (shape.cx, shape.cy)
    yield "corner", "Round corners", polar(centre, max(0.0, shape.radius - shape.corner - _INSET), shape.turn)
    yield "sides", "Number of sides", polar(centre, shape.radius, shape.turn + _FULL / shape.sides)


def _star(shape: plain.Star) -> Iterator[tuple[str, str, Point]]:
    centre = (shape.cx, shape.cy)
    yield "inner", "Depth of the star", polar(centre, shape.inner, shape.turn + math.pi / shape.points)
    yield "points", "Number of points", polar(centre, shape.radius, shape.turn + _FULL / shape.points)
    yield "corner", "Round corners", polar(centre, max(0.0, shape.radius - shape.corner - _INSET), shape.turn)


def _ends(shape: plain.Sector | plain.Arc) -> Iterator[tuple[str, str, Point]]:
    centre = (shape.cx, shape.cy)
    radius = (shape.outer + shape.inner) / 2 if isinstance(shape, plain.Sector) else shape.radius
    yield "start", "Start", polar(centre, radius, shape.start)
    yield "end", "End", polar(centre, radius, shape.start + shape.sweep)
    if isinstance(shape, plain.Sector):
        yield "inner", "Inner radius", polar(centre, shape.inner, shape.start + shape.sweep / 2)


def _distance(centre: Point, to: Point) -> float:
    return math.hypot(to[0] - centre[0], to[1] - centre[1])


def _angle(centre: Point, to: Point) -> float:
    """Return the angle at which a point lies, straight up 0, clockwise, within half a turn either way."""
    return math.atan2(to[0] - centre[0], centre[1] - to[1])


def _near(angle: float, wanted: float) -> float:
    """Return ``angle`` moved by whole turns so that it is nearest to ``wanted``."""
    return angle + _FULL * round((wanted - angle) / _FULL)


def _held(value: float, most: float) -> float:
    return min(max(value, 0.0), max(most, 0.0))


def _rectangle_corner(shape: plain.Rectangle, to: Point) -> Shape:
    across, down = shape.cx + shape.width / 2 - to[0], to[1] - (shape.cy - shape.height / 2)
    return replace(shape, corner=_held((across + down) / 2 - _INSET, min(shape.width, shape.height) / 2))


def _polygon_corner(shape: plain.Polygon, to: Point) -> Shape:
    most = shape.radius * math.sin(math.pi / shape.sides)
    return replace(shape, corner=_held(shape.radius - _INSET - _distance((shape.cx, shape.cy), to), most))


def _star_corner(shape: plain.Star, to: Point) -> Shape:
    return replace(shape, corner=_held(shape.radius - _INSET - _distance((shape.cx, shape.cy), to), shape.radius))


def _count(centre: Point, turn: float, to: Point, least: int) -> int:
    """Return how many equal steps make a turn when the first ends at a point."""
    away = (_angle(centre, to) - turn) % _FULL
    return min(max(round(_FULL / max(away, _FULL / _MOST)), least), _MOST)


def _inner(shape: plain.Star | plain.Ring | plain.Rays | emblems.Gear | ornaments.Rosette, to: Point) -> Shape:
    outer = shape.outer if isinstance(shape, plain.Ring) else shape.radius
    return replace(shape, inner=_held(_distance((shape.cx, shape.cy), to), outer - _LEAST))


def _sector_inner(shape: plain.Sector, to: Point) -> Shape:
    return replace(shape, inner=_held(_distance((shape.cx, shape.cy), to), shape.outer - _LEAST))


def _start(shape: plain.Sector | plain.Arc, to: Point) -> Shape:
    """Pull the start; the end stays."""
    end = shape.start + shape.sweep
    start = _near(_angle((shape.cx, shape.cy), to), shape.start)
    sweep = min(max(end - start, 0.02), _FULL - 0.001)
    return replace(shape, start=_near(end - sweep, 0.0), sweep=sweep)


def _end(shape: plain.Sector | plain.Arc, to: Point) -> Shape:
    end = _near(_angle((shape.cx, shape.cy), to), shape.start + shape.sweep)
    return replace(shape, sweep=min(max(end - shape.start, 0.02), _FULL - 0.001))


def _laurel_start(shape: emblems.Laurel, to: Point) -> Shape:
    found = abs(math.pi - abs(_angle((shape.cx, shape.cy), to)))
    return replace(shape, start=min(found, shape.end - 0.05))


def _laurel_end(shape: emblems.Laurel, to: Point) -> Shape:
    found = abs(math.pi - abs(_angle((shape.cx, shape.cy), to)))
    return replace(shape, end=min(max(found, shape.start + 0.05), math.pi))


_PULLS: Final[dict[tuple[type, str], Callable[..., Shape]]] = {
    (plain.Rectangle, "corner"): _rectangle_corner,
    (plain.Polygon, "corner"): _polygon_corner,
    (plain.Polygon, "sides"): lambda shape, to: replace(shape, sides=_count((shape.cx, shape.cy), shape.turn, to, 3)),
    (plain.Star, "inner"): _inner,
    (plain.Star, "points"): lambda shape, to: replace(shape, points=_count((shape.cx, shape.cy), shape.turn, to, 2)),
    (plain.Star, "corner"): _star_corner,
    (plain.Ring, "inner"): _inner,
    (plain.Rays, "inner"): _inner,
    (emblems.Gear, "inner"): _inner,
    (ornaments.Rosette, "inner"): _inner,
    (ornaments.Divider, "size"): lambda shape, to: replace(shape, size=max(2 * abs(shape.cy - to[1]), _LEAST)),
    (plain.Sector, "inner"): _sector_inner,
    (plain.Sector, "start"): _start,
    (plain.Arc, "start"): _start,
    (plain.Sector, "end"): _end,
    (plain.Arc, "end"): _end,
    (plain.Line, "first"): lambda shape, to: replace(shape, x1=to[0], y1=to[1]),
    (plain.Line, "second"): lambda shape, to: replace(shape, x2=to[0], y2=to[1]),
    (plain.Sparkle, "waist"): lambda shape, to: replace(
        shape, waist=_held(_distance((shape.cx, shape.cy), to), shape.radius)
    ),
    (emblems.Scallop, "depth"): lambda shape, to: replace(
        shape, depth=_held(shape.radius - _distance((shape.cx, shape.cy), to), shape.radius - _LEAST)
    ),
    (emblems.Laurel, "start"): _laurel_start,
    (emblems.Laurel, "end"): _laurel_end,
}
