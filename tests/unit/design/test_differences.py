"""What is different between two designs: in words, and where a picture marks it."""

import io
from dataclasses import replace

from PIL import Image

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Hex, build_palette
from badgedesk.design.colours.paints import solid
from badgedesk.design.content import set_achievement
from badgedesk.design.differences import Difference, Kind, differences, render_differences
from badgedesk.design.document import Design
from badgedesk.design.edits import move_layer
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.shapes.plain import circle
from badgedesk.wording.differences import difference_sentence

PLATE = ShapeLayer(id=LayerId("a"), name="Plate", shape=circle(60.0), fill=solid(Hex("#12477e")))
DOT = ShapeLayer(id=LayerId("b"), name="Dot", shape=circle(20.0), fill=solid(Hex("#d9433b")))
TWO = Design(layers=(PLATE, DOT))


def test_nothing_is_different_in_a_design_and_itself() -> None:
    assert differences(TWO, TWO) == ()


def test_layers_are_told_apart_by_what_became_of_them() -> None:
    assert differences(TWO, Design(layers=(PLATE,))) == (Difference(Kind.REMOVED, "Dot"),)
    assert differences(Design(layers=(PLATE,)), TWO) == (Difference(Kind.ADDED, "Dot"),)
    assert differences(TWO, move_layer(TWO, LayerId("b"), 3, 0)) == (Difference(Kind.MOVED, "Dot"),)
    red = replace(TWO, layers=(PLATE, replace(DOT, opacity=0.5)))
    assert differences(TWO, red) == (Difference(Kind.CHANGED, "Dot"),)
    assert differences(TWO, Design(layers=(DOT, PLATE))) == (Difference(Kind.ORDER),)


def test_a_change_within_a_group_is_told_of_the_layer_and_not_of_the_group() -> None:
    group = Group(id=LayerId("g"), name="Both", layers=(PLATE, DOT))
    moved = replace(group, layers=(PLATE, replace(DOT, opacity=0.2)))
    assert differences(Design(layers=(group,)), Design(layers=(moved,))) == (Difference(Kind.CHANGED, "Dot"),)


def test_fields_and_colours_are_named_in_words() -> None:
    first = set_achievement(TWO, Achievement(name="Sailing"))
    second = replace(
        set_achievement(TWO, Achievement(name="Day\u202e sailing", tags=("sea",))),
        palette=build_palette("#000000", "#111111", "#ffffff"),
    )
    assert [difference_sentence(each) for each in differences(first, second)] == [
        "The colours of the badge are different.",
        "The name: “Sailing” became “Day sailing”.",
        "The tags: different.",
    ]


def test_every_kind_of_difference_has_its_sentence() -> None:
    said = {difference_sentence(Difference(kind, "name", "a", "b")) for kind in Kind}
    assert len(said) == len(Kind)


def test_the_picture_marks_only_where_something_changed() -> None:
    moved = move_layer(TWO, LayerId("b"), 150, 0)
    picture = Image.open(io.BytesIO(render_differences(TWO, moved, 128))).convert("RGB")
    assert picture.size == (128, 128)
    mark = (209, 61, 143)
    assert picture.getpixel((64, 64)) == mark
    assert picture.getpixel((64 + 150 // 4, 64)) == mark
    assert picture.getpixel((64, 53)) != mark
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    same = Image.open(io.BytesIO(render_differences(TWO, TWO, 64))).convert("RGB")
    assert mark not in {colour for _, colour in same.getcolors(64 * 64) or []}
