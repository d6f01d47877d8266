"""Tables of rows that are looked at as a whole, such as the register: their model and their view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Verdict
from badgedesk.app.look.table import RowDelegate
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

Row = TypeVar("Row")

_ROLES: Final = {
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
    int(CardRole.VERDICT),
    int(CardRole.ID),
}
_LOOKED_AT: Final = 40
"""How many rows say how wide a column must be; a table that is not shown yet would ask all."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What a table shows of one row: a text for each column, its id, its state, and what is read out of every cell."""

    texts: tuple[str, ...]
    key: str
    verdict: Verdict
    spoken: str = ""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows that are replaced as a whole.

    Args:
        titles: of the columns, in the order shown.
        state: the column of the verdict.
        cells: says what is shown of a row.
        parent: owner.
    """

    def __init__(
        self, titles: Sequence[str], state: IntEnum, cells: Callable[[Row], Cells], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._titles, self._state, self._cells = tuple(titles), state, cells
        self._rows: tuple[Row, ...] = ()

    def replace(self, rows: tuple[Row, ...]) -> None:
        """Show ``rows``."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return a row by its place."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self._titles)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or role not in _ROLES:
            return None
        cells = self._cells(row)
        if role == CardRole.VERDICT:
            return cells.verdict if index.column() == self._state else None
        if role == CardRole.ID:
            return cells.key
        text = cells.texts[index.column()]
        return cells.spoken or text if role == Qt.ItemDataRole.AccessibleTextRole else text

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        return None


class RowsTable(QTableView):
    """A table of which one row is chosen.

    Args:
        theme: of the window.
        model: its rows.
        name: what the table holds, read out.
        fitted: the columns that are as wide as what they hold; the others share what is left.
    """

    def __init__(self, theme: Theme, model: QAbstractTableModel, name: str, fitted: Sequence[IntEnum]) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.viewport().setAccessibleName(name)
        self.setProperty("ring", False)
        self.setProperty("kind", "register")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(PX.row_table, theme.line(Role.BODY) + PX.s3))
        header = self.horizontalHeader()
        header.setFont(theme.font(Role.SMALL_STRONG))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(_LOOKED_AT)
        for column in fitted:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        theme.tokens_changed.connect(self.viewport().update)
