"""Shadow, bevel and fitted dashes by real mouse and keys."""

from itertools import combinations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QScrollArea

from badgedesk.app.designs.canvas.drawing import GroupDrawing
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.widgets.frame.message import Note
from badgedesk.design.colours.paints import Motif, Tiled
from badgedesk.design.effects import Bevel, Shadow
from badgedesk.design.layers import ShapeLayer
from badgedesk.design.primitives import flatten

LEFT = Qt.MouseButton.LeftButton


def shape(viewmodel: EditorViewModel) -> ShapeLayer:
    (layer,) = viewmodel.design.layers
    assert isinstance(layer, ShapeLayer)
    return layer


def tick(page: EditorPage, box: QCheckBox) -> None:
    scroll = page.artwork.inspector.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    scroll.ensureWidgetVisible(box)
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


def test_a_shadow_and_a_bevel_are_given_changed_and_taken_back(page: EditorPage, viewmodel: EditorViewModel) -> None:
    effects = page.artwork.inspector.effects
    page.actions_.add_shape("star")
    assert not effects.soft.isVisible()
    tick(page, effects.shadow)
    assert shape(viewmodel).shadow == Shadow()
    assert effects.soft.isVisible()
    effects.soft.slider.setFocus()
    QTest.keyClick(effects.soft.slider, Qt.Key.Key_Right)
    changed = shape(viewmodel).shadow
    assert changed is not None
    assert changed.soft_px > Shadow().soft_px
    tick(page, effects.bevel)
    assert shape(viewmodel).bevel == Bevel()
    assert len(flatten(viewmodel.design)) > 4
    tick(page, effects.shadow)
    assert shape(viewmodel).shadow is None
    assert not effects.soft.isVisible()
    QTest.mouseClick(page.undo, LEFT)
    assert shape(viewmodel).shadow == changed
    assert effects.shadow.isChecked()
    viewmodel.go_to(1)
    assert (shape(viewmodel).shadow, shape(viewmodel).bevel) == (None, None)


def test_a_pattern_is_fitted_to_the_outline_unless_that_is_switched_off(
    page: EditorPage, viewmodel: EditorViewModel
) -> None:
    line = page.artwork.inspector.line
    page.actions_.add_shape("rectangle")
    QTest.mouseClick(line.add, LEFT)
    assert not line.fitted.isVisible()
    line.pattern.setFocus()
    QTest.keyClick(line.pattern, Qt.Key.Key_Down)
    (stroke,) = shape(viewmodel).strokes
    assert stroke.dash
    assert stroke.fitted
    tick(page, line.fitted)
    assert not shape(viewmodel).strokes[0].fitted
    fill = page.artwork.inspector.fill
    assert fill.heading.text() == "Fill"
    QTest.mouseClick(fill.empty, LEFT)
    assert fill.heading.text() == "Colour of the line"
    assert fill.empty.accessibleName() == "Fill it"


def test_a_shape_is_filled_with_a_pattern_by_mouse_and_keys(page: EditorPage, viewmodel: EditorViewModel) -> None:
    fill = page.artwork.inspector.fill
    page.actions_.add_shape("shield")
    assert not fill.pattern.isVisible()
    QTest.mouseClick(fill.kind.button("pattern"), LEFT)
    assert fill.pattern.isVisible()
    fill.pattern.motif.setFocus()
    QTest.keyClick(fill.pattern.motif, Qt.Key.Key_Down)
    fill.pattern.size_.slider.setFocus()
    QTest.keyClick(fill.pattern.size_.slider, Qt.Key.Key_Right)
    paint = shape(viewmodel).fill
    assert isinstance(paint, Tiled)
    assert (paint.motif, paint.size_px > 20.0) == (Motif.DOTS, True)
    QTest.mouseClick(fill.kind.button("plain"), LEFT)
    assert not fill.pattern.isVisible()
    QTest.mouseClick(page.undo, LEFT)
    assert shape(viewmodel).fill == paint


def test_selected_layers_become_a_pattern_that_is_chosen_by_its_picture(
    page: EditorPage, viewmodel: EditorViewModel
) -> None:
    page.actions_.add_shape("star")
    star = viewmodel.selection
    (wish,) = (each for each in page.actions_.arranging.combinations() if each.words == "Use as a pattern")
    with_words: list[Note] = []
    viewmodel.noted.connect(with_words.append)
    wish.act()
    assert [note.sentence for note in with_words] == ["“Star” is among the patterns of the fill now"]
    page.actions_.add_shape("circle")
    fill = page.artwork.inspector.fill
    QTest.mouseClick(fill.kind.button("pattern"), LEFT)
    choice = fill.pattern.motif
    assert [choice.itemText(at) for at in range(choice.count())][-1] == "Star"
    pictures = [choice.itemIcon(at).pixmap(24, 24).toImage() for at in range(choice.count())]
    assert all(one != other for one, other in combinations(pictures, 2))
    assert not fill.pattern.hint.isVisible()
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    filled = viewmodel.design.layer(viewmodel.selection[0])
    assert isinstance(filled, ShapeLayer)
    assert isinstance(filled.fill, Tiled)
    assert filled.fill.own == viewmodel.design.motifs[0]
    QTest.mouseClick(page.undo, LEFT)
    assert choice.value() == "stripes"
    viewmodel.go_to(1)
    assert viewmodel.design.motifs == ()
    assert star == (viewmodel.design.layers[0].id,)


def test_a_group_is_given_a_shadow_and_a_bevel(page: EditorPage, viewmodel: EditorViewModel) -> None:
    page.actions_.add_shape("star")
    page.actions_.add_shape("circle")
    page.actions_.select_all()
    page.actions_.group()
    effects = page.artwork.inspector.effects
    tick(page, effects.shadow)
    tick(page, effects.bevel)
    (group,) = viewmodel.design.layers
    assert (group.shadow, group.bevel) == (Shadow(), Bevel())
    drawing = viewmodel.mirror.drawing(group.id)
    assert isinstance(drawing, GroupDrawing)
    assert len(drawing.above) == 2
    QTest.mouseClick(page.undo, LEFT)
    assert (viewmodel.design.layers[0].shadow, viewmodel.design.layers[0].bevel) == (Shadow(), None)
