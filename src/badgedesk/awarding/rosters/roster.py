"""Rosters: who is to be awarded, read from a table. A bad row is a value beside the good ones, never an end."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256
from types import MappingProxyType
from typing import Final, TypeVar

from badgedesk.awarding.rosters.cells import (
    DateOrder,
    in_order,
    is_blank,
    parse_credits,
    parse_day_end,
    parse_email,
    parse_identifier_type,
    parse_language,
    parse_moment,
    parse_person_id,
    parse_text,
    parse_web_addresses,
)
from badgedesk.awarding.rosters.columns import Field, count_known, match_columns
from badgedesk.awarding.rosters.results import match_results, parse_result
from badgedesk.awarding.rosters.table import Line, read_table
from badgedesk.core.errors import Code, InputError, plain
from badgedesk.core.model.achievement import Identifier, ResultDescription
from badgedesk.core.model.award import Evidence, Recipient, Result

_NO_MAPPING: Final[Mapping[str, str]] = MappingProxyType({})
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row is not awarded. ``row`` counts as the spreadsheet does: the header of a plain list is row 1."""

    row: int
    column: str | None
    """Header of the column, where one is at fault."""
    code: Code
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of a roster and what is said of the award; empty cells are None. Times are in UTC."""

    number: int
    recipient: Recipient
    awarded_at: datetime | None = None
    valid_until: datetime | None = None
    narrative: str | None = None
    evidence: tuple[Evidence, ...] = ()
    credits_earned: float | None = None
    licence_number: str | None = None
    role: str | None = None
    term: str | None = None
    activity_start: datetime | None = None
    activity_end: datetime | None = None
    language: str | None = None
    level: str | None = None
    """Stands in the place of the design's level, in the picture of this person."""
    results: tuple[Result, ...] = ()

    @property
    def person(self) -> tuple[str, str, str]:
        """What tells people apart: own identifiers, e-mail address and name, without differences in writing."""
        other = self.recipient.other.identifier if self.recipient.other else None
        return (
            folded(self.recipient.id or other),
            folded(self.recipient.email),
            folded(self.recipient.name),
        )


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as read: the good rows and the problems of the others, both in the order of the file.

    Attributes:
        columns: the header of the column that each field was read from.
        results: the header of the column that each result was read from, by the name of the result.
        unused: headers of columns that were not read.
        sha256: of the file, in hex.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[RowProblem, ...]
    columns: Mapping[Field, str] = field(compare=False)
    unused: tuple[str, ...] = ()
    sha256: str = ""
    results: Mapping[str, str] = field(default_factory=lambda: _NO_MAPPING, compare=False)


