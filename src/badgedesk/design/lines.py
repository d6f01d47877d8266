"""Lines on one side of an outline, as the areas they cover: no painter knows them, so all fill the same area."""

from functools import lru_cache

from badgedesk.core.errors import DesignError
from badgedesk.design.booleans import Operation, combined, stroke_outline, united
from badgedesk.design.paints import Side, Stroke
from badgedesk.design.path import Path


def has_side(path: Path, stroke: Stroke) -> bool:
    """Whether a line lies on one side of an outline: where that is asked for and every contour is closed."""
    return stroke.side is not Side.CENTRE and _is_closed(path) and stroke.width_px > 0


@lru_cache(maxsize=512)
def line_area(path: Path, stroke: Stroke) -> Path:
    """Return the area of a line inside or outside an outline; empty where it cannot be found.

    The line is drawn twice as wide, and what lies on the other side of the outline is taken away.
    """
    dash = (stroke.dash, stroke.dash_offset)
    try:
        wide = stroke_outline(path, 2 * stroke.width_px, stroke.cap, stroke.join, stroke.miter_limit, dash)
        way = Operation.INTERSECT if stroke.side is Side.INSIDE else Operation.SUBTRACT
        return combined((wide, path), way).rounded()
    except DesignError:
        return Path()


@lru_cache(maxsize=256)
def outer_edge(path: Path) -> Path:
    """Return letters without the edges where their parts lie over each other, so that lines run around them only."""
    try:
        return united((path,)).rounded()
    except DesignError:
        return path


def _is_closed(path: Path) -> bool:
    return bool(path) and all(contour.endswith("Z") for contour in path.verbs.split("M")[1:])
