"""The primitives that both painters draw."""

from dataclasses import replace

import pytest

from badgedesk.design.colours.colour import Hex, build_palette
from badgedesk.design.colours.paints import (
    Foil,
    LinearGradient,
    Paint,
    RadialGradient,
    Space,
    Stop,
    Stroke,
    Tiled,
    fade,
    solid,
)
from badgedesk.design.document import Design
from badgedesk.design.flat import FlatColour, FlatLinear, FlatRadial
from badgedesk.design.layers import Group, LayerId, RibbonLayer, RimLayer, ShapeLayer, TextLayer
from badgedesk.design.outlines.geometry import IDENTITY, Affine
from badgedesk.design.primitives import GroupPrimitive, ImagePrimitive, PathPrimitive, flatten
from badgedesk.design.shapes.plain import Rectangle, circle
from badgedesk.design.shapes.ribbons import Ribbon
from badgedesk.design.typeset.lettering import Font, Straight
from badgedesk.design.typeset.text import lay_out

BLACK, WHITE = Hex("#000000"), Hex("#ffffff")


def flat(fill: Paint, transform: Affine = IDENTITY) -> PathPrimitive:
    layer = ShapeLayer(id=LayerId("a"), shape=Rectangle(200.0, 100.0), fill=fill, transform=transform)
    (primitive,) = flatten(Design(layers=(layer,), palette=build_palette("#112233", "#445566", "#ffffff")))
    assert isinstance(primitive, PathPrimitive)
    return primitive


def test_a_gradient_over_the_box_becomes_artboard_coordinates() -> None:
    fill = flat(fade(BLACK, WHITE)).fill
    assert isinstance(fill, FlatLinear)
    assert (fill.x1, fill.y1, fill.x2, fill.y2, fill.matrix) == (156.0, 206.0, 156.0, 306.0, IDENTITY)


def test_a_gradient_moves_with_its_layer() -> None:
    fill = flat(fade(BLACK, WHITE), Affine.shift(10.0, 20.0)).fill
    assert isinstance(fill, FlatLinear)
    assert (fill.x1, fill.y1) == (166.0, 226.0)


def test_a_slanting_gradient_over_an_uneven_box_keeps_its_map() -> None:
    fill = flat(LinearGradient((Stop(0.0, BLACK), Stop(1.0, WHITE)), 0.0, 0.0, 1.0, 1.0)).fill
    assert isinstance(fill, FlatLinear)
    assert fill.matrix == Affine(200.0, 0.0, 0.0, 100.0, 156.0, 206.0)


def test_a_radial_gradient_over_an_uneven_box_is_an_ellipse() -> None:
    stops = (Stop(0.0, BLACK), Stop(1.0, WHITE, 0.5))
    fill = flat(RadialGradient(stops)).fill
    assert isinstance(fill, FlatRadial)
    assert fill.matrix.point(fill.cx, fill.cy) == (256.0, 256.0)
    assert fill.stops[-1].opacity == 0.5
    own = flat(RadialGradient(stops, 256.0, 256.0, 80.0, Space.LAYER), Affine.scale(2.0)).fill
    assert own == FlatRadial(512.0, 512.0, 160.0, fill.stops)


def test_colour_and_opacity_that_change_together_get_stops_in_between() -> None:
    own = flat(LinearGradient((Stop(0.0, BLACK, 1.0), Stop(0.5, WHITE, 0.0), Stop(1.0, WHITE, 1.0)))).fill
    assert isinstance(own, FlatLinear)
    middle = own.stops[6]
    assert (middle.offset, middle.colour, middle.opacity) == (0.25, "#808080", 0.5)
    assert len(own.stops) == 14
    assert [stop.offset for stop in own.stops] == sorted(stop.offset for stop in own.stops)