def read_roster(
    data: bytes,
    mapping: Mapping[str, str] = _NO_MAPPING,
    encoding: str | None = None,
    results: Sequence[ResultDescription] = (),
    dates: DateOrder = DateOrder.YEAR_FIRST,
) -> Roster:
    """Return the people in a list.

    Names and other texts are kept exactly as they stand in the cell, blanks, formulas and invisible characters
    included; addresses, dates and numbers lose the blanks at their ends. A person needs a name; in a list without a
    column of names, an e-mail address.

    Args:
        data: the whole file, at most ``limits.ROSTER_BYTES``: XLSX, XLS, ODS, vCard, or CSV.
        mapping: ``Field`` (or a header known for it) to header, for columns that do not speak for themselves.
        encoding: of a text that is neither UTF-8 nor marked UTF-16.
        results: what the achievement can report of a person; a column with the name of one holds it.
        dates: how dates are written, besides year-month-day.

    Raises:
        InputError: what makes the whole list unusable: ``ROSTER_COLUMN``, and what `table.read_table` raises.
        LimitExceededError: as `table.read_table`.
        UsageError: `Code.USAGE`, for a mapping of an unknown field, or an unknown encoding.
    """
    table = read_table(data, partial(count_known, given=mapping), encoding)
    places = match_columns(table.header.cells, mapping)
    columns = {name: table.header.cells[place] for name, place in places.items()}
    header = table.header.cells
    results_at = match_results(header, mapping, frozenset(places.values()), results)
    reader = _RowReader(_Columns(places, results_at, header, dates))
    for line in table.lines:
        reader.read(line)
    used = {*places.values(), *results_at}
    unused = tuple(cell for place, cell in enumerate(header) if place not in used and cell)
    named = {result.name: header[place] for place, result in results_at.items()}
    return Roster(tuple(reader.rows), tuple(reader.problems), columns, unused, sha256(data).hexdigest(), named)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which place holds what, and how dates are written."""

    fields: Mapping[Field, int]
    results: Mapping[int, ResultDescription]
    header: tuple[str, ...]
    dates: DateOrder


class _RowReader:
    """Reads one row after the other and keeps the good ones apart from the problems."""

    def __init__(self, columns: _Columns) -> None:
        self.rows: list[RosterRow] = []
        self.problems: list[RowProblem] = []
        self._columns = columns
        self._seen: dict[tuple[str, str, str], int] = {}

    def read(self, line: Line) -> None:
        reader = _LineReader(line, self._columns)
        row = reader.row()
        if not reader.problems:
            reader.check_order(row)
            self._check_first(row, reader)
        self.problems += reader.problems
        if not reader.problems:
            self.rows.append(row)

    def _check_first(self, row: RosterRow, reader: "_LineReader") -> None:
        first = self._seen.setdefault(row.person, row.number)
        if first != row.number:
            reader.add(None, Code.ROSTER_DUPLICATE, first_row=str(first))


class _LineReader:
    """Reads the fields of one row and collects what is wrong with it."""

    def __init__(self, line: Line, columns: _Columns) -> None:
        self.problems: list[RowProblem] = []
        self._line = line
        self._places, self._header = columns.fields, columns.header
        self._results_at, self._dates = columns.results, columns.dates

    def row(self) -> RosterRow:
        extra = next((cell for cell in self._line.cells[len(self._header) :] if not is_blank(cell)), None)
        if extra is not None:  # a comma too many: what stands where is no longer sure
            self.add(None, Code.ROSTER_VALUE, value=extra, reason="more cells than columns")
        return RosterRow(
            number=self._line.number,
            recipient=self._recipient(),
            awarded_at=self._get_time(Field.AWARDED, parse_moment),
            valid_until=self._get_time(Field.VALID_UNTIL, parse_day_end),
            narrative=self._get(Field.NARRATIVE, parse_text),
            evidence=self._evidence(),
            credits_earned=self._get(Field.CREDITS, parse_credits),
            licence_number=self._get(Field.LICENCE_NUMBER, parse_text),
            role=self._get(Field.ROLE, parse_text),
            term=self._get(Field.TERM, parse_text),
            activity_start=self._get_time(Field.ACTIVITY_START, parse_moment),
            activity_end=self._get_time(Field.ACTIVITY_END, parse_day_end),
            language=self._get(Field.LANGUAGE, parse_language),
            level=self._get(Field.LEVEL, parse_text),
            results=self._results(),
        )

    def check_order(self, row: RosterRow) -> None:
        pairs = (
            (row.awarded_at, row.valid_until, Field.VALID_UNTIL),
            (row.activity_start, row.activity_end, Field.ACTIVITY_END),
        )
        for start, end, name in pairs:
            if start is not None and end is not None and end < start:
                self.add(name, Code.ROSTER_DATE, value=end.date().isoformat(), reason="before the date it follows")

    def add(self, name: Field | None, code: Code, **facts: str) -> None:
        self._add(self._header[self._places[name]] if name is not None else None, code, facts)

    def _add(self, column: str | None, code: Code, facts: Mapping[str, str]) -> None:
        plain_facts = tuple((fact, plain(value)) for fact, value in facts.items())
        self.problems.append(RowProblem(self._line.number, column, code, plain_facts))

    def _recipient(self) -> Recipient:
        by_name = Field.NAME in self._places
        before = len(self.problems)
        name, email = self._get(Field.NAME, parse_text), self._get(Field.EMAIL, parse_email)
        if not (name if by_name else email) and len(self.problems) == before:
            self.add(Field.NAME if by_name else Field.EMAIL, Code.ROSTER_NAME)
        number = self._get(Field.IDENTIFIER, parse_text)
        kind = self._get(Field.IDENTIFIER_TYPE, parse_identifier_type) or "identifier"
        other = Identifier(number.strip(), kind) if number else None
        return Recipient(name, email, self._get(Field.ID, parse_person_id), other)

    def _evidence(self) -> tuple[Evidence, ...]:
        addresses = self._get(Field.EVIDENCE, parse_web_addresses) or ()
        narrative = self._get(Field.EVIDENCE_NARRATIVE, parse_text)
        if not addresses:
            return (Evidence(narrative=narrative),) if narrative else ()
        first, *others = addresses
        return (Evidence(id=first, narrative=narrative), *(Evidence(id=address) for address in others))

    def _results(self) -> tuple[Result, ...]:
        found = []
        for place, described in self._results_at.items():
            if place >= len(self._line.cells) or is_blank(self._line.cells[place]):
                continue
            try:
                found.append(parse_result(self._line.cells[place], described))
            except InputError as error:
                self._add(self._header[place], error.code, error.facts)
        return tuple(found)

    def _get_time(self, name: Field, parse: Callable[[str], datetime]) -> datetime | None:
        return self._get(name, lambda cell: parse(in_order(cell, self._dates)))

    def _get(self, name: Field, parse: Callable[[str], _Value]) -> _Value | None:
        place = self._places.get(name)
        if place is None or place >= len(self._line.cells) or is_blank(self._line.cells[place]):
            return None
        try:
            return parse(self._line.cells[place])
        except InputError as error:
            self.add(name, error.code, **error.facts)
            return None


def folded(text: str | None) -> str:
    """Return a text without differences in writing: letter case, blanks, compatible forms."""
    return " ".join(unicodedata.normalize("NFKC", text or "").casefold().split())
