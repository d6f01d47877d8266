"""The canvas by real mouse and keyboard events: turning, copying, snapping, going through layers, the clipboard."""

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.values import angle_of
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.artwork.history_list import HistoryList
from badgedesk.app.designs.views.artwork.icon_library import IconLibrary
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.fields.number_field import NumberField
from badgedesk.design import Design
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.edits import move_layer
from badgedesk.design.layers import IconLayer, LayerId, ShapeLayer
from badgedesk.design.shapes.plain import Rectangle, Star

LOW, TOP, FAR = LayerId("low"), LayerId("top"), LayerId("far")
LEFT = Qt.MouseButton.LeftButton
HELD = Qt.KeyboardModifier


def block(id_: LayerId, x: float, y: float, side: float) -> ShapeLayer:
    return ShapeLayer(id=id_, name=id_, shape=Rectangle(side, side, 0.0, x, y), fill=solid(Hex("#2f7fa6")))


BLOCKS = Design(layers=(block(LOW, 150, 250, 80), block(TOP, 150, 250, 40), block(FAR, 400, 130, 60)))


@pytest.fixture
def studio(open_design: Callable[[Design], DesignsStudio]) -> DesignsStudio:
    return open_design(BLOCKS)


@pytest.fixture
def viewmodel(studio: DesignsStudio) -> EditorViewModel:
    return studio.viewmodel


@pytest.fixture
def canvas(studio: DesignsStudio) -> Canvas:
    studio.editor.artwork.canvas.setFocus()
    return studio.editor.artwork.canvas


def at(canvas: Canvas, x: float, y: float) -> QPoint:
    return canvas.mapFromScene(QPointF(x, y))


def drag(canvas: Canvas, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = HELD.NoModifier) -> None:
    view = canvas.viewport()
    QTest.mousePress(view, LEFT, held, start)
    for step in range(1, 9):
        _move(canvas, start + (end - start) * step / 8, held)
    QTest.mouseRelease(view, LEFT, held, end)


def _move(canvas: Canvas, point: QPoint, held: Qt.KeyboardModifier) -> None:
    """Send a move with keys held, which QTest cannot."""
    from PySide6.QtGui import QMouseEvent

    view = canvas.viewport()
    where = QPointF(point)
    event = QMouseEvent(QEvent.Type.MouseMove, where, view.mapToGlobal(where), Qt.MouseButton.NoButton, LEFT, held)
    QApplication.sendEvent(view, event)


