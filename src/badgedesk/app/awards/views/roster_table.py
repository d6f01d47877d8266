"""The table of people: wrong cells are open fields, the reason stands below the row."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from badgedesk.app.awards.models import PeopleModel
from badgedesk.app.look.roster import PersonRole, RosterDelegate, paint_reason, roster_heights
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_TRIGGERS = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class RosterTable(QTableView):
    """Edits cells in place; Enter opens a cell, F8 goes to the next wrong one.

    Signals:
        person_chosen: `int`, the row of the list that the keyboard or mouse went to.
    """

    person_chosen = Signal(int)

    def __init__(self, theme: Theme, model: PeopleModel) -> None:
        super().__init__()
        self._theme, self._people = theme, model
        self._tall: frozenset[int] = frozenset()
        self.setModel(model)
        self.setItemDelegate(RosterDelegate(theme, self))
        self.setAccessibleName("People")
        self.viewport().setAccessibleName("People")
        self.setProperty("ring", False)
        self.setShowGrid(False)
        self.setEditTriggers(_TRIGGERS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(PX.control_small)
        header = self.horizontalHeader()
        header.setFont(theme.font(Role.SMALL_STRONG))
        header.setHighlightSections(False)
        header.setFixedHeight(roster_heights(theme).row)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        model.modelReset.connect(self._lay_out)
        model.dataChanged.connect(lambda *_: self._set_heights())
        self.clicked.connect(self._open_wrong)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.tokens_changed.connect(self.viewport().update)

    def go_to_wrong(self) -> bool:
        """Open the next wrong cell, from the first one again after the last; say whether there is one."""
        start = self.currentIndex()
        cells = self._people.wrong_cells()
        if not cells:
            return False
        after = [cell for cell in cells if cell > (start.row(), start.column())]
        row, column = (after or cells)[0]
        index = self._people.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_F8:
            self.go_to_wrong()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not editing and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        heights = roster_heights(self._theme)
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = self._people.rowCount() - 1 if last < 0 else last
        if first < 0:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.columnViewportPosition(1) + PX.s3
        for row in range(first, last + 1):
            reason = self._people.index(row, 0).data(PersonRole.REASON)
            if reason:
                top = self.rowViewportPosition(row) + heights.row
                line = QRect(left, top, self.viewport().width() - left, heights.reason)
                paint_reason(painter, line, str(reason), self._theme)
        painter.end()

    def _lay_out(self) -> None:
        """Begin with low rows: the heights of the list that was here before stay where nobody changes them."""
        low = roster_heights(self._theme).row
        self.verticalHeader().setDefaultSectionSize(low)
        for row in self._tall:
            if row < self._people.rowCount():
                self.setRowHeight(row, low)
        self._tall = frozenset()
        self._set_heights()
        self._share_width()

    def _set_heights(self) -> None:
        """Make room for the reasons; only rows that became faulty or good are touched."""
        heights = roster_heights(self._theme)
        faulty = self._people.faulty_rows()
        for row in self._tall - faulty:
            self.setRowHeight(row, heights.row)
        for row in faulty - self._tall:
            self.setRowHeight(row, heights.row + heights.reason)
        self._tall = faulty

    def _share_width(self) -> None:
        """Give every column what its head and cells want, and share what is left among the columns of text."""
        count = self._people.columnCount()
        if not count:
            return
        metrics = QFontMetrics(self._theme.font(Role.BODY))
        longest = max(map(metrics.horizontalAdvance, ("Fix this row", "Awarded before")))
        state = max(PX.cell_state, longest + self._theme.grown(PX.icon) + PX.s6)
        wanted = [self._wanted(column, metrics) for column in range(1, count - 1)]
        rest = self.viewport().width() - PX.cell_number - state - sum(wanted)
        share = max(0, rest) // max(1, len(wanted))
        state += max(0, rest) - share * len(wanted)
        for column, width in enumerate((PX.cell_number, *(width + share for width in wanted), state)):
            self.setColumnWidth(column, width)

    def _wanted(self, column: int, metrics: QFontMetrics) -> int:
        """Return what a column wants, measured on its first rows."""
        rows = range(min(self._people.rowCount(), 60))
        texts = {str(self._people.index(row, column).data() or "") for row in rows}
        texts.add(str(self._people.headerData(column, Qt.Orientation.Horizontal)))
        return min(PX.card_max, max(map(metrics.horizontalAdvance, texts)) + PX.s5)

    def _open_wrong(self, index: QModelIndex) -> None:
        if self._people.is_wrong(index):
            self.edit(index)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.person_chosen.emit(self._people.person(current.row()).row)
