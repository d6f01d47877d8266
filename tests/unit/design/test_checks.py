"""Findings on artworks."""

from dataclasses import replace

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.model.achievement import Achievement
from badgedesk.design.checks import Finding, check_design
from badgedesk.design.colour import Hex
from badgedesk.design.content import set_achievement, set_text
from badgedesk.design.document import Design
from badgedesk.design.edits import move_layer, show_layer, transform_layer
from badgedesk.design.geometry import Affine
from badgedesk.design.layers import Group, ImageLayer, LayerId, ShapeLayer
from badgedesk.design.paints import Stroke, solid
from badgedesk.design.pictures import import_picture
from badgedesk.design.shapes import circle
from badgedesk.design.templates import build_template, list_templates

CAPTIONED = Achievement(caption="A circle.")
INK = solid(Hex("#000000"))


def codes(design: Design) -> list[Code]:
    return [finding.code for finding in check_design(design)]


@pytest.mark.parametrize("template", [info.id for info in list_templates()])
def test_a_template_passes_in_its_sample_state(template: str) -> None:
    assert check_design(build_template(template)) == ()


def test_missing_letters_are_named_with_their_text() -> None:
    design = set_text(build_template("coach"), LayerId("main"), text="Co\U0010fffdch")
    assert check_design(design) == (
        Finding(Code.GLYPH_MISSING, LayerId("main"), (("characters", "\\u{10fffd}"), ("text", "Co\\u{10fffd}ch"))),
    )


def test_a_long_text_is_named() -> None:
    design = set_text(build_template("coach"), LayerId("main"), text="Chief coaching coordinator")
    assert check_design(design)[0] == Finding(
        Code.ARTWORK_TEXT_LONG, LayerId("main"), (("text", "Chief coaching coordinator"),)
    )


def test_text_is_small_below_nine_px_at_128_whatever_made_it_so() -> None:
    coach = build_template("coach")
    assert codes(set_text(coach, LayerId("arc"), size_px=36.0)) == []
    assert codes(set_text(coach, LayerId("arc"), size_px=35.9)) == [Code.ARTWORK_TEXT_SMALL]
    half = transform_layer(coach, LayerId("disc"), Affine.scale(0.5, centre=(256.0, 256.0)))
    assert codes(half) == [Code.ARTWORK_TEXT_SMALL]


def test_a_missing_caption_is_a_finding() -> None:
    assert codes(set_achievement(build_template("night"), Achievement(caption="  "))) == [Code.ARTWORK_CAPTION]


def test_art_outside_the_artboard_is_named_with_its_line() -> None:
    inside = ShapeLayer(id=LayerId("a"), name="Plate", shape=circle(250.0), strokes=(Stroke(INK, 12.0),))
    design = Design(layers=(inside,), achievement=CAPTIONED)
    assert codes(design) == []
    assert check_design(move_layer(design, LayerId("a"), 2.0, 0.0)) == (
        Finding(Code.ARTWORK_OUTSIDE, LayerId("a"), (("layer", "Plate"),)),
    )


def test_what_a_clip_hides_is_not_outside() -> None:
    large = ShapeLayer(id=LayerId("a"), shape=circle(900.0), fill=INK)
    group = Group(id=LayerId("g"), layers=(large,), clip=circle(100.0))
    assert codes(Design(layers=(group,), achievement=CAPTIONED)) == []
    assert codes(Design(layers=(replace(group, clip=None),), achievement=CAPTIONED)) == [Code.ARTWORK_OUTSIDE]


def test_a_turned_picture_is_measured_by_its_corners(logo: bytes) -> None:
    layer = ImageLayer(id=LayerId("p"), picture=import_picture(logo), x=0.0, y=100.0, width_px=512.0)
    design = Design(layers=(layer,), achievement=CAPTIONED)
    assert codes(design) == []
    turned = transform_layer(design, LayerId("p"), Affine.turn(0.2, (256.0, 256.0)))
    assert codes(turned) == [Code.ARTWORK_OUTSIDE]


def test_what_is_hidden_is_not_looked_at() -> None:
    design = set_text(build_template("coach"), LayerId("arc"), size_px=12.0)
    assert codes(show_layer(design, LayerId("disc"), visible=False)) == []
