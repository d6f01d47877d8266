"""The register as a table, replaced as a whole."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from badgedesk.app.awards.cards import AwardRow
from badgedesk.app.look.roles import CardRole


class Column(IntEnum):
    """The columns, in the order shown."""

    RECIPIENT = 0
    BADGE = 1
    ISSUER = 2
    AWARDED = 3
    STATE = 4


_TITLES: Final = {
    Column.RECIPIENT: "Name",
    Column.BADGE: "Badge",
    Column.ISSUER: "Issuer",
    Column.AWARDED: "Date",
    Column.STATE: "State",
}


class RegisterModel(QAbstractTableModel):
    """Rows of `AwardRow`, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AwardRow, ...] = ()

    def replace(self, rows: tuple[AwardRow, ...]) -> None:
        """Show ``rows``."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == CardRole.VERDICT:
            return row.state if index.column() == Column.STATE else None
        if role == CardRole.ID:
            return row.id
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            texts = (row.recipient, row.badge, row.issuer, row.awarded, row.state.word)
            return texts[index.column()]
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[Column(section)]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        return None
