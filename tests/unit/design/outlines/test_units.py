"""Outlines taken apart: what may lie over each other stays together, in order, however much of it there is."""

import math
import random
from dataclasses import replace
from itertools import pairwise

import pytest

from badgedesk.core import limits
from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import Join, Side, Stroke, solid
from badgedesk.design.effects import Shadow, shadow_areas
from badgedesk.design.outlines.booleans import Operation, combined
from badgedesk.design.outlines.crossings import crossings
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.outlines.lines import leaves_out, line_area, takes_long
from badgedesk.design.outlines.path import Path, joined
from badgedesk.design.outlines.units import Units, overlap, units_of
from badgedesk.design.shapes.plain import Rectangle

SQUARE = Rectangle(10.0, 10.0, 0.0, 5.0, 5.0).path()
LINE = Stroke(solid(Hex("#000000")), 2.0, join=Join.ROUND, side=Side.OUTSIDE)


def square(x: float, y: float) -> Path:
    return SQUARE.mapped(Affine.shift(x, y))


def by_pairs(contours: list[Path]) -> list[tuple[str, tuple[float, ...]]]:
    """Gather by comparing every contour with every unit so far."""
    units: list[tuple[Path, Box]] = []
    for contour in contours:
        xs, ys = contour.numbers[0::2], contour.numbers[1::2]
        whole, box = contour, Box(min(xs), min(ys), max(xs), max(ys))
        first = box
        touching = [unit for unit in units if overlap(unit[1], first)]
        for path, around in reversed(touching):
            whole, box = path + whole, around.around(box)
        units = [*(unit for unit in units if unit not in touching), (whole, box)]
    return [(path.verbs, path.numbers) for path, _ in units]


@pytest.mark.parametrize("seed", range(40))
def test_the_grid_gathers_what_comparing_all_gathers(seed: int) -> None:
    dice = random.Random(seed)
    room = dice.choice([30, 120, 600, 5_000])
    contours = []
    for _ in range(dice.randint(1, 120)):
        size = Affine(dice.choice([0.2, 1, 1, 4, 30]), 0, 0, dice.choice([0.2, 1, 1, 4]), 0, 0)
        contours.append(SQUARE.mapped(size).mapped(Affine.shift(dice.uniform(0, room), dice.uniform(0, room))))
    units = Units(joined(contours))
    assert [(unit.path.verbs, unit.path.numbers) for unit in units.all] == by_pairs(contours)
    for _ in range(20):
        x, y = dice.uniform(-50, room + 50), dice.uniform(-50, room + 50)
        box = Box(x, y, x + dice.uniform(0, room), y + dice.uniform(0, 60))
        assert list(units.within(box)) == [unit for unit in units.all if overlap(unit.box, box)]


def test_squares_in_a_row_that_touch_are_one_and_others_stay_alone() -> None:
    row = [square(0, 0), square(10, 0), square(20, 0)]
    units = units_of(joined([row[0], square(200, 0), row[2], row[1]])).all
    assert [unit.path.verbs.count("M") for unit in units] == [1, 3]
    assert units[1].box == Box(0.0, 0.0, 30.0, 10.0)
    assert [first.path.numbers[0] > second.path.numbers[0] for first, second in pairwise(units)] == [True]


def test_a_point_alone_is_a_unit() -> None:
    assert [unit.box for unit in units_of(Path("M", (3.0, 4.0))).all] == [Box(3.0, 4.0, 3.0, 4.0)]


def test_an_empty_outline_has_no_units() -> None:
    assert units_of(Path()).all == ()
    assert list(units_of(Path()).within(Box(0, 0, 1, 1))) == []


def scribble(pieces: int) -> Path:
    """Return one contour of straight pieces, of which about half cross each other."""
    dice = random.Random(7)
    return Path("M" + "L" * (pieces - 1) + "Z", tuple(dice.uniform(0, 300) for _ in range(2 * pieces)))


def test_crossings_are_pairs_of_boxes_that_overlap() -> None:
    cross = Path("MLML", (0.0, 5.0, 10.0, 5.0, 5.0, 0.0, 5.0, 10.0))
    assert crossings((cross,), 0.0, 6) == 0  # four pieces make no more than six pairs
    assert crossings((cross,), 0.0, 0) == 1
    apart = (Path("ML", (0.0, 0.0, 10.0, 0.0)), Path("ML", (0.0, 4.0, 10.0, 4.0)))
    assert [crossings(apart, reach, 0) for reach in (0.0, 3.9, 4.1)] == [0, 0, 1]
    many = joined([square(20.0 * place, 0) for place in range(100)])
    assert crossings((many,), 0.0, 100_000) == 4 * 100  # at the corners
    assert crossings((many,), 0.0, 300) > 300


def test_a_part_that_crosses_itself_too_often_gets_no_line_and_the_others_do() -> None:
    fine = scribble(400)
    assert crossings((fine,), 2.0, limits.LINE_CROSSINGS) > limits.LINE_CROSSINGS
    assert not line_area(fine, LINE)
    beside = line_area(joined([fine, square(400, 400)]), LINE)
    assert beside == line_area(square(400, 400), LINE)
    assert beside
    assert leaves_out(fine, LINE)
    assert leaves_out(joined([fine, square(400, 400)]), LINE)
    assert not leaves_out(square(400, 400), LINE)


def test_a_part_that_is_simple_once_its_crossings_are_gone_gets_its_line() -> None:
    tiles = joined([square(2.0 * (place % 30), 2.0 * (place // 30)) for place in range(300)])  # 68 by 28 px of them
    assert crossings((tiles,), 2.0, limits.LINE_CROSSINGS) > limits.LINE_CROSSINGS
    line = line_area(tiles, LINE)
    assert math.isclose(abs(line.area()), 2 * 2 * (68 + 28) + math.pi * 2**2, rel_tol=0.01)  # two px along all sides
    assert not line_area(tiles, replace(LINE, side=Side.INSIDE))


def test_an_outline_that_costs_too_much_gets_no_line() -> None:
    pieces = len(SQUARE.verbs)
    many = [square(40.0 * (place % 200), 40.0 * (place // 200)) for place in range(limits.OUTLINE_WORK // pieces + 1)]
    outline = joined(many)
    assert not line_area(outline, LINE)
    assert leaves_out(outline, LINE)
    assert line_area(joined(many[:50]), LINE)


def test_the_soft_edge_of_what_takes_long_has_few_bands() -> None:
    shadow = Shadow(soft_px=60.0)
    rough = scribble(120)
    assert takes_long(rough, 60.0)
    assert not takes_long(SQUARE, 60.0)
    assert len(list(shadow_areas(rough, shadow, "#000000", 1.0))) <= 1 + 3
    assert len(list(shadow_areas(SQUARE, shadow, "#000000", 1.0))) == 1 + 9


def test_outlines_that_cross_too_often_are_not_put_together() -> None:
    with pytest.raises(DesignError) as fault:
        combined((scribble(1_200), SQUARE), Operation.UNITE)
    assert fault.value.code is Code.DESIGN_OUTLINES_FINE
    assert fault.value.facts["most"] == str(limits.OUTLINE_CROSSINGS)
