"""Words and icons in a new look: those that could be read before can be read afterwards."""

from dataclasses import replace

import pytest

from badgedesk.design.brand import BrandKit
from badgedesk.design.checks.contrast import pale_layers
from badgedesk.design.checks.legibility import dressed, readable
from badgedesk.design.colours.colour import Hex, Slot, build_palette, contrast, resolve
from badgedesk.design.colours.paints import Side, Solid, Stroke, solid
from badgedesk.design.content import set_fill
from badgedesk.design.document import Design
from badgedesk.design.layers import IconLayer, LayerId, TextLayer
from badgedesk.design.outlines.lines import has_side
from badgedesk.design.templates import build_template, list_templates
from badgedesk.design.typeset.lettering import Font, Straight
from badgedesk.design.typeset.text import lay_out

LOUD = build_palette("#ff00aa", "#00ffcc", "#ffff00", metal="gold")
PALE = build_palette("#f2e9dc", "#e8d3b9", "#fffaf3", metal="steel")
NIGHT = build_palette("#0b0b0d", "#2a2a33", "#1c1c22", metal="silver")
OCEAN = build_palette("#0e7c86", "#f6b93b", "#bff0ea", metal="silver")
IDS = [info.id for info in list_templates()]
CASES = [
    *((template, PALE) for template in IDS[::6]),
    *((template, NIGHT) for template in IDS[1::6]),
    *((template, OCEAN) for template in IDS[2::6]),
    *((template, LOUD) for template in (*IDS[3::6], "pennant", "language")),
]


@pytest.mark.parametrize(("template", "palette"), CASES)
def test_a_template_in_any_look_can_be_read(template: str, palette: object) -> None:
    before = build_template(template)
    after = dressed(before, BrandKit(palette=palette))  # type: ignore[arg-type]
    assert pale_layers(after) == ()
    assert [layer.id for layer in after.walk()] == [layer.id for layer in before.walk()]


def test_a_colour_of_the_palette_is_taken_and_follows_it() -> None:
    before = build_template("safety")
    after = dressed(before, BrandKit(palette=build_palette("#7a1431", "#f2bc5c", "#fff3cd")))
    icon = after.layer(LayerId("icon"))
    assert isinstance(icon, IconLayer)
    assert isinstance(icon.fill, Solid)
    assert isinstance(icon.fill.colour, Slot)
    assert contrast(resolve(icon.fill.colour, after.palette), after.palette.colour("base_dark")) >= 3.0


def words(fill: str, *lines: Stroke) -> Design:
    text = TextLayer(id=LayerId("t"), text="Harbour", font=Font("Lato", 700), size_px=60.0, place=Straight(256.0))
    return Design(layers=(lay_out(replace(text, fill=solid(Hex(fill)), strokes=lines)),))


def test_what_was_pale_before_is_left_to_its_maker() -> None:
    before = words("#eeeeee")
    after = replace(before, palette=LOUD)
    assert readable(after, before) is after
    assert readable(before, before) is before
    darker = set_fill(before, LayerId("t"), solid(Hex("#111111")))
    (found,) = readable(before, darker).layers
    assert isinstance(found, TextLayer)
    assert found.fill != before.layer(LayerId("t"))


@pytest.mark.parametrize("side", list(Side))
def test_a_line_around_pale_letters_counts_on_either_side(side: Side) -> None:
    line = Stroke(solid(Hex("#000000")), 5.0, side=side)
    made = words("#ffffff", line)
    (text,) = made.layers
    assert isinstance(text, TextLayer)
    assert has_side(text.outlined.path, line) is (side is not Side.CENTRE)
    assert pale_layers(made) == ()
    faint = words("#ffffff", replace(line, paint=solid(Hex("#eeeeee"))))
    assert [pale.layer for pale in pale_layers(faint)] == ["t"]
