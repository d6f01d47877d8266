"""The wallet's cards as a model, replaced as a whole."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from badgedesk.app.look.roles import CardRole
from badgedesk.app.wallet.outgoing import OutFile
from badgedesk.app.wallet.sheets import BadgeRow


class BadgesModel(QAbstractListModel):
    """Rows of `BadgeRow` in the order they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BadgeRow, ...] = ()

    def replace(self, rows: tuple[BadgeRow, ...]) -> None:
        """Show ``rows``; where the same badges stay, selection and place stay too."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def find(self, id_: str) -> QModelIndex:
        """Return the index of the badge ``id_``, or an invalid one."""
        for number, row in enumerate(self._rows):
            if row.id == id_:
                return self.index(number)
        return QModelIndex()

    def files(self, ids: Iterable[str]) -> tuple[OutFile, ...]:
        """Return the files that stand behind the badges ``ids``, in that order."""
        behind = {row.id: row.out for row in self._rows}
        return tuple(file for id_ in ids if (file := behind.get(id_)) is not None)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken(),
            CardRole.ID: row.id,
            CardRole.NAME: row.name,
            CardRole.SECOND: row.issuer,
            CardRole.VERDICT: row.verdict,
            CardRole.PICTURE: row.picture,
        }
        return answers.get(role)
