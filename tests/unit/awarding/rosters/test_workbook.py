"""Spreadsheets as lists of people: files of LibreOffice and openpyxl, and hostile ones."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from badgedesk.awarding import read_roster
from badgedesk.awarding.rosters.workbook import cell_text, read_workbook
from badgedesk.core import limits
from badgedesk.core.errors import BadgeDeskError, Code

ROSTERS = Path(__file__).parents[3] / "data" / "rosters"


def book(*sheets: tuple[str, list[list[object]]], hidden: str = "") -> bytes:
    """Return a workbook made by openpyxl."""
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]  # a new workbook has one
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def refused(data: bytes) -> Code:
    with pytest.raises(BadgeDeskError) as caught:
        read_roster(data)
    return caught.value.code


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_spreadsheet_says_the_same_as_the_list_it_was_made_of(ending: str) -> None:
    expected = read_roster((ROSTERS / "people.csv").read_bytes())
    found = read_roster((ROSTERS / f"people.{ending}").read_bytes())
    assert [(row.recipient.name, row.recipient.email) for row in found.rows] == [
        ("Ana Núñez", "ana@club.example"),
        ("O'Neill, Niamh", "niamh@club.example"),
        ("Григорий Иванов", "grigori@club.example"),
        ("王小明", "xiaoming@club.example"),
    ]
    assert [(row.awarded_at, row.credits_earned) for row in found.rows] == [
        (row.awarded_at, row.credits_earned) for row in expected.rows
    ]
    assert found.problems == ()


def test_the_sheet_with_known_columns_is_read_and_hidden_ones_are_not() -> None:
    data = book(
        ("Notes", [["What", "When"], ["Rain", "Monday"]]),
        ("Secret", [["Name", "Email", "Role"], ["Hidden", "h@club.example", "x"]]),
        ("People", [["Name", "Email"], ["Ana", "ana@club.example"]]),
        hidden="Secret",
    )
    assert read_workbook(data).name == "People"
    assert [row.recipient.name for row in read_roster(data).rows] == ["Ana"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
def test_a_sheet_is_read_where_the_memory_of_a_process_is_limited_already() -> None:
    """The process that reads it asks for less than it may have, never for more."""
    reader = ["/bin/sh", "-c", 'ulimit -v 524288; exec "$0" -m badgedesk.awarding.rosters.workbook', sys.executable]
    data = book(("People", [["Name", "Email"], ["Ana", "ana@club.example"]]))
    answer = subprocess.run(reader, input=data, capture_output=True, check=False)
    assert answer.returncode == 0
    assert json.loads(answer.stdout)["sheet"] == "People"


def test_rows_keep_the_numbers_they_have_in_the_sheet() -> None:
    rows: list[list[object]] = [[], ["Name", "Email"], [], ["Ana", "no address"]]
    assert [(problem.row, problem.code) for problem in read_roster(book(("S", rows))).problems] == [
        (4, Code.ROSTER_EMAIL)
    ]


def test_a_formula_is_what_it_last_showed_and_is_never_repeated() -> None:
    written = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(book(("S", [["Name"], ["X"]]))))
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as changed:
        for info in source.infolist():
            content = source.read(info)
            if info.filename.endswith("sheet1.xml"):
                at = content.index(b'<c r="A2"')
                end = content.index(b"</c>", at)
                cell = b'<c r="A2" t="str"><f>HYPERLINK("https://evil.example")</f><v>Ada</v>'
                content = content[:at] + cell + content[end:]
            changed.writestr(info, content)
    rows = read_roster(written.getvalue()).rows
    assert [row.recipient.name for row in rows] == ["Ada"]


def test_dates_in_text_cells_are_refused_one_by_one() -> None:
    rows: list[list[object]] = [["Name", "Date"], ["A", date(2026, 11, 14)], ["B", "14.11.2026"], ["C", "11/14/26"]]
    roster = read_roster(book(("S", rows)))
    assert [row.recipient.name for row in roster.rows] == ["A"]
    assert [(problem.row, problem.column, problem.code) for problem in roster.problems] == [
        (3, "Date", Code.ROSTER_DATE),
        (4, "Date", Code.ROSTER_DATE),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (7.0, "7"),
        (2.5, "2.5"),
        (12345678901, "12345678901"),
        (1e300, "1e+300"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 9, 30), "2026-03-01T09:30:00"),
        (" x ", " x "),
    ],
)
def test_a_cell_becomes_text_in_one_form(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_a_locked_workbook_says_so() -> None:
    assert refused((ROSTERS / "locked.xlsx").read_bytes()) is Code.ARCHIVE_ENCRYPTED


def test_a_workbook_with_macros_is_refused() -> None:
    data = io.BytesIO(book(("S", [["Name"], ["Ana"]])))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert refused(data.getvalue()) is Code.ROSTER_FORMAT


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_what_only_begins_like_a_spreadsheet_is_refused(data: bytes) -> None:
    assert refused(data) in {Code.ARCHIVE_FORMAT, Code.ROSTER_FORMAT}


def test_an_archive_of_other_things_is_no_spreadsheet() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.json", "{}")
    assert refused(written.getvalue()) is Code.ROSTER_FORMAT


def test_a_cell_in_the_last_corner_ends_in_a_limit_or_is_read_without_harm() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["XFD1048576"] = "Name", "Ana", "far away"
    written = io.BytesIO()
    made.save(written)
    assert refused(written.getvalue()) is Code.ROSTER_LIMIT


def test_a_row_more_than_a_batch_may_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[list[object]] = [["Name"], *([f"Person {n}"] for n in range(limits.ROSTER_ROWS + 1))]
    assert refused(book(("S", rows))) is Code.ROSTER_LIMIT
    assert len(read_roster(book(("S", rows[:-1]))).rows) == limits.ROSTER_ROWS


def test_every_hostile_sheet_has_an_allowed_end(vectors_dir: Path) -> None:
    index = json.loads((vectors_dir / "hostile" / "index.json").read_text("utf-8"))["entries"]
    sheets = [entry for entry in index if entry["file"].startswith("zip/sheet-")]
    assert len(sheets) >= 5
    for entry in sheets:
        data = (vectors_dir / "hostile" / entry["file"]).read_bytes()
        if entry["outcome"] in {"accept", "neutralise"}:
            names = [row.recipient.name for row in read_roster(data).rows]
            assert names, entry["file"]
            assert not any(name and name.startswith("=") for name in names), entry["file"]
        else:
            assert refused(data) in entry["codes"], entry["file"]
