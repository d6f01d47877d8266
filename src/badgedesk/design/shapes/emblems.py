"""Parametric shapes that make a badge a badge: shields, scallops, gears, laurels and the parts of ribbons."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum, unique
from itertools import pairwise
from typing import Annotated, Final

from badgedesk.design.outlines.geometry import Affine, Point, polar
from badgedesk.design.outlines.path import Path, PathPen, parse_path, polygon_path, smooth_polygon
from badgedesk.design.ranges import ANGLE, COORDINATE, COUNT, SHARE, SIZE, Range
from badgedesk.design.shapes.plain import CENTRE

_FULL_TURN = 2 * math.pi


@unique
class ShieldOutline(StrEnum):
    """The six outlines of shields."""

    HEATER = "heater"
    FLAT = "flat"
    NOTCHED = "notched"
    SWISS = "swiss"
    ROUND = "round"
    KITE = "kite"


_SHIELDS: Final = {
    ShieldOutline.HEATER: (
        "M256 34C304 64 372 80 434 80C440 80 446 86 446 92L446 246C446 362 366 436 256 482"
        "C146 436 66 362 66 246L66 92C66 86 72 80 78 80C140 80 208 64 256 34Z"
    ),
    ShieldOutline.FLAT: (
        "M92 60L420 60C432 60 440 68 440 80L440 250"
        "C440 366 362 438 256 484C150 438 72 366 72 250L72 80C72 68 80 60 92 60Z"
    ),
    ShieldOutline.NOTCHED: (
        "M256 40L300 66L408 66C420 66 430 76 430 88C430 120 440 132 452 142C446 176 440 196 440 240"
        "C440 356 364 430 256 480C148 430 72 356 72 240"
        "C72 196 66 176 60 142C72 132 82 120 82 88C82 76 92 66 104 66L212 66Z"
    ),
    ShieldOutline.SWISS: (
        "M122 56Q256 84 390 56Q404 98 442 104L442 252"
        "C442 368 362 440 256 486C150 440 70 368 70 252L70 104Q108 98 122 56Z"
    ),
    ShieldOutline.ROUND: (
        "M96 52L416 52C430 52 440 62 440 76L440 292"
        "C440 396 358 478 256 478C154 478 72 396 72 292L72 76C72 62 82 52 96 52Z"
    ),
    ShieldOutline.KITE: (
        "M256 30C340 30 414 66 436 122C456 176 400 330 256 486C112 330 56 176 76 122C98 66 172 30 256 30Z"
    ),
}


@dataclass(frozen=True, slots=True)
class Shield:
    """A shield of one of six outlines, scaled about (cx, cy)."""

    outline: ShieldOutline = ShieldOutline.HEATER
    scale: Annotated[float, Range(0.01, 20)] = 1.0
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline."""
        drawn = parse_path(_SHIELDS[self.outline])
        at_home = Affine.scale(self.scale, centre=(CENTRE, CENTRE))
        return drawn.mapped(at_home.then(Affine.shift(self.cx - CENTRE, self.cy - CENTRE)))


def _hermite(pen: PathPen, curve: Callable[[float], Point], slope: Callable[[float], Point], span: Point) -> None:
    """Draw one cubic that meets ``curve`` and its ``slope`` at both ends of the parameter ``span``."""
    start, end = span
    third = (end - start) / 3
    (x0, y0), (x1, y1) = curve(start), curve(end)
    (dx0, dy0), (dx1, dy1) = slope(start), slope(end)
    pen.cubic((x0 + dx0 * third, y0 + dy0 * third), (x1 - dx1 * third, y1 - dy1 * third), (x1, y1))


@dataclass(frozen=True, slots=True)
class Scallop:
    """A round plate of ``lobes`` lobes that are ``depth`` px high."""

    radius: Annotated[float, SIZE]
    depth: Annotated[float, SIZE]
    lobes: Annotated[int, COUNT]
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline: the radius is R - d + d |sin(n t / 2)|."""
        half = self.lobes / 2

        def curve(t: float) -> Point:
            return polar((self.cx, self.cy), self.radius - self.depth + self.depth * abs(math.sin(half * t)), t)

        def slope_of(lobe: int) -> Callable[[float], Point]:
            sign = -1 if lobe % 2 else 1

            def slope(t: float) -> Point:
                r = self.radius - self.depth + self.depth * sign * math.sin(half * t)
                dr = self.depth * sign * half * math.cos(half * t)
                return dr * math.sin(t) + r * math.cos(t), -dr * math.cos(t) + r * math.sin(t)

            return slope

        pen = PathPen().move(*curve(0.0))
        step = _FULL_TURN / self.lobes
        for lobe in range(self.lobes):
            slope = slope_of(lobe)
            for part in range(2):
                start = (lobe + part / 2) * step
                _hermite(pen, curve, slope, (start, start + step / 2))
        return pen.close().path()


@dataclass(frozen=True, slots=True)
class Gear:
    """A toothed wheel; ``tip`` and ``root`` are half-widths of a tooth as shares of the pitch."""

    radius: Annotated[float, SIZE]
    inner: Annotated[float, SIZE]
    teeth: Annotated[int, COUNT]
    corner: Annotated[float, SIZE] = 9.0
    tip: Annotated[float, SHARE] = 0.2
    root: Annotated[float, SHARE] = 0.3
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the outline."""
        pitch = _FULL_TURN / self.teeth
        points: list[Point] = []
        for tooth in range(self.teeth):
            middle = tooth * pitch
            for radius, share in (
                (self.inner, -self.root),
                (self.radius, -self.tip),
                (self.radius, self.tip),
                (self.inner, self.root),
            ):
                points.append(polar((self.cx, self.cy), radius, middle + share * pitch))
        return smooth_polygon(points, self.corner) if self.corner > 0 else polygon_path(points)


