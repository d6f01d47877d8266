"""The canonical form of one shape of documents, laid out so that only the lines with holes are made anew.

A frame answers only where every blank node is told apart by its own quads and no two subjects become one; all else is
left to `badgedesk.core.canon.rdfc`, whose answer is the same.

The lines about a node are in order when their predicates are, so a line that is alone with its predicate keeps its
place whatever its hole is filled with; only lines that share a predicate are sorted anew.

Spec: RDF Dataset Canonicalization (RDFC-1.0), Canonicalization Algorithm, steps 2 to 4 and 6; Hash First Degree Quads.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from operator import itemgetter
from typing import TypeAlias, cast

from badgedesk.core.canon.dataset import split_tail
from badgedesk.core.canon.literals import literal

Subject: TypeAlias = str | int
"""A node as N-Quads write it, or the slot of an address."""
Link: TypeAlias = tuple[Subject, str, str, str]
"""Subject, predicate, blank node, graph."""
_Part: TypeAlias = "str | int | _Bag"
"""A text that is always the same; a slot; a blank node (-1 and below); lines whose order is not known beforehand."""
_Parts: TypeAlias = tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class Hole:
    """A line about a node whose object is a slot: its start, the slot, and what closes a literal (None: an address)."""

    start: str
    slot: int
    close: str | None

    def filled(self, slots: Sequence[str]) -> str:
        """Return the rest of the line with the text of the slot."""
        text = slots[self.slot]
        return self.start + (f"<{text}> .\n" if self.close is None else literal(text, self.close))


@dataclass(frozen=True, slots=True)
class Group:
    """The lines about one subject in the default graph whose objects are no blank nodes."""

    subject: Subject
    whole: tuple[str, ...]
    holes: tuple[Hole, ...]


class _Values:
    """The list that every line is picked from: texts of slots, what is always the same, bags, labels of blank nodes.

    The labels stand at the end, the first node's last.

    Args:
        slots: how many there are.
        nodes: how many blank nodes there are.
    """

    def __init__(self, slots: int, nodes: int) -> None:
        self._slots = slots
        self._places: dict[str | _Bag, int] = {}
        self._after = [b""] * nodes
        self.bags: list[tuple[int, _Bag]] = []

    def pick(self, parts: Iterable[_Part]) -> "_Pick":
        """Return what picks ``parts`` out of the list."""
        places = [self._place(part) for part in _merged(parts)]
        while len(places) < 2:  # noqa: PLR2004 - with one, it would not give a tuple
            places.append(self._place(""))
        return cast("_Pick", itemgetter(*places))

    def _place(self, part: _Part) -> int:
        if isinstance(part, int):
            return part
        place = self._places.setdefault(part, self._slots + len(self._places))
        if isinstance(part, _Bag):
            self.bags.append((place, part))
        return place

    def rest(self) -> list[bytes]:
        """Return what follows the texts of the slots, once everything was laid out; bags and labels are empty."""
        return [part.encode() if isinstance(part, str) else b"" for part in self._places] + self._after


_Pick: TypeAlias = Callable[[Sequence[bytes]], tuple[bytes, ...]]


class _Bag:
    """Lines that are sorted when they are filled; of those that become the same, only links are kept."""

    __slots__ = ("_lines", "_links")

    def __init__(self, values: _Values, lines: Iterable[_Parts], links: Iterable[_Parts]) -> None:
        self._lines = [values.pick(parts) for parts in lines]
        self._links = [values.pick(parts) for parts in links]

    def filled(self, values: Sequence[bytes]) -> bytes:
        lines = {b"".join(pick(values)) for pick in self._lines}
        return b"".join(sorted([*lines, *(b"".join(pick(values)) for pick in self._links)]))


class Frame:
    """What all documents of one shape have in common, as lines.

    Args:
        groups: by subject; each subject once.
        links: each once, all of the default graph.
        known: the first-degree hashes of the blank nodes that no slot touches.
        nodes: all blank nodes.
        slots: how many there are.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        links: Sequence[Link],
        known: Mapping[str, str],
        nodes: Sequence[str],
        slots: int,
    ) -> None:
        keys: dict[str, int] = {node: -1 - place for place, node in enumerate(nodes)}
        by_subject = {group.subject: group for group in groups}
        layout = _Layout(_Values(slots, len(nodes)))
        self._known = {value: keys[node] for node, value in known.items()}
        self._labels = [f"_:c14n{place}".encode() for place in range(len(nodes))]
        self._touched = [
            (keys[node], layout.first_degree(by_subject.get(node, Group(node, (), ())), links))
            for node in nodes
            if node not in known
        ]
        self._hashed_bags = tuple(layout.values.bags)
        layout.values.bags.clear()
        self._named: list[tuple[_Pick, _Pick]] = []
        self._blank: list[tuple[int, _Pick]] = []
        for subject in dict.fromkeys((*by_subject, *(link[0] for link in links))):
            linked = [(f" {link[1]} ", (keys[link[2]], " .\n")) for link in links if link[0] == subject]
            lines = _lines(by_subject.get(subject, Group(subject, (), ())))
            if isinstance(subject, int):
                name: _Parts = ("<", subject, ">")
                self._named.append((layout.values.pick(name), layout.pick(name, lines, linked)))
            elif subject in keys:
                self._blank.append((keys[subject], layout.pick((keys[subject],), lines, linked)))
            else:
                self._named.append((layout.values.pick((subject,)), layout.pick((subject,), lines, linked)))
        self._bags = tuple(layout.values.bags)
        self._rest = layout.values.rest()
        self._subjects = len(self._named) + len(self._blank)

    def fill(self, texts: Sequence[bytes]) -> bytes | None:
        """Return the canonical N-Quads of the document with these texts; None where it has to go the full way.

        Args:
            texts: of the slots, in UTF-8, as N-Quads write them between quotes or angle brackets.
        """
        values = [*texts, *self._rest]
        for place, bag in self._hashed_bags:
            values[place] = bag.filled(values)
        by_hash = {**self._known}
        for key, pick in self._touched:
            by_hash[sha256(b"".join(pick(values))).hexdigest()] = key
        if len(by_hash) != len(self._labels):
            return None
        for value, label in zip(sorted(by_hash), self._labels, strict=True):
            values[by_hash[value]] = label
        for place, bag in self._bags:
            values[place] = bag.filled(values)
        parts = {b"".join(name(values)): pick(values) for name, pick in self._named}
        for key, pick in self._blank:
            parts[values[key]] = pick(values)
        if len(parts) != self._subjects:
            return None
        return b"".join([b"".join(parts[name]) for name in sorted(parts)])


