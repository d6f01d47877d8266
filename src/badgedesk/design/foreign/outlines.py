"""Basic shapes and path data of drawings as outlines.

Spec: Scalable Vector Graphics 1.1, Paths; Basic Shapes; Implementation Notes, Elliptical arc.
"""

import math
import re
from collections.abc import Callable
from typing import Final

from badgedesk.core.errors import Code, LimitExceededError
from badgedesk.design.foreign.numbers import length, numbers, pairs
from badgedesk.design.outlines import curves
from badgedesk.design.outlines.geometry import Affine, Point
from badgedesk.design.outlines.path import FURTHEST_PX, Path, PathPen
from badgedesk.design.shapes.plain import Ellipse

_COMMAND: Final = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_ARC: Final = re.compile(
    r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[\s,]*([01])[\s,]*([01])"
    r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
)
_COUNTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
PIECES: Final = 100_000
"""Most pieces of one outline."""
_TINY: Final = 1e-9
SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})


def shape_path(name: str, get: Callable[[str], str], width: float, height: float, em: float) -> Path:
    """Return the outline of a basic shape or path; empty where it draws nothing.

    Args:
        name: of the element, one of `SHAPES`.
        get: its attributes by name, empty where it has none.
        width: of the viewport, what 100 % is along x.
        height: of the viewport.
        em: size of the font.

    Raises:
        LimitExceededError: `Code.SVG_LIMIT`, more than `PIECES` pieces or numbers too large.
    """

    def across(key: str) -> float:
        return length(get(key), width, em) or 0.0

    def down(key: str) -> float:
        return length(get(key), height, em) or 0.0

    if name == "path":
        made = path_data(get("d"))
    elif name == "rect":
        made = _rect(across("x"), down("y"), across("width"), down("height"), _radii(get, width, height, em))
    elif name in {"circle", "ellipse"}:
        whole = math.hypot(width, height) / math.sqrt(2)
        r = length(get("r"), whole, em) or 0.0
        rx, ry = (r, r) if name == "circle" else (across("rx"), down("ry"))
        made = Ellipse(rx, ry, across("cx"), down("cy")).path() if rx > 0 and ry > 0 else Path()
    elif name == "line":
        made = PathPen().move(across("x1"), down("y1")).line(across("x2"), down("y2")).path()
    else:
        made = _through(list(pairs(numbers(get("points")))), closed=name == "polygon")
    if len(made.verbs) > PIECES or any(abs(value) > FURTHEST_PX for value in made.numbers):
        raise LimitExceededError(Code.SVG_LIMIT, element=name)
    return made


def _radii(get: Callable[[str], str], width: float, height: float, em: float) -> Point:
    rx, ry = length(get("rx"), width, em), length(get("ry"), height, em)
    return (ry or 0.0) if rx is None else rx, (rx or 0.0) if ry is None else ry


def _through(points: list[Point], *, closed: bool) -> Path:
    pen = PathPen()
    for index, (x, y) in enumerate(points):
        (pen.line if index else pen.move)(x, y)
    if closed and points:
        pen.close()
    return pen.path()


def _rect(x: float, y: float, width: float, height: float, radii: Point) -> Path:
    if width <= 0 or height <= 0:
        return Path()
    rx, ry = min(max(radii[0], 0.0), width / 2), min(max(radii[1], 0.0), height / 2)
    right, bottom = x + width, y + height
    if not (rx and ry):
        return _through([(x, y), (right, y), (right, bottom), (x, bottom)], closed=True)
    pen = PathPen().move(x + rx, y)
    quarter = math.pi / 2
    corners = ((right - rx, y + ry), (right - rx, bottom - ry), (x + rx, bottom - ry), (x + rx, y + ry))
    for index, centre in enumerate(corners):
        pen.arc(centre, (rx, ry), index * quarter, quarter)
    return pen.close().path()


def path_data(text: str) -> Path:
    """Return the outline that path data describes, up to the first fault in it, as the standard wants."""
    drawer = _Drawer()
    pieces = 0
    for found in _COMMAND.finditer(text):
        command, rest = found[1], found[2]
        if not drawer.started and command not in "Mm":
            break
        whole = drawer.arcs(command, rest) if command in "Aa" else drawer.plain(command, numbers(rest))
        pieces += 1 + len(rest) // 4
        if not whole or pieces > 4 * PIECES:
            break
    return drawer.pen.path()


