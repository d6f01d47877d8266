"""CSV as spreadsheets write it."""

import pytest

from badgedesk.awarding.rosters.table import read_table
from badgedesk.core import limits
from badgedesk.core.errors import BadgeDeskError, Code


def _no_preference(_header: tuple[str, ...]) -> int:
    return 0


def _cells(text: str) -> list[tuple[str, ...]]:
    table = read_table(text.encode(), _no_preference)
    return [table.header.cells, *(line.cells for line in table.lines)]


def _fault(data: bytes) -> BadgeDeskError:
    with pytest.raises(BadgeDeskError) as caught:
        read_table(data, _no_preference)
    return caught.value


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found(separator: str, ending: str) -> None:
    text = ending.join([f"name{separator}mail", f"Ada{separator}a@example.org", ""])
    assert _cells(text) == [("name", "mail"), ("Ada", "a@example.org")]


def test_a_byte_order_mark_is_no_part_of_the_first_header() -> None:
    assert _cells("\ufeffname,mail\nAda,x\n")[0] == ("name", "mail")


def test_quotes_hold_separators_quotes_and_line_breaks() -> None:
    assert _cells('name,mail\n"King, ""Bob""\r\nof Hill",x\n')[1] == ('King, "Bob"\r\nof Hill', "x")


def test_a_quote_within_a_cell_is_a_letter_like_any_other() -> None:
    assert _cells('name,mail\nRobert "Bob" Hill,x\n')[1] == ('Robert "Bob" Hill', "x")


def test_blanks_around_cells_stay() -> None:
    assert _cells("name,mail\n Ada , x\n")[1] == (" Ada ", " x")


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    table = read_table(b'\nname,mail\n\n"two\nlines",x\n,\nBob,y\n', _no_preference)
    assert table.header.number == 2
    assert [(line.number, line.cells[0]) for line in table.lines] == [(4, "two\nlines"), (6, "Bob")]


def test_the_separator_under_which_the_header_is_known_wins() -> None:
    def count_known(header: tuple[str, ...]) -> int:
        return len({"name", "mail"} & set(header))

    table = read_table(b"name;mail;a,b,c,d,e\nAda;x;1,2,3\n", count_known)
    assert table.header.cells == ("name", "mail", "a,b,c,d,e")


def test_a_first_line_may_say_the_separator() -> None:
    table = read_table(b"sep=;\r\nname;a,b,c\r\nAda;1,2,3\r\n", _no_preference)
    assert (table.header.number, table.header.cells) == (1, ("name", "a,b,c"))


def test_a_last_row_without_a_line_end_is_read() -> None:
    assert _cells("name,mail\nAda,") == [("name", "mail"), ("Ada", "")]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"name,mail\n", b"name,mail\n , \n,\n"])
def test_a_list_without_people_is_empty(data: bytes) -> None:
    assert _fault(data).code is Code.ROSTER_EMPTY


def test_a_quote_that_is_never_closed_is_a_fault_with_its_row() -> None:
    fault = _fault(b'name,mail\nBob,x\n"Ada,y\nEve,z\n')
    assert (fault.code, fault.facts["row"]) == (Code.ROSTER_FORMAT, "3")


def test_text_after_a_closing_quote_is_a_fault_with_its_row() -> None:
    fault = _fault(b'name,mail\n"Ada"m,y\n')
    assert (fault.code, fault.facts["row"]) == (Code.ROSTER_FORMAT, "2")


def test_an_old_encoding_is_refused() -> None:
    assert _fault("name\nJosé\n".encode("latin-1")).code is Code.TEXT_NOT_UTF8


def test_utf_16_without_its_mark_is_refused() -> None:
    assert _fault("name\nAda\n".encode("utf-16-le")).code is Code.ROSTER_FORMAT
    assert _fault("name\nÄda\n".encode("utf-16-be")).code is Code.TEXT_NOT_UTF8


def test_null_characters_are_refused() -> None:
    assert _fault(b"name\nA\0da\n").code is Code.ROSTER_FORMAT


@pytest.mark.parametrize(
    ("start", "code"),
    [(b"PK\x03\x04", Code.ARCHIVE_FORMAT), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Code.ROSTER_FORMAT)],
)
def test_a_broken_spreadsheet_is_not_taken_for_csv(start: bytes, code: Code) -> None:
    assert _fault(start + b"....").code is code


def test_as_many_rows_as_allowed_are_read_and_no_more() -> None:
    full = "name\n" + "x\n" * limits.ROSTER_ROWS
    assert len(_cells(full)) == limits.ROSTER_ROWS + 1
    assert _fault((full + "x\n").encode()).code is Code.ROSTER_LIMIT


def test_as_many_columns_as_allowed_are_read_and_no_more() -> None:
    row = ",".join("x" * limits.ROSTER_COLUMNS)
    assert len(_cells(f"{row}\n{row}\n")[1]) == limits.ROSTER_COLUMNS
    assert _fault(f"{row}\n{row},\n".encode()).code is Code.ROSTER_LIMIT


def test_as_long_cells_as_allowed_are_read_and_no_longer() -> None:
    cell = "x" * limits.ROSTER_CELL_CHARACTERS
    assert _cells(f"name\n{cell}\n")[1] == (cell,)
    assert _fault(f"name\n{cell}x\n".encode()).code is Code.ROSTER_LIMIT


def test_as_large_files_as_allowed_are_read_and_no_larger() -> None:
    line = b"x" * (limits.ROSTER_CELL_CHARACTERS - 1) + b"\n"
    data = b"name\n" + line * ((limits.ROSTER_BYTES - 5) // len(line))
    data += b"x" * (limits.ROSTER_BYTES - len(data))
    assert len(read_table(data, _no_preference).lines) == len(data.splitlines()) - 1
    assert _fault(data + b"x").code is Code.ROSTER_LIMIT


def test_an_endless_run_of_blank_rows_is_refused() -> None:
    assert _fault(b"name\n" + b"\n" * 1_048_576 + b"Ada\n").code is Code.ROSTER_LIMIT
