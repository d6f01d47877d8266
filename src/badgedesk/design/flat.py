"""What areas and lines are painted with in fixed colours and artboard px, as every painter takes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from badgedesk.design.colours.colour import Palette, channels, resolve
from badgedesk.design.colours.metals import PALETTE_METAL
from badgedesk.design.colours.paints import (
    Cap,
    Foil,
    Join,
    LinearGradient,
    Paint,
    Solid,
    Space,
    Stroke,
    Tiled,
    metal_gradient,
)
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box

_STOPS_BETWEEN: Final = 12


@dataclass(frozen=True, slots=True)
class FlatStop:
    """A fixed colour of a gradient."""

    offset: float
    colour: str
    opacity: float


@dataclass(frozen=True, slots=True)
class FlatColour:
    """A fixed colour."""

    colour: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class FlatLinear:
    """A linear gradient; ``matrix`` takes its coordinates to the artboard."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[FlatStop, ...]
    matrix: Affine = IDENTITY


@dataclass(frozen=True, slots=True)
class FlatRadial:
    """A radial gradient; ``matrix`` takes its coordinates to the artboard."""

    cx: float
    cy: float
    radius: float
    stops: tuple[FlatStop, ...]
    matrix: Affine = IDENTITY


FlatPaint: TypeAlias = FlatColour | FlatLinear | FlatRadial


@dataclass(frozen=True, slots=True)
class FlatStroke:
    """A line centred on the outline, in artboard px."""

    paint: FlatPaint
    width_px: float
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0
    cap: Cap = Cap.BUTT
    join: Join = Join.ROUND
    miter_limit: float = 4.0


def flat_stroke(stroke: Stroke, paint: Callable[[Paint], FlatPaint], place: Affine) -> FlatStroke:
    """Return a stroke in artboard px; under an uneven scaling its width grows by the mean of both ways."""
    grow = place.mean_scale
    return FlatStroke(
        paint(stroke.paint),
        stroke.width_px * grow,
        tuple(length * grow for length in stroke.dash),
        stroke.dash_offset * grow,
        stroke.cap,
        stroke.join,
        stroke.miter_limit,
    )


def flat_paint(paint: Paint, palette: Palette, box: Box, place: Affine) -> FlatPaint:
    """Return a paint in fixed colours and artboard coordinates.

    Args:
        paint: as the design says it.
        palette: what slots and the palette's metal mean.
        box: of the painted outline, before ``place``.
        place: takes the layer to the artboard.
    """
    if isinstance(paint, Foil):
        metal = palette.metal if paint.metal == PALETTE_METAL else paint.metal
        paint = metal_gradient(metal, paint.opacity)
    if isinstance(paint, Tiled):
        return FlatColour(resolve(paint.ink, palette))
    if isinstance(paint, Solid):
        return FlatColour(resolve(paint.colour, palette), paint.opacity)
    stops = even_stops([FlatStop(stop.offset, resolve(stop.colour, palette), stop.opacity) for stop in paint.stops])
    matrix = place
    if paint.space is Space.BOX:
        # A box without width or height has no own coordinates; one px stands in, so that a flat line is painted.
        matrix = Affine(box.width or 1.0, 0.0, 0.0, box.height or 1.0, box.left, box.top).then(place)
    if isinstance(paint, LinearGradient):
        return _linear(paint, stops, matrix)
    if matrix.keeps_shapes:
        cx, cy = matrix.point(paint.cx, paint.cy)
        return FlatRadial(cx, cy, paint.radius * matrix.mean_scale, stops)
    return FlatRadial(paint.cx, paint.cy, paint.radius, stops, matrix)


def even_stops(stops: Sequence[FlatStop]) -> tuple[FlatStop, ...]:
    """Return stops between which every painter agrees.

    Some painters mix colours before, some after opacity is applied. Where both change between two stops, stops in
    between are put in (mixed as SVG has it, each channel by itself), so that the difference cannot be seen.
    """
    found = list(stops[:1])
    for before, after in pairwise(stops):
        if before.colour != after.colour and before.opacity != after.opacity:
            found.extend(_between(before, after, step / _STOPS_BETWEEN) for step in range(1, _STOPS_BETWEEN))
        found.append(after)
    return tuple(found)


def _between(before: FlatStop, after: FlatStop, share: float) -> FlatStop:
    ends = zip(channels(before.colour), channels(after.colour), strict=True)
    colour = "#" + "".join(f"{round(255 * (one + (other - one) * share)):02x}" for one, other in ends)
    offset = before.offset + (after.offset - before.offset) * share
    return FlatStop(offset, colour, before.opacity + (after.opacity - before.opacity) * share)


def _linear(paint: LinearGradient, stops: tuple[FlatStop, ...], matrix: Affine) -> FlatLinear:
    upright = not matrix.b and not matrix.c and (paint.x1 == paint.x2 or paint.y1 == paint.y2)
    if matrix.keeps_shapes or upright:
        return FlatLinear(*matrix.point(paint.x1, paint.y1), *matrix.point(paint.x2, paint.y2), stops)
    return FlatLinear(paint.x1, paint.y1, paint.x2, paint.y2, stops, matrix)
