"""Groups on the canvas by mouse and keyboard: taken as a whole, entered, left; and what lies below."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest

from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.spoken import speak_roles
from badgedesk.design import Design
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.shapes.plain import Rectangle

LEFT, NONE, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
OUTER, INNER, ONE, TWO, THREE, AWAY, GROUND = map(LayerId, ("outer", "inner", "one", "two", "three", "away", "ground"))


def block(id_: LayerId, x: float, y: float, side: float) -> ShapeLayer:
    return ShapeLayer(id=id_, shape=Rectangle(side, side, 0.0, x, y), fill=solid(Hex("#2f7fa6")))


DESIGN = Design(
    layers=(
        block(GROUND, 256, 256, 500),
        Group(
            id=OUTER,
            name="Sails",
            layers=(
                block(ONE, 120, 120, 60),
                Group(id=INNER, name="Mast", layers=(block(TWO, 220, 120, 60), block(THREE, 220, 220, 60))),
            ),
        ),
        block(AWAY, 400, 400, 60),
    )
)


@pytest.fixture
def studio(open_design: Callable[[Design], DesignsStudio]) -> DesignsStudio:
    found = open_design(DESIGN)
    found.editor.artwork.canvas.setFocus()
    return found


@pytest.fixture
def viewmodel(studio: DesignsStudio) -> EditorViewModel:
    return studio.viewmodel


def test_a_group_is_taken_whole_entered_by_double_clicks_and_left_by_escape(
    studio: DesignsStudio, viewmodel: EditorViewModel
) -> None:
    canvas, trail = studio.editor.artwork.canvas, studio.editor.artwork.trail
    scene = canvas.scene()
    assert isinstance(scene, CanvasScene)
    click(canvas, 220, 120)
    assert viewmodel.selection == (OUTER,)
    assert not trail.isVisible()
    double_click(canvas, 220, 120)
    assert viewmodel.selection == (INNER,)
    assert canvas.scope.path == (OUTER,)
    assert trail.isVisible()
    assert scene.layer_items[AWAY].opacity() < scene.layer_items[OUTER].opacity() == 1
    double_click(canvas, 220, 120)
    assert (viewmodel.selection, canvas.scope.path) == ((TWO,), (OUTER, INNER))
    click(canvas, 220, 220)
    assert viewmodel.selection == (THREE,)
    for chosen, path in (((INNER,), (OUTER,)), ((OUTER,), ()), ((), ())):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        assert (viewmodel.selection, canvas.scope.path) == (chosen, path)
    assert not trail.isVisible()
    assert scene.layer_items[AWAY].opacity() == 1
    assert viewmodel.design is DESIGN


def test_enter_goes_into_a_group_and_tab_stays_in_it(studio: DesignsStudio, viewmodel: EditorViewModel) -> None:
    canvas = studio.editor.artwork.canvas
    viewmodel.select((OUTER,))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert viewmodel.selection == (INNER,)
    QTest.keyClick(canvas, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert viewmodel.selection == (ONE,)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert viewmodel.mirror.box((ONE,)).center() == QPointF(121, 120)
    assert viewmodel.mirror.box((TWO,)).center() == QPointF(220, 120)
    viewmodel.undo()
    assert viewmodel.design is DESIGN


def test_what_lies_beside_the_innermost_group_is_faint_inside_the_outer_one_too(
    studio: DesignsStudio, viewmodel: EditorViewModel
) -> None:
    canvas = studio.editor.artwork.canvas

    def strength(x: float, y: float) -> float:
        """Return how much of a block's colour shows at a point, 1 for all of it."""
        at = canvas.mapFromScene(QPointF(x, y))
        red = canvas.viewport().grab().toImage().pixelColor(at).red()
        return (255 - red) / (255 - QColor("#2f7fa6").red())

    viewmodel.open(Design(layers=DESIGN.layers[1:]))
    viewmodel.select((ONE,))
    assert [round(strength(*at), 1) for at in ((101, 120), (201, 120), (381, 400))] == [1.0, 1.0, 0.3]
    viewmodel.select((TWO,))
    assert canvas.scope.path == (OUTER, INNER)
    assert [round(strength(*at), 1) for at in ((101, 120), (201, 120), (201, 220))] == [0.3, 1.0, 1.0]
    canvas.scope.leave_all()
    assert [round(strength(*at), 1) for at in ((101, 120), (201, 120), (381, 400))] == [1.0, 1.0, 1.0]


