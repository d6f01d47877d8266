"""Patterns of file names."""

import pytest

from badgedesk.awarding import award_batch, read_roster
from badgedesk.awarding.batches.naming import check_pattern, stem_of
from badgedesk.core.errors import Code, UsageError
from tests.unit.awarding.desk import Desk

_LIST = b"Name,Member number,Date\nAda / Lovelace,M-7,2026-03-01\nGrace,,\n"


@pytest.mark.parametrize(
    ("pattern", "first", "second"),
    [
        ("{badge} - {name}", "Knots - Ada _ Lovelace", "Knots - Grace"),
        ("{number} {name}", "M-7 Ada _ Lovelace", "row 3 Grace"),
        ("{date} - {row}", "2026-03-01 - 2", "3"),
        ("../{name}", "_Ada _ Lovelace", "_Grace"),
    ],
)
def test_a_pattern_is_filled_in_for_each_person_as_a_safe_name(pattern: str, first: str, second: str) -> None:
    rows = read_roster(_LIST).rows
    assert [stem_of(check_pattern(pattern), row, "Knots") for row in rows] == [first, second]


@pytest.mark.parametrize(
    "pattern", ["{badge}", "certificate", "{name", "{email} {name}", "{name}}", "x" * 300 + "{name}"]
)
def test_a_pattern_that_tells_nobody_apart_or_holds_something_else_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_pattern(pattern)
    assert caught.value.code is Code.USAGE


def test_an_empty_pattern_is_the_usual_one() -> None:
    assert check_pattern("  ") == "{badge} - {name}"


def test_files_of_a_batch_have_the_names_of_the_pattern_and_the_same_list_makes_none_anew(desk: Desk) -> None:
    request = desk.request("Name,Member number\nAda,7\nGrace,8\n", naming="{number} {name}")
    award_batch(request, desk.signer, desk.register)
    names = sorted(path.name for path in desk.output.iterdir())
    assert names == ["7 Ada.png", "7 Ada.svg", "8 Grace.png", "8 Grace.svg"]
    again = award_batch(desk.request("Name,Member number\nAda,7\nGrace,8\n", resume=True), desk.signer, desk.register)
    assert (again.awarded, again.complete) == (0, 2)
    assert sorted(path.name for path in desk.output.iterdir()) == names
