"""Awards chosen, counted and found before they end; calendars and workbooks read back by others' readers."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from badgedesk.awarding import AwardState
from badgedesk.awarding.register.entries import RegisterEntry
from badgedesk.awarding.register.selection import Selection, count_awards, find_due, render_calendar
from badgedesk.host.sheet import write_workbook

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def _entry(number: int, **changes: Any) -> RegisterEntry:
    members = {
        "number": number,
        "id": f"urn:uuid:{number:08d}",
        "batch": 1,
        "row": number,
        "recipient": f"Person {number}",
        "email": f"p{number}@mail.example",
        "design": "Knots",
        "achievement": "urn:uuid:a",
        "issuer": "did:key:z6MkA",
        "issuer_name": "Bay Club",
        "state": AwardState.AWARDED,
        "awarded_at": "2026-11-14T09:00:00Z",
        "valid_until": None,
        "stem": "",
        "files": (),
        "content": b"",
    }
    return RegisterEntry(**{**members, **changes})


ENTRIES = (
    _entry(1, awarded_at="2026-09-30T23:59:59Z", valid_until="2026-12-31T23:59:59Z"),
    _entry(2, design="Ropes", state=AwardState.REVOKED, valid_until="2026-12-01T00:00:00Z"),
    _entry(3, recipient="Zoë Łuk", issuer="did:key:z6MkB", issuer_name="Other", valid_until="2027-01-27T12:00:01Z"),
    _entry(4, awarded_at="2026-11-28T00:00:00Z", valid_until="2026-11-29T00:00:00Z"),
    _entry(5, valid_until="2026-11-28T11:59:59Z"),
)


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (Selection(), [1, 2, 3, 4, 5]),
        (Selection(design="ropes"), [2]),
        (Selection(issuer="bay club"), [1, 2, 4, 5]),
        (Selection(issuer="did:key:z6MkB"), [3]),
        (Selection(state=AwardState.REVOKED), [2]),
        (Selection(since=datetime(2026, 10, 1, tzinfo=UTC)), [2, 3, 4, 5]),
        (Selection(until=datetime(2026, 11, 28, tzinfo=UTC)), [1, 2, 3, 5]),
        (Selection(words="ZOË other"), [3]),
        (Selection(words="p4@mail"), [4]),
    ],
)
def test_awards_are_chosen(selection: Selection, numbers: list[int]) -> None:
    assert [entry.number for entry in selection.select(ENTRIES)] == numbers


def test_awards_are_counted() -> None:
    found = count_awards(ENTRIES, NOW)
    assert (found.total, found.due) == (5, 2)
    assert list(found.by_month.items()) == [("2026-09", 1), ("2026-11", 4)]
    assert list(found.by_design.items()) == [("Knots", 4), ("Ropes", 1)]
    assert found.by_state == {"awarded": 4, "revoked": 1}


def test_what_ends_within_sixty_days_is_due_the_first_first() -> None:
    assert [entry.number for entry in find_due(ENTRIES, NOW)] == [4, 1]
    assert [entry.number for entry in find_due(ENTRIES, NOW, 61)] == [4, 1, 3]


def test_a_calendar_has_a_day_for_each_and_lines_that_any_reader_takes() -> None:
    long = _entry(
        9,
        recipient="Ünal; Müller, and a name that goes on and on for longer than a line may be",
        valid_until="2027-03-01T00:00:00Z",
    )
    data = render_calendar([ENTRIES[0], long], NOW)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    text = data.replace(b"\r\n ", b"").decode()
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20261231\r\n" in text
    assert "SUMMARY:Knots of Ünal\\; Müller\\, and a name that goes on" in text
    assert text.endswith("END:VCALENDAR\r\n")


def test_a_workbook_holds_texts_alone_and_disarmed_ones() -> None:
    cells = [("1", "=1+1"), ("2", "@sum"), ("3", "Zoë\x07"), ("4", "+49 40"), ("5", "\t=x")]
    sheet = load_workbook(io.BytesIO(write_workbook(("number", "name"), cells))).active
    read = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert read[0] == ["number", "name", "disarmed"]
    assert [row[1] for row in read[1:]] == ["'=1+1", "'@sum", "Zoë\ufffd", "'+49 40", "'\t=x"]
    assert [row[2] for row in read[1:]] == ["name", "name", None, "name", "name"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
