"""Layers resized near to others, aligned to the page and to rings, renamed by a key; the view pinched and panned."""

import math

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.changes import moved
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.document import Design
from badgedesk.design.guides import Guides
from badgedesk.design.layers import LayerId, ShapeLayer
from badgedesk.design.shapes.plain import Rectangle
from tests.gui.test_designs_editor import drag

LEFT, NONE, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
NEAR, OTHER = LayerId("near"), LayerId("other")


def block(layer: LayerId, x: float, y: float, wide: float, high: float) -> ShapeLayer:
    return ShapeLayer(id=layer, name=layer, shape=Rectangle(wide, high, 0.0, x, y), fill=solid(Hex("#2a4d6e")))


@pytest.fixture
def canvas(page: EditorPage, viewmodel: EditorViewModel) -> Canvas:
    """Two blocks, one 60 x 40 and one 100 x 80, and a ring to lay them out by."""
    blocks = (block(NEAR, 100, 100, 60, 40), block(OTHER, 400, 380, 100, 80))
    viewmodel.open(Design(layers=blocks, guides=Guides(rings=(150.0,))))
    page.artwork.canvas.setFocus()
    return page.artwork.canvas


def pull(canvas: Canvas, start: float, end: float, held: Qt.KeyboardModifier = NONE) -> None:
    """Pull from one place to another along the level of the first block."""
    first, last = canvas.mapFromScene(QPointF(start, 100)), canvas.mapFromScene(QPointF(end, 100))
    drag(canvas, first, last - first, held)


def test_a_pulled_edge_takes_the_width_of_another_layer(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((NEAR,))
    pull(canvas, 130, 172)
    assert viewmodel.mirror.box((NEAR,)).width() == pytest.approx(100, abs=0.01)
    assert viewmodel.mirror.box((NEAR,)).left() == pytest.approx(70, abs=0.01)
    viewmodel.undo()
    pull(canvas, 130, 172, CTRL)
    assert viewmodel.mirror.box((NEAR,)).width() != pytest.approx(100, abs=0.5)


def test_a_pulled_edge_is_drawn_to_the_middle_and_says_so(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((NEAR,))
    view, end = canvas.viewport(), canvas.mapFromScene(QPointF(254, 100))
    before = view.grab().toImage()
    QTest.mousePress(view, LEFT, NONE, canvas.mapFromScene(QPointF(130, 100)))
    QTest.mouseMove(view, end - QPoint(9, 0))
    QTest.mouseMove(view, end)
    spot = canvas.mapFromScene(QPointF(256, 250))  # on the line through the middle of the page
    during = view.grab().toImage()
    assert any(during.pixelColor(spot + QPoint(x, 0)) != before.pixelColor(spot + QPoint(x, 0)) for x in (-1, 0, 1))
    QTest.mouseRelease(view, LEFT, NONE, end)
    assert viewmodel.mirror.box((NEAR,)).right() == pytest.approx(256, abs=0.01)


def test_layers_are_aligned_to_the_page_and_to_a_ring(
    page: EditorPage, canvas: Canvas, viewmodel: EditorViewModel
) -> None:
    place = page.artwork.inspector.place
    viewmodel.select((NEAR, OTHER))
    QTest.mouseClick(place.frame.button("page"), LEFT)
    QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert [viewmodel.mirror.box((layer,)).left() for layer in (NEAR, OTHER)] == [0.0, 0.0]
    QTest.mouseClick(place.frame.button("ring"), LEFT)
    page.actions_.arranging.around()
    middles = [viewmodel.mirror.box((layer,)).center() for layer in (NEAR, OTHER)]
    assert [math.dist((at.x(), at.y()), (256, 256)) for at in middles] == pytest.approx([150, 150])


def test_keys_mask_and_unmask(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.edit("Move", lambda design: moved(design, (OTHER,), -290.0, -280.0))
    viewmodel.select((NEAR, OTHER))
    QTest.keyClick(canvas, Qt.Key.Key_M, CTRL)
    (group,) = viewmodel.selection
    assert viewmodel.design.layers[0].id == group
    assert viewmodel.mirror.box((group,)).width() == pytest.approx(60, abs=11)
    QTest.keyClick(canvas, Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert viewmodel.steps()[0] == ("Move", "Mask", "Take the mask off")
    assert len(list(viewmodel.design.walk())) == 3


def test_f2_on_the_canvas_renames_the_layer(
    page: EditorPage, canvas: Canvas, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    viewmodel.select((NEAR,))
    page.artwork.toggle_layers()
    QTest.keyClick(canvas, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Base")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: viewmodel.design.layer(NEAR).name == "Base")


def test_two_fingers_zoom_and_space_pans(canvas: Canvas, qtbot: QtBot) -> None:
    view, before = canvas.viewport(), canvas.scale_now
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    middle = view.rect().center()

    def left(away: int) -> QPoint:
        return middle - QPoint(away, 0)

    def right(away: int) -> QPoint:
        return middle + QPoint(away, 0)

    QTest.touchEvent(view, device).press(0, left(40), view).press(1, right(40), view).commit()
    for away in range(50, 121, 10):
        QTest.touchEvent(view, device).move(0, left(away), view).move(1, right(away), view).commit()
    QTest.touchEvent(view, device).release(0, left(120), view).release(1, right(120), view).commit()
    assert canvas.scale_now > 1.5 * before
    scrolled = canvas.mapToScene(middle)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, middle, QPoint(60, 30))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    away_px = (scrolled - canvas.mapToScene(middle)) * canvas.scale_now
    assert (away_px.x(), away_px.y()) == pytest.approx((60, 30), abs=2)
