"""The measures of parametric shapes by their own fields: what they are called, their bounds, and changing one."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from badgedesk.design.layers import RimLayer, Shape, ShapeLayer
from badgedesk.design.ranges import Range
from badgedesk.design.shapes.plain import Free

_PLACES: Final = frozenset({"cx", "cy", "x1", "y1", "x2", "y2", "turn", "scale"})
_NAMES: Final = {
    "rx": "Radius across",
    "ry": "Radius down",
    "outer": "Outer radius",
    "inner": "Inner radius",
    "corner": "Round corners",
    "half_angle": "Half angle",
    "tip": "Width of tips",
    "root": "Width of gaps",
    "outline": "Outline",
}
_MOST: Final = 512.0
_HINTS: Final = {kind: get_type_hints(kind, include_extras=True) for kind in get_args(Shape)}
"""The annotated fields of every kind of shape: reading them for each of hundreds of layers would take long."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a shape.

    Attributes:
        field: of the shape.
        name: for people.
        value: a number, or a choice.
        low: least number.
        high: largest number.
        whole: whether only whole numbers make sense.
        choices: what there is to choose from; empty for a number.
    """

    field: str
    name: str
    value: float | StrEnum
    low: float = 0.0
    high: float = _MOST
    whole: bool = False
    choices: tuple[StrEnum, ...] = ()


def shape_of(layer: object) -> Shape | None:
    """Return the parametric shape of a layer; None for free outlines and other layers."""
    if isinstance(layer, ShapeLayer | RimLayer) and not isinstance(layer.shape, Free):
        return layer.shape
    return None


def measures(shape: Shape) -> tuple[Measure, ...]:
    """Return what can be set of a shape beside its place."""
    hints = _HINTS[type(shape)]
    found = []
    for field in fields(shape):
        if field.name in _PLACES:
            continue
        made = _measure(field.name, hints[field.name], getattr(shape, field.name))
        if made is not None:
            found.append(made)
    return tuple(found)


def _measure(name: str, hint: Any, value: object) -> Measure | None:
    words = _NAMES.get(name, name.replace("_", " ").capitalize())
    if isinstance(value, StrEnum):
        return Measure(name, words, value, choices=tuple(type(value)))
    if get_origin(hint) is not Annotated or not isinstance(value, int | float):
        return None
    kind, *marks = get_args(hint)
    bounds = next((mark for mark in marks if isinstance(mark, Range)), Range(0, _MOST))
    return Measure(name, words, value, bounds.low, min(bounds.high, _MOST), whole=kind is int)


def with_measure(shape: Shape, field: str, value: float | StrEnum) -> Shape:
    """Return a shape with one measure changed."""
    made = round(value) if isinstance(getattr(shape, field), int) and not isinstance(value, StrEnum) else value
    changed: Shape = replace(shape, **{field: made})  # type: ignore[arg-type]  # fields of a closed set of classes
    return changed
