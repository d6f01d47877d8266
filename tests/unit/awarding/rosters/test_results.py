"""Results of an award from columns of the list, one for each that the badge describes."""

from dataclasses import replace

import pytest

from badgedesk.awarding import check_batch, read_roster
from badgedesk.awarding.batches.plan import build_plan
from badgedesk.awarding.rosters.results import match_results, parse_result
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.issue import build_credential
from badgedesk.core.model.achievement import ResultDescription, RubricLevel
from badgedesk.core.model.award import Result
from badgedesk.core.model.structure import validate_badge
from badgedesk.host import clock
from tests.unit.awarding.desk import ACHIEVEMENT, Desk

MARK = ResultDescription("urn:x:mark", "Final mark", "Percent", value_min="0", value_max="100")
GRADE = ResultDescription("urn:x:grade", "Grade", "LetterGrade", allowed_values=("A", "B", "C"))
STATE = ResultDescription("urn:x:state", "State", "Status")
LEVELS = (RubricLevel("urn:x:low", "Beginner"), RubricLevel("urn:x:high", "Master"))
RUBRIC = ResultDescription("urn:x:rubric", "Skill", "RubricCriterionLevel", rubric_levels=LEVELS)
ALL = (MARK, GRADE, STATE, RUBRIC)


def test_columns_with_the_names_of_results_hold_them() -> None:
    text = "Name,final-mark,Result: Grade,State,Skill,Shoes\nAda,93,b,completed,master,38\n"
    roster = read_roster(text.encode(), results=ALL)
    assert roster.rows[0].results == (
        Result("urn:x:mark", value="93"),
        Result("urn:x:grade", value="B"),
        Result("urn:x:state", status="Completed"),
        Result("urn:x:rubric", achieved_level="urn:x:high"),
    )
    assert roster.unused == ("Shoes",)
    assert dict(roster.results) == {
        "Final mark": "final-mark", "Grade": "Result: Grade", "State": "State", "Skill": "Skill"
    }  # fmt: skip


def test_a_result_is_read_from_a_column_given_by_hand_or_left_out() -> None:
    roster = read_roster(
        b"Name,Points,Grade\nAda,7,A\n", {"result:Final mark": "Points", "result:Grade": ""}, None, ALL
    )
    assert roster.rows[0].results == (Result("urn:x:mark", value="7"),)
    assert roster.unused == ("Grade",)


def test_an_empty_cell_reports_no_result() -> None:
    assert read_roster(b"Name,Grade\nAda,\n", results=ALL).rows[0].results == ()


@pytest.mark.parametrize(
    ("cell", "described"),
    [("101", MARK), ("-1", MARK), ("ninety", MARK), ("D", GRADE), ("done", STATE), ("Expert", RUBRIC)],
)
def test_a_result_that_is_not_allowed_is_a_problem_of_its_row(cell: str, described: ResultDescription) -> None:
    roster = read_roster(f"Name,{described.name}\nAda,{cell}\nGrace,\n".encode(), results=ALL)
    assert [row.recipient.name for row in roster.rows] == ["Grace"]
    (problem,) = roster.problems
    assert (problem.row, problem.column, problem.code) == (2, described.name, Code.ROSTER_VALUE)


@pytest.mark.parametrize("cell", ["0", "100", "55,5", " 93 %"])
def test_a_number_within_its_range_stays_as_written(cell: str) -> None:
    assert parse_result(cell, MARK).value == cell.strip()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"result:Shoe size": "Name"}, Code.USAGE),
        ({"result:Grade": "Nowhere"}, Code.ROSTER_COLUMN),
    ],
)
def test_a_mapping_of_no_result_or_to_no_column_is_refused(given: dict[str, str], code: Code) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        match_results(("Name", "Grade"), given, frozenset(), ALL)
    assert caught.value.code is code


def test_the_credential_holds_each_result_and_is_a_badge(desk: Desk) -> None:
    achievement = replace(ACHIEVEMENT, results=ALL)
    roster = read_roster(b"Name,Final mark,Skill\nAda,93,Master\n", results=ALL)
    request = replace(desk.request("Name\nAda\n"), achievement=achievement, roster=roster)
    assert check_batch(request, desk.issuer.profile, None).rejected == ()
    (item,) = build_plan(request, desk.issuer.profile, None, clock.now()).items
    document = build_credential(item.award, desk.issuer.profile, credential_id="urn:x:1", salt="s")
    subject = document["credentialSubject"]
    assert isinstance(subject, dict)
    assert subject["result"] == [
        {"type": ["Result"], "resultDescription": "urn:x:mark", "value": "93"},
        {"type": ["Result"], "resultDescription": "urn:x:rubric", "achievedLevel": "urn:x:high"},
    ]
    assert [problem for problem in validate_badge(document) if not problem.warning] == []
