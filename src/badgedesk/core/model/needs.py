"""What a definition needs before it can be awarded: what the standard asks, then what its own rules ask.

Spec: Open Badges 3.0, Achievement and the classes it refers to; Council Recommendation 2022/C 243/02, Annex I.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from badgedesk.core.model.facts import Rules

if TYPE_CHECKING:
    from badgedesk.core.model.achievement import Achievement

_LEAST_LEVELS: Final = 2
"""A rubric tells at least so many levels apart."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to fill in: in which field, whether it is there, and whether an award waits for it."""

    field: str
    met: bool
    required: bool = False


_STANDARD: Final = ("name", "description", "criteria")
_USEFUL: Final = ("kind", "caption", "tags", "skills")
_ASKED: Final[Mapping[Rules, tuple[tuple[str, ...], tuple[str, ...]]]] = MappingProxyType(
    {
        Rules.PLAIN: ((), _USEFUL),
        Rules.MICRO_CREDENTIAL: (
            ("country", "outcomes", "workload", "level", "participation", "assessment", "quality"),
            ("prerequisites", "supervision", "stacking", "caption", "skills", "language"),
        ),
        Rules.COURSE: (("workload",), ("outcomes", "assessment", "code", "field", "caption", "language")),
        Rules.COMPETENCY: (("rubric",), ("skills", "level", "assessment", "caption")),
        Rules.MEMBERSHIP: ((), ("kind", "caption", "tags")),
    }
)
"""Of each set of rules: the fields that are needed beyond the standard's, and those that are good to have."""


def needs(achievement: "Achievement") -> tuple[Need, ...]:
    """Return what a definition is asked for, in the order of the form: needed, useful, then parts left half done."""
    needed, useful = _ASKED[achievement.rules]
    asked = [Need(field, _MET[field](achievement), required=True) for field in (*_STANDARD, *needed)]
    asked += [Need(field, _MET[field](achievement)) for field in useful]
    halves = [field for field, sound in _SOUND.items() if not sound(achievement)]
    by_field = {need.field: need for need in asked}
    by_field |= {field: Need(field, met=False, required=True) for field in halves}
    return tuple(by_field.values())


def missing(achievement: "Achievement") -> tuple[str, ...]:
    """Return the fields without which a definition cannot be awarded, in the order of the form."""
    return tuple(need.field for need in needs(achievement) if need.required and not need.met)


def _rubric(achievement: "Achievement") -> bool:
    return any(len(result.rubric_levels) >= _LEAST_LEVELS for result in achievement.results)


def _sound_results(achievement: "Achievement") -> bool:
    levels = [level for result in achievement.results for level in result.rubric_levels]
    aligned = [*(each.alignments for each in achievement.results), *(each.alignments for each in levels)]
    skills = [skill for each in aligned for skill in each]
    return (
        all(result.id and result.name.strip() and result.result_type for result in achievement.results)
        and all(level.id and level.name.strip() for level in levels)
        and all(skill.target_name.strip() and skill.target_url for skill in skills)
    )


_MET: Final[Mapping[str, Callable[["Achievement"], bool]]] = MappingProxyType(
    {
        "name": lambda each: bool(each.name.strip()),
        "description": lambda each: bool(each.description.strip()),
        "criteria": lambda each: bool(each.criteria_narrative.strip() or each.criteria_url.strip()),
        "kind": lambda each: bool(each.achievement_type),
        "caption": lambda each: bool(each.caption.strip()),
        "tags": lambda each: bool(each.tags),
        "skills": lambda each: bool(each.alignments),
        "language": lambda each: bool(each.language),
        "code": lambda each: bool(each.human_code),
        "field": lambda each: bool(each.field_of_study),
        "rubric": _rubric,
        "country": lambda each: bool(each.facts.country.strip()),
        "outcomes": lambda each: any(outcome.strip() for outcome in each.facts.outcomes),
        "workload": lambda each: bool(each.facts.study_hours or each.credits_available),
        "level": lambda each: bool(each.facts.level.strip()),
        "participation": lambda each: bool(each.facts.participation.strip()),
        "assessment": lambda each: bool(each.facts.assessment.strip()),
        "supervision": lambda each: bool(each.facts.supervision.strip()),
        "quality": lambda each: bool(each.facts.quality.strip()),
        "prerequisites": lambda each: bool(each.facts.prerequisites.strip()),
        "stacking": lambda each: bool(each.facts.stacking.strip()),
    }
)
_SOUND: Final[Mapping[str, Callable[["Achievement"], bool]]] = MappingProxyType(
    {
        "skills": lambda each: all(skill.target_name.strip() and skill.target_url for skill in each.alignments),
        "results": _sound_results,
        "related": lambda each: all(other.id for other in each.related),
        "identifiers": lambda each: all(other.identifier and other.identifier_type for other in each.identifiers),
        "creator": lambda each: each.creator is None or bool(each.creator.id),
    }
)
"""Lists whose entries must be whole."""
