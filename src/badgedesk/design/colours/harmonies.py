"""Colours as people choose them: hue, saturation and lightness, what goes together, and how others see them."""

import colorsys
from collections.abc import Iterable, Mapping
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final

from badgedesk.design.colours.colour import Triple, channels, turned

_ENCODED_ABOVE: Final = 0.04045
_LINEAR_ABOVE: Final = 0.0031308


@unique
class Sight(StrEnum):
    """A way of seeing in which one kind of cone is missing."""

    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


# For linear red, green and blue; severity 1.0 of the model that Machado, Oliveira and Fernandes published in 2009
# as "A Physiologically-based Model for Simulation of Color Vision Deficiency".
_SEEN: Final[Mapping[Sight, tuple[Triple, Triple, Triple]]] = MappingProxyType(
    {
        Sight.PROTAN: (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        Sight.DEUTAN: (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        Sight.TRITAN: (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
HARMONIES: Final[Mapping[str, tuple[float, ...]]] = MappingProxyType(
    {"Opposite": (180.0,), "Beside": (-30.0, 30.0), "Three": (120.0, 240.0), "Split": (150.0, 210.0)}
)
"""Turns of the hue, in degrees, that go together with a colour, by what people call them."""


def hsl_of(value: str) -> Triple:
    """Return hue in degrees (0 to 360), saturation and lightness in per cent of ``#rrggbb``."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(value))
    return hue * 360, saturation * 100, lightness * 100


def from_hsl(hue: float, saturation: float, lightness: float) -> str:
    """Return the ``#rrggbb`` of hue in degrees, saturation and lightness in per cent, each held in its bounds."""
    held = (min(max(share / 100, 0.0), 1.0) for share in (lightness, saturation))
    return _hex(colorsys.hls_to_rgb(hue % 360 / 360, *held))


def harmonies(value: str) -> tuple[tuple[str, str], ...]:
    """Return colours that go together with ``#rrggbb``, each with what it is called; lightness and chroma are kept."""
    found = []
    for name, turns in HARMONIES.items():
        for number, degrees in enumerate(turns, 1):
            found.append((f"{name} {number}" if len(turns) > 1 else name, turned(value, degrees, 1.0)))
    return tuple(found)


def seen_by(value: str, sight: Sight) -> str:
    """Return about what a person with this sight sees of ``#rrggbb``."""
    red, green, blue = (_linear(channel) for channel in channels(value))
    return _hex(_encoded(row[0] * red + row[1] * green + row[2] * blue) for row in _SEEN[sight])


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _ENCODED_ABOVE else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    channel = min(max(channel, 0.0), 1.0)
    return 12.92 * channel if channel <= _LINEAR_ABOVE else 1.055 * channel ** (1 / 2.4) - 0.055


def _hex(rgb: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * min(max(channel, 0.0), 1.0)):02x}" for channel in rgb)
