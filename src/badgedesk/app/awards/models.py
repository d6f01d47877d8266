"""The register and a list of people as tables, replaced as a whole."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from badgedesk.app.awards.cards import AwardRow
from badgedesk.app.awards.draft import People, Person
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.roster import PersonRole
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.widgets.lists.rows_table import Cells, RowsModel


class Column(IntEnum):
    """The columns, in the order shown."""

    RECIPIENT = 0
    BADGE = 1
    ISSUER = 2
    AWARDED = 3
    STATE = 4


_TITLES: Final = ("Name", "Badge", "Issuer", "Date", "State")


class RegisterModel(RowsModel[AwardRow]):
    """Rows of `AwardRow`, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_TITLES, Column.STATE, _cells_of, parent)


def _cells_of(row: AwardRow) -> Cells:
    return Cells((row.recipient, row.badge, row.issuer, row.awarded, row.state.word), row.id, row.state)


_READY: Final = Verdict(Tone.PASS, "Ready")
_TO_FIX: Final = Verdict(Tone.FAIL, "Fix this row")
_BEFORE: Final = Verdict(Tone.WARN, "Awarded before")
_NUMBER_ALIGNMENT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PeopleModel(QAbstractTableModel):
    """Number, the columns that are read, and the state of each person; cells can be written.

    Signals:
        edited: `int` row of the list, `int` column among those read, `str` new text.
    """

    edited = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: People | None = None
        self._persons: tuple[Person, ...] = ()
        self._numbers: Sequence[int] = ()
        """The lines of the list that are shown; a `range` where all are, so that nobody looks through 20,000."""

    def replace(self, people: People | None, rows: frozenset[int] | None = None) -> None:
        """Show ``people``, or only those in ``rows``; the same lines again keep selection and place."""
        persons = people.persons if people else ()
        if rows is not None:
            persons = tuple(person for person in persons if person.row in rows)
        numbers = range(len(persons)) if rows is None else tuple(person.row for person in persons)
        before = (self._people.columns if self._people else (), self._numbers)
        after = (people.columns if people else (), numbers)
        self._numbers = numbers
        if before == after and persons:
            self._people, self._persons = people, persons
            self.dataChanged.emit(self.index(0, 0), self.index(len(persons) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._people, self._persons = people, persons
        self.endResetModel()

    def person(self, row: int) -> Person:
        """Return the person shown in ``row``."""
        return self._persons[row]

    def faulty_rows(self) -> frozenset[int]:
        """Return the rows that cannot be awarded."""
        faulty = self._people.faulty if self._people else frozenset()
        if len(self._persons) == len(self._people.persons if self._people else ()):
            return faulty  # all are shown, and a person's row is its place
        return frozenset(row for row, person in enumerate(self._persons) if person.row in faulty)

    def wrong_cells(self) -> list[tuple[int, int]]:
        """Return row and column of every wrong cell, in reading order."""
        rows = sorted(self.faulty_rows())
        return [(row, column + 1) for row in rows for column in sorted(self._persons[row].wrong)]

    def is_wrong(self, index: QModelIndex) -> bool:
        """Return whether that very cell is wrong."""
        return bool(self.data(index, PersonRole.WRONG))

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._persons)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() or self._people is None else len(self._people.columns) + 2

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._is_text(index.column()) else flags

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._persons) or self._people is None:
            return None
        person, column = self._persons[index.row()], index.column()
        if role == PersonRole.FAULTY:
            return not person.ready
        if role == PersonRole.REASON:
            return person.reason
        if not self._is_text(column):
            return self._edge(person, column, role)
        if role == PersonRole.WRONG:
            return column - 1 in person.wrong
        if role == PersonRole.HINT:
            return f"Type the {self._people.columns[column - 1].title.lower()}"
        if role == Qt.ItemDataRole.EditRole:
            return person.texts[column - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.shown[column - 1]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = person.shown[column - 1] or "empty"
            return f"{text}. {person.reason}" if column - 1 in person.wrong else text
        return None

    @override
    def setData(
        self, index: QModelIndex | QPersistentModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self._is_text(index.column()):
            return False
        self.edited.emit(self._persons[index.row()].row, index.column() - 1, str(value))
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or self._people is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBER_ALIGNMENT if section == 0 else Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        if role == Qt.ItemDataRole.DisplayRole:
            titles = ("#", *(column.title for column in self._people.columns), "State")
            return titles[section] if section < len(titles) else None
        return None

    def _is_text(self, column: int) -> bool:
        return self._people is not None and 1 <= column <= len(self._people.columns)

    def _edge(self, person: Person, column: int, role: int) -> object:
        """Answer for the first column, the number, and the last one, the state."""
        verdict = _TO_FIX if not person.ready else _BEFORE if person.before else _READY
        if column == 0:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _NUMBER_ALIGNMENT
            texts = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return str(person.row + 1) if role in texts else None
        if role == CardRole.VERDICT:
            return verdict
        if role == Qt.ItemDataRole.DisplayRole:
            return verdict.word
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{verdict.word}. {person.reason or person.before}".strip()
        return (person.before or None) if role == Qt.ItemDataRole.ToolTipRole else None
