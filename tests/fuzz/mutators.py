"""Changes that get past the outermost check of a format: checksums, base64url, the syntax of JSON."""

import base64
import binascii
import json
import random
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from tests.property.test_tampering import edit, packed

Change = Callable[[bytes, int], bytes]
"""The fuzzer's own change of some bytes to at most that many."""
Mutator = Callable[[bytes, int, int, Change], bytes]

_SIGNATURE: Final = 8


def with_checksums(image: bytes) -> bytes:
    """Return a PNG with the checksum of each of its chunks put right, as far as its lengths can be followed."""
    repaired, start = bytearray(image), _SIGNATURE
    while start + 12 <= len(repaired):
        (length,) = struct.unpack_from(">I", repaired, start)
        end = start + 8 + length
        if end + 4 > len(repaired):
            break
        struct.pack_into(">I", repaired, end, zlib.crc32(repaired[start + 4 : end]))
        start = end + 4
    return bytes(repaired)


def _change_png(data: bytes, size: int, seed: int, change: Change) -> bytes:
    changed = change(data, size)
    return with_checksums(changed) if seed % 8 else changed


def _change_token(data: bytes, size: int, seed: int, change: Change) -> bytes:
    parts = data.split(b".")
    if seed % 4 == 0 or len(parts) != 3:
        return change(data, size)
    place = seed // 4 % 3
    try:
        inner = base64.b64decode(parts[place] + b"=" * (-len(parts[place]) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError):
        return change(data, size)
    parts[place] = packed(_change_json(inner, size, seed // 12, change)).encode()
    return b".".join(parts)[:size]


def _change_json(data: bytes, size: int, seed: int, change: Change) -> bytes:
    if seed % 4 == 0:
        return change(data, size)
    try:
        document = json.loads(data)
        return json.dumps(edit(random.Random(seed), document), ensure_ascii=False).encode()[:size]
    except (ValueError, RecursionError, IndexError, TypeError):
        return change(data, size)


MUTATORS: Final[Mapping[str, Mutator]] = {
    "png": _change_png,
    "jws": _change_token,
    "credential": _change_json,
}
"""Targets that want more than the fuzzer's own changes."""
