"""Outlines as immutable values: bounds, area, maps and the text that SVG writes for them."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.outlines import curves
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box, Point

COUNTS: Final = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
"""Numbers that follow each verb."""
FURTHEST_PX: Final = 1e6
"""Largest coordinate that a stored path may have."""
_SAME_PX: Final = 1e-6
_TOKEN: Final = re.compile(r"\s*(?:([MLQCZ])|(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?))[\s,]*")


def number_text(value: float, digits: int) -> str:
    """Return ``value`` rounded to ``digits`` decimals, without spare zeros and never as ``-0``."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class Path:
    """Closed and open contours of lines, quadratics and cubics, filled by the nonzero rule.

    ``verbs`` is a word over ``M L Q C Z`` in which each contour starts with ``M``; ``numbers`` are the absolute
    coordinates that the verbs use up in order.
    """

    verbs: str = ""
    numbers: tuple[float, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.verbs)

    def __add__(self, other: "Path") -> "Path":
        return Path(self.verbs + other.verbs, self.numbers + other.numbers)

    def pieces(self) -> Iterator[tuple[str, Point, tuple[Point, ...]]]:
        """Yield each verb with the point it starts from and its own points; ``Z`` names the point it returns to."""
        numbers, at = self.numbers, 0
        here = first = (0.0, 0.0)
        for verb in self.verbs:
            count = COUNTS[verb]
            points = tuple((numbers[at + i], numbers[at + i + 1]) for i in range(0, count, 2))
            at += count
            if verb == "M":
                first = points[0]
            if verb == "Z":
                yield verb, here, (first,)
                here = first
            else:
                yield verb, here, points
                here = points[-1]

    def contours(self) -> "Iterator[Path]":
        """Yield each contour as a path of its own."""
        at = 0
        for verbs in self.verbs.split("M")[1:]:
            count = COUNTS["M"] + sum(COUNTS[verb] for verb in verbs)
            yield Path(f"M{verbs}", self.numbers[at : at + count])
            at += count

    def mapped(self, affine: Affine) -> "Path":
        """Return the path moved by ``affine``."""
        if affine == IDENTITY:
            return self
        a, b, c, d, e, f = affine.a, affine.b, affine.c, affine.d, affine.e, affine.f
        xs, ys = self.numbers[0::2], self.numbers[1::2]
        moved = [0.0] * len(self.numbers)
        moved[0::2] = [a * x + c * y + e for x, y in zip(xs, ys, strict=True)]
        moved[1::2] = [b * x + d * y + f for x, y in zip(xs, ys, strict=True)]
        return Path(self.verbs, tuple(moved))

    def rounded(self, digits: int = 2) -> "Path":
        """Return the path with coordinates of at most ``digits`` decimals."""
        return Path(self.verbs, tuple(round(value, digits) + 0.0 for value in self.numbers))

    def bounds(self) -> Box | None:
        """Return the exact box around the outline (strokes not counted); None for an empty path."""
        if not self.verbs:
            return None
        xs, ys, bends = self._ends()
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        for verb, start, points in bends:  # a curve stays within its points, and few lie outside of all ends
            if all(left <= x <= right and top <= y <= bottom for x, y in points):
                continue
            curve = curves.as_cubic(start, *points) if verb == "Q" else (start, *points)
            for x, y in curves.cubic_extremes(curve):
                left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
        return Box(left, top, right, bottom)

    def _ends(self) -> tuple[list[float], list[float], list[tuple[str, Point, tuple[Point, ...]]]]:
        """Return where the pieces end, across and down, and of each curve its verb, its start and its other points."""
        xs: list[float] = []
        ys: list[float] = []
        bends: list[tuple[str, Point, tuple[Point, ...]]] = []
        numbers, at = self.numbers, 0
        for verb in self.verbs:
            count = COUNTS[verb]
            if verb in {"Q", "C"}:
                points = tuple(zip(numbers[at : at + count : 2], numbers[at + 1 : at + count : 2], strict=True))
                bends.append((verb, (xs[-1], ys[-1]), points))
            if count:
                xs.append(numbers[at + count - 2])
                ys.append(numbers[at + count - 1])
            at += count
        return xs, ys, bends

    def area(self) -> float:
        """Return the signed area in px², clockwise on screen positive; overlaps count twice, open contours closed."""
        total = 0.0
        first = last = (0.0, 0.0)
        for verb, start, points in self.pieces():
            if verb == "M":
                total += _cross(last, first)
                first = last = points[0]
                continue
            if verb == "Q":
                total += 2 * curves.cubic_area(curves.as_cubic(start, *points))
            elif verb == "C":
                total += 2 * curves.cubic_area((start, *points))
            else:
                total += _cross(start, points[0])
            last = points[-1]
        return (total + _cross(last, first)) / 2

    def polygons(self, tolerance: float = 0.1) -> list[list[Point]]:
        """Return each contour as points joined by lines, nowhere further than ``tolerance`` px off."""
        contours: list[list[Point]] = []
        for verb, start, points in self.pieces():
            if verb == "M":
                contours.append([points[0]])
            elif verb == "Q":
                contours[-1].extend(curves.flattened(curves.as_cubic(start, *points), tolerance))
            elif verb == "C":
                contours[-1].extend(curves.flattened((start, *points), tolerance))
            else:
                contours[-1].append(points[0])
        return contours

    def svg(self, digits: int = 2) -> str:
        """Return the value of an SVG ``d`` attribute."""
        return self._text(lambda value: number_text(value, digits))

    def exact(self) -> str:
        """Return the same notation with every number in full, so that `parse_path` gives an equal path."""
        return self._text(lambda value: repr(value + 0.0).removesuffix(".0"))

    def _text(self, write: Callable[[float], str]) -> str:
        parts: list[str] = []
        at = 0
        for verb in self.verbs:
            count = COUNTS[verb]
            parts.append(verb + " ".join(write(value) for value in self.numbers[at : at + count]))
            at += count
        return "".join(parts)


