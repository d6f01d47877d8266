"""A list of people on its way to becoming a roster: cells as written, corrected one by one, read anew each time."""

import csv
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from badgedesk.app.awards.written_dates import OtherDates, other_dates
from badgedesk.app.widgets.words.dates import long_date, short_date
from badgedesk.app.widgets.words.plain import TEXT_LENGTH, shown
from badgedesk.awarding import Field, Roster, RowProblem, read_roster
from badgedesk.awarding.rosters.cells import DateOrder, in_order
from badgedesk.awarding.rosters.columns import count_known
from badgedesk.awarding.rosters.encodings import guess_encoding
from badgedesk.awarding.rosters.results import RESULT_MARK
from badgedesk.awarding.rosters.table import read_table
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.model.achievement import ResultDescription

TITLES: Final = {
    Field.NAME: "Name",
    Field.EMAIL: "E-mail",
    Field.AWARDED: "Date",
    Field.VALID_UNTIL: "Valid until",
    Field.EVIDENCE: "Evidence",
    Field.EVIDENCE_NARRATIVE: "About the evidence",
    Field.NARRATIVE: "Reason",
    Field.IDENTIFIER: "Number",
    Field.IDENTIFIER_TYPE: "Kind of number",
    Field.ID: "Own id",
    Field.LICENCE_NUMBER: "Licence number",
    Field.ROLE: "Role",
    Field.TERM: "Term",
    Field.CREDITS: "Credits",
    Field.LEVEL: "Level",
    Field.LANGUAGE: "Language",
    Field.ACTIVITY_START: "Began",
    Field.ACTIVITY_END: "Ended",
}
"""What the columns are called on screen, in the order they are shown."""
CORRECTABLE: Final = {
    str(field): TITLES[field]
    for field in (
        *(Field.AWARDED, Field.VALID_UNTIL, Field.NARRATIVE, Field.EVIDENCE, Field.EVIDENCE_NARRATIVE, Field.ROLE),
        *(Field.TERM, Field.LICENCE_NUMBER, Field.CREDITS, Field.ACTIVITY_START, Field.ACTIVITY_END, Field.ID),
    )
}
"""What can be said right of a standing award besides name and e-mail: titles by the names of the fields."""
DATES: Final = frozenset({Field.AWARDED, Field.VALID_UNTIL, Field.ACTIVITY_START, Field.ACTIVITY_END})
"""Fields that hold dates."""
_DATE_LENGTH: Final = len("2026-11-14")
_OTHER_DAY: Final = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", re.ASCII)
_MONTHS: Final = 12
_FIRST_ROW: Final = 2
"""A roster counts as spreadsheets do: its header is row 1."""
_NO_MAPPING: Final[Mapping[str, str]] = MappingProxyType({})
_EMPTY_ROW: Final = "This line is empty."


