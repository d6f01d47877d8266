"""What an achievement still needs, and what would make it better."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.facts import Rules
from badgedesk.core.model.needs import needs


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing to fill in; ``field`` names where."""

    field: str
    label: str
    met: bool
    required: bool = False


LABELS: Final = {
    "name": "Name",
    "description": "Description",
    "criteria": "What the learner must do",
    "kind": "Kind of badge",
    "caption": "Picture in words",
    "tags": "Tags",
    "skills": "Skills",
    "language": "Language",
    "code": "Code",
    "field": "Field of study",
    "rubric": "Rubric of two levels or more",
    "results": "Results",
    "related": "Other versions",
    "identifiers": "Numbers",
    "creator": "Address of the maker",
    "country": "Country of the awarding body",
    "outcomes": "Learning outcomes",
    "workload": "Study time or credits",
    "level": "Level",
    "participation": "Form of participation",
    "assessment": "Assessment",
    "supervision": "Supervision",
    "quality": "Quality assurance",
    "prerequisites": "Prerequisites",
    "stacking": "Counts towards",
}
"""What the fields that are asked for are called in the list."""
RULES: Final = (
    (Rules.PLAIN, "Plain badge"),
    (Rules.MICRO_CREDENTIAL, "EU micro-credential"),
    (Rules.COURSE, "Course certificate"),
    (Rules.COMPETENCY, "Competency with rubric"),
    (Rules.MEMBERSHIP, "Membership"),
)
"""Sets of rules and what they are called."""
AT_AWARD: Final = {Rules.MICRO_CREDENTIAL: 3}
"""How many elements of the rules an award adds: learner, awarding body and date."""


def demands(achievement: Achievement) -> tuple[Demand, ...]:
    """Return everything that the rules of a badge ask for, in the order of the form."""
    return tuple(Demand(need.field, LABELS[need.field], need.met, need.required) for need in needs(achievement))


def gap_words(gaps: Iterable[str]) -> str:
    """Return the fields that are missing as words within a sentence."""
    return ", ".join(LABELS.get(gap, gap).lower() for gap in gaps)


def web_address(text: str) -> bool:
    """Whether a text can stand where a web address is wanted; an empty one can."""
    head, mark, rest = text.partition("://")
    return not text or (head in {"http", "https"} and bool(mark) and bool(rest.strip("/")) and not text.split()[1:])


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags in a line, parted by commas, each once."""
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := " ".join(part.split()))))


def spaced(kind: str) -> str:
    """Return an achievement type as people read it: ``CertificateOfCompletion`` as "Certificate of completion"."""
    parts: list[str] = []
    for letter in kind.removeprefix("ext:"):
        if letter.isupper() and parts:
            parts.append(" ")
        parts.append(letter.lower() if parts else letter.upper())
    return "".join(parts)
