"""Findings on artworks."""

import io
from dataclasses import replace
from random import Random

import pytest
from PIL import Image

from badgedesk.core.errors import Code
from badgedesk.core.model.achievement import Achievement
from badgedesk.design import render_png
from badgedesk.design.brand import BrandKit
from badgedesk.design.checks import contrast as contrasts
from badgedesk.design.checks.findings import Finding, check_design
from badgedesk.design.colours.colour import Hex, contrast
from badgedesk.design.colours.paints import Side, Stroke, fade, solid
from badgedesk.design.content import set_achievement, set_text
from badgedesk.design.document import Design
from badgedesk.design.edits import move_layer, show_layer, transform_layer
from badgedesk.design.effects import Shadow
from badgedesk.design.layers import Group, IconLayer, ImageLayer, Layer, LayerId, ShapeLayer, TextLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import Path
from badgedesk.design.pictures import import_picture
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import build_template, list_templates
from badgedesk.design.templates.blocks import icon
from badgedesk.design.typeset.lettering import Align, Font, Straight
from badgedesk.design.typeset.text import lay_out

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


def test_what_is_left_out_of_an_outline_that_crosses_itself_too_often_is_named() -> None:
    dice = Random(7)
    fine = Path("M" + "L" * 399 + "Z", tuple(dice.uniform(100, 400) for _ in range(800)))
    plain = IconLayer(id=LayerId("a"), name="Scribble", icon="ph.star", size_px=300.0, outline=fine, fill=INK)
    beside = Stroke(INK, 2.0, side=Side.OUTSIDE)

    def found(*layers: Layer) -> list[tuple[str, ...]]:
        findings = check_design(Design(layers=layers, achievement=CAPTIONED))
        return [tuple(value for _, value in each.facts) for each in findings if each.code is Code.ARTWORK_UNDRAWN]

    assert found(plain) == []
    assert found(replace(plain, strokes=(Stroke(INK, 2.0),))) == []  # along its middle every line can be drawn
    lined = replace(plain, strokes=(beside,))
    assert found(lined) == [("Scribble", "line")]
    soft = replace(plain, shadow=Shadow(soft_px=8.0))
    assert found(soft) == [("Scribble", "soft edge")]
    assert found(replace(soft, shadow=Shadow(soft_px=0.0))) == []
    group = Group(id=LayerId("g"), name="Both", layers=(plain,), shadow=Shadow(soft_px=8.0))
    assert found(group) == [("Both", "soft edge")]
    simple = ShapeLayer(id=LayerId("s"), shape=circle(50.0), fill=INK, strokes=(beside,), shadow=Shadow(soft_px=8.0))
    assert found(simple) == []


def test_what_a_clip_hides_is_not_outside() -> None:
    large = ShapeLayer(id=LayerId("a"), shape=circle(900.0), fill=INK)
    group = Group(id=LayerId("g"), layers=(large,), clip=circle(100.0))
    assert codes(Design(layers=(group,), achievement=CAPTIONED)) == []
    assert codes(Design(layers=(replace(group, clip=None),), achievement=CAPTIONED)) == [Code.ARTWORK_OUTSIDE]


def test_a_turned_picture_is_measured_by_its_corners(logo: bytes) -> None:
    layer = ImageLayer(id=LayerId("p"), picture=import_picture(logo), x=0.0, y=100.0, width_px=512.0)
    design = Design(layers=(layer,), achievement=CAPTIONED)
    assert Code.ARTWORK_OUTSIDE not in codes(design)
    turned = transform_layer(design, LayerId("p"), Affine.turn(0.2, (256.0, 256.0)))
    assert Code.ARTWORK_OUTSIDE in codes(turned)


def test_what_is_hidden_is_not_looked_at() -> None:
    design = set_text(build_template("coach"), LayerId("arc"), size_px=12.0)
    assert codes(show_layer(design, LayerId("disc"), visible=False)) == []


def plate(colour: str) -> ShapeLayer:
    return ShapeLayer(id=LayerId("plate"), shape=circle(250.0), fill=solid(Hex(colour)))


def word(colour: str, y: float = 256.0, **more: object) -> TextLayer:
    made = TextLayer(
        id=LayerId("word"),
        text="Skipper",
        font=Font("Manrope", 800),
        size_px=60.0,
        place=Straight(y),
        fill=solid(Hex(colour)),
    )
    return lay_out(replace(made, **more))  # type: ignore[arg-type]


def on(*layers: Layer) -> Design:
    return Design(layers=layers, achievement=CAPTIONED)


# #767676 on white is the textbook grey of 4.54 to 1, #777777 that of 4.48.
@pytest.mark.parametrize(("ink", "found"), [("#767676", []), ("#777777", [Code.ARTWORK_TEXT_PALE])])
def test_words_need_four_and_a_half_to_one(ink: str, found: list[Code]) -> None:
    assert codes(on(plate("#ffffff"), word(ink))) == found


def test_a_pale_text_is_told_with_its_contrast_and_an_ink_that_reaches_it() -> None:
    (finding,) = check_design(on(plate("#ffffff"), word("#999999")))
    facts = dict(finding.facts)
    assert (facts["text"], facts["ratio"], facts["wanted"]) == ("Skipper", "2.8", "4.5")
    assert contrast(facts["ink"], "#ffffff") >= 4.5


