"""Rosters: good rows and the problems of the others."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from badgedesk.awarding import Field, RowProblem, read_roster
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.achievement import Identifier
from badgedesk.core.model.award import Evidence, Recipient

EIGHT_SCRIPTS = Path(__file__).parents[3] / "data" / "rosters" / "eight-scripts.csv"


def _problems(text: str) -> list[tuple[int, str | None, Code]]:
    return [(problem.row, problem.column, problem.code) for problem in read_roster(text.encode()).problems]


def test_every_field_reaches_its_place() -> None:
    header = (
        "Name;E-Mail;DID;Student number;Awarded;Valid until;Narrative;Evidence;Evidence text;"
        "Licence number;Role;Term;Credits;Start date;End date"
    )
    line = (
        "Ada;ada@example.org;did:web:ada.example;S-7;2026-11-14;2028-11-14;Did it all.;https://a.example https://b.example;"
        "A film;L-1;Skipper;Autumn;2,5;2026-09-01;2026-11-01"
    )
    (row,) = read_roster(f"{header}\n{line}\n".encode()).rows
    assert row.recipient == Recipient("Ada", "ada@example.org", "did:web:ada.example", Identifier("S-7", "identifier"))
    assert row.awarded_at == datetime(2026, 11, 14, tzinfo=UTC)
    assert row.valid_until == datetime(2028, 11, 14, 23, 59, 59, tzinfo=UTC)
    assert row.narrative == "Did it all."
    assert row.evidence == (Evidence(id="https://a.example", narrative="A film"), Evidence(id="https://b.example"))
    assert (row.licence_number, row.role, row.term, row.credits_earned) == ("L-1", "Skipper", "Autumn", 2.5)
    assert row.activity_start == datetime(2026, 9, 1, tzinfo=UTC)
    assert row.activity_end == datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC)


def test_evidence_may_be_words_alone() -> None:
    (row,) = read_roster(b"Name,Evidence text\nAda,A film\n").rows
    assert row.evidence == (Evidence(narrative="A film"),)


def test_thirty_names_in_eight_scripts_are_kept_exactly() -> None:
    roster = read_roster(EIGHT_SCRIPTS.read_bytes())
    names = [row.recipient.name for row in roster.rows]
    assert len(names) == 30
    assert not roster.problems
    assert {"Niamh O'Sullivan", "Ximena Duarte, Ph.D.", "陳𠮷祥", "लक्ष्मी नारायण कृष्णन", "נועה בן־דוד"} <= set(names)
    assert "لیلا حسینی\u200cنژاد" in names
    assert len(names[-1] or "") == 120


def test_names_keep_the_blanks_around_them_and_addresses_lose_them() -> None:
    (row,) = read_roster(b"Name,E-Mail\n Ada ,ada@example.org \n").rows
    assert row.recipient == Recipient(" Ada ", "ada@example.org")


def test_a_bad_row_does_not_stop_the_others() -> None:
    roster = read_roster(b"Name,E-Mail,Date\nAda,ada@x,14.11.2026\nBob,bob@example.org,2026-11-14\n,x@example.org,\n")
    assert [row.recipient.name for row in roster.rows] == ["Bob"]
    assert [(p.row, p.column, p.code) for p in roster.problems] == [
        (2, "E-Mail", Code.ROSTER_EMAIL),
        (2, "Date", Code.ROSTER_DATE),
        (4, "Name", Code.ROSTER_NAME),
    ]


def test_a_problem_says_the_value_at_fault() -> None:
    (problem,) = read_roster(b"Name,Date\nAda,soon\n").problems
    assert problem == RowProblem(
        2, "Date", Code.ROSTER_DATE, (("value", "soon"), ("reason", "not written year-month-day"))
    )


def test_an_invisible_name_is_empty() -> None:
    assert _problems("Name,E-Mail\n\u200b\u202e,a@example.org\n") == [(2, "Name", Code.ROSTER_NAME)]


def test_without_a_column_of_names_a_person_needs_an_address() -> None:
    roster = read_roster(b"E-Mail,Role\nada@example.org,x\n,y\n")
    assert [row.recipient for row in roster.rows] == [Recipient(None, "ada@example.org")]
    assert [(p.row, p.column, p.code) for p in roster.problems] == [(3, "E-Mail", Code.ROSTER_NAME)]


def test_more_cells_than_columns_make_a_row_unsure() -> None:
    assert _problems("Name,Date\nHill, Bob,2026-11-14\n")[0] == (2, None, Code.ROSTER_VALUE)


def test_fewer_cells_than_columns_are_empty_cells() -> None:
    (row,) = read_roster(b"Name,E-Mail,Role\nAda\n").rows
    assert row.recipient == Recipient("Ada")


def test_the_same_person_twice_is_told_with_the_first_row() -> None:
    roster = read_roster(b"Name,E-Mail\nAda,ada@example.org\nBob,\nADA ,Ada@Example.org \n")
    assert [row.number for row in roster.rows] == [2, 3]
    assert roster.problems == (RowProblem(4, None, Code.ROSTER_DUPLICATE, (("first_row", "2"),)),)


def test_people_who_share_an_address_or_a_name_are_not_the_same() -> None:
    assert not _problems("Name,E-Mail\nAda,home@example.org\nBob,home@example.org\nAda,ada@example.org\n")


def test_a_bad_row_does_not_make_its_good_repetition_a_duplicate() -> None:
    roster = read_roster(b"Name,Date\nAda,soon\nAda,2026-11-14\n")
    assert [row.number for row in roster.rows] == [3]


def test_an_end_before_its_start_is_a_problem() -> None:
    text = "Name,Date,Valid until,Start date,End date\nAda,2026-11-14,2026-11-13,2026-02-02,2026-02-01\n"
    assert _problems(text) == [(2, "Valid until", Code.ROSTER_DATE), (2, "End date", Code.ROSTER_DATE)]


def test_valid_for_the_day_of_the_award_is_allowed() -> None:
    assert not _problems("Name,Date,Valid until\nAda,2026-11-14,2026-11-14\n")


def test_a_roster_says_which_columns_were_read() -> None:
    roster = read_roster(b"Name,Wann,Shoe size,\nAda,2026-11-14,38,\n", {"date": "Wann"})
    assert dict(roster.columns) == {Field.NAME: "Name", Field.AWARDED: "Wann"}
    assert roster.unused == ("Shoe size",)


def test_a_column_that_was_asked_for_and_is_not_there_is_a_fault() -> None:
    with pytest.raises(InputError) as caught:
        read_roster(b"Name\nAda\n", {"email": "Post"})
    assert (caught.value.code, caught.value.facts["column"]) == (Code.ROSTER_COLUMN, "Post")


def test_a_column_mapped_by_hand_helps_to_find_the_separator() -> None:
    (row,) = read_roster(b"Wer;a,b,c\nAda;1,2,3\n", {"name": "Wer"}).rows
    assert row.recipient.name == "Ada"
