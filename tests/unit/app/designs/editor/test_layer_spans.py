"""The rows of selected layers as runs, so that hundreds are selected at once."""

from pytestqt.qtbot import QtBot

from badgedesk.app.designs.editor.layer_model import LayerModel
from badgedesk.design import Design
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.shapes.plain import Star


def _star(name: str) -> ShapeLayer:
    return ShapeLayer(id=LayerId(name), shape=Star(20.0, 10.0, 5))


def _spans(layers: tuple[str, ...]) -> set[tuple[int, int, bool]]:
    """Return first row, last row and whether in the group, for the list e, d, c, group(i, h), b, a from the top."""
    group = Group(id=LayerId("g"), layers=(_star("h"), _star("i")))
    design = Design(layers=(_star("a"), _star("b"), group, _star("c"), _star("d"), _star("e")))
    model = LayerModel()
    model.follow(design)
    found = model.spans(LayerId(layer) for layer in layers)
    return {(first.row(), last.row(), first.parent().isValid()) for first, last in found}


def test_neighbours_are_one_run_in_whatever_order_they_come(qtbot: QtBot) -> None:
    assert _spans(("c", "e", "d")) == {(0, 2, False)}


def test_what_lies_apart_is_apart(qtbot: QtBot) -> None:
    assert _spans(("a", "c", "e", "d")) == {(0, 2, False), (5, 5, False)}


def test_layers_of_a_group_are_a_run_of_their_own(qtbot: QtBot) -> None:
    assert _spans(("h", "i", "g", "b")) == {(0, 1, True), (3, 4, False)}


def test_layers_that_are_gone_are_left_out(qtbot: QtBot) -> None:
    assert _spans(("nowhere",)) == set()
    assert _spans(()) == set()
