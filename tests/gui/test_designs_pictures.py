"""Pictures in the editor: cropped on the canvas by mouse and keyboard, masked and toned in the inspector."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.design.layers import Crop, ImageLayer
from tests.gui.test_designs_editor import drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path) -> Canvas:
    """The canvas with one picture, red on its left half and green on its right, 200 x 100 px."""
    image = Image.new("RGB", (200, 100), (200, 0, 0))
    image.paste((0, 160, 0), (100, 0, 200, 100))
    image.save(tmp_path / "halves.png")
    page.actions_.add_picture(tmp_path / "halves.png")
    qtbot.waitUntil(lambda: len(viewmodel.design.layers) == 1)
    page.artwork.canvas.setFocus()
    return page.artwork.canvas


def picture(viewmodel: EditorViewModel) -> ImageLayer:
    (layer,) = viewmodel.design.layers
    assert isinstance(layer, ImageLayer)
    return layer


def edge(canvas: Canvas, name: str) -> QPoint:
    return canvas.mapFromScene(canvas.cropper.places[name])


def seen(canvas: Canvas, x: float, y: float) -> QColor:
    return canvas.viewport().grab().toImage().pixelColor(canvas.mapFromScene(QPointF(x, y)))


def test_a_double_click_crops_and_a_click_beside_ends(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    layer = picture(viewmodel)
    wide, scale = layer.width_px, layer.picture.width / layer.width_px
    QTest.mouseDClick(canvas.viewport(), LEFT, NONE, canvas.mapFromScene(QPointF(256, 256)))
    assert canvas.cropper.editing == layer.id
    middle = canvas.mapFromScene(QPointF(256, 256))
    drag(canvas, edge(canvas, "w"), QPoint(middle.x() - edge(canvas, "w").x(), 0))
    cropped = picture(viewmodel).crop
    assert cropped.left == pytest.approx(100, abs=2 * scale)
    assert (cropped.top, cropped.right, cropped.bottom) == (0, 0, 0)
    assert seen(canvas, 256 + wide / 4, 256).green() == 160
    assert seen(canvas, 256 - wide / 4, 256).green() > 160  # the rest shows faintly while it is cropped
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, canvas.mapFromScene(QPointF(40, 40)))
    assert canvas.cropper.editing is None
    assert seen(canvas, 256 - wide / 4, 256) == QColor("white")
    assert viewmodel.steps()[0] == ("Add picture", "Crop")
    viewmodel.undo()
    assert picture(viewmodel).crop == Crop()


def test_the_picture_is_pushed_below_its_frame(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    viewmodel.edit("Crop", lambda design: replace(design, layers=(replace(picture(viewmodel), crop=Crop(50, 0, 50)),)))
    before = viewmodel.mirror.box((picture(viewmodel).id,))
    canvas.cropper.open(picture(viewmodel).id)
    drag(canvas, canvas.mapFromScene(QPointF(256, 256)), QPoint(200, 0))
    after = picture(viewmodel).crop
    assert (after.left, after.right) == (0, 100)
    assert viewmodel.mirror.box((picture(viewmodel).id,)).left() == pytest.approx(before.left(), abs=0.01)


def test_keys_crop_as_well(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    for _ in range(7):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)  # from the corner above left round to the left edge
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    scale = picture(viewmodel).picture.width / picture(viewmodel).width_px
    assert picture(viewmodel).crop == Crop(left=round(10 * scale))
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert picture(viewmodel).crop == Crop(left=round(10 * scale) - round(scale), right=round(scale))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.cropper.editing is None
    assert viewmodel.selection == (picture(viewmodel).id,)


def test_the_inspector_masks_tones_and_crops_by_numbers(
    canvas: Canvas,
    page: EditorPage,
    viewmodel: EditorViewModel,
) -> None:
    section = page.artwork.inspector.picture
    section.seen_through.setCurrentIndex(section.seen_through.findData("circle"))
    section.seen_through.activated.emit(0)
    section.colours.setFocus()
    QTest.keyClick(section.colours, Qt.Key.Key_Down)
    section.brightness.slider.setFocus()
    QTest.keyClick(section.brightness.slider, Qt.Key.Key_PageUp)
    QTest.mouseDClick(section.sides["right"], LEFT)
    QTest.keyClicks(section.sides["right"], "100")
    QTest.keyClick(section.sides["right"], Qt.Key.Key_Return)
    layer = picture(viewmodel)
    assert layer.crop == Crop(right=100)
    assert (layer.tones.colours, layer.tones.brightness) == (2, 20.0)
    assert seen(canvas, 256 - layer.width_px / 4, 256).red() > 200
    assert seen(canvas, 256 + layer.width_px / 4, 256) == QColor("white")
    assert viewmodel.steps()[0] == ("Add picture", "Mask", "Colours", "Light", "Crop")
    section.whole.click()
    assert picture(viewmodel).crop == Crop()


def test_a_picture_that_goes_is_no_longer_cropped(canvas: Canvas, viewmodel: EditorViewModel) -> None:
    canvas.cropper.open(picture(viewmodel).id)
    viewmodel.undo()
    assert canvas.cropper.editing is None
    assert not canvas.cropper.places
