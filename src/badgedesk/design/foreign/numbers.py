"""Lengths, transforms and colours as drawings write them.

Spec: Scalable Vector Graphics 1.1, Basic Data Types and Interfaces; Coordinate Systems, Transformations and Units.
"""

import colorsys
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from badgedesk.design.outlines.geometry import IDENTITY, Affine

_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LENGTH: Final = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-z%]*)", re.IGNORECASE)
_CALL: Final = re.compile(r"([a-zA-Z]+)\s*\(([^()]*)\)")
_UNITS: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "q": 96 / 101.6,
    "in": 96.0,
    "rem": 16.0,
}
_FURTHEST: Final = 1e7
_HEX: Final = re.compile(r"#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
Rgba = tuple[str, float]
"""``#rrggbb`` and an opacity."""


def numbers(text: str) -> list[float]:
    """Return all numbers in a text, in order."""
    return [_held(float(found[0])) for found in _NUMBER.finditer(text)]


def _held(value: float) -> float:
    return value if -_FURTHEST < value < _FURTHEST else math.copysign(_FURTHEST, value)


def length(text: str, whole: float, em: float = 16.0) -> float | None:
    """Return a length in px; None where the text is none.

    Args:
        text: a number with or without a unit.
        whole: what 100 % is, in px.
        em: size of the font, in px.
    """
    match = _LENGTH.fullmatch(text.strip()[:60])
    if match is None:
        return None
    value, unit = _held(float(match[1])), match[2].lower()
    if unit == "%":
        return value * whole / 100
    if unit in {"em", "ex", "ch"}:
        return value * em * (1.0 if unit == "em" else 0.5)
    return value * _UNITS[unit] if unit in _UNITS else None


def share(text: str, otherwise: float = 1.0) -> float:
    """Return a number or percentage held between 0 and 1."""
    value = length(text, 1.0)
    return otherwise if value is None else min(max(value, 0.0), 1.0)


def transform(text: str) -> Affine:
    """Return the map that a list of transforms stands for; what is not understood is passed by."""
    whole = IDENTITY
    for name, arguments in _CALL.findall(text[:20_000]):
        found = _one(name.lower(), numbers(arguments))
        if found is not None:
            whole = found.then(whole)
    return whole


def _one(name: str, values: list[float]) -> Affine | None:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return Affine(a, b, c, d, e, f)
        case "translate", [dx, *rest]:
            return Affine.shift(dx, rest[0] if rest else 0.0)
        case "scale", [sx, *rest]:
            return Affine.scale(sx, rest[0] if rest else sx)
        case "rotate", [degrees]:
            return Affine.turn(math.radians(degrees))
        case "rotate", [degrees, x, y]:
            return Affine.turn(math.radians(degrees), (x, y))
        case "skewx", [degrees]:
            return Affine(c=math.tan(math.radians(degrees)))
        case "skewy", [degrees]:
            return Affine(b=math.tan(math.radians(degrees)))
        case _:
            return None


def view_map(box: tuple[float, float, float, float], width: float, height: float, keep: str) -> Affine:
    """Return the map from a view box to a viewport of ``width`` and ``height`` at the origin.

    Spec: Scalable Vector Graphics 1.1, The 'preserveAspectRatio' attribute.
    """
    left, top, across, down = box
    sx, sy = width / across, height / down
    words = keep.split()
    align = next((word for word in words if word.startswith("x")), "xMidYMid")
    if "none" in words:
        return Affine(sx, 0.0, 0.0, sy, -left * sx, -top * sy)
    scale = max(sx, sy) if "slice" in words else min(sx, sy)
    shares = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    dx = (width - across * scale) * shares.get(align[1:4], 0.5)
    dy = (height - down * scale) * shares.get(align[5:8], 0.5)
    return Affine(scale, 0.0, 0.0, scale, dx - left * scale, dy - top * scale)


@lru_cache(maxsize=200)
def _named(word: str) -> str | None:
    from PIL import ImageColor

    if word not in ImageColor.colormap:
        return None
    return "#" + "".join(f"{channel:02x}" for channel in ImageColor.getrgb(word)[:3])


def colour(text: str) -> Rgba | None:
    """Return a colour and its opacity; None where the text is no colour.

    Spec: CSS Color Module Level 3, Colour units.
    """
    word = text.strip().lower()[:60]
    if word == "transparent":
        return "#000000", 0.0
    if _HEX.fullmatch(word):
        return _hex(word[1:])
    call = _CALL.fullmatch(word)
    if call is not None:
        return _called(call[1], re.split(r"[\s,/]+", call[2].strip()))
    named = _named(word)
    return (named, 1.0) if named is not None else None


def _hex(digits: str) -> Rgba:
    if len(digits) <= len("rgba"):
        digits = "".join(2 * digit for digit in digits)
    opacity = int(digits[6:], 16) / 255 if digits[6:] else 1.0
    return f"#{digits[:6]}", opacity


def _called(name: str, parts: list[str]) -> Rgba | None:
    if len(parts) not in {3, 4} or name not in {"rgb", "rgba", "hsl", "hsla"}:
        return None
    opacity = share(parts[3]) if len(parts) == len("rgba") else 1.0
    if name.startswith("rgb"):
        channels = [length(part, 255.0) for part in parts[:3]]
    else:
        hue = length(parts[0].removesuffix("deg"), 360.0)
        if hue is None:
            return None
        mixed = colorsys.hls_to_rgb((hue / 360.0) % 1.0, share(parts[2]), share(parts[1]))
        channels = [255 * value for value in mixed]
    if None in channels:
        return None
    return "#" + "".join(f"{round(min(max(value or 0.0, 0.0), 255.0)):02x}" for value in channels), opacity


def pairs(values: list[float]) -> Iterator[tuple[float, float]]:
    """Yield numbers two by two; a last odd one is left out."""
    return zip(values[0::2], values[1::2], strict=False)
