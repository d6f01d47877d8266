"""Canonical forms of documents of a shape met before: only what differs is worked out anew.

The shape of a document is its JSON text without the strings: brackets, commas, numbers, truth values. With it go the
strings that cannot be slots (`badgedesk.core.canon.slots`): names of members, contexts, types and all that a walk
reads in more than one way. Both must be the very ones of a document that the full way accepted; what is left are
texts of literals and addresses, which are filled in (`badgedesk.core.canon.frame`).

Nothing is taken from here that the full way would refuse or write in another way. A shape is kept once the full way
accepted two documents of it and wrote the second just as it is filled in; whatever cannot be filled in goes the full
way: a text with an escape but for line feeds, an address that is none or has another scheme, blank nodes that look
alike, two nodes of one name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Final, TypeAlias, cast

import orjson

from badgedesk.core.canon.contexts import shipped_contexts
from badgedesk.core.canon.frame import Frame
from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.canon.slots import Outline, misplaced, scheme_of, tokens_for
from badgedesk.core.canon.terms import are_addresses
from badgedesk.core.canon.walk import Walk
from badgedesk.core.strictjson import JsonObject, JsonValue

_SHAPES: Final = 64
"""Shapes kept, and tried to be; all others go the full way."""
_ALIKE: Final = 4
"""Shapes kept that differ in nothing but names, contexts and types."""
_MET: Final = 1_024
"""Shapes remembered, by their hash, for having been met once."""
_STRINGS: Final = 600
"""Strings of a document whose shape is kept; an Open Badges credential has some 200."""
_BYTES: Final = 32_768
"""Of a shape: brackets, numbers and the strings that cannot be slots."""
_TRIES: Final = 24
"""Walks made to find out which strings cannot be slots."""
_KEPT_MEMBERS: Final = frozenset({"@context", "type", "@type", "@language"})
_OTHER_ESCAPE: Final = re.compile(rb"\\[^n]")
_WRITTEN: Final = orjson.OPT_PASSTHROUGH_SUBCLASS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
_EXACT: Final = _WRITTEN | orjson.OPT_STRICT_INTEGER

_Pick: TypeAlias = Callable[[Sequence[bytes]], tuple[bytes, ...]]


class FamiliarShapes:
    """The shapes met so far, and how to fill them.

    May be used by several threads at once; at worst a shape is kept twice.

    Args:
        in_full: gives the canonical form of any document, or refuses it.
    """

    def __init__(self, in_full: Callable[[JsonObject], bytes]) -> None:
        self._in_full = in_full
        self._met: set[int] = set()
        self._shapes: dict[bytes, list[_Shape]] = {}
        self._tried = 0

    def nquads(self, document: JsonObject) -> bytes:
        """Return what the full way gives for a document, or raise what it raises."""
        apart = _take_apart(document)
        if apart is None:
            return self._in_full(document)
        around, strings = apart
        alike = self._shapes.get(around, [])
        for shape in alike:
            if shape.fits(strings):
                said = shape.fill(strings)
                return self._in_full(document) if said is None else said
        said = self._in_full(document)
        if len(alike) < _ALIKE and self._tried < _SHAPES and len(strings) <= _STRINGS and len(around) <= _BYTES:
            mark = hash(around)
            if mark in self._met:
                self._keep(document, around, strings, said)
            else:
                if len(self._met) >= _MET:
                    self._met.clear()
                self._met.add(mark)
        return said

    def _keep(self, document: JsonObject, around: bytes, strings: Sequence[bytes], said: bytes) -> None:
        """Keep the shape of a document, if it can be filled in as the full way writes it."""
        self._tried += 1
        shape = _learn(document, around, strings)
        if shape is not None and shape.fill(strings) == said:
            self._shapes.setdefault(around, []).append(shape)


class _Shape:
    """One shape.

    Args:
        fixed: the places of the strings that every document of it has.
        twins: pairs of places with the same address, which is one node.
        strings: of one such document.
        addresses: the places of strings that are addresses.
        frame: fills in the rest.
    """

    def __init__(
        self,
        fixed: Sequence[int],
        twins: Sequence[tuple[int, int]],
        strings: Sequence[bytes],
        addresses: Sequence[int],
        frame: Frame,
    ) -> None:
        self._pick_fixed = _picking(fixed)
        self._fixed = self._pick_fixed(strings)
        self._pick_firsts, self._pick_seconds = (_picking([pair[side] for pair in twins]) for side in range(2))
        self._pick_addresses = _picking(addresses)
        self._starts = tuple(scheme_of(each.decode()).encode() for each in self._pick_addresses(strings))
        self._frame = frame

    def fits(self, strings: Sequence[bytes]) -> bool:
        """Return whether a document is of this shape, where it has the same around its strings."""
        if self._pick_fixed(strings) != self._fixed:
            return False
        return self._pick_firsts(strings) == self._pick_seconds(strings)

    def fill(self, strings: Sequence[bytes]) -> bytes | None:
        """Return the canonical form of a document of this shape; None where it has to go the full way."""
        if not are_addresses(self._pick_addresses(strings), self._starts):
            return None
        return self._frame.fill(strings)


def _picking(places: Sequence[int]) -> _Pick:
    if len(places) > 1:
        return cast(_Pick, itemgetter(*places))
    return lambda strings: tuple(strings[place] for place in places)


def _take_apart(document: JsonObject) -> tuple[bytes, list[bytes]] | None:
    """Return a document as compact JSON around its strings, and the strings; None where that would be ambiguous.

    Strings stand there as N-Quads write them, too: of the characters that are escaped, line feeds alone are let pass.
    A null may have been no number.
    """
    try:
        text = orjson.dumps(document, option=_EXACT)
    except orjson.JSONEncodeError:
        return None
    if _OTHER_ESCAPE.search(text):
        return None
    pieces = text.split(b'"')
    around = b'"'.join(pieces[::2])
    return (around, pieces[1::2]) if b"null" not in around and b"\x7f" not in text else None


def _learn(document: JsonObject, around: bytes, strings: Sequence[bytes]) -> _Shape | None:
    """Return the shape of a document that the full way accepted; None where it has none that can be filled in."""
    pieces = around.split(b'"')
    texts: list[str] = [orjson.loads(b'"%b"' % string) for string in strings]
    fixed, path_of = _named_or_kept(document, pieces)
    tokens = tokens_for(texts)
    for _ in range(_TRIES):
        slots, twins = _slots(texts, tokens, fixed)
        filled = [text if place in fixed else tokens[twins.get(place, place)] for place, text in enumerate(texts)]
        walk = Walk(shipped_contexts(), {})
        try:
            walk.run(_put_together(pieces, filled))
            wrong = misplaced(walk.dataset, slots)
            outline = None if wrong else Outline(walk.dataset, slots, len(strings))
        except RefusedError as refusal:
            refused_at = refusal.fault().facts.get("path")
            wrong, outline = {place for place, path in path_of.items() if path == refused_at}, None
        if outline is not None and outline.frame is not None:
            if sum(len(strings[place]) for place in fixed) > _BYTES:
                return None
            pairs = [(first, second) for second, first in twins.items()]
            return _Shape(sorted(fixed), pairs, strings, sorted(outline.addresses), outline.frame)
        if not wrong - fixed:
            return None
        fixed |= wrong
    return None


def _named_or_kept(document: JsonObject, pieces: Sequence[bytes]) -> tuple[set[int], dict[int, str]]:
    """Return the places of strings that name members or belong to every shape, and the paths of all that name none."""
    paths = _paths(document)
    fixed, path_of = set[int](), dict[int, str]()
    for place, after in enumerate(pieces[1:]):
        if after.startswith(b":"):
            fixed.add(place)
            continue
        path_of[place], is_kept = next(paths)
        if is_kept:
            fixed.add(place)
    return fixed, path_of


def _slots(texts: Sequence[str], tokens: Sequence[str], fixed: set[int]) -> tuple[dict[str, int], dict[int, int]]:
    """Return the slot of each token, and of each string that is the same address as one before the place of that."""
    slots: dict[str, int] = {}
    first_of: dict[str, int] = {}
    twins: dict[int, int] = {}
    for place, text in enumerate(texts):
        if place in fixed:
            continue
        first = first_of.setdefault(text, place) if scheme_of(text) else place
        if first == place:
            slots[tokens[place]] = place
        else:
            twins[place] = first
    return slots, twins


def _put_together(pieces: Sequence[bytes], texts: Sequence[str]) -> JsonObject:
    """Return the document with other texts in the place of its strings."""
    written = [b"", *map(orjson.dumps, texts)]
    document: JsonObject = orjson.loads(b"".join(chain.from_iterable(zip(written, pieces, strict=True))))
    return document


def _paths(value: JsonValue, path: str = "$", *, is_kept: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield of each string that names no member its path, as faults name it, and whether it belongs to the shape."""
    if isinstance(value, str):
        yield path, is_kept
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _paths(member, f"{path}.{name}", is_kept=is_kept or name in _KEPT_MEMBERS)
    elif isinstance(value, list | tuple):
        for place, item in enumerate(value):
            yield from _paths(item, f"{path}[{place}]", is_kept=is_kept)
