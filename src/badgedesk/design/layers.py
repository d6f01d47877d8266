"""The layers of a design: a closed set of immutable values, bottom to top."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Annotated, Final, NewType, TypeAlias, get_args

from badgedesk.design.colours.colour import Colour, Hex, Tone
from badgedesk.design.colours.paints import Foil, Paint, Solid, Stroke
from badgedesk.design.effects import Bevel, Shadow
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Point
from badgedesk.design.outlines.path import Path
from badgedesk.design.ranges import (
    COORDINATE,
    LARGEST_PICTURE_PX,
    NAME,
    PIXELS,
    SHARE,
    SIZE,
    TEXT,
    TITLE,
    Length,
    Pattern,
    Range,
)
from badgedesk.design.shapes import emblems, ornaments, plain
from badgedesk.design.shapes.codes import LONGEST_TEXT
from badgedesk.design.shapes.ribbons import Ribbon
from badgedesk.design.typeset.lettering import Align, Anchor, Case, Font, Outlined, Place, TextSlot

_LONGEST_NAME: Final = 40
"""Characters of a text that name its layer."""
LayerId = NewType("LayerId", str)
"""Unique in its design, and stable through every edit."""

Shape: TypeAlias = (
    plain.Free
    | plain.Ellipse
    | plain.Ring
    | plain.Rectangle
    | plain.Polygon
    | plain.Star
    | plain.Sparkle
    | plain.Sector
    | plain.Arc
    | plain.Line
    | plain.Rays
    | emblems.Shield
    | emblems.Scallop
    | emblems.Gear
    | emblems.Laurel
    | emblems.Comb
    | ornaments.Rosette
    | ornaments.Divider
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerBase:
    """What every layer has; ``transform`` is applied to all that the layer draws."""

    id: Annotated[LayerId, NAME]
    name: Annotated[str, TITLE] = ""
    visible: bool = True
    locked: bool = False
    opacity: Annotated[float, SHARE] = 1.0
    transform: Affine = IDENTITY
    shadow: Shadow | None = None
    """Of a group: of all that its layers cover together."""
    bevel: Bevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeLayer(LayerBase):
    """A shape, filled and outlined; strokes are drawn in order, over the fill."""

    shape: Shape
    fill: Paint | None = None
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RimLayer(LayerBase):
    """A struck rim along a shape: a dark edge, the metal on it, and a fine dark line in its middle."""

    shape: Shape
    width_px: Annotated[float, Range(0, 400)] = 20.0
    paint: Paint = Foil()  # noqa: RUF009 - an immutable value
    edge: Colour = Tone(5)  # noqa: RUF009 - an immutable value


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonLayer(LayerBase):
    """A ribbon in three tones of one colour."""

    ribbon: Ribbon
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLayer(LayerBase):
    """A text with its settings, and the outlines they gave; `text.lay_out` renews these."""

    text: Annotated[str, TEXT]
    font: Font
    size_px: Annotated[float, Range(1, 2_000)]
    place: Place
    fill: Paint | None = None
    strokes: tuple[Stroke, ...] = ()
    tracking_px: Annotated[float, Range(-100, 200)] = 0.0
    align: Align = Align.MIDDLE
    anchor: Anchor = Anchor.BASELINE
    case: Case = Case.TYPED
    slot: TextSlot | None = None
    outlined: Outlined = Outlined()  # noqa: RUF009 - an immutable value


@dataclass(frozen=True, slots=True, kw_only=True)
class IconLayer(LayerBase):
    """A glyph of an icon font, fitted by its real bounds into a square about (cx, cy)."""

    icon: Annotated[str, Pattern(r"[a-z0-9]{2,10}\.[a-z0-9][a-z0-9-]{0,79}")]
    size_px: Annotated[float, Range(1, 2_000)]
    outline: Path
    cx: Annotated[float, COORDINATE] = plain.CENTRE
    cy: Annotated[float, COORDINATE] = plain.CENTRE
    fill: Paint | None = None
    strokes: tuple[Stroke, ...] = ()
    slot: Annotated[str, NAME] | None = None
    credit: Annotated[str, Length(200)] = ""
    """Name and licence of the set the glyph comes from."""

    @property
    def centre(self) -> Point:
        """Middle of the square."""
        return self.cx, self.cy


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLayer(LayerBase):
    """A QR code in a square about (cx, cy), its quiet zone counted in; its text may hold placeholders."""

    text: Annotated[str, Length(LONGEST_TEXT)]
    size_px: Annotated[float, Range(1, 2_000)]
    cx: Annotated[float, COORDINATE] = plain.CENTRE
    cy: Annotated[float, COORDINATE] = plain.CENTRE
    fill: Paint = Solid(Hex("#000000"))  # noqa: RUF009 - an immutable value
    ground: Paint | None = Solid(Hex("#ffffff"))  # noqa: RUF009 - an immutable value
    """What lies behind the squares; readers need it lighter than them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture: a whole PNG or JPEG file without private data, and its size in pixels."""

    media: Annotated[str, Pattern("image/(png|jpeg)")]
    data: bytes
    width: Annotated[int, Range(1, LARGEST_PICTURE_PX)]
    height: Annotated[int, Range(1, LARGEST_PICTURE_PX)]


@dataclass(frozen=True, slots=True)
class Crop:
    """How much of a picture is not shown at each edge, in px of the picture."""

    left: Annotated[int, PIXELS] = 0
    top: Annotated[int, PIXELS] = 0
    right: Annotated[int, PIXELS] = 0
    bottom: Annotated[int, PIXELS] = 0


@dataclass(frozen=True, slots=True)
class Tones:
    """How a picture is shown: brighter or darker, harder or softer (0 as it is), in how many colours (0 for all)."""

    brightness: Annotated[float, Range(-100, 100)] = 0.0
    contrast: Annotated[float, Range(-100, 100)] = 0.0
    colours: Annotated[int, Range(0, 64)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageLayer(LayerBase):
    """A raster picture, as a whole ``width_px`` wide with its top left corner at (x, y); a crop leaves it there."""

    picture: Picture
    x: Annotated[float, COORDINATE] = 0.0
    y: Annotated[float, COORDINATE] = 0.0
    width_px: Annotated[float, SIZE] = 128.0
    crop: Crop = Crop()
    tones: Tones = Tones()
    mask: Shape | None = None
    """A shape fitted into what shows of the picture; only what lies inside it is seen."""

    @property
    def height_px(self) -> float:
        """Height that keeps the picture's proportions."""
        return self.width_px * self.picture.height / self.picture.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(LayerBase):
    """Layers that stay together; with ``clip`` only what lies inside that shape is seen.

    A clipped group holds no other clipped group: the primitives know one level (nonzero rule).
    """

    layers: "tuple[Layer, ...]" = ()
    clip: Shape | None = None


