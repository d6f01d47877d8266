"""Shapes against mathematics that is not theirs."""

import math

import pytest

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box
from badgedesk.design.outlines.path import Path, parse_path, polygon_path, smooth_polygon
from badgedesk.design.shapes.emblems import Comb, Gear, Laurel, Scallop, Shield, ShieldOutline
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
from badgedesk.design.shapes.ribbons import Bend, Ribbon


def box_of(path: Path) -> Box:
    box = path.bounds()
    assert box is not None
    return box


@pytest.mark.parametrize(
    ("shape", "area"),
    [
        (circle(100.0), math.pi * 100**2),
        (Ellipse(80.0, 30.0, 10.0, 20.0), math.pi * 80 * 30),
        (Ring(100.0, 60.0), math.pi * (100**2 - 60**2)),
        (Rectangle(200.0, 100.0), 200 * 100),
        (Rectangle(200.0, 100.0, 20.0), 200 * 100 - (4 - math.pi) * 20**2),
        (Rectangle(200.0, 100.0, 500.0), 100 * 100 + math.pi * 50**2),
        (Polygon(100.0, 6), 3 * math.sqrt(3) / 2 * 100**2),
        (Polygon(100.0, 4, 0.3), 2 * 100**2),
        (Star(100.0, 40.0, 5), 5 * 100 * 40 * math.sin(math.pi / 5)),
        (Sector(100.0, 80.0, 0.4, 0.5), 0.5 / 2 * (100**2 - 80**2)),
        (Rays(100.0, 0.0, 12), 12 * 100**2 / 2 * math.sin(math.pi / 12)),
    ],
)
def test_the_area_of_a_shape_is_that_of_the_textbook(shape: Free, area: float) -> None:
    assert shape.path().area() == pytest.approx(area, rel=6e-4)


def test_the_area_of_a_scallop_is_that_of_its_polar_curve() -> None:
    radius, depth, lobes, steps = 238.0, 13.0, 20, 20_000
    radii = (radius - depth + depth * abs(math.sin(lobes / 2 * (k * 2 * math.pi / steps))) for k in range(steps))
    expected = sum(r * r for r in radii) / 2 * (2 * math.pi / steps)
    assert Scallop(radius, depth, lobes).path().area() == pytest.approx(expected, rel=1e-3)


def test_a_gear_lies_between_its_two_circles() -> None:
    points = [point for contour in Gear(240.0, 212.0, 16, 0.0).path().polygons() for point in contour]
    distances = [math.hypot(x - 256, y - 256) for x, y in points]
    assert max(distances) == pytest.approx(240.0)
    assert min(distances) == pytest.approx(212.0)


@pytest.mark.parametrize("outline", list(ShieldOutline))
def test_every_shield_is_symmetric_and_fills_the_artboard(outline: ShieldOutline) -> None:
    path = Shield(outline).path()
    box = box_of(path)
    mirrored = path.mapped(Affine(a=-1.0, e=512.0))
    assert box.left + box.right == pytest.approx(512.0, abs=0.5)
    assert 28 <= box.top <= 62
    assert 476 <= box.bottom <= 490
    assert mirrored.area() == pytest.approx(-path.area())
    assert path.area() > 110_000


def test_a_shield_scaled_to_half_has_a_quarter_of_the_area() -> None:
    whole, half = Shield(), Shield(scale=0.5, cx=100.0, cy=90.0)
    assert half.path().area() == pytest.approx(whole.path().area() / 4)
    assert box_of(half.path()).centre[0] == pytest.approx(100.0)


def test_the_box_of_a_curve_is_exact_where_its_handles_reach_further() -> None:
    for text, lowest in (("M0 0Q50 100 100 0", 50.0), ("M0 0C0 100 100 100 100 0", 75.0)):
        box = box_of(parse_path(text))
        assert (box.left, box.top, box.right, box.bottom) == pytest.approx((0.0, 0.0, 100.0, lowest))
    assert Path().bounds() is None


def test_a_flattened_circle_stays_within_the_tolerance() -> None:
    for x, y in circle(200.0).path().polygons(0.05)[0]:
        assert abs(math.hypot(x - 256, y - 256) - 200.0) < 0.07