def test_a_click_beside_the_entered_group_leaves_it(studio: DesignsStudio, viewmodel: EditorViewModel) -> None:
    canvas, trail = studio.editor.artwork.canvas, studio.editor.artwork.trail
    viewmodel.select((THREE,))  # as in the list of layers
    assert canvas.scope.path == (OUTER, INNER)
    click(canvas, 120, 120)
    assert (viewmodel.selection, canvas.scope.path) == ((OUTER,), ())
    viewmodel.select((THREE,))
    click(canvas, 400, 400)
    assert (viewmodel.selection, canvas.scope.path) == ((AWAY,), ())
    viewmodel.select((THREE,))
    buttons = [button for button in trail.findChildren(Button) if not button.isHidden()]
    assert trail.width() >= sum(button.sizeHint().width() for button in buttons) > 0
    names = [button.text() for button in buttons]
    assert names == ["Whole badge", "Sails"]
    QTest.mouseClick(next(each for each in trail.findChildren(Button) if each.text() == "Sails"), LEFT)
    assert (viewmodel.selection, canvas.scope.path) == ((OUTER,), ())


def test_alt_takes_what_lies_below_and_a_drag_with_it_copies(studio: DesignsStudio, viewmodel: EditorViewModel) -> None:
    canvas = studio.editor.artwork.canvas
    met = []
    for held in (NONE, ALT, ALT):
        click(canvas, 400, 400, held)
        met.append(viewmodel.selection)
    assert met == [(AWAY,), (GROUND,), (AWAY,)]


def test_a_group_that_goes_is_left(studio: DesignsStudio, viewmodel: EditorViewModel) -> None:
    canvas = studio.editor.artwork.canvas
    viewmodel.select((TWO, THREE))
    assert canvas.scope.path == (OUTER, INNER)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert canvas.scope.path == ()
    assert [layer.id for layer in viewmodel.design.walk()] == [GROUND, OUTER, ONE, AWAY]


def test_a_screen_reader_meets_the_layers_and_hears_which_is_selected(
    studio: DesignsStudio, viewmodel: EditorViewModel
) -> None:
    canvas = studio.editor.artwork.canvas
    speak_roles()
    spoken = QAccessible.queryAccessibleInterface(canvas)
    assert spoken.role() == QAccessible.Role.Canvas
    away, group, ground = (spoken.child(index) for index in range(3))
    name, place = QAccessible.Text.Name, QAccessible.Text.Description
    assert (group.text(name), group.role()) == ("Sails, Group", QAccessible.Role.Grouping)
    assert away.text(place) == "at 370, 370 px, 60 wide, 60 high"
    mast = group.child(0)
    assert (mast.text(name), mast.childCount(), group.indexOfChild(mast)) == ("Mast, Group", 2, 0)
    assert away.rect().contains(canvas.viewport().mapToGlobal(canvas.mapFromScene(QPointF(400, 400))))
    assert not away.state().selected
    click(canvas, 400, 400)
    assert away.state().selected
    assert away.state().focused
    assert spoken.focusChild().text(name) == away.text(name)
    assert not ground.state().selected
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert spoken.childCount() == 2
    studio.editor.leave()
    QTest.mouseClick(studio.gallery.blank, LEFT)
    assert QAccessible.queryAccessibleInterface(canvas).childCount() == 0
    assert [swatch.name for swatch in viewmodel.design.palette.swatches][:2] == ["base", "base_dark"]


def click(canvas: Canvas, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, held, canvas.mapFromScene(QPointF(x, y)))


def double_click(canvas: Canvas, x: float, y: float) -> None:
    """Two clicks, as the mouse sends them."""
    point = canvas.mapFromScene(QPointF(x, y))
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, point)
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, point)
