"""Grips, nodes and pen on the canvas, by mouse and keyboard."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.design.colours.paints import LinearGradient
from badgedesk.design.content import set_shape
from badgedesk.design.layers import ShapeLayer
from badgedesk.design.shapes.plain import Free, Star
from tests.gui.test_designs_editor import drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def on_screen(canvas: Canvas, x: float, y: float) -> QPoint:
    return canvas.mapFromScene(QPointF(x, y))


def grip(canvas: Canvas, name: str) -> QPoint:
    found = next(each for each in canvas.grips.shown if each.name == name)
    return on_screen(canvas, *found.point)


def only_shape(viewmodel: EditorViewModel) -> ShapeLayer:
    (layer,) = viewmodel.design.layers
    assert isinstance(layer, ShapeLayer)
    return layer


def test_the_depth_of_a_star_is_pulled_in_one_step(page: EditorPage, viewmodel: EditorViewModel) -> None:
    canvas = page.artwork.canvas
    page.actions_.add_shape("star")
    before = only_shape(viewmodel).shape
    assert isinstance(before, Star)
    drag(canvas, grip(canvas, "inner"), QPoint(-12, 16))
    after = only_shape(viewmodel).shape
    assert isinstance(after, Star)
    assert after.inner < before.inner
    assert after.radius == before.radius
    assert viewmodel.steps()[0] == ("Add star", "Shape")
    viewmodel.undo()
    assert only_shape(viewmodel).shape == before


def test_the_end_of_a_fade_is_pulled_on_the_canvas(page: EditorPage, viewmodel: EditorViewModel) -> None:
    canvas = page.artwork.canvas
    page.actions_.add_shape("rectangle")
    page.artwork.inspector.fill.kind.chosen.emit("fade")
    drag(canvas, grip(canvas, "fade-end"), on_screen(canvas, 256, 256) - grip(canvas, "fade-end"))
    fill = only_shape(viewmodel).fill
    assert isinstance(fill, LinearGradient)
    assert (fill.x2, fill.y2) == pytest.approx((0.5, 0.5), abs=0.02)


def test_a_colour_is_put_on_a_fade_and_deleted_again(page: EditorPage, viewmodel: EditorViewModel) -> None:
    canvas = page.artwork.canvas
    page.actions_.add_shape("rectangle")
    page.artwork.inspector.fill.kind.chosen.emit("fade")
    start, end = grip(canvas, "fade-start"), grip(canvas, "fade-end")
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, start + (end - start) * 0.25)
    fill = only_shape(viewmodel).fill
    assert isinstance(fill, LinearGradient)
    assert [stop.offset for stop in fill.stops] == pytest.approx([0.0, 0.25, 1.0], abs=0.02)
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, grip(canvas, "fade-stop1"))
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    fill = only_shape(viewmodel).fill
    assert isinstance(fill, LinearGradient)
    assert len(fill.stops) == 2


def test_the_points_of_a_shape_are_edited_by_keyboard(page: EditorPage, viewmodel: EditorViewModel) -> None:
    canvas = page.artwork.canvas
    page.actions_.add_shape("triangle")
    page.artwork.inspector.points.click()
    layer = only_shape(viewmodel)
    assert isinstance(layer.shape, Free)
    assert canvas.grips.editing == layer.id
    before = len(canvas.grips.shown)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_S, Qt.Key.Key_Up, Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(canvas, key)
    steps = viewmodel.steps()[0][2:]
    assert steps == ("Smooth a point", "Move a point", "Add a point", "Make a corner")
    assert len(canvas.grips.shown) > before
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert viewmodel.steps()[0][-1] == "Delete a point"
    assert viewmodel.design.layers
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.grips.editing is None
    assert viewmodel.selection == (layer.id,)


def test_a_double_click_on_the_outline_adds_a_point(page: EditorPage, viewmodel: EditorViewModel) -> None:
    canvas = page.artwork.canvas
    page.actions_.add_shape("rectangle")
    viewmodel.undo()
    page.artwork.tools.pen.click()
    for x, y in ((100, 100), (300, 100), (300, 300), (100, 100)):
        QTest.mouseClick(canvas.viewport(), LEFT, NONE, on_screen(canvas, x, y))
    layer = only_shape(viewmodel)
    assert layer.fill is not None
    assert not canvas.pen.active
    canvas.grips.open(layer.id)
    assert len(canvas.grips.shown) == 3
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, on_screen(canvas, 200, 100))
    assert viewmodel.steps()[0][-1] == "Add a point"
    assert len([each for each in canvas.grips.shown if each.name.startswith("node")]) == 4


def test_the_pen_draws_by_keyboard_and_an_open_line_has_no_fill(page: EditorPage, viewmodel: EditorViewModel) -> None:
    canvas = page.artwork.canvas
    page.artwork.tools.pen.click()
    assert canvas.pen.active
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(canvas, key)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    layer = only_shape(viewmodel)
    assert layer.fill is None
    assert layer.strokes
    assert layer.shape.path().exact() == "M256 256L264 256L264 264"


def test_a_small_selected_star_is_moved_by_its_middle_and_still_pulled_by_its_grip(
    page: EditorPage, viewmodel: EditorViewModel
) -> None:
    canvas = page.artwork.canvas
    page.actions_.add_shape("star")
    layer = only_shape(viewmodel).id
    viewmodel.edit("Make small", lambda design: set_shape(design, layer, Star(radius=22, inner=10)))
    viewmodel.select((layer,))
    drag(canvas, on_screen(canvas, 256, 256), QPoint(60, 40))
    moved = only_shape(viewmodel)
    assert moved.transform.e > 30
    assert moved.transform.f > 20
    assert moved.shape == Star(radius=22, inner=10)
    drag(canvas, grip(canvas, "inner"), QPoint(-6, 8))
    assert only_shape(viewmodel).transform == moved.transform
    assert only_shape(viewmodel).shape != moved.shape
