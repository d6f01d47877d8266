"""What a grip is: a named point, what it is for, and the point it hangs from."""

from dataclasses import dataclass
from enum import StrEnum, unique

from badgedesk.design.outlines.geometry import Point


@unique
class GripKind(StrEnum):
    """What is pulled; each is painted in a way of its own."""

    MEASURE = "measure"
    """A measure of a parametric shape."""
    END = "end"
    """An end of a gradient."""
    STOP = "stop"
    """A colour of a gradient."""
    NODE = "node"
    """A point of an outline."""
    ARM = "arm"
    """The point that bends an outline beside a node."""


@dataclass(frozen=True, slots=True)
class Grip:
    """A point to pull, in px of its layer.

    Attributes:
        name: unique among the grips of a layer; says what is pulled.
        point: where it lies.
        kind: what is pulled.
        words: what people call it.
        root: the point a line is drawn to, where it hangs from one.
        colour: ``#rrggbb`` of a stop.
        smooth: of a node, whether the outline runs through it without a corner.
    """

    name: str
    point: Point
    kind: GripKind
    words: str
    root: Point | None = None
    colour: str = ""
    smooth: bool = False
