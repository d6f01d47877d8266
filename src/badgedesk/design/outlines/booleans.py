"""Outlines united, subtracted, intersected and excluded by Skia's path operations; even-odd made nonzero.

The result is an outline filled by the nonzero rule, as every outline here. Cubics come back as cubics.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum, unique
from typing import Final

import pathops  # type: ignore[import-untyped]  # the package brings no types

from badgedesk.core import limits
from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colours.paints import Cap, Join, Stroke
from badgedesk.design.outlines.crossings import crossings
from badgedesk.design.outlines.dashes import fitted_to
from badgedesk.design.outlines.path import Path, PathPen


@unique
class Operation(StrEnum):
    """How outlines are put together; the first one is what the others work on."""

    UNITE = "unite"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"
    EXCLUDE = "exclude"


_OPERATIONS: Final = {
    Operation.UNITE: pathops.PathOp.UNION,
    Operation.SUBTRACT: pathops.PathOp.DIFFERENCE,
    Operation.INTERSECT: pathops.PathOp.INTERSECTION,
    Operation.EXCLUDE: pathops.PathOp.XOR,
}
_CAPS: Final = {
    Cap.BUTT: pathops.LineCap.BUTT_CAP,
    Cap.ROUND: pathops.LineCap.ROUND_CAP,
    Cap.SQUARE: pathops.LineCap.SQUARE_CAP,
}
_JOINS: Final = {
    Join.MITER: pathops.LineJoin.MITER_JOIN,
    Join.ROUND: pathops.LineJoin.ROUND_JOIN,
    Join.BEVEL: pathops.LineJoin.BEVEL_JOIN,
}

_CONIC_TOLERANCE: Final = 0.05
"""How far a quadratic may be from the conic it stands for, in px of the layer."""


def combined(paths: Sequence[Path], operation: Operation, most: int = limits.OUTLINE_CROSSINGS) -> Path:
    """Return the first outline combined with all others, one after another.

    Args:
        paths: the outlines.
        operation: how they are put together.
        most: pairs of their pieces that may lie over each other.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, the outlines cannot be combined; `Code.DESIGN_OUTLINES_FINE`, it would take
            too long.
    """
    if not paths:
        return Path()
    if crossings(paths, 0.0, most) > most:
        raise DesignError(Code.DESIGN_OUTLINES_FINE, most=most)
    try:
        whole = _skia(paths[0])
        whole.simplify(fix_winding=True)
        for path in paths[1:]:
            whole = pathops.op(whole, _skia(path), _OPERATIONS[operation], fix_winding=True)
        return _ours(whole)
    except pathops.PathOpsError as error:
        raise DesignError(Code.DESIGN_FORMAT, field="outline", reason=operation) from error


def united(paths: Iterable[Path]) -> Path:
    """Return one outline around all areas."""
    return combined(list(paths), Operation.UNITE)


def as_nonzero(path: Path) -> Path:
    """Return an outline meant for the even-odd rule as one for the nonzero rule."""
    try:
        whole = _skia(path, pathops.FillType.EVEN_ODD)
        whole.simplify(fix_winding=True)
        return _ours(whole)
    except pathops.PathOpsError as error:
        raise DesignError(Code.DESIGN_FORMAT, field="outline", reason="evenodd") from error


def stroke_outline(path: Path, width: float, cap: Cap, join: Join, miter_limit: float) -> Path:
    """Return the area that a line along ``path`` covers.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, the line has no area that could be found.
    """
    try:
        whole = _skia(path)
        whole.stroke(width, _CAPS[cap], _JOINS[join], miter_limit)
        whole.convertConicsToQuads(_CONIC_TOLERANCE)
        whole.simplify(fix_winding=True)
        return _ours(whole)
    except pathops.PathOpsError as error:
        raise DesignError(Code.DESIGN_FORMAT, field="outline", reason="stroke") from error


def half_stroke(path: Path, stroke: Stroke, area: Path, operation: Operation) -> Path:
    """Return what of a line along ``path``, twice as wide as said, lies inside (intersect) or outside of ``area``.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, the line has no area that could be found.
    """
    try:
        wide = pathops.Path()
        for part in path.contours() if stroke.is_fitted else (path,):
            wide.addPath(_twice_as_wide(part, fitted_to(part, stroke)))
        return _ours(pathops.op(wide, _skia(area), _OPERATIONS[operation], fix_winding=True))
    except pathops.PathOpsError as error:
        raise DesignError(Code.DESIGN_FORMAT, field="outline", reason="stroke") from error


def _twice_as_wide(path: Path, stroke: Stroke) -> pathops.Path:
    made = _skia(path)
    lengths = list(stroke.dash) * (1 + len(stroke.dash) % 2)
    caps, joins = _CAPS[stroke.cap], _JOINS[stroke.join]
    made.stroke(2 * stroke.width_px, caps, joins, stroke.miter_limit, lengths or None, stroke.dash_offset)
    made.convertConicsToQuads(_CONIC_TOLERANCE)
    return made


def _skia(path: Path, rule: pathops.FillType = pathops.FillType.WINDING) -> pathops.Path:
    made = pathops.Path(fillType=rule)
    for verb, _, points in path.pieces():
        if verb == "M":
            made.moveTo(*points[0])
        elif verb == "L":
            made.lineTo(*points[0])
        elif verb == "Q":
            made.quadTo(*points[0], *points[1])
        elif verb == "C":
            made.cubicTo(*points[0], *points[1], *points[2])
        else:
            made.close()
    return made


def _ours(skia: pathops.Path) -> Path:
    skia.convertConicsToQuads(_CONIC_TOLERANCE)
    pen = PathPen()
    for verb, points in skia:
        if verb == pathops.PathVerb.MOVE:
            pen.move(*points[0])
        elif verb == pathops.PathVerb.LINE:
            pen.line(*points[0])
        elif verb == pathops.PathVerb.QUAD:
            pen.quad(*points[0], *points[1])
        elif verb == pathops.PathVerb.CUBIC:
            pen.cubic(points[0], points[1], points[2])
        else:
            pen.close()
    return pen.path()
