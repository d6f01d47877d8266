"""The canvas: what the mouse and the keys do to the design in hand."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView
from typing_extensions import override

from badgedesk.app.designs.canvas.cycle import LayerCycle
from badgedesk.app.designs.canvas.drag import Drag, moving, resizing, turning
from badgedesk.app.designs.canvas.grips import Grips
from badgedesk.app.designs.canvas.hits import is_within, layers_at, layers_within
from badgedesk.app.designs.canvas.items import BOARD, TURN, handle_cursor
from badgedesk.app.designs.canvas.nudge import ARROWS, Nudger
from badgedesk.app.designs.canvas.pen import Pen
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.snap import Targets, snapped
from badgedesk.app.designs.editor.changes import duplicated, outermost
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.tokens import CANVAS, PX
from badgedesk.design.layers import LayerId

_SNAP_MOST: Final = 300
"""Most layers that a move is drawn to."""


class Canvas(QGraphicsView):
    """Shows the design in hand and turns gestures into its edits; no item is ever moved by itself.

    Signals:
        zoomed: `float`, the scale now shown, 1 for 100 %.
        edit_asked: `LayerId`, a layer was double-clicked.
        dragging: `bool`, a drag began or ended.
        menu_asked: `QPoint` of the screen, the menu of what is selected is wanted there.
    """

    zoomed = Signal(float)
    edit_asked = Signal(object)
    dragging = Signal(bool)
    menu_asked = Signal(object)

    def __init__(self, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self._viewmodel = viewmodel
        self._scene = CanvasScene(self)
        self._fitted = True
        self._covered = QMargins()
        self._drag: Drag | None = None
        self._begun = False
        self._pressed = QPointF()
        self._band_from: QPointF | None = None
        self._pan_from: QPoint | None = None
        self._space = False
        self._nudger = Nudger(viewmodel, self)
        self.grips = Grips(viewmodel, self._scene.grips, self)
        self._cycle = LayerCycle(viewmodel)
        self.pen = Pen(viewmodel, self._scene.grips, self)
        self._hands = (self.pen, self.grips)
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

    def show_selection(self) -> None:
        """Show what is selected, as large as there is room; the whole artboard where nothing is."""
        box = self._viewmodel.mirror.box(self._viewmodel.selection)
        if box.isNull():
            self.fit()
            return
        self._fitted = False
        room = self.viewport().rect() - self._covered
        sides = (room.width() / max(box.width(), 1.0), room.height() / max(box.height(), 1.0))
        self._show_scale(min(max(min(sides) * CANVAS.room_around, CANVAS.zoom_least), CANVAS.zoom_most))
        self.centerOn(box.center())
        self._scroll(self.viewport().rect().center() - room.center())

    def box_on_screen(self, layer: LayerId) -> QRectF:
        """Return where a layer lies on the viewport."""
        return self.mapFromScene(self._viewmodel.mirror.box((layer,))).boundingRect().toRectF()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = any(hand.wants(Qt.Key(event.key()), event.modifiers()) for hand in self._hands)
            if wanted or _is_full_size(event):
                event.accept()  # else the key would be that of an action, or of a place in the rail
                return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go through the layers first (or the open nodes), and leave the canvas behind the last one."""
        if self.grips.editing is not None:
            return self.grips.step(forward=forward) or super().focusNextPrevChild(forward)
        return self._cycle.step(forward=forward) or super().focusNextPrevChild(forward)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            found = self._layers_at(self.mapToScene(event.pos()))
            if found and not is_within(self._viewmodel.design, found[0], self._viewmodel.selection):
                self._viewmodel.select(found[:1])
        self.menu_asked.emit(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._cycle.enter(event.reason())
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
        self._pressed = point = self.mapToScene(event.position().toPoint())
        if any(hand.press(point, event.modifiers()) for hand in self._hands):
            self.dragging.emit(True)
            return
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
        elif any(hand.move(point, event.modifiers()) for hand in self._hands):
            return
        elif not self._space:
            cursors = (hand.hover(point) for hand in self._hands)
            found = next((cursor for cursor in cursors if cursor is not None), None)
            self.setCursor(found or handle_cursor(self._scene.marks.handle_at(point)))

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
        for hand in self._hands:
            hand.release()
        self._end()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        point = self.mapToScene(event.position().toPoint())
        if any(hand.double_click(point) for hand in self._hands):
            return
        found = self._layers_at(point)
        if found and event.button() == Qt.MouseButton.LeftButton:
            self._viewmodel.select(found[:1])
            self.edit_asked.emit(found[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if any(hand.key(key, event.modifiers()) for hand in self._hands):
            pass
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space = True
                self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif _is_full_size(event):
            self.zoom_to(1.0)
        elif key == Qt.Key.Key_3 and not event.modifiers():
            self.show_selection()
        elif key in ARROWS and self._viewmodel.selection:
            self._nudger.nudge(key, event.modifiers())
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
        shown = self.grips.editing is None
        self._scene.mark(self._viewmodel.mirror, chosen, self.scale_now, handles=free and shown)
        self.grips.show(self.scale_now)
        self.pen.show(self.scale_now)

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
        elif not is_within(self._viewmodel.design, found[0], chosen):
            self._viewmodel.select(found[:1])
        self._begin("")

    def _begin(self, handle: str) -> None:
        viewmodel = self._viewmodel
        design = viewmodel.design
        free = [id_ for id_ in outermost(design, viewmodel.selection) if not design.layer(id_).locked]
        if free:
            box = viewmodel.mirror.box(tuple(free))
            targets = Targets() if handle else self._targets(frozenset(free))
            self._drag = Drag(design, tuple(free), box, viewmodel.new_gesture(), handle, targets, design)

    def _targets(self, dragged: frozenset[LayerId]) -> Targets:
        """Return the boxes of the layers that stay and can be seen, for a move to be drawn to."""
        viewmodel = self._viewmodel
        there = [layer.id for layer in viewmodel.design.layers if layer.id not in dragged]
        boxes = [viewmodel.mirror.box((id_,)) for id_ in there[-_SNAP_MOST:]]
        return Targets(tuple(box for box in boxes if not box.isNull()))

    def _go_on(self, point: QPointF, modifiers: Qt.KeyboardModifier, at: QPoint) -> None:
        drag = self._drag
        if drag is None:
            return
        away = point - self._pressed
        begun = self._begun
        far = (at - self.mapFromScene(self._pressed)).manhattanLength() >= QApplication.startDragDistance()
        if not (begun or far):
            return
        if not begun:
            self._begun = True
            if modifiers & Qt.KeyboardModifier.AltModifier and not drag.handle:
                drag = self._drag = self._copied(drag)
            seen = self.mapToScene(self.viewport().rect()).boundingRect()
            self._scene.hold(drag.layers, seen, self.scale_now * self.devicePixelRatioF())
            self.dragging.emit(True)
        held = Qt.KeyboardModifier
        shifted, controlled = bool(modifiers & held.ShiftModifier), bool(modifiers & held.ControlModifier)
        if drag.handle == TURN:
            change, degrees = turning(drag, self._pressed, point, steps=shifted or controlled)
            self._viewmodel.edit(drag.label, change, drag.gesture)
            self._scene.guides.show_words(f"{degrees:.0f}°", point)
            return
        if drag.handle:
            centred = bool(modifiers & held.AltModifier)
            self._viewmodel.edit(drag.label, resizing(drag, away, ratio=shifted, centred=centred), drag.gesture)
            return
        reach = 0.0 if controlled else CANVAS.snap_px / self.scale_now
        way = snapped(drag.box, away, reach, straight=shifted, targets=drag.targets)
        self._scene.guides.show_guides(way.guides, self.scale_now)
        self._viewmodel.edit(drag.label, moving(drag, way), drag.gesture)

    def _copied(self, drag: Drag) -> Drag:
        """Leave what is dragged where it is and drag a copy of it."""
        design, fresh = duplicated(drag.start, drag.layers, 0.0)
        self._viewmodel.edit("Duplicate", lambda _: design, drag.gesture)
        self._viewmodel.select(fresh)
        return replace(drag, start=design, layers=fresh)

    def _end(self) -> None:
        self._begun = False
        if self._drag is not None:
            self._scene.hold((), QRectF())
        self._drag = None
        self._scene.guides.show_guides((), self.scale_now)
        self.dragging.emit(False)

    def _escape(self) -> None:
        drag = self._drag
        if drag is not None:
            self._viewmodel.edit(drag.label, lambda _: drag.origin, drag.gesture)
            self._end()
        else:
            self._viewmodel.select(())

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
