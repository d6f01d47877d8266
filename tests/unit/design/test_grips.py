"""Grips: where they lie, what a pull makes of a shape, a gradient or an outline."""

import math
from dataclasses import replace

import pytest

from badgedesk.design.colours.colour import Hex, Palette
from badgedesk.design.colours.paints import LinearGradient, RadialGradient, Space, Stop
from badgedesk.design.grips import (
    GripKind,
    contours_of,
    gradient_grips,
    outline_of,
    pull_gradient,
    pull_shape,
    shape_grips,
)
from badgedesk.design.grips.gradients import Gradient, with_stop, without_stop
from badgedesk.design.grips.nodes import (
    Node,
    cornered,
    nearest_piece,
    node_grips,
    pull_node,
    smoothed,
    with_node_after,
    without_node,
)
from badgedesk.design.layers import Shape
from badgedesk.design.outlines.geometry import Box, Point, polar
from badgedesk.design.outlines.path import parse_path
from badgedesk.design.shapes import emblems, ornaments, plain

SHAPES: tuple[Shape, ...] = (
    plain.Rectangle(200, 100, 10),
    plain.Polygon(90, 6, 0.2, 6),
    plain.Star(90, 40),
    plain.Ring(90, 60),
    plain.Sector(90, 60, -0.8, 1.6),
    plain.Arc(90, -1.2, 2.4),
    plain.Line(10, 20, 200, 220),
    plain.Sparkle(90, 12),
    plain.Rays(90, 20),
    emblems.Scallop(90, 9, 18),
    emblems.Gear(90, 70, 12),
    emblems.Laurel(90),
    ornaments.Rosette(90, 30),
    ornaments.Divider(200),
)
BOX = Box(100, 100, 300, 200)
RED, BLUE = Stop(0.0, Hex("#ff0000")), Stop(1.0, Hex("#0000ff"))
CURVE = parse_path("M0 0C10 0 20 10 20 20C20 30 10 40 0 40Z")
CENTRE = (256.0, 256.0)


def point_of(shape: Shape, name: str) -> Point:
    return next(grip.point for grip in shape_grips(shape) if grip.name == name)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: type(shape).__name__)
def test_a_grip_pulled_to_where_it_is_changes_nothing(shape: Shape) -> None:
    grips = shape_grips(shape)
    assert grips
    for grip in grips:
        pulled = pull_shape(shape, grip.name, grip.point)
        before, after = shape.path().bounds(), pulled.path().bounds()
        assert before is not None
        assert after is not None
        assert (after.left, after.top, after.right, after.bottom) == pytest.approx(
            (before.left, before.top, before.right, before.bottom), abs=1e-6
        )


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: type(shape).__name__)
def test_a_grip_follows_the_pointer_and_never_breaks_the_shape(shape: Shape) -> None:
    for grip in shape_grips(shape):
        for to in ((0.0, 0.0), CENTRE, (300.0, 120.0), (5000.0, -4000.0)):
            made = pull_shape(shape, grip.name, to)
            box = made.path().bounds()
            assert box is not None
            assert all(math.isfinite(value) for value in (box.left, box.top, box.right, box.bottom))


def test_measures_are_what_was_pulled() -> None:
    star = pull_shape(plain.Star(90, 40), "inner", polar(CENTRE, 61.0, 1.0))
    assert isinstance(star, plain.Star)
    assert star.inner == pytest.approx(61.0)
    assert pull_shape(plain.Star(90, 40), "points", polar(CENTRE, 90, 2 * math.pi / 9)) == plain.Star(90, 40, 9)
    assert pull_shape(plain.Polygon(90, 6), "sides", polar(CENTRE, 20, 2 * math.pi / 3)) == plain.Polygon(90, 3)
    ring = pull_shape(plain.Ring(90, 60), "inner", (256.0, 256.0 + 33.0))
    assert ring == plain.Ring(90, 33.0)
    round_ = pull_shape(plain.Rectangle(200, 100), "corner", (0.0, 5000.0))
    assert round_ == plain.Rectangle(200, 100, 50.0)


def test_ends_of_an_arc_move_alone() -> None:
    arc = plain.Arc(90, -1.0, 2.0)
    longer = pull_shape(arc, "end", polar(CENTRE, 90, 1.5))
    assert isinstance(longer, plain.Arc)
    assert (longer.start, longer.sweep) == pytest.approx((-1.0, 2.5))
    later = pull_shape(arc, "start", polar(CENTRE, 90, -0.5))
    assert isinstance(later, plain.Arc)
    assert (later.start, later.start + later.sweep) == pytest.approx((-0.5, 1.0))


def test_the_ends_of_a_fade_lie_where_it_starts_and_ends() -> None:
    across = LinearGradient((RED, BLUE), 0.25, 0.5, 0.75, 1.0)
    ends = {grip.name: grip.point for grip in gradient_grips(across, BOX, Palette())}
    assert ends == {"start": (150.0, 150.0), "end": (250.0, 200.0)}
    pulled = pull_gradient(across, BOX, "end", (300.0, 100.0))
    assert pulled == replace(across, x2=1.0, y2=0.0)
    level = pull_gradient(across, BOX, "end", (260.0, 152.0), steps=True)
    assert isinstance(level, LinearGradient)
    assert level.y2 == pytest.approx(0.5)


