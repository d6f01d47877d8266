"""Shadow and bevel of a layer or a group, as outlines with plain fills that every painter draws alike.

Light comes from the upper left, however a layer is turned. Of what a layer draws, the silhouette counts: all that is
filled, and the lines.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Annotated, Final, TypeAlias

from badgedesk.core.errors import DesignError
from badgedesk.design.colours.colour import Colour, Hex
from badgedesk.design.colours.paints import Join, Side, Stroke, solid
from badgedesk.design.flat import FlatStroke
from badgedesk.design.outlines.booleans import Operation, combined, stroke_outline, united
from badgedesk.design.outlines.geometry import Affine, Point
from badgedesk.design.outlines.lines import leaves_out, line_area, separate_areas, takes_long
from badgedesk.design.outlines.path import Path, joined
from badgedesk.design.ranges import SHARE, Range

_FEW, _MANY, _BAND_PX = 3, 9, 1.5
"""Bands that the soft edge of a shadow is made of: one for so many px; few where each takes long."""
_FALL: Final = 1.5
"""How much faster a shadow fades near its silhouette than far from it."""
_ACROSS, _DOWN = 0.6, 0.8
"""Where a bevel is lit from, as shares of its depth."""
_MITER: Final = 4.0
_PLAIN: Final = solid(Hex("#000000"))
_DIGITS: Final = 4
"""Decimals of px to which outlines are worked on."""
_DARKER: Final = 0.7
"""Of its strength, on the side away from the light."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """A shadow below a layer, in px of the layer's size; soft edges reach ``soft_px`` beyond the silhouette."""

    dx_px: Annotated[float, Range(-100, 100)] = 2.0
    dy_px: Annotated[float, Range(-100, 100)] = 6.0
    soft_px: Annotated[float, Range(0, 60)] = 6.0
    opacity: Annotated[float, SHARE] = 0.35
    colour: Colour = Hex("#000000")  # noqa: RUF009 - an immutable value


@dataclass(frozen=True, slots=True)
class Bevel:
    """A lit and a dark edge inside a layer, ``depth_px`` wide in px of the layer's size."""

    depth_px: Annotated[float, Range(0.5, 60)] = 4.0
    strength: Annotated[float, SHARE] = 0.5


Tinted: TypeAlias = tuple[Path, str, float]
"""An area, its colour and its opacity."""


def silhouette(parts: Sequence[tuple[Path, bool, FlatStroke | None]]) -> Path:
    """Return what a layer covers: outlines in artboard px, whether each is filled, and the lines on them."""
    if len(parts) == 1 and parts[0][1] and parts[0][2] is None:
        return parts[0][0]
    x, y = _corner(joined(path for path, _, _ in parts))
    moved = tuple((_at_home(path, x, y), is_filled, line) for path, is_filled, line in parts)
    return _silhouette(moved).mapped(Affine.shift(x, y))


@lru_cache(maxsize=256)
def _silhouette(parts: tuple[tuple[Path, bool, FlatStroke | None], ...]) -> Path:
    areas: list[Path] = []
    for path, is_filled, stroke in parts:
        if is_filled:
            areas.append(path)
        if stroke is not None and stroke.width_px > 0:
            areas.append(_attempt(partial(stroke_outline, path, stroke.width_px, stroke.cap, stroke.join, _MITER)))
    found = [area for area in areas if area]
    if len(found) <= 1:
        return found[0] if found else Path()
    return _attempt(partial(united, found)) or joined(found)


def seen_within(shape: Path, clip: Path) -> Path:
    """Return what of a silhouette is seen through an outline."""
    return _attempt(partial(combined, (shape, clip), Operation.INTERSECT))


def _corner(path: Path) -> Point:
    """Return the upper left corner of an outline; work is done from there, so that it is the same everywhere."""
    box = path.bounds()
    return (box.left, box.top) if box is not None else (0.0, 0.0)


def _at_home(path: Path, x: float, y: float) -> Path:
    return path.mapped(Affine.shift(-x, -y)).rounded(_DIGITS)


def shadow_areas(shape: Path, shadow: Shadow, colour: str, scale: float) -> Iterator[Tinted]:
    """Yield the shadow of a silhouette from its soft edge inwards.

    Args:
        shape: the silhouette, in artboard px.
        shadow: of the layer.
        colour: ``#rrggbb`` of it.
        scale: by how much the layer is scaled.
    """
    x, y = _corner(shape)
    home = _at_home(shape, x, y)
    back = Affine.shift(x + shadow.dx_px * scale, y + shadow.dy_px * scale)
    soft = shadow.soft_px * scale
    if soft > 0:
        bands = _FEW if takes_long(home, soft) else min(max(round(soft / _BAND_PX), _FEW), _MANY)
        each = 1 - (1 - shadow.opacity) ** (1 / bands)
        for band in range(bands, 0, -1):
            area = line_area(home, _soft_line(soft * (band / bands) ** _FALL))
            if area:
                yield area.mapped(back), colour, each
    yield shape.mapped(Affine.shift(shadow.dx_px * scale, shadow.dy_px * scale)), colour, shadow.opacity


def leaves_softness_out(shape: Path, shadow: Shadow, scale: float) -> bool:
    """Return whether a part of a shadow has a hard edge because its soft one takes too long; as `shadow_areas`."""
    soft = shadow.soft_px * scale
    return soft > 0 and leaves_out(_at_home(shape, *_corner(shape)), _soft_line(soft))


def _soft_line(width_px: float) -> Stroke:
    return Stroke(_PLAIN, width_px, join=Join.ROUND, side=Side.OUTSIDE)


def bevel_areas(shape: Path, bevel: Bevel, scale: float) -> Iterator[Tinted]:
    """Yield the lit and the dark edge inside a silhouette; arguments as those of `shadow_areas`."""
    x, y = _corner(shape)
    home, back = _at_home(shape, x, y), Affine.shift(x, y)
    depth = bevel.depth_px * scale
    for way, colour, share in ((1.0, "#ffffff", 1.0), (-1.0, "#000000", _DARKER)):
        area = _edge(home, way * depth * _ACROSS, way * depth * _DOWN)
        if area:
            yield area.mapped(back), colour, bevel.strength * share


@lru_cache(maxsize=256)
def _edge(shape: Path, dx: float, dy: float) -> Path:
    """Return what of a silhouette it does not cover when it is moved."""
    return joined(_letter_edge(part, dx, dy) for part in separate_areas(shape)).rounded()


@lru_cache(maxsize=2048)
def _letter_edge(part: Path, dx: float, dy: float) -> Path:
    moved = part.mapped(Affine.shift(dx, dy))
    return _attempt(partial(combined, (part, moved), Operation.SUBTRACT))


def _attempt(work: Callable[[], Path]) -> Path:
    """Return what path operations make; nothing where they fail."""
    try:
        return work()
    except DesignError:
        return Path()
