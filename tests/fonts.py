"""Font files for tests: bundled ones under another name, with other rights, and a small one for East Asia."""

import struct
import zlib
from functools import lru_cache
from pathlib import Path

import pytest
import uharfbuzz

from badgedesk.design.fonts import added
from badgedesk.design.fonts.catalogue import bundled_fonts
from badgedesk.design.fonts.installed import scan_system_fonts

EAST_ASIAN = "Noto Sans CJK JP"
"""The family of `east_asia`."""
_LETTERS = "日本語中文한국어カナ abcABC"
_NAMES = range(15)
"""Copyright to licence: the names of a font that are kept."""


@lru_cache(maxsize=1)
def east_asia() -> bytes:
    """Return a font of some twenty letters of Japan, China and Korea, cut out of an installed one."""
    face = next((each for each in scan_system_fonts() if each.family == EAST_ASIAN), None)
    if face is None:
        pytest.skip("fonts-noto-cjk is not installed")
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, _LETTERS))
    wanted.name_id_set.update(_NAMES)
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.path), face.index)
    return bytes(uharfbuzz.subset(whole, wanted).blob.data)


def renamed(family: str, name: str) -> bytes:
    """Return the first file of a bundled family under a name of the same length."""
    assert len(family) == len(name)
    data = Path(next(file.path for file in bundled_fonts() if file.family == family)).read_bytes()
    return data.replace(family.encode("utf-16-be"), name.encode("utf-16-be"))


def with_rights(font: bytes, fs_type: int) -> bytes:
    """Return a font whose OS/2 table says other rights."""
    at = _table(font, b"OS/2") + 8
    return font[:at] + struct.pack(">H", fs_type) + font[at + 2 :]


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(count))
    return next(int(offset) for found, _, offset, _ in entries if found == tag)


def collection(font: bytes, count: int) -> bytes:
    """Return a collection that names one font ``count`` times."""
    head = 12 + 4 * count
    (tables,) = struct.unpack_from(">H", font, 4)
    moved = bytearray(font)
    for at in range(tables):
        place = 12 + 16 * at + 8
        struct.pack_into(">L", moved, place, struct.unpack_from(">L", font, place)[0] + head)
    return b"ttcf" + struct.pack(">LL", 0x10000, count) + struct.pack(">L", head) * count + bytes(moved)


def forget_fonts() -> None:
    """Behave as a program that was just started: no font was added yet."""
    added._held[0] = added._Shelf(generation=added.generation() + 1)


def tables_of(font: bytes) -> list[tuple[bytes, int, bytes]]:
    """Return tag, checksum and bytes of each table of a font."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = [struct.unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(count)]
    return [(tag, checksum, font[offset : offset + size]) for tag, checksum, offset, size in entries]


def as_woff(font: bytes, *, compressed: bool = True) -> bytes:
    """Return a font as WOFF. Spec: WOFF File Format 1.0, WOFF Header and Table Directory."""
    tables = tables_of(font)
    entries, body, offset = b"", b"", 44 + 20 * len(tables)
    for tag, checksum, data in tables:
        small = zlib.compress(data) if compressed else data
        stored = small if len(small) < len(data) else data
        entries += struct.pack(">4s4L", tag, offset, len(stored), len(data), checksum)
        body += stored + bytes(-len(stored) % 4)
        offset += len(stored) + -len(stored) % 4
    head = struct.pack(">4s4sLHHLHHLLLLL", b"wOFF", font[:4], offset, len(tables), 0, len(font), 1, 0, 0, 0, 0, 0, 0)
    return head + entries + body
