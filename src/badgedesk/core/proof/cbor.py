"""The part of CBOR that proofs are packed in: numbers, byte and text strings, and arrays of these.

Spec: Concise Binary Object Representation (RFC 8949).
"""

from typing import Final, TypeAlias

Cbor: TypeAlias = "int | bytes | str | list[Cbor]"

_DEPTH: Final = 8
_LENGTHS: Final = {24: 1, 25: 2, 26: 4, 27: 8}
_SMALL: Final = 24


def read_cbor(data: bytes) -> Cbor:
    """Return the one item that ``data`` holds.

    Raises:
        ValueError, IndexError, KeyError: it holds something else, less or more.
    """
    value, end = _item(data, 0, 0)
    if end != len(data):
        raise ValueError
    return value


def _item(data: bytes, start: int, depth: int) -> tuple[Cbor, int]:
    """Read one CBOR item: numbers, byte and text strings, and arrays of these (RFC 8949)."""
    if depth > _DEPTH:
        raise ValueError
    kind, size = data[start] >> 5, data[start] & 31
    start += 1
    if size >= _SMALL:
        width = _LENGTHS[size]
        size, start = int.from_bytes(data[start : start + width]), start + width
    if kind in {0, 1}:
        return size if kind == 0 else -1 - size, start
    if size > len(data) - start:
        raise ValueError
    if kind in {2, 3}:
        part = data[start : start + size]
        return part if kind == 2 else part.decode(), start + size  # noqa: PLR2004 - the number of the kind
    if kind != 4:  # noqa: PLR2004 - the number of the kind
        raise ValueError
    items: list[Cbor] = []
    for _ in range(size):
        item, start = _item(data, start, depth + 1)
        items.append(item)
    return items, start
