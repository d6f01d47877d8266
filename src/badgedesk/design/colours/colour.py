"""Colours: from a palette slot and a few derivations to one ``#rrggbb``; OKLCH for lightness, WCAG for contrast."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Final, TypeAlias

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colours.metals import METALS, PALETTE_METAL
from badgedesk.design.ranges import HEX, METAL, NAME, SHARE, Pattern, Range

_TO_LMS: Final = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: Final = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB: Final = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_LMS: Final = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_LINEAR_BELOW: Final = 0.04045
_ENCODED_BELOW: Final = 0.0031308
_SLACK: Final = 1e-4
Triple: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Hex:
    """One fixed colour, ``#rrggbb`` in lower case."""

    value: Annotated[str, HEX]


@dataclass(frozen=True, slots=True)
class Slot:
    """The colour that the palette has under ``name``."""

    name: Annotated[str, NAME]


@dataclass(frozen=True, slots=True)
class Shade:
    """Another colour, lighter or darker by OKLCH lightness points (-100 to 100), its hue and chroma kept."""

    of: "Colour"
    lightness: Annotated[float, Range(-100, 100)]


@dataclass(frozen=True, slots=True)
class Mix:
    """Two colours mixed in OKLab; ``share`` is that of the second."""

    first: "Colour"
    second: "Colour"
    share: Annotated[float, SHARE]


@dataclass(frozen=True, slots=True)
class Within:
    """Another colour with its OKLCH lightness held between two points, so that an edge stays dark on any palette."""

    of: "Colour"
    darkest: Annotated[float, Range(0, 100)] = 0.0
    lightest: Annotated[float, Range(0, 100)] = 100.0


@dataclass(frozen=True, slots=True)
class Legible:
    """A colour that can be read on ``ground``.

    Where ``of`` does not reach the contrast, ``otherwise`` is taken (if there is one), and moved lighter or darker as
    little as it needs.
    """

    of: "Colour"
    ground: "Colour"
    ratio: Annotated[float, Range(1, 21)] = 4.5
    otherwise: "Colour | None" = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Another colour with its OKLCH hue turned by degrees, its chroma multiplied, its lightness kept."""

    of: "Colour"
    degrees: Annotated[float, Range(-360, 360)]
    chroma: Annotated[float, Range(0, 4)] = 1.0


@dataclass(frozen=True, slots=True)
class Tone:
    """One tone of a metal: 0 (lit) to 4 (far corner), or 5, its dark edge."""

    tone: Annotated[int, Range(0, 5)]
    metal: Annotated[str, METAL] = PALETTE_METAL


Colour: TypeAlias = Hex | Slot | Shade | Mix | Within | Legible | Turn | Tone
"""A colour as a design says it; `resolve` gives the one that is painted."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """One named colour of a palette."""

    name: Annotated[str, NAME]
    value: Annotated[str, HEX]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours a design is skinned with, and its metal.

    Templates use the slots ``base``, ``base_dark``, ``accent``, ``light`` and ``ink``; a design may have more.
    """

    swatches: tuple[Swatch, ...] = ()
    metal: Annotated[str, Pattern(r"gold|silver|bronze|steel")] = "gold"
    _index: Mapping[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {swatch.name: swatch.value for swatch in self.swatches})

    def colour(self, name: str) -> str:
        """Return the ``#rrggbb`` of a slot.

        Raises:
            DesignError: `Code.DESIGN_FORMAT`, the palette has no such slot.
        """
        try:
            return self._index[name]
        except KeyError as error:
            raise DesignError(Code.DESIGN_FORMAT, field="palette", value=name) from error

    def changed(self, metal: str | None = None, **colours: str) -> "Palette":
        """Return the palette with some slots, and perhaps the metal, changed or added."""
        values = {swatch.name: swatch.value for swatch in self.swatches} | colours
        swatches = tuple(Swatch(name, value.lower()) for name, value in values.items())
        return Palette(swatches, metal or self.metal)


def build_palette(
    base: str, accent: str, light: str, *, dark: str | None = None, ink: str | None = None, metal: str = "gold"
) -> Palette:
    """Return a template palette.

    ``dark`` (slot ``base_dark``) lies 18 points of lightness below ``base`` unless given, ``ink`` defaults to it.
    """
    dark = shaded(base.lower(), -18) if dark is None else dark
    swatches = (("base", base), ("base_dark", dark), ("accent", accent), ("light", light), ("ink", ink or dark))
    return Palette(tuple(Swatch(name, value.lower()) for name, value in swatches), metal)


