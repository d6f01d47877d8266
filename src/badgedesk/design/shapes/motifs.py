"""Patterns: small motifs over and over, as one outline that is seen through the outline it fills."""

import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colours.paints import MOST_PIECES, Motif, OwnMotif, Tiled
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.outlines.path import Path, PathPen, joined, polygon_path
from badgedesk.design.shapes.plain import Ellipse

_MOST_ACROSS: Final = 40
"""Motifs side by side at most; larger ones are drawn where there would be more."""
_MOST_PIECES: Final = 20_000
"""Pieces of all motifs that were drawn, side by side; they are drawn larger where there would be more."""
_FILLED: Final = 0.8
"""How much of the way from one motif to the next a drawn one takes."""
_LARGER: Final = 1.1
_DIGITS: Final = 5
_DOT: Final = 0.27
_LINE: Final = 0.16
"""Radius of dots and width of grid lines, in sizes of the motif."""


def pattern_path(fill: Tiled, box: Box) -> Path:
    """Return all motifs of a pattern over a box, beyond which it reaches."""
    if fill.own is not None:
        return own_path(fill.own.outline, box, fill.size_px, fill.degrees)
    return motif_path(fill.motif, box, fill.size_px, fill.degrees)


def build_motif(name: str, outline: Path) -> OwnMotif:
    """Return an outline as a motif.

    Raises:
        DesignError: `Code.DESIGN_MOTIF_NEEDED` for an empty one, `Code.DESIGN_MOTIF_FINE` for one of too many pieces.
    """
    box = outline.bounds()
    longer = max(box.width, box.height) if box is not None else 0.0
    if box is None or longer <= 0:
        raise DesignError(Code.DESIGN_MOTIF_NEEDED)
    if len(outline.verbs) > MOST_PIECES:
        raise DesignError(Code.DESIGN_MOTIF_FINE, pieces=len(outline.verbs), most=MOST_PIECES)
    x, y = box.centre
    return OwnMotif(name, outline.mapped(Affine.shift(-x, -y).then(Affine.scale(_FILLED / longer))).rounded(_DIGITS))


@lru_cache(maxsize=64)
def own_path(outline: Path, box: Box, size_px: float, degrees: float) -> Path:
    """Return a motif that was drawn repeated all over a box, every second row half a step aside.

    Args:
        outline: of the motif, as `OwnMotif` holds it.
        box: that it covers.
        size_px: what the longer side and the gap to the next take.
        degrees: by which all is turned, clockwise.
    """
    motif, reach = outline.bounds(), math.hypot(box.width, box.height) / 2
    if motif is None or not reach:
        return Path()
    across, down = motif.width + 1 - _FILLED, motif.height + 1 - _FILLED
    size = max(size_px, 2 * reach / _MOST_ACROSS)
    turned = Affine.turn(math.radians(degrees)).then(Affine.shift(*box.centre))
    while True:
        edge = size * math.hypot(motif.width, motif.height) / 2
        around = box.grown(edge)
        found = (turned.point(x * size, y * size) for x, y in _bricks(reach / size, across, down))
        places = [(x, y) for x, y in found if _holds(around, x, y)]
        if len(places) * len(outline.verbs) <= _MOST_PIECES:
            break
        size *= _LARGER
    one = outline.mapped(Affine.scale(size).then(Affine.turn(math.radians(degrees))))
    return joined(one.mapped(Affine.shift(x, y)) for x, y in places).rounded()


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _bricks(reach: float, across: float, down: float) -> Iterator[tuple[float, float]]:
    """Yield where the middles of motifs lie, out to ``reach`` and a little further."""
    rows, columns = math.ceil(reach / down) + 1, math.ceil(reach / across) + 1
    for row in range(-rows, rows + 1):
        for at in range(-columns, columns + 1):
            yield (at + 0.5 * (row % 2)) * across, row * down


@lru_cache(maxsize=128)
def motif_path(motif: Motif, box: Box, size_px: float, degrees: float) -> Path:
    """Return a motif repeated all over a box, turned about its middle; it reaches beyond the box.

    Args:
        motif: which one.
        box: that it covers.
        size_px: from one to the next.
        degrees: by which all is turned, clockwise.
    """
    reach = math.hypot(box.width, box.height) / 2
    if not reach:
        return Path()
    size = max(size_px, 2 * reach / _MOST_ACROSS)
    count = math.ceil(reach / size) + 1
    made = joined(_MOTIFS[motif](count))
    x, y = box.centre
    return made.mapped(Affine.scale(size).then(Affine.turn(math.radians(degrees))).then(Affine.shift(x, y))).rounded()


def _stripes(count: int) -> Iterator[Path]:
    for at in range(-count, count + 1):
        yield _rectangle(at - 0.25, -count, at + 0.25, count)


def _grid(count: int) -> Iterator[Path]:
    for at in range(-count, count + 1):
        yield _rectangle(at - _LINE / 2, -count, at + _LINE / 2, count)
        yield _rectangle(-count, at - _LINE / 2, count, at + _LINE / 2)


def _dots(count: int) -> Iterator[Path]:
    for row in range(-count, count + 1):
        for at in range(-count, count + 1):
            yield Ellipse(_DOT, _DOT, at + 0.5 * (row % 2), float(row)).path()


def _checks(count: int) -> Iterator[Path]:
    for row in range(-count, count + 1):
        for at in range(-count + row % 2, count + 1, 2):
            yield _rectangle(at - 0.5, row - 0.5, at + 0.5, row + 0.5)


def _zigzag(count: int) -> Iterator[Path]:
    xs = [half / 2 for half in range(-2 * count, 2 * count + 1)]
    for row in range(-count, count + 1):
        upper = [(x, row + 0.5 * (at % 2)) for at, x in enumerate(xs)]
        yield polygon_path([*upper, *((x, y + 0.45) for x, y in reversed(upper))])


def _rectangle(left: float, top: float, right: float, bottom: float) -> Path:
    pen = PathPen().move(left, top).line(right, top).line(right, bottom).line(left, bottom)
    return pen.close().path()


_MOTIFS: Final[Mapping[Motif, Callable[[int], Iterator[Path]]]] = MappingProxyType(
    {
        Motif.STRIPES: _stripes,
        Motif.DOTS: _dots,
        Motif.CHECKS: _checks,
        Motif.ZIGZAG: _zigzag,
        Motif.GRID: _grid,
    }
)
