"""What the canvas shows where something was before, seen in the pixels of the window itself: a grab paints anew."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.canvas.mirror import mirrored
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.zoom_view import ZoomView
from badgedesk.app.look.artboard import CANVAS
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.document import Design
from badgedesk.design.edits import move_layer
from badgedesk.design.layers import LayerId, ShapeLayer
from badgedesk.design.shapes.plain import Rectangle

SQUARE = LayerId("square")
DESIGN = Design(
    layers=(ShapeLayer(id=SQUARE, shape=Rectangle(60.0, 60.0, 0.0, 90.0, 90.0), fill=solid(Hex("#d9433b"))),)
)


class Window:
    """A canvas on the screen, with what its window holds."""

    def __init__(self, qtbot: QtBot) -> None:
        self.scene, self.view = CanvasScene(), ZoomView()
        qtbot.addWidget(self.view)
        self.scene.setParent(self.view)
        self.view.setScene(self.scene)
        self.view.resize(600, 600)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.mirror = mirrored(DESIGN)
        self.scene.follow(DESIGN, self.mirror)
        self.settle()

    def settle(self) -> None:
        """Let the window be painted."""
        for _ in range(5):
            QApplication.processEvents()

    def paint_elsewhere(self) -> None:
        """Paint a small part of the canvas at once, as happens where something above it changes."""
        self.view.viewport().repaint(QRect(590, 2, 4, 4))

    def count(self, colour: str, box: QRectF) -> int:
        """Return how many pixels in a part of the artboard have about that colour."""
        shown: QImage = QApplication.primaryScreen().grabWindow(self.view.winId()).toImage()
        place = self.view.mapFromScene(box).boundingRect()
        wanted = QColor(colour)
        seen = (shown.pixelColor(x, y) for x in range(place.left(), place.right()) for y in _down(place))
        return sum(
            abs(pixel.red() - wanted.red()) + abs(pixel.green() - wanted.green()) + abs(pixel.blue() - wanted.blue())
            < 60
            for pixel in seen
        )


def _down(place: QRect) -> range:
    return range(place.top(), place.bottom())


OLD, NEW = QRectF(40, 30, 100, 110), QRectF(340, 330, 100, 110)


@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_layer_that_moves_leaves_nothing_behind(qtbot: QtBot, meanwhile: bool) -> None:
    window = Window(qtbot)
    assert window.count("#d9433b", OLD) > 3000
    moved = move_layer(DESIGN, SQUARE, 300.0, 300.0)
    window.mirror.follow(moved)
    window.scene.follow(moved, window.mirror)
    window.scene.settle()
    if meanwhile:
        window.paint_elsewhere()
    window.settle()
    assert window.count("#d9433b", OLD) == 0
    assert window.count("#d9433b", NEW) > 3000


@pytest.mark.parametrize("meanwhile", [False, True])
def test_the_frame_of_what_was_selected_goes_with_the_selection(qtbot: QtBot, meanwhile: bool) -> None:
    window = Window(qtbot)
    scale = window.view.scale_now
    window.scene.mark(window.mirror, (SQUARE,), scale, handles=True)
    window.settle()
    assert window.count(CANVAS.selection, OLD) > 200
    window.scene.mark(window.mirror, (), scale, handles=True)
    window.scene.settle()
    if meanwhile:
        window.paint_elsewhere()
    window.settle()
    assert window.count(CANVAS.selection, OLD) == 0


def test_the_scene_can_be_told_to_deal_with_its_queue(qtbot: QtBot) -> None:
    window = Window(qtbot)
    meta = window.scene.metaObject()
    assert meta.indexOfMethod("_q_processDirtyItems()") >= 0
