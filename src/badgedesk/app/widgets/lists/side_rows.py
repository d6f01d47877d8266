"""The rows of a side list and their model."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from badgedesk.app.look.states import ICONS, Tone


@dataclass(frozen=True, slots=True)
class SideRow:
    """One thing to show, or with an empty ``id`` a heading."""

    id: str
    label: str
    icon: str = ""
    count: int | None = None
    tone: Tone | None = None
    """A state to show in place of the icon, and the word that says it to a screen reader."""
    word: str = ""
    tip: str = ""
    """What more there is to know of it, for those who point at it or listen."""

    def shown_icon(self) -> str:
        """Return the icon: that of the state, where there is one."""
        return ICONS[self.tone] if self.tone is not None else self.icon

    def spoken(self) -> str:
        """Return what a screen reader says for the row."""
        number = "" if self.count is None else str(self.count)
        return ", ".join(filter(None, (self.label, self.word, number)))


class SideRole(IntEnum):
    """What the model answers besides the display role."""

    ROW = Qt.ItemDataRole.UserRole + 1


class SideModel(QAbstractListModel):
    """The rows of a side list, replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SideRow, ...] = ()

    def replace(self, rows: tuple[SideRow, ...]) -> None:
        """Show ``rows``; where only counts changed, nothing is selected anew."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def find(self, id_: str) -> QModelIndex:
        """Return the index of the row ``id_``, or an invalid one."""
        for number, row in enumerate(self._rows):
            if row.id == id_:
                return self.index(number)
        return QModelIndex()

    def id_at(self, index: QModelIndex) -> str:
        """Return the id of the row at ``index``; empty for none and for headings."""
        return self._rows[index.row()].id if index.isValid() and index.row() < len(self._rows) else ""

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == SideRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return row.tip
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self._rows[index.row()].id:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