@dataclass(frozen=True, slots=True)
class Draft:
    """A table as the user has it now; ``mapping`` are columns named by hand, field to header."""

    name: str
    header: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    mapping: Mapping[str, str] = field(default_factory=lambda: _NO_MAPPING)
    sheet: str = ""
    """Name of the sheet in a workbook."""
    encoding: str = ""
    """The old encoding that its letters were read in; it may have been guessed."""
    source: bytes = field(default=b"", repr=False, compare=False)
    results: tuple[ResultDescription, ...] = ()
    """What the badge can report of a person."""

    def with_cell(self, row: int, place: int, text: str) -> "Draft":
        """Return the draft with another text in one cell."""
        cells = list(self.cells[row])
        cells += [""] * (place + 1 - len(cells))
        cells[place] = text
        return replace(self, cells=(*self.cells[:row], tuple(cells), *self.cells[row + 1 :]))

    def with_dates(self, places: Collection[int], order: DateOrder) -> "Draft":
        """Return the draft with the dates in these places of each line written year-month-day."""
        cells = tuple(
            tuple(in_order(cell, order) if place in places else cell for place, cell in enumerate(line))
            for line in self.cells
        )
        return replace(self, cells=cells)

    def with_column(self, name: str, header: str) -> "Draft":
        """Return the draft with another column for a field; an empty ``header`` leaves the field out."""
        return replace(self, mapping=MappingProxyType({**self.mapping, name: header}))

    def with_results(self, results: tuple[ResultDescription, ...]) -> "Draft":
        """Return the draft for a badge that reports other results; what was mapped to those that are gone goes too."""
        if results == self.results:
            return self
        names = {RESULT_MARK + result.name for result in results}
        kept = {name: header for name, header in self.mapping.items() if not _is_result(name) or name in names}
        return replace(self, results=results, mapping=MappingProxyType(kept))

    def titles(self) -> dict[str, str]:
        """Return everything that a column can give, with its title: the fields, then the results of the badge."""
        titles = {str(name): title for name, title in TITLES.items()}
        return titles | {RESULT_MARK + result.name: shown(result.name) for result in self.results}


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a list is read for: the card of the design and the id of the issuer, as far as they are chosen."""

    design: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class PeopleColumn:
    """One column that is read: which field, what it is called here, and its own header."""

    field: str
    title: str
    header: str
    place: int


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the list as it is shown; ``wrong`` are the places of wrong cells."""

    row: int
    texts: tuple[str, ...]
    """As written, by column."""
    shown: tuple[str, ...]
    wrong: frozenset[int] = frozenset()
    """Numbers of the columns that are wrong."""
    reason: str = ""
    before: str = ""
    """That this badge was awarded to this person before, and when; empty where it was not."""

    @property
    def ready(self) -> bool:
        """Whether the person can be awarded."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class People:
    """A draft after it was read: what it shows, and the roster where it can be used."""

    draft: Draft
    columns: tuple[PeopleColumn, ...] = ()
    persons: tuple[Person, ...] = ()
    roster: Roster | None = None
    fault: str = ""
    """Why the whole list cannot be used."""
    faulty: frozenset[int] = field(init=False)
    """The rows that cannot be awarded; found once, where the list is read, since the window asks for it often."""
    dates: OtherDates | None = field(init=False)
    """Dates in those rows that are written another way."""

    def __post_init__(self) -> None:
        """Find the faulty rows, and what of them a word about dates would mend."""
        object.__setattr__(self, "faulty", frozenset(person.row for person in self.persons if not person.ready))
        places = [at for at, column in enumerate(self.columns) if column.field in DATES]
        rows = (person.texts for person in self.persons if person.wrong.intersection(places))
        object.__setattr__(self, "dates", other_dates(rows, places))

    @property
    def ready(self) -> int:
        """How many people can be awarded."""
        return len(self.persons) - len(self.faulty)

    @property
    def awarded_before(self) -> int:
        """How many people have this badge already."""
        return sum(bool(person.before) for person in self.persons)

    @property
    def to_fix(self) -> int:
        """How many lines are still faulty."""
        return len(self.faulty)


def read_draft(name: str, data: bytes, encoding: str = "") -> Draft:
    """Return the table in a file; letters in an old encoding are read as ``encoding``, or as what they most likely are.

    Raises:
        InputError, LimitExceededError: what `badgedesk.awarding.read_roster` raises of the file as a whole.
    """
    known = partial(count_known, given=_NO_MAPPING)
    try:
        table = read_table(data, known, encoding or None)
    except InputError as error:
        if error.code is not Code.TEXT_NOT_UTF8 or encoding:
            raise
        encoding = guess_encoding(data)
        table = read_table(data, known, encoding)
    cells = tuple(line.cells for line in table.lines)
    return Draft(shown(name), table.header.cells, cells, sheet=shown(table.sheet), encoding=encoding, source=data)


def read_people(draft: Draft) -> People:
    """Return what a draft says of each person, and what is wrong with it."""
    from badgedesk.wording import fault_message

    try:
        roster = read_roster(_as_csv(draft), draft.mapping, results=draft.results)
    except BadgeDeskError as error:
        return People(draft, _columns_by_hand(draft), fault=fault_message(error).sentence)
    read = {str(name): header for name, header in roster.columns.items()}
    read |= {RESULT_MARK + name: header for name, header in roster.results.items()}
    columns = tuple(
        PeopleColumn(name, title, read[name], draft.header.index(read[name]))
        for name, title in draft.titles().items()
        if name in read
    )
    problems: dict[int, list[RowProblem]] = {}
    for problem in roster.problems:
        problems.setdefault(problem.row - _FIRST_ROW, []).append(problem)
    good = {row.number - _FIRST_ROW for row in roster.rows}
    domains = _domains(draft, columns)
    persons = tuple(
        _person(row, cells, columns, problems.get(row, []), domains, is_good=row in good)
        for row, cells in enumerate(draft.cells)
    )
    return People(draft, columns, persons, roster)


def with_standing(people: People, standing: Mapping[int, str]) -> People:
    """Return the people with those marked who have the badge already.

    Args:
        people: as read.
        standing: by the number of the row in the roster, when they got it, as the register writes it.
    """
    if not standing:
        return people
    persons = tuple(
        replace(person, before=f"Has had this badge since {_day_of(standing[person.row + _FIRST_ROW])}.")
        if person.row + _FIRST_ROW in standing
        else person
        for person in people.persons
    )
    return replace(people, persons=persons)


def _day_of(moment: str) -> str:
    try:
        return long_date(parse_time(moment))
    except InputError:
        return shown(moment)


def _is_result(name: str) -> bool:
    return name.startswith(RESULT_MARK)


def _person(
    row: int,
    cells: tuple[str, ...],
    columns: tuple[PeopleColumn, ...],
    problems: list[RowProblem],
    domains: tuple[str, ...],
    *,
    is_good: bool,
) -> Person:
    texts = tuple(cells[column.place] if column.place < len(cells) else "" for column in columns)
    faces = tuple(_face(text, column) for text, column in zip(texts, columns, strict=True))
    headers = {column.header: number for number, column in enumerate(columns)}
    wrong = frozenset(headers[problem.column] for problem in problems if problem.column in headers)
    reason = " ".join(dict.fromkeys(_sentence(problem, domains) for problem in problems))
    return Person(row, texts, faces, wrong, reason or ("" if is_good else _EMPTY_ROW))


def _sentence(problem: RowProblem, domains: tuple[str, ...]) -> str:
    from badgedesk.wording import code_message

    facts = dict(problem.facts)
    message = code_message(problem.code, {name: shown(value) for name, value in facts.items()})
    if problem.code is Code.ROSTER_EMAIL:
        meant = _meant(facts.get("value", ""), domains)
        return f"{message.sentence} Did you mean {meant}?" if meant else str(message)
    if problem.code is Code.ROSTER_DATE:
        meant = _meant_day(facts.get("value", ""))
        return f"{message.sentence} Did you mean {meant}?" if meant else str(message)
    return message.sentence if problem.code is Code.ROSTER_NAME else str(message)


def _meant(address: str, domains: tuple[str, ...]) -> str:
    """Return the address with the one domain of the list that its own begins."""
    name, at, begun = address.strip().partition("@")
    fitting = [domain for domain in domains if begun and domain.startswith(f"{begun.casefold().rstrip('.')}.")]
    return shown(f"{name}@{fitting[0]}") if name and at and len(fitting) == 1 else ""


def _meant_day(cell: str) -> str:
    """Return a day as a list has to have it, where day and month cannot be changed over; empty where they could be."""
    written = _OTHER_DAY.fullmatch(cell.strip())
    if written is None:
        return ""
    first, mark, second, year = int(written[1]), written[2], int(written[3]), int(written[4])
    day, month = (first, second) if mark == "." or first > _MONTHS else (second, first)
    if mark != "." and first <= _MONTHS and second <= _MONTHS and first != second:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _domains(draft: Draft, columns: tuple[PeopleColumn, ...]) -> tuple[str, ...]:
    place = next((column.place for column in columns if column.field == Field.EMAIL), None)
    if place is None:
        return ()
    addresses = (cells[place] for cells in draft.cells if place < len(cells))
    domains = (address.strip().casefold().rpartition("@")[2] for address in addresses)
    return tuple(dict.fromkeys(domain for domain in domains if "." in domain.strip(".")))


def _face(text: str, column: PeopleColumn) -> str:
    """Return a cell as it is shown: dates with the name of the month."""
    if column.field in DATES and len(text.strip()) == _DATE_LENGTH:
        try:
            return short_date(parse_time(f"{text.strip()}T12:00:00Z"))
        except InputError:
            return shown(text)
    return shown(text, TEXT_LENGTH)


def _columns_by_hand(draft: Draft) -> tuple[PeopleColumn, ...]:
    return tuple(
        PeopleColumn(name, title, draft.mapping[name], draft.header.index(draft.mapping[name]))
        for name, title in draft.titles().items()
        if draft.mapping.get(name) in draft.header
    )


def _as_csv(draft: Draft) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows((draft.header, *draft.cells))
    return written.getvalue().encode("utf-8")