class Paintings(QObject):
    """Counts how often widgets are painted, and notes in which order."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QObject] = []

    @property
    def count(self) -> int:
        return len(self.painted)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted.append(widget)
        return False


def test_a_change_of_what_is_selected_is_painted_once(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((FAR,))
    QApplication.processEvents()
    paintings = Paintings()
    canvas.viewport().installEventFilter(paintings)
    viewmodel.edit("Move", lambda design: move_layer(design, FAR, 9.0, 0.0))
    QApplication.processEvents()
    assert paintings.count == 1


def test_another_selection_is_painted_on_the_canvas_first_and_then_in_the_inspector(
    studio: DesignsStudio, canvas: Canvas, viewmodel: EditorViewModel
) -> None:
    QApplication.processEvents()
    place, view = studio.editor.artwork.inspector.place, canvas.viewport()
    paintings = Paintings()
    for widget in (place, view):
        widget.installEventFilter(paintings)
    viewmodel.select((FAR,))
    assert place.isVisible()  # all is set at once; only painting takes its turn
    assert not place.updatesEnabled()
    QApplication.processEvents()
    QApplication.processEvents()
    assert place.updatesEnabled()
    assert paintings.painted[0] is view
    assert place in paintings.painted


def turn_handle(canvas: Canvas) -> QPoint:
    scene = canvas.scene()
    assert isinstance(scene, CanvasScene)
    box = scene.marks.box
    return at(canvas, box.center().x(), box.top()) - QPoint(0, round(CANVAS.turn_away))


def test_the_handle_above_turns_in_steps_while_ctrl_is_held(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, HELD.NoModifier, at(canvas, 400, 130))
    assert viewmodel.selection == (FAR,)
    drag(canvas, turn_handle(canvas), at(canvas, 480, 110), HELD.ControlModifier)
    turned = angle_of(viewmodel.design.layer(FAR))
    assert turned
    assert turned % 15 == 0
    box = viewmodel.mirror.box((FAR,))
    assert math.isclose(box.center().x(), 400, abs_tol=0.01)
    viewmodel.undo()
    assert viewmodel.design is BLOCKS


def test_rotation_can_be_typed_and_is_blank_where_layers_differ(
    studio: DesignsStudio, canvas: Canvas, viewmodel: EditorViewModel
) -> None:
    viewmodel.select((FAR,))
    field = studio.editor.artwork.inspector.place.angle
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert angle_of(viewmodel.design.layer(FAR)) == 30.0
    viewmodel.select((FAR, LOW))
    assert field.text() == ""


def test_a_drag_with_alt_leaves_the_layer_and_moves_a_copy(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    drag(canvas, at(canvas, 400, 130), at(canvas, 400, 330), HELD.AltModifier)
    (copy,) = viewmodel.selection
    assert copy not in {LOW, TOP, FAR}
    assert viewmodel.design.layer(FAR) is BLOCKS.layer(FAR)
    assert viewmodel.mirror.box((copy,)).center().y() > 300
    viewmodel.undo()
    assert viewmodel.design is BLOCKS


def test_a_move_is_drawn_to_another_layer_unless_ctrl_is_held(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    near = at(canvas, 400, 130) + QPoint(0, at(canvas, 0, 252).y() - at(canvas, 0, 130).y())
    drag(canvas, at(canvas, 400, 130), near)
    assert math.isclose(viewmodel.mirror.box((FAR,)).center().y(), 250, abs_tol=0.01)
    viewmodel.undo()
    drag(canvas, at(canvas, 400, 130), near, HELD.ControlModifier)
    assert not math.isclose(viewmodel.mirror.box((FAR,)).center().y(), 250, abs_tol=0.5)


def test_a_handle_pulled_with_alt_keeps_the_middle(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((FAR,))
    drag(canvas, at(canvas, 430, 160), at(canvas, 450, 170), HELD.AltModifier)
    box = viewmodel.mirror.box((FAR,))
    assert math.isclose(box.center().x(), 400, abs_tol=0.01)
    assert math.isclose(box.width(), 100, abs_tol=4)
    assert math.isclose(box.height(), 80, abs_tol=4)


def test_tab_goes_through_the_layers_and_then_leaves(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    met = []
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        met.append(viewmodel.selection)
    assert met == [(LOW,), (TOP,), (FAR,)]
    assert canvas.hasFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


def test_tab_passes_the_canvas_when_a_layer_was_chosen_elsewhere(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    canvas.clearFocus()
    viewmodel.select((TOP,))
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert viewmodel.selection == (TOP,)
    assert not canvas.hasFocus()
    viewmodel.select(())
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert viewmodel.selection == (LOW,)
    assert canvas.hasFocus()


def test_keys_copy_cut_and_paste(canvas: Canvas, viewmodel: EditorViewModel, qtbot: QtBot) -> None:
    viewmodel.select((FAR,))
    QTest.keySequence(canvas, QKeySequence("Ctrl+X"))
    assert [layer.id for layer in viewmodel.design.layers] == [LOW, TOP]
    assert QGuiApplication.clipboard().mimeData().hasFormat("image/svg+xml")
    QTest.keySequence(canvas, QKeySequence("Ctrl+V"))
    qtbot.waitUntil(lambda: len(viewmodel.design.layers) == 3)
    assert viewmodel.mirror.box(viewmodel.selection).center() == QPointF(400, 130)


def test_an_emptied_clipboard_is_told(studio: DesignsStudio, canvas: Canvas, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    QTest.keySequence(canvas, QKeySequence("Ctrl+V"))
    qtbot.waitUntil(lambda: "nothing to paste" in studio.editor.messages.text())


def test_keys_align_flip_lock_and_restack(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((FAR,))
    QTest.keySequence(canvas, QKeySequence("Alt+A"))
    assert math.isclose(viewmodel.mirror.box((FAR,)).left(), 0, abs_tol=1e-6)
    QTest.keySequence(canvas, QKeySequence("Ctrl+Shift+["))
    assert [layer.id for layer in viewmodel.design.layers] == [FAR, LOW, TOP]
    QTest.keySequence(canvas, QKeySequence("Shift+H"))
    assert viewmodel.design.layer(FAR).transform.a == -1
    QTest.keySequence(canvas, QKeySequence("Ctrl+L"))
    assert viewmodel.design.layer(FAR).locked


def test_the_list_of_steps_goes_back_and_forth(
    studio: DesignsStudio, canvas: Canvas, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    viewmodel.select((FAR,))
    for keys in ("Alt+A", "Alt+W", "Ctrl+D"):
        QTest.keySequence(canvas, QKeySequence(keys))
    QTest.keySequence(canvas, QKeySequence("Ctrl+Alt+H"))
    found = studio.window().findChild(HistoryList)
    assert isinstance(found, HistoryList)
    rows = [str(found.list.model().index(row, 0).data()) for row in range(4)]
    assert rows == ["As it was opened", "Align", "Align", "Duplicate"]
    QTest.keyClick(found.list, Qt.Key.Key_Home)
    assert viewmodel.design is BLOCKS
    QTest.keyClick(found.list, Qt.Key.Key_End)
    assert len(viewmodel.design.layers) == 4
    found.accept()
    qtbot.wait(0)


def test_the_selection_can_be_zoomed_to(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((FAR,))
    before = canvas.scale_now
    QTest.keyClick(canvas, Qt.Key.Key_3)
    assert canvas.scale_now > 2 * before
    assert canvas.viewport().rect().contains(canvas.box_on_screen(FAR).toRect())


def test_measures_of_a_shape_can_be_typed(studio: DesignsStudio, canvas: Canvas, viewmodel: EditorViewModel) -> None:
    studio.editor.actions_.add_shape("star")
    section = studio.editor.artwork.inspector.shape
    assert section.isVisible()
    points = section.fields["points"]
    assert isinstance(points, NumberField)
    points.setFocus()
    points.selectAll()
    QTest.keyClicks(points, "9")
    QTest.keyClick(points, Qt.Key.Key_Return)
    (star,) = viewmodel.selection
    layer = viewmodel.design.layer(star)
    assert isinstance(layer, ShapeLayer)
    assert isinstance(layer.shape, Star)
    assert layer.shape.points == 9
    viewmodel.select((FAR, star))
    assert not section.isVisible()


def test_an_icon_is_found_while_typing_and_added(
    studio: DesignsStudio, canvas: Canvas, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    QTest.mouseClick(studio.editor.artwork.tools.icon, LEFT)
    library = studio.window().findChild(IconLibrary)
    assert isinstance(library, IconLibrary)
    QTest.keyClicks(library.search, "anchor")
    assert "anchor" in library.credit.text()
    QTest.mouseClick(library.add, LEFT)
    (added,) = viewmodel.selection
    layer = viewmodel.design.layer(added)
    assert isinstance(layer, IconLayer)
    assert layer.icon.endswith("anchor")
    assert layer.credit
    library.activateWindow()
    qtbot.waitUntil(library.isActiveWindow)
    QTest.keyClick(library, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(library.parts.button("favourites"), LEFT)
    library.search.clear()
    assert [library.model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(library.model.rowCount())] == [
        layer.icon
    ]
    QTest.mouseClick(library.star, LEFT)
    assert library.model.rowCount() == 0
    assert "star" in library.credit.text()
    QTest.mouseClick(library.parts.button("recent"), LEFT)
    assert library.model.rowCount() == 1
    QTest.mouseClick(library.parts.button("all"), LEFT)
    QTest.keyClicks(library.search, "rocket")
    QTest.mouseClick(library.exchange, LEFT)
    exchanged = viewmodel.design.layer(added)
    assert isinstance(exchanged, IconLayer)
    assert exchanged.icon.endswith("rocket")
    assert viewmodel.steps()[0][-2:] == ("Add icon", "Exchange icon")
    library.accept()
    viewmodel.select(())
    words = studio.editor.artwork.inspector.design.credit_words.text()
    assert words == f"Icons: {exchanged.credit}"
    QTest.mouseClick(studio.editor.artwork.inspector.design.copy_credits, LEFT)
    assert QGuiApplication.clipboard().text() == words
    qtbot.wait(0)


def test_buttons_that_align_keep_their_size_in_a_crowded_inspector(
    studio: DesignsStudio, canvas: Canvas, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    studio.editor.actions_.add_shape("gear")
    place = studio.editor.artwork.inspector.place
    buttons = [button for button in place.findChildren(IconButton) if "lign" in button.accessibleName()]
    assert len(buttons) == 6
    qtbot.waitUntil(lambda: all(button.height() >= PX.control_small for button in buttons))
