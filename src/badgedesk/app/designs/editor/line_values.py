"""The lines of layers in the editor's words: which layers can have them, their patterns, adding and removing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from badgedesk.design.colours.colour import Colour
from badgedesk.design.colours.paints import Cap, Join, Paint, Solid, Stroke
from badgedesk.design.layers import IconLayer, Layer, ShapeLayer, TextLayer

MOST_LINES: Final = 8
_NEW_PX: Final = 4.0
_SHORTEST: Final = 0.1
SOLID, OWN = "solid", "own"
PATTERNS: Final[dict[str, tuple[str, tuple[float, ...]]]] = {
    SOLID: ("Unbroken", ()),
    "dashes": ("Dashes", (3.0, 2.0)),
    "long": ("Long dashes", (6.0, 3.0)),
    "dots": ("Dots", (0.0, 2.0)),
    "dash-dot": ("Dashes and dots", (4.0, 2.0, 0.0, 2.0)),
}
"""Patterns by id: their name, and dashes and gaps in widths of the line."""


def lines_of(layer: Layer) -> tuple[Stroke, ...] | None:
    """Return the lines of a layer; None where it cannot have any."""
    return layer.strokes if isinstance(layer, ShapeLayer | TextLayer | IconLayer) else None


def with_line(layer: Layer, at: int, change: Callable[[Stroke], Stroke]) -> Layer:
    """Return the layer with one of its lines changed; a layer that has no such line stays."""
    if not isinstance(layer, ShapeLayer | TextLayer | IconLayer) or at >= len(layer.strokes):
        return layer
    made = change(layer.strokes[at])
    return replace(layer, strokes=(*layer.strokes[:at], made, *layer.strokes[at + 1 :]))


def with_new_line(layer: Layer, colour: Colour) -> Layer:
    """Return the layer with one more line on top; as many as are allowed stay."""
    if not isinstance(layer, ShapeLayer | TextLayer | IconLayer) or len(layer.strokes) >= MOST_LINES:
        return layer
    return replace(layer, strokes=(*layer.strokes, Stroke(Solid(colour), _NEW_PX, join=Join.MITER)))


def without_line(layer: Layer, at: int) -> Layer:
    """Return the layer without one of its lines."""
    if not isinstance(layer, ShapeLayer | TextLayer | IconLayer):
        return layer
    return replace(layer, strokes=(*layer.strokes[:at], *layer.strokes[at + 1 :]))


def is_unfilled(layer: Layer) -> bool:
    """Whether a layer shows only its lines."""
    return isinstance(layer, ShapeLayer | TextLayer | IconLayer) and layer.fill is None and bool(layer.strokes)


def unfilled(layer: Layer, fill: Paint | None) -> Layer:
    """Return a layer that has lines with another fill or with none; one without lines keeps what it has."""
    if not isinstance(layer, ShapeLayer | TextLayer | IconLayer) or not layer.strokes:
        return layer
    return replace(layer, fill=fill)


def pattern_of(stroke: Stroke) -> str:
    """Return the id of the pattern of a line; ``own`` where it is none of those offered."""
    for name, (_, shares) in PATTERNS.items():
        wanted = _lengths(shares, stroke.width_px)
        alike = len(wanted) == len(stroke.dash)
        if alike and all(abs(one - other) <= _SHORTEST for one, other in zip(wanted, stroke.dash, strict=True)):
            return name
    return OWN


def patterned(stroke: Stroke, name: str) -> Stroke:
    """Return the line in another pattern, fitted to the outline; dots are round, and other patterns do not stay so."""
    if name not in PATTERNS:
        return stroke
    shares = PATTERNS[name][1]
    cap = Cap.ROUND if 0.0 in shares else stroke.cap
    return replace(stroke, dash=_lengths(shares, stroke.width_px), cap=cap, fitted=bool(shares))


def widened(stroke: Stroke, width_px: float) -> Stroke:
    """Return the line in another width; a pattern that is offered grows with it."""
    name = pattern_of(stroke)
    wider = replace(stroke, width_px=width_px)
    return wider if name == OWN else replace(wider, dash=_lengths(PATTERNS[name][1], width_px))


def dashed(stroke: Stroke, at: int, length: float) -> Stroke:
    """Return the line with its first dash (0) or gap (1) of another length."""
    dash = [*stroke.dash, *stroke.dash][:2] if len(stroke.dash) < 2 else list(stroke.dash)  # noqa: PLR2004 - a pair
    if not dash:
        return stroke
    dash[at] = max(length, _SHORTEST)
    return replace(stroke, dash=tuple(dash))


def _lengths(shares: tuple[float, ...], width_px: float) -> tuple[float, ...]:
    return tuple(max(round(share * width_px, 2), _SHORTEST) for share in shares)
