"""QR codes as outlines: the dark squares of a code joined into closed contours, so that no seam shows between them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import segno

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.outlines.path import Path, PathPen

QUIET_MODULES: Final = 4
"""Empty squares that a reader needs on each side of the code.

Spec: ISO/IEC 18004, Quiet zone.
"""
LONGEST_TEXT: Final = 600
"""Most characters of a code; longer ones become too fine for a badge."""
_Corner = tuple[int, int]


@lru_cache(maxsize=64)
def code_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the squares of a QR code, True where dark, without the quiet zone; error correction M or better.

    Raises:
        DesignError: `Code.DESIGN_LIMIT`, a text that is empty or longer than ``LONGEST_TEXT``.
    """
    if not text or len(text) > LONGEST_TEXT:
        raise DesignError(Code.DESIGN_LIMIT, field="code", value=len(text))
    try:
        made = segno.make_qr(text, error="m", boost_error=True)
    except segno.DataOverflowError as error:
        raise DesignError(Code.DESIGN_LIMIT, field="code", value=len(text)) from error
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


@lru_cache(maxsize=64)
def code_outline(text: str) -> tuple[Path, int]:
    """Return the dark squares as an outline, one unit a square, and how many squares wide the code is.

    The quiet zone is counted in: the outline starts ``QUIET_MODULES`` from the left and top. Faults as `code_modules`.
    """
    modules = code_modules(text)
    pen = PathPen()
    for contour in _contours(modules):
        for index, (x, y) in enumerate(contour):
            (pen.line if index else pen.move)(float(x + QUIET_MODULES), float(y + QUIET_MODULES))
        pen.close()
    return pen.path(), len(modules) + 2 * QUIET_MODULES


def _contours(modules: tuple[tuple[bool, ...], ...]) -> Iterator[list[_Corner]]:
    """Yield closed contours around the dark squares: clockwise around them, the other way around holes in them."""
    ways: dict[_Corner, list[_Corner]] = {}
    for start, end in _edges(modules):
        ways.setdefault(start, []).append(end)
    while ways:
        first = min(ways)
        contour, here = [first], _take(ways, first)
        while here != first:
            contour.append(here)
            here = _take(ways, here)
        yield _corners_only(contour)


def _take(ways: dict[_Corner, list[_Corner]], start: _Corner) -> _Corner:
    ends = ways[start]
    end = ends.pop()
    if not ends:
        del ways[start]
    return end


def _edges(modules: tuple[tuple[bool, ...], ...]) -> Iterator[tuple[_Corner, _Corner]]:
    """Yield the sides of dark squares that border on light, with the dark to their right."""
    side = len(modules)

    def dark(x: int, y: int) -> bool:
        return 0 <= x < side and 0 <= y < side and modules[y][x]

    for y in range(side):
        for x in range(side):
            if not modules[y][x]:
                continue
            if not dark(x, y - 1):
                yield (x, y), (x + 1, y)
            if not dark(x + 1, y):
                yield (x + 1, y), (x + 1, y + 1)
            if not dark(x, y + 1):
                yield (x + 1, y + 1), (x, y + 1)
            if not dark(x - 1, y):
                yield (x, y + 1), (x, y)


def _corners_only(contour: list[_Corner]) -> list[_Corner]:
    """Return a contour without the points in the middle of straight lines."""
    found = []
    for index, (x, y) in enumerate(contour):
        (left, top), (right, bottom) = contour[index - 1], contour[(index + 1) % len(contour)]
        if not (left == x == right or top == y == bottom):
            found.append((x, y))
    return found