def resolve(colour: Colour, palette: Palette) -> str:
    """Return the ``#rrggbb`` that ``colour`` means under ``palette``.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, a slot that the palette lacks.
    """
    match colour:
        case Hex(value):
            return value
        case Slot(name):
            return palette.colour(name)
        case Shade(of, lightness):
            return shaded(resolve(of, palette), lightness)
        case Mix(first, second, share):
            return mixed(resolve(first, palette), resolve(second, palette), share)
        case Within(of, darkest, lightest):
            value = resolve(of, palette)
            lightness = lightness_of(value)
            return shaded(value, min(max(lightness, darkest), lightest) - lightness)
        case Legible(of, ground, ratio, otherwise):
            below, wanted = resolve(ground, palette), resolve(of, palette)
            if otherwise is not None and contrast(wanted, below) < ratio:
                wanted = resolve(otherwise, palette)
            return legible(wanted, below, ratio)
        case Turn(of, degrees, chroma):
            return turned(resolve(of, palette), degrees, chroma)
        case Tone(tone, metal):
            struck = METALS[palette.metal if metal == PALETTE_METAL else metal]
            return (*struck.tones, struck.edge)[tone]


def channels(value: str) -> Triple:
    """Return red, green and blue of ``#rrggbb``, each 0 to 1."""
    return int(value[1:3], 16) / 255, int(value[3:5], 16) / 255, int(value[5:7], 16) / 255


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= _ENCODED_BELOW else 1.055 * channel ** (1 / 2.4) - 0.055


def _times(matrix: tuple[Triple, Triple, Triple], v: Triple) -> Triple:
    one, two, three = (row[0] * v[0] + row[1] * v[1] + row[2] * v[2] for row in matrix)
    return one, two, three


@lru_cache(maxsize=1024)
def _lab(value: str) -> Triple:
    red, green, blue = channels(value)
    long, medium, short = _times(_TO_LMS, (_linear(red), _linear(green), _linear(blue)))
    return _times(_TO_LAB, (math.cbrt(long), math.cbrt(medium), math.cbrt(short)))


def _rgb(lab: Triple) -> Triple:
    long, medium, short = _times(_FROM_LAB, lab)
    return _times(_FROM_LMS, (long**3, medium**3, short**3))


def _hex(lab: Triple) -> str:
    """Return the nearest colour a screen shows: the chroma is lowered until it fits."""
    lightness = min(max(lab[0], 0.0), 1.0)
    if lightness in {0.0, 1.0}:
        return "#000000" if lightness == 0.0 else "#ffffff"
    keep, low, high = 1.0, 0.0, 1.0
    if not _fits(_rgb((lightness, lab[1], lab[2]))):
        for _ in range(16):
            keep = (low + high) / 2
            inside = _fits(_rgb((lightness, lab[1] * keep, lab[2] * keep)))
            low, high = (keep, high) if inside else (low, keep)
        keep = low
    rgb = _rgb((lightness, lab[1] * keep, lab[2] * keep))
    return "#" + "".join(f"{round(255 * _encoded(min(max(channel, 0.0), 1.0))):02x}" for channel in rgb)


def _fits(rgb: Triple) -> bool:
    return all(-_SLACK <= channel <= 1 + _SLACK for channel in rgb)


def lightness_of(value: str) -> float:
    """Return the OKLCH lightness of ``#rrggbb``, 0 to 100."""
    return 100 * _lab(value)[0]


@lru_cache(maxsize=1024)
def shaded(value: str, lightness: float) -> str:
    """Return ``#rrggbb`` moved by OKLCH lightness points, hue and (where a screen can) chroma kept."""
    if not lightness:
        return value
    lab = _lab(value)
    return _hex((lab[0] + lightness / 100, lab[1], lab[2]))


@lru_cache(maxsize=1024)
def mixed(first: str, second: str, share: float) -> str:
    """Return the OKLab mixture of two colours; ``share`` is that of the second."""
    one, two = _lab(first), _lab(second)
    a, b, c = (p + (q - p) * share for p, q in zip(one, two, strict=True))
    return _hex((a, b, c))


@lru_cache(maxsize=1024)
def turned(value: str, degrees: float, chroma: float) -> str:
    """Return ``#rrggbb`` with its OKLCH hue turned and its chroma multiplied, as far as a screen can show it."""
    lightness, a, b = _lab(value)
    cos, sin = math.cos(math.radians(degrees)) * chroma, math.sin(math.radians(degrees)) * chroma
    return _hex((lightness, a * cos - b * sin, a * sin + b * cos))


def luminance(value: str) -> float:
    """Return the relative luminance of WCAG 2, 0 to 1."""
    red, green, blue = (_linear(channel) for channel in channels(value))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2, 1 to 21."""
    bright, dim = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@lru_cache(maxsize=1024)
def legible(value: str, ground: str, ratio: float) -> str:
    """Return the colour nearest to ``value`` in lightness that reaches ``ratio`` on ``ground``; else black or white."""
    if contrast(value, ground) >= ratio:
        return value
    own = lightness_of(value)
    for distance in range(1, 101):
        steps = [step for step in (distance, -distance) if 0 <= own + step <= 100]  # noqa: PLR2004 - a percentage
        reached = [found for found in (shaded(value, step) for step in steps) if contrast(found, ground) >= ratio]
        if reached:
            return max(reached, key=lambda found: contrast(found, ground))
    return max("#000000", "#ffffff", key=lambda found: contrast(found, ground))
