"""What the program puts right by itself."""

import io
import random
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from badgedesk.core.errors import Code
from badgedesk.core.model.achievement import Achievement
from badgedesk.design.checks.findings import Finding, check_design, check_layers
from badgedesk.design.checks.mending import all_mended, mended
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.content import set_achievement, set_text
from badgedesk.design.document import Design
from badgedesk.design.edits import lock_layer, move_layer, transform_layer
from badgedesk.design.layers import CodeLayer, Group, ImageLayer, LayerId, ShapeLayer, TextLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.pictures import import_picture
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import build_template

CAPTIONED = Achievement(caption="A circle.")


def only(design: Design) -> Finding:
    (finding,) = check_design(design)
    return finding


def mend(design: Design) -> Design:
    after = mended(design, only(design))
    assert after is not None
    assert check_design(after) == ()
    return after


def test_small_words_become_just_large_enough() -> None:
    after = mend(set_text(build_template("coach"), LayerId("arc"), size_px=20.0))
    arc = after.layer(LayerId("arc"))
    assert isinstance(arc, TextLayer)
    assert arc.size_px == 36.0  # 9 px of 128 are 36 of 512


def test_small_words_that_would_leave_their_place_are_left_to_a_person() -> None:
    coach = build_template("coach")
    long = set_text(coach, LayerId("arc"), size_px=14.0, text="Volunteer of the summer camps for families")
    finding = next(each for each in check_layers(long) if each.code is Code.ARTWORK_TEXT_SMALL)
    assert mended(long, finding) is None


def test_pale_words_take_an_ink_that_can_be_read() -> None:
    coach = build_template("coach")
    main = coach.layer(LayerId("main"))
    assert isinstance(main, TextLayer)
    pale = replace(main, fill=solid(Hex("#1f8b5f")))
    ribbon = next(layer for layer in coach.layers if layer.id == "ribbon")
    assert isinstance(ribbon, Group)
    changed = replace(ribbon, layers=tuple(pale if layer.id == "main" else layer for layer in ribbon.layers))
    mend(replace(coach, layers=tuple(changed if layer.id == "ribbon" else layer for layer in coach.layers)))


def test_what_reaches_outside_is_moved_in_and_only_then_made_smaller() -> None:
    design = Design(
        layers=(ShapeLayer(id=LayerId("a"), shape=circle(50.0), fill=solid(Hex("#000000"))),), achievement=CAPTIONED
    )
    moved = mend(move_layer(design, LayerId("a"), 240.0, 0.0)).layer(LayerId("a")).transform
    assert (moved.a, moved.e) == pytest.approx((1.0, 206.0))  # its middle from 496 to 462
    large = mend(transform_layer(design, LayerId("a"), Affine.scale(8.0, centre=(256.0, 256.0))))
    assert large.layer(LayerId("a")).transform.a == pytest.approx(5.12)


def test_a_layer_inside_a_turned_group_is_moved_in_on_the_artboard() -> None:
    dot = ShapeLayer(id=LayerId("a"), shape=circle(20.0, 500.0, 256.0), fill=solid(Hex("#000000")))
    group = Group(id=LayerId("g"), layers=(dot,), transform=Affine.turn(0.7, (256.0, 256.0)))
    outside = Design(layers=(replace(group, transform=Affine.turn(1.5, (256.0, 256.0))),), achievement=CAPTIONED)
    mend(outside)


def test_a_locked_layer_is_left_alone() -> None:
    design = Design(
        layers=(ShapeLayer(id=LayerId("a"), shape=circle(300.0), fill=solid(Hex("#000000"))),), achievement=CAPTIONED
    )
    locked = lock_layer(design, LayerId("a"), locked=True)
    assert mended(locked, only(locked)) is None


def test_a_coarse_picture_is_shown_as_large_as_it_is_sharp() -> None:
    written = io.BytesIO()
    Image.new("RGB", (60, 60), "#123456").save(written, "PNG")
    layer = ImageLayer(id=LayerId("p"), picture=import_picture(written.getvalue()), x=100.0, y=100.0, width_px=300.0)
    after = mend(Design(layers=(layer,), achievement=CAPTIONED)).layer(LayerId("p")).transform
    assert 300.0 * after.a == pytest.approx(64.0, abs=0.2)  # 60 px x 1.25 of 600 are 64 of 512
    assert after.point(250.0, 250.0) == pytest.approx((250.0, 250.0))


def test_a_code_becomes_dark_on_light_and_large_enough() -> None:
    pale = CodeLayer(id=LayerId("c"), text="https://club.example/verify", size_px=40.0, fill=solid(Hex("#dddddd")))
    design = Design(layers=(pale,), achievement=CAPTIONED)
    assert {finding.code for finding in check_layers(design)} == {Code.ARTWORK_CODE_PALE, Code.ARTWORK_CODE_SMALL}
    for code in (Code.ARTWORK_CODE_PALE, Code.ARTWORK_CODE_SMALL):
        after = mended(design, next(each for each in check_layers(design) if each.code is code))
        assert after is not None
        design = after
    assert check_design(design) == ()


def test_a_description_is_made_of_the_words_on_an_english_badge() -> None:
    coach = build_template("coach")
    bare = set_achievement(coach, replace(coach.achievement, name="Team Coach", caption=""))
    after = mend(bare)
    assert after.achievement.caption == "The badge “Team Coach”, with the words “Volunteer”, “Coach”."
    german = set_achievement(bare, replace(bare.achievement, language="de"))
    assert mended(german, only(german)) is None


def test_all_that_can_be_is_put_right_one_after_the_other() -> None:
    small = set_text(build_template("coach"), LayerId("arc"), size_px=20.0)
    moved = move_layer(small, LayerId("icon"), 200.0, 0.0)
    faulty = set_achievement(moved, replace(moved.achievement, caption=""))
    assert len(check_design(faulty)) >= 3
    assert check_design(all_mended(faulty)) == ()


def photograph() -> ImageLayer:
    """Return a picture of soft colours with grain over the whole artboard."""
    soft = Image.frombytes("RGB", (9, 9), random.Random(5).randbytes(243)).resize((600, 600), Image.Resampling.BICUBIC)
    written = io.BytesIO()
    ImageChops.add(soft, Image.effect_noise((600, 600), 12).convert("RGB"), offset=-128).save(
        written, "JPEG", quality=90
    )
    return ImageLayer(id=LayerId("p"), picture=import_picture(written.getvalue()), width_px=512.0)


def test_an_artwork_too_heavy_shows_its_picture_in_fewer_colours() -> None:
    heavy = Design(layers=(photograph(),), achievement=CAPTIONED)
    assert only(heavy).code is Code.ARTWORK_HEAVY
    layer = mend(heavy).layer(LayerId("p"))
    assert isinstance(layer, ImageLayer)
    assert layer.tones.colours in {64, 32, 16}
    locked = lock_layer(heavy, LayerId("p"), locked=True)
    assert mended(locked, only(locked)) is None
