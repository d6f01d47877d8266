"""The canvas: what the mouse and the keys do to the design in hand."""

from typing import Final

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView
from typing_extensions import override

from badgedesk.app.designs.canvas.drag import Drag, moving, resizing, snapped
from badgedesk.app.designs.canvas.hits import layers_at, layers_within
from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.editor.changes import moved, outermost
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.tokens import CANVAS, NUDGE_MS, PX
from badgedesk.design.document import Design
from badgedesk.design.layers import Layer, LayerId, walk

_CURSORS: Final = {
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "w": Qt.CursorShape.SizeHorCursor,
    "e": Qt.CursorShape.SizeHorCursor,
}
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Canvas(QGraphicsView):
    """Shows the design in hand and turns gestures into its edits; no item is ever moved by itself.

    Signals:
        zoomed: `float`, the scale now shown, 1 for 100 %.
        edit_asked: `LayerId`, a layer was double-clicked.
        dragging: `bool`, a drag began or ended.
    """

    zoomed = Signal(float)
    edit_asked = Signal(object)
    dragging = Signal(bool)

    def __init__(self, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self._viewmodel = viewmodel
        self._scene = CanvasScene(self)
        self._fitted = True
        self._covered = QMargins()
        self._drag: Drag | None = None
        self._pressed = QPointF()
        self._band_from: QPointF | None = None
        self._pan_from: QPoint | None = None
        self._space = False
        self._nudge = 0
        self._nudging = QTimer(self)
        self._nudging.setSingleShot(True)
        self._nudging.setInterval(NUDGE_MS)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Canvas")
        self.viewport().setAccessibleName("Canvas")
        self.setAccessibleDescription("Arrows move what is selected in the list of layers; Shift moves it further.")
        self.setProperty("ring", False)
        viewmodel.opened.connect(lambda _: self.fit())
        viewmodel.design_changed.connect(self._follow)
        viewmodel.selection_changed.connect(lambda _: self._mark())

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
        self._show_scale(min(max(scale, CANVAS.zoom_least), CANVAS.zoom_most))
        self.centerOn(BOARD.center())
        self._scroll(whole.center() - room.center())

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
        self._show_scale(min(max(scale, CANVAS.zoom_least), CANVAS.zoom_most))
        away = self.mapFromScene(held) - at
        self._scroll(away)

    def box_on_screen(self, layer: LayerId) -> QRectF:
        """Return where a layer lies on the viewport."""
        return self.mapFromScene(self._viewmodel.mirror.box((layer,))).boundingRect().toRectF()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_full_size(event):
            event.accept()  # else the key would be that of the first place in the rail
            return True
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = turned.y() / (8 * 15)
            self.zoom_to(self.scale_now * CANVAS.zoom_step**steps, event.position().toPoint())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._scroll(QPoint(-turned.y() or -turned.x(), 0))
        else:
            self._scroll(QPoint(-turned.x(), -turned.y()))
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._space or event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = self.mapToScene(event.position().toPoint())
        self._pressed = point
        handle = self._scene.marks.handle_at(point)
        if handle:
            self._begin(handle)
        else:
            self._press_layer(point, event.modifiers())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        at = event.position().toPoint()
        if self._pan_from is not None:
            self._scroll(self._pan_from - at)
            self._pan_from = at
            return
        point = self.mapToScene(at)
        if self._band_from is not None:
            self._scene.band.show_band(QRectF(self._band_from, point).normalized())
        elif self._drag is not None:
            self._go_on(point, event.modifiers(), at)
        elif not self._space:
            self.setCursor(_CURSORS.get(self._scene.marks.handle_at(point), Qt.CursorShape.ArrowCursor))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._pan_from is not None:
            self._pan_from = None
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor)
            return
        if self._band_from is not None:
            band = QRectF(self._band_from, self.mapToScene(event.position().toPoint())).normalized()
            self._band_from = None
            self._scene.band.show_band(None)
            inside = layers_within(self._viewmodel.mirror, band)
            added = self._viewmodel.selection if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else ()
            self._viewmodel.select((*added, *inside))
        self._end()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        found = self._layers_at(self.mapToScene(event.position().toPoint()))
        if found and event.button() == Qt.MouseButton.LeftButton:
            self._viewmodel.select(found[:1])
            self.edit_asked.emit(found[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space = True
                self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif _is_full_size(event):
            self.zoom_to(1.0)
        elif key in _ARROWS and self._viewmodel.selection:
            self._nudge_by(key, far=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and len(self._viewmodel.selection) == 1:
            self.edit_asked.emit(self._viewmodel.selection[0])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.setCursor(Qt.CursorShape.ArrowCursor)
        super().keyReleaseEvent(event)

    def _follow(self, _design: object) -> None:
        self._scene.follow(self._viewmodel.design, self._viewmodel.mirror)
        self._mark()

    def _mark(self) -> None:
        design, chosen = self._viewmodel.design, self._viewmodel.selection
        there = {layer.id: layer for layer in design.walk()}
        free = any(id_ in there and not there[id_].locked for id_ in chosen)
        self._scene.mark(self._viewmodel.mirror, chosen, self.scale_now, handles=free)

    def _layers_at(self, point: QPointF) -> tuple[LayerId, ...]:
        return layers_at(self._viewmodel.mirror, point, CANVAS.catch_px / self.scale_now)

    def _press_layer(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        found = self._layers_at(point)
        chosen = self._viewmodel.selection
        if modifiers & Qt.KeyboardModifier.AltModifier and found:
            below = (found.index(chosen[0]) + 1) % len(found) if len(chosen) == 1 and chosen[0] in found else 0
            self._viewmodel.select((found[below],))
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            if not found:
                self._band_from = point
                return
            rest = tuple(id_ for id_ in chosen if id_ != found[0])
            self._viewmodel.select(rest if found[0] in chosen else (*chosen, found[0]))
        elif not found:
            self._viewmodel.select(())
            self._band_from = point
            return
        elif not self._is_chosen(found[0]):
            self._viewmodel.select(found[:1])
        self._begin("")

    def _is_chosen(self, layer: LayerId) -> bool:
        """Whether a layer, or a group around it, is selected."""
        design, chosen = self._viewmodel.design, self._viewmodel.selection
        return layer in chosen or any(layer in {inner.id for inner in _within(design, id_)} for id_ in chosen)

    def _begin(self, handle: str) -> None:
        viewmodel = self._viewmodel
        design = viewmodel.design
        free = [id_ for id_ in outermost(design, viewmodel.selection) if not design.layer(id_).locked]
        if free:
            box = viewmodel.mirror.box(tuple(free))
            self._drag = Drag(design, tuple(free), box, viewmodel.new_gesture(), handle)

    def _go_on(self, point: QPointF, modifiers: Qt.KeyboardModifier, at: QPoint) -> None:
        drag = self._drag
        if drag is None:
            return
        away = point - self._pressed
        begun = self._viewmodel.design is not drag.start
        far = (at - self.mapFromScene(self._pressed)).manhattanLength() >= QApplication.startDragDistance()
        if not (begun or far):
            return
        if not begun:
            self._scene.hold(drag.layers, self.mapToScene(self.viewport().rect()).boundingRect())
            self.dragging.emit(True)
        shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if drag.handle:
            self._viewmodel.edit(drag.label, resizing(drag, away, free=shifted), drag.gesture)
            return
        reach = 0.0 if modifiers & Qt.KeyboardModifier.ControlModifier else CANVAS.snap_px / self.scale_now
        way = snapped(drag.box, away, reach, straight=shifted)
        self._scene.guide.show_lines(upright=way.upright, level=way.level)
        self._viewmodel.edit(drag.label, moving(drag, way), drag.gesture)

    def _end(self) -> None:
        if self._drag is not None:
            self._scene.hold((), QRectF())
        self._drag = None
        self._scene.guide.show_lines(upright=False, level=False)
        self.dragging.emit(False)

    def _escape(self) -> None:
        drag = self._drag
        if drag is not None:
            self._viewmodel.edit(drag.label, lambda _: drag.start, drag.gesture)
            self._end()
        else:
            self._viewmodel.select(())

    def _nudge_by(self, key: Qt.Key, *, far: bool) -> None:
        if not self._nudging.isActive():
            self._nudge = self._viewmodel.new_gesture()
        self._nudging.start()
        step = CANVAS.nudge_far_px if far else CANVAS.nudge_px
        dx, dy = (step * part for part in _ARROWS[key])
        chosen = self._viewmodel.selection
        self._viewmodel.edit("Move", lambda design: moved(design, chosen, dx, dy), self._nudge)

    def _show_scale(self, scale: float) -> None:
        self.resetTransform()
        self.scale(scale, scale)
        self._mark()
        self.zoomed.emit(scale)

    def _scroll(self, way: QPoint) -> None:
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + way.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + way.y())


def _is_full_size(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_1 and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _within(design: Design, layer: LayerId) -> tuple[Layer, ...]:
    found = next((each for each in design.walk() if each.id == layer), None)
    return tuple(walk((found,))) if found is not None else ()
