"""The list of people in a new award: read from a file, corrected cell by cell, with every step undone on demand."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.awards.bench import AwardBench
from badgedesk.app.awards.draft import DATES, TITLES, Draft, People, Purpose
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.awarding.rosters.cells import DateOrder
from badgedesk.awarding.rosters.encodings import OLD_ENCODINGS
from badgedesk.core.errors import BadgeDeskError

_STEPS: Final = 200
"""Most steps that can be undone."""
_OLD_LETTERS: Final = Message(
    Tone.WARN,
    "The letters of this list are in an old encoding. Look at the names, and choose another below if they are wrong.",
)


class PeopleDesk(QObject):
    """Holds the draft; each change is read anew on a worker, and only the latest reading counts.

    Signals:
        changed: `People` or None, the list as it now is.
        opened: a list was read from a file.
        told: `Message`.
    """

    changed = Signal(object)
    opened = Signal()
    told = Signal(object)

    def __init__(self, jobs: Jobs, bench: AwardBench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._bench = jobs, bench
        self._draft: Draft | None = None
        self._people: People | None = None
        self._done: list[Draft] = []
        self._undone: list[Draft] = []
        self._purpose = Purpose()

    @property
    def people(self) -> People | None:
        """The list as it was last read."""
        return self._people

    @property
    def settled(self) -> bool:
        """Whether the reading is that of the latest change."""
        return self._people is not None and self._people.draft is self._draft

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._undone)

    def open(self, file: Path) -> None:
        """Read a list from a file, in place of the one that is here."""
        purpose = self._purpose
        self._jobs.run(lambda _: self._bench.read(file, purpose), self._take, self._tell_fault)

    def paste(self, text: str, name: str = "Pasted list") -> None:
        """Read a list from text as a spreadsheet copies it, in place of the one that is here."""
        data, purpose = text.encode("utf-8", "replace"), self._purpose
        self._jobs.run(lambda _: self._bench.read_bytes(name, data, purpose=purpose), self._take, self._tell_fault)

    def award(self, purpose: Purpose) -> None:
        """Read the list for what is to be awarded by whom: its results, and who has the badge already."""
        if purpose != self._purpose:
            self._purpose = purpose
            if self._draft is not None:
                self._read(self._draft)

    def read_letters(self, encoding: str) -> None:
        """Read the file again with its letters in another old encoding; corrections are lost."""
        draft, purpose = self._draft, self._purpose
        if draft is not None and draft.source:
            self._jobs.run(
                lambda _: self._bench.read_bytes(draft.name, draft.source, encoding, purpose),
                self._take,
                self._tell_fault,
            )

    def edit(self, row: int, column: int, text: str) -> None:
        """Write ``text`` into a cell."""
        if self._draft is not None and self._people is not None:
            place = self._people.columns[column].place
            self._change(self._draft.with_cell(row, place, text))

    def map(self, field: str, header: str) -> None:
        """Read a field from another column; an empty ``header`` leaves it out."""
        if self._draft is not None:
            self._change(self._draft.with_column(field, header))

    def use(self, field: str, header: str) -> None:
        """Read a field from a column that another field may have had: that one is left out then."""
        if self._draft is None or self._people is None:
            return
        draft = self._draft
        for column in self._people.columns:
            if column.header == header and column.field != field:
                draft = draft.with_column(column.field, "")
        self._change(draft.with_column(field, header))

    def read_dates(self, order: str) -> None:
        """Take all dates of the list as written in this `DateOrder`."""
        if self._draft is not None and self._people is not None:
            places = {column.place for column in self._people.columns if column.field in DATES}
            self._change(self._draft.with_dates(places, DateOrder(order)))

    def undo(self) -> None:
        """Take the last change back."""
        if self._done and self._draft is not None:
            self._undone.append(self._draft)
            self._read(self._done.pop())

    def redo(self) -> None:
        """Make the change again that was taken back."""
        if self._undone and self._draft is not None:
            self._done.append(self._draft)
            self._read(self._undone.pop())

    def clear(self) -> None:
        """Forget the list."""
        self._draft = self._people = None
        self._done, self._undone = [], []
        self.changed.emit(None)

    def encodings(self) -> tuple[tuple[str, str], ...]:
        """Return the old encodings a list can be read in, each with its title."""
        return tuple(OLD_ENCODINGS.items())

    def free_fields(self) -> tuple[tuple[str, str], ...]:
        """Return the fields that no column gives, each with its title."""
        taken = {column.field for column in self._people.columns} if self._people else set()
        titles = self._draft.titles() if self._draft else TITLES
        return tuple((name, title) for name, title in titles.items() if name not in taken)

    def _take(self, people: People) -> None:
        self._done, self._undone = [], []
        self._draft = people.draft
        self._show(people)
        self.opened.emit()
        if people.draft.encoding:
            self.told.emit(_OLD_LETTERS)

    def _change(self, draft: Draft) -> None:
        if self._draft is None or draft == self._draft:
            return
        self._done.append(self._draft)
        del self._done[:-_STEPS]
        self._undone.clear()
        self._read(draft)

    def _read(self, draft: Draft) -> None:
        self._draft = draft
        purpose = self._purpose

        def done(people: People) -> None:
            if draft is self._draft and purpose == self._purpose:
                self._draft = people.draft
                self._show(people)

        self._jobs.run(lambda _: self._bench.read_again(draft, purpose), done, self._tell_fault)

    def _show(self, people: People) -> None:
        self._people = people
        self.changed.emit(people)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
