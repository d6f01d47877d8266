"""What a colour is chosen on: a plane of saturation and lightness, and a strip of hues; by mouse and by arrow keys."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.nudge import ARROWS
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.design.colours.harmonies import from_hsl

_FAR: Final = 10
_HUES: Final = 6
_COLUMNS: Final = 24
"""Bands that the plane is painted in."""


class _Field(QWidget):
    """Something to choose on; the point lies between 0 and 1 each way.

    Signals:
        picked: a person chose another point.
    """

    picked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.point = QPointF()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(PX.ring_room, PX.ring_room, -PX.ring_room, -PX.ring_room)

    def choose(self, x: float, y: float, *, tell: bool) -> None:
        """Put the point somewhere, within bounds."""
        self.point = QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
        self.update()
        if tell:
            self.picked.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._take(event.position())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        step = (_FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1) / 100
        self.choose(self.point.x() + way[0] * step, self.point.y() + way[1] * step, tell=True)

    def _take(self, where: QPointF) -> None:
        area = self._area()
        self.choose((where.x() - area.left()) / area.width(), (where.y() - area.top()) / area.height(), tell=True)

    def _mark(self, painter: QPainter, where: QPointF) -> None:
        radius = PX.handle / 2 + PX.hairline
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((CANVAS.selection, 4), (CANVAS.halo, PX.edge)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(where, radius, radius)

    def _ring(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.tokens.accent if focused else self._theme.tokens.line), PX.edge))
        painter.drawRoundedRect(self._area().adjusted(-1, -1, 1, 1), PX.radius_field, PX.radius_field)


class Plane(_Field):
    """Saturation to the right, lightness upwards, of one hue."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Saturation and lightness")
        self._hue = 0.0

    def show_hue(self, hue: float) -> None:
        """Show the colours of a hue, in degrees."""
        self._hue = hue
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.menu + PX.tile + PX.s6, PX.editor_picture)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        width = area.width() / _COLUMNS
        painter.setPen(Qt.PenStyle.NoPen)
        for column in range(_COLUMNS):
            saturation = 100 * (column + 0.5) / _COLUMNS
            shades = QLinearGradient(0, area.top(), 0, area.bottom())
            for share in (0.0, 0.25, 0.5, 0.75, 1.0):
                shades.setColorAt(share, QColor(from_hsl(self._hue, saturation, 100 * (1 - share))))
            painter.fillRect(QRectF(area.left() + column * width, area.top(), width + 1, area.height()), shades)
        self._ring(painter)
        self._mark(
            painter, QPointF(area.left() + self.point.x() * area.width(), area.top() + self.point.y() * area.height())
        )
        painter.end()


class HueStrip(_Field):
    """All hues in a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Hue")

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.menu + PX.tile + PX.s6, PX.control_small)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        hues = QLinearGradient(area.left(), 0, area.right(), 0)
        for index in range(_HUES + 1):
            hues.setColorAt(index / _HUES, QColor(from_hsl(360.0 * index / _HUES, 100.0, 50.0)))
        painter.fillRect(area, hues)
        self._ring(painter)
        self._mark(painter, QPointF(area.left() + self.point.x() * area.width(), area.center().y()))
        painter.end()
