"""Building blocks that templates share: short ways to make layers, waves, stars and lifted icons."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Colour, Hex, Mix, Shade, Slot, Within
from badgedesk.design.colours.paints import Foil, Paint, Solid, Stroke, fade, solid
from badgedesk.design.icons import icon_credit, icon_outline
from badgedesk.design.layers import (
    Group,
    IconLayer,
    Layer,
    LayerId,
    RibbonLayer,
    RimLayer,
    Shape,
    ShapeLayer,
    TextLayer,
)
from badgedesk.design.outlines.geometry import Affine, Box, Point
from badgedesk.design.outlines.path import Path, PathPen, parse_path
from badgedesk.design.shapes.plain import CENTRE, Ellipse, Free
from badgedesk.design.shapes.ribbons import Bend, Ribbon
from badgedesk.design.typeset.lettering import Align, Anchor, Case, Font, OnArc, Place, Side, Straight, TextSlot
from badgedesk.design.typeset.text import lay_out

BASE: Final = Slot("base")
BASE_DARK: Final = Slot("base_dark")
ACCENT: Final = Slot("accent")
LIGHT: Final = Slot("light")
INK: Final = Slot("ink")
PAPER: Final = Within(LIGHT, 78.0, 100.0)
"""A light ground, also where the palette's light is not."""
WHITE: Final = Hex("#ffffff")
BLACK: Final = Hex("#000000")
EDGE: Final = Within(Shade(BASE_DARK, -6.0), 0.0, 33.0)
"""The dark line around a badge that has no metal rim; dark on every palette, so that it stands on a white ground."""


def story(name: str, description: str, criteria: tuple[str, tuple[str, ...]], caption: str, *tags: str) -> Achievement:
    """Return the sample achievement of a template; ``criteria`` is the opening of a list and its entries."""
    opening, entries = criteria
    listed = ",\n".join(f"- {entry}" for entry in entries)
    narrative = f"{opening}\n\n{listed}."
    return Achievement(
        name=name, description=description, criteria_narrative=narrative, caption=caption, tags=tuple(tags)
    )


def mix(first: Colour, second: Colour, share: float) -> Mix:
    """Return the mixture of two colours; ``share`` is that of the second."""
    return Mix(first, second, share)


def shade(colour: Colour, lightness: float) -> Shade:
    """Return a colour moved by points of lightness."""
    return Shade(colour, lightness)


def area(layer_id: str, name: str, shape: Shape | Path, fill: Paint | None, *strokes: Stroke) -> ShapeLayer:
    """Return a filled shape."""
    drawn = Free(shape) if isinstance(shape, Path) else shape
    return ShapeLayer(id=LayerId(layer_id), name=name, shape=drawn, fill=fill, strokes=strokes)


def line(layer_id: str, name: str, shape: Shape | Path, *strokes: Stroke) -> ShapeLayer:
    """Return a shape of lines only."""
    return area(layer_id, name, shape, None, *strokes)


def group(layer_id: str, name: str, layers: Sequence[Layer], clip: Shape | None = None, opacity: float = 1.0) -> Group:
    """Return layers that stay together."""
    return Group(id=LayerId(layer_id), name=name, layers=tuple(layers), clip=clip, opacity=opacity)


def rim(
    layer_id: str, shape: Shape, width_px: float, paint: Paint | None = None, edge: Colour | None = None
) -> RimLayer:
    """Return a struck rim in the palette's metal unless told otherwise."""
    made = RimLayer(id=LayerId(layer_id), name="Rim", shape=shape, width_px=width_px, paint=paint or Foil())
    if edge is None:
        return made
    return RimLayer(id=made.id, name="Rim", shape=shape, width_px=width_px, paint=made.paint, edge=edge)


def inner_line(layer_id: str, name: str, shape: Shape, width_px: float = 4.5) -> ShapeLayer:
    """Return the fine metal line around an inner plate, with a dark line in its middle."""
    dark = Stroke(solid(EDGE, 0.85), 1.4)
    return line(layer_id, name, shape, Stroke(Foil(), width_px), dark)


@dataclass(frozen=True, slots=True)
class Type:
    """The setting of a text: font, size and spacing."""

    font: Font
    size_px: float
    tracking_px: float = 0.0
    case: Case = Case.TYPED
    anchor: Anchor = Anchor.BASELINE
    align: Align = Align.MIDDLE


def words(layer_id: str, slot: TextSlot, text: str, setting: Type, place: Place, fill: Paint) -> TextLayer:
    """Return a text slot with its outlines."""
    layer = TextLayer(
        id=LayerId(layer_id),
        name=slot.name.replace("-", " ").capitalize(),
        text=text,
        font=setting.font,
        size_px=setting.size_px,
        place=place,
        fill=fill,
        tracking_px=setting.tracking_px,
        align=setting.align,
        anchor=setting.anchor,
        case=setting.case,
        slot=slot,
    )
    return lay_out(layer)


def ribbon_place(ribbon: Ribbon) -> OnArc:
    """Return the arc along a ribbon's middle, as wide as its band leaves room for text."""
    cx, cy = ribbon.centre
    side = Side.BOTTOM if ribbon.bend is Bend.SMILE else Side.TOP
    return OnArc(ribbon.radius, 1.72 * ribbon.half_angle, side, 0.0, cx, cy)


def top_arc(radius: float, degrees: float = 150.0, cy: float = CENTRE) -> OnArc:
    """Return the place of a text over the top of a circle."""
    return OnArc(radius, math.radians(degrees), Side.TOP, 0.0, CENTRE, cy)


