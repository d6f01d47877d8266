"""Reading a table: a spreadsheet, a list of address cards, or CSV with comma, semicolon or tab, quotes, line breaks.

Stricter than the reader of the standard library where a wrong guess would put a wrong name on a badge: a quotation
mark that is never closed, or one that closes in the middle of a cell, is a fault with its row, never a guess.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from badgedesk.awarding.rosters.encodings import decode_list
from badgedesk.awarding.rosters.vcard import HEADER as CARD_HEADER
from badgedesk.awarding.rosters.vcard import is_vcard, read_cards
from badgedesk.awarding.rosters.workbook import is_workbook, read_workbook
from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError

SEPARATORS: Final = (",", ";", "\t")
_SHEET_ROWS: Final = 1_048_576
"""Rows of a spreadsheet, blank ones included; an export of a whole empty sheet has that many."""
_QUOTED: Final = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')
_FIRST_ROW: Final = 2
"""Number of the first row below a header."""
_LINE_ENDS: Final = re.compile(r"[\r\n]++")
_SEPARATOR_LINE: Final = re.compile(r"sep=([,;\t])(?:\r\n|\n|\r)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table; ``number`` as the spreadsheet shows it, blank rows and line breaks in cells considered."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it that are not blank; cells are exactly as they were written."""

    header: Line
    lines: tuple[Line, ...]
    sheet: str = ""
    """Name of the sheet, where a workbook has more than a plain list."""


def read_table(data: bytes, count_known: Callable[[tuple[str, ...]], int], encoding: str | None = None) -> Table:
    """Return the table in a file, whose kind is told by its content; the first row that is not blank is the header.

    The separator is the one under which the header has the most known columns, else the most columns; a first line
    ``sep=;`` says it.

    Args:
        data: the whole file, at most ``limits.ROSTER_BYTES``: XLSX, XLS, ODS, vCard or CSV.
        count_known: says how many of a header's columns mean something to the caller.
        encoding: of a text that is neither UTF-8 nor marked UTF-16 (`encodings.decode_list`).

    Raises:
        InputError: `Code.TEXT_NOT_UTF8`; `Code.ROSTER_FORMAT` for a null character, a stray quotation mark (with its
            row); `Code.ROSTER_EMPTY` without a header or rows; what `workbook.read_workbook` raises.
        LimitExceededError: `Code.ROSTER_LIMIT`; `Code.ARCHIVE_LIMIT`.
        UsageError: `Code.USAGE`, for an unknown encoding.
    """
    if len(data) > limits.ROSTER_BYTES:
        megabytes = limits.ROSTER_BYTES // 1024 // 1024
        raise LimitExceededError(Code.ROSTER_LIMIT, reason=f"the file has more than {megabytes} MB")
    if is_workbook(data):
        sheet = read_workbook(data)
        return _table(_within_limits(Line(number, cells) for number, cells in sheet.rows), sheet.name)
    text = _read_text(data, encoding)
    if is_vcard(text):
        cards = (Line(number + 1, cells) for number, cells in read_cards(text))
        return _table(_within_limits(chain((Line(1, CARD_HEADER),), cards)))
    said = _SEPARATOR_LINE.match(text)
    if said is not None:
        text, separator = text[said.end() :], said[1]
    else:
        separator = _find_separator(text, count_known)
    return _table(_filled_lines(text, separator))


def _table(found: Iterator[Line], sheet: str = "") -> Table:
    lines = tuple(found)
    if len(lines) <= 1:
        raise InputError(Code.ROSTER_EMPTY)
    return Table(lines[0], lines[1:], sheet)


def _read_text(data: bytes, encoding: str | None) -> str:
    text = decode_list(data, encoding)
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(Code.ROSTER_FORMAT, row=row, reason="null character")
    return text


def _find_separator(text: str, count_known: Callable[[tuple[str, ...]], int]) -> str:
    best, best_score = SEPARATORS[0], (-1, -1)
    for separator in SEPARATORS:
        header = _header(text, separator)
        score = (count_known(header), len(header))
        if score > best_score:
            best, best_score = separator, score
    return best


def _header(text: str, separator: str) -> tuple[str, ...]:
    try:
        return next(_filled_lines(text, separator)).cells
    except (StopIteration, InputError):
        return ()


