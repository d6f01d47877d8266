"""The editor by mouse and keyboard: select, move, change, undo, zoom."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.layer_model import LayerModel
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.design import Design
from badgedesk.design.colours.paints import LinearGradient, Solid
from badgedesk.design.layers import Group, LayerId, ShapeLayer, TextLayer
from badgedesk.design.templates import build_template

ARC, MAIN, STAR = LayerId("arc"), LayerId("main"), LayerId("foot-star")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def studio(open_design: Callable[[Design], DesignsStudio]) -> DesignsStudio:
    """The designs place with the harbour template in hand."""
    return open_design(build_template("harbour"))


@pytest.fixture
def page(studio: DesignsStudio) -> EditorPage:
    return studio.editor


@pytest.fixture
def viewmodel(studio: DesignsStudio) -> EditorViewModel:
    return studio.viewmodel


@pytest.fixture
def canvas(page: EditorPage) -> Canvas:
    page.artwork.canvas.setFocus()
    return page.artwork.canvas


def middle(canvas: Canvas, layer: LayerId) -> QPoint:
    return canvas.box_on_screen(layer).center().toPoint()


def spot(canvas: Canvas, layer: LayerId) -> QPoint:
    """A point of the screen that is surely on the ink of a layer: the middle of its first stroke of a letter."""
    design = canvas._viewmodel.design.layer(layer)
    assert isinstance(design, TextLayer | ShapeLayer)
    if isinstance(design, ShapeLayer):
        return middle(canvas, layer)
    box = canvas.box_on_screen(layer)
    mirror = canvas._viewmodel.mirror
    from badgedesk.app.designs.canvas.hits import layers_at

    for x in range(int(box.left()), int(box.right())):
        point = QPoint(x, round(box.center().y()))
        if layers_at(mirror, canvas.mapToScene(point), 0.5)[:1] == (layer,):
            return point
    raise AssertionError(layer)


def drag(canvas: Canvas, start: QPoint, way: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    view = canvas.viewport()
    QTest.mousePress(view, LEFT, modifiers, start)
    for share in (0.3, 0.6, 1.0):
        where = QPointF(start + way * share)
        move = QMouseEvent(
            QEvent.Type.MouseMove, where, view.mapToGlobal(where), Qt.MouseButton.NoButton, LEFT, modifiers
        )
        QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, LEFT, modifiers, start + way)


def place_of(viewmodel: EditorViewModel, layer: LayerId) -> tuple[float, float]:
    transform = viewmodel.design.layer(layer).transform
    return transform.e, transform.f


def press(widget: object, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, modifiers)  # type: ignore[call-overload]  # any widget


def test_a_click_selects_the_text_and_its_row(canvas: Canvas, page: EditorPage, viewmodel: EditorViewModel) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, spot(canvas, ARC))
    assert viewmodel.selection == (ARC,)
    rows = page.artwork.layers.tree.selectionModel().selectedIndexes()
    assert [index.data() for index in rows] == ["Arc"]
    assert page.artwork.inspector.text.words.toPlainText() == "Coastal sailing"


def test_shift_adds_and_takes_away_and_escape_clears(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, spot(canvas, ARC))
    QTest.mouseClick(canvas.viewport(), LEFT, SHIFT, spot(canvas, MAIN))
    assert viewmodel.selection == (ARC, MAIN)
    QTest.mouseClick(canvas.viewport(), LEFT, SHIFT, spot(canvas, ARC))
    assert viewmodel.selection == (MAIN,)
    press(canvas, Qt.Key.Key_Escape)
    assert viewmodel.selection == (LayerId("ribbon"),)  # out of the group that the words are in
    press(canvas, Qt.Key.Key_Escape)
    assert viewmodel.selection == ()


def test_a_drag_is_one_step_that_undo_takes_back(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    before = viewmodel.design
    drag(canvas, spot(canvas, MAIN), QPoint(60, 40), CTRL)
    assert place_of(viewmodel, MAIN) == pytest.approx((60 / canvas.scale_now, 40 / canvas.scale_now), abs=0.01)
    press(canvas, Qt.Key.Key_Z, CTRL)
    assert viewmodel.design is before
    press(canvas, Qt.Key.Key_Y, CTRL)
    assert viewmodel.design is not before


def test_a_move_is_drawn_to_the_middle_unless_ctrl_is_held(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    drag(canvas, spot(canvas, MAIN), QPoint(3, 60))
    x, y = place_of(viewmodel, MAIN)
    assert viewmodel.mirror.box((MAIN,)).center().x() == pytest.approx(256.0)
    assert abs(x) < 3 / canvas.scale_now
    assert y > 0


def test_shift_keeps_a_drag_straight(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    start = spot(canvas, MAIN)
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, start)
    QTest.mousePress(canvas.viewport(), LEFT, NONE, start)
    for step in (20, 50):
        canvas.mouseMoveEvent(_moved(canvas, start + QPoint(step, step // 3)))
    QTest.mouseRelease(canvas.viewport(), LEFT, SHIFT, start)
    assert place_of(viewmodel, MAIN)[0] > 20
    assert place_of(viewmodel, MAIN)[1] == 0.0


def _moved(canvas: Canvas, at: QPoint) -> QMouseEvent:
    from PySide6.QtCore import QEvent

    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), canvas.viewport().mapToGlobal(QPointF(at)), LEFT, LEFT, SHIFT
    )


def test_a_rubber_band_takes_what_lies_wholly_inside(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    box = canvas.box_on_screen(STAR).adjusted(-9, -9, 9, 9)
    for id_ in ("ground", "panel-line", "rim"):
        viewmodel.edit("Hide", lambda design, gone=id_: _hidden(design, LayerId(gone)))
    viewmodel.select((ARC,))  # inside the group that the star is in: a band takes its layers, not the whole group
    drag(
        canvas, box.topLeft().toPoint() + QPoint(-40, 0), (box.bottomRight() - box.topLeft()).toPoint() + QPoint(40, 0)
    )
    assert viewmodel.selection == (STAR,)


def _hidden(design: Design, layer: LayerId) -> Design:
    from badgedesk.design.edits import show_layer

    return show_layer(design, layer, visible=False)


def test_arrows_nudge_in_one_step_and_shift_goes_further(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((STAR,))
    before = viewmodel.design
    press(canvas, Qt.Key.Key_Right)
    press(canvas, Qt.Key.Key_Right)
    press(canvas, Qt.Key.Key_Down, SHIFT)
    assert place_of(viewmodel, STAR) == (2.0, 10.0)
    viewmodel.undo()
    assert viewmodel.design is before


def test_delete_duplicate_and_order_by_keys(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((STAR,))
    press(canvas, Qt.Key.Key_D, CTRL)
    (copy,) = viewmodel.selection
    assert copy == "foot-star-2"
    order = [layer.id for layer in viewmodel.design.walk()]
    press(canvas, Qt.Key.Key_BracketLeft, CTRL)
    press(canvas, Qt.Key.Key_BracketLeft, CTRL)
    assert [layer.id for layer in viewmodel.design.walk()] != order
    press(canvas, Qt.Key.Key_BracketRight, CTRL)
    press(canvas, Qt.Key.Key_BracketRight, CTRL)
    assert [layer.id for layer in viewmodel.design.walk()] == order
    press(canvas, Qt.Key.Key_Delete)
    assert copy not in {layer.id for layer in viewmodel.design.walk()}
    assert viewmodel.selection == ()


def test_the_inspector_changes_words_size_and_colour(page: EditorPage, viewmodel: EditorViewModel) -> None:
    viewmodel.select((ARC,))
    inspector = page.artwork.inspector
    inspector.text.words.setFocus()
    inspector.text.words.selectAll()
    QTest.keyClicks(inspector.text.words, "Night watch")
    inspector.text.size_.setFocus()
    inspector.text.size_.selectAll()
    QTest.keyClicks(inspector.text.size_, "30")
    press(inspector.text.size_, Qt.Key.Key_Return)
    QTest.mouseClick(inspector.fill.rows[0].button("accent"), LEFT)
    QTest.mouseClick(inspector.fill.kind.button("fade"), LEFT)
    layer = viewmodel.design.layer(ARC)
    assert isinstance(layer, TextLayer)
    assert (layer.text, layer.size_px) == ("Night watch", 30.0)
    assert isinstance(layer.fill, LinearGradient)
    viewmodel.undo()
    layer = viewmodel.design.layer(ARC)
    assert isinstance(layer, TextLayer)
    assert isinstance(layer.fill, Solid)
    press(inspector.text.words, Qt.Key.Key_Z, CTRL)
    press(inspector.text.words, Qt.Key.Key_Z, CTRL)
    press(inspector.text.words, Qt.Key.Key_Z, CTRL)
    assert viewmodel.design.layer(ARC) == build_template("harbour").layer(ARC)


def test_position_fields_move_and_resize(page: EditorPage, viewmodel: EditorViewModel) -> None:
    viewmodel.select((STAR,))
    field = page.artwork.inspector.place.fields["x"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "100")
    press(field, Qt.Key.Key_Return)
    assert viewmodel.mirror.box((STAR,)).left() == pytest.approx(100.0, abs=0.05)
    width = page.artwork.inspector.place.fields["w"]
    width.setFocus()
    width.selectAll()
    QTest.keyClicks(width, "50")
    press(width, Qt.Key.Key_Return)
    assert viewmodel.mirror.box((STAR,)).width() == pytest.approx(50.0, abs=0.05)


def test_a_handle_resizes_and_keeps_proportions(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((STAR,))
    box = viewmodel.mirror.box((STAR,))
    corner = canvas.box_on_screen(STAR).bottomRight().toPoint()
    drag(canvas, corner, QPoint(30, 12), SHIFT)
    grown = viewmodel.mirror.box((STAR,))
    assert grown.width() > box.width() + 20 / canvas.scale_now
    assert grown.width() / grown.height() == pytest.approx(box.width() / box.height(), rel=0.001)


def test_eye_lock_and_name_in_the_list(
    page: EditorPage, canvas: Canvas, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    tree = page.artwork.layers.tree
    viewmodel.select((ARC,))
    tree.setFocus()
    press(tree, Qt.Key.Key_Space)
    assert not viewmodel.design.layer(ARC).visible
    press(tree, Qt.Key.Key_Space)
    assert viewmodel.design.layer(ARC).visible
    press(tree, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Top words")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: viewmodel.design.layer(ARC).name == "Top words")
    page.actions_.lock(ARC, locked=True)
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, middle(canvas, ARC))
    assert ARC not in viewmodel.selection


def test_zoom_stays_under_the_pointer(canvas: Canvas) -> None:
    at = QPoint(200, 150)
    before, scale = canvas.mapToScene(at), canvas.scale_now
    turn = QWheelEvent(
        QPointF(at), canvas.viewport().mapToGlobal(QPointF(at)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), turn)
    assert canvas.scale_now == pytest.approx(scale * 1.2)
    assert (canvas.mapToScene(at) - before).manhattanLength() < 2
    press(canvas, Qt.Key.Key_1, CTRL)
    assert canvas.scale_now == pytest.approx(1.0)
    press(canvas, Qt.Key.Key_0, CTRL)
    assert canvas.scale_now == pytest.approx(scale)


def test_only_the_changed_layer_is_drawn_anew(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    before = {id_: viewmodel.mirror.drawing(id_) for id_ in ("plate", "picture", "frame", "ribbon")}
    viewmodel.select((MAIN,))
    press(canvas, Qt.Key.Key_Right)
    changed = [id_ for id_, drawing in before.items() if viewmodel.mirror.drawing(LayerId(id_)) is not drawing]
    assert changed == ["ribbon"]


def test_everything_new_can_be_added(page: EditorPage, viewmodel: EditorViewModel) -> None:
    page.artwork.tools.text.click()
    (text,) = viewmodel.selection
    assert isinstance(viewmodel.design.layer(text), TextLayer)
    for kind in ("circle", "ring", "rectangle", "polygon", "star", "shield"):
        page.actions_.add_shape(kind)
        (fresh,) = viewmodel.selection
        assert isinstance(viewmodel.design.layer(fresh), ShapeLayer)
        assert viewmodel.mirror.box((fresh,)).center().x() == pytest.approx(256.0, abs=1.0)


def test_the_tree_of_layers_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = LayerModel()
    model.follow(build_template("harbour"))
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "Ribbon"


def test_a_row_dropped_elsewhere_reorders_the_design(page: EditorPage, viewmodel: EditorViewModel) -> None:
    tree = page.artwork.layers.tree
    model = tree.model()
    assert isinstance(model, LayerModel)
    mime = model.mimeData([model.find(LayerId("plate"))])
    model.dropMimeData(mime, Qt.DropAction.MoveAction, 0, 0, model.index(-1, 0))
    assert [layer.id for layer in viewmodel.design.layers][-1] == "plate"
    mime = model.mimeData([model.find(STAR)])
    model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, model.find(LayerId("ribbon")))
    assert [layer.id for layer in viewmodel.design.walk() if layer.id == STAR] == [STAR]
    assert viewmodel.design.layers[2].id == "ribbon"
    assert STAR in {layer.id for layer in viewmodel.design.layers[2].layers}  # type: ignore[union-attr]  # a group


def test_a_dropped_drawing_becomes_a_group_and_says_what_it_lost(
    studio: DesignsStudio, viewmodel: EditorViewModel, tmp_path: Path, qtbot: QtBot
) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/><script/></svg>'
    )
    studio.receive(Drop((drawing,)))
    qtbot.waitUntil(lambda: len(viewmodel.selection) == 1)
    (placed,) = viewmodel.selection
    group = viewmodel.design.layer(placed)
    assert isinstance(group, Group)
    assert group.name == "logo"
    assert "1 thing in it changed" in studio.editor.messages.text()
    viewmodel.undo()
    assert placed not in {layer.id for layer in viewmodel.design.walk()}


def test_form_and_json_follow_each_other(page: EditorPage, viewmodel: EditorViewModel) -> None:
    page.show_view("achievement")
    panel = page.form.json
    page.form.name.edit.setFocus()
    page.form.name.edit.selectAll()
    QTest.keyClicks(page.form.name.edit, "Harbour pilot")
    QApplication.processEvents()
    assert '"name": "Harbour pilot"' in panel.text.toPlainText()
    panel.text.setFocus()
    place = panel.text.toPlainText().index("pilot")
    cursor = panel.text.textCursor()
    cursor.setPosition(place)
    panel.text.setTextCursor(cursor)
    QTest.keyClicks(panel.text, "co-")
    assert page.form.name.edit.text() == "Harbour co-pilot"
    press(page, Qt.Key.Key_Z, CTRL)
    assert page.form.name.edit.text() == "Harbour pilot"


def test_json_that_cannot_be_read_is_explained_and_changes_nothing(
    page: EditorPage, viewmodel: EditorViewModel
) -> None:
    page.show_view("achievement")
    before = viewmodel.design
    panel = page.form.json
    panel.text.setFocus()
    press(panel.text, Qt.Key.Key_Home, CTRL)
    QTest.keyClicks(panel.text, "x")
    assert viewmodel.design is before
    assert panel.fault.text()
    press(panel.text, Qt.Key.Key_Backspace)
    assert panel.fault.text() == ""
