"""The brand kit and the levels of a family, as designs and the profile keep them."""

from dataclasses import dataclass
from typing import Annotated

from badgedesk.design.colours.colour import Palette, Swatch
from badgedesk.design.layers import Picture
from badgedesk.design.ranges import TITLE, Length, Pattern, Range

FAMILY = Length(100)
"""Name of a font family; empty leaves each text its own."""


@dataclass(frozen=True, slots=True)
class BrandKit:
    """What makes the badges of one provider look alike; empty parts leave a design as it is.

    Attributes:
        name: of the provider's look, for people.
        palette: the slots ``base``, ``base_dark``, ``accent``, ``light`` and ``ink``, and the metal.
        display: font family of names and large words.
        plain: font family of all other texts.
        ground: colour behind a badge where one is needed, ``#rrggbb``.
        issuer: name of the issuer who awards with this look.
        logo: takes the place of the layer "brand-logo".
    """

    name: Annotated[str, TITLE] = ""
    palette: Palette | None = None
    display: Annotated[str, FAMILY] = ""
    plain: Annotated[str, FAMILY] = ""
    ground: Annotated[str, Pattern("(#[0-9a-f]{6})?")] = ""
    issuer: Annotated[str, TITLE] = ""
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a family: its name, and in what its badge differs from the master.

    Attributes:
        name: what ``{level}`` and a text slot called "level" say, and what is added to the name of the badge.
        metal: of the palette; empty leaves the master's.
        swatches: colours of the palette that differ.
        shade: points of lightness that ``base`` and ``base_dark`` are moved by.
    """

    name: Annotated[str, Length(40)]
    metal: Annotated[str, Pattern("(gold|silver|bronze|steel)?")] = ""
    swatches: tuple[Swatch, ...] = ()
    shade: Annotated[float, Range(-60, 60)] = 0.0


@dataclass(frozen=True, slots=True)
class LevelSet:
    """Levels of one's own, lowest first, under the name they are chosen by."""

    name: Annotated[str, Length(60)]
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelSets:
    """All sets of levels that a profile keeps."""

    sets: tuple[LevelSet, ...] = ()
