"""Lines that come and go during a drag touch only what lies below them; what stays is kept as it was painted."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.snap import Guide
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.document import Design
from badgedesk.design.layers import LayerId, ShapeLayer
from badgedesk.design.shapes.plain import circle

A, B, C = LayerId("a"), LayerId("b"), LayerId("c")
UPRIGHT = Guide(True, 100.0, 40.0, 320.0)
SEEN = QRectF(0, 0, 512, 512)


def _scene() -> CanvasScene:
    layers = tuple(
        ShapeLayer(id=id_, shape=circle(radius, 100.0, 100.0), fill=solid(Hex("#ff0000")))
        for id_, radius in ((A, 20.0), (B, 30.0), (C, 200.0))
    )
    scene, mirror, design = CanvasScene(), Mirror(), Design(layers=layers)
    mirror.follow(design)
    scene.follow(design, mirror)
    return scene


def _kept(scene: CanvasScene) -> set[LayerId]:
    kept = QGraphicsItem.CacheMode.DeviceCoordinateCache
    return {id_ for id_, item in scene.layer_items.items() if item.cacheMode() == kept}


def test_a_line_that_comes_goes_or_moves_touches_no_more_than_its_own_strip(qtbot: QtBot) -> None:
    scene = _scene()
    touched: list[QRectF] = []
    with qtbot.waitSignal(scene.changed, timeout=20_000):
        pass  # what building the scene touched
    scene.changed.connect(touched.extend)
    for guides in ((UPRIGHT,), (Guide(True, 140.0, 40.0, 320.0),), ()):
        with qtbot.waitSignal(scene.changed, timeout=20_000):
            scene.guides.show_guides(guides, 0.5)
    assert touched
    born = QRectF(-1, -1, 2, 2)  # where an item is before it is shown
    strips = (QRectF(97, 37, 6, 286), QRectF(137, 37, 6, 286), born)
    assert all(any(strip.contains(part) for strip in strips) for part in touched), touched


def test_a_distance_is_told_on_a_plate_that_keeps_its_size(qtbot: QtBot) -> None:
    scene = _scene()
    scene.guides.show_guides((Guide(False, 60.0, 10.0, 50.0, 40.0),), 2.0)
    plates = [
        item
        for item in scene.items(QPointF(30, 60))
        if item.flags() & QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations
    ]
    assert [plate.pos() for plate in plates] == [QPointF(30, 60)]
    scene.guides.show_guides((), 2.0)
    assert not plates[0].isVisible()


def test_small_layers_that_stay_are_kept_as_painted_until_the_drag_ends(qtbot: QtBot) -> None:
    scene = _scene()
    scene.hold((A,), SEEN)
    assert _kept(scene) == {A, B, C}
    scene.hold((), QRectF())
    assert _kept(scene) == set()


def test_what_would_take_too_much_memory_is_not_kept_unless_it_is_dragged(qtbot: QtBot) -> None:
    scene = _scene()
    scene.hold((A,), SEEN, pixels=40.0)
    assert _kept(scene) == {A, B}
    scene.hold((C,), SEEN, pixels=40.0)
    assert C in _kept(scene)
