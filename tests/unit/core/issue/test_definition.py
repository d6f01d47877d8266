"""Achievements as JSON: what credentials carry is read back, and nothing unknown is taken in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgedesk.core.errors import Code, InputError
from badgedesk.core.issue.definition import read_definition, write_definition
from badgedesk.core.model.achievement import (
    Achievement,
    Alignment,
    Identifier,
    Related,
    ResultDescription,
    RubricLevel,
)

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
maybe = st.none() | words
alignments = st.lists(st.builds(Alignment, words, words, maybe, maybe, maybe, maybe), max_size=2).map(tuple)
rubrics = st.lists(st.builds(RubricLevel, words, words, maybe, maybe, maybe), max_size=2).map(tuple)
results = st.builds(
    ResultDescription, words, words, words, st.lists(words, max_size=2).map(tuple), maybe, maybe, rubrics, maybe, maybe,
    alignments,
)  # fmt: skip
achievements = st.builds(
    Achievement,
    id=st.just("") | words,
    name=words,
    description=words,
    criteria_narrative=st.just("") | words,
    criteria_url=st.just("") | words,
    achievement_type=words,
    caption=st.just("") | words,
    tags=st.lists(words, max_size=3).map(tuple),
    alignments=alignments,
    results=st.lists(results, max_size=2).map(tuple),
    credits_available=st.none() | st.floats(0, 1000).map(lambda value: round(value, 2)),
    field_of_study=maybe,
    human_code=maybe,
    language=maybe,
    specialization=maybe,
    version=maybe,
    identifiers=st.lists(st.builds(Identifier, words, words), max_size=2).map(tuple),
    related=st.lists(st.builds(Related, words, maybe, maybe), max_size=2).map(tuple),
)


@given(achievements)
def test_every_achievement_comes_back_from_its_json(achievement: Achievement) -> None:
    assert read_definition(write_definition(achievement)) == achievement


def test_the_members_are_those_of_the_standard() -> None:
    written = write_definition(Achievement(name="Skipper", caption="A buoy", criteria_narrative="Sail", tags=("sea",)))
    assert written == {
        "type": ["Achievement"],
        "name": "Skipper",
        "criteria": {"narrative": "Sail"},
        "achievementType": "Badge",
        "image": {"type": "Image", "caption": "A buoy"},
        "tag": ["sea"],
    }


@pytest.mark.parametrize(
    ("json", "member"),
    [
        ({"nam": "x"}, "nam"),
        ({"name": 3}, "name"),
        ({"tag": "sea"}, "tag"),
        ({"criteria": {"text": "x"}}, "criteria.text"),
        ({"alignment": [{"targetName": "a", "colour": "b"}]}, "alignment[0].colour"),
        ({"creditsAvailable": True}, "creditsAvailable"),
        (
            {"resultDescription": [{"rubricCriterionLevel": [{"id": 1}]}]},
            "resultDescription[0].rubricCriterionLevel[0].id",
        ),
    ],
)
def test_what_does_not_belong_is_named(json: dict[str, object], member: str) -> None:
    with pytest.raises(InputError) as fault:
        read_definition(json)  # type: ignore[arg-type]  # wrong on purpose
    assert fault.value.code is Code.ACHIEVEMENT_JSON
    assert fault.value.facts["member"] == member
