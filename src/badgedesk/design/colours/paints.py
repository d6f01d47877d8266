"""What areas and lines are painted with, as the design says it; `primitives` turns it into fixed colours."""

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Annotated, Final, TypeAlias

from badgedesk.design.colours.colour import Colour, Hex
from badgedesk.design.colours.metals import METALS, PALETTE_METAL
from badgedesk.design.outlines.path import Path
from badgedesk.design.ranges import COORDINATE, METAL, SHARE, SIZE, TITLE, Pieces, Range

MOST_PIECES: Final = 240
"""Lines and curves of a motif that was drawn."""


@unique
class Space(StrEnum):
    """What the coordinates of a gradient count in."""

    BOX = "box"
    """Shares (0 to 1) of the painted shape's own box."""
    LAYER = "layer"
    """The px of the layer, before its transform."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One colour of a gradient at ``offset`` (0 to 1)."""

    offset: Annotated[float, SHARE]
    colour: Colour
    opacity: Annotated[float, SHARE] = 1.0


@dataclass(frozen=True, slots=True)
class Solid:
    """One colour."""

    colour: Colour
    opacity: Annotated[float, SHARE] = 1.0


@dataclass(frozen=True, slots=True)
class LinearGradient:
    """Colours along the line from (x1, y1) to (x2, y2); from top to bottom unless said otherwise."""

    stops: tuple[Stop, ...]
    x1: Annotated[float, COORDINATE] = 0.0
    y1: Annotated[float, COORDINATE] = 0.0
    x2: Annotated[float, COORDINATE] = 0.0
    y2: Annotated[float, COORDINATE] = 1.0
    space: Space = Space.BOX


@dataclass(frozen=True, slots=True)
class RadialGradient:
    """Colours from the centre outwards to ``radius``."""

    stops: tuple[Stop, ...]
    cx: Annotated[float, COORDINATE] = 0.5
    cy: Annotated[float, COORDINATE] = 0.5
    radius: Annotated[float, SIZE] = 0.5
    space: Space = Space.BOX


@dataclass(frozen=True, slots=True)
class Foil:
    """Shining metal from the top left to the bottom right of the shape; ``palette`` means the design's own metal."""

    metal: Annotated[str, METAL] = PALETTE_METAL
    opacity: Annotated[float, SHARE] = 1.0


@unique
class Motif(StrEnum):
    """What a pattern repeats."""

    STRIPES = "stripes"
    DOTS = "dots"
    CHECKS = "checks"
    ZIGZAG = "zigzag"
    GRID = "grid"


@dataclass(frozen=True, slots=True)
class OwnMotif:
    """A motif that was drawn: one outline (nonzero rule), its longer side 0.8 of the way from one to the next."""

    name: Annotated[str, TITLE]
    outline: Annotated[Path, Pieces(MOST_PIECES, 1.0)]
    """About (0, 0)."""


@dataclass(frozen=True, slots=True)
class Tiled:
    """A pattern: a motif in ``ink`` repeated over a ground; lines and codes painted with it are plain ink."""

    ink: Colour
    ground: Colour
    motif: Motif = Motif.STRIPES
    size_px: Annotated[float, Range(2, 400)] = 20.0
    """Px of the layer from one motif to the next."""
    degrees: Annotated[float, Range(-360, 360)] = 45.0
    own: OwnMotif | None = None
    """What is repeated in place of ``motif``."""


Paint: TypeAlias = Solid | LinearGradient | RadialGradient | Foil | Tiled


@unique
class Cap(StrEnum):
    """How an open line ends."""

    BUTT = "butt"
    ROUND = "round"
    SQUARE = "square"


@unique
class Join(StrEnum):
    """How two pieces of a line meet."""

    MITER = "miter"
    ROUND = "round"
    BEVEL = "bevel"


@unique
class Side(StrEnum):
    """On which side of an outline its line lies."""

    CENTRE = "centre"
    INSIDE = "inside"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along an outline; on open outlines it is always centred."""

    paint: Paint
    width_px: Annotated[float, Range(0, 2_000)]
    dash: tuple[Annotated[float, Range(0.1, 10_000)], ...] = ()
    dash_offset: Annotated[float, COORDINATE] = 0.0
    cap: Cap = Cap.BUTT
    join: Join = Join.ROUND
    miter_limit: Annotated[float, Range(1, 100)] = 4.0
    side: Side = Side.CENTRE
    fitted: bool = False
    """Whether dashes are stretched to go along the outline in whole patterns, with one around each corner."""

    @property
    def is_fitted(self) -> bool:
        """Whether the line has dashes that are fitted."""
        return self.fitted and bool(self.dash)


def metal_gradient(name: str, opacity: float = 1.0) -> LinearGradient:
    """Return the gradient of a metal across the diagonal of a shape's box."""
    stops = tuple(Stop(index / 4, Hex(value), opacity) for index, value in enumerate(METALS[name].tones))
    return LinearGradient(stops, 0.0, 0.0, 1.0, 1.0)


def solid(colour: Colour, opacity: float = 1.0) -> Solid:
    """Return a plain fill."""
    return Solid(colour, opacity)


def fade(*colours: Colour, across: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)) -> LinearGradient:
    """Return a gradient of evenly spaced colours, from top to bottom of the box unless ``across`` says otherwise."""
    last = max(1, len(colours) - 1)
    return LinearGradient(tuple(Stop(index / last, colour) for index, colour in enumerate(colours)), *across)


def glow(inner: Colour, outer: Colour, cy: float = 0.35, radius: float = 0.75) -> RadialGradient:
    """Return a radial fill that is ``inner`` a little above the middle and ``outer`` at the rim."""
    return RadialGradient((Stop(0.0, inner), Stop(1.0, outer)), 0.5, cy, radius)
