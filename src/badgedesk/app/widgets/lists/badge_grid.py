"""The grid of cards: as many columns as fit, all of one width."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from badgedesk.app.look.badge_row import BadgeRowDelegate
from badgedesk.app.look.card import BadgeCardDelegate
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.lists.cell_view import CellView
from badgedesk.app.widgets.pictures.pictures import Pictures

_STEPS: Final = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Down): 1,
}


def card_width(available: int, text_scale: float = 1.0) -> int:
    """Return the width of each card where ``available`` pixels are shared by as many columns as fit.

    Larger text makes cards wider, by half of what it grows.
    """
    grown = 1 + (text_scale - 1) / 2
    columns = max(1, int((available + PX.card_gap) // (PX.card_min * grown + PX.card_gap)))
    return min(round(PX.card_max * grown), (available - (columns - 1) * PX.card_gap) // columns)


class BadgeGrid(CellView):
    """Cards with arrows, Space and Enter.

    Signals:
        opened: `str`, the id of the card that was opened.
        remove_asked: the Delete key was pressed on a selection.
        drag_asked: the selected cards began to be dragged; only after `offer_files`.
        copy_asked: the selected cards' files are wanted on the clipboard; only after `offer_files`.
        moved: tuple of `str`, `int`: cards are to stand before the one in that place; only after `let_arrange`.
    """

    opened = Signal(str)
    remove_asked = Signal()
    drag_asked = Signal()
    copy_asked = Signal()
    moved = Signal(object, int)

    def __init__(self, theme: Theme, pictures: Pictures, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = BadgeCardDelegate(theme, pictures, self)
        self._rows = BadgeRowDelegate(theme, pictures, self)
        self._as_list = False
        self._arranging = False
        self._moving: tuple[str, ...] = ()
        self._gap = -1
        self._offers_files = False
        self._dragging = False
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().setSingleStep(PX.s7)
        self.setMouseTracking(True)
        self.setViewportMargins(PX.s5 - PX.card_gap // 2, 0, 0, 0)
        self.setAccessibleName(name)
        self.viewport().setAccessibleName(name)
        self.setProperty("ring", False)
        self.activated.connect(self._open)
        pictures.arrived.connect(self._repaint)
        theme.tokens_changed.connect(self.viewport().update)

    def show_model(self, model: QAbstractItemModel) -> None:
        """Show the cards of ``model``."""
        self.setModel(model)
        self._fit()

    def leave_room(self, *, verdicts: bool) -> None:
        """Say whether the cards have a verdict; those without are lower."""
        self._delegate.leave_room(verdicts=verdicts)
        self._fit()

    def show_as_list(self, *, on: bool) -> None:
        """Show rows below one another instead of cards."""
        self._as_list = on
        self.setItemDelegate(self._rows if on else self._delegate)
        self._fit()
        self.scrollTo(self.currentIndex())

    def let_arrange(self, *, on: bool) -> None:
        """Let cards be moved to another place with the mouse, or with Alt and the arrows."""
        self._arranging = on

    def offer_files(self) -> None:
        """Let cards be dragged out and copied: behind each stands a file."""
        self._offers_files = True
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._delegate.show_grips()

    def count_selected(self) -> int:
        """Return how many cards are selected."""
        parts = self.selectionModel().selection()
        return sum(parts.at(number).height() for number in range(parts.count()))

    def selected_ids(self) -> tuple[str, ...]:
        """Return the ids of the selected cards, in the order shown."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return tuple(str(index.data(CardRole.ID)) for index in chosen)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._offers_files and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_Delete and self.selected_ids():
            self.remove_asked.emit()
        elif event.key() == Qt.Key.Key_Escape and self.selected_ids():
            self.clearSelection()
        elif self._arranging and event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self._step(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self._dragging = True
        if self._arranging:
            self._moving = self.selected_ids()  # files go out once the mouse leaves the list
        else:
            self.drag_asked.emit()

    def end_drag(self) -> None:
        """Forget that the mouse was dragging: its release went to the drag."""
        self._dragging = False
        self._moving, self._gap = (), -1
        self.viewport().update()
        self.setState(QAbstractItemView.State.NoState)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging and event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position().toPoint())
            event.accept()  # the drag begins in a moment; until then the view would mark cards with a rubber band
            return
        if self._dragging:
            self.end_drag()
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            if self._moving and self._gap >= 0:
                self.moved.emit(self._moving, self._gap)
            self.end_drag()
        super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap < 0:
            return
        last = self.model().rowCount() - 1
        rect = self.visualRect(self.model().index(min(self._gap, last), 0))
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._theme.tokens.accent), PX.edge))
        behind = self._gap > last
        if self._as_list:
            y = rect.bottom() if behind else rect.top()
            painter.drawLine(rect.left(), y, rect.right(), y)
        else:
            x = rect.right() if behind else rect.left()
            painter.drawLine(x, rect.top(), x, rect.bottom())

    def _follow(self, point: QPoint) -> None:
        """Show where the cards would go; outside of the list, hand their files out instead."""
        if not self._moving:
            return
        if not self.viewport().rect().contains(point):
            self._moving, self._gap = (), -1
            self.drag_asked.emit()
        else:
            self._gap = self._gap_at(point)
        self.viewport().update()

    def _gap_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.model().rowCount()
        middle = self.visualRect(index).center()
        behind = point.y() > middle.y() if self._as_list else point.x() > middle.x()
        return index.row() + behind

    def _step(self, step: int) -> None:
        """Move the selected cards one place on or back."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        if rows:
            gap = rows[0] - 1 if step < 0 else rows[-1] + 2
            if 0 <= gap <= self.model().rowCount():
                self.moved.emit(self.selected_ids(), gap)

    def _fit(self) -> None:
        if self._as_list:
            self._rows.set_row_width(max(PX.card_min, self.width() - PX.s5 - PX.scroll_bar - PX.s2))
            self.set_cell(self._rows.cell, single=True)
            return
        self._delegate.set_card_width(card_width(self.width() - 2 * PX.s5, self._theme.text_scale))
        self.set_cell(self._delegate.cell, single=False)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(CardRole.ID)))

    def _repaint(self, key: str) -> None:
        """Paint the cards that show a picture, and no others."""
        for row in self._rows_in(self.viewport().rect()):
            if self.model().index(row, 0).data(CardRole.PICTURE) == key:
                self.viewport().update(self._place(row))
