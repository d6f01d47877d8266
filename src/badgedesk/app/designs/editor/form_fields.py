"""The fields of the achievement form as a table: what each is called, reads, writes, suggests and explains."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, Final

from badgedesk.app.designs.editor.completeness import web_address
from badgedesk.core.model.achievement import Achievement, KeyFacts
from badgedesk.core.model.facts import NO_LEVEL
from badgedesk.core.model.profile import Profile

Choices = tuple[tuple[str, str], ...]
"""Values with what they are called."""
_LANGUAGE: Final = re.compile("[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_NUMBER: Final = re.compile(r"[0-9]{1,6}([.,][0-9]{1,2})?")
_COUNTRY: Final = re.compile("[A-Z]{2}")


class Look(Enum):
    """What a field is typed into."""

    LINE = auto()
    LINES = auto()
    CHOICE = auto()
    SUGGEST = auto()
    """One of some values, or words of one's own."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field.

    Attributes:
        key: names the field in needs and jumps.
        label: above it.
        read: what stands in it.
        write: the achievement after something was typed that ``refusal`` has nothing against.
        example: shown where it is empty, and in the help.
        help: one or two sentences.
        look: what it is typed into.
        choices: values with words, for choices and suggestions.
        unit: stands behind the label.
        refusal: what is wrong with a text; empty for nothing.
        wide: whether it takes the whole width.
    """

    key: str
    label: str
    read: Callable[[Achievement], str]
    write: Callable[[Achievement, str], Achievement]
    example: str
    help: str
    look: Look = Look.LINE
    choices: Choices = ()
    unit: str = ""
    refusal: Callable[[str], str] = lambda _: ""
    wide: bool = False


def _fact(name: str) -> tuple[Callable[[Achievement], str], Callable[[Achievement, str], Achievement]]:
    def write(achievement: Achievement, text: str) -> Achievement:
        changes: dict[str, Any] = {name: text}
        return replace(achievement, facts=replace(achievement.facts, **changes))

    return lambda achievement: str(getattr(achievement.facts, name)), write


def _member(name: str) -> tuple[Callable[[Achievement], str], Callable[[Achievement, str], Achievement]]:
    def write(achievement: Achievement, text: str) -> Achievement:
        changes: dict[str, Any] = {name: text.strip() or None}
        return replace(achievement, **changes)

    return lambda achievement: str(getattr(achievement, name) or ""), write


def _creator(name: str) -> tuple[Callable[[Achievement], str], Callable[[Achievement, str], Achievement]]:
    def write(achievement: Achievement, text: str) -> Achievement:
        old = achievement.creator or Profile("", "")
        changes: dict[str, Any] = {name: text if name == "name" else text.strip()}
        if name == "id" and text.strip().startswith("http"):
            changes["url"] = text.strip()
        made = replace(old, **changes)
        return replace(achievement, creator=made if made.id or made.name.strip() else None)

    return lambda achievement: str(getattr(achievement.creator, name)) if achievement.creator else "", write


def number_of(text: str) -> float | None:
    """Return the number in a text, with a point or a comma; None for an empty one."""
    return float(text.strip().replace(",", ".")) if text.strip() else None


def number_text(value: float | None) -> str:
    """Return a number as it is typed."""
    return f"{value:g}" if value is not None else ""


def no_number(text: str) -> str:
    """Return what is wrong with a text that should be a number."""
    return "" if not text.strip() or _NUMBER.fullmatch(text.strip()) else "This is no number. Example: 24 or 2.5"


def no_address(text: str) -> str:
    """Return what is wrong with a text that should be a web address."""
    return "" if web_address(text.strip()) else "This is no web address. Example: https://club.example/skipper"


def _no_language(text: str) -> str:
    fits = not text.strip() or _LANGUAGE.fullmatch(text.strip())
    return "" if fits else "This is no language tag. Example: en, de or pt-BR"


def _no_country(text: str) -> str:
    return "" if not text.strip() or _COUNTRY.fullmatch(text.strip()) else "Two capital letters. Example: NL"


def _set_hours(achievement: Achievement, text: str) -> Achievement:
    return replace(achievement, facts=replace(achievement.facts, study_hours=number_of(text)))


def _set_credits(achievement: Achievement, text: str) -> Achievement:
    return replace(achievement, credits_available=number_of(text))


def set_outcomes(facts: KeyFacts, text: str) -> KeyFacts:
    """Return facts with the learning outcomes that stand one a line."""
    return replace(facts, outcomes=tuple(text.split("\n")) if text else ())


LEVELS: Final[Choices] = (
    ("", "Not said"),
    *((f"eqf-{number}", f"EQF {number}") for number in range(1, 9)),
    ("QF-EHEA short cycle", "QF-EHEA short cycle"),
    ("QF-EHEA first cycle", "QF-EHEA first cycle"),
    ("QF-EHEA second cycle", "QF-EHEA second cycle"),
    ("QF-EHEA third cycle", "QF-EHEA third cycle"),
    (NO_LEVEL, "Does not apply"),
)
_PARTICIPATION: Final[Choices] = tuple(
    (word, word.capitalize()) for word in ("online", "on site", "blended", "at work")
)
_ASSESSMENT: Final[Choices] = tuple(
    (word, word.capitalize())
    for word in (
        "written exam",
        "practical test",
        "portfolio",
        "presentation",
        "report",
        "work product",
        "observation at work",
        "oral exam",
    )
)
_SUPERVISION: Final[Choices] = tuple(
    (word, word.capitalize())
    for word in ("supervised, identity checked", "supervised", "not supervised, identity checked", "not supervised")
)
_outcomes_read: Callable[[Achievement], str] = lambda each: "\n".join(each.facts.outcomes)  # noqa: E731 - as the others

STUDY: Final = (
    FieldSpec(
        "outcomes",
        "Learning outcomes",
        _outcomes_read,
        lambda each, text: replace(each, facts=set_outcomes(each.facts, text)),
        "Plans a day’s passage and says why",
        "What a learner knows or can do afterwards, one a line. Begin each with a verb.",
        Look.LINES,
        unit="one a line",
        wide=True,
    ),
    FieldSpec(
        "workload",
        "Study time",
        lambda each: number_text(each.facts.study_hours),
        _set_hours,
        "24",
        "All hours a learner needs, with reading, practice and the test.",
        unit="hours",
        refusal=no_number,
    ),
    FieldSpec(
        "credits",
        "Credits",
        lambda each: number_text(each.credits_available),
        _set_credits,
        "1",
        "Credits that the badge is worth. One ECTS credit stands for 25 to 30 hours.",
        unit="such as ECTS",
        refusal=no_number,
    ),
    FieldSpec(
        "level",
        "Level",
        *_fact("level"),
        "EQF 4",
        "How demanding it is, in the European Qualifications Framework. Choose “Does not apply” where there is none.",
        Look.CHOICE,
        LEVELS,
    ),
    FieldSpec(
        "participation",
        "Form of participation",
        *_fact("participation"),
        "blended",
        "How learners take part.",
        Look.SUGGEST,
        _PARTICIPATION,
    ),
    FieldSpec(
        "assessment",
        "How the learner is assessed",
        *_fact("assessment"),
        "portfolio",
        "What the decision rests on. Say it in the learner’s words.",
        Look.SUGGEST,
        _ASSESSMENT,
    ),
    FieldSpec(
        "supervision",
        "Supervision",
        *_fact("supervision"),
        "supervised, identity checked",
        "Whether somebody watches the assessment and checks who sits it.",
        Look.SUGGEST,
        _SUPERVISION,
    ),
    FieldSpec(
        "quality",
        "Quality assurance",
        *_fact("quality"),
        "Reviewed each year by the training board",
        "Who looks after quality, and how. An outside body weighs more than one of your own.",
    ),
    FieldSpec(
        "quality-url",
        "Page about quality",
        *_fact("quality_url"),
        "https://club.example/quality",
        "Where people can read how quality is looked after.",
        refusal=no_address,
    ),
    FieldSpec(
        "country",
        "Country",
        *_fact("country"),
        "NL",
        "Country of the awarding body, in two letters.",
        unit="of the awarding body",
        refusal=_no_country,
    ),
    FieldSpec(
        "prerequisites",
        "Prerequisites",
        *_fact("prerequisites"),
        "A swimming badge",
        "What a learner brings along. Leave it empty where anybody can begin.",
    ),
    FieldSpec(
        "stacking",
        "Counts towards",
        *_fact("stacking"),
        "Offshore Skipper",
        "A larger badge or qualification that this one is a part of.",
    ),
)
DETAILS: Final = (
    FieldSpec(
        "field",
        "Field of study",
        *_member("field_of_study"),
        "Seamanship",
        "The subject area, as a catalogue would list it.",
    ),
    FieldSpec(
        "specialization",
        "Specialisation",
        *_member("specialization"),
        "Small craft",
        "A part of the field that this badge is about.",
    ),
    FieldSpec(
        "code",
        "Code",
        *_member("human_code"),
        "SAIL-101",
        "A short code that people use for it, such as that of a course.",
    ),
    FieldSpec(
        "version",
        "Version",
        *_member("version"),
        "2.1",
        "Change it when you change what the learner must do.",
    ),
    FieldSpec(
        "language",
        "Language",
        *_member("language"),
        "en",
        "The language these texts are written in, as a tag.",
        refusal=_no_language,
    ),
    FieldSpec(
        "creator-name",
        "Made by",
        *_creator("name"),
        "Guild of Skippers",
        "Who thought this badge out, where that is not the issuer.",
    ),
    FieldSpec(
        "creator",
        "Their web address or DID",
        *_creator("id"),
        "https://guild.example/",
        "It tells makers of the same name apart, so it is needed with a name.",
    ),
)
HELP: Final = {
    "name": ("Name", "Coastal Skipper", "What the badge is called on every card and profile. Short, without the year."),
    "kind": ("Kind of badge", "Certification", "What sort of achievement it is; catalogues sort by it."),
    "description": (
        "Description",
        "Handles a small boat along the coast by day.",
        "One or two sentences on what the holder can do. A stranger should understand them.",
    ),
    "criteria": (
        "What the learner must do",
        "1. Plan a passage of 20 miles.\n2. Sail it as skipper.\n3. Recover a person from the water.",
        "The steps or conditions, so exact that two assessors would decide alike. Markdown is read.",
    ),
    "address": ("Page with the criteria", "https://club.example/skipper", "A page that says more, if you have one."),
    "caption": (
        "Picture in words",
        "A shield with a boat under sail, above a red ribbon.",
        "Read aloud to people who cannot see the picture. Say what it shows.",
    ),
    "tags": ("Tags", "navigation, leadership", "Words people search by, separated by commas."),
    "skills": (
        "Skills",
        "present data visually",
        "A skill with its address in a framework such as ESCO, so that programs can match it.",
    ),
}
"""Help for the fields that have widgets of their own: label, example, sentence."""
