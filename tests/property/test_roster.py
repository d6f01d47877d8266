"""Rosters against the CSV writer of the standard library."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from badgedesk.awarding import read_roster
from badgedesk.awarding.rosters.cells import is_blank
from badgedesk.awarding.rosters.table import SEPARATORS, read_table
from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.sheet import write_sheet

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20) | st.sampled_from(
    ['"', '""', 'a"b', ",", ";", "\t", "\r\n", "\n", "=1+1", " Ada ", "\ufeff", "שלום", "é", "e\u0301"]
)
STYLES = ((csv.QUOTE_ALL, "\n"), (csv.QUOTE_ALL, "\r\n"), (csv.QUOTE_MINIMAL, "\r\n"))
"""With ``\\n`` alone the writer leaves a bare ``\\r`` unquoted, which every spreadsheet takes for a line end."""
TABLES = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6))


def _written(rows: list[list[str]], separator: str, quoting: int, ending: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=ending).writerows(rows)  # type: ignore[arg-type]  # one of its constants
    return text.getvalue().encode()


@settings(max_examples=150, deadline=None)
@given(TABLES, st.sampled_from(SEPARATORS), st.sampled_from(STYLES))
def test_what_the_standard_library_writes_is_read_back(
    rows: list[list[str]], separator: str, style: tuple[int, str]
) -> None:
    quoting, ending = style
    header = ["who", *(f"column {place}" for place in range(1, len(rows[0]) if rows else 2))]
    last = ["end", *[""] * (len(header) - 1)]
    data = _written([header, *rows, last], separator, quoting, ending)
    table = read_table(data, lambda cells: len(set(cells) & set(header)))
    filled = [row for row in [*rows, last] if any(cell and not cell.isspace() for cell in row)]
    assert list(table.header.cells) == header
    assert [list(line.cells) for line in table.lines] == filled


@settings(max_examples=150, deadline=None)
@given(st.lists(CELLS, max_size=8))
def test_every_name_is_kept_exactly_or_told_with_its_row(names: list[str]) -> None:
    data = _written(
        [["Name", "Student number"], *([name, str(row)] for row, name in enumerate(names, 2))], ",", 1, "\n"
    )
    if not names:
        return
    roster = read_roster(data)
    good = {row.number: row.recipient.name for row in roster.rows}
    bad = {problem.row for problem in roster.problems}
    assert good.keys() | bad == set(range(2, len(names) + 2))
    assert good.keys().isdisjoint(bad)
    for row, name in enumerate(names, 2):
        assert row in bad or good[row] == name
        assert row not in bad or is_blank(name) or any(ord(character) < 0xA0 for character in name)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet='name,;\t"\r\n@.-=2026é', max_size=200).map(str.encode))
def test_any_bytes_are_a_roster_or_a_deliberate_fault(data: bytes) -> None:
    try:
        roster = read_roster(data)
    except BadgeDeskError as fault:
        assert fault.code
    else:
        assert roster.rows or roster.problems


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=6))
def test_no_exported_cell_can_start_a_formula(rows: list[list[str]]) -> None:
    written = write_sheet(("one", "two"), rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert [
        [cell.removeprefix("'") if cell != given else cell for cell, given in zip(line, row, strict=False)]
        for line, row in zip(read[1:], rows, strict=True)
    ] == rows
    assert not [cell for line in read for cell in line if cell.lstrip()[:1] in set("=+-@")]
