"""Parametric plain shapes: each keeps its measures and derives its outline; all in px of the layer."""

import math
from dataclasses import dataclass
from typing import Annotated

from badgedesk.design.outlines.geometry import Point, polar
from badgedesk.design.outlines.path import Path, PathPen, polygon_path, smooth_polygon
from badgedesk.design.ranges import ANGLE, COORDINATE, COUNT, SIZE

CENTRE = 256.0
_HALF_TURN = math.pi
_FULL_TURN = 2 * math.pi


@dataclass(frozen=True, slots=True)
class Free:
    """An outline without parameters: drawn by pen, or imported."""

    outline: Path

    def path(self) -> Path:
        """Return the outline."""
        return self.outline


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse; a circle where both radii are equal."""

    rx: Annotated[float, SIZE]
    ry: Annotated[float, SIZE]
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline, clockwise from the top."""
        return PathPen().arc((self.cx, self.cy), (self.rx, self.ry), 0.0, _FULL_TURN).close().path()


def circle(radius: float, cx: float = CENTRE, cy: float = CENTRE) -> Ellipse:
    """Return the circle about (cx, cy)."""
    return Ellipse(radius, radius, cx, cy)


@dataclass(frozen=True, slots=True)
class Ring:
    """The area between two circles."""

    outer: Annotated[float, SIZE]
    inner: Annotated[float, SIZE]
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline; the hole runs the other way round."""
        centre = (self.cx, self.cy)
        pen = PathPen().arc(centre, (self.outer, self.outer), 0.0, _FULL_TURN).close()
        return pen.arc(centre, (self.inner, self.inner), 0.0, -_FULL_TURN).close().path()


@dataclass(frozen=True, slots=True)
class Rectangle:
    """An upright rectangle about its centre, with round corners."""

    width: Annotated[float, SIZE]
    height: Annotated[float, SIZE]
    corner: Annotated[float, SIZE] = 0.0
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline; a corner is at most half the shorter side."""
        w, h = self.width / 2, self.height / 2
        r = min(self.corner, w, h)
        if r <= 0:
            corners = ((-w, -h), (w, -h), (w, h), (-w, h))
            return polygon_path((self.cx + x, self.cy + y) for x, y in corners)
        pen = PathPen()
        for index, (sx, sy) in enumerate(((1, -1), (1, 1), (-1, 1), (-1, -1))):
            centre = (self.cx + sx * (w - r), self.cy + sy * (h - r))
            pen.arc(centre, (r, r), index * _HALF_TURN / 2, _HALF_TURN / 2)
        return pen.close().path()


@dataclass(frozen=True, slots=True)
class Polygon:
    """A regular polygon; its first corner points up, turned by ``turn``; corners are cut ``corner`` px before."""

    radius: Annotated[float, SIZE]
    sides: Annotated[int, COUNT]
    turn: Annotated[float, ANGLE] = 0.0
    corner: Annotated[float, SIZE] = 0.0
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline, clockwise."""
        step = _FULL_TURN / self.sides
        points = [polar((self.cx, self.cy), self.radius, self.turn + index * step) for index in range(self.sides)]
        return smooth_polygon(points, self.corner) if self.corner > 0 else polygon_path(points)


@dataclass(frozen=True, slots=True)
class Star:
    """A star or burst of ``points`` tips, with cut corners; its first tip points up."""

    radius: Annotated[float, SIZE]
    inner: Annotated[float, SIZE]
    points: Annotated[int, COUNT] = 5
    turn: Annotated[float, ANGLE] = 0.0
    corner: Annotated[float, SIZE] = 0.0
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline, clockwise."""
        step = _HALF_TURN / self.points
        corners = [
            polar((self.cx, self.cy), self.inner if index % 2 else self.radius, self.turn + index * step)
            for index in range(2 * self.points)
        ]
        return smooth_polygon(corners, self.corner) if self.corner > 0 else polygon_path(corners)


@dataclass(frozen=True, slots=True)
class Sparkle:
    """A star whose sides curve inwards, as light in a night sky has."""

    radius: Annotated[float, SIZE]
    waist: Annotated[float, SIZE] = 1.0
    """Distance from the centre of the points that pull the sides inwards."""
    tips: Annotated[int, COUNT] = 4
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline, clockwise."""
        centre, step = (self.cx, self.cy), _FULL_TURN / self.tips
        pen = PathPen().move(*polar(centre, self.radius, 0.0))
        for index in range(self.tips):
            pull = polar(centre, self.waist, (index + 0.5) * step)
            pen.quad(*pull, *polar(centre, self.radius, (index + 1) * step))
        return pen.close().path()


@dataclass(frozen=True, slots=True)
class Sector:
    """A piece of a ring between two radii; angles start straight up and grow clockwise."""

    outer: Annotated[float, SIZE]
    inner: Annotated[float, SIZE]
    start: Annotated[float, ANGLE]
    sweep: Annotated[float, ANGLE]
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline."""
        centre = (self.cx, self.cy)
        pen = PathPen().arc(centre, (self.outer, self.outer), self.start, self.sweep)
        return pen.arc(centre, (self.inner, self.inner), self.start + self.sweep, -self.sweep).close().path()


@dataclass(frozen=True, slots=True)
class Arc:
    """An open line along a circle, for strokes."""

    radius: Annotated[float, SIZE]
    start: Annotated[float, ANGLE]
    sweep: Annotated[float, ANGLE]
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the line."""
        return PathPen().arc((self.cx, self.cy), (self.radius, self.radius), self.start, self.sweep).path()


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, for strokes."""

    x1: Annotated[float, COORDINATE]
    y1: Annotated[float, COORDINATE]
    x2: Annotated[float, COORDINATE]
    y2: Annotated[float, COORDINATE]

    def path(self) -> Path:
        """Return the line."""
        return PathPen().move(self.x1, self.y1).line(self.x2, self.y2).path()


@dataclass(frozen=True, slots=True)
class Rays:
    """Wedges from the centre outwards, each as wide as the gap beside it."""

    radius: Annotated[float, SIZE]
    inner: Annotated[float, SIZE] = 0.0
    count: Annotated[int, COUNT] = 12
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return all wedges as one outline."""
        centre, half = (self.cx, self.cy), _HALF_TURN / self.count / 2
        found = Path()
        for index in range(self.count):
            middle = index * _FULL_TURN / self.count
            corners: list[Point] = [
                polar(centre, self.inner, middle - half),
                polar(centre, self.radius, middle - half),
                polar(centre, self.radius, middle + half),
                polar(centre, self.inner, middle + half),
            ]
            found += polygon_path(corners)
        return found
