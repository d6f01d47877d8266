"""What has to be filled in before a badge can be awarded: by the standard, and by the rules that were chosen."""

from dataclasses import replace

import pytest

from badgedesk.core.model.achievement import (
    Achievement,
    Alignment,
    Identifier,
    KeyFacts,
    Related,
    ResultDescription,
    RubricLevel,
    Rules,
)
from badgedesk.core.model.needs import needs
from badgedesk.core.model.profile import Profile

WHOLE = Achievement(name="A", description="B", criteria_narrative="C")
MANDATORY = ("country", "outcomes", "workload", "level", "participation", "assessment", "quality")


def test_the_standard_asks_for_three_texts() -> None:
    assert Achievement().missing() == ("name", "description", "criteria")
    assert Achievement(name=" ", description="B", criteria_url="https://c.example").missing() == ("name",)
    assert WHOLE.missing() == ()


def test_a_micro_credential_waits_for_every_mandatory_element() -> None:
    asked = replace(WHOLE, rules=Rules.MICRO_CREDENTIAL)
    assert asked.missing() == MANDATORY
    facts = KeyFacts("NL", ("Sails.",), 24, "eqf-4", "online", "portfolio", "", "The guild")
    assert replace(asked, facts=facts).missing() == ()
    for field, gap in zip(
        ("country", "outcomes", "study_hours", "level", "participation", "assessment", "quality"),
        MANDATORY,
        strict=True,
    ):
        empty = getattr(KeyFacts(), field)
        assert replace(asked, facts=replace(facts, **{field: empty})).missing() == (gap,)


def test_credits_do_as_study_time_and_no_level_is_a_level() -> None:
    facts = KeyFacts("NL", ("Sails.",), None, "none", "online", "portfolio", "", "The guild")
    assert replace(WHOLE, rules=Rules.MICRO_CREDENTIAL, facts=facts, credits_available=2).missing() == ()


def test_other_rules_ask_for_what_makes_them_what_they_are() -> None:
    assert replace(WHOLE, rules=Rules.COURSE).missing() == ("workload",)
    assert replace(WHOLE, rules=Rules.MEMBERSHIP).missing() == ()
    competency = replace(WHOLE, rules=Rules.COMPETENCY)
    assert competency.missing() == ("rubric",)
    levels = (RubricLevel("urn:l:1", "Fair"), RubricLevel("urn:l:2", "Good"))
    rubric = ResultDescription("urn:r", "Neatness", "RubricCriterionLevel", rubric_levels=levels)
    assert replace(competency, results=(rubric,)).missing() == ()
    assert replace(competency, results=(replace(rubric, rubric_levels=levels[:1]),)).missing() == ("rubric",)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"alignments": (Alignment("Rigging", ""),)}, "skills"),
        ({"alignments": (Alignment(" ", "https://a.example"),)}, "skills"),
        ({"results": (ResultDescription("", "Grade", "LetterGrade"),)}, "results"),
        ({"results": (ResultDescription("urn:r", "Grade", ""),)}, "results"),
        (
            {"results": (ResultDescription("urn:r", "G", "Result", rubric_levels=(RubricLevel("urn:l", ""),)),)},
            "results",
        ),
        ({"related": (Related("", "1"),)}, "related"),
        ({"identifiers": (Identifier("7", ""),)}, "identifiers"),
        ({"creator": Profile("", "Guild")}, "creator"),
    ],
)
def test_an_entry_left_half_done_holds_the_award_up(changes: dict[str, object], field: str) -> None:
    assert replace(WHOLE, **changes).missing() == (field,)  # type: ignore[arg-type]  # what each case changes


def test_what_is_good_to_have_never_holds_anything_up() -> None:
    for rules in Rules:
        useful = [need for need in needs(replace(WHOLE, rules=rules)) if not need.required]
        assert useful
        assert not {need.field for need in useful} & set(replace(WHOLE, rules=rules).missing())
