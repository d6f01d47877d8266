"""Key facts of a badge as an award says them: at the end of the criteria, in words, and the level as an alignment.

Open Badges 3.0 has no members for them, and a member of our own would be unknown to every other reader.

Spec: Open Badges 3.0, Criteria, narrative (Markdown).
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from badgedesk.core.model.achievement import Achievement, Alignment, Rules, Translation
from badgedesk.core.model.facts import NO_LEVEL, KeyFacts

_EQF: Final = "eqf-"
_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "outcomes": "Learning outcomes",
            "facts": "Key facts",
            "country": "Country of the awarding body",
            "hours": "Study time",
            "hour": "hours",
            "credits": "Credits",
            "level": "Level",
            "no-level": "does not apply",
            "participation": "Form of participation",
            "assessment": "Assessment",
            "supervision": "Supervision and identity check",
            "quality": "Quality assurance",
            "prerequisites": "Prerequisites",
            "stacking": "Counts towards",
        },
        "de": {
            "outcomes": "Lernergebnisse",
            "facts": "Auf einen Blick",
            "country": "Land der ausstellenden Stelle",
            "hours": "Arbeitsaufwand",
            "hour": "Stunden",
            "credits": "Leistungspunkte",
            "level": "Niveau",
            "no-level": "entfällt",
            "participation": "Teilnahmeform",
            "assessment": "Prüfung",
            "supervision": "Aufsicht und Identitätsprüfung",
            "quality": "Qualitätssicherung",
            "prerequisites": "Voraussetzungen",
            "stacking": "Anrechenbar auf",
        },
    }
)
"""What the facts are called, by language; others are told in English."""


def spoken(achievement: Achievement, language: str | None) -> Achievement:
    """Return an achievement in the language that is asked for, where it has texts in it, else as it is.

    ``de-AT`` finds texts in ``de``, and the other way round. Other languages are left out of what is returned; texts
    that a translation lacks stay in the first language.
    """
    found = _translation(achievement, language)
    if found is None:
        return replace(achievement, translations=()) if achievement.translations else achievement
    return replace(
        achievement,
        language=found.language,
        name=found.name or achievement.name,
        description=found.description or achievement.description,
        criteria_narrative=found.criteria_narrative or achievement.criteria_narrative,
        criteria_url=found.criteria_url or achievement.criteria_url,
        caption=found.caption or achievement.caption,
        facts=replace(achievement.facts, outcomes=found.outcomes or achievement.facts.outcomes),
        translations=(),
    )


def languages(achievement: Achievement) -> tuple[str, ...]:
    """Return the languages an achievement can be awarded in, its first one first; empty where none is named."""
    first = (achievement.language,) if achievement.language else ()
    return (*first, *(each.language for each in achievement.translations))


def speaks(achievement: Achievement, language: str) -> bool:
    """Whether an achievement has texts in a language; any language is spoken where it does not name its own."""
    first = (achievement.language or "").casefold()
    same = _base(language.strip().casefold()) == _base(first) or not (first or achievement.translations)
    return same or _translation(achievement, language) is not None


def _translation(achievement: Achievement, language: str | None) -> Translation | None:
    wanted = (language or "").strip().casefold()
    first = (achievement.language or "").casefold()
    if not wanted or wanted == first:
        return None
    exact = [each for each in achievement.translations if each.language.casefold() == wanted]
    if exact:
        return exact[0]
    if _base(wanted) == _base(first):
        return None
    return next((each for each in achievement.translations if _base(each.language.casefold()) == _base(wanted)), None)


def _base(tag: str) -> str:
    return tag.partition("-")[0]


def narrative(achievement: Achievement) -> str:
    """Return the criteria as they are awarded, in Markdown: the provider's text, then outcomes and key facts."""
    words = _WORDS.get(_base((achievement.language or "en").casefold()), _WORDS["en"])
    parts = [achievement.criteria_narrative]
    outcomes = [f"- {_line(each)}" for each in achievement.facts.outcomes if each.strip()]
    if outcomes:
        parts.append(f"**{words['outcomes']}**\n\n" + "\n".join(outcomes))
    told = [f"- {words[name]}: {value}" for name, value in _told(achievement, words) if value]
    if told:
        parts.append(f"**{words['facts']}**\n\n" + "\n".join(told))
    return "\n\n".join(part for part in parts if part)


def _told(achievement: Achievement, words: Mapping[str, str]) -> list[tuple[str, str]]:
    facts = achievement.facts
    credits_ = achievement.credits_available if achievement.rules is Rules.MICRO_CREDENTIAL else None
    quality = _line(facts.quality)
    if facts.quality_url:
        quality = f"{quality} <{facts.quality_url}>".strip()
    return [
        ("hours", f"{_number(facts.study_hours)} {words['hour']}" if facts.study_hours else ""),
        ("credits", f"{_number(credits_)} ECTS" if credits_ else ""),
        ("level", _level(facts, words)),
        ("participation", _line(facts.participation)),
        ("assessment", _line(facts.assessment)),
        ("supervision", _line(facts.supervision)),
        ("quality", quality),
        ("prerequisites", _line(facts.prerequisites)),
        ("stacking", _line(facts.stacking)),
        ("country", _line(facts.country)),
    ]


def level_alignment(facts: KeyFacts) -> Alignment | None:
    """Return the level of the European Qualifications Framework as an alignment; None for another level."""
    number = facts.level.removeprefix(_EQF)
    if number == facts.level or number not in tuple("12345678"):
        return None
    return Alignment(
        target_name=f"EQF level {number}",
        target_url=f"http://data.europa.eu/snb/eqf/{number}",
        target_framework="European Qualifications Framework",
    )


def _level(facts: KeyFacts, words: Mapping[str, str]) -> str:
    if facts.level == NO_LEVEL:
        return words["no-level"]
    return f"EQF {facts.level.removeprefix(_EQF)}" if facts.level.startswith(_EQF) else _line(facts.level)


def _line(text: str) -> str:
    return " ".join(text.split())


def _number(value: float | None) -> str:
    return f"{value or 0:g}"
