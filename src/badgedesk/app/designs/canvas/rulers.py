"""Rulers along the top and the left edge of the canvas; a drag out of one makes a guide, with Alt a ring."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.guide_hand import GuideHand
from badgedesk.app.designs.canvas.zoom_view import ZoomView
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.design.guides import GuideKind

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Distances of numbered marks to choose from, in px of the artboard."""
_ROOM: Final = 44
"""Least distance of two numbers, in px of the screen."""
_PARTS: Final = 5
_SHORT, _LONG = 4, 9


class Ruler(QWidget):
    """One ruler; it says where the pointer is, and where the artboard begins."""

    def __init__(self, theme: Theme, view: ZoomView, hand: GuideHand, *, level: bool) -> None:
        super().__init__(view)
        self._theme, self._view, self._hand, self._level = theme, view, hand, level
        self._pointer: float | None = None
        self._dragging = False
        self.setAccessibleName("Ruler along the top" if level else "Ruler along the left")
        self.setToolTip("Drag out a guide; with Alt, a ring about the middle")
        self.setCursor(Qt.CursorShape.SplitVCursor if level else Qt.CursorShape.SplitHCursor)
        view.scrolled.connect(self.update)
        view.zoomed.connect(lambda _: self.update())
        theme.tokens_changed.connect(self.update)

    def point_at(self, place: QPointF) -> None:
        """Show where the pointer is, in px of the view's ground."""
        self._pointer = place.x() if self._level else place.y()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.setPen(QColor(tokens.line))
        if self._level:
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        else:
            painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        font = self._theme.font(Role.SMALL, figures=True)
        font.setPixelSize(PX.ruler_text)
        painter.setFont(font)
        scale = self._view.scale_now
        step = next((each for each in _STEPS if each * scale >= _ROOM), _STEPS[-1])
        zero = self._view.mapFromScene(QPointF(0, 0))
        origin = zero.x() if self._level else zero.y()
        length = self.width() if self._level else self.height()
        first = int(-origin / scale // step) - 1
        for number in range(first, int((length - origin) / scale // step) + 2):
            self._mark(painter, number * step, origin + number * step * scale, step * scale)
        if self._pointer is not None:
            painter.setPen(QColor(tokens.accent))
            at = round(self._pointer)
            painter.drawLine(*((at, 0, at, self.height()) if self._level else (0, at, self.width(), at)))

    def _mark(self, painter: QPainter, number: int, at: float, apart: float) -> None:
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.line_strong))
        for part in range(_PARTS):
            place = round(at + part * apart / _PARTS)
            size = _LONG if part == 0 else _SHORT
            if self._level:
                painter.drawLine(place, self.height() - size, place, self.height())
            else:
                painter.drawLine(self.width() - size, place, self.width(), place)
        painter.setPen(QColor(tokens.text_soft))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if self._level:
            painter.drawText(QRectF(at + PX.edge + 1, 0, apart, self.height()), start, str(number))
            return
        painter.save()
        painter.translate(0, at - PX.edge - 1)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, apart, self.width()), start, str(number))
        painter.restore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            ring = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            along = GuideKind.LEVEL if self._level else GuideKind.UPRIGHT
            self._hand.draw_out(GuideKind.RING if ring else along)
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._hand.move(self._scene_point(event.position().toPoint()), event.modifiers())
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self._hand.release()
        event.accept()

    def _scene_point(self, at: QPoint) -> QPointF:
        return self._view.mapToScene(self._view.viewport().mapFromGlobal(self.mapToGlobal(at)))


class Rulers:
    """Both rulers and the corner between them; they take room of the view while they show."""

    def __init__(self, theme: Theme, view: ZoomView, hand: GuideHand) -> None:
        self._view = view
        self.top = Ruler(theme, view, hand, level=True)
        self.left = Ruler(theme, view, hand, level=False)
        self.shown = False
        for ruler in (self.top, self.left):
            ruler.hide()

    def arrange(self, *, shown: bool) -> None:
        """Show or hide both, as long as the view is."""
        self.shown = shown
        side = PX.ruler if shown else 0
        view = self._view
        self.top.setGeometry(side, 0, max(0, view.width() - side), PX.ruler)
        self.left.setGeometry(0, side, PX.ruler, max(0, view.height() - side))
        for ruler in (self.top, self.left):
            ruler.setVisible(shown)

    def point_at(self, place: QPointF) -> None:
        """Show where the pointer is."""
        if self.shown:
            self.top.point_at(place)
            self.left.point_at(place)
