"""Guides of a design: upright and level lines and rings about the middle, to lay things out by; never exported."""

from dataclasses import dataclass, replace
from enum import StrEnum, unique
from typing import Annotated, Final

from badgedesk.design.ranges import COORDINATE, Range

MOST_GUIDES: Final = 200
"""Most guides of each kind."""


@unique
class GuideKind(StrEnum):
    """What a guide is."""

    UPRIGHT = "upright"
    LEVEL = "level"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Guides:
    """All guides of a design, in px of the artboard, in the order in which they were made."""

    uprights: tuple[Annotated[float, COORDINATE], ...] = ()
    """Where upright lines stand, from the left."""
    levels: tuple[Annotated[float, COORDINATE], ...] = ()
    """Where level lines lie, from the top."""
    rings: tuple[Annotated[float, Range(0.1, 1_000)], ...] = ()
    """Radii of rings about the middle of the artboard."""

    def of(self, kind: GuideKind) -> tuple[float, ...]:
        """Return the guides of one kind."""
        return {GuideKind.UPRIGHT: self.uprights, GuideKind.LEVEL: self.levels, GuideKind.RING: self.rings}[kind]

    def having(self, kind: GuideKind, places: tuple[float, ...]) -> "Guides":
        """Return the guides with those of one kind exchanged, at most `MOST_GUIDES` of them."""
        kept = places[:MOST_GUIDES]
        if kind is GuideKind.UPRIGHT:
            return replace(self, uprights=kept)
        return replace(self, levels=kept) if kind is GuideKind.LEVEL else replace(self, rings=kept)

    def moved(self, kind: GuideKind, index: int, place: float | None) -> "Guides":
        """Return the guides with one put elsewhere; None takes it away."""
        found = self.of(kind)
        return self.having(kind, (*found[:index], *(() if place is None else (place,)), *found[index + 1 :]))

    def __bool__(self) -> bool:
        return bool(self.uprights or self.levels or self.rings)
