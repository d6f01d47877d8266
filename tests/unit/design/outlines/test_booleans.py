"""Outlines put together: areas as plain geometry has them."""

import math

import pytest

from badgedesk.design.colours.paints import Cap, Join
from badgedesk.design.outlines.booleans import Operation, as_nonzero, combined, stroke_outline
from badgedesk.design.outlines.path import Path, PathPen, polygon_path
from badgedesk.design.shapes.plain import Rectangle, circle


def square(left: float, top: float, side: float) -> Path:
    return polygon_path(((left, top), (left + side, top), (left + side, top + side), (left, top + side)))


@pytest.mark.parametrize(
    ("operation", "area"),
    [(Operation.UNITE, 175), (Operation.SUBTRACT, 75), (Operation.INTERSECT, 25), (Operation.EXCLUDE, 150)],
)
def test_two_squares_that_overlap(operation: Operation, area: float) -> None:
    found = combined((square(0, 0, 10), square(5, 5, 10)), operation)
    assert math.isclose(abs(found.area()), area, abs_tol=1e-3)


def test_curves_stay_curves() -> None:
    found = combined((circle(50).path(), Rectangle(100, 100, 0, 306, 256).path()), Operation.SUBTRACT)
    assert math.isclose(abs(found.area()), math.pi * 2500 / 2, rel_tol=2e-3)
    assert set(found.verbs) & {"C", "Q"}


def test_even_odd_leaves_holes_where_contours_overlap() -> None:
    both = square(0, 0, 10) + square(2, 2, 6)
    assert math.isclose(abs(both.area()), 136)
    assert math.isclose(abs(as_nonzero(both).area()), 64, abs_tol=1e-3)


def test_a_line_becomes_the_area_it_covers() -> None:
    line = PathPen().move(0, 0).line(20, 0).path()
    assert math.isclose(abs(stroke_outline(line, 4, Cap.BUTT, Join.MITER, 4).area()), 80, abs_tol=1e-3)
    round_ends = stroke_outline(line, 4, Cap.ROUND, Join.MITER, 4)
    assert math.isclose(abs(round_ends.area()), 80 + math.pi * 4, rel_tol=5e-3)
