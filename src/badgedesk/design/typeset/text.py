"""Texts to outlines: in lines, in a box, along an arc or an outline; tracked, aligned, fitted to their place."""

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from badgedesk.design.fonts.catalogue import find_face
from badgedesk.design.layers import TextLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import Path, joined
from badgedesk.design.placeholders import SAMPLE, Words, filled, placeholders_in
from badgedesk.design.typeset.corners import parted
from badgedesk.design.typeset.lettering import (
    SMALLEST_PERSONAL_SHARE,
    SMALLEST_SHARE,
    Align,
    Anchor,
    Case,
    InBox,
    OnArc,
    OnPath,
    Outlined,
    Straight,
)
from badgedesk.design.typeset.shaping import Glyph, ShapedLine, glyph_outline, shape_line
from badgedesk.design.typeset.tracks import Circle, Level, Track, contour_track
from badgedesk.design.typeset.wrapping import Span, typed_lines, wrapped_lines

_ACCENT: Final = "\u0301"
_SHARES: Final = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}
_ROUGHLY = 1e-6
"""Slack of a comparison in px."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """What a text is set with, once it was made to fit."""

    size: float
    tracking: float
    fits: bool


def drawn_text(layer: TextLayer, words: Words = SAMPLE) -> str:
    """Return the characters that are drawn: placeholders filled with ``words``, and the layer's case applied."""
    text = filled(layer.text, words)
    return _capitals(text) if layer.case is Case.UPPER else text


def _capitals(text: str) -> str:
    """Return ``text`` in capitals; Greek ones carry no accent, as Greek is written."""
    upper = text.upper()
    found: list[str] = []
    is_greek = False
    for part in unicodedata.normalize("NFD", upper):
        if not unicodedata.combining(part):
            is_greek = unicodedata.name(part, "").startswith("GREEK")
        if not (is_greek and part == _ACCENT):
            found.append(part)
    bare = unicodedata.normalize("NFC", "".join(found))
    return upper if bare == unicodedata.normalize("NFC", upper) else bare


@dataclass(frozen=True, slots=True)
class Piece:
    """A glyph (or letters that stay together) with its place along the line, in px."""

    path: Path
    left: float
    width: float
    start: int
    """Index in the drawn text of its first character."""
    end: int
    leftward: bool
    """Whether the text runs from right to left here."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a text that was set: its pieces from left to right, and what they stand on."""

    span: Span
    pieces: tuple[Piece, ...]
    track: Track
    begin: float
    """Where along the track the line begins."""
    rise: float
    """How far the base line lies below the track."""

    @property
    def width(self) -> float:
        """Px from its first piece to its last, both counted."""
        return self.pieces[-1].left + self.pieces[-1].width if self.pieces else 0.0

    def outline(self) -> Iterator[Path]:
        """Yield the pieces where they stand."""
        for piece in self.pieces:
            yield piece.path.mapped(self.place(piece))

    def place(self, piece: Piece) -> Affine:
        """Return the map that puts a piece where it stands, turned by where its own middle lies."""
        if isinstance(self.track, Level):
            return Affine.shift(self.track.x + self.begin + piece.left, self.track.y + self.rise)
        home = Affine.shift(-piece.width / 2, self.rise)
        return home.then(self.track.at(self.begin + piece.left + piece.width / 2))


@dataclass(frozen=True, slots=True)
class SetText:
    """A text that was set: what every painter, the caret and the file take its shape from."""

    text: str
    """The characters that are drawn."""
    lines: tuple[SetLine, ...]
    size_px: float
    tracking_px: float
    missing: str
    fits: bool


def lay_out(layer: TextLayer, words: Words = SAMPLE) -> TextLayer:
    """Return the layer with the outlines of its text renewed, placeholders filled with ``words``.

    A text too wide for its place first loses tracking, then size down to ``SMALLEST_SHARE``; wider ones are drawn
    at that size and marked as not fitting. A text in a box is broken into lines instead.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`.
    """
    made = compose(layer, words)
    path = joined(outline for line in made.lines for outline in line.outline())
    outlined = Outlined(path.rounded(), round(made.size_px, 3), round(made.tracking_px, 3), made.missing, made.fits)
    return replace(layer, outlined=outlined)


def compose(layer: TextLayer, words: Words = SAMPLE) -> SetText:
    """Return the text of a layer set in lines, placeholders filled with ``words``.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`.
    """
    text = drawn_text(layer, words)
    if isinstance(layer.place, OnArc | OnPath):
        text = " ".join(text.splitlines())
    spans = _spans(layer, text)
    shaped = [shape_line(text[span.start : span.end], layer.font, ligatures=not layer.tracking_px) for span in spans]
    fit = _fit(layer, shaped)
    lines = []
    for index, (span, line) in enumerate(zip(spans, shaped, strict=True)):
        pieces = tuple(_pieces(line, fit, span))
        lines.append(_on_track(layer, words, fit, index, span, pieces))
    missing = "".join(dict.fromkeys("".join(line.missing for line in shaped)))
    return SetText(text, tuple(lines), fit.size, fit.tracking, missing, fit.fits)


