"""The canvas: what the mouse and the keys do to the design in hand."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent
from typing_extensions import override

from badgedesk.app.designs.canvas.cropper import Cropper
from badgedesk.app.designs.canvas.cycle import LayerCycle
from badgedesk.app.designs.canvas.grips import Grips
from badgedesk.app.designs.canvas.guide_hand import GuideHand
from badgedesk.app.designs.canvas.hits import is_within, layers_at, layers_within
from badgedesk.app.designs.canvas.items import handle_cursor
from badgedesk.app.designs.canvas.mover import Mover
from badgedesk.app.designs.canvas.nudge import ARROWS, Nudger
from badgedesk.app.designs.canvas.pen import Pen
from badgedesk.app.designs.canvas.rulers import Rulers
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.scope import Scope
from badgedesk.app.designs.canvas.sight import Aids
from badgedesk.app.designs.canvas.voices import speak_canvas
from badgedesk.app.designs.canvas.writer import Writer
from badgedesk.app.designs.canvas.zoom_view import ZoomView
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.design.layers import LayerId


class Canvas(ZoomView):
    """Shows the design in hand and turns gestures into its edits; no item is ever moved by itself.

    Signals:
        edit_asked: `LayerId`, a layer was double-clicked.
        dragging: `bool`, a drag began or ended.
        menu_asked: `QPoint` of the screen, the menu of what is selected is wanted there.
    """

    edit_asked = Signal(object)
    dragging = Signal(bool)
    menu_asked = Signal(object)

    def __init__(self, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self._viewmodel = viewmodel
        self._scene = CanvasScene(self)
        self._band_from: QPointF | None = None
        self._pan_from: QPoint | None = None
        self._space = False
        self._below: LayerId | None = None
        self._nudger = Nudger(viewmodel, self)
        self.aids = Aids(self)
        self._mover = Mover(viewmodel, self.aids, self._scene, self)
        self.guides = GuideHand(viewmodel, self.aids, self._scene, self)
        self.rulers: Rulers | None = None
        self.scope = Scope(viewmodel, self)
        self.grips = Grips(viewmodel, self._scene.grips, self)
        self._cycle = LayerCycle(viewmodel, self.scope)
        self.pen = Pen(viewmodel, self._scene.grips, self)
        self.cropper = Cropper(viewmodel, self._scene.crop, self)
        self.writer = Writer(viewmodel, self._scene.writing, self)
        self._hands = (self.writer, self.pen, self.cropper, self.grips)
        self.setScene(self._scene)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Canvas")
        self.viewport().setAccessibleName("Canvas")
        self.setAccessibleDescription(
            "Tab goes through the layers. Arrows move what is selected; Shift moves it further. Enter goes in."
        )
        self.setProperty("ring", False)
        self.voices = speak_canvas(viewmodel, self)
        viewmodel.opened.connect(lambda _: self.fit())
        viewmodel.design_changed.connect(self._follow)
        viewmodel.selection_changed.connect(lambda _: self._mark())
        self.zoomed.connect(lambda _: self._mark())
        self.scope.changed.connect(lambda _: self._mark())
        self.aids.changed.connect(lambda _: self._show_rulers())
        self.cropper.editing_changed.connect(lambda _: self._mark())
        self.writer.editing_changed.connect(self._show_writing)

    def furnish_rulers(self, theme: Theme) -> None:
        """Make the rulers; they show once they are asked for."""
        self.rulers = Rulers(theme, self, self.guides)
        self._show_rulers()

    def show_selection(self) -> None:
        """Show what is selected, as large as there is room; the whole artboard where nothing is."""
        self.show_box(self._viewmodel.mirror.box(self._viewmodel.selection))

    def box_on_screen(self, layer: LayerId) -> QRectF:
        """Return where a layer lies on the viewport."""
        return self.mapFromScene(self._viewmodel.mirror.box((layer,))).boundingRect().toRectF()

    def seen(self) -> QRectF:
        """Return what of the artboard shows."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

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
        """Let Tab go through the layers first (or what is open in one), and leave the canvas behind the last one."""
        for hand in (self.cropper, self.grips):
            if hand.editing is not None:
                return hand.step(forward=forward) or super().focusNextPrevChild(forward)
        return self._cycle.step(forward=forward) or super().focusNextPrevChild(forward)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.rulers is not None:
            self.rulers.arrange(shown=self.rulers.shown)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            found = self._layers_at(self.mapToScene(event.pos()))
            if found and not is_within(self._viewmodel.design, found[0], self._viewmodel.selection):
                self._viewmodel.select(found[:1])
        self.menu_asked.emit(event.globalPos())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._cycle.enter(event.reason())
        self.viewport().update()

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
        if any(hand.press(point, event.modifiers()) for hand in self._hands):
            self.dragging.emit(True)
            return
        handle = self._scene.marks.handle_at(point)
        if handle:
            self._mover.take(handle, point)
        elif self.guides.press(point):
            self.dragging.emit(True)
        else:
            self._press_layer(point, event.modifiers())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        at = event.position().toPoint()
        if self._pan_from is not None:
            self.scroll_by(self._pan_from - at)
            self._pan_from = at
            return
        point = self.mapToScene(at)
        if self.rulers is not None:
            self.rulers.point_at(event.position())
        if self._band_from is not None:
            self._scene.band.show_band(QRectF(self._band_from, point).normalized())
        elif self._mover.active:
            if self._mover.move(point, event.modifiers()):
                self.dragging.emit(True)
        elif any(hand.move(point, event.modifiers()) for hand in (*self._hands, self.guides)):
            return
        elif not self._space:
            cursors = (hand.hover(point) for hand in self._hands)
            found = next((cursor for cursor in cursors if cursor is not None), None)
            handle = self._scene.marks.handle_at(point)
            self.setCursor(found or (not handle and self.guides.hover(point)) or handle_cursor(handle))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._pan_from is not None:
            self._pan_from = None
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor)
            return
        if self._band_from is not None:
            self._end_band(self.mapToScene(event.position().toPoint()), event.modifiers())
        if self._below is not None and not self._mover.begun:
            self._viewmodel.select((self._below,))
        self._below = None
        for hand in (*self._hands, self.guides):
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
            if not self.scope.enter(found[0], self._leaves_at(point)):
                self.edit_asked.emit(found[0])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.writer.type(event) or any(hand.key(key, event.modifiers()) for hand in self._hands):
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
            self._open_chosen()
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

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.writer.compose(event):
            event.accept()
        else:
            super().inputMethodEvent(event)

    @override
    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImCursorRectangle and self.writer.editing is not None:
            return QRectF(self.mapFromScene(self.writer.place_on_artboard()), QSizeF(1, 1))
        return super().inputMethodQuery(query)

    def _show_writing(self, layer: object) -> None:
        """Let input methods work while a text is edited."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, layer is not None)
        self._mark()

    def _follow(self, _design: object) -> None:
        self._scene.follow(self._viewmodel.design, self._viewmodel.mirror)
        self._mark()

    def _mark(self) -> None:
        design, chosen = self._viewmodel.design, self._viewmodel.selection
        there = {layer.id: layer for layer in design.walk()}
        free = any(id_ in there and not there[id_].locked for id_ in chosen)
        shown = all(hand.editing is None for hand in (self.grips, self.cropper, self.writer))
        marked = chosen if self.writer.editing is None else ()
        self._scene.mark(self._viewmodel.mirror, marked, self.scale_now, handles=free and shown)
        self._scene.fade(self.scope.path)
        for hand in (self.grips, self.pen, self.cropper, self.writer):
            hand.show(self.scale_now)
        self.guides.show(self.scale_now)
        self._scene.settle()

    def _leaves_at(self, point: QPointF) -> tuple[LayerId, ...]:
        return layers_at(self._viewmodel.mirror, point, CANVAS.catch_px / self.scale_now)

    def _layers_at(self, point: QPointF) -> tuple[LayerId, ...]:
        """Return what a click takes: whole groups, and what lies directly in the one that was entered."""
        return self.scope.taken(self._leaves_at(point))

    def _press_layer(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        found = self._layers_at(point)
        chosen = self._viewmodel.selection
        if modifiers & Qt.KeyboardModifier.AltModifier and found:
            self._press_below(found)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            if not found:
                self._band_from = point
                return
            rest = tuple(id_ for id_ in chosen if id_ != found[0])
            self._viewmodel.select(rest if found[0] in chosen else (*chosen, found[0]))
        elif not found:
            self._press_ground(point)
            return
        elif not is_within(self._viewmodel.design, found[0], chosen):
            self._viewmodel.select(found[:1])
        self._mover.take("", point)

    def _press_below(self, found: tuple[LayerId, ...]) -> None:
        """Take what lies below the selected layer once the button is let go; a drag copies the selected one."""
        chosen = self._viewmodel.selection
        if len(chosen) == 1 and chosen[0] in found:
            self._below = found[(found.index(chosen[0]) + 1) % len(found)]
        elif not set(chosen) & set(found):
            self._viewmodel.select(found[:1])

    def _press_ground(self, point: QPointF) -> None:
        """Begin a band; beside the group that was entered, leave it first."""
        group = self.scope.group
        self._viewmodel.select(())
        if group is not None and not self._viewmodel.mirror.box((group,)).contains(point):
            self.scope.leave_all()
        self._band_from = point

    def _end_band(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        band = QRectF(self._band_from or point, point).normalized()
        self._band_from = None
        self._scene.band.show_band(None)
        inside = layers_within(self._viewmodel.mirror, band, self.scope.layers())
        added = self._viewmodel.selection if modifiers & Qt.KeyboardModifier.ShiftModifier else ()
        if inside or not modifiers:
            self._viewmodel.select((*added, *inside))

    def _show_rulers(self) -> None:
        """Show or hide the rulers; the view begins beside them."""
        shown = self.aids.sight.rulers and self.rulers is not None
        side = PX.ruler if shown else 0
        self.setViewportMargins(side, side, 0, 0)
        if self.rulers is not None:
            self.rulers.arrange(shown=shown)

    def _end(self) -> None:
        self._mover.end()
        self.dragging.emit(False)

    def _escape(self) -> None:
        if self._mover.take_back() or self.guides.take_back():
            self.dragging.emit(False)
        elif not self.scope.leave():
            self._viewmodel.select(())

    def _open_chosen(self) -> None:
        """Go into the selected group, or edit what is selected."""
        (chosen,) = self._viewmodel.selection
        if not self.scope.enter(chosen):
            self.edit_asked.emit(chosen)


def _is_full_size(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_1 and event.modifiers() == Qt.KeyboardModifier.ControlModifier
