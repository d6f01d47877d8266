"""How far words and icons stand out from what lies behind them, measured on the picture as it is exported.

What lies behind a layer is drawn by the exporter itself, once without any words and icons, and once more for each
further pile of them; the colours of the layer are those of its own paints. A fade or a photograph behind it counts
point by point.
"""

import io
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import Final, TypeAlias

from badgedesk.design.checks.seen import SMALL_PX, placed
from badgedesk.design.colours.colour import Palette, channels, contrast, legible, lightness_of
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.edits import show_layer
from badgedesk.design.flat import FlatColour, FlatLinear, FlatPaint, FlatStop
from badgedesk.design.layers import IconLayer, LayerId, TextLayer
from badgedesk.design.outlines.geometry import Affine, Box, Point
from badgedesk.design.primitives import GroupPrimitive, PathPrimitive, Primitive, flatten
from badgedesk.design.raster import render_png

TEXT_RATIO: Final = 4.5
"""Contrast that words need. Spec: WCAG 2.2, Contrast (Minimum)."""
SHAPE_RATIO: Final = 3.0
"""Contrast that icons, and words that stay large on a small badge, need. Spec: WCAG 2.2, Non-text Contrast."""
LARGE_TEXT_PX: Final = 24.0
"""Size of letters, on a badge 128 px wide, from which words count as large. Spec: WCAG 2.2, large scale."""
PAGE: Final = "#ffffff"
"""Colour of the page behind a badge whose look names none."""
_SIDE_PX: Final = 128
_POINTS: Final = 48
_PALEST_SHARE: Final = 0.2
"""Share of a layer that may stand out less: a glint, or the end of a fade."""
_MOST_RUNS: Final = 6
"""Pictures that are drawn at most; words on words on words beyond are read against what lies under all of them."""
_LEAST_LINE_PX: Final = 2.0
_FLAT_PX: Final = 1.0
_SPARE: Final = 0.05
Rgb: TypeAlias = tuple[float, float, float]
Ground: TypeAlias = Callable[[Point], str]


@dataclass(frozen=True, slots=True)
class Pale:
    """A layer that does not stand out enough.

    Attributes:
        layer: the words or the icon.
        ratio: that four fifths of it reach.
        wanted: that they should reach.
        ink: a plain colour that would reach it, ``#rrggbb``, one of the palette where one does; empty where none does.
    """

    layer: LayerId
    ratio: float
    wanted: float
    ink: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """The words or the icon of a layer: outlines and paints in artboard px, seen through ``opacity``."""

    layer: LayerId
    wanted: float
    parts: tuple[PathPrimitive, ...]
    opacity: float
    box: Box


def pale_layers(design: Design) -> tuple[Pale, ...]:
    """Return the words and icons that do not stand out enough from what lies behind them, bottom layer first.

    Raises:
        DesignError: what `render_png` raises.
    """
    shadows = _shadows(design)
    marks = tuple(mark for mark in _marks(design) if mark.layer not in shadows)
    found: list[Pale] = []
    for pile in _piles(marks):
        hidden = shadows | {mark.layer for mark in marks[marks.index(pile[0]) :]}
        ground = _ground(design, hidden)
        found.extend(pale for pale in (_pale(mark, ground, design.palette) for mark in pile) if pale is not None)
    order = [mark.layer for mark in marks]
    return tuple(sorted(found, key=lambda pale: order.index(pale.layer)))


def _marks(design: Design) -> Iterator[_Mark]:
    """Yield what has to be read, bottom to top."""
    wanted = {
        layer.id: _wanted(layer, place)
        for layer, place in placed(design.layers)
        if isinstance(layer, TextLayer | IconLayer)
    }
    parts: dict[LayerId, tuple[list[PathPrimitive], float]] = {}
    for primitive, opacity in _seen(flatten(design), 1.0):
        if primitive.layer in wanted:
            parts.setdefault(primitive.layer, ([], opacity))[0].append(primitive)
    for layer, (mine, opacity) in parts.items():
        boxes = [box for box in (part.path.bounds() for part in mine) if box is not None]
        if boxes:
            yield _Mark(layer, wanted[layer], tuple(mine), opacity, reduce(Box.around, boxes))


def _shadows(design: Design) -> set[LayerId]:
    """Return the icons and words that lie under themselves: a shadow or a lit edge, which nobody has to read."""
    below: dict[tuple[str, str], LayerId] = {}
    found = set()
    for layer in design.walk():
        if layer.visible and isinstance(layer, TextLayer | IconLayer):
            said = (type(layer).__name__, layer.text if isinstance(layer, TextLayer) else layer.icon)
            if said in below:
                found.add(below[said])
            below[said] = layer.id
    return found


def _wanted(layer: TextLayer | IconLayer, place: Affine) -> float:
    if isinstance(layer, IconLayer):
        return SHAPE_RATIO
    shown_px = layer.outlined.size_px * place.mean_scale * SMALL_PX / ARTBOARD_PX
    return SHAPE_RATIO if shown_px >= LARGE_TEXT_PX else TEXT_RATIO


def _seen(primitives: Sequence[Primitive], opacity: float) -> Iterator[tuple[PathPrimitive, float]]:
    for primitive in primitives:
        if isinstance(primitive, GroupPrimitive):
            yield from _seen(primitive.children, opacity * primitive.opacity)
        elif isinstance(primitive, PathPrimitive):
            yield primitive, opacity


