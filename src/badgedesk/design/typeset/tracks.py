"""What the letters of a text stand on: a level line, a circle or an outline."""

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from badgedesk.design.outlines.geometry import Affine, Point, polar
from badgedesk.design.outlines.path import Path
from badgedesk.design.typeset.lettering import OnArc, OnPath, Side

_FLAT_PX = 0.02
"""How far the lines that stand for a curve may be from it."""


class Track(Protocol):
    """A line that letters stand on; distances along it are in px."""

    def at(self, along: float) -> Affine:
        """Return the map that puts a letter drawn about (0, 0), its base line level, at a place of the track."""
        ...


@dataclass(frozen=True, slots=True)
class Level:
    """A level line from (x, y) to the right."""

    x: float
    y: float

    def at(self, along: float) -> Affine:
        """Return the map to a place of the line."""
        return Affine.shift(self.x + along, self.y)


@dataclass(frozen=True, slots=True)
class Circle:
    """The circle of an arc; its middle is at 0."""

    place: OnArc

    def at(self, along: float) -> Affine:
        """Return the map to a place of the circle."""
        place, angle = self.place, along / self.place.radius
        top = place.side is Side.TOP
        turn = place.turn + angle if top else place.turn + math.pi - angle
        home = Affine.turn(turn if top else turn - math.pi)
        return home.then(Affine.shift(*polar((place.cx, place.cy), place.radius, turn)))


@dataclass(frozen=True, slots=True)
class Contour:
    """The first contour of an outline as short lines, with how far along each begins."""

    points: tuple[Point, ...]
    begins: tuple[float, ...]
    closed: bool

    @property
    def length(self) -> float:
        """Px from its start to its end."""
        return self.begins[-1] if self.begins else 0.0

    def at(self, along: float) -> Affine:
        """Return the map to a place of the contour; open ones go straight on beyond their ends."""
        if len(self.points) < 2:  # noqa: PLR2004 - a point has no direction
            return Affine.shift(*(self.points[0] if self.points else (0.0, 0.0)))
        if self.closed:
            along %= self.length
        index = min(max(bisect_right(self.begins, along) - 1, 0), len(self.points) - 2)
        (x1, y1), (x2, y2) = self.points[index], self.points[index + 1]
        share = (along - self.begins[index]) / (self.begins[index + 1] - self.begins[index])
        turn = Affine.turn(math.atan2(y2 - y1, x2 - x1))
        return turn.then(Affine.shift(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share))

    def nearest(self, to: Point) -> float:
        """Return how far along the contour its point nearest to ``to`` lies."""
        found = (math.inf, 0.0)
        for begin, (one, other) in zip(self.begins, pairwise(self.points), strict=False):
            (x1, y1), (x2, y2) = one, other
            dx, dy = x2 - x1, y2 - y1
            square = dx * dx + dy * dy
            share = min(max(((to[0] - x1) * dx + (to[1] - y1) * dy) / square, 0.0), 1.0)
            away = math.hypot(x1 + dx * share - to[0], y1 + dy * share - to[1])
            found = min(found, (away, begin + math.sqrt(square) * share))
        return found[1]


@lru_cache(maxsize=64)
def contour_of(outline: Path) -> Contour:
    """Return the first contour of an outline, measured."""
    end = outline.verbs.find("M", 1)
    count = len(outline.verbs) if end < 0 else end
    polygons = outline.polygons(_FLAT_PX)
    found: list[Point] = []
    for point in polygons[0] if polygons else ():
        if not found or math.dist(found[-1], point) > _FLAT_PX / 10:
            found.append(point)
    begins = [0.0]
    for one, other in pairwise(found):
        begins.append(begins[-1] + math.dist(one, other))
    return Contour(tuple(found), tuple(begins[: len(found)]), "Z" in outline.verbs[:count])


def contour_track(place: OnPath) -> Contour:
    """Return the contour that a text stands on, in the direction it runs."""
    contour = contour_of(place.outline)
    if not place.flipped:
        return contour
    length = contour.length
    return Contour(contour.points[::-1], tuple(length - begin for begin in reversed(contour.begins)), contour.closed)
