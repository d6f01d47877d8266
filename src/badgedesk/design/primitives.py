"""The one picture that both painters draw: a design reduced to paths, pictures and groups in artboard px.

Colours are fixed ``#rrggbb`` by now, gradients have artboard coordinates, and hidden layers are gone. The SVG
writer and the canvas draw exactly this, in this order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, TypeAlias

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.codes import code_outline
from badgedesk.design.colour import Colour, Hex, Palette, Shade, channels, resolve
from badgedesk.design.document import Design
from badgedesk.design.geometry import IDENTITY, Affine, Box
from badgedesk.design.layers import (
    CodeLayer,
    Group,
    IconLayer,
    ImageLayer,
    Layer,
    LayerId,
    Leaf,
    Picture,
    RibbonLayer,
    RimLayer,
    ShapeLayer,
    TextLayer,
)
from badgedesk.design.lines import has_side, line_area, outer_edge
from badgedesk.design.metals import PALETTE_METAL
from badgedesk.design.paints import (
    Cap,
    Foil,
    Join,
    LinearGradient,
    Paint,
    Solid,
    Space,
    Stroke,
    fade,
    metal_gradient,
    solid,
)
from badgedesk.design.path import Path
from badgedesk.design.placeholders import filled
from badgedesk.design.retouch import Retouch, frame_of, mask_path, retouch_of, retouched_picture
from badgedesk.design.shapes import Rectangle

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


@dataclass(frozen=True, slots=True)
class PathPrimitive:
    """An outline in artboard px with at most one fill (nonzero rule) and one stroke over it."""

    layer: LayerId
    path: Path
    fill: FlatPaint | None = None
    stroke: FlatStroke | None = None
    outline: Path | None = None
    """What people measure, where ``path`` is the area of a line beside it."""


@dataclass(frozen=True, slots=True)
class ImagePrimitive:
    """A raster picture, or what ``retouch`` shows of it; ``matrix`` takes the pixels shown to the artboard."""

    layer: LayerId
    picture: Picture
    matrix: Affine
    retouch: Retouch | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of what is shown, in pixels."""
        if self.retouch is None:
            return self.picture.width, self.picture.height
        left, top, right, bottom = self.retouch.box
        return right - left, bottom - top

    def shown(self) -> Picture:
        """Return the picture file of what is shown."""
        return self.picture if self.retouch is None else retouched_picture(self.picture, self.retouch)


@dataclass(frozen=True, slots=True)
class GroupPrimitive:
    """Primitives drawn together, then seen through ``clip`` (nonzero rule) at ``opacity``."""

    layer: LayerId
    children: "tuple[Primitive, ...]"
    opacity: float = 1.0
    clip: Path | None = None


Primitive: TypeAlias = PathPrimitive | ImagePrimitive | GroupPrimitive


def flatten(design: Design) -> tuple[Primitive, ...]:
    """Return the primitives of a design, bottom to top.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, a palette slot that is not there or a clipped group within another.
    """
    return flatten_layers(design.layers, design.palette)


def flatten_layers(
    layers: Sequence[Layer], palette: Palette, within: Affine = IDENTITY, *, clipped: bool = False
) -> tuple[Primitive, ...]:
    """Return the primitives of some layers, ``within`` applied after their own transforms."""
    scene = _Scene(palette, clipped)
    return tuple(primitive for layer in layers for primitive in scene.layer(layer, within))


