"""Small graphs as bytes and back: three bytes a statement, so that a changed byte is a changed edge."""

import re
from collections.abc import Sequence
from typing import Final

from badgedesk.core.canon import Statement

_NODES: Final = 8
_MOST: Final = 24
_NAMED: Final = ("<urn:a>", "<urn:b>")
_OBJECTS: Final = (
    *_NAMED,
    '"text"',
    '"text"@en',
    '"\\n\\"\\\\"',
    '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '""',
)


def decoded(data: bytes) -> list[Statement]:
    """Return the graph that ``data`` stands for; what is past 24 statements or no whole one is left out."""
    found: list[Statement] = []
    for place in range(0, min(len(data), 3 * _MOST) - 2, 3):
        subject, thing, rest = data[place : place + 3]
        found.append((_node(subject, _NAMED), f"<urn:p{rest % 3}>", _node(thing, _OBJECTS), _graph(rest // 3)))
    return found


def _node(value: int, others: Sequence[str]) -> str:
    """Three of four values are blank nodes: they are what the algorithm is about."""
    return f"_:e{value % _NODES}" if value < 192 else others[value % len(others)]


def _graph(value: int) -> str:
    return "" if value < 60 else "<urn:g>" if value < 66 else f"_:e{value % _NODES}"


def encoded(text: str) -> bytes:
    """Return bytes for a graph of the shape of some N-Quads."""
    numbers: dict[str, int] = {}
    found = bytearray()
    for line in text.splitlines():
        parts = re.findall(r"_:[A-Za-z0-9]+|<[^>]*>", line)
        if len(parts) < 2:
            continue
        predicate = next((part for part in parts[1:] if part.startswith("<")), parts[1])
        for part in parts:
            numbers.setdefault(part, len(numbers))
        last = parts[-1] if line.count("_:") > 1 or parts[-1] != predicate else parts[0]
        found += bytes((_byte(parts[0], numbers), _byte(last, numbers), numbers[predicate] % 3))
    return bytes(found[: 3 * _MOST])


def _byte(part: str, numbers: dict[str, int]) -> int:
    return numbers[part] % 192 if part.startswith("_:") else 192 + numbers[part] % 64
