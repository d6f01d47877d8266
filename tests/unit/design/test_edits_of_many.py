"""Edits of many layers in one pass."""

from dataclasses import replace

from badgedesk.design import edits
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer, LayerId, ShapeLayer, with_transform
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import build_template


def plain(layer_id: str) -> ShapeLayer:
    return ShapeLayer(id=LayerId(layer_id), shape=circle(10.0))


def moved(layer: Layer) -> Layer:
    return replace(layer, transform=layer.transform.then(Affine.shift(1.0, 0.0)))


def test_layers_are_changed_wherever_they_stand_and_the_others_stay_the_same_objects() -> None:
    design = Design(layers=(plain("a"), Group(id=LayerId("g"), layers=(plain("b"), plain("c"))), plain("d")))
    after = edits.change_layers(design, {LayerId("a"), LayerId("c")}, moved)
    assert [layer.id for layer in after.walk() if layer.transform.e == 1.0] == ["a", "c"]
    assert after.layer(LayerId("b")) is design.layer(LayerId("b"))
    assert after.layers[2] is design.layers[2]


def test_a_group_and_its_own_layer_are_moved_once() -> None:
    design = Design(layers=(Group(id=LayerId("g"), layers=(plain("b"),)),))
    after = edits.change_layers(design, {LayerId("g"), LayerId("b")}, moved)
    assert after.layer(LayerId("g")).transform.e == 1.0
    assert after.layer(LayerId("b")).transform.e == 0.0


def test_a_change_that_changes_nothing_gives_the_same_design() -> None:
    design = Design(layers=(plain("a"), Group(id=LayerId("g"), layers=(plain("b"),))))
    assert edits.change_layers(design, {LayerId("b")}, lambda layer: layer) is design
    assert edits.change_layers(design, {LayerId("nobody")}, moved) is design


def test_a_layer_with_another_transform_is_what_replacing_it_gives() -> None:
    there = Affine.turn(0.3, (20.0, 40.0))
    layers = [layer for template in ("harbour", "coach", "night") for layer in build_template(template).walk()]
    assert len({type(layer) for layer in layers}) >= 4
    for layer in layers:
        moved = with_transform(layer, there)
        assert moved == replace(layer, transform=there)
        assert hash(moved) == hash(replace(layer, transform=there))
        assert layer.transform != there
