"""The eyedropper: takes a colour from anything the program shows; arrows move it, Enter takes, Esc leaves."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.nudge import ARROWS
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX

_ZOOM: Final = 8
_PIXELS: Final = 11
"""Width of what the glass shows."""
_FAR: Final = 10


class Eyedropper(QWidget):
    """Lies over a window, shows what is below as it was, and a glass at the pointer.

    Signals:
        picked: `str`, the ``#rrggbb`` that was taken.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._seen: QImage = window.grab().toImage()
        self._at = QPoint(window.width() // 2, window.height() // 2)
        self.setAccessibleName("Eyedropper")
        self.setAccessibleDescription("Arrows move it, Enter takes the colour, Escape leaves.")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def colour(self) -> str:
        """Return the colour under the pointer."""
        ratio = self._seen.devicePixelRatio()
        return self._seen.pixelColor(round(self._at.x() * ratio), round(self._at.y() * ratio)).name()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._seen)
        ratio = self._seen.devicePixelRatio()
        side = _ZOOM * _PIXELS
        glass = QRectF(0, 0, side, side)
        glass.moveCenter(QPointF(self._at.x() + side * 0.75, self._at.y() - side * 0.75))
        glass.moveRight(min(glass.right(), self.width() - PX.s1))
        glass.moveTop(max(glass.top(), float(PX.s1)))
        half = _PIXELS / 2
        source = QRectF(self._at.x() * ratio - half + 0.5, self._at.y() * ratio - half + 0.5, _PIXELS, _PIXELS)
        painter.drawImage(glass, self._seen, source)
        painter.setPen(QPen(QColor(self._theme.tokens.line_strong), PX.edge))
        painter.drawRect(glass)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), PX.edge))
        middle = QRectF(0, 0, _ZOOM, _ZOOM)
        middle.moveCenter(glass.center())
        painter.drawRect(middle)
        painter.end()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().toPoint())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().toPoint())
        self._take()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            step = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._go(self._at + QPoint(*ARROWS[key]) * step)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _go(self, where: QPoint) -> None:
        room = self.rect()
        self._at = QPoint(
            min(max(where.x(), 0), room.right()),
            min(max(where.y(), 0), room.bottom()),
        )
        self.setAccessibleDescription(f"{self.colour()}. Arrows move it, Enter takes the colour, Escape leaves.")
        self.update()

    def _take(self) -> None:
        value = self.colour()
        self.close()
        self.picked.emit(value)
