"""Fonts packed for web pages (WOFF 1) as the plain font files they were made from."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError

WOFF: Final = b"wOFF"
_HEADER: Final = struct.Struct(">4s4sLHHL")
_HEADER_BYTES: Final = 44
_ENTRY: Final = struct.Struct(">4s4L")
_PLAIN_ENTRY: Final = struct.Struct(">4s3L")
_PLAIN_HEADER: Final = struct.Struct(">4s4H")
_MOST_TABLES: Final = 256


@dataclass(frozen=True, slots=True)
class _Table:
    tag: bytes
    checksum: int
    data: bytes


def unpacked_font(data: bytes) -> bytes:
    """Return the font file inside a WOFF 1 file; other bytes come back as they are.

    Raises:
        InputError: `Code.FONT_DAMAGED`.
        LimitExceededError: `Code.FONT_LIMIT`, it says to be larger than fonts may be.

    Spec: WOFF File Format 1.0, WOFF Header and Table Directory.
    """
    if data[:4] != WOFF:
        return data
    try:
        _, flavour, _, count, _, size = _HEADER.unpack_from(data)
        if size > limits.ADDED_FONT_BYTES:
            raise LimitExceededError(Code.FONT_LIMIT, limit_bytes=limits.ADDED_FONT_BYTES)
        if not 0 < count <= _MOST_TABLES:
            raise InputError(Code.FONT_DAMAGED)
        return _plain(flavour, tuple(_tables(data, count, size)))
    except (struct.error, zlib.error) as error:
        raise InputError(Code.FONT_DAMAGED) from error


def _tables(data: bytes, count: int, room: int) -> Iterator[_Table]:
    """Yield the tables unpacked; all together they are no larger than the file said."""
    for at in range(count):
        tag, offset, packed, size, checksum = _ENTRY.unpack_from(data, _HEADER_BYTES + at * _ENTRY.size)
        room -= size
        stored = data[offset : offset + packed]
        if room < 0 or packed > size or len(stored) != packed:
            raise InputError(Code.FONT_DAMAGED)
        plain = stored if packed == size else zlib.decompressobj().decompress(stored, size)
        if len(plain) != size:
            raise InputError(Code.FONT_DAMAGED)
        yield _Table(tag, checksum, plain)


def _plain(flavour: bytes, tables: tuple[_Table, ...]) -> bytes:
    """Return tables as one font file. Spec: OpenType, Organization of an OpenType Font, table directory."""
    power = len(tables).bit_length() - 1
    search = 16 << power
    head = _PLAIN_HEADER.pack(flavour, len(tables), search, power, 16 * len(tables) - search)
    offset = len(head) + _PLAIN_ENTRY.size * len(tables)
    entries, body = [], []
    for table in tables:
        entries.append(_PLAIN_ENTRY.pack(table.tag, table.checksum, offset, len(table.data)))
        body.append(table.data + bytes(-len(table.data) % 4))
        offset += len(body[-1])
    return head + b"".join(entries) + b"".join(body)
