"""The one picture that both painters draw: a design reduced to paths, pictures and groups in artboard px.

Colours are fixed ``#rrggbb`` by now, gradients have artboard coordinates, and hidden layers are gone. The SVG
writer and the canvas draw exactly this, in this order.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colours.colour import Palette, resolve
from badgedesk.design.colours.paints import Paint, Stroke, Tiled
from badgedesk.design.document import Design
from badgedesk.design.effects import (
    Tinted,
    bevel_areas,
    leaves_softness_out,
    seen_within,
    shadow_areas,
    silhouette,
)
from badgedesk.design.flat import FlatColour, FlatPaint, FlatStroke, flat_paint, flat_stroke
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
from badgedesk.design.outlines.booleans import Operation, combined
from badgedesk.design.outlines.dashes import fitted_dashes
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box
from badgedesk.design.outlines.lines import has_side, leaves_out, line_area, outer_edge
from badgedesk.design.outlines.path import Path
from badgedesk.design.placeholders import filled
from badgedesk.design.retouch import Retouch, frame_of, mask_path, retouch_of, retouched_picture
from badgedesk.design.shapes.codes import code_outline
from badgedesk.design.shapes.motifs import pattern_path
from badgedesk.design.shapes.plain import Rectangle
from badgedesk.design.shapes.struck import ribbon_parts, rim_strokes


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
        if layer.shadow is not None or layer.bevel is not None:
            below, above = _effects(layer, silhouette(tuple(_parts(drawn))), self.palette, place.mean_scale)
            drawn = (*below, *drawn, *above)
        if layer.opacity < 1 and drawn:
            yield GroupPrimitive(layer.id, drawn, layer.opacity)
        else:
            yield from drawn

    def _group(self, group: Group, place: Affine) -> Iterator[Primitive]:
        clips = group.clip is not None
        if clips and self.clipped:
            raise DesignError(Code.DESIGN_FORMAT, field="clip", layer=group.id)
        children = flatten_layers(group.layers, self.palette, place, clipped=self.clipped or clips)
        if not children:
            return
        clip = group.clip.path().mapped(place) if group.clip is not None else None
        if group.shadow is None and group.bevel is None:
            yield GroupPrimitive(group.id, children, group.opacity, clip)
            return
        below, above = group_effects(group, self.palette, place)
        inner = children if clip is None else (GroupPrimitive(group.id, children, clip=clip),)
        yield GroupPrimitive(group.id, (*below, *inner, *above), group.opacity)

    def _draw(self, layer: Leaf, place: Affine) -> Iterator[Primitive]:
        match layer:
            case ShapeLayer() | TextLayer() | IconLayer():
                yield from self._painted(layer.id, _outline(layer), place, layer.fill, layer.strokes)
            case RimLayer():
                yield from self._painted(layer.id, layer.shape.path(), place, None, rim_strokes(layer))
            case RibbonLayer():
                for path, fill, strokes in ribbon_parts(layer):
                    yield from self._painted(layer.id, path, place, fill, strokes)
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

    def _tiled(self, layer: LayerId, fill: Tiled, path: Path, place: Affine) -> Primitive:
        """Return a pattern as the outline shows it: by a clip, or cut along the outline inside a clipped group."""
        box, flat = path.bounds() or Box(0, 0, 0, 0), path.mapped(place)
        below = PathPrimitive(layer, flat, FlatColour(resolve(fill.ground, self.palette)))
        motifs = pattern_path(fill, box).mapped(place)
        seen = combined((flat, motifs), Operation.INTERSECT, sys.maxsize) if self.clipped else motifs
        above = PathPrimitive(layer, seen, FlatColour(resolve(fill.ink, self.palette)), outline=flat)
        return GroupPrimitive(layer, (below, above), clip=None if self.clipped else flat)

    def _painted(
        self, layer: LayerId, path: Path, place: Affine, fill: Paint | None, strokes: Sequence[Stroke]
    ) -> Iterator[Primitive]:
        if isinstance(fill, Tiled):
            if path:
                yield self._tiled(layer, fill, path, place)
            fill = None
        yield from self._plain(layer, path, place, fill, strokes)

    def _plain(
        self, layer: LayerId, path: Path, place: Affine, fill: Paint | None, strokes: Sequence[Stroke]
    ) -> Iterator[Primitive]:
        box = path.bounds()
        if box is None or (fill is None and not strokes):
            return
        flat = path.mapped(place)

        def paint(wanted: Paint) -> FlatPaint:
            return flat_paint(wanted, self.palette, box, place)

        def line(stroke: Stroke, below: FlatPaint | None = None) -> Iterator[Primitive]:
            sided = has_side(path, stroke)
            if not sided and not stroke.is_fitted:
                yield PathPrimitive(layer, flat, below, flat_stroke(stroke, paint, place))
                return
            if below is not None:
                yield PathPrimitive(layer, flat, below)
            if not sided:
                yield from _fitted(layer, flat, flat_stroke(stroke, paint, place))
            elif area := line_area(path, stroke):
                yield PathPrimitive(layer, area.mapped(place), paint(stroke.paint), outline=flat)

        filled_with = paint(fill) if fill is not None else None
        if not strokes:
            yield PathPrimitive(layer, flat, filled_with)
        for index, stroke in enumerate(strokes):
            yield from line(stroke, None if index else filled_with)


Effects: TypeAlias = tuple[tuple[PathPrimitive, ...], tuple[PathPrimitive, ...]]
"""What lies below a layer, and what on it."""


def group_effects(group: Group, palette: Palette, place: Affine) -> Effects:
    """Return the shadow and the bevel of a group, of what its layers cover together without their own shadows.

    Args:
        group: whose effects they are.
        palette: what slots mean.
        place: takes the group's own coordinates to the artboard.
    """
    if group.shadow is None and group.bevel is None:
        return (), ()
    return _effects(group, _group_shape(group, palette, place), palette, place.mean_scale)


def _group_shape(group: Group, palette: Palette, place: Affine) -> Path:
    shape = silhouette(tuple(_parts(flatten_layers(tuple(map(_bare, group.layers)), palette, place))))
    return shape if group.clip is None else seen_within(shape, group.clip.path().mapped(place))


def left_out(layer: Layer, palette: Palette, within: Affine) -> Iterator[str]:
    """Yield what is not drawn of a layer because its outline crosses itself too often: ``line``, ``soft edge``.

    Args:
        layer: what is drawn; what lies in a group counts for itself.
        palette: what slots mean.
        within: takes the coordinates around the layer to the artboard.
    """
    if isinstance(layer, ShapeLayer | TextLayer | IconLayer):
        path = _outline(layer)
        if any(has_side(path, stroke) and leaves_out(path, stroke) for stroke in layer.strokes):
            yield "line"
    if layer.shadow is None or not layer.shadow.soft_px:
        return
    place = layer.transform.then(within)
    if isinstance(layer, Group):
        shape = _group_shape(layer, palette, place)
    else:
        shape = silhouette(tuple(_parts(flatten_layers((_bare(layer),), palette, within))))
    if shape and leaves_softness_out(shape, layer.shadow, place.mean_scale):
        yield "soft edge"


def _outline(layer: ShapeLayer | TextLayer | IconLayer) -> Path:
    """Return what the lines of a layer run along, in its own px."""
    match layer:
        case ShapeLayer():
            return layer.shape.path()
        case TextLayer():
            return outer_edge(layer.outlined.path) if layer.strokes else layer.outlined.path
        case IconLayer():
            return layer.outline


def _bare(layer: Layer) -> Layer:
    """Return a layer without shadows and bevels, its own and those of its layers."""
    if isinstance(layer, Group):
        layer = replace(layer, layers=tuple(map(_bare, layer.layers)))
    return layer if layer.shadow is None and layer.bevel is None else replace(layer, shadow=None, bevel=None)


def covered(layers: Sequence[Layer], palette: Palette) -> Path:
    """Return what layers cover together, their lines counted, their shadows not."""
    return silhouette(tuple(_parts(flatten_layers(tuple(map(_bare, layers)), palette))))


def _effects(layer: Layer, shape: Path, palette: Palette, scale: float) -> Effects:
    """Return the shadow and the bevel of a silhouette."""
    below: tuple[PathPrimitive, ...] = ()
    above: tuple[PathPrimitive, ...] = ()
    if layer.shadow is not None and shape:
        colour = resolve(layer.shadow.colour, palette)
        below = tuple(_tinted(layer.id, shape, shadow_areas(shape, layer.shadow, colour, scale)))
    if layer.bevel is not None and shape:
        above = tuple(_tinted(layer.id, shape, bevel_areas(shape, layer.bevel, scale)))
    return below, above


def _parts(primitives: Sequence[Primitive]) -> Iterator[tuple[Path, bool, FlatStroke | None]]:
    """Yield outlines, whether each is filled, and its line; pictures as what they are seen through."""
    for primitive in primitives:
        if isinstance(primitive, PathPrimitive):
            yield primitive.path, primitive.fill is not None, primitive.stroke
        elif isinstance(primitive, ImagePrimitive):
            across, down = primitive.size
            yield Rectangle(across, down, 0.0, across / 2, down / 2).path().mapped(primitive.matrix), True, None
        elif primitive.clip is None:
            yield from _parts(primitive.children)
        elif primitive.children[0].layer == primitive.layer:  # a pattern or a picture, which fills its clip
            yield primitive.clip, True, None
        else:
            yield seen_within(silhouette(tuple(_parts(primitive.children))), primitive.clip), True, None


def _tinted(layer: LayerId, shape: Path, areas: Iterable[Tinted]) -> Iterator[PathPrimitive]:
    for area, colour, opacity in areas:
        yield PathPrimitive(layer, area, FlatColour(colour, opacity), outline=shape)


def _fitted(layer: LayerId, outline: Path, stroke: FlatStroke) -> Iterator[PathPrimitive]:
    """Yield a line whose dashes are fitted to each contour of an outline."""
    for contour in outline.contours():
        dash, offset = fitted_dashes(contour, stroke.dash)
        yield PathPrimitive(layer, contour, stroke=replace(stroke, dash=dash, dash_offset=offset))
