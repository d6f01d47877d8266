"""Lines inside and outside an outline, by areas that are known."""

import math

import pytest

from badgedesk.design.colours.colour import Hex, Palette
from badgedesk.design.colours.paints import Cap, Join, Side, Stroke, solid
from badgedesk.design.layers import LayerId, ShapeLayer, TextLayer
from badgedesk.design.outlines.booleans import Operation, combined, united
from badgedesk.design.outlines.lines import has_side, line_area, outer_edge
from badgedesk.design.outlines.path import Path, parse_path
from badgedesk.design.primitives import PathPrimitive, flatten_layers
from badgedesk.design.shapes.plain import Line, Rectangle, circle
from badgedesk.design.typeset.lettering import Font, Straight
from badgedesk.design.typeset.text import lay_out

INK = solid(Hex("#102030"))
SQUARE = Rectangle(100.0, 100.0).path()


def stroke(side: Side, **more: object) -> Stroke:
    return Stroke(INK, 10.0, join=Join.MITER, side=side, **more)  # type: ignore[arg-type]


def area(path: Path) -> float:
    return abs(path.area())


def test_a_line_inside_a_square_leaves_a_smaller_square() -> None:
    found = line_area(SQUARE, stroke(Side.INSIDE))
    assert area(found) == pytest.approx(100**2 - 80**2, rel=1e-4)
    assert found.bounds() == SQUARE.bounds()


def test_a_line_outside_a_square_goes_around_it() -> None:
    found = line_area(SQUARE, stroke(Side.OUTSIDE))
    assert area(found) == pytest.approx(120**2 - 100**2, rel=1e-4)


def test_a_line_outside_a_circle_is_a_ring() -> None:
    found = line_area(circle(100.0).path(), stroke(Side.OUTSIDE))
    assert area(found) == pytest.approx(math.pi * (110**2 - 100**2), rel=2e-3)


def test_dashes_are_cut_out_of_a_line_on_one_side() -> None:
    whole = area(line_area(SQUARE, stroke(Side.INSIDE)))
    dashed = area(line_area(SQUARE, stroke(Side.INSIDE, dash=(10.0, 10.0), cap=Cap.BUTT)))
    assert 0.4 * whole < dashed < 0.6 * whole


def test_open_outlines_have_no_sides() -> None:
    assert not has_side(Line(0.0, 0.0, 50.0, 0.0).path(), stroke(Side.INSIDE))
    assert not has_side(SQUARE, stroke(Side.CENTRE))
    assert has_side(SQUARE, stroke(Side.OUTSIDE))


def test_the_size_people_see_is_that_of_the_shape() -> None:
    layer = ShapeLayer(id=LayerId("s"), shape=Rectangle(100.0, 100.0), fill=INK, strokes=(stroke(Side.OUTSIDE),))
    fill, line = flatten_layers((layer,), Palette())
    assert isinstance(fill, PathPrimitive)
    assert isinstance(line, PathPrimitive)
    assert (fill.stroke, line.stroke) == (None, None)
    assert line.outline == fill.path


def test_a_line_outside_one_letter_does_not_cover_the_next() -> None:
    two = parse_path("M0 0L50 0L50 50L0 50ZM54 0L104 0L104 50L54 50Z")
    found = line_area(two, stroke(Side.OUTSIDE))
    assert combined((found, two), Operation.INTERSECT).area() == pytest.approx(0.0, abs=0.5)
    whole = united((found,))
    assert area(whole) == pytest.approx(124 * 70 - 2 * 50 * 50, rel=1e-3)


def test_lines_around_letters_pass_over_their_overlaps() -> None:
    overlapping = parse_path("M0 0L60 0L60 20L0 20ZM20 -20L40 -20L40 40L20 40Z")
    edge = outer_edge(overlapping)
    assert edge.verbs.count("M") == 1
    assert area(edge) == pytest.approx(60 * 20 + 20 * 60 - 20 * 20)
    text = TextLayer(
        id=LayerId("t"),
        text="A",
        font=Font("Inter", 700),
        size_px=80.0,
        place=Straight(200.0),
        fill=INK,
        strokes=(stroke(Side.CENTRE),),
    )
    (drawn,) = flatten_layers((lay_out(text),), Palette())
    assert isinstance(drawn, PathPrimitive)
    assert drawn.path.verbs.count("M") == 2