def test_cut_corners_never_pass_the_middle_of_an_edge() -> None:
    square = smooth_polygon([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)], 400.0)
    assert all(0 <= value <= 10 for value in square.numbers)


def test_a_laurel_is_symmetric_and_shrinks_upwards() -> None:
    path = Laurel(158.0, 6).path()
    box = box_of(path)
    assert box.left + box.right == pytest.approx(512.0, abs=0.01)
    assert path.verbs.count("M") == 2 * (6 * 2 + 1)


def test_each_wall_of_a_comb_is_drawn_once() -> None:
    drawn: list[frozenset[tuple[float, float]]] = []
    for verb, start, points in Comb(20.0, 100.0, 60.0).path().pieces():
        if verb == "L":
            drawn.append(frozenset((start, points[0])))
    assert len(drawn) == len(set(drawn))
    assert all(math.dist(*wall) == pytest.approx(20.0, abs=0.01) for wall in drawn)
    columns, rows = 2 * 2 + 1, 2 * 1 + 1  # half of 100 px is 1.4 cells across, half of 60 px one row down
    slanted = 2 * columns * (rows + 1) + 2 * (rows - 1)
    assert len(drawn) == slanted + (columns + 1) * rows - (rows - 1)


def test_a_comb_covers_its_rectangle() -> None:
    box = box_of(Comb(20.0, 200.0, 160.0).path())
    assert box.width >= 200
    assert box.height >= 160


def test_open_lines_enclose_nothing() -> None:
    assert Line(0.0, 0.0, 30.0, 40.0).path().verbs == "ML"
    assert "Z" not in Arc(100.0, 0.0, 1.0).path().verbs
    assert Sparkle(10.0, 1.0).path().area() < Star(10.0, 5.0, 4).path().area()


def test_affine_maps_compose_and_undo() -> None:
    turn = Affine.turn(0.7, (20.0, 30.0)).then(Affine.scale(2.0, 3.0)).then(Affine.shift(5.0, -4.0))
    x, y = turn.inverse().point(*turn.point(11.0, 13.0))
    assert (x, y) == pytest.approx((11.0, 13.0))
    assert Affine.turn(math.pi / 2).point(1.0, 0.0) == pytest.approx((0.0, 1.0))
    assert turn.mean_scale == pytest.approx(math.sqrt(6))
    assert not turn.keeps_shapes
    assert Affine.turn(0.4).then(Affine.scale(-2.0, 2.0)).keeps_shapes
    assert IDENTITY.then(turn) == turn


def test_a_map_without_area_has_no_way_back() -> None:
    with pytest.raises(ZeroDivisionError):
        Affine.scale(0.0, 1.0).inverse()


@pytest.mark.parametrize(
    "text", ["L0 0", "M0", "M0 0X", "M0 0L1 1 2", "M1e9 0", "M0 0ZL1 1", "m0 0", "M0 0A1 1 0 0 0 2 2"]
)
def test_a_path_that_we_would_not_write_is_refused(text: str) -> None:
    with pytest.raises(DesignError) as raised:
        parse_path(text)
    assert raised.value.code is Code.DESIGN_FORMAT


def test_numbers_are_written_short_and_never_as_minus_zero() -> None:
    path = polygon_path([(-0.001, 1.0), (2.50, 3.125), (100.0, 0.004)])
    assert path.svg() == "M0 1L2.5 3.12L100 0Z"


@pytest.mark.parametrize("bend", list(Bend))
def test_a_ribbon_is_symmetric_and_its_tails_reach_past_its_band(bend: Bend) -> None:
    ribbon = Ribbon(y=374.0, radius=950.0, height=62.0, half_angle=0.196, tail=0.052, bend=bend)
    band, (left, right) = box_of(ribbon.band()), ribbon.tails()
    assert band.left + band.right == pytest.approx(512.0)
    assert band.width == pytest.approx(2 * (950 + 31) * math.sin(0.196), rel=1e-3)
    assert box_of(left).left < band.left
    assert box_of(right).right > band.right
    assert box_of(left).left + box_of(right).right == pytest.approx(512.0, abs=0.01)
    middle_of_band = 374.0 - 31 if bend is Bend.ARCH else 374.0 + 31
    assert (band.top if bend is Bend.ARCH else band.bottom) == pytest.approx(middle_of_band, abs=0.01)
