"""What a field of a design may hold: marks on the fields, read by the design file when it reads and writes."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Range:
    """A number between two bounds, both allowed."""

    low: float
    high: float

    def allows(self, value: object) -> bool:
        """Whether ``value`` is a number within the bounds; NaN never is."""
        return isinstance(value, int | float) and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text that wholly matches a regular expression."""

    expression: str

    def allows(self, value: object) -> bool:
        """Whether ``value`` is such a text."""
        return isinstance(value, str) and re.fullmatch(self.expression, value) is not None


@dataclass(frozen=True, slots=True)
class Length:
    """A text of at most so many characters."""

    characters: int

    def allows(self, value: object) -> bool:
        """Whether ``value`` is such a text."""
        return isinstance(value, str) and len(value) <= self.characters


@dataclass(frozen=True, slots=True)
class Pieces:
    """An outline of at most so many pieces, no further from (0, 0) than ``reach`` either way."""

    most: int
    reach: float

    def allows(self, value: object) -> bool:
        """Whether ``value`` is such an outline."""
        verbs, numbers = getattr(value, "verbs", None), getattr(value, "numbers", ())
        return verbs is not None and len(verbs) <= self.most and all(abs(number) <= self.reach for number in numbers)


Mark = Range | Pattern | Length | Pieces

COORDINATE: Final = Range(-100_000, 100_000)
"""Any position or distance on the artboard, in px."""
SIZE: Final = Range(0, 100_000)
LARGEST_PICTURE_PX: Final = 4_096
PIXELS: Final = Range(0, LARGEST_PICTURE_PX)
"""Pixels of a raster picture, along one side."""
SHARE: Final = Range(0, 1)
ANGLE: Final = Range(-7, 7)
"""Radians, a little more than a turn either way."""
COUNT: Final = Range(2, 200)
HEX: Final = Pattern("#[0-9a-f]{6}")
METAL: Final = Pattern("palette|gold|silver|bronze|steel")
NAME: Final = Pattern(r"[a-z][a-z0-9_-]{0,39}")
TITLE: Final = Length(200)
TEXT: Final = Length(2_000)
