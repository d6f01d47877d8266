"""Where the caret stands in a text that was set: for editing it on the canvas, in px of its layer."""

import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from badgedesk.design.fonts.catalogue import find_face
from badgedesk.design.layers import TextLayer
from badgedesk.design.outlines.geometry import Point
from badgedesk.design.placeholders import SAMPLE, Words, marks_in
from badgedesk.design.typeset.lettering import Case
from badgedesk.design.typeset.text import SetLine, SetText, compose

_HEAD: Final = 1.3
"""How high the caret reaches, in heights of a capital."""
_FOOT: Final = 0.3
_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Caret:
    """The stroke where the next letter comes."""

    foot: Point
    head: Point


class Carets:
    """Knows for each place between the characters of a text where it is, and the other way round."""

    def __init__(self, layer: TextLayer, words: Words = SAMPLE) -> None:
        """Set the text of ``layer``.

        Raises:
            DesignError: `Code.FONT_UNKNOWN`.
        """
        self._set: SetText = compose(layer, words)
        self._drawn = _drawn_at(layer, words)
        self.stops = _stops(layer.text)
        self._capital = find_face(layer.font).cap_height() * self._set.size_px

    def caret(self, index: int) -> Caret:
        """Return where the caret stands before the character at ``index``."""
        line = self._set.lines[self._line(index)]
        along = _along(line, self._drawn[index])
        return self._stroke(line, along)

    def selection(self, start: int, end: int) -> Iterator[tuple[Point, Point, Point, Point]]:
        """Yield the areas, each by its four corners, that lie under the characters from ``start`` to ``end``."""
        low, high = self._drawn[start], self._drawn[end]
        for line in self._set.lines:
            for piece in line.pieces:
                if piece.start < high and piece.end > low:
                    left, right = _edges(line, piece.left, piece.width)
                    one, other = self._stroke(line, left), self._stroke(line, right)
                    yield one.foot, one.head, other.head, other.foot

    def nearest(self, point: Point) -> int:
        """Return the place between characters nearest to a point."""

        def away(index: int) -> float:
            caret = self.caret(index)
            return _distance(point, caret.foot, caret.head)

        return min(self.stops, key=away)

    def away(self, point: Point) -> float:
        """Return how far a point is from the nearest place of the caret."""
        caret = self.caret(self.nearest(point))
        return _distance(point, caret.foot, caret.head)

    def near(self, index: int) -> int:
        """Return the last place where the caret may stand that is not behind ``index``."""
        return self.stops[max(bisect_right(self.stops, index) - 1, 0)]

    def step(self, index: int, by: int) -> int:
        """Return the place ``by`` letters further on (negative: back)."""
        at = bisect_left(self.stops, index) if by < 0 else bisect_right(self.stops, index) - 1
        return self.stops[min(max(at + by, 0), len(self.stops) - 1)]

    def vertical(self, index: int, lines: int) -> int:
        """Return the nearest place some lines further down; the ends of the text beyond its lines."""
        at = self._line(index) + lines
        if not 0 <= at < len(self._set.lines):
            return self.stops[0] if lines < 0 else self.stops[-1]
        inside = [stop for stop in self.stops if self._line(stop) == at]
        wanted = self.caret(index).foot[0]
        return min(inside, key=lambda stop: abs(self.caret(stop).foot[0] - wanted), default=index)

    def ends(self, index: int) -> tuple[int, int]:
        """Return the first and the last place of the line that ``index`` is in."""
        inside = [stop for stop in self.stops if self._line(stop) == self._line(index)]
        return (inside[0], inside[-1]) if inside else (index, index)

    def _line(self, index: int) -> int:
        starts = [line.span.start for line in self._set.lines]
        return max(bisect_right(starts, self._drawn[index]) - 1, 0)

    def _stroke(self, line: SetLine, along: float) -> Caret:
        place = line.track.at(line.begin + along)
        foot = place.point(0.0, line.rise + _FOOT * self._capital)
        return Caret(foot, place.point(0.0, line.rise - _HEAD * self._capital))


def word_at(text: str, index: int) -> tuple[int, int]:
    """Return where the word at ``index`` begins and ends."""
    start = end = index
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def word_step(text: str, index: int, *, forward: bool) -> int:
    """Return the end of the word after ``index``, or the beginning of the one before."""
    if forward:
        while index < len(text) and text[index].isspace():
            index += 1
        return word_at(text, index)[1]
    while index > 0 and text[index - 1].isspace():
        index -= 1
    return word_at(text, index)[0]


def _drawn_at(layer: TextLayer, words: Words) -> tuple[int, ...]:
    """Return for each place of the typed text its place in the drawn one; a placeholder is one letter."""

    def length(part: str) -> int:
        return len(part.upper()) if layer.case is Case.UPPER else len(part)

    found: list[int] = []
    at = 0
    marks = {start: (end, value) for start, end, value in marks_in(layer.text, words)}
    index = 0
    while index < len(layer.text):
        end, value = marks.get(index, (index + 1, layer.text[index]))
        found.extend([at] * (end - index))
        at += length(value)
        index = end
    return (*found, at)


def _stops(text: str) -> tuple[int, ...]:
    """Return the places where the caret may stand: not inside a letter with its marks, nor inside a placeholder."""
    inside = {at for start, end, _ in marks_in(text, SAMPLE) for at in range(start + 1, end)}
    stops = [
        at
        for at in range(len(text) + 1)
        if at not in inside and not (0 < at < len(text) and (_joins(text[at]) or text[at - 1] == "\u200d"))
    ]
    return tuple(stops)


def _joins(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) in {"Mn", "Mc", "Me"}


def _along(line: SetLine, at: int) -> float:
    """Return how far along its line the place before the drawn character ``at`` is."""
    for piece in line.pieces:
        if piece.start <= at < piece.end:
            share = (at - piece.start) / (piece.end - piece.start)
            return piece.left + piece.width * (1 - share if piece.leftward else share)
    before = max((piece for piece in line.pieces if piece.end <= at), key=lambda piece: piece.end, default=None)
    if before is None:
        return 0.0
    return before.left + (0.0 if before.leftward else before.width)


def _edges(line: SetLine, left: float, width: float) -> tuple[float, float]:
    """Return where a piece begins and the next one begins, so that tracked letters are marked without gaps."""
    following = min((piece.left for piece in line.pieces if piece.left > left), default=left + width)
    return left, max(following, left + width)


def _distance(point: Point, one: Point, other: Point) -> float:
    """Return how far a point is from a stroke."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    square = dx * dx + dy * dy
    share = min(max(((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / square, 0.0), 1.0) if square else 0.0
    return math.hypot(one[0] + dx * share - point[0], one[1] + dy * share - point[1])
