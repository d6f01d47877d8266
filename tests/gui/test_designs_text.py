"""Texts on the canvas by real mouse and keyboard events: the caret, boxes, paths; and the lines around shapes.

Scenes share a window, because building one takes longer than all they do.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.inspector.inspector import Inspector
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.design import Design
from badgedesk.design.colours.colour import Hex, Palette, Swatch
from badgedesk.design.colours.paints import Cap, Side, Stroke, solid
from badgedesk.design.layers import LayerId, ShapeLayer, TextLayer
from badgedesk.design.shapes.plain import circle
from badgedesk.design.typeset.lettering import Align, Font, InBox, OnArc, OnPath, Straight
from badgedesk.design.typeset.text import lay_out

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WORDS, RING = LayerId("words"), LayerId("ring")
INK = solid(Hex("#2f7fa6"))


def text(words: str, place: object) -> TextLayer:
    layer = TextLayer(id=WORDS, text=words, font=Font("Lato"), size_px=40.0, place=place, fill=INK)  # type: ignore[arg-type]
    return lay_out(layer)


def design(place: object, words: str = "Fair winds") -> Design:
    ring = ShapeLayer(id=RING, shape=circle(60.0, 256.0, 400.0), fill=INK)
    palette = Palette((Swatch("base", "#2f7fa6"), Swatch("accent", "#e0a52e")))
    return Design(palette=palette, layers=(ring, text(words, place)))


@pytest.fixture
def studio(open_design: Callable[[Design], DesignsStudio]) -> DesignsStudio:
    found = open_design(design(Straight(150.0)))
    found.editor.artwork.canvas.setFocus()
    return found


@pytest.fixture
def viewmodel(studio: DesignsStudio) -> EditorViewModel:
    return studio.viewmodel


@pytest.fixture
def canvas(studio: DesignsStudio) -> Canvas:
    return studio.editor.artwork.canvas


@pytest.fixture
def inspector(studio: DesignsStudio) -> Inspector:
    return studio.editor.artwork.inspector


def words(viewmodel: EditorViewModel) -> TextLayer:
    found = viewmodel.design.layer(WORDS)
    assert isinstance(found, TextLayer)
    return found


def spot(canvas: Canvas, x: float, y: float) -> QPoint:
    return canvas.mapFromScene(QPointF(x, y))


def drag(canvas: Canvas, start: QPoint, end: QPoint) -> None:
    view = canvas.viewport()
    QTest.mousePress(view, LEFT, NONE, start)
    for step in range(1, 5):
        QTest.mouseMove(view, start + (end - start) * step / 4)
    QTest.mouseRelease(view, LEFT, NONE, end)


def caret_x(canvas: Canvas) -> float:
    scene = canvas.scene()
    assert isinstance(scene, CanvasScene)
    assert scene.writing.caret is not None
    return scene.writing.caret.p1().x()


def a_double_click_edits_a_text_where_it_stands(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    before = viewmodel.design
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, spot(canvas, 256, 138))
    assert canvas.writer.editing == WORDS
    QTest.keyClicks(canvas, "Bon voyage")
    assert words(viewmodel).text == "Bon voyage"
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.writer.editing is None
    viewmodel.undo()
    assert words(viewmodel).text == "Bon "  # each word is a step
    viewmodel.undo()
    assert viewmodel.design is before


def keys_faster_than_the_canvas_are_put_in_together(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    shown: list[Design] = []
    viewmodel.design_changed.connect(shown.append)
    viewmodel.select((WORDS,))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClicks(canvas, "Spring")
    assert shown == []
    QApplication.processEvents()
    assert [layer.text for each in shown if isinstance(layer := each.layer(WORDS), TextLayer)] == ["Spring"]
    QTest.keyClicks(canvas, "time")
    viewmodel.undo()  # what was typed is in the step that is taken back
    assert words(viewmodel).text == "Fair winds"
    QTest.keyClicks(canvas, "ab")
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClicks(canvas, "c")
    assert canvas.writer.selected == (12, 12)
    assert words(viewmodel).text == "Fair windsacb"
    viewmodel.design_changed.disconnect(shown.append)


def the_caret_goes_letter_by_letter_and_deletes(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((WORDS,))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    first = caret_x(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert caret_x(canvas) > first
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    assert words(viewmodel).text == "air winds"
    QTest.keyClick(canvas, Qt.Key.Key_Delete, CTRL)
    assert words(viewmodel).text == " winds"
    QTest.keyClick(canvas, Qt.Key.Key_End, SHIFT)
    assert canvas.writer.selected == (0, 6)
    QTest.keyClick(canvas, Qt.Key.Key_X, CTRL)
    assert words(viewmodel).text == ""
    QTest.keyClick(canvas, Qt.Key.Key_V, CTRL)
    assert words(viewmodel).text == " winds"
    assert QGuiApplication.clipboard().text() == " winds"
    assert [layer.id for layer in viewmodel.design.layers] == [RING, WORDS]


def the_mouse_puts_the_caret_selects_and_ends_the_editing(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, spot(canvas, 256, 138))
    box = words(viewmodel).outlined.path.bounds()
    assert box is not None
    drag(canvas, spot(canvas, box.left - 2, 138), spot(canvas, box.right + 2, 138))
    assert canvas.writer.selected == (0, len("Fair winds"))
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, spot(canvas, box.left + 1, 138))
    assert canvas.writer.selected == (0, 0)
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, spot(canvas, 256, 400))
    assert canvas.writer.editing is None
    assert viewmodel.selection == (RING,)


def keys_of_the_canvas_are_letters_while_a_text_is_edited(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((WORDS,))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    for key in "t 3":
        QTest.keyClicks(canvas, key)
    assert words(viewmodel).text == "t 3"
    assert len(viewmodel.design.layers) == 2
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.writer.editing is None
    assert viewmodel.selection == (WORDS,)


def an_input_method_composes_in_the_text(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((WORDS,))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    composing = QInputMethodEvent("에", [])
    QApplication.sendEvent(canvas, composing)
    assert words(viewmodel).text == "에"
    done = QInputMethodEvent("", [])
    done.setCommitString("한")
    QApplication.sendEvent(canvas, done)
    assert words(viewmodel).text == "한"


def undo_while_a_text_is_edited_keeps_the_caret_in_it(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((WORDS,))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_End)
    QTest.keyClicks(canvas, " ahead")
    QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    assert words(viewmodel).text == "Fair winds "
    assert canvas.writer.selected == (11, 11)


def a_text_is_put_in_a_box_whose_side_is_pulled(
    canvas: Canvas, viewmodel: EditorViewModel, inspector: Inspector
) -> None:
    viewmodel.select((WORDS,))
    QTest.mouseClick(inspector.text.run.button("box"), LEFT)
    place = words(viewmodel).place
    assert isinstance(place, InBox)
    grip = next(grip for grip in canvas.grips.shown if grip.name == "right")
    start = spot(canvas, *grip.point)
    drag(canvas, start, start - QPoint(round(place.width_px * canvas.scale_now * 0.4), 0))
    narrow = words(viewmodel).place
    assert isinstance(narrow, InBox)
    assert narrow.width_px == pytest.approx(place.width_px * 0.6, abs=2)
    wide, tall = words(viewmodel).outlined.path.bounds(), text("Fair winds", place).outlined.path.bounds()
    assert wide is not None
    assert tall is not None
    assert wide.height > 1.5 * tall.height
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_End, CTRL)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClicks(canvas, "x")
    assert words(viewmodel).text == "Fair winds\nx"
    viewmodel.undo()
    viewmodel.undo()
    viewmodel.undo()
    assert words(viewmodel).place == place


def the_inspector_sets_weight_alignment_height_and_slant(viewmodel: EditorViewModel, inspector: Inspector) -> None:
    viewmodel.select((WORDS,))
    section = inspector.text
    assert [section.weight.itemText(at) for at in (0, 3, 8)] == ["Thin", "Regular", "Black"]
    section.weight.setFocus()
    QTest.keyClick(section.weight, Qt.Key.Key_End)
    QTest.mouseClick(section.align.button("end"), LEFT)
    QTest.mouseClick(section.italic, LEFT)
    section.height_.setFocus()
    QTest.keyClick(section.height_, Qt.Key.Key_Up)
    layer = words(viewmodel)
    assert (layer.font.weight, layer.font.italic, layer.align) == (900, True, Align.END)
    assert isinstance(layer.place, Straight)
    assert layer.place.line_height == pytest.approx(1.2)
    QTest.mouseClick(section.run.button("top"), LEFT)
    assert isinstance(words(viewmodel).place, OnArc)
    assert not section.height_.isEnabled()


def a_text_runs_along_a_path_whose_points_are_moved(
    canvas: Canvas, viewmodel: EditorViewModel, inspector: Inspector
) -> None:
    viewmodel.select((WORDS,))
    QTest.mouseClick(inspector.text.run.button("path"), LEFT)
    before = words(viewmodel)
    assert isinstance(before.place, OnPath)
    QTest.mouseClick(inspector.points, LEFT)
    node = next(grip for grip in canvas.grips.shown if grip.name == "node-0-0")
    drag(canvas, spot(canvas, *node.point), spot(canvas, node.point[0], node.point[1] + 60))
    after = words(viewmodel)
    assert isinstance(after.place, OnPath)
    assert after.place.outline.numbers[1] == pytest.approx(before.place.outline.numbers[1] + 60, abs=2)
    assert after.outlined != before.outlined
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseClick(inspector.text.flip, LEFT)
    flipped = words(viewmodel).place
    assert isinstance(flipped, OnPath)
    assert flipped.flipped


def a_text_and_a_shape_together_make_a_text_around_the_shape(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.select((RING, WORDS))
    QTest.keyClick(canvas, Qt.Key.Key_T, CTRL | SHIFT)
    layer = words(viewmodel)
    assert isinstance(layer.place, OnPath)
    box = layer.outlined.path.bounds()
    assert box is not None
    assert box.bottom < 400.0
    assert box.centre[0] == pytest.approx(256.0, abs=8.0)


def layer_fill(viewmodel: EditorViewModel) -> object:
    found = viewmodel.design.layer(RING)
    assert isinstance(found, ShapeLayer)
    return found.fill


def strokes(viewmodel: EditorViewModel) -> tuple[Stroke, ...]:
    found = viewmodel.design.layer(RING)
    assert isinstance(found, ShapeLayer)
    return found.strokes


def lines_are_added_set_and_removed_in_the_inspector(viewmodel: EditorViewModel, inspector: Inspector) -> None:
    viewmodel.select((RING,))
    section = inspector.line
    QTest.mouseClick(section.add, LEFT)
    QTest.mouseClick(section.side.button("outside"), LEFT)
    QTest.mouseClick(section.cap.button("round"), LEFT)
    QTest.mouseClick(section.join.button("bevel"), LEFT)
    section.width_.field.setFocus()
    section.width_.field.selectAll()
    QTest.keyClicks(section.width_.field, "8")
    QTest.keyClick(section.width_.field, Qt.Key.Key_Return)
    section.pattern.setFocus()
    QTest.keyClick(section.pattern, Qt.Key.Key_Down)
    (line,) = strokes(viewmodel)
    assert (line.side, line.cap, line.width_px, line.dash) == (Side.OUTSIDE, Cap.ROUND, 8.0, (24.0, 16.0))
    section.gap.setFocus()
    section.gap.selectAll()
    QTest.keyClicks(section.gap, "5")
    QTest.keyClick(section.gap, Qt.Key.Key_Return)
    assert strokes(viewmodel)[0].dash == (24.0, 5.0)
    assert section.pattern.currentText() == "Own pattern"
    QTest.mouseClick(section.add, LEFT)
    assert section.which.currentText() == "Line 2 of 2"
    QTest.mouseClick(section.colours.button("base"), LEFT)
    assert len(strokes(viewmodel)) == 2
    assert strokes(viewmodel)[1].paint != strokes(viewmodel)[0].paint
    QTest.mouseClick(inspector.fill.empty, LEFT)
    assert layer_fill(viewmodel) is None
    QTest.mouseClick(inspector.fill.empty, LEFT)
    assert layer_fill(viewmodel) is not None
    QTest.mouseClick(section.remove, LEFT)
    assert [each.dash for each in strokes(viewmodel)] == [(24.0, 5.0)]
    for _ in range(len(viewmodel.steps()[0])):
        viewmodel.undo()
    assert strokes(viewmodel) == ()


def test_a_text_is_edited_on_the_canvas(studio: DesignsStudio, canvas: Canvas, viewmodel: EditorViewModel) -> None:
    for scene in (
        a_double_click_edits_a_text_where_it_stands,
        keys_faster_than_the_canvas_are_put_in_together,
        the_caret_goes_letter_by_letter_and_deletes,
        the_mouse_puts_the_caret_selects_and_ends_the_editing,
        keys_of_the_canvas_are_letters_while_a_text_is_edited,
        an_input_method_composes_in_the_text,
        undo_while_a_text_is_edited_keeps_the_caret_in_it,
    ):
        viewmodel.open(design(Straight(150.0)))
        canvas.setFocus()
        scene(canvas, viewmodel)
    assert "Shift+Enter begins a line" in studio.editor.hint()


def test_a_text_runs_in_a_box_and_along_outlines(
    canvas: Canvas, viewmodel: EditorViewModel, inspector: Inspector
) -> None:
    a_text_is_put_in_a_box_whose_side_is_pulled(canvas, viewmodel, inspector)
    viewmodel.open(design(Straight(150.0)))
    a_text_runs_along_a_path_whose_points_are_moved(canvas, viewmodel, inspector)
    viewmodel.open(design(Straight(150.0)))
    a_text_and_a_shape_together_make_a_text_around_the_shape(canvas, viewmodel)


def test_the_inspector_sets_texts_and_lines(viewmodel: EditorViewModel, inspector: Inspector) -> None:
    the_inspector_sets_weight_alignment_height_and_slant(viewmodel, inspector)
    viewmodel.open(design(Straight(150.0)))
    lines_are_added_set_and_removed_in_the_inspector(viewmodel, inspector)
