"""What did not come through unchanged when a drawing was brought in: each thing named, none in silence."""

from dataclasses import dataclass, field
from enum import StrEnum, unique


@unique
class Outcome(StrEnum):
    """What became of it."""

    SIMPLIFIED = "simplified"
    RASTERISED = "rasterised"
    REMOVED = "removed"


@unique
class Reason(StrEnum):
    """Why."""

    SCRIPT = "script"
    EVENT = "event"
    LINK = "link"
    ANIMATION = "animation"
    FOREIGN = "foreign"
    OUTSIDE = "outside"
    FILTER = "filter"
    MASK = "mask"
    PATTERN = "pattern"
    MARKER = "marker"
    FONT = "font"
    GLYPH = "glyph"
    TEXT_PATH = "text-path"
    BLEND = "blend"
    FOCUS = "focus"
    SPREAD = "spread"
    STYLE = "style"
    PICTURE = "picture"
    LOOP = "loop"
    UNKNOWN = "unknown"
    ELEMENT = "element"
    MANY = "many"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that was changed: what happened, why, to what, and how often."""

    outcome: Outcome
    reason: Reason
    what: str
    """Name of the element, attribute, font or characters, at most 80 characters."""
    count: int = 1


@dataclass(slots=True)
class Notices:
    """Collects notices while a drawing is read; equal ones are counted."""

    _counts: dict[tuple[Outcome, Reason, str], int] = field(default_factory=dict)

    def add(self, outcome: Outcome, reason: Reason, what: str) -> None:
        """Note one more."""
        key = outcome, reason, what[:80]
        self._counts[key] = self._counts.get(key, 0) + 1

    def removed(self, reason: Reason, what: str) -> None:
        """Note something left out."""
        self.add(Outcome.REMOVED, reason, what)

    def simplified(self, reason: Reason, what: str) -> None:
        """Note something drawn in another way."""
        self.add(Outcome.SIMPLIFIED, reason, what)

    def rasterised(self, reason: Reason, what: str) -> None:
        """Note something that became a picture of pixels."""
        self.add(Outcome.RASTERISED, reason, what)

    def listed(self) -> tuple[Notice, ...]:
        """Return all, in the order in which they were first met."""
        return tuple(Notice(*key, count) for key, count in self._counts.items())