def _spans(layer: TextLayer, text: str) -> list[Span]:
    if isinstance(layer.place, InBox):
        return wrapped_lines(text, layer.font, layer.size_px, layer.tracking_px, layer.place.width_px)
    return typed_lines(text)


def _on_track(layer: TextLayer, words: Words, fit: _Fit, index: int, span: Span, pieces: tuple[Piece, ...]) -> SetLine:
    """Return a line where it stands."""
    width = pieces[-1].left + pieces[-1].width if pieces else 0.0
    share = _SHARES[layer.align]
    rise = _rise(layer, words, pieces, fit) if layer.anchor is Anchor.MIDDLE else 0.0
    match layer.place:
        case Straight() as place:
            down = index * place.line_height * fit.size
            return SetLine(span, pieces, Level(place.x, place.y), -share * width, rise + down)
        case InBox() as place:
            down = find_face(layer.font).cap_height() * fit.size + index * place.line_height * fit.size
            return SetLine(span, pieces, Level(place.x, place.y + down), share * (place.width_px - width), 0.0)
        case OnArc() as place:
            return SetLine(span, pieces, Circle(place), -share * width, rise)
        case OnPath() as place:
            contour = contour_track(place)
            begin = place.start * contour.length - share * width
            line = SetLine(span, pieces, contour, begin, rise - place.rise_px)
            return parted(line, share, fit.size)


def _rise(layer: TextLayer, words: Words, pieces: tuple[Piece, ...], fit: _Fit) -> float:
    """Return how far the base line lies below the middle of the letters.

    The middle is that of a capital; scripts that have none are centred by what is drawn.
    """
    if any(character.lower() != character.upper() or character.isdigit() for character in filled(layer.text, words)):
        return find_face(layer.font).cap_height() * fit.size / 2
    boxes = [box for box in (piece.path.bounds() for piece in pieces) if box is not None]
    return -(min(box.top for box in boxes) + max(box.bottom for box in boxes)) / 2 if boxes else 0.0


def _room(layer: TextLayer) -> float:
    """Return the widest the text may be, in px."""
    match layer.place:
        case OnArc() as place:
            return place.radius * place.span
        case InBox() as place:
            return place.width_px
        case OnPath() as place:
            contour = contour_track(place)
            if contour.closed:
                return contour.length
            before, after = place.start * contour.length, (1 - place.start) * contour.length
            return {Align.START: after, Align.MIDDLE: 2 * min(before, after), Align.END: before}[layer.align]
        case Straight() as place:
            return math.inf if place.max_width_px is None else place.max_width_px


def _fit(layer: TextLayer, lines: list[ShapedLine]) -> _Fit:
    room, size, tracking = _room(layer), layer.size_px, layer.tracking_px

    def widest(size: float, tracking: float) -> float:
        return max(line.advance * size + line.gaps * tracking for line in lines)

    if widest(size, tracking) <= room:
        return _Fit(size, tracking, fits=True)
    if tracking > 0:
        allowed = [(room - line.advance * size) / line.gaps for line in lines if line.gaps]
        tracking = max(0.0, min((tracking, *allowed)))
    if widest(size, tracking) > room + _ROUGHLY:
        smallest = SMALLEST_PERSONAL_SHARE if placeholders_in(layer.text) else SMALLEST_SHARE
        share = max(smallest, room / widest(size, tracking))
        size, tracking = size * share, tracking * share
    return _Fit(size, tracking, fits=widest(size, tracking) <= room + _ROUGHLY)


def _pieces(line: ShapedLine, fit: _Fit, span: Span) -> Iterator[Piece]:
    """Yield glyphs of one cluster together, so that an accent turns with its letter."""
    left, at = 0.0, 0
    glyphs = line.glyphs
    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], span.end - span.start], strict=False))  # no glyphs, no ends
    while at < len(glyphs):
        cluster, end = glyphs[at].cluster, at + 1
        while end < len(glyphs) and glyphs[end].cluster == cluster:
            end += 1
        path, width = _cluster(glyphs[at:end], fit.size)
        yield Piece(path, left, width, span.start + cluster, span.start + ends[cluster], glyphs[at].leftward)
        left += width + (fit.tracking if glyphs[end - 1].tracked and end < len(glyphs) else 0.0)
        at = end


def _cluster(glyphs: tuple[Glyph, ...], size: float) -> tuple[Path, float]:
    found, pen = [], 0.0
    for glyph in glyphs:
        place = Affine(size, 0.0, 0.0, size, (pen + glyph.dx) * size, -glyph.dy * size)
        found.append(glyph_outline(glyph.face, glyph.glyph).mapped(place))
        pen += glyph.advance
    return joined(found), pen * size
