"""Font files from outside: what they hold, and what their makers allow. Their tables are read by HarfBuzz alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

import uharfbuzz

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.design.fonts.woff import WOFF

_PLAIN: Final = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
_PACKED: Final = (WOFF, b"wOF2")
_OUTLINES: Final = frozenset({"glyf", "CFF ", "CFF2"})
_EM: Final = range(16, 16_385)
_REGULAR: Final = 400.0
_LONGEST_NAME: Final = 100
_LONGEST_LICENCE: Final = 300
_FS_TYPE: Final = slice(8, 10)
_RESTRICTED, _READING, _EDITABLE, _WHOLE_ONLY, _BITMAPS_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200


@unique
class Embedding(StrEnum):
    """What the maker of a font allows to be done with it in files that are handed on."""

    FREE = "free"
    """It may be carried, and made smaller."""
    WHOLE = "whole"
    """It may be carried, but only as it is."""
    FORBIDDEN = "forbidden"
    """Files that others edit may not carry it; outlines of its letters are pictures."""


@dataclass(frozen=True, slots=True)
class AddedFace:
    """One face of a font file: its family as people call it, slant, weights and axes."""

    index: int
    family: str
    italic: bool
    light: float
    heavy: float
    axes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FontRead:
    """A font file that was looked over."""

    faces: tuple[AddedFace, ...]
    embedding: Embedding
    licence: str
    """What it says of its licence, else of its copyright; perhaps nothing."""


def read_font(data: bytes) -> FontRead:
    """Look over a font file: TrueType, OpenType or a collection of them.

    Raises:
        InputError: `Code.FONT_PACKED` for WOFF (`unpacked_font` opens its first version); `Code.FONT_UNSUPPORTED`;
            `Code.FONT_DAMAGED`, no letters in it.
        LimitExceededError: `Code.FONT_LIMIT`.

    Spec: OpenType, Organization of an OpenType Font; OS/2, fsType.
    """
    if len(data) > limits.ADDED_FONT_BYTES:
        raise LimitExceededError(Code.FONT_LIMIT, limit_bytes=limits.ADDED_FONT_BYTES)
    if data[:4] in _PACKED:
        raise InputError(Code.FONT_PACKED)
    if data[:4] not in _PLAIN:
        raise InputError(Code.FONT_UNSUPPORTED)
    try:
        return _read(data)
    except (UnicodeError, uharfbuzz.HarfBuzzError) as error:  # tags and names that are no text
        raise InputError(Code.FONT_DAMAGED) from error


def _read(data: bytes) -> FontRead:
    blob = uharfbuzz.Blob(data)
    count = int(uharfbuzz.Face(blob, 0).count)
    if count > limits.FONT_FACES:
        raise LimitExceededError(Code.FONT_LIMIT, faces=count)
    faces = tuple(_faces(blob, count))
    if not faces:
        raise InputError(Code.FONT_DAMAGED)
    first = uharfbuzz.Face(blob, faces[0].index)
    names = uharfbuzz.OTNameIdPredefined
    said = (_name(first, each, _LONGEST_LICENCE) for each in (names.LICENSE, names.LICENSE_URL, names.COPYRIGHT))
    return FontRead(faces, _embedding(first), next((words for words in said if words), ""))


def _faces(blob: uharfbuzz.Blob, count: int) -> Iterator[AddedFace]:
    """Yield the faces that have letters of their own and a name."""
    names = uharfbuzz.OTNameIdPredefined
    for index in range(count):
        face = uharfbuzz.Face(blob, index)
        tables = frozenset(face.table_tags)
        family = _name(face, names.TYPOGRAPHIC_FAMILY) or _name(face, names.FONT_FAMILY)
        if not family or not face.glyph_count or face.upem not in _EM or "cmap" not in tables or not tables & _OUTLINES:
            continue
        font = uharfbuzz.Font(face)
        weight = float(font.get_style_value(uharfbuzz.StyleTag.WEIGHT)) or _REGULAR
        weights = [axis for axis in face.axis_infos if axis.tag == "wght"]
        yield AddedFace(
            index,
            family,
            bool(font.get_style_value(uharfbuzz.StyleTag.ITALIC)),
            _held(weights[0].min_value if weights else weight),
            _held(weights[0].max_value if weights else weight),
            tuple(axis.tag for axis in face.axis_infos),
        )


def _held(weight: float) -> float:
    return min(max(weight, 1.0), 1_000.0)


def _name(face: uharfbuzz.Face, which: uharfbuzz.OTNameIdPredefined, longest: int = _LONGEST_NAME) -> str:
    """Return one of a font's texts on one line, without characters that steer."""
    text = str(face.get_name(which) or "")[: 4 * longest]
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:longest].strip()


def _embedding(face: uharfbuzz.Face) -> Embedding:
    """Return what OS/2.fsType allows; of several levels the most lenient counts, as older fonts mean it."""
    allowed = int.from_bytes(face.reference_table("OS/2").data[_FS_TYPE], "big")
    if allowed & _BITMAPS_ONLY or (allowed & (_RESTRICTED | _READING) and not allowed & _EDITABLE):
        return Embedding.FORBIDDEN
    return Embedding.WHOLE if allowed & _WHOLE_ONLY else Embedding.FREE
