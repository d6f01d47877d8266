"""What the editor does to a design: places are kept, order is kept, nothing is lost."""

import pytest

from badgedesk.app.designs.editor import changes
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.primitives import flatten
from badgedesk.design.shapes.plain import circle


def plain(layer_id: str) -> ShapeLayer:
    return ShapeLayer(id=LayerId(layer_id), shape=circle(10.0))


def ids(*names: str) -> tuple[LayerId, ...]:
    return tuple(LayerId(name) for name in names)


@pytest.fixture
def tree() -> Design:
    turned = Affine.scale(2.0)
    inner = Group(id=LayerId("g"), layers=(plain("b"), plain("c")), transform=turned)
    return Design(layers=(plain("a"), inner, plain("d")))


def test_a_layer_in_a_scaled_group_moves_by_the_distance_of_the_artboard(tree: Design) -> None:
    moved = changes.moved(tree, ids("b"), 10.0, -4.0)
    group = moved.layer(LayerId("g"))
    place = moved.layer(LayerId("b")).transform.then(group.transform)
    assert place.point(0.0, 0.0) == pytest.approx((10.0, -4.0))


def test_layers_inside_another_chosen_one_are_left_out(tree: Design) -> None:
    assert changes.outermost(tree, ids("c", "g", "a", "nobody")) == ids("a", "g")


def test_one_box_is_taken_into_another(tree: Design) -> None:
    old, new = Box(246.0, 246.0, 266.0, 266.0), Box(0.0, 10.0, 40.0, 30.0)
    fitted = changes.fitted(tree, ids("a"), old, new).layer(LayerId("a")).transform
    assert fitted.point(246.0, 246.0) == pytest.approx((0.0, 10.0))
    assert fitted.point(266.0, 266.0) == pytest.approx((40.0, 30.0))


def test_several_layers_are_removed_and_an_empty_group_goes_with_them(tree: Design) -> None:
    assert [layer.id for layer in changes.removed(tree, ids("b", "c", "d")).walk()] == ["a"]


def test_copies_are_the_ones_to_go_on_with(tree: Design) -> None:
    after, fresh = changes.duplicated(tree, ids("a", "g"))
    assert fresh == ids("a-2", "g-2")
    assert len(list(after.walk())) == 5 + 4


@pytest.mark.parametrize(
    ("chosen", "step", "order"),
    [("a", 1, "gad"), ("d", 1, "agd"), ("d", -1, "adg"), ("ag", 1, "dag"), ("gd", -1, "gda")],
)
def test_layers_go_one_step_and_keep_their_own_order(tree: Design, chosen: str, step: int, order: str) -> None:
    after = changes.restacked(tree, ids(*chosen), step)
    assert "".join(layer.id for layer in after.layers) == order


def test_a_layer_put_into_a_scaled_group_keeps_its_place(tree: Design) -> None:
    after = changes.placed(tree, LayerId("a"), 1, LayerId("g"))
    group = after.layer(LayerId("g"))
    assert isinstance(group, Group)
    assert [layer.id for layer in group.layers] == ["b", "a", "c"]
    place = after.layer(LayerId("a")).transform.then(group.transform)
    assert place.point(7.0, 9.0) == pytest.approx((7.0, 9.0))


def test_a_group_is_never_put_into_itself(tree: Design) -> None:
    assert changes.placed(tree, LayerId("g"), 0, LayerId("g")) is tree


def test_new_layers_go_on_top_with_ids_of_their_own(tree: Design) -> None:
    design, first = changes.with_shape(tree, "star")
    design, second = changes.with_shape(design, "star")
    design, text = changes.with_text(design)
    assert [layer.id for layer in design.layers[-3:]] == [first, second, text]
    assert len({first, second, text}) == 3


def test_something_new_can_be_added_to_a_design_without_a_palette() -> None:
    design, added = changes.with_shape(Design(), "star")
    design, _ = changes.with_text(design)
    assert flatten(design)
    assert design.layer(added).name == "Star"
