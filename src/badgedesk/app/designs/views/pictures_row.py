"""Pictures of designs side by side, drawn on a worker, each with a word below."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.decoding import decoded
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.words.painted import ElidedText
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import Design, render_png

Finish: TypeAlias = Callable[[Design], Design]


def as_it_is(design: Design) -> Design:
    """Return the design."""
    return design


class DesignPicture(QWidget):
    """The picture of one design; empty until it is drawn."""

    def __init__(self, theme: Theme, jobs: Jobs, side: int) -> None:
        super().__init__()
        self._theme, self._jobs, self._side = theme, jobs, side
        self._pixmap = QPixmap()
        self._wanted: object = None
        self._ground = CANVAS.artboard
        self.setFixedSize(side, side)

    @property
    def is_drawn(self) -> bool:
        """Whether the picture of the design last asked for is shown."""
        return not self._pixmap.isNull()

    def show_design(self, design: Design, name: str, finish: Finish = as_it_is) -> None:
        """Draw a design on the ground of its look and show it when it is there; ``name`` says what it shows.

        What takes too long for the window's thread, ``finish``, is done to it first.
        """
        self._ground = design.brand.ground or CANVAS.artboard
        self.show_drawing(design, lambda pixels: render_png(finish(design), pixels), name)

    def show_drawing(self, key: object, draw: Callable[[int], bytes], name: str) -> None:
        """Show what ``draw`` makes, on a worker, for so many pixels; ``key`` tells it from what was asked before."""
        self.setAccessibleName(name)
        self._wanted = key
        pixels = round((self._side - 2 * PX.s2) * self.devicePixelRatioF())
        self._jobs.run(lambda _: draw(pixels), partial(self._take, key), self._leave)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.tokens.line))
        painter.setBrush(QColor(self._ground))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), PX.radius_tile, PX.radius_tile)
        if not self._pixmap.isNull():
            painter.drawPixmap(PX.s2, PX.s2, self._pixmap)
        painter.end()

    def _take(self, key: object, png: bytes) -> None:
        if isValid(self) and key is self._wanted:  # its dialog may be closed by now
            image = decoded(png)
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._pixmap = QPixmap.fromImage(image)
            self.update()

    def _leave(self, _error: BadgeDeskError) -> None:
        if isValid(self):
            self._pixmap = QPixmap()
            self.update()


class PicturesRow(QWidget):
    """Pictures with captions, ``side`` wide; where there are more than ``most``, if that is said, half as wide."""

    def __init__(self, theme: Theme, jobs: Jobs, side: int, *, most: int = 0) -> None:
        super().__init__()
        self._theme, self._jobs, self._side, self._most = theme, jobs, side, most
        self.pictures: list[DesignPicture] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(PX.s3)

    def show_designs(self, designs: Sequence[tuple[str, Design]], finish: Finish = as_it_is) -> None:
        """Show designs with their captions; `DesignPicture.show_design` says what ``finish`` is."""
        if len(designs) != len(self.pictures):
            self._build(len(designs))
        for picture, label, (name, design) in zip(self.pictures, self._labels, designs, strict=True):
            label.set_text(name)
            picture.show_design(design, name, finish)

    _labels: tuple[ElidedText, ...] = ()

    def _build(self, count: int) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        side = self._side // 2 if 0 < self._most < count else self._side
        self.pictures = [DesignPicture(self._theme, self._jobs, side) for _ in range(count)]
        self._labels = tuple(ElidedText(self._theme, Role.SMALL, "text_soft", hugs=True) for _ in range(count))
        for label in self._labels:
            label.setMaximumWidth(side)
        for picture, label in zip(self.pictures, self._labels, strict=True):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(PX.s1)
            column.addWidget(picture)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self._row.addWidget(holder)
        self._row.addStretch(1)
