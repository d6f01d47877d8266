"""Tokens in the place of texts that may differ: what a document says of a token shows where its text goes.

A text that may differ is a *slot*. A token stands for its text soundly only where it is the whole text of a literal,
or a whole address in the place of a node; there it keeps the scheme of the text, so that a prefix of that name would
be found out.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from badgedesk.core.canon.dataset import Dataset, Statement, split_tail
from badgedesk.core.canon.frame import Frame, Group, Hole, Link
from badgedesk.core.canon.rdfc import Canonicaliser

_SCHEMES: Final = re.compile("urn:|did:|https?://|mailto:|data:").match
"""Beginnings of addresses that a token keeps."""
_TOKEN: Final = re.compile(r"slot-(\d+)-[0-9a-f]{64}")


def scheme_of(text: str) -> str:
    """Return the beginning of an address that a token keeps, or nothing."""
    found = _SCHEMES(text)
    return found[0] if found is not None else ""


def tokens_for(texts: Sequence[str]) -> list[str]:
    """Return a token for each text, which none of them holds, with the scheme of the text."""
    mark = sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return [f"{scheme_of(text)}slot-{place}-{mark}" for place, text in enumerate(texts)]


def misplaced(dataset: Dataset, slots: Mapping[str, int]) -> set[int]:
    """Return the slots whose token comes elsewhere than as a whole literal or address, or nowhere.

    Args:
        dataset: what a document says with tokens in its slots.
        slots: the slot of each token.
    """
    asked, sound, wrong = set(slots.values()), set[int](), set[int]()
    for statement in dataset.statements():
        for place, part in enumerate(statement):
            for token in _TOKEN.finditer(part):
                slot = int(token[1])
                (sound if slots.get(_whole(statement, place)) == slot else wrong).add(slot)
    return asked & wrong | asked - sound


def _whole(statement: Statement, place: int) -> str:
    """Return the whole address or text that one part of a statement is, where a text may go there."""
    part = statement[place]
    if statement[3] or place not in {0, 2}:
        return ""
    return part[1:-1] if part[0] == "<" else part[1:].partition('"')[0]


class Outline:
    """What a document says with tokens in its slots, laid out for other texts.

    Args:
        dataset: what it says; no token is `misplaced`.
        slots: the slot of each token.
        count: how many texts a document has.

    Attributes:
        groups: the lines about each subject.
        links: the statements about blank nodes, each once.
        known: the first-degree hashes of the blank nodes that no slot touches.
        addresses: the slots whose text must be an address.
        frame: what fills most lines in; None where there are named graphs.
    """

    def __init__(self, dataset: Dataset, slots: Mapping[str, int], count: int) -> None:
        dataset = Dataset.of(dataset.statements())  # the members of lists stand among the links at first
        nodes = {f"<{token}>": slot for token, slot in slots.items()}
        self.groups: list[Group] = []
        self.addresses: set[int] = {nodes[subject] for subject in dataset.tails if subject in nodes}
        touched: set[str] = set()
        for subject, tails in dataset.tails.items():
            whole, holes = [], []
            for tail in tails:
                hole = _hole(tail, slots)
                if hole is None:
                    whole.append(tail)
                else:
                    holes.append(hole)
            if holes:
                touched.add(subject)
            self.addresses |= {hole.slot for hole in holes if hole.close is None}
            self.groups.append(Group(nodes.get(subject, subject), tuple(whole), tuple(holes)))
        self.links: list[Link] = []
        for subject, predicate, thing, graph in dict.fromkeys(dataset.links):
            self.links.append((nodes.get(subject, subject), predicate, thing, graph))
            if subject in nodes:
                touched.add(thing)
                self.addresses.add(nodes[subject])
        hashes = Canonicaliser(dataset).first_degrees()
        self.known = {node: value for node, value in hashes.items() if node not in touched}
        in_default = not any(graph for *_, graph in self.links)
        self.frame = Frame(self.groups, self.links, self.known, list(hashes), count) if in_default else None


def _hole(tail: str, slots: Mapping[str, int]) -> Hole | None:
    predicate, thing = split_tail(tail)
    start = f" {predicate} "
    if thing[0] == "<":
        slot = slots.get(thing[1:-1])
        return Hole(start, slot, None) if slot is not None else None
    token, quote, end = thing[1:].partition('"')
    slot = slots.get(token)
    return Hole(start, slot, f"{quote}{end} .\n") if slot is not None else None
