"""Rulers, guides and grids by mouse and keyboard, and what a move is drawn to."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtTest import QTest

from badgedesk.app.designs.canvas.sight import Sight, load_sight
from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.views.artwork.sight_menu import GuidesDialog
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.main import Desk
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.design import Design, load_design, render_svg, save_design
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.guides import GuideKind, Guides
from badgedesk.design.layers import LayerId, ShapeLayer
from badgedesk.design.shapes.plain import Rectangle

LEFT, NONE, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
BLOCK = LayerId("block")
DESIGN = Design(layers=(ShapeLayer(id=BLOCK, shape=Rectangle(40, 40, 0.0, 180, 180), fill=solid(Hex("#2f7fa6"))),))


@pytest.fixture
def studio(open_design: Callable[[Design], DesignsStudio]) -> DesignsStudio:
    found = open_design(DESIGN)
    found.editor.artwork.canvas.setFocus()
    return found


def test_a_guide_is_drawn_out_of_a_ruler_moved_and_dragged_off(studio: DesignsStudio) -> None:
    canvas, viewmodel = studio.editor.artwork.canvas, studio.viewmodel
    rulers = canvas.rulers
    assert rulers is not None
    assert not rulers.left.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_R, CTRL)
    assert rulers.left.isVisible()
    pull(canvas, rulers.left, 100, 300)
    pull(canvas, rulers.top, 300, 400)
    pull(canvas, rulers.top, 256, 56, ALT)
    assert viewmodel.design.guides == Guides((100.0,), (400.0,), (200.0,))
    drag(canvas, (100, 60), (120, 90))
    assert viewmodel.design.guides.uprights == (120.0,)
    assert load_design(save_design(viewmodel.design)).guides == viewmodel.design.guides
    assert render_svg(viewmodel.design) == render_svg(DESIGN)
    drag(canvas, (120, 60), (-40, 60))
    assert viewmodel.design.guides.uprights == ()
    viewmodel.undo()
    assert viewmodel.design.guides.uprights == (120.0,)
    for _ in range(4):
        viewmodel.undo()
    assert viewmodel.design is DESIGN


def test_a_move_is_drawn_to_guides_rings_and_grids_unless_it_is_free(studio: DesignsStudio, desk: Desk) -> None:
    canvas, viewmodel = studio.editor.artwork.canvas, studio.viewmodel
    studio.editor.artwork.sight.ask()
    dialog = desk.window.findChild(GuidesDialog)
    assert isinstance(dialog, GuidesDialog)
    levels = dialog.fields[GuideKind.LEVEL].edit
    levels.setText("far")
    main = next(each for each in dialog.findChildren(Button) if each.text() == "Place guides")
    main.click()
    assert dialog.isVisible()
    levels.setText("403")
    dialog.fields[GuideKind.RING].edit.setText("150")
    main.click()
    assert not dialog.isVisible()
    for held, expected in ((NONE, 403.0), (CTRL, 400.0)):
        drag(canvas, (180, 180), (120, 380), held)  # its lower edge comes to 400
        assert math.isclose(viewmodel.mirror.box((BLOCK,)).bottom(), expected, abs_tol=1.2 if held else 1e-6)
        viewmodel.undo()
    drag(canvas, (180, 180), (256 + 103, 256 - 103))  # 145.7 from the middle
    centre = viewmodel.mirror.box((BLOCK,)).center()
    assert math.isclose(math.dist((centre.x(), centre.y()), (256, 256)), 150.0, abs_tol=1e-6)
    viewmodel.undo()
    QTest.keyClick(canvas, Qt.Key.Key_Apostrophe, CTRL)
    assert canvas.aids.sight.grid
    drag(canvas, (180, 180), (109, 109))
    box = viewmodel.mirror.box((BLOCK,))
    for marks in ((box.left(), box.center().x(), box.right()), (box.top(), box.center().y(), box.bottom())):
        assert any(math.isclose(mark, round(mark / 16) * 16, abs_tol=1e-6) for mark in marks)
    QTest.keyClick(canvas, Qt.Key.Key_S, CTRL | ALT)
    assert not canvas.aids.sight.snapping
    settings = QSettings(desk._settings.fileName(), QSettings.Format.IniFormat)
    assert load_sight(settings) == Sight(grid=True, snapping=False)


def pull(canvas: Canvas, ruler: object, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
    """Drag out of a ruler to a point of the artboard; the ruler holds the mouse all the way."""
    from badgedesk.app.designs.canvas.rulers import Ruler

    assert isinstance(ruler, Ruler)
    end = ruler.mapFromGlobal(canvas.viewport().mapToGlobal(canvas.mapFromScene(QPointF(x, y))))
    QTest.mousePress(ruler, LEFT, held, QPoint(8, 8))
    QTest.mouseMove(ruler, end)
    QTest.mouseRelease(ruler, LEFT, held, end)


def drag(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], held: Qt.KeyboardModifier = NONE
) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    view = canvas.viewport()
    first, last = (canvas.mapFromScene(QPointF(*point)) for point in (start, end))
    QTest.mousePress(view, LEFT, held, first)
    for step in range(1, 5):
        where = QPointF(first + (last - first) * step / 4)
        move = QMouseEvent(QEvent.Type.MouseMove, where, view.mapToGlobal(where), Qt.MouseButton.NoButton, LEFT, held)
        QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, LEFT, held, last)
