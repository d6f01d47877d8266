"""The canonical form of one shape of documents, laid out so that only the lines with holes are made anew.

A frame answers only where every blank node is told apart by its own quads and no two subjects become one; all else is
left to `badgedesk.core.canon.rdfc`, whose answer is the same.

Spec: RDF Dataset Canonicalization (RDFC-1.0), Canonicalization Algorithm, steps 2 to 4 and 6; Hash First Degree Quads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

from badgedesk.core.canon.literals import literal

Subject: TypeAlias = str | int
"""A node as N-Quads write it, or the slot of an address."""
Link: TypeAlias = tuple[Subject, str, str, str]
"""Subject, predicate, blank node, graph."""


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


@dataclass(frozen=True, slots=True)
class _Touched:
    """A blank node whose first-degree hash hangs on slots."""

    node: str
    own: frozenset[str]
    linked: tuple[str, ...]
    linked_from: tuple[tuple[int, str], ...]

    def first_degree(self, filled: Sequence[str], slots: Sequence[str]) -> str:
        own = self.own.union(["_:a" + tail for tail in filled]) if filled else self.own
        others = [f"<{slots[slot]}>{tail}" for slot, tail in self.linked_from]
        return sha256("".join(sorted([*own, *self.linked, *others])).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Made:
    """The lines about one subject that are put together for each document."""

    subject: Subject
    tails: tuple[str, ...]
    """Sorted, each once."""
    holes: tuple[Hole, ...]
    links: tuple[tuple[str, str], ...]
    """What stands before a blank node, and that node."""

    def tails_with(self, filled: Sequence[str], labels: Mapping[str, str]) -> Sequence[str]:
        if self.links:
            linked = [f"{start}{labels[node]} .\n" for start, node in self.links]
            return sorted((*{*self.tails, *filled}, *linked))
        return sorted({*self.tails, *filled}) if filled else self.tails


class Frame:
    """What all documents of one shape have in common, as lines.

    Args:
        groups: by subject; each subject once.
        links: each once, all of the default graph.
        known: the first-degree hashes of the blank nodes that no slot touches.
        nodes: all blank nodes.
    """

    def __init__(
        self, groups: Sequence[Group], links: Sequence[Link], known: Mapping[str, str], nodes: Sequence[str]
    ) -> None:
        self._known = {value: node for node, value in known.items()}
        self._count = len(nodes)
        by_subject = {group.subject: group for group in groups}
        self._touched = [
            _touched(node, by_subject.get(node, Group(node, (), ())), links) for node in nodes if node not in known
        ]
        self._constant: dict[str, bytes] = {}
        self._made: list[_Made] = []
        for subject in dict.fromkeys((*by_subject, *(link[0] for link in links))):
            group = by_subject.get(subject, Group(subject, (), ()))
            tails = tuple(sorted(set(group.whole)))
            out = tuple((f" {predicate} ", thing) for start, predicate, thing, _ in links if start == subject)
            if isinstance(subject, str) and subject[0] != "_" and not group.holes and not out:
                self._constant[subject] = (subject + subject.join(tails)).encode()
            else:
                self._made.append(_Made(subject, tails, group.holes, out))
        self._subjects = len(self._constant) + len(self._made)

    def fill(self, slots: Sequence[str]) -> bytes | None:
        """Return the canonical N-Quads of the document with these texts; None where it has to go the full way.

        Raises:
            UnicodeEncodeError: a text holds half of a surrogate pair.
        """
        filled: dict[Subject, list[str]] = {}
        for made in self._made:
            filled[made.subject] = [hole.filled(slots) for hole in made.holes]
        by_hash = {**self._known}
        for touched in self._touched:
            by_hash[touched.first_degree(filled.get(touched.node, ()), slots)] = touched.node
        if len(by_hash) != self._count:
            return None
        labels = {by_hash[value]: f"_:c14n{place}" for place, value in enumerate(sorted(by_hash))}
        parts = {**self._constant}
        for made in self._made:
            subject = made.subject
            if isinstance(subject, int):
                name = f"<{slots[subject]}>"
            else:
                name = labels[subject] if subject[0] == "_" else subject
            parts[name] = (name + name.join(made.tails_with(filled[subject], labels))).encode()
        if len(parts) != self._subjects:
            return None
        return b"".join([parts[name] for name in sorted(parts)])


def _touched(node: str, group: Group, links: Sequence[Link]) -> _Touched:
    linked: list[str] = []
    linked_from: list[tuple[int, str]] = []
    for subject, predicate, thing, _ in links:
        tail = f" {predicate} {'_:a' if thing == node else '_:z'} .\n"
        if subject == node:
            linked.append("_:a" + tail)
        elif thing != node:
            continue
        elif isinstance(subject, int):
            linked_from.append((subject, tail))
        else:
            linked.append(("_:z" if subject[0] == "_" else subject) + tail)
    own = frozenset("_:a" + tail for tail in group.whole)
    return _Touched(node, own, tuple(linked), tuple(linked_from))
