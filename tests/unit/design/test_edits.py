"""Edits: what changes, and that everything else stays the same object."""

from collections.abc import Callable

import pytest

from badgedesk.core.errors import Code, DesignError
from badgedesk.core.model.achievement import Achievement
from badgedesk.design import content, edits
from badgedesk.design.colours.colour import Hex, Slot, build_palette
from badgedesk.design.colours.paints import Foil, Stroke, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import (
    Group,
    IconLayer,
    ImageLayer,
    Layer,
    LayerId,
    RibbonLayer,
    RimLayer,
    ShapeLayer,
    TextLayer,
)
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import build_template
from badgedesk.design.typeset.lettering import Font


def plain(layer_id: str) -> ShapeLayer:
    return ShapeLayer(id=LayerId(layer_id), shape=circle(10.0))


def ids(layers: tuple[Layer, ...]) -> list[object]:
    return [[layer.id, ids(layer.layers)] if isinstance(layer, Group) else layer.id for layer in layers]


@pytest.fixture
def tree() -> Design:
    inner = Group(id=LayerId("in"), layers=(plain("x"), plain("y")))
    return Design(layers=(plain("a"), Group(id=LayerId("g"), layers=(plain("b"), inner)), plain("c")))


def fault(code: Code) -> pytest.RaisesExc[DesignError]:
    return pytest.raises(DesignError, match=code.value)


def test_a_layer_is_added_on_top_at_an_index_or_in_a_group(tree: Design) -> None:
    assert ids(edits.add_layer(tree, plain("n")).layers) == ["a", ["g", ["b", ["in", ["x", "y"]]]], "c", "n"]
    assert ids(edits.add_layer(tree, plain("n"), 0).layers)[0] == "n"
    assert ids(edits.add_layer(tree, plain("n"), 1, LayerId("in")).layers)[1] == ["g", ["b", ["in", ["x", "n", "y"]]]]


def test_an_id_that_is_taken_or_a_group_that_is_none_is_refused(tree: Design) -> None:
    with fault(Code.DESIGN_FORMAT):
        edits.add_layer(tree, plain("x"))
    with fault(Code.ITEM_NOT_FOUND):
        edits.add_layer(tree, plain("n"), group=LayerId("a"))


def test_removing_the_last_of_a_group_removes_the_group(tree: Design) -> None:
    without_x = edits.remove_layer(tree, LayerId("x"))
    assert ids(without_x.layers) == ["a", ["g", ["b", ["in", ["y"]]]], "c"]
    assert ids(edits.remove_layer(without_x, LayerId("y")).layers) == ["a", ["g", ["b"]], "c"]
    assert ids(edits.remove_layer(tree, LayerId("g")).layers) == ["a", "c"]


def test_a_move_touches_that_layer_only(tree: Design) -> None:
    after = edits.move_layer(tree, LayerId("y"), 3.0, -4.0)
    assert after.layer(LayerId("y")).transform == Affine.shift(3.0, -4.0)
    for same in ("a", "b", "x", "c"):
        assert after.layer(LayerId(same)) is tree.layer(LayerId(same))
    twice = edits.move_layer(after, LayerId("y"), 1.0, 1.0)
    assert twice.layer(LayerId("y")).transform == Affine.shift(4.0, -3.0)


def test_a_transform_that_leaves_no_area_is_refused(tree: Design) -> None:
    with fault(Code.DESIGN_LIMIT):
        edits.transform_layer(tree, LayerId("a"), Affine.scale(0.0, 1.0))


@pytest.mark.parametrize(("index", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (9, "abc"), (-3, "cab")])
def test_restacking_stays_within_bounds(index: int, order: str) -> None:
    flat = Design(layers=(plain("a"), plain("b"), plain("c")))
    assert ids(edits.restack_layer(flat, LayerId("c"), index).layers) == list(order)


def test_restacking_inside_a_group_stays_there(tree: Design) -> None:
    after = edits.restack_layer(tree, LayerId("y"), 0)
    assert ids(after.layers)[1] == ["g", ["b", ["in", ["y", "x"]]]]


def test_a_copy_of_a_group_has_new_ids_throughout(tree: Design) -> None:
    after = edits.duplicate_layer(tree, LayerId("g"))
    assert ids(after.layers)[2] == ["g-2", ["b-2", ["in-2", ["x-2", "y-2"]]]]
    assert after.layer(LayerId("g-2")).transform == Affine.shift(12.0, 12.0)
    again = edits.duplicate_layer(after, LayerId("g-2"))
    assert "g-3" in [layer.id for layer in again.walk()]


def test_layers_are_grouped_in_order_and_freed_again(tree: Design) -> None:
    grouped = edits.group_layers(tree, [LayerId("c"), LayerId("a")], LayerId("new"))
    assert ids(grouped.layers) == [["g", ["b", ["in", ["x", "y"]]]], ["new", ["a", "c"]]]
    moved = edits.move_layer(grouped, LayerId("new"), 5.0, 6.0)
    freed = edits.ungroup(moved, LayerId("new"))
    assert ids(freed.layers) == [["g", ["b", ["in", ["x", "y"]]]], "a", "c"]
    assert freed.layer(LayerId("a")).transform == Affine.shift(5.0, 6.0)


def test_only_layers_beside_each_other_can_be_grouped(tree: Design) -> None:
    for chosen in (["a", "x"], [], ["a", "nope"]):
        with fault(Code.ITEM_NOT_FOUND):
            edits.group_layers(tree, [LayerId(name) for name in chosen], LayerId("new"))
    with fault(Code.ITEM_NOT_FOUND):
        edits.ungroup(tree, LayerId("a"))