@dataclass(frozen=True, slots=True)
class _Scene:
    """What flattening a layer needs to know of where it stands."""

    palette: Palette
    clipped: bool

    def layer(self, layer: Layer, within: Affine) -> Iterator[Primitive]:
        if not layer.visible or layer.opacity <= 0:
            return
        place = layer.transform.then(within)
        if isinstance(layer, Group):
            yield from self._group(layer, place)
            return
        drawn = tuple(self._draw(layer, place))
        if layer.opacity < 1 and drawn:
            yield GroupPrimitive(layer.id, drawn, layer.opacity)
        else:
            yield from drawn

    def _group(self, group: Group, place: Affine) -> Iterator[Primitive]:
        clips = group.clip is not None
        if clips and self.clipped:
            raise DesignError(Code.DESIGN_FORMAT, field="clip", layer=group.id)
        children = flatten_layers(group.layers, self.palette, place, clipped=self.clipped or clips)
        if children:
            clip = group.clip.path().mapped(place) if group.clip is not None else None
            yield GroupPrimitive(group.id, children, group.opacity, clip)

    def _draw(self, layer: Leaf, place: Affine) -> Iterator[Primitive]:
        match layer:
            case ShapeLayer():
                yield from self._painted(layer.id, layer.shape.path(), place, layer.fill, layer.strokes)
            case RimLayer():
                yield from self._painted(layer.id, layer.shape.path(), place, None, rim_strokes(layer))
            case RibbonLayer():
                for path, fill, strokes in ribbon_parts(layer):
                    yield from self._painted(layer.id, path, place, fill, strokes)
            case TextLayer():
                letters = outer_edge(layer.outlined.path) if layer.strokes else layer.outlined.path
                yield from self._painted(layer.id, letters, place, layer.fill, layer.strokes)
            case IconLayer():
                yield from self._painted(layer.id, layer.outline, place, layer.fill, layer.strokes)
            case CodeLayer():
                yield from self._code(layer, place)
            case ImageLayer():
                yield self._image(layer, place)

    def _image(self, layer: ImageLayer, place: Affine) -> Primitive:
        frame, retouch = frame_of(layer), retouch_of(layer)
        scale = layer.width_px / layer.picture.width
        home = Affine(scale, 0.0, 0.0, scale, frame.left, frame.top)
        image = ImagePrimitive(layer.id, layer.picture, home.then(place), retouch)
        mask = mask_path(layer)
        return image if mask is None else GroupPrimitive(layer.id, (image,), clip=mask.mapped(place))

    def _code(self, layer: CodeLayer, place: Affine) -> Iterator[Primitive]:
        outline, modules = code_outline(filled(layer.text))
        left, top = layer.cx - layer.size_px / 2, layer.cy - layer.size_px / 2
        home = Affine.scale(layer.size_px / modules).then(Affine.shift(left, top))
        if layer.ground is not None:
            ground = Rectangle(layer.size_px, layer.size_px, 0.0, layer.cx, layer.cy).path()
            yield from self._painted(layer.id, ground, place, layer.ground, ())
        yield from self._painted(layer.id, outline.mapped(home), place, layer.fill, ())

    def _painted(
        self, layer: LayerId, path: Path, place: Affine, fill: Paint | None, strokes: Sequence[Stroke]
    ) -> Iterator[Primitive]:
        box = path.bounds()
        if box is None or (fill is None and not strokes):
            return
        flat = path.mapped(place)

        def paint(wanted: Paint) -> FlatPaint:
            return flat_paint(wanted, self.palette, box, place)

        def line(stroke: Stroke, below: FlatPaint | None = None) -> Iterator[Primitive]:
            if has_side(path, stroke):
                if below is not None:
                    yield PathPrimitive(layer, flat, below)
                area = line_area(path, stroke)
                if area:
                    yield PathPrimitive(layer, area.mapped(place), paint(stroke.paint), outline=flat)
            else:
                yield PathPrimitive(layer, flat, below, flat_stroke(stroke, paint, place))

        filled_with = paint(fill) if fill is not None else None
        if not strokes:
            yield PathPrimitive(layer, flat, filled_with)
        for index, stroke in enumerate(strokes):
            yield from line(stroke, None if index else filled_with)


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


def rim_strokes(rim: RimLayer) -> tuple[Stroke, ...]:
    """Return the three lines of a struck rim: edge, metal, and a fine edge line on the metal."""
    edge = Stroke(solid(rim.edge), rim.width_px)
    metal = Stroke(rim.paint, max(0.0, rim.width_px - 7.0))
    fine = Stroke(solid(rim.edge, 0.55), 2.2)
    return edge, metal, fine


def ribbon_parts(layer: RibbonLayer) -> Iterator[tuple[Path, Paint | None, tuple[Stroke, ...]]]:
    """Yield outline, fill and lines of each part of a ribbon, back to front."""
    light, middle, dark = (_tone(layer.colour, step) for step in (6.0, 0.0, -16.0))
    for tail in layer.ribbon.tails():
        yield tail, fade(middle, dark), ()
    for fold in layer.ribbon.folds():
        yield fold, solid(dark), ()
        yield fold, solid(Hex("#000000"), 0.25), ()
    yield layer.ribbon.band(), fade(light, middle), ()
    line = Stroke(solid(Hex("#ffffff"), 0.45), 1.6)
    for path in layer.ribbon.lines():
        yield path, None, (line,)


def _tone(colour: Colour, step: float) -> Colour:
    return Shade(colour, step) if step else colour


def only(primitives: Sequence[Primitive], layer: LayerId) -> tuple[Primitive, ...]:
    """Return the primitives that one layer gave, with the groups they stand in."""
    found: list[Primitive] = []
    for primitive in primitives:
        if primitive.layer == layer:
            found.append(primitive)
        elif isinstance(primitive, GroupPrimitive):
            children = only(primitive.children, layer)
            if children:
                found.append(replace(primitive, children=children))
    return tuple(found)
