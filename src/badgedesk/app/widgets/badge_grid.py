"""The grid of cards: as many columns as fit, all of one width."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from badgedesk.app.look.card import BadgeCardDelegate
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.pictures import Pictures


def card_width(available: int, text_scale: float = 1.0) -> int:
    """Return the width of each card where ``available`` pixels are shared by as many columns as fit.

    Larger text makes cards wider, by half of what it grows.
    """
    grown = 1 + (text_scale - 1) / 2
    columns = max(1, int((available + PX.card_gap) // (PX.card_min * grown + PX.card_gap)))
    return min(round(PX.card_max * grown), (available - (columns - 1) * PX.card_gap) // columns)


class BadgeGrid(QListView):
    """Cards with arrows, Space and Enter.

    Signals:
        opened: `str`, the id of the card that was opened.
        remove_asked: the Delete key was pressed on a selection.
        drag_asked: the selected cards began to be dragged; only after `offer_files`.
        copy_asked: the selected cards' files are wanted on the clipboard; only after `offer_files`.
    """

    opened = Signal(str)
    remove_asked = Signal()
    drag_asked = Signal()
    copy_asked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = BadgeCardDelegate(theme, pictures, self)
        self._offers_files = False
        self._dragging = False
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        else:
            super().keyPressEvent(event)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self._dragging = True
        self.drag_asked.emit()

    def end_drag(self) -> None:
        """Forget that the mouse was dragging: its release went to the drag."""
        self._dragging = False
        self.setState(QAbstractItemView.State.NoState)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging and event.buttons() & Qt.MouseButton.LeftButton:
            event.accept()  # the drag begins in a moment; until then the view would mark cards with a rubber band
            return
        if self._dragging:
            self.end_drag()
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.end_drag()
        super().mouseReleaseEvent(event)

    def _fit(self) -> None:
        self._delegate.set_card_width(card_width(self.width() - 2 * PX.s5, self._theme.text_scale))
        self.setGridSize(self._delegate.cell)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(CardRole.ID)))

    def _repaint(self, _key: str) -> None:
        self.viewport().update()
