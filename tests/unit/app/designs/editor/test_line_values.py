"""The lines of layers: patterns that grow with the width, adding, removing."""

import pytest

from badgedesk.app.designs.editor import line_values
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import Cap, Stroke, solid
from badgedesk.design.layers import CodeLayer, LayerId, ShapeLayer
from badgedesk.design.shapes.plain import circle

INK = Hex("#12304e")
LINE = Stroke(solid(INK), 4.0)
RING = ShapeLayer(id=LayerId("ring"), shape=circle(50.0), strokes=(LINE,))
CODE = CodeLayer(id=LayerId("code"), text="x", size_px=90.0)


@pytest.mark.parametrize("name", list(line_values.PATTERNS))
def test_a_pattern_is_known_again_and_grows_with_its_line(name: str) -> None:
    made = line_values.patterned(LINE, name)
    assert line_values.pattern_of(made) == name
    wider = line_values.widened(made, 9.0)
    assert (line_values.pattern_of(wider), wider.width_px) == (name, 9.0)


def test_dots_are_round_and_dashes_in_widths() -> None:
    assert line_values.patterned(LINE, "dots").cap is Cap.ROUND
    assert line_values.patterned(LINE, "dashes").dash == (12.0, 8.0)
    assert line_values.patterned(LINE, "other") is LINE


def test_an_own_pattern_stays_as_it_is_when_the_line_grows() -> None:
    own = line_values.dashed(line_values.patterned(LINE, "dashes"), 1, 3.0)
    assert own.dash == (12.0, 3.0)
    assert line_values.pattern_of(own) == line_values.OWN
    assert line_values.widened(own, 9.0).dash == (12.0, 3.0)
    assert line_values.dashed(LINE, 0, 3.0) is LINE


def test_lines_are_added_up_to_a_limit_changed_and_removed() -> None:
    layer = RING
    for _ in range(line_values.MOST_LINES + 3):
        layer = line_values.with_new_line(layer, INK)
    assert len(line_values.lines_of(layer) or ()) == line_values.MOST_LINES
    changed = line_values.with_line(layer, 1, lambda line: line_values.widened(line, 7.0))
    assert [line.width_px for line in (line_values.lines_of(changed) or ())[:3]] == [4.0, 7.0, 4.0]
    assert line_values.with_line(RING, 5, lambda line: line) is RING
    assert line_values.lines_of(line_values.without_line(RING, 0)) == ()


def test_only_what_has_lines_can_be_without_a_fill() -> None:
    filled = line_values.unfilled(RING, solid(INK))
    assert not line_values.is_unfilled(filled)
    assert line_values.is_unfilled(line_values.unfilled(filled, None))
    bare = line_values.without_line(filled, 0)
    assert line_values.unfilled(bare, None) is bare


def test_what_has_no_lines_stays() -> None:
    assert line_values.lines_of(CODE) is None
    assert line_values.with_new_line(CODE, INK) is CODE
    assert line_values.without_line(CODE, 0) is CODE
