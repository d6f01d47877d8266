"""Added fonts inside design files: whole where they are small, else the letters in use; never against their makers."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import uharfbuzz

from badgedesk.core import limits
from badgedesk.core.errors import Code, DesignError, InputError
from badgedesk.design.document import Design
from badgedesk.design.fonts.added import AddedFont, added_font, key_of, offer_font
from badgedesk.design.fonts.files import Embedding, read_font
from badgedesk.design.layers import TextLayer
from badgedesk.design.personal import sample_words
from badgedesk.design.typeset.shaping import shape_line
from badgedesk.design.typeset.text import drawn_text

_WHOLE_BYTES: Final = 512 * 1024
"""Packed size up to which a font is carried whole."""
_WORTH_PACKING: Final = 4 * _WHOLE_BYTES
_ALWAYS: Final = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180))))
"""Letters that a font keeps besides those in use: names of people need them."""
_LICENCE_NAMES: Final = (0, 13, 14, 16, 17)
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class CarriedFont:
    """A font file, packed by zlib, and whether it has all its letters."""

    file: bytes
    whole: bool = True


@dataclass(frozen=True, slots=True)
class CarriedFonts:
    """The fonts in a design file."""

    fonts: tuple[CarriedFont, ...] = ()


def fonts_in(design: Design) -> dict[str, str]:
    """Return the keys of the added fonts that a design draws with, each with the letters it draws.

    A text whose font is not at hand has none.
    """
    found: dict[str, set[str]] = {}
    words = sample_words(design)
    for layer in design.walk():
        if not isinstance(layer, TextLayer):
            continue
        for line in drawn_text(layer, words).splitlines():
            for key in _keys(layer, line):
                found.setdefault(key, set()).update(line, layer.text)
    return {key: "".join(sorted(letters)) for key, letters in sorted(found.items())}


def _keys(layer: TextLayer, line: str) -> set[str]:
    try:
        shaped = shape_line(line, layer.font, ligatures=not layer.tracking_px)
    except DesignError:
        return set()
    paths = {glyph.face.file.path for glyph in shaped.glyphs}
    return {path for path in paths if added_font(path) is not None}


def carried_fonts(design: Design) -> CarriedFonts:
    """Return the fonts that the file of a design carries, as many as there is room for, the smallest first."""
    packed = [made for key, letters in fonts_in(design).items() if (made := _packed(key, letters)) is not None]
    kept, room = [], limits.DESIGN_FONTS_BYTES
    for font in sorted(packed, key=lambda font: len(font.file))[: limits.DESIGN_FONTS]:
        room -= len(font.file)
        if room < 0:
            break
        kept.append(font)
    return CarriedFonts(tuple(kept))


def may_carry(font: AddedFont) -> bool:
    """Whether design files carry a font at all."""
    return font.read.embedding is not Embedding.FORBIDDEN


def carries_whole(font: AddedFont) -> bool:
    """Whether design files carry all letters of a font."""
    return may_carry(font) and _packed_whole(font.key) is not None


def _packed(key: str, letters: str) -> CarriedFont | None:
    font = added_font(key)
    if font is None or not may_carry(font):
        return None
    whole = _packed_whole(key)
    if whole is not None:
        return CarriedFont(whole, font.whole)
    if font.read.embedding is Embedding.WHOLE:
        return None
    part = _packed_part(key, letters)
    return CarriedFont(part, whole=False) if part else None


@lru_cache(maxsize=32)
def _packed_whole(key: str) -> bytes | None:
    """Return the packed bytes of a font; None where they are too many."""
    font = added_font(key)
    data = font.blob().data if font is not None else b""
    if not 0 < len(data) <= _WORTH_PACKING:
        return None
    packed = zlib.compress(data, _LEVEL)
    return packed if len(packed) <= _WHOLE_BYTES else None


@lru_cache(maxsize=32)
def _packed_part(key: str, letters: str) -> bytes:
    """Return the packed bytes of a font with these letters and those that names of people need; none if it fails."""
    font = added_font(key)
    if font is None:
        return b""
    wanted = uharfbuzz.SubsetInput()
    for letter in {*letters, *letters.upper(), *_ALWAYS}:
        wanted.unicode_set.add(ord(letter))
    for name in _LICENCE_NAMES:
        wanted.name_id_set.add(name)
    try:
        part = uharfbuzz.subset(uharfbuzz.Face(font.blob(), font.read.faces[0].index), wanted)
    except uharfbuzz.HarfBuzzError:
        return b""
    return zlib.compress(part.blob.data, _LEVEL)


def take_carried(fonts: Iterable[CarriedFont]) -> None:
    """Put the fonts that came in a design file at hand; those whose makers forbid it are left.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, one is no font; `Code.DESIGN_LIMIT`, they are too large.
    """
    fonts = tuple(fonts)
    if len(fonts) > limits.DESIGN_FONTS or sum(len(font.file) for font in fonts) > limits.DESIGN_FONTS_BYTES:
        raise DesignError(Code.DESIGN_LIMIT, field="fonts", limit_bytes=limits.DESIGN_FONTS_BYTES)
    for font in fonts:
        try:
            _take(font)
        except (InputError, zlib.error) as error:
            reason = error.code if isinstance(error, InputError) else "zlib"
            raise DesignError(Code.DESIGN_FORMAT, field="fonts", reason=reason) from error


def _take(font: CarriedFont) -> None:
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(font.file, limits.ADDED_FONT_BYTES + 1)
    if unpacker.unused_data or (not unpacker.eof and len(data) <= limits.ADDED_FONT_BYTES):
        raise InputError(Code.FONT_DAMAGED)
    if added_font(key_of(data)) is None and read_font(data).embedding is not Embedding.FORBIDDEN:
        offer_font(data, whole=font.whole)
