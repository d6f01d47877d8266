"""A curved ribbon with folded tails: few measures, seven outlines."""

import math
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Annotated, Final

from badgedesk.design.outlines.geometry import Affine, Point, polar
from badgedesk.design.outlines.path import Path, PathPen, polygon_path
from badgedesk.design.ranges import COORDINATE, Range
from badgedesk.design.shapes.plain import CENTRE, Arc, Sector

OVERLAP: Final = 0.045
"""How far a tail reaches back under the band, in radians."""
NOTCH: Final = 0.028
"""Depth of the V at a tail's end, in radians."""
DROP: Final = 0.30
"""How far the tails hang below the band, as a share of its height."""
LINE_INSET_PX: Final = 5.0


@unique
class Bend(StrEnum):
    """Which way the band is curved."""

    SMILE = "smile"
    ARCH = "arch"


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band along a large circle through (cx, y) at its middle, with a folded tail on either side.

    ``half_angle`` is half of what the band spans of that circle, ``tail`` how far a tail reaches beyond; radians.
    """

    y: Annotated[float, COORDINATE]
    radius: Annotated[float, Range(60, 20_000)] = 900.0
    height: Annotated[float, Range(4, 400)] = 60.0
    half_angle: Annotated[float, Range(0.01, 1.5)] = 0.2
    tail: Annotated[float, Range(0, 0.5)] = 0.05
    bend: Bend = Bend.SMILE
    cx: Annotated[float, COORDINATE] = CENTRE

    @property
    def centre(self) -> Point:
        """Centre of the circle that the band's middle line follows."""
        return self.cx, self.y - self.radius if self.bend is Bend.SMILE else self.y + self.radius

    def _outer(self) -> float:
        """Return the radius of the band's lower edge."""
        return self.radius + (self.height / 2 if self.bend is Bend.SMILE else -self.height / 2)

    def _at(self, radius: float, angle: float) -> Point:
        """Return the point ``angle`` to the right of the band's middle (negative: to the left)."""
        if self.bend is Bend.SMILE:
            return polar(self.centre, radius, math.pi - angle)
        return polar(self.centre, radius, angle)

    def band(self) -> Path:
        """Return the middle part, in front of everything."""
        half, (cx, cy) = self.height / 2, self.centre
        middle = math.pi if self.bend is Bend.SMILE else 0.0
        sector = Sector(self.radius + half, self.radius - half, middle - self.half_angle, 2 * self.half_angle, cx, cy)
        return sector.path()

    def lines(self) -> tuple[Path, Path]:
        """Return the two fine lines inside the band's edges."""
        inset, (cx, cy) = self.height / 2 - LINE_INSET_PX, self.centre
        middle = math.pi if self.bend is Bend.SMILE else 0.0
        upper = Arc(self.radius - inset, middle - self.half_angle, 2 * self.half_angle, cx, cy)
        lower = Arc(self.radius + inset, middle - self.half_angle, 2 * self.half_angle, cx, cy)
        return upper.path(), lower.path()

    def tails(self) -> tuple[Path, Path]:
        """Return the left and the right tail, behind the band."""
        drop = Affine.shift(0.0, self.height * DROP)
        left, right = (self._tail(side).mapped(drop) for side in (-1.0, 1.0))
        return left, right

    def _tail(self, side: float) -> Path:
        half = self.height / 2
        inner, outer = self.radius - half, self.radius + half
        start, end = self.half_angle - OVERLAP, self.half_angle + self.tail
        pen = PathPen().move(*self._at(inner, side * start))
        self._edge(pen, inner, side * start, side * end)
        pen.line(*self._at(self.radius, side * (end - NOTCH))).line(*self._at(outer, side * end))
        self._edge(pen, outer, side * end, side * start)
        return pen.close().path()

    def _edge(self, pen: PathPen, radius: float, start: float, end: float) -> None:
        """Draw along the circle; a tail is short, so one quadratic through its middle is exact to 0.1 px."""
        first, last, middle = self._at(radius, start), self._at(radius, end), self._at(radius, (start + end) / 2)
        pen.quad(2 * middle[0] - (first[0] + last[0]) / 2, 2 * middle[1] - (first[1] + last[1]) / 2, *last)

    def folds(self) -> tuple[Path, Path]:
        """Return the two shaded triangles where the band turns into its tails."""
        edge, drop = self._outer(), self.height * DROP
        pair: list[Path] = []
        for side in (-1.0, 1.0):
            x, y = self._at(edge, side * (self.half_angle - OVERLAP))
            pair.append(polygon_path(((x, y), (x, y + drop), self._at(edge, side * self.half_angle))))
        return pair[0], pair[1]
