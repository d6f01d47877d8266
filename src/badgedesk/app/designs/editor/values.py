"""What the inspector shows of the selected layers: one value, or none where they differ."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from badgedesk.design.colours.colour import Colour, Palette, Shade, resolve
from badgedesk.design.colours.paints import Foil, LinearGradient, Paint, RadialGradient, Solid, Tiled, fade
from badgedesk.design.layers import CodeLayer, IconLayer, Layer, RibbonLayer, RimLayer, ShapeLayer, TextLayer

PLAIN, FADE, GLOW, METAL, PATTERN = "plain", "fade", "glow", "metal", "pattern"
_FADE: Final = -18.0
"""By how much a new fade darkens, in points of lightness."""


@dataclass(frozen=True, slots=True)
class FillView:
    """A fill in the editor's words: its kind and the colours that can be changed."""

    kind: str
    colours: tuple[Colour, ...] = ()


def paint_of(layer: Layer) -> Paint | None:
    """Return what a layer is painted with first: its fill, else its first line."""
    match layer:
        case ShapeLayer() | TextLayer() | IconLayer():
            if layer.fill is not None or not layer.strokes:
                return layer.fill
            return layer.strokes[0].paint
        case RimLayer():
            return layer.paint
        case CodeLayer():
            return layer.fill
        case RibbonLayer():
            return Solid(layer.colour)
        case _:
            return None


def with_paint(layer: Layer, paint: Paint) -> Layer:
    """Return the layer painted otherwise, where `paint_of` found its paint."""
    match layer:
        case ShapeLayer() | TextLayer() | IconLayer():
            if layer.fill is not None or not layer.strokes:
                return replace(layer, fill=paint)
            return replace(layer, strokes=(replace(layer.strokes[0], paint=paint), *layer.strokes[1:]))
        case RimLayer():
            return replace(layer, paint=paint)
        case CodeLayer():
            return replace(layer, fill=paint)
        case RibbonLayer() if isinstance(paint, Solid):
            return replace(layer, colour=paint.colour)
        case _:
            return layer


def view_fill(paint: Paint | None) -> FillView | None:
    """Return how the editor shows a paint."""
    match paint:
        case Solid():
            return FillView(PLAIN, (paint.colour,))
        case LinearGradient() | RadialGradient() if paint.stops:
            kind = FADE if isinstance(paint, LinearGradient) else GLOW
            return FillView(kind, (paint.stops[0].colour, paint.stops[-1].colour))
        case Foil():
            return FillView(METAL)
        case Tiled():
            return FillView(PATTERN, (paint.ink, paint.ground))
        case _:
            return None


def coloured(paint: Paint | None, at: int, colour: Colour) -> Paint:
    """Return a paint with its first (0) or last (1) colour changed; metal and nothing become plain."""
    match paint:
        case Solid():
            return replace(paint, colour=colour)
        case LinearGradient() | RadialGradient() if paint.stops:
            index = 0 if at == 0 else len(paint.stops) - 1
            stops = list(paint.stops)
            stops[index] = replace(stops[index], colour=colour)
            return replace(paint, stops=tuple(stops))
        case Tiled():
            return replace(paint, ink=colour) if at == 0 else replace(paint, ground=colour)
        case _:
            return Solid(colour)


def stop_colours(paint: Paint | None) -> tuple[Colour, ...]:
    """Return the colours of a fade or glow, in order; none of other paints."""
    return tuple(stop.colour for stop in paint.stops) if isinstance(paint, LinearGradient | RadialGradient) else ()


def with_stop_colour(paint: Paint | None, at: int, colour: Colour) -> Paint | None:
    """Return a fade or glow with one of its colours changed; other paints stay."""
    if not isinstance(paint, LinearGradient | RadialGradient) or at >= len(paint.stops):
        return paint
    stops = list(paint.stops)
    stops[at] = replace(stops[at], colour=colour)
    return replace(paint, stops=tuple(stops))


def widest_gap(paint: Paint | None) -> float:
    """Return where between the colours of a fade or glow there is most room for another."""
    offsets = (
        [stop.offset for stop in paint.stops] if isinstance(paint, LinearGradient | RadialGradient) else [0.0, 1.0]
    )
    before, after = max(pairwise(offsets), key=lambda pair: pair[1] - pair[0], default=(0.0, 1.0))
    return (before + after) / 2


def as_kind(paint: Paint | None, kind: str, otherwise: Colour) -> Paint:
    """Return a paint made plain, a fade or metal, its colours kept as far as they go."""
    view = view_fill(paint)
    first = view.colours[0] if view is not None and view.colours else otherwise
    if view is not None and view.kind == kind and paint is not None:
        return paint
    if kind == METAL:
        return Foil()
    if kind == PLAIN:
        return Solid(first)
    if kind == PATTERN:
        return Tiled(first, view.colours[1] if view is not None and len(view.colours) > 1 else Shade(first, -_FADE))
    if isinstance(paint, LinearGradient | RadialGradient):
        return LinearGradient(paint.stops) if kind == FADE else RadialGradient(paint.stops)
    made = fade(first, Shade(first, _FADE))
    return made if kind == FADE else RadialGradient(made.stops)


def swatches(palette: Palette) -> tuple[tuple[str, str], ...]:
    """Return name and ``#rrggbb`` of each colour of a palette that differs from those before it."""
    seen: dict[str, str] = {}
    for swatch in palette.swatches:
        seen.setdefault(swatch.value, swatch.name)
    return tuple((name, value) for value, name in seen.items())


def hex_of(colour: Colour, palette: Palette) -> str:
    """Return the ``#rrggbb`` that is painted."""
    return resolve(colour, palette)


def swatch_of(colour: Colour, palette: Palette) -> str:
    """Return the name of the swatch that looks like a colour; empty where none does."""
    value = resolve(colour, palette)
    return next((name for name, shown in swatches(palette) if shown == value), "")


def angle_of(layer: Layer) -> float:
    """Return by how many degrees a layer is turned, clockwise, to a tenth."""
    place = layer.transform
    return round(math.degrees(math.atan2(place.b, place.a)), 1) + 0.0
