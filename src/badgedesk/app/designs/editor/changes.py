"""What the editor does to a design, as pure functions from one design to the next."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from badgedesk.app.look.artboard import CANVAS
from badgedesk.design import edits
from badgedesk.design.colours.colour import Colour, Hex, Slot
from badgedesk.design.colours.paints import Cap, Solid, Stroke
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.icons import icon_credit, icon_outline
from badgedesk.design.layers import (
    Group,
    IconLayer,
    ImageLayer,
    Layer,
    LayerId,
    Picture,
    RibbonLayer,
    Shape,
    ShapeLayer,
    TextLayer,
    with_transform,
)
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.emblems import Gear, Laurel, Scallop, Shield
from badgedesk.design.shapes.ornaments import Divider, Rosette
from badgedesk.design.shapes.plain import (
    Arc,
    Ellipse,
    Free,
    Line,
    Polygon,
    Rays,
    Rectangle,
    Ring,
    Sector,
    Sparkle,
    Star,
    circle,
)
from badgedesk.design.shapes.ribbons import Ribbon
from badgedesk.design.typeset.lettering import Anchor, Font, Straight
from badgedesk.design.typeset.text import lay_out

Ids = Sequence[LayerId]

_CENTRE: Final = ARTBOARD_PX / 2
_NEW_PX: Final = 96.0
_SMALLEST: Final = 0.01
"""Least share that a size may be changed to at once."""
SHAPES: Final[dict[str, tuple[str, Shape]]] = {
    "circle": ("Circle", circle(_NEW_PX)),
    "ellipse": ("Ellipse", Ellipse(1.3 * _NEW_PX, 0.8 * _NEW_PX)),
    "ring": ("Ring", Ring(_NEW_PX, _NEW_PX * 0.8)),
    "rectangle": ("Rectangle", Rectangle(2 * _NEW_PX, 1.5 * _NEW_PX, 8.0)),
    "triangle": ("Triangle", Polygon(_NEW_PX, 3, 0.0, 4.0)),
    "polygon": ("Hexagon", Polygon(_NEW_PX, 6, 0.0, 8.0)),
    "star": ("Star", Star(_NEW_PX, _NEW_PX * 0.45)),
    "burst": ("Burst", Star(_NEW_PX, _NEW_PX * 0.86, 24)),
    "sparkle": ("Sparkle", Sparkle(_NEW_PX, _NEW_PX * 0.12)),
    "seal": ("Seal", Scallop(_NEW_PX, _NEW_PX * 0.09, 18)),
    "gear": ("Gear", Gear(_NEW_PX, _NEW_PX * 0.8, 12)),
    "shield": ("Shield", Shield(scale=0.45)),
    "laurel": ("Laurel", Laurel(_NEW_PX)),
    "rosette": ("Rosette", Rosette(_NEW_PX, _NEW_PX * 0.3, 20)),
    "divider": ("Divider", Divider(2.6 * _NEW_PX)),
    "rays": ("Rays", Rays(_NEW_PX, _NEW_PX * 0.3, 16)),
    "sector": ("Piece of a ring", Sector(_NEW_PX, _NEW_PX * 0.7, -0.8, 1.6)),
    "arc": ("Arc", Arc(_NEW_PX, -1.2, 2.4)),
    "line": ("Line", Line(_CENTRE - _NEW_PX, _CENTRE, _CENTRE + _NEW_PX, _CENTRE)),
}
"""New shapes by kind: their name, and the shape in the middle of the artboard."""
RIBBON: Final = "ribbon"
_LINE_PX: Final = 6.0
_INK: Final = Hex(CANVAS.selection.lower())


def outermost(design: Design, ids: Ids) -> tuple[LayerId, ...]:
    """Return the layers of ``ids`` that are in the design, bottom to top, without those inside another of them."""
    wanted = frozenset(ids)
    found: list[LayerId] = []

    def gather(layers: tuple[Layer, ...]) -> None:
        for layer in layers:
            if layer.id in wanted:
                found.append(layer.id)
            elif isinstance(layer, Group):
                gather(layer.layers)

    gather(design.layers)
    return tuple(found)


def moved(design: Design, ids: Ids, dx_px: float, dy_px: float) -> Design:
    """Return the design with layers moved by a distance of the artboard."""
    return transformed(design, ids, Affine.shift(dx_px, dy_px))


def transformed(design: Design, ids: Ids, affine: Affine) -> Design:
    """Return the design with ``affine`` of the artboard applied to layers, wherever they stand."""
    around = places(design)

    def change(layer: Layer) -> Layer:
        within = around[layer.id]
        inner = affine if within == IDENTITY else within.then(affine).then(within.inverse())
        return with_transform(layer, layer.transform.then(inner))

    return edits.change_layers(design, ids, change)


def places(design: Design) -> dict[LayerId, Affine]:
    """Return for every layer the map of all groups around it."""
    found: dict[LayerId, Affine] = {}

    def gather(layers: tuple[Layer, ...], within: Affine) -> None:
        for layer in layers:
            found[layer.id] = within
            if isinstance(layer, Group):
                gather(layer.layers, layer.transform.then(within))

    gather(design.layers, IDENTITY)
    return found


def fitted(design: Design, ids: Ids, old: Box, new: Box) -> Design:
    """Return the design with layers taken from one box into another; a side without extent keeps its size."""
    across = max(new.width / old.width, _SMALLEST) if old.width else 1.0
    down = max(new.height / old.height, _SMALLEST) if old.height else 1.0
    home = Affine.scale(across, down, (old.left, old.top))
    return transformed(design, ids, home.then(Affine.shift(new.left - old.left, new.top - old.top)))


def removed(design: Design, ids: Ids) -> Design:
    """Return the design without some layers."""
    for layer in outermost(design, ids):
        design = edits.remove_layer(design, layer)
    return design


def duplicated(design: Design, ids: Ids, offset_px: float = 12.0) -> tuple[Design, tuple[LayerId, ...]]:
    """Return the design with copies of some layers, a little aside, and the ids of the copies."""
    before = {layer.id for layer in design.walk()}
    chosen = outermost(design, ids)
    for layer in chosen:
        design = edits.duplicate_layer(design, layer, offset_px)
    fresh = tuple(layer.id for layer in design.walk() if layer.id not in before)
    return design, outermost(design, fresh)


def beside(design: Design, layer_id: LayerId) -> tuple[tuple[Layer, ...], int]:
    """Return the layers of the list that a layer stands in, and its index there."""
    path = edits.layer_path(design, layer_id)
    group = design.layer(path[-1]) if path else None
    layers = group.layers if isinstance(group, Group) else design.layers
    return layers, [layer.id for layer in layers].index(layer_id)


def restacked(design: Design, ids: Ids, step: int) -> Design:
    """Return the design with layers one step further up (1) or down (-1) among those beside them."""
    chosen = outermost(design, ids)
    for layer in reversed(chosen) if step > 0 else chosen:
        layers, index = beside(design, layer)
        neighbour = index + step
        if 0 <= neighbour < len(layers) and layers[neighbour].id not in chosen:
            design = edits.restack_layer(design, layer, neighbour)
    return design


def placed(design: Design, layer_id: LayerId, index: int, group: LayerId | None) -> Design:
    """Return the design with a layer put at ``index`` from the bottom of a group, or of the design.

    It keeps its place on the artboard. A group is never put into itself: then nothing changes.
    """
    layer = design.layer(layer_id)
    if isinstance(layer, Group) and group is not None and group in {inner.id for inner in _inside(layer)}:
        return design
    layers, at = beside(design, layer_id)
    path = edits.layer_path(design, layer_id)
    if (path[-1] if path else None) == group:
        return edits.restack_layer(design, layer_id, index - (1 if index > at else 0))
    around = places(design)
    target = IDENTITY
    if group is not None:
        target = design.layer(group).transform.then(around[group])
    settled = replace(layer, transform=layer.transform.then(around[layer_id]).then(target.inverse()))
    if len(layers) == 1 and path:
        return edits.add_layer(edits.remove_layer(design, layer_id), settled, None, group)
    return edits.add_layer(edits.remove_layer(design, layer_id), settled, index, group)


def _inside(group: Group) -> tuple[Layer, ...]:
    return group, *Design(layers=group.layers).walk()


def grouped(design: Design, ids: Ids) -> tuple[Design, LayerId]:
    """Return the design with layers that lie beside each other in a new group, and the id of the group."""
    group = edits.new_layer_id(design, "group")
    made = edits.group_layers(design, outermost(design, ids), group)
    return edits.rename_layer(made, group, "Group"), group


def with_text(design: Design) -> tuple[Design, LayerId]:
    """Return the design with a new text in its middle, in the font that its other texts have."""
    fonts = [layer.font for layer in design.walk() if isinstance(layer, TextLayer)]
    fresh = edits.new_layer_id(design, "text")
    layer = TextLayer(
        id=fresh,
        text="Your text",
        font=fonts[0] if fonts else Font("Barlow Condensed", 600),
        size_px=48.0,
        place=Straight(_CENTRE),
        fill=Solid(ink(design)),
        anchor=Anchor.MIDDLE,
    )
    return edits.add_layer(design, lay_out(layer)), fresh


def with_shape(design: Design, kind: str) -> tuple[Design, LayerId]:
    """Return the design with a new shape in its middle."""
    fresh = edits.new_layer_id(design, kind)
    if kind == RIBBON:
        ribbon = Ribbon(_CENTRE, half_angle=0.16)
        return edits.add_layer(design, RibbonLayer(id=fresh, name="Ribbon", ribbon=ribbon, colour=ink(design))), fresh
    name, shape = SHAPES[kind]
    paint = Solid(ink(design))
    if isinstance(shape, Arc | Line):
        stroke = Stroke(paint, _LINE_PX, cap=Cap.ROUND)
        return edits.add_layer(design, ShapeLayer(id=fresh, name=name, shape=shape, strokes=(stroke,))), fresh
    return edits.add_layer(design, ShapeLayer(id=fresh, name=name, shape=shape, fill=paint)), fresh


def with_outline(design: Design, outline: Path, *, closed: bool) -> tuple[Design, LayerId]:
    """Return the design with a free outline on top: closed ones are filled, open ones are lines."""
    fresh = edits.new_layer_id(design, "outline")
    paint = Solid(ink(design))
    fill, strokes = (paint, ()) if closed else (None, (Stroke(paint, _LINE_PX, cap=Cap.ROUND),))
    layer = ShapeLayer(id=fresh, name="Outline", shape=Free(outline), fill=fill, strokes=strokes)
    return edits.add_layer(design, layer), fresh


def with_icon(design: Design, icon: str) -> tuple[Design, LayerId]:
    """Return the design with an icon (``set.name``) in its middle.

    Raises:
        DesignError: `Code.GLYPH_UNKNOWN`.
    """
    fresh = edits.new_layer_id(design, "icon")
    layer = IconLayer(
        id=fresh,
        name=icon.partition(".")[2].replace("-", " ").capitalize(),
        icon=icon,
        size_px=1.5 * _NEW_PX,
        outline=icon_outline(icon, (_CENTRE, _CENTRE), 1.5 * _NEW_PX),
        fill=Solid(ink(design)),
        credit=icon_credit(icon),
    )
    return edits.add_layer(design, layer), fresh


def with_picture(design: Design, picture: Picture, name: str) -> tuple[Design, LayerId]:
    """Return the design with a picture in its middle, at most a third of the artboard wide and high."""
    fresh = edits.new_layer_id(design, "picture")
    room = ARTBOARD_PX / 3
    scale = min(room / picture.width, room / picture.height)
    width, height = picture.width * scale, picture.height * scale
    layer = ImageLayer(
        id=fresh, name=name, picture=picture, x=_CENTRE - width / 2, y=_CENTRE - height / 2, width_px=width
    )
    return edits.add_layer(design, layer), fresh


def ink(design: Design) -> Colour:
    """Return the colour for something new: the palette's accent where it has one; a drawing's own has none at all."""
    names = [swatch.name for swatch in design.palette.swatches]
    if not names:
        return _INK
    return Slot("accent" if "accent" in names else names[0])