def foot_arc(radius: float, degrees: float = 110.0, cy: float = CENTRE) -> OnArc:
    """Return the place of a text along the foot of a circle."""
    return OnArc(radius, math.radians(degrees), Side.BOTTOM, 0.0, CENTRE, cy)


def level_line(y: float, max_width_px: float) -> Straight:
    """Return the place of a straight text in the middle."""
    return Straight(y, CENTRE, max_width_px)


def icon(layer_id: str, glyph: str, size_px: float, centre: Point, fill: Paint, *strokes: Stroke) -> IconLayer:
    """Return the badge's icon slot."""
    return IconLayer(
        id=LayerId(layer_id),
        name="Icon",
        icon=glyph,
        size_px=size_px,
        outline=icon_outline(glyph, centre, size_px),
        cx=centre[0],
        cy=centre[1],
        fill=fill,
        strokes=strokes,
        slot="icon",
        credit=icon_credit(glyph),
    )


def lifted(layer: IconLayer, drop_px: float = 6.0, dark: Colour = BLACK, opacity: float = 0.25) -> tuple[Layer, Layer]:
    """Return a layer with the dark copy below it that stands for its shadow."""
    strokes = tuple(Stroke(solid(dark), stroke.width_px, join=stroke.join) for stroke in layer.strokes)
    shadow = IconLayer(
        id=LayerId(f"{layer.id}-lift"),
        name="Lift",
        icon=layer.icon,
        size_px=layer.size_px,
        outline=layer.outline,
        cx=layer.cx,
        cy=layer.cy,
        fill=solid(dark),
        strokes=strokes,
        slot=layer.slot,
        credit=layer.credit,
        opacity=opacity,
        transform=Affine.shift(0.0, drop_px),
    )
    return shadow, layer


def gloss(layer_id: str, shape: Shape, opacity: float = 0.13) -> Group:
    """Return the light on the upper half of a plain plate, cut to its shape."""
    box = shape.path().bounds() or Box(0.0, 0.0, 0.0, 0.0)
    light = Ellipse(box.width * 0.72, box.height * 0.5, box.centre[0], box.top)
    return group(layer_id, "Gloss", [area(f"{layer_id}-light", "Light", light, Solid(WHITE, opacity))], shape)


def wave_line(y: float, height: float, length: float, phase: float = 0.0, ends: Point = (-20.0, 532.0)) -> Path:
    """Return an open wave of quadratics from the left to the right end; ``height`` is from middle to crest."""
    pen, x = PathPen(), ends[0] - phase * length
    pen.move(x, y)
    up = True
    while x < ends[1]:
        pen.quad(x + length / 4, y + (-2 if up else 2) * height, x + length / 2, y)
        x, up = x + length / 2, not up
    return pen.path()


def filled_below(open_line: Path, bottom: float = 532.0) -> Path:
    """Return the area between an open line and a level far below it."""
    last_x, first_x = open_line.numbers[-2], open_line.numbers[0]
    return open_line + Path("LLZ", (last_x, bottom, first_x, bottom))


def smooth_line(points: Sequence[Point], tension: float = 0.5) -> Path:
    """Return an open curve through points, as a rolling line of hills or of a chart."""
    pen = PathPen().move(*points[0])
    for index in range(len(points) - 1):
        before = points[max(index - 1, 0)]
        here, there = points[index], points[index + 1]
        after = points[min(index + 2, len(points) - 1)]
        pull = tension / 3
        first = (here[0] + (there[0] - before[0]) * pull, here[1] + (there[1] - before[1]) * pull)
        second = (there[0] - (after[0] - here[0]) * pull, there[1] - (after[1] - here[1]) * pull)
        pen.cubic(first, second, there)
    return pen.path()


def dots(centres: Sequence[tuple[float, float, float]]) -> Path:
    """Return discs given as x, y and radius, as one outline."""
    found = Path()
    for x, y, radius in centres:
        found += Ellipse(radius, radius, x, y).path()
    return found


def tinted_metal(colour: Colour) -> Paint:
    """Return a rim paint that shines like metal in a palette's own colour."""
    return fade(
        shade(colour, 44), shade(colour, 20), shade(colour, -4), shade(colour, 38), shade(colour, -10),
        across=(0.0, 0.0, 1.0, 1.0),
    )  # fmt: skip


def band(layer_id: str, ribbon: Ribbon, colour: Colour) -> RibbonLayer:
    """Return a ribbon in three tones of a colour."""
    return RibbonLayer(id=LayerId(layer_id), name="Ribbon", ribbon=ribbon, colour=colour)


def blob(points: Sequence[Point], pull: float = 1 / 6) -> Path:
    """Return a closed soft outline through points."""
    count = len(points)
    pen = PathPen().move(*points[0])
    for index in range(count):
        before, here = points[index - 1], points[index]
        there, after = points[(index + 1) % count], points[(index + 2) % count]
        first = (here[0] + (there[0] - before[0]) * pull, here[1] + (there[1] - before[1]) * pull)
        second = (there[0] - (after[0] - here[0]) * pull, there[1] - (after[1] - here[1]) * pull)
        pen.cubic(first, second, there)
    return pen.close().path()


def drawn(*texts: str) -> Path:
    """Return outlines written as SVG path data as one path."""
    found = Path()
    for text in texts:
        found += parse_path(text)
    return found
