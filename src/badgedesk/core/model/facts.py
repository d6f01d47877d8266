"""What a definition holds beyond the members of the standard: its rules, key facts, and texts in other languages."""

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

NO_LEVEL: Final = "none"
"""Value of `KeyFacts.level` that says that levels do not apply."""


@unique
class Rules(StrEnum):
    """Which facts a definition has to name before it is awarded."""

    PLAIN = "plain"
    MICRO_CREDENTIAL = "eu-micro-credential"
    """The mandatory elements of the Council Recommendation 2022/C 243/02, Annex I."""
    COURSE = "course-certificate"
    COMPETENCY = "competency-with-rubric"
    MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """Facts that Open Badges 3.0 has no member for; every text is the provider's own.

    Attributes:
        country: of the awarding body, in two letters of ISO 3166-1.
        outcomes: what a learner knows or can do afterwards, one each.
        study_hours: the notional workload.
        level: ``eqf-1`` to ``eqf-8``, ``none`` where levels do not apply, or words of its own.
        participation: how learners take part, such as "online".
        assessment: how they are assessed, such as "portfolio".
        supervision: whether that is supervised, and identities are checked.
        quality: who looks after quality, and how.
        quality_url: where that can be read.
        prerequisites: what a learner brings along.
        stacking: what it counts towards.
    """

    country: str = ""
    outcomes: tuple[str, ...] = ()
    study_hours: float | None = None
    level: str = ""
    participation: str = ""
    assessment: str = ""
    supervision: str = ""
    quality: str = ""
    quality_url: str = ""
    prerequisites: str = ""
    stacking: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of a definition in one more language; an empty text falls back on the first language's.

    ``language`` is a tag such as ``de`` or ``pt-BR``.
    """

    language: str
    name: str = ""
    description: str = ""
    criteria_narrative: str = ""
    criteria_url: str = ""
    caption: str = ""
    outcomes: tuple[str, ...] = ()
