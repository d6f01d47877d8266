"""Achievements as JSON: what credentials carry is read back, and nothing unknown is taken in silence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgedesk.core.errors import Code, InputError
from badgedesk.core.issue.definition import check_definition, read_definition, write_definition
from badgedesk.core.model.achievement import (
    Achievement,
    Alignment,
    Identifier,
    KeyFacts,
    Related,
    ResultDescription,
    RubricLevel,
    Rules,
    Translation,
)
from badgedesk.core.model.profile import Address, Profile

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
maybe = st.none() | words
alignments = st.lists(st.builds(Alignment, words, words, maybe, maybe, maybe, maybe), max_size=2).map(tuple)
rubrics = st.lists(st.builds(RubricLevel, words, words, maybe, maybe, maybe, alignments), max_size=2).map(tuple)
results = st.builds(
    ResultDescription, words, words, words, st.lists(words, max_size=2).map(tuple), maybe, maybe, rubrics, maybe, maybe,
    alignments,
)  # fmt: skip
plain = st.just("") | words
lines = st.lists(words, max_size=2).map(tuple)
profiles = st.builds(
    Profile,
    words,
    words,
    url=maybe,
    image=maybe,
    address=st.none() | st.builds(Address, words, country_code=maybe),
    identifiers=st.lists(st.builds(Identifier, words, words), max_size=1).map(tuple),
)
facts = st.builds(KeyFacts, plain, lines, st.none() | st.integers(1, 900), *[plain] * 8)
translations = st.builds(Translation, words, plain, plain, plain, plain, plain, lines)
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
    creator=st.none() | profiles,
    rules=st.sampled_from(Rules),
    facts=facts,
    translations=st.lists(translations, max_size=2).map(tuple),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
        ({"creator": {"id": "https://c.example", "age": "4"}}, "creator.age"),
        ({"creator": {"image": {"caption": "x"}}}, "creator.image.caption"),
        ({"badgedesk": {"rules": "own"}}, "badgedesk.rules"),
        ({"badgedesk": {"facts": {"colour": "b"}}}, "badgedesk.facts.colour"),
        ({"badgedesk": {"translations": [{"language": 3}]}}, "badgedesk.translations[0].language"),
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


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"language": "English"}, "$.inLanguage"),
        ({"achievement_type": "Medal"}, "$.achievementType"),
        ({"criteria_url": "club.example"}, "$.criteria.id"),
        ({"alignments": (Alignment("A", "https://a.example", target_type="Own"),)}, "$.alignment[0].targetType"),
        ({"identifiers": (Identifier("1", "barcode"),)}, "$.otherIdentifier[0].identifierType"),
        ({"results": (ResultDescription("urn:r", "Grade", "Mark"),)}, "$.resultDescription[0].resultType"),
    ],
)
def test_what_the_standard_does_not_allow_is_named_before_anything_is_signed(
    changes: dict[str, object], path: str
) -> None:
    problems = check_definition(Achievement(**changes))  # type: ignore[arg-type]  # what each case changes
    assert [problem.path for problem in problems] == [path]


def test_own_terms_and_gaps_are_no_offence_against_the_data_model() -> None:
    assert check_definition(Achievement()) == ()
    assert check_definition(Achievement(achievement_type="ext:Own", language="pt-BR")) == ()
