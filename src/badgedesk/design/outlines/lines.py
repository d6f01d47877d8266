"""Lines on one side of an outline, as the areas they cover: no painter knows them, so all fill the same area.

Outlines are worked on letter by letter, because the time that path operations take grows faster than the outline.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from badgedesk.core import limits
from badgedesk.core.errors import DesignError
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import Join, Side, Stroke, solid
from badgedesk.design.outlines.booleans import Operation, half_stroke, united
from badgedesk.design.outlines.crossings import crossings
from badgedesk.design.outlines.path import Path, joined
from badgedesk.design.outlines.units import Unit, Units, units_of

_SAME_AREA: Final = 1e-3
_LONG: Final = limits.LINE_CROSSINGS // 4
_ANY: Final = solid(Hex("#000000"))
"""Paint of lines that are only measured: areas are the same in all colours."""


def has_side(path: Path, stroke: Stroke) -> bool:
    """Whether a line lies on one side of an outline: where that is asked for and every contour is closed."""
    return stroke.side is not Side.CENTRE and _is_closed(path) and stroke.width_px > 0


def line_area(path: Path, stroke: Stroke) -> Path:
    """Return the area of a line inside or outside an outline; what of it cannot be found is left out.

    The line is drawn twice as wide, and what lies on the other side of the outline is taken away. A part that
    crosses itself more than ``limits.LINE_CROSSINGS`` times gets no line, nor does an outline that would cost more than
    ``limits.OUTLINE_WORK``; `leaves_out` tells.
    """
    return _area(path, replace(stroke, paint=_ANY))[0]


def leaves_out(path: Path, stroke: Stroke) -> bool:
    """Return whether a part of an outline has no line in its `line_area` because it takes too long to find."""
    return not _area(path, replace(stroke, paint=_ANY))[1]


@lru_cache(maxsize=512)
def _area(path: Path, stroke: Stroke) -> tuple[Path, bool]:
    """Return the area of a line, and whether it is that of the whole outline."""
    units = units_of(path)
    around: list[Path] = []
    left = limits.OUTLINE_WORK
    for unit in units.all:
        around.append(near := _near(unit, units, stroke))
        left -= len(near.verbs)
        if left < 0:
            return Path(), False
    lines = [_line(unit.path, near, stroke) for unit, near in zip(units.all, around, strict=True)]
    return joined(line for line in lines if line is not None).rounded(), None not in lines


def _near(unit: Unit, units: Units, stroke: Stroke) -> Path:
    """Return what the line of a unit may not cover: all that it reaches; the unit itself for a line inside."""
    if stroke.side is Side.INSIDE:
        return unit.path
    reach = unit.box.grown(stroke.width_px * (stroke.miter_limit if stroke.join is Join.MITER else 1.5))
    return joined(other.path for other in units.within(reach))


def takes_long(path: Path, reach: float) -> bool:
    """Return whether lines that reach so many px take long for some part of an outline."""
    return any(crossings((unit.path,), reach, _LONG) > _LONG for unit in units_of(path).all)


@lru_cache(maxsize=2048)
def _line(unit: Path, near: Path, stroke: Stroke) -> Path | None:
    """Return the line of one unit, None if it takes too long; while a text is written, most letters stay in place."""
    try:
        operation = Operation.INTERSECT if stroke.side is Side.INSIDE else Operation.SUBTRACT
        if _is_fine(unit, stroke):
            unit = united((unit,)) if stroke.side is Side.OUTSIDE else Path()
            if not unit or _is_fine(unit, stroke):
                return None
        return half_stroke(unit, stroke, near, operation)
    except DesignError:
        return None


def _is_fine(path: Path, stroke: Stroke) -> bool:
    return crossings((path,), stroke.width_px, limits.LINE_CROSSINGS) > limits.LINE_CROSSINGS


@lru_cache(maxsize=256)
def outer_edge(path: Path) -> Path:
    """Return letters without the edges where their parts lie over each other, so that lines run around them only."""
    units = units_of(path).all
    edges = [_outer(unit) for unit in units]
    return path if all(edge is unit.path for edge, unit in zip(edges, units, strict=True)) else joined(edges).rounded()


def _outer(unit: Unit) -> Path:
    """Return the edge of a letter; the letter itself where nothing in it lies over anything."""
    if unit.path.verbs.count("M") == 1:
        return unit.path
    try:
        edge = united((unit.path,))
    except DesignError:
        return unit.path
    return unit.path if math.isclose(abs(edge.area()), abs(unit.path.area()), rel_tol=_SAME_AREA) else edge


def separate_areas(path: Path) -> Iterator[Path]:
    """Yield contours that may lie over each other together, and those that cannot one by one."""
    for unit in units_of(path).all:
        yield unit.path


def _is_closed(path: Path) -> bool:
    return bool(path) and all(contour.endswith("Z") for contour in path.verbs.split("M")[1:])
