"""A view of the artboard that zooms and scrolls; what is drawn on it and taken hold of is not known here."""

from typing import Final, cast

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsView, QPinchGesture
from typing_extensions import override

from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.tokens import PX

_WHEEL_STEP: Final = 8 * 15
"""Eighths of a degree in one notch of a wheel."""


class ZoomView(QGraphicsView):
    """Shows the artboard at any scale, and keeps it whole in sight until somebody zooms.

    Signals:
        zoomed: `float`, the scale now shown, 1 for 100 %.
        scrolled: the artboard lies elsewhere in the view, or at another scale.
    """

    zoomed = Signal(float)
    scrolled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fitted = True
        self._covered = QMargins()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def scale_now(self) -> float:
        """The scale now shown, 1 for 100 %."""
        return self.transform().m11()

    def fit(self) -> None:
        """Show the whole artboard, as large as there is room."""
        self._fitted = True
        whole = self.viewport().rect()
        room = (whole - self._covered).adjusted(PX.s6, PX.s6, -PX.s6, -PX.s6)
        scale = min(room.width(), room.height()) / BOARD.width()
        self._show_scale(scale)
        self.centerOn(BOARD.center())
        self.scroll_by(whole.center() - room.center())

    def keep_free(self, margins: QMargins) -> None:
        """Show the whole artboard beside what covers the edges of the canvas."""
        if margins != self._covered:
            self._covered = margins
            if self._fitted:
                self.fit()

    def zoom_to(self, scale: float, at: QPoint | None = None) -> None:
        """Show another scale; the point of the artboard below ``at`` stays there."""
        self._fitted = False
        at = at or self.viewport().rect().center()
        held = self.mapToScene(at)
        self._show_scale(scale)
        self.scroll_by(self.mapFromScene(held) - at)

    def show_box(self, box: QRectF) -> None:
        """Show a part of the artboard as large as there is room; all of it where the part is empty."""
        if box.isNull():
            self.fit()
            return
        self._fitted = False
        room = self.viewport().rect() - self._covered
        sides = (room.width() / max(box.width(), 1.0), room.height() / max(box.height(), 1.0))
        self._show_scale(min(sides) * CANVAS.room_around)
        self.centerOn(box.center())
        self.scroll_by(self.viewport().rect().center() - room.center())

    def scroll_by(self, way: QPoint) -> None:
        """Move the window over the artboard by px of the screen."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + way.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + way.y())
        self.scrolled.emit()

    def scene_point(self, at: QPointF) -> QPointF:
        """Return the point of the artboard below a point of the view."""
        return self.mapToScene(at.toPoint())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        self.scrolled.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = turned.y() / _WHEEL_STEP
            self.zoom_to(self.scale_now * CANVAS.zoom_step**steps, event.position().toPoint())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scroll_by(QPoint(-turned.y() or -turned.x(), 0))
        else:
            self.scroll_by(QPoint(-turned.x(), -turned.y()))
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self.scale_now * (1 + event.value()), event.position().toPoint())
            event.accept()
            return True
        if event.type() == QEvent.Type.Gesture:
            pinch = cast(QGestureEvent, event).gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                return True
        return super().viewportEvent(event)

    def _pinch(self, pinch: QPinchGesture) -> None:
        """Follow two fingers: what lies between them stays there, and goes where they go."""
        at = self.viewport().mapFromGlobal(pinch.centerPoint()).toPoint()
        self.zoom_to(self.scale_now * pinch.scaleFactor(), at)
        self.scroll_by((pinch.lastCenterPoint() - pinch.centerPoint()).toPoint())

    def _show_scale(self, scale: float) -> None:
        scale = min(max(scale, CANVAS.zoom_least), CANVAS.zoom_most)
        self.resetTransform()
        self.scale(scale, scale)
        self.zoomed.emit(scale)
