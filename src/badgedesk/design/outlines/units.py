"""Outlines taken apart into units: contours that may lie over each other together, all others one by one.

Path operations take more time the longer an outline is, and more than twice as much for twice its length; an outline of
thousands of dots is thousands of small units. Which boxes overlap is looked up in a grid.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from badgedesk.design.outlines.geometry import Box
from badgedesk.design.outlines.path import Path, joined

_MOST_CELLS: Final = 64
"""Of the grid, in each direction."""
_LEAST_PX: Final = 1e-9
"""Size of the grid where all boxes are one point."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Contours that may lie over each other, and a box that holds them."""

    path: Path
    box: Box


class Units:
    """The units of one outline, in the order in which the last contour of each comes.

    Args:
        path: the outline.
    """

    def __init__(self, path: Path) -> None:
        contours = [(contour, _box(contour)) for contour in path.contours()]
        self._grid = _Grid([box for _, box in contours])
        gathering = _Gathering(self._grid)
        for contour, box in contours:
            gathering.add(contour, box)
        self.all: tuple[Unit, ...] = gathering.units()
        self._cells: dict[_Cell, list[int]] = {}
        for place, unit in enumerate(self.all):
            for cell in self._grid.span(unit.box).cells():
                self._cells.setdefault(cell, []).append(place)

    def within(self, box: Box) -> Iterator[Unit]:
        """Yield the units whose boxes overlap ``box``, in their order."""
        span = self._grid.span(box)
        if len(self.all) <= len(span):
            near: Iterable[int] = range(len(self.all))
        else:
            near = sorted({place for cell in span.cells() for place in self._cells.get(cell, ())})
        for place in near:
            if overlap(self.all[place].box, box):
                yield self.all[place]


@lru_cache(maxsize=32)
def units_of(path: Path) -> Units:
    """Return the units of an outline."""
    return Units(path)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    across = one.left <= other.right and other.left <= one.right
    return across and one.top <= other.bottom and other.top <= one.bottom


_Cell = tuple[int, int]
_Tree = Path | tuple["_Tree", "_Tree"]
"""Contours put together, left before right; flat only at the end, so that many small steps stay cheap."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Cells from column ``left`` to ``right`` and row ``top`` to ``bottom``, both counted."""

    left: int
    top: int
    right: int
    bottom: int

    def __len__(self) -> int:
        return (self.right - self.left + 1) * (self.bottom - self.top + 1)

    def cells(self, without: "_Span | None" = None) -> Iterator[_Cell]:
        """Yield the cells, but for those of a part of the span."""
        for column in range(self.left, self.right + 1):
            if without is None or not without.left <= column <= without.right:
                for row in range(self.top, self.bottom + 1):
                    yield column, row
            else:
                for row in (*range(self.top, without.top), *range(without.bottom + 1, self.bottom + 1)):
                    yield column, row


class _Grid:
    """Cells of equal size over all boxes, about as many as there are boxes."""

    def __init__(self, boxes: list[Box]) -> None:
        self._left = min((box.left for box in boxes), default=0.0)
        self._top = min((box.top for box in boxes), default=0.0)
        right = max((box.right for box in boxes), default=0.0)
        bottom = max((box.bottom for box in boxes), default=0.0)
        self._count = min(_MOST_CELLS, 1 + int(len(boxes) ** 0.5))
        self._across = max(right - self._left, _LEAST_PX) / self._count
        self._down = max(bottom - self._top, _LEAST_PX) / self._count

    def span(self, box: Box) -> _Span:
        """Return the cells that a box touches; what lies outside of the grid belongs to the cells at its edge."""
        left, top = self._column(box.left), self._row(box.top)
        return _Span(left, top, self._column(box.right), self._row(box.bottom))

    def _column(self, x: float) -> int:
        return min(max(int((x - self._left) / self._across), 0), self._count - 1)

    def _row(self, y: float) -> int:
        return min(max(int((y - self._top) / self._down), 0), self._count - 1)


class _Gathering:
    """Contours on their way into units: one that touches several of these makes them one."""

    def __init__(self, grid: _Grid) -> None:
        self._grid = grid
        self._made = 0
        self._trees: dict[int, _Tree] = {}
        self._boxes: dict[int, Box] = {}
        self._now: dict[int, int] = {}
        """The unit that one became a part of."""
        self._cells: dict[_Cell, set[int]] = {}

    def add(self, contour: Path, box: Box) -> None:
        """Take one contour more."""
        touching = [unit for unit in self._near(box) if overlap(self._boxes[unit], box)]
        tree: _Tree = contour
        made, self._made = self._made, self._made + 1
        whole, largest = box, None
        for unit in reversed(touching):
            part = self._boxes.pop(unit)
            tree, whole = (self._trees.pop(unit), tree), part.around(whole)
            span = self._grid.span(part)
            largest = span if largest is None or len(span) > len(largest) else largest
        for cell in self._grid.span(whole).cells(without=largest):
            self._cells.setdefault(cell, set()).add(made)
        self._now.update(dict.fromkeys(touching, made))
        self._trees[made], self._boxes[made] = tree, whole

    def units(self) -> tuple[Unit, ...]:
        """Return what has come together."""
        return tuple(Unit(joined(_leaves(tree)), self._boxes[unit]) for unit, tree in sorted(self._trees.items()))

    def _near(self, box: Box) -> list[int]:
        """Return at least the units that overlap a box, in their order."""
        span = self._grid.span(box)
        if len(self._trees) <= len(span):
            return sorted(self._trees)
        found: set[int] = set()
        for cell in span.cells():
            held = self._cells.get(cell)
            if held:
                self._cells[cell] = by_now = {self._unit(unit) for unit in held}
                found |= by_now
        return sorted(found)

    def _unit(self, unit: int) -> int:
        """Return what a unit belongs to by now."""
        way = []
        while unit in self._now:
            way.append(unit)
            unit = self._now[unit]
        self._now.update(dict.fromkeys(way, unit))
        return unit


def _leaves(tree: _Tree) -> Iterator[Path]:
    left = [tree]
    while left:
        here = left.pop()
        if isinstance(here, Path):
            yield here
        else:
            left += (here[1], here[0])


def _box(contour: Path) -> Box:
    xs, ys = contour.numbers[0::2], contour.numbers[1::2]
    return Box(min(xs), min(ys), max(xs), max(ys))
