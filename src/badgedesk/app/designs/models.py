"""Cards of designs as a model, replaced as a whole."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from badgedesk.app.designs.cards import DesignCard
from badgedesk.app.look.roles import CardRole


class DesignsModel(QAbstractListModel):
    """Rows of `DesignCard` in the order they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DesignCard, ...] = ()

    def replace(self, rows: tuple[DesignCard, ...]) -> None:
        """Show ``rows``."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

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
            CardRole.SECOND: row.second,
            CardRole.VERDICT: row.verdict,
            CardRole.PICTURE: row.picture,
        }
        return answers.get(role)
