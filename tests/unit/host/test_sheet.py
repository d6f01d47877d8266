"""Tables for spreadsheets."""

import csv
import io

import pytest

from badgedesk.host.sheet import disarm, write_sheet

RUNNING = ["=1+1", "+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "|x", "%x", "\u200b=1", "\x1f@x"]
WIDE = ["＝1", "﹦1", "＋1", "－1", "＠x", "₌1"]


@pytest.mark.parametrize("cell", [*RUNNING, *WIDE])
def test_cells_that_could_run_stand_behind_an_apostrophe(cell: str) -> None:
    assert disarm(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ada", "1-2", "a=b", "ada@example.org", "'=1"])
def test_other_cells_stay(cell: str) -> None:
    assert disarm(cell) == cell


def test_a_sheet_says_which_cells_it_changed() -> None:
    data = write_sheet(("name", "note"), [("=1", "+2"), ('Bob "B"', "x\ny")])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["name", "note", "disarmed"], ["'=1", "'+2", "name, note"], ['Bob "B"', "x\ny", ""]]


def test_a_sheet_is_marked_as_utf_8() -> None:
    assert write_sheet(("a",), []).startswith(b"\xef\xbb\xbf")