def test_large_words_and_icons_need_three_to_one() -> None:
    large = word("#909090", size_px=96.0)  # 3.2 to 1
    assert codes(on(plate("#ffffff"), large)) == []
    assert codes(on(plate("#ffffff"), lay_out(replace(large, size_px=95.0)))) == [Code.ARTWORK_TEXT_PALE]
    star = icon("star", "mdi.star", 130.0, (256.0, 256.0), solid(Hex("#909090")))
    assert codes(on(plate("#ffffff"), star)) == []
    assert codes(on(plate("#ffffff"), replace(star, fill=solid(Hex("#9a9a9a"))))) == [Code.ARTWORK_ICON_PALE]


def test_a_line_around_letters_or_its_contrast_to_them_counts() -> None:
    outlined = word("#ffffff", strokes=(Stroke(INK, 4.0),))
    assert codes(on(plate("#ffffff"), outlined)) == []
    assert codes(on(plate("#ffffff"), replace(outlined, strokes=(Stroke(solid(Hex("#eeeeee")), 4.0),)))) == [
        Code.ARTWORK_TEXT_PALE
    ]


def test_see_through_words_are_as_pale_as_they_look() -> None:
    assert codes(on(plate("#ffffff"), word("#000000", opacity=0.3))) == [Code.ARTWORK_TEXT_PALE]


def test_half_of_a_fade_behind_words_is_enough_to_make_them_pale() -> None:
    faded = replace(plate("#ffffff"), fill=fade(Hex("#ffffff"), Hex("#000000"), across=(0.0, 0.0, 1.0, 0.0)))
    (finding,) = check_design(on(faded, word("#000000")))
    assert (finding.code, dict(finding.facts)["ink"]) == (Code.ARTWORK_TEXT_PALE, "")


def test_what_stands_on_the_bare_page_is_read_against_the_ground_of_the_look() -> None:
    assert codes(on(word("#ffffff"))) == [Code.ARTWORK_TEXT_PALE]
    assert codes(replace(on(word("#ffffff")), brand=BrandKit(ground="#12477e"))) == []


def test_words_on_an_icon_are_read_against_it_and_its_shadow_is_not_read_at_all() -> None:
    star = icon("star", "mdi.star", 400.0, (256.0, 256.0), solid(Hex("#12477e")))
    shadow = replace(star, id=LayerId("shadow"), opacity=0.1)
    assert codes(on(plate("#ffffff"), shadow, star, word("#ffffff", y=290.0, size_px=40.0))) == []
    assert codes(on(plate("#ffffff"), shadow)) == [Code.ARTWORK_ICON_PALE]


def test_words_keep_sixteen_px_from_the_edge_and_plates_need_not() -> None:
    flush = word("#000000", place=Straight(256.0, x=16.0), align=Align.START)
    left = flush.outlined.path.bounds()
    assert left is not None
    nearer = replace(flush, transform=Affine.shift(15.0 - left.left, 0.0))
    assert codes(on(plate("#ffffff"), replace(flush, transform=Affine.shift(16.0 - left.left, 0.0)))) == []
    assert codes(on(plate("#ffffff"), nearer)) == [Code.ARTWORK_EDGE]


def picture_of(side: int, noise: bool = False) -> bytes:
    rows = Random(7).randbytes(3 * side * side) if noise else bytes(3 * side * side)
    written = io.BytesIO()
    Image.frombytes("RGB", (side, side), rows).save(written, "PNG")
    return written.getvalue()


def test_a_picture_is_coarse_where_its_pixels_are_spread_over_more_than_a_quarter_too_much() -> None:
    picture = import_picture(picture_of(100))
    sharp = ImageLayer(id=LayerId("p"), name="Photo", picture=picture, x=100.0, y=100.0, width_px=106.0)
    assert codes(on(sharp)) == []  # 106 of 512 are 124.2 of 600
    (finding,) = check_design(on(replace(sharp, width_px=200.0)))
    assert finding == Finding(
        Code.ARTWORK_COARSE, LayerId("p"), (("layer", "Photo"), ("width", "100"), ("spread", "2.3"))
    )


def test_a_picture_full_of_noise_makes_the_award_heavy() -> None:
    noisy = ImageLayer(id=LayerId("p"), picture=import_picture(picture_of(400, noise=True)), width_px=400.0)
    (finding,) = check_design(on(noisy))
    facts = dict(finding.facts)
    assert (finding.code, finding.layer, facts["limit"]) == (Code.ARTWORK_HEAVY, LayerId("p"), "256")
    assert int(facts["kilobytes"]) > 500


def test_many_words_on_each_other_are_read_in_few_pictures() -> None:
    layers = [replace(word("#000000"), id=LayerId(f"word-{number}"), text=f"Skipper {number}") for number in range(40)]
    drawn: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contrasts, "render_png", lambda design, side: drawn.append(side) or render_png(design, side))
        assert codes(on(plate("#ffffff"), *layers)) == [Code.ARTWORK_TEXT_PALE] * 39
    assert len(drawn) == 6
