"""Letters along an outline, kept from running into each other where it turns sharply."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from badgedesk.design.outlines.geometry import Affine, Box, Point

if TYPE_CHECKING:
    from badgedesk.design.typeset.text import Piece, SetLine

_SHARP: Final = math.radians(15.0)
"""Letters that are turned less against each other stand as their font has it."""
_STEP: Final = 0.04
_ROOM: Final = 0.03
_FURTHEST: Final = 2.0
"""All in sizes of the text: by how much a letter is moved on at a time, the room on its sides, the most it is moved."""
_NEAR: Final = 5
"""Letters before one that it may run into."""
_Stand: TypeAlias = tuple[Affine, tuple[Point, ...]]
"""Where a letter stands, and the corners of its box there."""


def parted(line: "SetLine", share: float, size: float) -> "SetLine":
    """Return a line whose letters are moved on where they would run into those before them round a corner.

    Args:
        line: as it would be set on a straight line.
        share: of what it becomes longer, that it begins earlier.
        size: of the text in px.
    """
    longer = _moved_on(line, size).width - line.width
    return _moved_on(replace(line, begin=line.begin - share * longer), size) if longer else line


def _moved_on(line: "SetLine", size: float) -> "SetLine":
    made: list[Piece] = []
    before: list[_Stand] = []
    further = 0.0
    for piece in line.pieces:
        box = piece.path.bounds()
        moved = replace(piece, left=piece.left + further) if further else piece
        if box is not None:
            room = Box(box.left - _ROOM * size, box.top, box.right + _ROOM * size, box.bottom)
            most = piece.left + further + _FURTHEST * size
            while _runs_into(before, _stand(line, moved, room)) and moved.left < most:
                moved = replace(moved, left=moved.left + _STEP * size)
            further = moved.left - piece.left
            before = [*before, _stand(line, moved, room)][-_NEAR:]
        made.append(moved)
    return replace(line, pieces=tuple(made))


def _stand(line: "SetLine", piece: "Piece", box: Box) -> _Stand:
    place = line.place(piece)
    edges = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return place, tuple(place.point(*edge) for edge in edges)


def _runs_into(before: Sequence[_Stand], stand: _Stand) -> bool:
    return any(_turn(other[0], stand[0]) > _SHARP and _overlap(other[1], stand[1]) for other in before)


def _turn(one: Affine, other: Affine) -> float:
    """Return the angle between two turns, 0 to pi."""
    turn = math.atan2(other.b, other.a) - math.atan2(one.b, one.a)
    return abs((turn + math.pi) % (2 * math.pi) - math.pi)


def _overlap(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether two convex areas meet: no side of either has all of the other beyond it."""
    return not any(_splits(first, second) for first, second in ((one, other), (other, one)))


def _splits(area: Sequence[Point], other: Sequence[Point]) -> bool:
    for (x1, y1), (x2, y2) in zip(area, (*area[1:], area[0]), strict=True):
        nx, ny = y2 - y1, x1 - x2
        inner = max(nx * x + ny * y for x, y in area)
        if min(nx * x + ny * y for x, y in other) >= inner:
            return True
    return False
