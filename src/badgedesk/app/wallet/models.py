"""The wallet's cards as a model: all ids, and the rows of those that were in sight lately."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from typing_extensions import override

from badgedesk.app.look.roles import CardRole
from badgedesk.app.wallet.outgoing import OutBadge, OutFile
from badgedesk.app.wallet.sheets import BadgeRow

_AT_ONCE: Final = 200
_HELD: Final = 4_000
"""Rows kept; those in sight longest ago give way."""


class BadgesModel(QAbstractListModel):
    """Badges in the order they are shown; a row that was not read yet is asked for when it comes into sight.

    Signals:
        wanted: tuple of `str`, ids of badges whose rows are to be read.
    """

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._places: dict[str, int] = {}
        self._rows: OrderedDict[str, BadgeRow] = OrderedDict()
        self._missing: set[int] = set()
        self._asked: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    def replace(self, rows: tuple[BadgeRow, ...], found: int = 0) -> None:
        """Show ``rows``, the first of ``found`` badges; where the same stay, selection and place stay too."""
        wanted = tuple(row.id for row in rows)
        self._asked.clear()
        if wanted == self._ids[: len(wanted)] and (found or len(wanted)) == len(self._ids):
            self._rows = OrderedDict((row.id, row) for row in rows)  # what lies further down is read anew
            self.change_all()
            return
        self.beginResetModel()
        self._take(wanted)
        self._rows = OrderedDict((row.id, row) for row in rows)
        self.endResetModel()

    def extend(self, ids: tuple[str, ...]) -> None:
        """Show the badges that follow, too, or no longer those that are gone."""
        known = len(self._ids)
        if ids[:known] != self._ids:
            self.beginResetModel()
            self._take(ids)
            self.endResetModel()
        elif len(ids) > known:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._take(ids)
            self.endInsertRows()

    def fill(self, rows: tuple[BadgeRow, ...]) -> None:
        """Take in rows that were asked for."""
        places = []
        for row in rows:
            self._asked.discard(row.id)
            if row.id in self._places:
                self._rows[row.id] = row
                self._rows.move_to_end(row.id)
                places.append(self._places[row.id])
        while len(self._rows) > _HELD:
            self._rows.popitem(last=False)
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))

    def change_all(self) -> None:
        """Say that every row may look other than before."""
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def find(self, id_: str) -> QModelIndex:
        """Return the index of the badge ``id_``, or an invalid one."""
        place = self._places.get(id_)
        return QModelIndex() if place is None else self.index(place)

    def files(self, ids: Iterable[str]) -> tuple[OutFile, ...]:
        """Return the files that stand behind the badges ``ids``, in that order; none where one was not read yet."""
        return tuple(badge.out for badge in self.outgoing(ids))

    def outgoing(self, ids: Iterable[str]) -> tuple[OutBadge, ...]:
        """Return the badges ``ids`` as they are shown elsewhere, as `files` does."""
        wanted = tuple(ids)
        self._missing.update(self._places[id_] for id_ in wanted if id_ in self._places and id_ not in self._rows)
        if self._missing:
            self._soon.start()
            return ()
        rows = (self._rows.get(id_) for id_ in wanted)
        return tuple(
            OutBadge(row.out, row.picture, row.verdict) for row in rows if row is not None and row.out is not None
        )

    def with_moved(self, ids: tuple[str, ...], gap: int) -> tuple[str, ...]:
        """Return all ids as they stand once ``ids`` were moved before the badge in place ``gap``."""
        moved = set(ids)
        before = [id_ for id_ in self._ids[:gap] if id_ not in moved]
        behind = [id_ for id_ in self._ids[gap:] if id_ not in moved]
        return (*before, *ids, *behind)

    def ids_of(self, indexes: Iterable[QModelIndex]) -> tuple[str, ...]:
        """Return the ids of badges, in the order shown."""
        return tuple(self._ids[row] for row in sorted(index.row() for index in indexes))

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._ids)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        id_ = self._ids[index.row()]
        if role == CardRole.ID:
            return id_
        row = self._rows.get(id_)
        if row is None:
            self._want(index.row())
            return "Still being read" if role == Qt.ItemDataRole.AccessibleTextRole else None
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken(),
            CardRole.NAME: row.name,
            CardRole.SECOND: row.issuer,
            CardRole.VERDICT: row.verdict,
            CardRole.PICTURE: row.picture,
            CardRole.AWARDED: row.awarded,
            CardRole.ENDS: row.ends,
        }
        return answers.get(role)

    def _take(self, ids: tuple[str, ...]) -> None:
        self._ids = ids
        self._places = {id_: place for place, id_ in enumerate(ids)}

    def _want(self, place: int) -> None:
        if self._ids[place] not in self._asked:
            self._missing.add(place)
            self._soon.start()

    def _ask(self) -> None:
        """Ask for what came into sight, and for its neighbours."""
        places, self._missing = self._missing, set()
        spread = {near for place in places for near in range(place - _AT_ONCE // 8, place + _AT_ONCE // 8)}
        wanted = [
            self._ids[place]
            for place in sorted(spread)
            if 0 <= place < len(self._ids) and self._ids[place] not in self._rows
        ]
        fresh = tuple(id_ for id_ in wanted if id_ not in self._asked)
        self._asked.update(fresh)
        for start in range(0, len(fresh), _AT_ONCE):
            self.wanted.emit(fresh[start : start + _AT_ONCE])
