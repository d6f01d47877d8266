"""Lines on one side of an outline, as the areas they cover: no painter knows them, so all fill the same area.

Outlines are worked on letter by letter, because the time that path operations take grows faster than the outline.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from badgedesk.core.errors import DesignError
from badgedesk.design.booleans import Operation, half_stroke, united
from badgedesk.design.geometry import Box
from badgedesk.design.paints import Join, Side, Stroke
from badgedesk.design.path import COUNTS, Path, joined

_SAME_AREA: Final = 1e-3


def has_side(path: Path, stroke: Stroke) -> bool:
    """Whether a line lies on one side of an outline: where that is asked for and every contour is closed."""
    return stroke.side is not Side.CENTRE and _is_closed(path) and stroke.width_px > 0


@lru_cache(maxsize=512)
def line_area(path: Path, stroke: Stroke) -> Path:
    """Return the area of a line inside or outside an outline; what of it cannot be found is left out.

    The line is drawn twice as wide, and what lies on the other side of the outline is taken away.
    """
    units = _units(path)
    return joined(_line(unit, units, stroke) for unit in units).rounded()


def _line(unit: "_Unit", units: "list[_Unit]", stroke: Stroke) -> Path:
    try:
        if stroke.side is Side.INSIDE:
            return half_stroke(unit.path, stroke, unit.path, Operation.INTERSECT)
        reach = unit.box.grown(stroke.width_px * (stroke.miter_limit if stroke.join is Join.MITER else 1.5))
        near = joined(other.path for other in units if _overlap(reach, other.box))
        return half_stroke(unit.path, stroke, near, Operation.SUBTRACT)
    except DesignError:
        return Path()


@lru_cache(maxsize=256)
def outer_edge(path: Path) -> Path:
    """Return letters without the edges where their parts lie over each other, so that lines run around them only."""
    units = _units(path)
    edges = [_outer(unit) for unit in units]
    return path if all(edge is unit.path for edge, unit in zip(edges, units, strict=True)) else joined(edges).rounded()


def _outer(unit: "_Unit") -> Path:
    """Return the edge of a letter; the letter itself where nothing in it lies over anything."""
    if unit.path.verbs.count("M") == 1:
        return unit.path
    try:
        edge = united((unit.path,))
    except DesignError:
        return unit.path
    return unit.path if math.isclose(abs(edge.area()), abs(unit.path.area()), rel_tol=_SAME_AREA) else edge


@dataclass(slots=True)
class _Unit:
    """Contours that may lie over each other, and a box that holds them."""

    path: Path
    box: Box


def _units(path: Path) -> list[_Unit]:
    """Return the contours of an outline, those together whose boxes overlap, in the order in which they come."""
    units: list[_Unit] = []
    for contour in _contours(path):
        xs, ys = contour.numbers[0::2], contour.numbers[1::2]
        made = _Unit(contour, Box(min(xs), min(ys), max(xs), max(ys)))
        touching = [unit for unit in units if _overlap(unit.box, made.box)]
        apart = [unit for unit in units if not _overlap(unit.box, made.box)] if touching else units
        for unit in reversed(touching):
            made = _Unit(unit.path + made.path, unit.box.around(made.box))
        units = [*apart, made]
    return units


def _contours(path: Path) -> Iterator[Path]:
    at = 0
    for verbs in path.verbs.split("M")[1:]:
        count = COUNTS["M"] + sum(COUNTS[verb] for verb in verbs)
        yield Path(f"M{verbs}", path.numbers[at : at + count])
        at += count


def _overlap(one: Box, other: Box) -> bool:
    across = one.left <= other.right and other.left <= one.right
    return across and one.top <= other.bottom and other.top <= one.bottom


def _is_closed(path: Path) -> bool:
    return bool(path) and all(contour.endswith("Z") for contour in path.verbs.split("M")[1:])
