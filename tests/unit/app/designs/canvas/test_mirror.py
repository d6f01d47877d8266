"""The mirror draws only what changed, and knows where everything lies."""

from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.drag import pulled
from badgedesk.app.designs.canvas.drawing import ShiftedDrawing
from badgedesk.app.designs.canvas.hits import layers_at, layers_within
from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.app.designs.canvas.snap import snapped
from badgedesk.design import edits
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import Stroke, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.outlines.geometry import Box
from badgedesk.design.shapes.plain import circle

RED = Hex("#ff0000")
A, B, G = LayerId("a"), LayerId("b"), LayerId("g")
DISC = ShapeLayer(id=A, shape=circle(20.0, 100.0, 100.0), fill=solid(RED))
HOOP = ShapeLayer(id=B, shape=circle(60.0, 100.0, 100.0), strokes=(Stroke(solid(RED), 4.0),))


def test_a_moved_layer_is_shifted_and_not_drawn_anew() -> None:
    mirror, design = Mirror(), Design(layers=(DISC, HOOP))
    mirror.follow(design)
    disc, hoop = mirror.drawing(A), mirror.drawing(B)
    mirror.follow(edits.move_layer(design, A, 5.0, 7.0))
    shifted = mirror.drawing(A)
    assert isinstance(shifted, ShiftedDrawing)
    assert shifted.base is disc
    assert mirror.drawing(B) is hoop
    assert mirror.box((A,)) == QRectF(85.0, 87.0, 40.0, 40.0)


def test_hidden_layers_have_no_box_and_come_back() -> None:
    mirror, design = Mirror(), Design(layers=(Group(id=G, layers=(DISC,)),))
    mirror.follow(edits.show_layer(design, G, visible=False))
    assert mirror.drawing(A) is None
    assert mirror.box((A,)).isNull()
    mirror.follow(design)
    assert mirror.box((A, G)) == QRectF(80.0, 80.0, 40.0, 40.0)


def test_the_topmost_ink_under_the_pointer_is_hit_first() -> None:
    mirror = Mirror()
    mirror.follow(Design(layers=(DISC, HOOP)))
    assert layers_at(mirror, QPointF(100, 100), 1.0) == (A,)
    assert layers_at(mirror, QPointF(160, 100), 1.0) == (B,)
    assert layers_at(mirror, QPointF(140, 100), 1.0) == ()
    mirror.follow(edits.lock_layer(Design(layers=(DISC, HOOP)), A, locked=True))
    assert layers_at(mirror, QPointF(100, 100), 1.0) == ()


def test_a_band_takes_what_lies_wholly_inside() -> None:
    mirror = Mirror()
    mirror.follow(Design(layers=(DISC, HOOP)))
    assert layers_within(mirror, QRectF(75, 75, 50, 50), mirror.design.layers) == (A,)
    assert layers_within(mirror, QRectF(0, 0, 512, 512), mirror.design.layers) == (A, B)


def test_a_move_is_drawn_to_the_middle_only_when_near() -> None:
    box = QRectF(0, 0, 100, 100)
    near = snapped(box, QPointF(203, 50), 6.0, straight=False)
    assert (near.dx, near.dy) == (206.0, 50.0)
    assert snapped(box, QPointF(203, 50), 0.0, straight=True).dy == 0.0


def test_a_corner_keeps_proportions_unless_freed_and_never_turns_over() -> None:
    box = Box(10.0, 10.0, 30.0, 20.0)
    assert pulled(box, "se", QPointF(20.0, 0.0), free=False) == Box(10.0, 10.0, 50.0, 30.0)
    assert pulled(box, "nw", QPointF(-20.0, 0.0), free=True) == Box(-10.0, 10.0, 30.0, 20.0)
    turned = pulled(box, "e", QPointF(-100.0, 0.0), free=False)
    assert turned.right > turned.left