def _filled_lines(text: str, separator: str) -> Iterator[Line]:
    return _within_limits(_lines(text, separator))


def _within_limits(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that are not blank; refuse what is too much."""
    count = 0
    for line in lines:
        if line.number > _SHEET_ROWS:
            raise LimitExceededError(Code.ROSTER_LIMIT, reason=f"it has more than {_SHEET_ROWS:,} lines")
        if not _is_filled(line):
            continue
        if count > limits.ROSTER_ROWS:  # the header is not counted
            raise LimitExceededError(Code.ROSTER_LIMIT, reason=f"it has more than {limits.ROSTER_ROWS:,} people")
        if len(line.cells) > limits.ROSTER_COLUMNS:
            reason = f"line {line.number} has more than {limits.ROSTER_COLUMNS} columns"
            raise LimitExceededError(Code.ROSTER_LIMIT, reason=reason)
        if max(map(len, line.cells)) > limits.ROSTER_CELL_CHARACTERS:
            reason = f"a cell of line {line.number} has more than {limits.ROSTER_CELL_CHARACTERS:,} letters"
            raise LimitExceededError(Code.ROSTER_LIMIT, reason=reason)
        count += 1
        yield line


def split_text(text: str, count_known: Callable[[tuple[str, ...]], int], rows: int) -> Iterator[tuple[int, str]]:
    """Yield a long CSV text in parts of at most ``rows`` rows, each with the header and all as it was written.

    With each part comes what its row numbers lack of those in the whole.

    Raises:
        InputError: `Code.ROSTER_FORMAT`, as `read_table`, when the part with the fault is come to.
    """
    said = _SEPARATOR_LINE.match(text)
    begun = said.end() if said is not None else 0
    separator = said[1] if said is not None else _find_separator(text, count_known)
    header, taken, offset, end = "", 0, 0, begun
    for line, begin, end in _records(text, separator, begun):
        if not _is_filled(line):
            continue
        if not header:
            header, begun, offset = f"sep={separator}\n{text[begin:end]}", end, line.number - 1
            continue
        if taken == rows:
            yield offset, header + text[begun:begin]
            taken, begun, offset = 0, begin, line.number - _FIRST_ROW
        taken += 1
    if taken:
        yield offset, header + text[begun:end]


def _is_filled(line: Line) -> bool:
    return any(cell and not cell.isspace() for cell in line.cells)


def _lines(text: str, separator: str) -> Iterator[Line]:
    for line, _, _ in _records(text, separator):
        yield line


def _records(text: str, separator: str, place: int = 0) -> Iterator[tuple[Line, int, int]]:
    """Yield each row with where it begins and ends in the text."""
    plain = re.compile(rf"[^{separator}\r\n]*+")
    begin, end, number = place, len(text), 1
    cells: list[str] = []
    while place < end:
        if not cells and (blank := _LINE_ENDS.match(text, place)):
            ends, place = blank[0], blank.end()
            begin = place
            number += ends.count("\n") + ends.count("\r") - ends.count("\r\n")
            continue
        cell, place = _cell(text, place, plain, number)
        cells.append(cell)
        following = text[place : place + 1]
        if following == separator:
            place += 1
            if place == end:
                cells.append("")
        elif following in {"\r", "\n", ""}:
            place = min(place + (2 if text.startswith("\r\n", place) else 1), end)
            yield Line(number, tuple(cells)), begin, place
            number, cells, begin = number + 1, [], place
            continue
        else:
            raise InputError(Code.ROSTER_FORMAT, row=number, reason="text after a closing quotation mark")
    if cells:
        yield Line(number, tuple(cells)), begin, end


def _cell(text: str, place: int, plain: re.Pattern[str], number: int) -> tuple[str, int]:
    """Return the cell that starts at ``place`` and where it ends."""
    if text[place] != '"':
        match = plain.match(text, place)
        return (match[0], match.end()) if match else ("", place)
    quoted = _QUOTED.match(text, place)
    if quoted is None:
        raise InputError(Code.ROSTER_FORMAT, row=number, reason="a quotation mark is never closed")
    return quoted[1].replace('""', '"'), quoted.end()
