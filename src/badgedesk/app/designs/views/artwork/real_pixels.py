"""The size strip: what the exporter makes of the design at small sizes, pixel for pixel."""

from math import ceil
from threading import Event
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.decoding import decoded
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import DARK, PIXELS_MS, PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import render_png
from badgedesk.design.document import Design

SIZES: Final = (128, 64, 32)
LARGE: Final = 512
Drawn = dict[int, QImage]


class PixelTile(QFrame):
    """A picture of ``pixels`` of the device's own on the ground of the artboard, or of a dark page, with ``room``."""

    def __init__(self, theme: Theme, pixels: int, name: str, *, room: int = PX.pixels_room, dark: bool = False) -> None:
        super().__init__()
        self._theme, self._dark = theme, dark
        self._image: QImage | None = None
        self._pixmap: QPixmap | None = None
        self._pixels, self._room = pixels, room
        self._fit()
        self.setAccessibleName(name)
        theme.tokens_changed.connect(self.update)

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or none."""
        self._image = image
        self._pixmap = None if image is None else QPixmap.fromImage(image)
        self.update()

    def has_picture(self) -> bool:
        """Say whether there is a picture to see."""
        return self._image is not None

    def image(self) -> QImage | None:
        """Return the picture as the renderer gave it."""
        return self._image

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Be as large as the picture is on this screen: twice as many pixels to the inch make it half as wide."""
        side = ceil(self._pixels / self.devicePixelRatioF()) + self._room
        self.setFixedSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.line), PX.hairline))
        painter.setBrush(QColor(DARK.window if self._dark else CANVAS.artboard))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, PX.radius_tile, PX.radius_tile)
        if self._pixmap is not None:
            ratio = self.devicePixelRatioF()
            self._pixmap.setDevicePixelRatio(ratio)
            size = self._pixmap.deviceIndependentSize()
            # Whole device pixels, else the picture would be smoothed.
            left = round((self.width() - size.width()) / 2 * ratio) / ratio
            top = round((self.height() - size.height()) / 2 * ratio) / ratio
            painter.drawPixmap(QPointF(left, top), self._pixmap)
        painter.end()


class LargePixels(QDialog):
    """The design at 512 px on a light and on a dark ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Real pixels at 512 px")
        self.setAccessibleName("Real pixels at 512 px")
        room = 2 * PX.s4
        self.tiles = (
            PixelTile(theme, LARGE, "512 px on a light ground", room=room),
            PixelTile(theme, LARGE, "512 px on a dark ground", room=room, dark=True),
        )
        row = QHBoxLayout()
        row.setSpacing(PX.s4)
        for tile in self.tiles:
            row.addWidget(tile)
        close = Button(theme, "Close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(Text(theme, Role.SMALL, "As the export draws it, one to one.", tone="soft"), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s4)
        column.addLayout(row)
        column.addLayout(foot)


class RealPixels(QFrame):
    """Draws the design in hand on a worker, a moment after the last change, and shows it one to one."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("part", "float")
        theme.fix_width(self, PX.real_pixels)
        self.setAccessibleName("Real pixels")
        self._theme, self._viewmodel, self._jobs = theme, viewmodel, jobs
        self._drawing = False
        self._drawn: Design | None = None
        self._held = False
        self.tiles = {size: PixelTile(theme, size, f"Picture at {size} px") for size in SIZES}
        self.large = Button(theme, "Show at 512 px", icon="corners-out", small=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PIXELS_MS)
        self._timer.timeout.connect(self._draw)
        self._build(theme)
        viewmodel.design_changed.connect(lambda _: self._timer.start())
        self.large.clicked.connect(self._show_large)

    def hold(self, held: bool) -> None:
        """Wait while something is dragged."""
        self._held = held
        if not held and self._drawn is not self._viewmodel.design:
            self._timer.start()

    def _build(self, theme: Theme) -> None:
        grid = QGridLayout()
        grid.setSpacing(PX.s1)
        bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        for place, size in ((0, SIZES[1]), (1, SIZES[2])):
            grid.addWidget(self.tiles[size], 0, place, bottom)
            grid.addWidget(self._caption(size), 1, place, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s3, PX.s2 + PX.edge, PX.s3, PX.s3)
        column.setSpacing(PX.s2)
        column.addWidget(Text(theme, Role.SMALL_STRONG, "Real pixels", tone="soft"))
        column.addWidget(self.tiles[SIZES[0]], 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._caption(SIZES[0]), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(grid)
        column.addWidget(self.large)

    def _caption(self, size: int) -> Text:
        return Text(self._theme, Role.TINY, f"{size} px", tone="soft")

    def _draw(self) -> None:
        design = self._viewmodel.design
        if self._drawing or self._held or design is self._drawn:
            return
        self._drawing = True

        def work(cancel: Event) -> Drawn:
            images = {}
            for size in SIZES:
                if not cancel.is_set():
                    images[size] = decoded(render_png(design, size))
            return images

        def done(images: Drawn) -> None:
            self._drawing, self._drawn = False, design
            for size, image in images.items():
                self.tiles[size].show_image(image)
            if design is not self._viewmodel.design:
                self._timer.start()

        self._jobs.run(work, done, self._failed)

    def _failed(self, _error: BadgeDeskError) -> None:
        self._drawing, self._drawn = False, None
        for tile in self.tiles.values():
            tile.show_image(None)

    def _show_large(self) -> None:
        dialog = LargePixels(self._theme, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        design = self._viewmodel.design
        open_ = [dialog]
        dialog.destroyed.connect(open_.clear)

        def done(image: QImage) -> None:
            for shown in open_:
                for tile in shown.tiles:
                    tile.show_image(image)

        self._jobs.run(lambda _: decoded(render_png(design, LARGE)), done, self._failed)
        dialog.open()