def test_strokes_grow_with_their_layer() -> None:
    layer = ShapeLayer(
        id=LayerId("a"),
        shape=circle(10.0),
        strokes=(Stroke(solid(BLACK), 3.0, (2.0, 1.0), 0.5), Stroke(solid(WHITE), 1.0)),
        transform=Affine.scale(4.0, 1.0),
    )
    first, second = flatten(Design(layers=(layer,)))
    assert isinstance(first, PathPrimitive)
    assert isinstance(second, PathPrimitive)
    assert first.stroke is not None
    assert second.stroke is not None
    assert (first.stroke.width_px, first.stroke.dash, first.stroke.dash_offset) == (6.0, (4.0, 2.0), 1.0)
    assert second.stroke.paint == FlatColour("#ffffff")


def test_the_palettes_metal_shines_in_foil_and_rim() -> None:
    fill = flat(Foil()).fill
    assert isinstance(fill, FlatLinear)
    assert [stop.colour for stop in fill.stops] == ["#fff2c2", "#e3b64e", "#a87420", "#f5dd92", "#8c5e14"]
    rim = RimLayer(id=LayerId("r"), shape=circle(200.0), width_px=26.0)
    widths = [
        primitive.stroke.width_px
        for primitive in flatten(Design(layers=(rim,)))
        if isinstance(primitive, PathPrimitive) and primitive.stroke is not None
    ]
    assert widths == pytest.approx([26.0, 19.0, 2.2])


def test_a_ribbon_is_drawn_from_its_tails_to_its_lines() -> None:
    ribbon = RibbonLayer(id=LayerId("r"), ribbon=Ribbon(300.0), colour=Hex("#a01030"))
    drawn = flatten(Design(layers=(ribbon,)))
    assert len(drawn) == 9
    assert all(isinstance(primitive, PathPrimitive) and primitive.layer == "r" for primitive in drawn)


def test_opacity_of_a_layer_holds_its_parts_together() -> None:
    rim = RimLayer(id=LayerId("r"), shape=circle(200.0), opacity=0.5)
    (group,) = flatten(Design(layers=(rim,)))
    assert isinstance(group, GroupPrimitive)
    assert (group.opacity, len(group.children), group.clip) == (0.5, 3, None)


def test_a_groups_move_goes_to_its_parts_and_its_clip() -> None:
    inner = ShapeLayer(id=LayerId("a"), shape=circle(10.0), fill=solid(BLACK), transform=Affine.scale(2.0))
    group = Group(id=LayerId("g"), layers=(inner,), clip=circle(10.0), transform=Affine.shift(100.0, 0.0))
    (primitive,) = flatten(Design(layers=(group,)))
    assert isinstance(primitive, GroupPrimitive)
    assert primitive.clip is not None
    assert primitive.clip.rounded() == circle(10.0, 356.0).path().rounded()
    (child,) = primitive.children
    assert isinstance(child, PathPrimitive)
    assert child.path.rounded() == circle(20.0, 612.0, 512.0).path().rounded()


def test_everything_is_flattened_with_the_layers_it_came_from(everything: Design) -> None:
    drawn = flatten(everything)
    inner = [child for part in drawn if isinstance(part, GroupPrimitive) for child in part.children]
    assert "hidden" not in {part.layer for part in (*drawn, *inner)}
    faded = next(part for part in inner if part.layer == "logo")
    assert isinstance(faded, GroupPrimitive)
    assert isinstance(faded.children[0], ImagePrimitive)


def test_what_has_neither_fill_nor_line_is_not_drawn() -> None:
    assert flatten(Design(layers=(ShapeLayer(id=LayerId("a"), shape=circle(3.0)),))) == ()


def test_an_outline_without_a_point_is_not_filled_with_a_pattern_either() -> None:
    empty = TextLayer(
        id=LayerId("t"), text="", font=Font("Lato"), size_px=40.0, place=Straight(256.0), fill=Tiled(WHITE, BLACK)
    )
    assert flatten(Design(layers=(lay_out(empty),))) == ()
    assert len(flatten(Design(layers=(lay_out(replace(empty, text="A")),)))) == 1