_Line: TypeAlias = tuple[str, _Parts]
"""The start of a line up to its object, and the rest of it."""


def _lines(group: Group) -> list[_Line]:
    """Return the lines about a subject, none of them twice."""
    lines: list[_Line] = []
    for predicate, thing in map(split_tail, dict.fromkeys(group.whole)):
        lines.append((f" {predicate} ", (f"{thing} .\n",)))
    for hole in group.holes:
        around = ("<", "> .\n") if hole.close is None else ('"', hole.close)
        lines.append((hole.start, (around[0], hole.slot, around[1])))
    return lines


def _merged(parts: Iterable[_Part]) -> Iterator[_Part]:
    """Yield parts with neighbouring texts put together."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
            text = ""
        yield part
    if text:
        yield text


class _Layout:
    """Puts lines in order as far as that is known before they are filled."""

    def __init__(self, values: _Values) -> None:
        self.values = values

    def pick(self, name: _Parts, lines: Sequence[_Line], links: Sequence[_Line]) -> _Pick:
        """Return what picks the lines about a node in their order."""
        return self.values.pick(self._in_order(name, lines, links))

    def first_degree(self, group: Group, links: Sequence[Link]) -> _Pick:
        """Return what the hash of a blank node is made of: addresses that point to it, its own lines, other nodes."""
        node = group.subject
        out: list[_Line] = []
        addresses: list[_Parts] = []
        nodes: list[str] = []
        for subject, predicate, thing, _ in links:
            start, target = f" {predicate} ", "_:a .\n" if thing == node else "_:z .\n"
            if subject == node:
                out.append((start, (target,)))
            elif thing != node:
                continue
            elif isinstance(subject, int):
                addresses.append(("<", subject, ">", start, target))
            elif subject[0] == "_":
                nodes.append(f"_:z{start}{target}")
            else:
                addresses.append((subject, start, target))
        pointing = self._sorted((), addresses, [_constant(each) for each in addresses]) if addresses else ()
        return self.values.pick([*pointing, *self._in_order(("_:a",), _lines(group), out), *sorted(nodes)])

    def _in_order(self, name: _Parts, lines: Sequence[_Line], links: Sequence[_Line]) -> list[_Part]:
        parts: list[_Part] = []
        for start in sorted({start for start, _ in (*lines, *links)}):
            alike = [(*name, start, *rest) for found, rest in lines if found == start]
            linked = [(*name, start, *rest) for found, rest in links if found == start]
            ends = [_constant(rest) for found, rest in (*lines, *links) if found == start]
            parts += self._sorted(alike, linked, ends)
        return parts

    def _sorted(self, lines: Sequence[_Parts], links: Sequence[_Parts], ends: Sequence[str | None]) -> Sequence[_Part]:
        """Return lines that differ in their ends in order, or the bag that will sort them where an end is not known."""
        both = (*lines, *links)
        if len(both) == 1:
            return both[0]
        known = [end for end in ends if end is not None]
        if len(known) < len(both):
            return (_Bag(self.values, lines, links),)
        return [part for _, line in sorted(zip(known, both, strict=True)) for part in line]


def _constant(parts: _Parts) -> str | None:
    """Return the text that parts come to, where it is always the same."""
    texts = [part for part in parts if isinstance(part, str)]
    return "".join(texts) if len(texts) == len(parts) else None