def test_names_sight_locks_and_opacity_are_set(tree: Design) -> None:
    layer = LayerId("b")
    assert edits.rename_layer(tree, layer, "Boat").layer(layer).name == "Boat"
    assert not edits.show_layer(tree, layer, visible=False).layer(layer).visible
    assert edits.lock_layer(tree, layer, locked=True).layer(layer).locked
    assert edits.set_opacity(tree, layer, 3.0).layer(layer).opacity == 1.0
    assert edits.layer_path(tree, LayerId("y")) == ("g", "in")


@pytest.mark.parametrize("edit", [edits.remove_layer, edits.duplicate_layer, edits.ungroup, edits.layer_path])
def test_a_layer_that_is_not_there_is_named(tree: Design, edit: Callable[[Design, LayerId], object]) -> None:
    with pytest.raises(DesignError) as raised:
        edit(tree, LayerId("nope"))
    assert raised.value.code is Code.ITEM_NOT_FOUND


def test_new_ids_are_free_and_short(tree: Design) -> None:
    assert edits.new_layer_id(tree, "boat") == "boat"
    assert edits.new_layer_id(tree, "a") == "a-2"
    assert edits.new_layer_id(Design(layers=(plain("a"), plain("a-2"))), "a-2") == "a-3"
    long = "l" * 40
    assert len(edits.new_layer_id(Design(layers=(plain(long),)), long)) <= 40


def test_a_text_that_is_changed_gets_new_outlines() -> None:
    before = build_template("harbour")
    after = content.set_text(before, LayerId("main"), text="Crew", font=Font("Fjalla One"))
    old, new = before.layer(LayerId("main")), after.layer(LayerId("main"))
    assert isinstance(old, TextLayer)
    assert isinstance(new, TextLayer)
    assert new.text == "Crew"
    assert new.outlined.path != old.outlined.path
    assert after.layer(LayerId("rim")) is before.layer(LayerId("rim"))


def test_an_icon_that_is_changed_keeps_its_place_and_names_its_source() -> None:
    after = content.set_icon(build_template("coach"), LayerId("icon"), "ph.trophy-fill")
    layer = after.layer(LayerId("icon"))
    assert isinstance(layer, IconLayer)
    box = layer.outline.bounds()
    assert box is not None
    assert box.centre == pytest.approx(layer.centre, abs=0.02)
    assert max(box.width, box.height) == pytest.approx(layer.size_px, abs=0.02)
    assert "Phosphor" in layer.credit


def test_fills_strokes_and_shapes_are_set_where_a_layer_has_them(everything: Design) -> None:
    blue, thin = solid(Hex("#0000ff")), (Stroke(solid(Hex("#00ff00")), 1.0),)
    plate = content.set_fill(everything, LayerId("plate"), blue).layer(LayerId("plate"))
    assert isinstance(plate, ShapeLayer)
    assert plate.fill == blue
    rim = content.set_fill(everything, LayerId("rim"), Foil("steel")).layer(LayerId("rim"))
    assert isinstance(rim, RimLayer)
    assert rim.paint == Foil("steel")
    words = content.set_strokes(everything, LayerId("words"), thin).layer(LayerId("words"))
    assert isinstance(words, TextLayer)
    assert words.strokes == thin
    scene = content.set_shape(everything, LayerId("scene"), circle(9.0)).layer(LayerId("scene"))
    assert isinstance(scene, Group)
    assert scene.clip == circle(9.0)
    band = content.set_ribbon_colour(everything, LayerId("band"), Slot("base")).layer(LayerId("band"))
    assert isinstance(band, RibbonLayer)
    assert band.colour == Slot("base")
    logo = content.place_picture(everything, LayerId("logo"), 1.0, 2.0, 30.0).layer(LayerId("logo"))
    assert isinstance(logo, ImageLayer)
    assert (logo.x, logo.y, logo.width_px, logo.height_px) == (1.0, 2.0, 30.0, 15.0)


def test_an_edit_that_a_layer_has_no_place_for_is_refused(everything: Design) -> None:
    logo, plate = LayerId("logo"), LayerId("plate")
    attempts: tuple[Callable[[], Design], ...] = (
        lambda: content.set_fill(everything, logo, None),
        lambda: content.set_strokes(everything, logo, ()),
        lambda: content.set_shape(everything, logo, circle(1.0)),
        lambda: content.set_text(everything, plate, text="x"),
        lambda: content.set_icon(everything, plate, "mdi.star"),
        lambda: content.set_ribbon_colour(everything, plate, Slot("base")),
        lambda: content.place_picture(everything, plate, 0.0, 0.0, 1.0),
    )
    for attempt in attempts:
        with fault(Code.DESIGN_FORMAT):
            attempt()


def test_the_whole_design_is_retitled_reskinned_and_given_its_achievement(tree: Design) -> None:
    palette, achievement = build_palette("#000000", "#111111", "#ffffff"), Achievement(name="N")
    after = content.set_achievement(content.set_palette(content.set_title(tree, "T"), palette), achievement)
    assert (after.title, after.palette, after.achievement) == ("T", palette, achievement)
    assert after.layers is tree.layers


def test_a_slot_that_is_not_there_is_named() -> None:
    with pytest.raises(DesignError) as raised:
        content.fill_slots(build_template("coach"), {"motto": "x"})
    assert raised.value.facts == {"slot": "motto"}
