"""Layers put in order: where they come to lie is worked out by hand."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.app.designs.editor import arrange
from badgedesk.app.designs.editor.arrange import Axis, Side
from badgedesk.core.errors import Code, DesignError
from badgedesk.design import Design, edits
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.guides import Guides
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.outlines.booleans import Operation
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.shapes.plain import Rectangle

A, B, C = LayerId("a"), LayerId("b"), LayerId("c")


def block(id_: LayerId, left: float, top: float, width: float, height: float, colour: str = "#ff0000") -> ShapeLayer:
    shape = Rectangle(width, height, 0.0, left + width / 2, top + height / 2)
    return ShapeLayer(id=id_, shape=shape, fill=solid(Hex(colour)))


THREE = Design(
    layers=(block(A, 0, 0, 10, 10), block(B, 100, 30, 20, 40, "#00ff00"), block(C, 300, 200, 100, 100, "#0000ff"))
)


def boxes(design: Design) -> dict[LayerId, Box]:
    mirror = Mirror()
    mirror.follow(design)
    found = {layer.id: mirror.box((layer.id,)) for layer in design.layers}
    return {id_: Box(box.left(), box.top(), box.right(), box.bottom()) for id_, box in found.items()}


@pytest.mark.parametrize(
    ("side", "places"),
    [
        (Side.LEFT, [(0, 0), (0, 30), (0, 200)]),
        (Side.CENTRE, [(195, 0), (190, 30), (150, 200)]),
        (Side.RIGHT, [(390, 0), (380, 30), (300, 200)]),
        (Side.TOP, [(0, 0), (100, 0), (300, 0)]),
        (Side.MIDDLE, [(0, 145), (100, 130), (300, 100)]),
        (Side.BOTTOM, [(0, 290), (100, 260), (300, 200)]),
    ],
)
def test_layers_are_aligned_to_each_other(side: Side, places: list[tuple[int, int]]) -> None:
    after = boxes(arrange.aligned(THREE, boxes(THREE), side))
    assert [(round(box.left), round(box.top)) for box in after.values()] == places


def test_one_layer_is_aligned_to_the_page() -> None:
    after = arrange.aligned(THREE, {B: boxes(THREE)[B]}, Side.CENTRE)
    assert boxes(after)[B].centre[0] == 256


def test_gaps_become_equal_and_the_outermost_stay() -> None:
    after = boxes(arrange.spread(THREE, boxes(THREE), Axis.ACROSS))
    assert (after[A].left, after[C].left) == (0, 300)
    assert math.isclose(after[B].left - after[A].right, after[C].left - after[B].right)


def test_layers_stand_evenly_on_a_ring() -> None:
    after = boxes(arrange.around_ring(THREE, boxes(THREE)))
    away = [(box.centre[0] - 256, box.centre[1] - 256) for box in after.values()]
    assert math.isclose(math.hypot(*away[0]), math.hypot(*away[1]))
    turns = sorted(math.degrees(math.atan2(y, x)) % 360 for x, y in away)
    assert [round(two - one) for one, two in pairwise(turns)] == [120, 120]


def test_several_layers_are_aligned_to_the_page_or_a_ring() -> None:
    after = boxes(arrange.aligned(THREE, boxes(THREE), Side.LEFT, arrange.PAGE))
    assert {box.left for box in after.values()} == {0.0}
    after = boxes(arrange.aligned(THREE, boxes(THREE), Side.BOTTOM, arrange.ring_box(100.0)))
    assert {box.bottom for box in after.values()} == {356.0}


def test_layers_are_spread_from_edge_to_edge_of_the_page() -> None:
    after = sorted(
        boxes(arrange.spread(THREE, boxes(THREE), Axis.DOWN, arrange.PAGE)).values(), key=lambda box: box.top
    )
    assert (after[0].top, after[-1].bottom) == (0.0, 512.0)
    gaps = [after[1].top - after[0].bottom, after[2].top - after[1].bottom]
    assert gaps[0] == pytest.approx(gaps[1])
    two = dict(list(boxes(THREE).items())[:2])
    assert arrange.spread(THREE, two, Axis.DOWN) is THREE
    assert arrange.spread(THREE, two, Axis.DOWN, arrange.PAGE) is not THREE


def test_the_nearest_ring_is_taken() -> None:
    ringed = replace(THREE, guides=Guides(rings=(60.0, 230.0)))
    assert arrange.nearest_ring(THREE, boxes(THREE)) == 256.0  # none: the largest on the page
    assert arrange.nearest_ring(ringed, boxes(THREE)) == 230.0  # their middles are 234 px away on average
    after = boxes(arrange.around_ring(ringed, boxes(THREE), 60.0))
    assert {round(math.dist(box.centre, (256.0, 256.0)), 6) for box in after.values()} == {60.0}


def test_flipping_twice_changes_nothing_one_can_see() -> None:
    once = arrange.flipped(THREE, (A, C), Axis.ACROSS, (200, 100))
    assert boxes(once)[A] == Box(390, 0, 400, 10)
    assert boxes(once)[B] == boxes(THREE)[B]
    assert boxes(arrange.flipped(once, (A, C), Axis.ACROSS, (200, 100))) == boxes(THREE)


def test_copies_go_around_the_middle() -> None:
    after, ids = arrange.copied_around(Design(layers=(block(A, 246, 0, 20, 20),)), (A,), 4)
    places = {(round(box.centre[0]), round(box.centre[1])) for box in boxes(after).values()}
    assert places == {(256, 10), (502, 256), (256, 502), (10, 256)}
    assert len(set(ids)) == 4


def test_a_senseless_number_of_copies_is_refused() -> None:
    with pytest.raises(DesignError) as fault:
        arrange.copied_around(THREE, (A,), 1000)
    assert fault.value.code is Code.DESIGN_LIMIT


def test_shapes_become_one_in_the_place_of_the_topmost() -> None:
    two = Design(layers=(block(A, 0, 0, 20, 20), block(B, 10, 10, 20, 20, "#00ff00"), block(C, 200, 0, 9, 9)))
    after, made = arrange.put_together(two, (A, B), Operation.SUBTRACT)
    assert [layer.id for layer in after.layers] == [made, C]
    shape = after.layer(made)
    assert isinstance(shape, ShapeLayer)
    assert shape.fill == solid(Hex("#ff0000"))
    assert math.isclose(abs(shape.shape.path().area()), 300, abs_tol=0.1)


def test_shapes_inside_a_moved_group_are_combined_where_they_are_seen() -> None:
    inner = block(A, 0, 0, 20, 20)
    grouped = Design(
        layers=(Group(id=LayerId("g"), layers=(inner,), transform=Affine.shift(10, 10)), block(B, 0, 0, 20, 20))
    )
    after, made = arrange.put_together(grouped, (A, B), Operation.INTERSECT)
    assert boxes(after)[made] == Box(10, 10, 20, 20)


def test_shapes_that_do_not_meet_leave_nothing_to_keep() -> None:
    with pytest.raises(DesignError) as fault:
        arrange.put_together(THREE, (A, C), Operation.INTERSECT)
    assert fault.value.code is Code.DESIGN_OUTLINES_APART
    with pytest.raises(DesignError) as fault:
        arrange.put_together(THREE, (A,), Operation.UNITE)
    assert fault.value.code is Code.DESIGN_OUTLINES_NEEDED


def test_a_shape_as_an_outline_looks_the_same() -> None:
    after = arrange.as_outline(edits.move_layer(THREE, B, 5, 5), B)
    assert boxes(after)[B] == Box(105, 35, 125, 75)