def _piles(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """Yield runs of marks of which none lies over another of the same run, as long as there are few runs."""
    pile: list[_Mark] = []
    runs = 1
    for mark in marks:
        if runs < _MOST_RUNS and any(_meet(mark.box, other.box) for other in pile):
            yield pile
            pile = []
            runs += 1
        pile.append(mark)
    if pile:
        yield pile


def _meet(one: Box, two: Box) -> bool:
    across = one.left < two.right and two.left < one.right
    return across and one.top < two.bottom and two.top < one.bottom


def _ground(design: Design, hidden: set[LayerId]) -> Ground:
    """Return what tells the colour behind a point of the artboard, with some layers away."""
    from PIL import Image

    bare = design
    for layer in hidden:
        bare = show_layer(bare, layer, visible=False)
    page = channels(design.brand.ground or PAGE)
    with Image.open(io.BytesIO(render_png(bare, _SIDE_PX)), formats=("PNG",)) as opened:
        pixels = opened.convert("RGBA")
    data, last = pixels.tobytes(), _SIDE_PX - 1

    def colour(point: Point) -> str:
        x, y = (min(max(int(each * _SIDE_PX / ARTBOARD_PX), 0), last) for each in point)
        at = 4 * (y * _SIDE_PX + x)
        red, green, blue, alpha = data[at : at + 4]
        return _over((red / 255, green / 255, blue / 255), alpha / 255, page)

    return colour


def _over(ink: Rgb, alpha: float, below: Rgb) -> str:
    mixed = (round(255 * (below_ + (ink_ - below_) * alpha)) for ink_, below_ in zip(ink, below, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _pale(mark: _Mark, ground: Ground, palette: Palette) -> Pale | None:
    places = [(point, ground(point)) for point in _points(mark)]
    if not places:
        return None
    ratio = max((_ratio(*pair, mark.opacity, places) for pair in _pairs(mark)), default=0.0)
    if ratio >= mark.wanted:
        return None
    return Pale(mark.layer, ratio, mark.wanted, _better_ink(mark, places, palette))


def _points(mark: _Mark) -> list[Point]:
    """Return points spread evenly over the outlines that lie on the artboard."""
    letters = next((part for part in mark.parts if part.outline is None), mark.parts[0])
    corners = [point for polygon in letters.path.polygons(_FLAT_PX) for point in polygon]
    step = max(1, len(corners) // _POINTS)
    return [(x, y) for x, y in corners[::step] if 0 <= x < ARTBOARD_PX and 0 <= y < ARTBOARD_PX]


def _pairs(mark: _Mark) -> Iterator[tuple[FlatPaint, FlatPaint | None]]:
    """Yield what can be told apart: the letters from their ground (None), their line from it, the letters from it."""
    fills = [part.fill for part in mark.parts if part.fill is not None and part.outline is None]
    lines = [part.stroke.paint for part in mark.parts if part.stroke and part.stroke.width_px >= _LEAST_LINE_PX]
    lines += [part.fill for part in mark.parts if part.fill is not None and part.outline is not None]
    for paint in (*fills, *lines):
        yield paint, None
    for line in lines if fills else ():
        yield fills[0], line


def _ratio(upper: FlatPaint, lower: FlatPaint | None, opacity: float, places: Sequence[tuple[Point, str]]) -> float:
    """Return the contrast of two paints, or of one and its ground, that all but the palest share of points reach."""
    found = sorted(
        contrast(
            _painted(upper, point, opacity, below),
            below if lower is None else _painted(lower, point, opacity, below),
        )
        for point, below in places
    )
    return found[int(len(found) * _PALEST_SHARE)]


def _painted(paint: FlatPaint, point: Point, opacity: float, below: str) -> str:
    colour, alpha = _colour_at(paint, point)
    return _over(channels(colour), alpha * opacity, channels(below))


def _colour_at(paint: FlatPaint, point: Point) -> tuple[str, float]:
    """Return colour and opacity of a paint at a point of the artboard."""
    if isinstance(paint, FlatColour):
        return paint.colour, paint.opacity
    try:
        x, y = paint.matrix.inverse().point(*point)
    except ZeroDivisionError:
        x, y = point
    if isinstance(paint, FlatLinear):
        across, down = paint.x2 - paint.x1, paint.y2 - paint.y1
        length = across * across + down * down
        share = ((x - paint.x1) * across + (y - paint.y1) * down) / length if length else 0.0
    else:
        share = math.hypot(x - paint.cx, y - paint.cy) / paint.radius if paint.radius else 1.0
    return _between(paint.stops, share)


def _between(stops: Sequence[FlatStop], share: float) -> tuple[str, float]:
    before = after = stops[0]
    for after in stops:
        if after.offset >= share:
            break
        before = after
    room = after.offset - before.offset
    part = min(max((share - before.offset) / room, 0.0), 1.0) if room > 0 else 0.0
    colour = _over(channels(after.colour), part, channels(before.colour))
    return colour, before.opacity + (after.opacity - before.opacity) * part


def _better_ink(mark: _Mark, places: Sequence[tuple[Point, str]], palette: Palette) -> str:
    """Return a colour that stands out enough at nearly every point.

    That is the one of the palette nearest to the present one in lightness, else the present one darker or lighter.
    """
    fill = next((part.fill for part in mark.parts if part.fill is not None), None)
    own = _colour_at(fill, mark.box.centre)[0] if fill is not None else "#000000"
    grounds = sorted({below for _, below in places}, key=lambda below: contrast(own, below))
    swatches = sorted((swatch.value for swatch in palette.swatches), key=partial(_further, own))
    near = [legible(own, below, mark.wanted + _SPARE) for below in (grounds[0], grounds[len(grounds) // 2])]
    for ink in (*swatches, *near, "#000000", "#ffffff"):
        if _ratio(FlatColour(ink), None, mark.opacity, places) >= mark.wanted:
            return ink
    return ""


def _further(own: str, other: str) -> float:
    """Return how far two colours are apart in lightness."""
    return abs(lightness_of(own) - lightness_of(other))
