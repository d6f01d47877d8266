"""PNG as chunks: structure and checksums are checked; pixels are never decoded.

Spec: Portable Network Graphics (PNG) Specification, Datastream structure; Chunk specifications.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
FRAME_BYTES: Final = 12
"""Length, type and checksum around the data of every chunk."""
_MAX_LENGTH: Final = 2**31 - 1
_ANCILLARY: Final = 0x20
_CRITICAL: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_HEADER_BYTES: Final = 13
_PALETTE_MAX_BYTES: Final = 768
_COLOUR_PALETTE: Final = 3
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_frame = struct.Struct(">I4s").unpack_from
_checksum = struct.Struct(">I").unpack_from


class Chunk(NamedTuple):
    """One chunk by its place in the file; ``start`` and ``end`` take in length and checksum."""

    kind: bytes
    start: int
    end: int


class Header(NamedTuple):
    """What IHDR says."""

    width_px: int
    height_px: int
    depth: int
    colour: int
    interlaced: bool


class Png(NamedTuple):
    """A file whose structure and checksums hold."""

    image: bytes
    header: Header
    chunks: tuple[Chunk, ...]

    @property
    def has_trailing_data(self) -> bool:
        """Whether bytes follow IEND; they are no part of the picture."""
        return self.chunks[-1].end != len(self.image)

    def data(self, chunk: Chunk) -> bytes:
        """Return the chunk's data."""
        return self.image[chunk.start + 8 : chunk.end - 4]


def read_png(image: bytes) -> Png:
    """Return the chunks of a PNG up to IEND, each with its checksum verified.

    Raises:
        InputError: `Code.PNG_SIGNATURE` for another file, `Code.PNG_STRUCTURE` for a damaged one.
        LimitExceededError: `Code.IMAGE_LIMIT`: file, pixels or number of chunks.
    """
    if len(image) > limits.PNG_BYTES:
        raise LimitExceededError(Code.IMAGE_LIMIT, limit_bytes=limits.PNG_BYTES)
    if not image.startswith(SIGNATURE):
        raise InputError(Code.PNG_SIGNATURE)
    chunks = tuple(_walk(image))
    header = _read_header(image, chunks[0])
    _check_order(chunks, header)
    return Png(image, header, chunks)


def _walk(image: bytes) -> Iterator[Chunk]:
    view, size = memoryview(image), len(image)
    start, besides, pixels = len(SIGNATURE), 0, 0
    while start + FRAME_BYTES <= size:
        length, kind = _frame(image, start)
        end = start + FRAME_BYTES + length
        if length > _MAX_LENGTH or end > size:
            raise _broken(kind, start)
        if zlib.crc32(view[start + 4 : end - 4]) != _checksum(image, end - 4)[0]:
            raise _broken(kind, start)
        if kind == b"IDAT":
            pixels += 1
        else:
            besides += 1
            _check_kind(kind, start)
        if besides > limits.PNG_CHUNKS or pixels > limits.PNG_PIXEL_CHUNKS:
            raise LimitExceededError(Code.IMAGE_LIMIT, limit_chunks=limits.PNG_CHUNKS)
        yield Chunk(kind, start, end)
        if kind == b"IEND":
            return
        start = end
    raise _broken(b"IEND", start)


def _check_kind(kind: bytes, start: int) -> None:
    if (start == len(SIGNATURE)) != (kind == b"IHDR"):
        raise _broken(kind, start)
    if not kind.isalpha() or (not kind[0] & _ANCILLARY and kind not in _CRITICAL):
        raise _broken(kind, start)


def _read_header(image: bytes, chunk: Chunk) -> Header:
    if chunk.kind != b"IHDR" or chunk.end - chunk.start - FRAME_BYTES != _HEADER_BYTES:
        raise _broken(chunk.kind, chunk.start)
    width, height, depth, colour, compression, filtering, interlace = struct.unpack_from(">IIBBBBB", image, 16)
    if not (0 < width <= _MAX_LENGTH and 0 < height <= _MAX_LENGTH):
        raise _broken(b"IHDR", chunk.start)
    if depth not in _DEPTHS.get(colour, ()) or compression or filtering or interlace > 1:
        raise _broken(b"IHDR", chunk.start)
    if width * height > limits.PNG_PIXELS:
        raise LimitExceededError(Code.IMAGE_LIMIT, width_px=width, height_px=height)
    return Header(width, height, depth, colour, bool(interlace))


def _check_order(chunks: tuple[Chunk, ...], header: Header) -> None:
    kinds = [chunk.kind for chunk in chunks]
    pixels = kinds.count(b"IDAT")
    if not pixels:
        raise _broken(b"IDAT", chunks[-1].start)
    first = kinds.index(b"IDAT")
    if kinds[first : first + pixels].count(b"IDAT") != pixels:
        raise _broken(b"IDAT", chunks[first].start)
    if chunks[-1].end - chunks[-1].start != FRAME_BYTES:
        raise _broken(b"IEND", chunks[-1].start)
    palettes = [(place, chunk) for place, chunk in enumerate(chunks) if chunk.kind == b"PLTE"]
    if len(palettes) > 1 or (header.colour == _COLOUR_PALETTE and not palettes):
        raise _broken(b"PLTE", chunks[first].start)
    for place, chunk in palettes:
        length = chunk.end - chunk.start - FRAME_BYTES
        if place > first or length % 3 or not 0 < length <= _PALETTE_MAX_BYTES:
            raise _broken(b"PLTE", chunk.start)


def check_pixels(png: Png) -> None:
    """Refuse a picture whose pixel data is damaged or ends early; it is unpacked piece by piece and dropped.

    Raises:
        InputError: `Code.PNG_STRUCTURE`.
    """
    missing = _pixel_bytes(png.header)
    unpacker = zlib.decompressobj()
    for chunk in png.chunks:
        if chunk.kind != b"IDAT":
            continue
        packed = png.data(chunk)
        try:
            while packed and missing > 0:
                missing -= len(unpacker.decompress(packed, limits.MIB))
                packed = unpacker.unconsumed_tail
        except zlib.error as error:
            raise _broken(b"IDAT", chunk.start) from error
    if missing > 0:
        raise _broken(b"IDAT", len(png.image))


def _pixel_bytes(header: Header) -> int:
    """Return the length of the unpacked pixel data: each row, one byte more for its filter."""
    bits = header.depth * _CHANNELS[header.colour]
    passes = _PASSES if header.interlaced else ((0, 0, 1, 1),)
    total = 0
    for left, top, across, down in passes:
        columns = -(-(header.width_px - left) // across)
        rows = -(-(header.height_px - top) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _broken(kind: bytes, offset: int) -> InputError:
    return InputError(Code.PNG_STRUCTURE, chunk=kind.decode("latin-1"), offset=offset)
