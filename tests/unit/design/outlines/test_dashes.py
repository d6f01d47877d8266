"""Dashes fitted to outlines whose sides are known."""

import math
from itertools import accumulate

import pytest

from badgedesk.design.colours.colour import Hex, Palette
from badgedesk.design.colours.paints import Cap, Join, Side, Stroke, solid
from badgedesk.design.document import Design
from badgedesk.design.file import load_design, save_design
from badgedesk.design.layers import LayerId, ShapeLayer
from badgedesk.design.outlines.booleans import stroke_outline
from badgedesk.design.outlines.dashes import fitted_dashes
from badgedesk.design.outlines.lines import line_area
from badgedesk.design.outlines.path import Path, parse_path
from badgedesk.design.primitives import PathPrimitive, flatten_layers
from badgedesk.design.shapes.plain import Rectangle, Ring, circle

INK = solid(Hex("#102030"))


def is_on(along: float, dash: tuple[float, ...], offset: float) -> bool:
    """Whether a line is drawn at a distance from its start, as SVG has it: Stroke, stroke-dashoffset."""
    pattern = dash * (1 + len(dash) % 2)
    at = (along + offset) % sum(pattern)
    return next(index for index, end in enumerate(accumulate(pattern)) if at < end) % 2 == 0


def test_a_circle_is_gone_round_in_whole_patterns() -> None:
    dash, offset = fitted_dashes(circle(50.0).path(), (10.0, 7.0))
    length = 2 * math.pi * 50.0
    assert length / sum(dash) == pytest.approx(18.0, abs=0.01)
    assert dash[0] / dash[1] == pytest.approx(10 / 7)
    assert is_on(0.1, dash, offset) == is_on(length - 0.1, dash, offset)


@pytest.mark.parametrize(
    ("outline", "corners", "length"),
    [
        ("M0 0L100 0L100 100L0 100Z", (0, 100, 200, 300), 400),
        ("M50 0L100 0L100 60L0 60L0 0Z", (50, 110, 210, 270), 320),
        ("M0 0L80 0L80 33Z", (0, 80, 113), 113 + math.hypot(80, 33)),
    ],
)
def test_every_corner_lies_in_the_middle_of_a_dash(outline: str, corners: tuple[int, ...], length: float) -> None:
    dash, offset = fitted_dashes(parse_path(outline), (9.0, 6.0))
    assert length / sum(dash) == pytest.approx(round(length / sum(dash)), abs=0.002)
    for corner in corners:
        assert all(is_on((corner + way) % length, dash, offset) for way in (-3.0, -1.0, 0.0, 1.0, 3.0))
        assert not is_on((corner + 7.6) % length, dash, offset)
        assert not is_on((corner - 7.6) % length, dash, offset)


def test_an_open_line_ends_with_whole_dashes() -> None:
    dash, offset = fitted_dashes(parse_path("M0 0L107 0L107 50"), (10.0, 8.0))
    for end in (0.5, 8.0, 157 - 0.5, 157 - 8.0, 107 - 4.0, 107 + 4.0):
        assert is_on(end, dash, offset)
    assert not is_on(13.0, dash, offset)
    assert not is_on(157 - 13.0, dash, offset)


def test_short_sides_and_short_outlines_keep_the_rhythm() -> None:
    comb = "M0 0" + "".join(f"L{x} {3 * (x % 2)}" for x in range(1, 40)) + "L40 -40Z"
    dash, _ = fitted_dashes(parse_path(comb), (9.0, 6.0))
    assert len(dash) == 2
    assert fitted_dashes(circle(2.0).path(), (9.0, 6.0)) == ((9.0, 6.0), 0.0)
    assert fitted_dashes(Path(), (9.0, 6.0)) == ((9.0, 6.0), 0.0)
    assert fitted_dashes(parse_path("M5 5Z"), (9.0, 6.0)) == ((9.0, 6.0), 0.0)


def square(**more: object) -> ShapeLayer:
    line = Stroke(INK, 10.0, (18.0, 14.0), cap=Cap.BUTT, join=Join.MITER, **more)  # type: ignore[arg-type]
    return ShapeLayer(id=LayerId("s"), shape=Rectangle(200.0, 120.0), strokes=(line,))


def test_each_contour_of_a_shape_is_fitted_by_itself() -> None:
    line = Stroke(INK, 4.0, (12.0, 8.0), fitted=True)
    ring = ShapeLayer(id=LayerId("s"), shape=Ring(100.0, 61.0), fill=INK, strokes=(line,))
    fill, outer, inner = flatten_layers((ring,), Palette())
    assert isinstance(fill, PathPrimitive)
    assert fill.stroke is None
    for part, radius in ((outer, 100.0), (inner, 61.0)):
        assert isinstance(part, PathPrimitive)
        assert part.stroke is not None
        turns = 2 * math.pi * radius / sum(part.stroke.dash)
        assert turns == pytest.approx(round(turns), abs=0.01)


@pytest.mark.parametrize("side", [Side.INSIDE, Side.OUTSIDE])
def test_corners_of_lines_beside_an_outline_are_covered(side: Side) -> None:
    outline = Rectangle(200.0, 120.0).path()
    area = line_area(outline, square(side=side, fitted=True).strokes[0])
    box, whole = area.bounds(), stroke_outline(outline, 20.0, Cap.BUTT, Join.MITER, 4.0).bounds()
    assert box is not None
    assert whole is not None
    expected = outline.bounds() if side is Side.INSIDE else whole
    assert expected is not None
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx(
        (expected.left, expected.top, expected.right, expected.bottom), abs=0.05
    )


def test_a_file_with_fitted_dashes_is_of_the_third_version() -> None:
    assert b'version="1" artwork' in save_design(Design(layers=(square(),)))
    fitted = Design(layers=(square(fitted=True),))
    assert b'version="3" artwork' in save_design(fitted)
    assert load_design(save_design(fitted)) == fitted
