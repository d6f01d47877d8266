"""Long CSV lists in several rosters: the same people, the same row numbers."""

import csv
import io
import random

import pytest

from badgedesk.awarding import read_roster
from badgedesk.awarding.rosters.splitting import read_rosters
from badgedesk.core.errors import BadgeDeskError, Code

HARD = (
    "sep=;\n\n\nName;E-Mail;Narrative\r\nAda;ada@example.org;one\n\n \n"
    'Bob;bob@example.org;"two\nlines; and ""marks"""\n;nobody@example.org;\nEve;not an address;\n\n'
    "Ada;ada@example.org;\n"
    "Zoë;zoe@example.org;last"
)


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 5])
def test_parts_say_the_same_as_the_whole(rows: int) -> None:
    whole = read_roster(HARD.encode())
    parts = list(read_rosters(HARD.encode(), {}, None, rows))
    people = {row.number: row for part in parts for row in part.rows}
    assert {row.number: row for row in whole.rows}.items() <= people.items()
    alone = {problem.row for problem in whole.problems if problem.code is not Code.ROSTER_DUPLICATE}
    assert {problem.row for part in parts for problem in part.problems if problem.row in alone} == alone
    assert all(part.columns == whole.columns for part in parts)


def test_row_numbers_are_those_a_spreadsheet_shows() -> None:
    dice = random.Random(7)
    cells = ["plain", 'with "marks"', "two\nlines", "a,b", " blank ", "'"]
    rows = [[f"P {number}", dice.choice(cells)] for number in range(500)]
    text = io.StringIO()
    csv.writer(text).writerows([["Name", "Narrative"], *rows])
    found = [row for part in read_rosters(text.getvalue().encode(), {}, None, 37) for row in part.rows]
    assert [(row.number, row.recipient.name, row.narrative) for row in found] == [
        (number, name, narrative) for number, (name, narrative) in enumerate(rows, start=2)
    ]


def test_a_short_list_stays_whole() -> None:
    data = b"Name\nAda\nBob\n"
    assert list(read_rosters(data, {})) == [read_roster(data)]


def test_a_list_in_an_old_encoding_is_split_too() -> None:
    data = "Name\nZo\u00eb\nRen\u00e9\nAda\n".encode("cp1252")
    parts = list(read_rosters(data, {}, "cp1252", 2))
    assert [[row.recipient.name for row in part.rows] for part in parts] == [["Zoë", "René"], ["Ada"]]


def test_a_stray_mark_far_down_is_told_before_the_first_part() -> None:
    data = b"Name\n" + b"Ada\n" * 50 + b'"Bob\n'
    with pytest.raises(BadgeDeskError) as caught:
        next(read_rosters(data, {}, None, 10))
    assert (caught.value.code, caught.value.facts["row"]) == (Code.ROSTER_FORMAT, "52")


def test_a_duplicate_within_a_part_names_the_first_row_of_the_whole() -> None:
    parts = list(read_rosters(b"Name\nA\nB\nC\nC\n", {}, None, 2))
    assert parts[0].problems == ()
    assert [(problem.row, problem.facts) for problem in parts[1].problems] == [(5, (("first_row", "4"),))]
