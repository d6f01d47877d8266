"""Key facts and languages: what an award says of them, in words that any reader of badges shows."""

import pytest

from badgedesk.core.issue.credential import build_achievement
from badgedesk.core.issue.key_facts import languages, speaks, spoken
from badgedesk.core.model.achievement import Achievement, Alignment, KeyFacts, Rules, Translation

FACTS = KeyFacts(
    country="NL",
    outcomes=("Reads a chart.", "  ", "Ties\nknots."),
    study_hours=24,
    level="eqf-5",
    assessment="portfolio",
    quality="The guild",
    quality_url="https://guild.example/q",
)
COURSE = Achievement(
    name="Sailing",
    description="Sails.",
    criteria_narrative="Sail *once*.",
    language="en",
    facts=FACTS,
    rules=Rules.MICRO_CREDENTIAL,
    credits_available=3,
    translations=(
        Translation("de", name="Segeln", criteria_narrative="Einmal segeln.", outcomes=("Liest eine Karte.",)),
        Translation("pt-BR", description="Veleja."),
    ),
)


def narrative_of(achievement: Achievement) -> object:
    criteria = build_achievement(achievement, None)["criteria"]
    assert isinstance(criteria, dict)
    return criteria["narrative"]


def test_facts_stand_at_the_end_of_the_criteria_in_markdown() -> None:
    assert narrative_of(COURSE) == (
        "Sail *once*.\n\n"
        "**Learning outcomes**\n\n- Reads a chart.\n- Ties knots.\n\n"
        "**Key facts**\n\n- Study time: 24 hours\n- Credits: 3 ECTS\n- Level: EQF 5\n- Assessment: portfolio\n"
        "- Quality assurance: The guild <https://guild.example/q>\n- Country of the awarding body: NL"
    )


def test_without_facts_the_criteria_stay_letter_for_letter() -> None:
    assert narrative_of(Achievement(criteria_narrative=" As  typed.\n")) == " As  typed.\n"


def test_a_level_of_the_european_framework_is_an_alignment_too_and_stands_once() -> None:
    (level,) = build_achievement(COURSE, None)["alignment"]  # type: ignore[misc]  # a list of one object
    assert level == {
        "type": ["Alignment"],
        "targetName": "EQF level 5",
        "targetUrl": "http://data.europa.eu/snb/eqf/5",
        "targetFramework": "European Qualifications Framework",
    }
    own = Alignment("Level five", "http://data.europa.eu/snb/eqf/5")
    with_own = build_achievement(Achievement(facts=FACTS, alignments=(own,)), None)["alignment"]
    assert [each["targetName"] for each in with_own] == ["Level five"]  # type: ignore[union-attr,index,call-overload]
    for other in ("none", "eqf-9", "Expert"):
        assert "alignment" not in build_achievement(Achievement(facts=KeyFacts(level=other)), None)


def test_a_language_gets_its_texts_and_its_words_for_the_facts() -> None:
    german = spoken(COURSE, "de")
    assert (german.name, german.description, german.language) == ("Segeln", "Sails.", "de")
    assert german.translations == ()
    assert str(narrative_of(german)).startswith(
        "Einmal segeln.\n\n**Lernergebnisse**\n\n- Liest eine Karte.\n\n"
        "**Auf einen Blick**\n\n- Arbeitsaufwand: 24 Stunden"
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (None, "en"),
        ("", "en"),
        ("en", "en"),
        ("en-GB", "en"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("pt", "pt-BR"),
        ("fr", "en"),
    ],
)
def test_the_nearest_language_is_spoken_and_else_the_first(asked: str | None, told: str) -> None:
    assert spoken(COURSE, asked).language == told


def test_an_achievement_knows_which_languages_it_speaks() -> None:
    assert languages(COURSE) == ("en", "de", "pt-BR")
    assert [speaks(COURSE, tag) for tag in ("en", "en-GB", "de-CH", "pt", "fr")] == [True, True, True, True, False]
    assert speaks(Achievement(), "fr")
    assert not speaks(Achievement(language="en"), "fr")
