"""What an achievement still needs, and what would make it better."""

from dataclasses import dataclass

from badgedesk.core.model.achievement import Achievement


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing to fill in; ``field`` names where."""

    field: str
    label: str
    met: bool
    required: bool = False


def demands(achievement: Achievement) -> tuple[Demand, ...]:
    """Return everything that a plain badge asks for, in the order of the form."""
    gaps = achievement.missing()
    return (
        Demand("name", "Name", "name" not in gaps, required=True),
        Demand("description", "Description", "description" not in gaps, required=True),
        Demand("criteria", "What the learner must do", "criteria" not in gaps, required=True),
        Demand("kind", "Kind of badge", bool(achievement.achievement_type)),
        Demand("caption", "Picture in words", bool(achievement.caption.strip())),
        Demand("tags", "Tags", bool(achievement.tags)),
        Demand("skills", "Skills", bool(achievement.alignments)),
    )


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
