"""The same design by four painters, and by how much two pictures differ."""

import base64
import io
import subprocess
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from badgedesk.app.designs.canvas.drawing import HINTS, paint_drawing
from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.design import Design, render_png
from badgedesk.design.document import ARTBOARD_PX

SIZE_PX = 600
_FAR = 48
_BEYOND = 32
RSVG = "rsvg-convert"


def by_qt(design: Design) -> Image.Image:
    """Return what the canvas shows, on white."""
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
    """Return what is exported, on white."""
    return _on_white(render_png(design, SIZE_PX))


def by_librsvg(svg: bytes) -> Image.Image:
    """Return what librsvg makes of an exported SVG, on white."""
    side = str(SIZE_PX)
    drawn = subprocess.run([RSVG, "-w", side, "-h", side], input=svg, stdout=subprocess.PIPE, check=True).stdout
    return _on_white(drawn)


def page_for_chromium(svg: bytes) -> str:
    """Return a page that shows an exported SVG as sites show badges: as a picture."""
    data = base64.b64encode(svg).decode("ascii")
    side = f"width:{SIZE_PX}px;height:{SIZE_PX}px;display:block"
    return f'<body style="margin:0;background:white"><img style="{side}" src="data:image/svg+xml;base64,{data}">'


def _on_white(png: bytes) -> Image.Image:
    drawn = Image.open(io.BytesIO(png)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pictures are apart.

    Attributes:
        mean: of the worst channel, of 255.
        far: share of the pixels that differ by more than 48 in some channel.
        beyond: share of the pixels that differ by more than 32 from everything within one pixel of them: edges that
            are smoothed otherwise have none of these, lines in another place have.
    """

    mean: float
    far: float
    beyond: float


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """Measure how far two pictures of one size are apart."""
    apart = ImageChops.difference(one, other)
    return Difference(max(ImageStat.Stat(apart).mean), _share(apart, _FAR), _beyond(one, other))


def _beyond(one: Image.Image, other: Image.Image) -> float:
    darkest, lightest = other.filter(ImageFilter.MinFilter(3)), other.filter(ImageFilter.MaxFilter(3))
    out = ImageChops.lighter(ImageChops.subtract(darkest, one), ImageChops.subtract(one, lightest))
    return _share(out, _BEYOND)


def _share(apart: Image.Image, most: int) -> float:
    red, green, blue = apart.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    return sum(worst[most + 1 :]) / (apart.width * apart.height)
