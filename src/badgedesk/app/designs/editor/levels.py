"""Levels as the dialog writes them: fresh ones, and what is wrong with some."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from badgedesk.design.brand import Level
from badgedesk.design.colours.colour import Swatch

MOST: Final = 12
"""Levels of one badge."""
LONGEST: Final = 40
"""Characters of a level's name."""
COLOURS: Final = ("base", "accent")
"""The colours that a level may have of its own."""


def fresh(levels: Sequence[Level]) -> Level:
    """Return a level to begin with, under a name that no other has."""
    names = {level.name for level in levels}
    number = next(number for number in range(len(levels) + 1, len(levels) + len(names) + 2) if str(number) not in names)
    return Level(str(number))


def coloured(level: Level, name: str, value: str) -> Level:
    """Return a level with a colour of its own."""
    swatches = {swatch.name: swatch for swatch in level.swatches} | {name: Swatch(name, value)}
    return replace(level, swatches=tuple(swatches.values()))


def uncoloured(level: Level) -> Level:
    """Return a level in the colours and the metal of its master."""
    return replace(level, swatches=(), metal="", shade=0.0)


def differs(level: Level) -> bool:
    """Whether a level has any colour or metal of its own."""
    return level != uncoloured(level)


def refusal(levels: Sequence[Level]) -> str:
    """Return what is wrong with levels; empty for nothing. Their badges are files named after them."""
    names = [" ".join(level.name.split()) for level in levels]
    if not all(names):
        return "Every level needs a name."
    folded = [name.casefold() for name in names]
    twice = next((name for name in names if folded.count(name.casefold()) > 1), "")
    return f"Two levels are called “{twice}”." if twice else ""