Leaf: TypeAlias = ShapeLayer | RimLayer | RibbonLayer | TextLayer | IconLayer | CodeLayer | ImageLayer
Layer: TypeAlias = Leaf | Group


def walk(layers: "Sequence[Layer]") -> "Iterator[Layer]":
    """Yield all layers bottom to top, each group before its own."""
    for layer in layers:
        yield layer
        if isinstance(layer, Group):
            yield from walk(layer.layers)


def name_of(layer: "Layer") -> str:
    """Return what a layer is called: its name, else what a text says; empty for any other without a name."""
    if layer.name or not isinstance(layer, TextLayer):
        return layer.name
    words = " ".join(layer.text.split())
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1].rstrip()}…"


def paints_of(layer: "Layer") -> "Iterator[Paint]":
    """Yield all that a layer itself is painted with, fills before lines."""
    match layer:
        case ShapeLayer() | TextLayer() | IconLayer():
            if layer.fill is not None:
                yield layer.fill
            yield from (stroke.paint for stroke in layer.strokes)
        case RimLayer():
            yield layer.paint
        case CodeLayer():
            yield layer.fill
            if layer.ground is not None:
                yield layer.ground
        case _:
            return


_KEPT: Final = {
    kind: tuple(field.name for field in fields(kind) if field.name != "transform") for kind in get_args(Layer)
}
"""Members of each kind of layer that a move leaves as they are."""


def with_transform(layer: Layer, transform: Affine) -> Layer:
    """Return a layer with another transform: what `dataclasses.replace` gives, in a third of the time.

    A drag does this to every dragged layer at every step.
    """
    made = object.__new__(type(layer))
    give = object.__setattr__
    for name in _KEPT[type(layer)]:
        give(made, name, getattr(layer, name))
    give(made, "transform", transform)
    return made