def leaf(length: float, width: float, root: Point, angle: float) -> Path:
    """Return a lens leaf that grows from ``root`` towards ``angle`` (0 is up, clockwise)."""
    pen = PathPen().move(0.0, 0.0)
    pen.cubic((-width * 0.62, -length * 0.28), (-width * 0.52, -length * 0.72), (0.0, -length))
    pen.cubic((width * 0.52, -length * 0.72), (width * 0.62, -length * 0.28), (0.0, 0.0))
    return pen.close().path().mapped(Affine.turn(angle).then(Affine.shift(*root)))


@dataclass(frozen=True, slots=True)
class Laurel:
    """Two branches of ``pairs`` pairs of leaves along a circle, from near the foot upwards, mirror images.

    ``start`` and ``end`` are angles from the foot: 0 is straight down, growing upwards on either side.
    """

    radius: Annotated[float, SIZE]
    pairs: Annotated[int, Range(1, 60)] = 6
    start: Annotated[float, ANGLE] = 0.35
    end: Annotated[float, ANGLE] = 1.35
    length: Annotated[float, SIZE] = 34.0
    width: Annotated[float, SIZE] = 9.0
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return all leaves as one outline; they shrink by a quarter upwards."""
        right = Path()
        for index in range(self.pairs):
            share = index / max(1, self.pairs - 1)
            at = math.pi - (self.start + (self.end - self.start) * share)
            root = polar((self.cx, self.cy), self.radius, at)
            size = 1 - 0.25 * share
            tangent = at - math.pi / 2
            for side in (-0.55, 0.55):
                right += leaf(self.length * size, self.width * size, root, tangent + side)
        tip = polar((self.cx, self.cy), self.radius, math.pi - self.end)
        right += leaf(self.length * 0.75, self.width * 0.75, tip, math.pi / 2 - self.end)
        return right + right.mapped(Affine(a=-1.0, e=2 * self.cx))


@dataclass(frozen=True, slots=True)
class Comb:
    """Cells of a honeycomb in a rectangle about the centre, for strokes."""

    cell: Annotated[float, Range(4, 1_000)]
    width: Annotated[float, Range(0, 2_000)]
    height: Annotated[float, Range(0, 2_000)]
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return the walls of all cells, each once: painters differ where lines lie over each other."""
        pen, drawn, here = PathPen(), set[frozenset[Point]](), (math.nan, math.nan)
        for start, end in self._walls():
            wall = frozenset((start, end))
            if wall not in drawn:
                drawn.add(wall)
                if start != here:
                    pen.move(*start)
                pen.line(*end)
                here = end
        return pen.path()

    def _walls(self) -> Iterator[tuple[Point, Point]]:
        """Yield the walls row by row, those that follow each other in order: along the top, the foot, between cells."""
        across, down = math.sqrt(3) * self.cell, 1.5 * self.cell
        columns, rows = math.ceil(self.width / across / 2), math.ceil(self.height / down / 2)
        columns, rows = min(columns, 60), min(rows, 60)
        for row in range(-rows, rows + 1):
            cells = []
            for column in range(-columns, columns + 1):
                centre = (self.cx + (column + row % 2 / 2) * across, self.cy + row * down)
                corners = (polar(centre, self.cell, index * math.pi / 3) for index in range(6))
                cells.append([(round(x, 3), round(y, 3)) for x, y in corners])
            for order in ((5, 0, 1), (4, 3, 2)):
                yield from pairwise([cells[0][order[0]], *(cell[index] for cell in cells for index in order[1:])])
            yield cells[0][5], cells[0][4]
            yield from ((cell[1], cell[2]) for cell in cells)
