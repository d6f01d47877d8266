"""The canvas and the export draw the same picture: Qt's painter against CairoSVG, for every template at 600 px.

Measured on all templates: the means differ by at most MEAN of 255, and at most FAR of the pixels by more than 48
(single pixels where edges of letters and clips are smoothed differently, and along strokes of large circles, which the
two flatten up to 0.2 px apart: the medallions have most of these).
"""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from badgedesk.app.designs.canvas.drawing import HINTS, paint_drawing
from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.design import Design, render_png
from badgedesk.design.document import ARTBOARD_PX
from badgedesk.design.emblems import Shield
from badgedesk.design.geometry import Affine
from badgedesk.design.layers import Crop, Group, ImageLayer, LayerId, Tones
from badgedesk.design.pictures import import_picture
from badgedesk.design.shapes import circle
from badgedesk.design.templates import build_template, list_templates

SIZE_PX = 600
MEAN = 0.5
FAR = 0.0012
ROUND = frozenset({"club", "compass", "leaf", "library", "monster"})
"""Templates with long strokes along circles and other curves; they alone have these bounds."""
ROUND_MEAN = 0.7
ROUND_FAR = 0.0025


def by_qt(design: Design) -> Image.Image:
    sheet = QImage(SIZE_PX, SIZE_PX, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.setRenderHints(HINTS)
    painter.scale(SIZE_PX / ARTBOARD_PX, SIZE_PX / ARTBOARD_PX)
    painter.setClipRect(QRectF(0, 0, ARTBOARD_PX, ARTBOARD_PX))
    for _, drawing in Mirror().follow(design):
        paint_drawing(painter, drawing)
    painter.end()
    return Image.frombytes("RGB", (SIZE_PX, SIZE_PX), bytes(sheet.constBits()), "raw", "BGRX")


def by_cairo(design: Design) -> Image.Image:
    drawn = Image.open(io.BytesIO(render_png(design, SIZE_PX))).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")


@pytest.mark.parametrize("template", [info.id for info in list_templates()])
def test_the_canvas_shows_what_the_export_draws(template: str, qapp: QGuiApplication) -> None:
    design = build_template(template)
    difference = ImageChops.difference(by_qt(design), by_cairo(design))
    mean = max(ImageStat.Stat(difference).mean)
    red, green, blue = difference.split()
    far = sum(ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[49:]) / SIZE_PX**2
    assert mean <= (ROUND_MEAN if template in ROUND else MEAN)
    assert far <= (ROUND_FAR if template in ROUND else FAR)


def test_a_retouched_picture_is_the_same_on_the_canvas_and_in_the_export(qapp: QGuiApplication) -> None:
    """Photographs are written anew as JPEG, which the bound allows for."""
    ramps = (Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L").rotate(90))
    written = io.BytesIO()
    Image.merge("RGB", ramps).resize((600, 400)).save(written, "JPEG", quality=92)
    picture = import_picture(written.getvalue())
    toned = ImageLayer(
        id=LayerId("toned"),
        picture=picture,
        x=20.0,
        y=30.0,
        width_px=400.0,
        crop=Crop(60, 20, 100, 40),
        tones=Tones(15.0, 30.0),
        transform=Affine.turn(0.2),
    )
    few = ImageLayer(
        id=LayerId("few"), picture=picture, y=240.0, width_px=300.0, tones=Tones(colours=6), mask=Shield(scale=0.5)
    )
    inside = replace(few, id=LayerId("inside"), x=180.0, mask=circle(9.0), opacity=0.7)
    design = Design(layers=(toned, few, Group(id=LayerId("g"), layers=(inside,), clip=circle(200.0))))
    difference = ImageChops.difference(by_qt(design), by_cairo(design))
    assert max(ImageStat.Stat(difference).mean) <= ROUND_MEAN
    red, green, blue = difference.split()
    assert sum(ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[49:]) / SIZE_PX**2 <= ROUND_FAR


def test_another_picture_would_be_noticed(qapp: QGuiApplication) -> None:
    difference = ImageChops.difference(by_qt(build_template("coach")), by_cairo(build_template("night")))
    assert max(ImageStat.Stat(difference).mean) > 10 * MEAN
