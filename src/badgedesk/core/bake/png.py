"""Badges in PNG pictures: one iTXt chunk; every other chunk stays as it is.

Spec: Open Badges 3.0, Document Formats, PNG; Open Badges 2.0, Badge Baking, PNG.
"""

import struct
import zlib
from collections.abc import Container
from dataclasses import dataclass
from functools import partial
from typing import Final

from badgedesk.core import limits
from badgedesk.core.bake.baked import Baked, Dialect, credential_bytes, read_baked, read_or_code, require_one
from badgedesk.core.bake.chunks import FRAME_BYTES, SIGNATURE, Chunk, Png, check_pixels, read_png
from badgedesk.core.bake.text_chunks import PACKED_KINDS, TEXT_KINDS, TextChunk, measure_texts, read_text
from badgedesk.core.errors import Code, InputError, LimitExceededError

_KEYWORDS: Final = {b"openbadgecredential": Dialect.OB3, b"openbadges": Dialect.OB2}
_BADGE: Final = b"iTXtopenbadgecredential\0\0\0\0\0"
_BADGE_CRC: Final = zlib.crc32(_BADGE)
_BADGE_DATA_BYTES: Final = len(_BADGE) - 4
_HEADER_END: Final = len(SIGNATURE) + FRAME_BYTES + 13
_pack = struct.Struct(">I").pack

_FIXED_BYTES: Final = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"tIME": 7, b"cICP": 4, b"acTL": 8}
_NEEDED: Final = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"iCCP",
        b"sBIT",
        b"sRGB",
        b"cICP",
        b"bKGD",
        b"pHYs",
    }
)


@dataclass(frozen=True, slots=True)
class PreparedPng:
    """Artwork checked once, ready to be baked with many credentials.

    Attributes:
        head: the file up to and with IHDR.
        tail: the rest, without badge, up to and with IEND.
        text_bytes: what all other text in it unpacks to.
    """

    head: bytes
    tail: bytes
    text_bytes: int

    def bake(self, credential: str) -> bytes:
        """Return the picture with ``credential`` baked in; only the two ends of the text are looked at.

        Raises:
            LimitExceededError: `Code.TEXT_LIMIT` for the text, `Code.IMAGE_LIMIT` for what would come out.
            InputError: as `credential_bytes`.
        """
        text = credential_bytes(credential)
        size = len(self.head) + len(self.tail) + len(text) + FRAME_BYTES + _BADGE_DATA_BYTES
        if size > limits.PNG_BYTES or self.text_bytes + len(text) > limits.PNG_TEXT_TOTAL_BYTES:
            raise LimitExceededError(Code.IMAGE_LIMIT, size_bytes=size)
        length, checksum = _pack(_BADGE_DATA_BYTES + len(text)), _pack(zlib.crc32(text, _BADGE_CRC))
        return b"".join((self.head, length, _BADGE, text, checksum, self.tail))


def prepare_png(image: bytes, *, keep_metadata: bool = True) -> PreparedPng:
    """Return ``image`` checked and without any badge or data after IEND, ready for `PreparedPng.bake`.

    Args:
        image: a whole file.
        keep_metadata: keep every other chunk; else only what the picture needs to look the same.

    Raises:
        InputError: `Code.PNG_SIGNATURE`, `Code.PNG_STRUCTURE`, also for pixel data that ends early.
        LimitExceededError: `Code.IMAGE_LIMIT`.
    """
    png = read_png(image)
    check_pixels(png)
    kept = _without_badges(png, None if keep_metadata else _NEEDED)
    if sum(chunk.kind != b"IDAT" for chunk in kept) >= limits.PNG_CHUNKS:
        raise LimitExceededError(Code.IMAGE_LIMIT, limit_chunks=limits.PNG_CHUNKS)
    _check_sound(png, kept)
    return PreparedPng(image[:_HEADER_END], _join(png, kept[1:]), measure_texts(png, kept))


def bake_png(image: bytes, credential: str, *, keep_metadata: bool = True) -> bytes:
    """Return ``image`` with ``credential`` baked in, in place of any badge that it holds.

    Arguments and faults as for `prepare_png` and `PreparedPng.bake`.

    Spec: Open Badges 3.0, Document Formats, PNG, Baking.
    """
    return prepare_png(image, keep_metadata=keep_metadata).bake(credential)