def _cross(p: Point, q: Point) -> float:
    return p[0] * q[1] - q[0] * p[1]


def parse_path(text: str) -> Path:
    """Return the path that `Path.exact` or `Path.svg` wrote: absolute ``M L Q C Z`` and plain numbers only.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, when the text is anything else.
    """
    verbs: list[str] = []
    numbers: list[float] = []
    owed, at = 0, 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise DesignError(Code.DESIGN_FORMAT, field="path", value=text[at : at + 20])
        at = match.end()
        if match[1] is not None:
            if owed or (not verbs and match[1] != "M") or (verbs[-1:] == ["Z"] and match[1] != "M"):
                raise DesignError(Code.DESIGN_FORMAT, field="path", value=match[1])
            verbs.append(match[1])
            owed = COUNTS[match[1]]
        else:
            number = float(match[2])
            if not owed or not abs(number) <= FURTHEST_PX:
                raise DesignError(Code.DESIGN_FORMAT, field="path", value=match[2])
            numbers.append(number)
            owed -= 1
    if owed:
        raise DesignError(Code.DESIGN_FORMAT, field="path", value=text[-20:])
    return Path("".join(verbs), tuple(numbers))


def joined(paths: Iterable[Path]) -> Path:
    """Return the contours of all paths, one after another."""
    found = list(paths)
    return Path("".join(path.verbs for path in found), tuple(chain.from_iterable(path.numbers for path in found)))


class PathPen:
    """Collects the pieces of a path; the only mutable thing here, and never kept."""

    def __init__(self) -> None:
        self._verbs: list[str] = []
        self._numbers: list[float] = []

    def move(self, x: float, y: float) -> "PathPen":
        """Start a contour."""
        return self._add("M", x, y)

    def line(self, x: float, y: float) -> "PathPen":
        """Draw a line."""
        return self._add("L", x, y)

    def quad(self, x1: float, y1: float, x: float, y: float) -> "PathPen":
        """Draw a quadratic."""
        return self._add("Q", x1, y1, x, y)

    def cubic(self, first: Point, second: Point, end: Point) -> "PathPen":
        """Draw a cubic."""
        return self._add("C", *first, *second, *end)

    def arc(self, centre: Point, radius: Point, start: float, sweep: float) -> "PathPen":
        """Draw an elliptic arc, with a line to its start unless the pen is there; see `curves.arc_cubics`."""
        for index, (p0, p1, p2, p3) in enumerate(curves.arc_cubics(centre, radius, start, sweep)):
            if index == 0:
                self._reach(p0)
            self.cubic(p1, p2, p3)
        return self

    def close(self) -> "PathPen":
        """Close the contour."""
        return self._add("Z")

    def path(self) -> Path:
        """Return what was drawn."""
        return Path("".join(self._verbs), tuple(self._numbers))

    def _reach(self, point: Point) -> None:
        if not self._verbs or self._verbs[-1] == "Z":
            self.move(*point)
        elif math.hypot(self._numbers[-2] - point[0], self._numbers[-1] - point[1]) > _SAME_PX:
            self.line(*point)

    def _add(self, verb: str, *numbers: float) -> "PathPen":
        self._verbs.append(verb)
        self._numbers.extend(numbers)
        return self


def polygon_path(points: Iterable[Point]) -> Path:
    """Return the closed contour through ``points``."""
    pen = PathPen()
    for index, (x, y) in enumerate(points):
        (pen.line if index else pen.move)(x, y)
    return pen.close().path()


def smooth_polygon(points: list[Point], corner: float) -> Path:
    """Return a closed polygon whose corners are cut by a quadratic starting ``corner`` px before each vertex.

    A corner is never larger than half its shorter edge.
    """
    pen = PathPen()
    count = len(points)
    for index, (x, y) in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % count]
        ends: list[Point] = []
        for nx, ny in (before, after):
            length = math.hypot(nx - x, ny - y)
            share = min(corner, length / 2) / length if length else 0.0
            ends.append((x + (nx - x) * share, y + (ny - y) * share))
        (pen.line if index else pen.move)(*ends[0])
        pen.quad(x, y, *ends[1])
    return pen.close().path()
