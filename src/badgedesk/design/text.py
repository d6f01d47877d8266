"""Texts to outlines: straight or along an arc, tracked, aligned, and fitted to their place."""

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from badgedesk.design.fonts import find_face
from badgedesk.design.geometry import Affine, polar
from badgedesk.design.layers import TextLayer
from badgedesk.design.lettering import (
    SMALLEST_PERSONAL_SHARE,
    SMALLEST_SHARE,
    Align,
    Anchor,
    Case,
    OnArc,
    Outlined,
    Side,
    Straight,
)
from badgedesk.design.path import Path
from badgedesk.design.placeholders import SAMPLE, Words, filled, placeholders_in
from badgedesk.design.shaping import Glyph, ShapedLine, glyph_outline, shape_line

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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A glyph (or letters that stay together) with its place along the line, in px."""

    path: Path
    left: float
    width: float


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


def lay_out(layer: TextLayer, words: Words = SAMPLE) -> TextLayer:
    """Return the layer with the outlines of its text renewed, placeholders filled with ``words``.

    A text too wide for its place first loses tracking, then size down to ``SMALLEST_SHARE``; wider ones are drawn
    at that size and marked as not fitting.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`.
    """
    lines = drawn_text(layer, words).splitlines() or [""]
    if isinstance(layer.place, OnArc):
        lines = [" ".join(lines)]
    shaped = [shape_line(line, layer.font, ligatures=not layer.tracking_px) for line in lines]
    fit = _fit(layer, shaped)
    path = Path()
    for index, line in enumerate(shaped):
        pieces = list(_pieces(line, fit))
        rise = _rise(layer, words, pieces, fit) if layer.anchor is Anchor.MIDDLE else 0.0
        if isinstance(layer.place, OnArc):
            path += _along_arc(pieces, layer.place, layer.align, rise)
        else:
            down = index * layer.place.line_height * fit.size
            path += _along_line(pieces, layer.place, layer.align, rise + down)
    missing = "".join(dict.fromkeys("".join(line.missing for line in shaped)))
    outlined = Outlined(path.rounded(), round(fit.size, 3), round(fit.tracking, 3), missing, fit.fits)
    return replace(layer, outlined=outlined)


def _rise(layer: TextLayer, words: Words, pieces: list[_Piece], fit: _Fit) -> float:
    """Return how far the base line lies below the middle of the letters.

    The middle is that of a capital; scripts that have none are centred by what is drawn.
    """
    if any(character.lower() != character.upper() or character.isdigit() for character in filled(layer.text, words)):
        return find_face(layer.font).cap_height() * fit.size / 2
    boxes = [box for box in (piece.path.bounds() for piece in pieces) if box is not None]
    return -(min(box.top for box in boxes) + max(box.bottom for box in boxes)) / 2 if boxes else 0.0


def _room(layer: TextLayer) -> float:
    """Return the widest the text may be, in px."""
    if isinstance(layer.place, OnArc):
        return layer.place.radius * layer.place.span
    return math.inf if layer.place.max_width_px is None else layer.place.max_width_px


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


def _pieces(line: ShapedLine, fit: _Fit) -> Iterator[_Piece]:
    """Yield glyphs of one cluster together, so that an accent turns with its letter."""
    left, at = 0.0, 0
    glyphs = line.glyphs
    while at < len(glyphs):
        end = at + 1
        while end < len(glyphs) and glyphs[end].cluster == glyphs[at].cluster:
            end += 1
        path, width = _cluster(glyphs[at:end], fit.size)
        yield _Piece(path, left, width)
        left += width + (fit.tracking if glyphs[end - 1].tracked and end < len(glyphs) else 0.0)
        at = end


def _cluster(glyphs: tuple[Glyph, ...], size: float) -> tuple[Path, float]:
    path, pen = Path(), 0.0
    for glyph in glyphs:
        place = Affine(size, 0.0, 0.0, size, (pen + glyph.dx) * size, -glyph.dy * size)
        path += glyph_outline(glyph.face, glyph.glyph).mapped(place)
        pen += glyph.advance
    return path, pen * size


def _width(pieces: list[_Piece]) -> float:
    return pieces[-1].left + pieces[-1].width if pieces else 0.0


def _along_line(pieces: list[_Piece], place: Straight, align: Align, down: float) -> Path:
    left = place.x - _SHARES[align] * _width(pieces)
    path = Path()
    for piece in pieces:
        path += piece.path.mapped(Affine.shift(left + piece.left, place.y + down))
    return path


def _along_arc(pieces: list[_Piece], place: OnArc, align: Align, rise: float) -> Path:
    """Turn each piece about the centre by where its own middle lies."""
    centre, start = (place.cx, place.cy), -_SHARES[align] * _width(pieces)
    top = place.side is Side.TOP
    path = Path()
    for piece in pieces:
        along = (start + piece.left + piece.width / 2) / place.radius
        angle = place.turn + along if top else place.turn + math.pi - along
        x, y = polar(centre, place.radius, angle)
        home = Affine.shift(-piece.width / 2, rise)
        upright = angle if top else angle - math.pi
        path += piece.path.mapped(home.then(Affine.turn(upright)).then(Affine.shift(x, y)))
    return path