def strip_png(image: bytes, *, keep_metadata: bool = True) -> bytes:
    """Return ``image`` without any badge and without data after IEND; pixels and other chunks stay.

    Args:
        image: a whole file.
        keep_metadata: keep every other chunk; else only what the picture needs to look the same: no author, place,
            time, preview, further frames or chunks of other programs.

    Raises:
        InputError: `Code.PNG_SIGNATURE`, `Code.PNG_STRUCTURE`.
        LimitExceededError: `Code.IMAGE_LIMIT`.
    """
    png = read_png(image)
    return SIGNATURE + _join(png, _without_badges(png, None if keep_metadata else _NEEDED))


def unbake_png(image: bytes) -> Baked:
    """Return the one badge that is baked into ``image``.

    Raises:
        NoBadgeFoundError: `Code.BAKED_NOT_FOUND`, a sound picture without one.
        InputError: `Code.BAKED_AMBIGUOUS` for more than one, `Code.BAKED_EMPTY`, `Code.TEXT_NOT_UTF8`,
            `Code.PNG_SIGNATURE`, `Code.PNG_STRUCTURE`.
        LimitExceededError: `Code.IMAGE_LIMIT`.

    Spec: Open Badges 3.0, Document Formats, PNG, Extracting.
    """
    png = read_png(image)
    measure_texts(png, png.chunks)
    found = _find_badges(png)
    require_one(len(found))
    return _read_badge(png, *found[0])


def unbake_each_png(image: bytes) -> tuple[Baked | Code, ...]:
    """Return every badge in ``image``, in order, to be looked at; a code stands for one that cannot be read.

    Raises:
        InputError: `Code.PNG_SIGNATURE`, `Code.PNG_STRUCTURE`.
        LimitExceededError: `Code.IMAGE_LIMIT`.
    """
    png = read_png(image)
    measure_texts(png, png.chunks)
    return tuple(read_or_code(partial(_read_badge, png, *badge)) for badge in _find_badges(png))


def _find_badges(png: Png) -> list[tuple[TextChunk, Dialect]]:
    """Return what counts as a badge: iTXt under either keyword, the older chunks under the older one only."""
    found = []
    for chunk in png.chunks:
        if chunk.kind in TEXT_KINDS:
            text = read_text(chunk.kind, png.data(chunk))
            dialect = _KEYWORDS.get(text.keyword)
            if dialect is Dialect.OB2 or (dialect is Dialect.OB3 and chunk.kind == b"iTXt"):
                found.append((text, dialect))
    return found


def _read_badge(png: Png, text: TextChunk, dialect: Dialect) -> Baked:
    notes = [Code.BAKED_COMPRESSED] if text.is_compressed else []
    if png.has_trailing_data:
        notes.append(Code.PNG_TRAILING_DATA)
    try:
        words = text.unpack().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(Code.TEXT_NOT_UTF8, position=error.start) from error
    return read_baked(words, dialect, tuple(notes))


def _without_badges(png: Png, needed: Container[bytes] | None) -> list[Chunk]:
    """Return the chunks to keep; text of any kind under a badge's keyword goes, whether it counts as one or not."""
    return [
        chunk
        for chunk in png.chunks
        if (needed is None or chunk.kind in needed)
        and not (chunk.kind in TEXT_KINDS and png.data(chunk).partition(b"\0")[0] in _KEYWORDS)
    ]


def _check_sound(png: Png, chunks: list[Chunk]) -> None:
    """Refuse to copy a chunk that other programs would stumble over."""
    for chunk in chunks:
        length = chunk.end - chunk.start - FRAME_BYTES
        if length != _FIXED_BYTES.get(chunk.kind, length):
            raise InputError(Code.PNG_STRUCTURE, chunk=chunk.kind.decode("latin-1"), offset=chunk.start)
        if chunk.kind in PACKED_KINDS:
            read_text(chunk.kind, png.data(chunk)).unpack()
        if chunk.kind == b"acTL" and int.from_bytes(png.data(chunk)[:4]) > limits.PNG_CHUNKS:
            raise LimitExceededError(Code.IMAGE_LIMIT, limit_chunks=limits.PNG_CHUNKS)


def _join(png: Png, chunks: list[Chunk]) -> bytes:
    """Return the bytes of ``chunks``, neighbours in one piece."""
    runs: list[list[int]] = []
    for chunk in chunks:
        if runs and runs[-1][1] == chunk.start:
            runs[-1][1] = chunk.end
        else:
            runs.append([chunk.start, chunk.end])
    return b"".join(png.image[start:end] for start, end in runs)
