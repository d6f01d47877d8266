"""How a text is set: font, size, place; and what came of it once it was shaped."""

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Annotated, Final, TypeAlias

from badgedesk.design.outlines.path import Path
from badgedesk.design.ranges import COORDINATE, NAME, SHARE, SIZE, Length, Pattern, Range
from badgedesk.design.shapes.plain import CENTRE

LINE_HEIGHT: Final = 1.15
"""How far apart base lines usually are, in sizes."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A setting of a variable font beyond weight and width."""

    tag: Annotated[str, Pattern(r"[ -~]{4}")]
    value: Annotated[float, COORDINATE]


@dataclass(frozen=True, slots=True)
class Font:
    """A font as a design names it."""

    family: Annotated[str, Length(100)]
    weight: Annotated[int, Range(1, 1000)] = 400
    italic: bool = False
    width: Annotated[float, Range(25, 200)] = 100.0
    """Per cent of normal, where the font can vary it."""
    axes: tuple[Axis, ...] = ()


@unique
class Align(StrEnum):
    """Which part of the text lies at its point or at the middle of its arc; in a box, at which side its lines stand."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@unique
class Anchor(StrEnum):
    """Which height of the letters lies on the line or arc."""

    BASELINE = "baseline"
    MIDDLE = "middle"
    """Half the height of a capital."""


@unique
class Case(StrEnum):
    """How letters are drawn; the words stay as typed."""

    TYPED = "typed"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Straight:
    """One or more level lines at (x, y); line breaks in the text are kept."""

    y: Annotated[float, COORDINATE]
    x: Annotated[float, COORDINATE] = CENTRE
    max_width_px: Annotated[float, SIZE] | None = None
    line_height: Annotated[float, Range(0.5, 4)] = LINE_HEIGHT
    """Distance of base lines, in sizes."""


@unique
class Side(StrEnum):
    """Whether an arc text runs over the top (clockwise) or along the foot (upright, read from left to right)."""

    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class OnArc:
    """One line along a circle, its middle straight above or below the centre unless turned."""

    radius: Annotated[float, Range(1, 20_000)]
    span: Annotated[float, Range(0.01, 6.28)]
    """Widest angle the text may take, in radians."""
    side: Side = Side.TOP
    turn: Annotated[float, Range(-7, 7)] = 0.0
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE


@dataclass(frozen=True, slots=True)
class InBox:
    """Lines broken to fit a width; the box begins at (x, y), where the capitals of the first line reach up to.

    A word wider than the box is broken; the box grows downwards with its lines.
    """

    width_px: Annotated[float, Range(8, 4_000)]
    x: Annotated[float, COORDINATE]
    y: Annotated[float, COORDINATE]
    line_height: Annotated[float, Range(0.5, 4)] = LINE_HEIGHT
    """Distance of base lines, in sizes."""


@dataclass(frozen=True, slots=True)
class OnPath:
    """One line along the first contour of an outline, in px of the layer."""

    outline: Path
    start: Annotated[float, SHARE] = 0.5
    """Where along the outline the text has its point: it begins, has its middle or ends there."""
    flipped: bool = False
    """Whether it runs the other way, on the other side."""
    rise_px: Annotated[float, Range(-500, 500)] = 0.0
    """How far above the outline the letters stand."""


Place: TypeAlias = Straight | InBox | OnArc | OnPath


@dataclass(frozen=True, slots=True)
class TextSlot:
    """What a template says of one of its texts: its name for people and for ``build_template``, and its length."""

    name: Annotated[str, NAME]
    longest: Annotated[int, Range(1, 2_000)] = 40


@dataclass(frozen=True, slots=True)
class Outlined:
    """A text that was shaped: its outline in px of the layer, and what had to be done to fit it."""

    path: Path = Path()  # noqa: RUF009 - an immutable value
    size_px: Annotated[float, SIZE] = 0.0
    tracking_px: Annotated[float, COORDINATE] = 0.0
    missing: Annotated[str, Length(2_000)] = ""
    """The characters that no font at hand has."""
    fits: bool = True
    """False where the text is wider than its place even at the smallest allowed size."""


SMALLEST_SHARE = 0.7
"""How far a text shrinks before it no longer fits."""
SMALLEST_PERSONAL_SHARE = 0.4
"""The same for a text with placeholders: nobody is left without a badge for a long name."""