class _Drawer:
    """Where the pen is, where the contour began, and the last control point."""

    def __init__(self) -> None:
        self.pen = PathPen()
        self.started = False
        self._here = self._first = self._pull = (0.0, 0.0)
        self._last = ""
        self._closed = False

    def plain(self, command: str, values: list[float]) -> bool:
        """Draw all pieces of one command but arcs; False where numbers are missing."""
        kind = command.upper()
        if kind == "Z":
            if self._last != "Z":
                self.pen.close()
            self._here, self._last, self._closed = self._first, "Z", True
            return True
        count = _COUNTS[kind]
        for at in range(0, len(values) - count + 1, count):
            if kind == "M" and at:
                kind = "L"
            self._piece(kind, self._absolute(kind, values[at : at + count], relative=command.islower()))
        return bool(values) and len(values) % count == 0

    def _absolute(self, kind: str, values: list[float], *, relative: bool) -> list[Point]:
        x, y = self._here
        if kind == "H":
            return [(values[0] + (x if relative else 0.0), y)]
        if kind == "V":
            return [(x, values[0] + (y if relative else 0.0))]
        return [(a + x, b + y) if relative else (a, b) for a, b in pairs(values)]

    def _piece(self, kind: str, points: list[Point]) -> None:
        if kind == "M":
            self.pen.move(*points[0])
            self._first, self.started, self._closed = points[0], True, False
        else:
            self._open()
            self._draw(kind, points)
        self._here, self._last = points[-1], kind

    def _open(self) -> None:
        if self._closed:
            self.pen.move(*self._here)
            self._closed = False

    def _draw(self, kind: str, points: list[Point]) -> None:
        x, y = self._here
        mirrored = (2 * x - self._pull[0], 2 * y - self._pull[1])
        if kind in "LHV":
            self.pen.line(*points[0])
        elif kind in "CS":
            first = points[0] if kind == "C" else (mirrored if self._last in {"C", "S"} else self._here)
            self._pull = points[-2]
            self.pen.cubic(first, points[-2], points[-1])
        else:
            control = points[0] if kind == "Q" else (mirrored if self._last in {"Q", "T"} else self._here)
            self._pull = control
            self.pen.quad(*control, *points[-1])

    def arcs(self, command: str, rest: str) -> bool:
        """Draw elliptic arcs, whose flags may stand without blanks; False where something else stands there."""
        at = 0
        while match := _ARC.match(rest, at):
            at = match.end()
            rx, ry, turn, large, sweep, x, y = (float(value) for value in match.groups())
            if command == "a":
                x, y = x + self._here[0], y + self._here[1]
            self._open()
            _arc(self.pen, self._here, (rx, ry), math.radians(turn), (bool(large), bool(sweep)), (x, y))
            self._here, self._last = (x, y), "A"
        return at > 0 and not rest[at:].strip(" \t\r\n,")


def _arc(pen: PathPen, start: Point, radii: Point, turn: float, flags: tuple[bool, bool], end: Point) -> None:
    rx, ry = abs(radii[0]), abs(radii[1])
    if start == end:
        return
    if rx < _TINY or ry < _TINY:
        pen.line(*end)
        return
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, -sin * dx + cos * dy
    grow = math.sqrt(max(1.0, (x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * y) ** 2 + (ry * x) ** 2
    root = math.sqrt(max(0.0, ((rx * ry) ** 2 - under) / under)) * (-1 if flags[0] == flags[1] else 1)
    cx, cy = root * rx * y / ry, -root * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    last = math.atan2((-y - cy) / ry, (-x - cx) / rx)
    sweep = (last - first) % (2 * math.pi)
    if not flags[1]:
        sweep -= 2 * math.pi
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    home = Affine.shift(cx, cy).then(Affine.turn(turn)).then(Affine.shift(*middle))
    pieces = list(curves.arc_cubics((0.0, 0.0), (rx, ry), first + math.pi / 2, sweep))
    for index, (_, p1, p2, p3) in enumerate(pieces):
        last_point = end if index == len(pieces) - 1 else home.point(*p3)
        pen.cubic(home.point(*p1), home.point(*p2), last_point)
