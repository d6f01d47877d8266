"""Font files for tests: bundled ones under another name, with other rights, and a small one for East Asia."""

import struct
from functools import lru_cache
from pathlib import Path

import pytest
import uharfbuzz

from badgedesk.design import added_fonts
from badgedesk.design.fonts import bundled_fonts
from badgedesk.design.system_fonts import scan_system_fonts

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
    added_fonts._held[0] = added_fonts._Shelf(generation=added_fonts.generation() + 1)
