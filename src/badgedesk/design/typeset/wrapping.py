"""Texts broken into lines: at the breaks that were typed, and where a box ends."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from badgedesk.design.typeset.lettering import Font
from badgedesk.design.typeset.shaping import ShapedLine, shape_line

_BLANKS: Final = frozenset(" \t\u200b\u3000")
_HYPHENS: Final = frozenset("-\u2010\u2012\u2013\u2014")
_NOT_FIRST: Final = frozenset("、。，．：；！？）」』】〕〉》ー…％々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NOT_LAST: Final = frozenset("（「『【〔〈《")
_WIDE: Final = frozenset("WF")
_ROUGHLY: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Span:
    """One line: which characters of the text it draws."""

    start: int
    end: int


def typed_lines(text: str) -> list[Span]:
    """Return the lines as they were typed; a break at the end begins an empty one."""
    spans: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.splitlines()[0]
        spans.append(Span(at, at + len(bare)))
        at += len(line)
    if not spans or len(text.splitlines()) < len((text + ".").splitlines()):
        spans.append(Span(at, at))
    return spans


def wrapped_lines(text: str, font: Font, size_px: float, tracking_px: float, width_px: float) -> list[Span]:
    """Return the lines of a text that is broken to fit ``width_px``, blanks at their ends left out.

    Lines break behind blanks and hyphens and between ideographs; where there is none of these, between letters.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`.
    """
    ruler = _Ruler(font, size_px, tracking_px)
    return [span for typed in typed_lines(text) for span in _wrapped(text, typed, ruler, width_px)]


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Measures lines."""

    font: Font
    size_px: float
    tracking_px: float

    def shaped(self, text: str) -> ShapedLine:
        return shape_line(text, self.font, ligatures=not self.tracking_px)

    def width(self, text: str) -> float:
        line = self.shaped(text)
        return line.advance * self.size_px + line.gaps * self.tracking_px

    def ends(self, text: str) -> dict[int, float]:
        """Return where each letter ends when the text stands in one line: by the index behind it, in px."""
        widths: dict[int, float] = {}
        for glyph in self.shaped(text).glyphs:
            extra = self.tracking_px if glyph.tracked else 0.0
            widths[glyph.cluster] = widths.get(glyph.cluster, 0.0) + glyph.advance * self.size_px + extra
        starts = sorted(widths)
        found, pen = {}, 0.0
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            pen += widths[start]
            found[end] = pen
        return found


def _wrapped(text: str, typed: Span, ruler: _Ruler, width_px: float) -> Iterator[Span]:
    line = text[typed.start : typed.end]
    if ruler.width(line) <= width_px + _ROUGHLY:
        yield typed
        return
    ends = ruler.ends(line)
    breaks = [at for at in ends if at == len(line) or _may_break(line, at)]
    start = 0
    while start < len(line):
        end = _line_end(line, start, ruler, (breaks, list(ends)), width_px, ends)
        bare = line[start:end].rstrip(" \t\u200b\u3000")
        yield Span(typed.start + start, typed.start + start + len(bare))
        start = end


def _line_end(
    line: str, start: int, ruler: _Ruler, choices: tuple[list[int], ...], width_px: float, ends: dict[int, float]
) -> int:
    """Return where the line that begins at ``start`` ends: at a break, else between letters, else behind one letter."""
    before = ends.get(start, 0.0)
    for places in choices:
        # Shaping a line by itself may widen it a little, so the nearest places are measured as they will be drawn.
        rough = [
            at for at in places if at > start and ends[_bare_end(line, start, at, ends)] - before <= width_px * 1.02
        ]
        for at in reversed(rough):
            if ruler.width(line[start:at].rstrip()) <= width_px + _ROUGHLY:
                return at
    return next(at for at in ends if at > start)


def _bare_end(line: str, start: int, at: int, ends: dict[int, float]) -> int:
    """Return ``at`` without the blanks before it, as they may hang over."""
    while at - 1 > start and line[at - 1] in _BLANKS and at - 1 in ends:
        at -= 1
    return at


def _may_break(line: str, at: int) -> bool:
    """Whether a line may end before the character at ``at``."""
    before, after = line[at - 1], line[at]
    if after in _BLANKS:
        return False
    if before in _BLANKS:
        return True
    if before in _HYPHENS:
        return at > 1 and line[at - 2] not in _BLANKS and not after.isdigit()
    wide = unicodedata.east_asian_width(before) in _WIDE or unicodedata.east_asian_width(after) in _WIDE
    return wide and after not in _NOT_FIRST and before not in _NOT_LAST and not unicodedata.combining(after)