def test_a_fade_from_top_to_bottom_keeps_clear_of_the_handles_and_of_tilting() -> None:
    down = LinearGradient((RED, BLUE))
    points = [grip.point for grip in gradient_grips(down, BOX, Palette())]
    corners = {(100.0, 100.0), (200.0, 100.0), (300.0, 100.0), (100.0, 200.0), (200.0, 200.0), (300.0, 200.0)}
    assert corners.isdisjoint(points)
    shorter = pull_gradient(down, BOX, "end", (points[0][0], 150.0))
    assert isinstance(shorter, LinearGradient)
    assert (shorter.x1, shorter.y2) == pytest.approx((shorter.x2, 0.5))


def test_a_glow_is_moved_by_its_middle_and_widened_by_its_edge() -> None:
    glow = RadialGradient((RED, BLUE), space=Space.LAYER, cx=200, cy=150, radius=40)
    moved = pull_gradient(glow, BOX, "start", (210.0, 160.0))
    assert moved == replace(glow, cx=210.0, cy=160.0)
    assert pull_gradient(glow, BOX, "end", (200.0, 220.0)) == replace(glow, radius=70.0)


def test_a_colour_added_on_the_way_does_not_change_the_look_and_can_be_moved_and_removed() -> None:
    fade: Gradient = LinearGradient((RED, BLUE), 0.0, 0.5, 1.0, 0.25)
    more, index = with_stop(fade, 0.25)
    assert index == 1
    assert [stop.offset for stop in more.stops] == [0.0, 0.25, 1.0]
    assert [grip.kind for grip in gradient_grips(more, BOX, Palette())].count(GripKind.STOP) == 1
    end = next(grip.point for grip in gradient_grips(more, BOX, Palette()) if grip.name == "end")
    assert pull_gradient(more, BOX, "stop1", end).stops[1].offset == 1.0
    assert without_stop(more, 1) == fade
    assert without_stop(fade, 0) == fade


def test_an_outline_survives_its_nodes() -> None:
    for text in ("M0 0L10 0L10 10Z", "M0 0C10 0 20 10 20 20C20 30 10 40 0 40Z", "M1 2Q5 6 7 8L9 9M20 20L30 30L20 30Z"):
        path = parse_path(text)
        again = outline_of(contours_of(path))
        assert again.bounds() == path.bounds()
        assert again.area() == pytest.approx(path.area())


def test_nodes_move_with_their_arms_and_smooth_ones_stay_smooth() -> None:
    contours = contours_of(CURVE)
    (contour,) = contours
    assert [node.smooth for node in contour.nodes] == [False, True, False]
    moved = pull_node(contours, "node-0-1", (25.0, 20.0))[0].nodes[1]
    assert moved == Node((25.0, 20.0), (25.0, 10.0), (25.0, 30.0))
    bent = pull_node(contours, "after-0-1", (30.0, 20.0))[0].nodes[1]
    assert bent.before == pytest.approx((10.0, 20.0))
    alone = pull_node(contours, "after-0-1", (30.0, 20.0), alone=True)[0].nodes[1]
    assert alone.before == (20.0, 10.0)


def test_a_node_added_changes_nothing_and_deleted_is_gone() -> None:
    contours = contours_of(CURVE)
    more = with_node_after(contours, (0, 0), 0.3)
    assert len(more[0].nodes) == 4
    assert outline_of(more).area() == pytest.approx(CURVE.area())
    assert more[0].nodes[1].smooth
    fewer = without_node(more, (0, 1))
    assert [node.point for node in fewer[0].nodes] == [node.point for node in contours[0].nodes]
    assert without_node(contours_of(parse_path("M0 0L9 9")), (0, 0)) == ()


def test_nodes_are_smoothed_and_made_corners() -> None:
    square = contours_of(parse_path("M0 0L10 0L10 10L0 10Z"))
    smooth = smoothed(square, (0, 1))
    assert smooth[0].nodes[1].smooth
    assert cornered(smooth, (0, 1)) == square


def test_the_piece_under_the_pointer_is_found() -> None:
    square = contours_of(parse_path("M0 0L10 0L10 10L0 10Z"))
    assert nearest_piece(square, (5.0, 0.4), 1.0) == ((0, 0), pytest.approx(0.5))
    assert nearest_piece(square, (0.2, 5.0), 1.0) == ((0, 3), pytest.approx(0.5))
    assert nearest_piece(square, (5.0, 5.0), 1.0) is None


def test_only_the_chosen_node_and_its_neighbours_show_arms() -> None:
    contours = with_node_after(contours_of(CURVE), (0, 1))
    arms = [grip for grip in node_grips(contours, None) if grip.kind is GripKind.ARM]
    assert arms == []
    assert [grip.name for grip in node_grips(contours, (0, 1)) if grip.kind is GripKind.ARM]
