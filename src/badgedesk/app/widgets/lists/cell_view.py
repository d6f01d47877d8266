"""A list or grid whose cells are all of one size: where each lies follows from its number, however many there are."""

from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QCursor, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QRubberBand,
    QStyle,
    QStyleOptionRubberBand,
    QStyleOptionViewItem,
)
from typing_extensions import override

_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_STATES: Final = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver


class CellView(QListView):
    """Cells side by side, as many in a row as fit, or one in each row.

    Qt's own list lays out every item anew at each change of size, which takes a tenth of a second for 50,000.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cell = QSize(1, 1)
        self._single = False
        self._pressed = self._held = QPoint()
        """Where the mouse was pressed and where it is now, on the whole list."""
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_cell(self, cell: QSize, *, single: bool) -> None:
        """Make every cell of this size; ``single`` puts one in each row."""
        if (cell, single) != (self._cell, self._single):
            self._cell, self._single = cell, single
            self.doItemsLayout()

    @property
    def columns(self) -> int:
        """How many cells stand in a row."""
        return 1 if self._single else max(1, self.viewport().width() // self._cell.width())

    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0

    def _lines(self) -> int:
        return -(-self._count() // self.columns)

    def _place(self, row: int) -> QRect:
        """Return where the cell of a row of the model lies in what is seen."""
        line, column = divmod(row, self.columns)
        if self.isRightToLeft():
            left = self.viewport().width() - (column + 1) * self._cell.width()
        else:
            left = column * self._cell.width()
        return QRect(QPoint(left, line * self._cell.height() - self.verticalOffset()), self._cell)

    def _rows_in(self, rect: QRect) -> list[int]:
        """Return the rows whose cells a part of what is seen touches."""
        top = max(0, (rect.top() + self.verticalOffset()) // self._cell.height())
        bottom = min(self._lines() - 1, (rect.bottom() + self.verticalOffset()) // self._cell.height())
        rows = range(top * self.columns, min(self._count(), (bottom + 1) * self.columns))
        return [row for row in rows if self._place(row).intersects(rect)]

    @override
    def doItemsLayout(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    @override
    def updateGeometries(self) -> None:
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._lines() * self._cell.height() - height))

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def visualRect(self, index: _Index) -> QRect:
        return self._place(index.row()) if index.isValid() else QRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        rows = self._rows_in(QRect(point, QSize(1, 1)))
        return self.model().index(rows[0], 0) if rows else QModelIndex()

    @override
    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        rect, height, bar = self.visualRect(index), self.viewport().height(), self.verticalScrollBar()
        if hint is _Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif hint is _Hint.PositionAtTop or rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif hint is _Hint.PositionAtBottom or rect.bottom() >= height:
            bar.setValue(bar.value() + min(rect.top(), rect.bottom() + 1 - height))

    @override
    def moveCursor(self, cursorAction: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count = self._count()
        if not count:
            return QModelIndex()
        now = self.currentIndex().row()
        if now < 0:
            return self.model().index(0, 0)
        ahead = -1 if self.isRightToLeft() else 1
        page = max(1, self.viewport().height() // self._cell.height()) * self.columns
        steps = {
            _Move.MoveLeft: -ahead,
            _Move.MoveRight: ahead,
            _Move.MovePrevious: -1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -self.columns,
            _Move.MoveDown: self.columns,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -count,
            _Move.MoveEnd: count,
        }
        to = now + steps[cursorAction]
        if cursorAction in {_Move.MoveUp, _Move.MoveDown} and not 0 <= to < count:
            to = now  # above the first line and below the last there is nothing
        return self.model().index(min(max(to, 0), count - 1), 0)

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what a rubber band touches; else all from the cell at one corner to the cell at the other."""
        chosen = QItemSelection()
        if self._has_band():
            for row in self._rows_in(rect.normalized()):
                chosen.select(self.model().index(row, 0), self.model().index(row, 0))
        else:
            corners = (self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight()))
            ends = sorted((index for index in corners if index.isValid()), key=QModelIndex.row)
            if ends:
                chosen.select(ends[0], ends[-1])
        self.selectionModel().select(chosen, command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())  # what is seen is painted quickly, however much is selected

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._held = event.position().toPoint() + QPoint(0, self.verticalOffset())
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._held = event.position().toPoint() + QPoint(0, self.verticalOffset())
        super().mouseMoveEvent(event)
        if self._has_band():
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        usual: QStyle.StateFlag = option.state & ~_STATES
        current = self.currentIndex() if self.hasFocus() else QModelIndex()
        under = self.viewport().mapFromGlobal(QCursor.pos())
        hovered = self.indexAt(under) if self.viewport().underMouse() else QModelIndex()
        stale = event.region()
        for row in self._rows_in(event.rect()):
            place = self._place(row)
            if not stale.intersects(place):
                continue
            index = self.model().index(row, 0)
            option.rect = place
            option.state = usual
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index == current:
                option.state |= QStyle.StateFlag.State_HasFocus
            if index == hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            self.itemDelegate().paint(painter, option, index)
        if self._has_band():
            band = QStyleOptionRubberBand()
            band.initFrom(self)
            band.shape = QRubberBand.Shape.Rectangle
            band.opaque = False
            band.rect = QRect(self._pressed, self._held).normalized().translated(0, -self.verticalOffset())
            self.style().drawControl(QStyle.ControlElement.CE_RubberBand, band, painter, self)
        painter.end()

    def _has_band(self) -> bool:
        return self.state() is QAbstractItemView.State.DragSelectingState
