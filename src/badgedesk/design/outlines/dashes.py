"""Dashes fitted to the outline they run along: whole patterns, and a dash around every corner and at every end."""

import math
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from badgedesk.design.colours.paints import Stroke
from badgedesk.design.outlines.geometry import Point
from badgedesk.design.outlines.path import Path

_FLAT_PX: Final = 0.005
_CORNER: Final = math.radians(20.0)
"""How far an outline turns at a point that is seen as a corner."""
_SAME_PX: Final = 0.02
_LEAST_SHARE: Final = 0.5
"""Of a pattern, that every side holds where dashes keep to corners; else only the whole outline counts."""
_LEAST_PATTERNS: Final = 1.5
"""Shorter outlines keep their dashes as they are."""


@lru_cache(maxsize=512)
def fitted_dashes(contour: Path, dash: tuple[float, ...]) -> tuple[tuple[float, ...], float]:
    """Return the dashes and gaps that go along a contour in whole patterns, and the offset they begin with.

    Args:
        contour: one, closed or open.
        dash: lengths of dashes and gaps in px; all are stretched or shrunk alike on each side of the contour.
    """
    pattern = dash * (1 + len(dash) % 2)
    period = sum(pattern)
    points = _points(contour)
    closed = contour.verbs.endswith("Z")
    length = sum(math.dist(one, other) for one, other in pairwise(points))
    if not period or length < _LEAST_PATTERNS * period:
        return dash, 0.0
    sides, before = _sides(points, closed=closed)
    if min(sides) < _LEAST_SHARE * period:
        sides, before = [length], 0.0
    return _along(sides, before, pattern, closed=closed)


def fitted_to(contour: Path, stroke: Stroke) -> Stroke:
    """Return a line as it runs along a contour; one that is not fitted stays as it is."""
    if not stroke.is_fitted:
        return stroke
    dash, offset = fitted_dashes(contour, stroke.dash)
    return replace(stroke, dash=dash, dash_offset=offset, fitted=False)


def _points(contour: Path) -> list[Point]:
    """Return the contour as points joined by short lines; a closed one ends where it begins."""
    found: list[Point] = []
    for point in (contour.polygons(_FLAT_PX) or [[]])[0]:
        if not found or math.dist(found[-1], point) > _FLAT_PX / 10:
            found.append(point)
    return found


def _sides(points: list[Point], *, closed: bool) -> tuple[list[float], float]:
    """Return the lengths between corners, and how far the contour runs before the first of them."""
    begins = [0.0]
    for one, other in pairwise(points):
        begins.append(begins[-1] + math.dist(one, other))
    length = begins[-1]
    corners = [begins[at] for at in range(1, len(points) - 1) if _turn(*points[at - 1 : at + 2]) > _CORNER]
    if not closed:
        return [end - start for start, end in pairwise((0.0, *corners, length))], 0.0
    if _turn(points[-2], points[0], points[1]) > _CORNER:
        corners.insert(0, 0.0)
    if not corners:
        return [length], 0.0
    return [end - start for start, end in pairwise((*corners, corners[0] + length))], corners[0]


def _turn(before: Point, at: Point, after: Point) -> float:
    """Return the angle by which the way through three points turns, 0 to pi."""
    turn = math.atan2(after[1] - at[1], after[0] - at[0]) - math.atan2(at[1] - before[1], at[0] - before[0])
    return abs((turn + math.pi) % (2 * math.pi) - math.pi)


def _along(
    sides: list[float], before: float, pattern: tuple[float, ...], *, closed: bool
) -> tuple[tuple[float, ...], float]:
    """Return dashes and gaps for all sides; half a dash lies on each side of a corner, a whole one at each end."""
    if closed and max(sides) - min(sides) < _SAME_PX:  # one pattern repeats itself all around
        fitted = _stretched(pattern, sides[0] / (_count(sides[0], pattern) * sum(pattern)))
        return fitted, (fitted[0] / 2 - before) % sum(fitted)
    made: list[float] = []
    for at, side in enumerate(sides):
        first = 1.0 if not closed and at == 0 else 0.5
        last = 1.0 if not closed and at == len(sides) - 1 else 0.5
        run = _side(side, pattern, first, last)
        made = [*made[:-1], made[-1] + run[0], *run[1:]] if made else run
    if not closed:
        return (*made, sum(pattern)), 0.0
    half = made.pop()
    total = sum(made) + half
    return (made[0] + half, *made[1:]), (half - before) % total


def _side(length: float, pattern: tuple[float, ...], first: float, last: float) -> list[float]:
    """Return dashes and gaps along one side, which begins and ends with a share of the first dash."""
    ends = (first + last - 1) * pattern[0]
    count = _count(length - ends, pattern)
    scale = length / (count * sum(pattern) + ends)
    run = [*_stretched(pattern, scale) * count, pattern[0] * scale * last]
    run[0] *= first
    return run


def _count(length: float, pattern: tuple[float, ...]) -> int:
    return max(1, round(length / sum(pattern)))


def _stretched(pattern: tuple[float, ...], scale: float) -> tuple[float, ...]:
    return tuple(length * scale for length in pattern)
