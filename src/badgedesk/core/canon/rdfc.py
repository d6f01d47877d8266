"""RDF Dataset Canonicalization: one text for all documents that say the same.

The work is bounded from inside: a graph whose blank nodes look alike can cost factorial time, so the steps are
counted and a graph that needs more than any real credential does is refused.

The standard leaves one thing open that this keeps open too: nodes that differ only in which named graph their quads
stand in have the same hash, and the order of such nodes hangs on their names. Other programs do the same.

Spec: RDF Dataset Canonicalization (RDFC-1.0), Canonicalization Algorithm.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final

from badgedesk.core import limits
from badgedesk.core.canon.dataset import Dataset, Statement
from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.errors import Code

_STEPS_PER_CALL: Final = 50
"""Related nodes looked at for each call of Hash N-Degree Quads that ``limits.GRAPH_WORK`` allows, on average."""
_DEPTH: Final = 150
"""Calls of Hash N-Degree Quads within each other."""

_END: Final = ".\n"
_NOTHING_KNOWN: Final[Mapping[str, str]] = MappingProxyType({})
_Issued = dict[str, str]
"""Identifiers given to blank nodes, in the order given."""


class Canonicaliser:
    """One dataset on its way to canonical form.

    Args:
        dataset: what is said; what comes twice counts once.
        sha384: whether to hash with SHA-384 in place of SHA-256.
        known: the first-degree hashes of nodes that are known beforehand.
    """

    def __init__(self, dataset: Dataset, *, sha384: bool = False, known: Mapping[str, str] = _NOTHING_KNOWN) -> None:
        self._hash = hashlib.sha384 if sha384 else hashlib.sha256
        self._dataset = dataset
        self._tails = {subject: in_order(tails) for subject, tails in dataset.tails.items()}
        self._links = dict.fromkeys(dataset.links)
        self._links_of: dict[str, list[Statement]] = {}
        self._first: dict[str, str] = {}
        self._known = known
        self._calls = 0
        self._steps = 0
        self.issued: _Issued = {}
        """The canonical identifier of each blank node, once `run` is done."""

    def run(self) -> bytes:
        """Return the canonical N-Quads in UTF-8, one statement a line, sorted by code point.

        Raises:
            RefusedError: `Code.GRAPH_LIMIT`, for a graph that would cost too much work.
        """
        first = self.first_degrees()
        # Step 4: number those whose hash is theirs alone, in the order of the hashes.
        node_of = {value: node for node, value in first.items()}
        if len(node_of) == len(first):
            self.issued = {node_of[value]: f"_:c14n{place}" for place, value in enumerate(sorted(node_of))}
        else:
            self._tell_apart(first)
        # Steps 6 and 7: write all quads with the new identifiers, in order.
        return self._text()

    def first_degrees(self) -> Mapping[str, str]:
        """Return the first-degree hash of each blank node."""
        # Step 2: which quads mention which blank node.
        links_of = self._links_of = self._mentions()
        nodes = [subject for subject in self._tails if subject[0] == "_"]
        nodes += [node for node in links_of if node not in self._tails]
        # Step 3: hash each blank node by its own quads.
        known, first = self._known, self._first
        for node in nodes:
            first[node] = known.get(node) or self._hash_first_degree(node)
        return first

    def _tell_apart(self, nodes: Iterable[str]) -> None:
        """Number blank nodes of which some have the same hash."""
        nodes_of: dict[str, list[str]] = {}
        for node in nodes:
            nodes_of.setdefault(self._first[node], []).append(node)
        hashes = sorted(nodes_of)
        for value in hashes:
            if len(nodes_of[value]) == 1:
                self._issue(nodes_of[value][0])
        # Step 5: tell the others apart by their neighbours.
        for value in hashes:
            if len(nodes_of[value]) > 1:
                self._issue_alike(nodes_of[value])

    def _mentions(self) -> dict[str, list[Statement]]:
        """Return the links that mention each blank node, each once."""
        found: dict[str, list[Statement]] = {}
        for quad in self._links:
            subject, _, thing, graph = quad
            if subject[0] == "_":
                found.setdefault(subject, []).append(quad)
            if thing[0] == "_" and thing != subject:
                found.setdefault(thing, []).append(quad)
            if graph and graph[0] == "_" and graph not in (subject, thing):
                found.setdefault(graph, []).append(quad)
        return found

    def _text(self) -> bytes:
        """Return all lines in order, in UTF-8.

        No address is the start of another, and a blank goes before all that a name can hold: lines are in order when
        their subjects are, and those of one subject by themselves.
        """
        issued = self.issued
        groups = {issued[subject] if subject[0] == "_" else subject: tails for subject, tails in self._tails.items()}
        linked: dict[str, list[str]] = {}
        for subject, predicate, thing, graph in self._links:
            name = issued[subject] if subject[0] == "_" else subject
            target = issued[thing] if thing[0] == "_" else thing
            where = f"{issued.get(graph, graph)} " if graph else ""
            linked.setdefault(name, []).append(f" {predicate} {target} {where}.\n")
        for name, tails in linked.items():
            groups[name] = sorted((*groups.get(name, ()), *tails))
        # One group after the other: a single text as wide as its widest letter would cost more.
        return b"".join([(name + name.join(groups[name])).encode() for name in sorted(groups)])

    @cached_property
    def _quads_of(self) -> dict[str, list[Statement]]:
        """The quads that mention each blank node, each once."""
        found: dict[str, list[Statement]] = {}
        for quad in dict.fromkeys(self._dataset.statements()):
            for node in {quad[0], quad[2], quad[3]}:
                if node[:1] == "_":
                    found.setdefault(node, []).append(quad)
        return found

    def _issue(self, node: str) -> None:
        self.issued[node] = f"_:c14n{len(self.issued)}"

    def _issue_alike(self, nodes: Sequence[str]) -> None:
        paths: list[tuple[str, _Issued]] = []
        for node in nodes:
            if node not in self.issued:
                paths.append(self._hash_n_degree(node, {node: "_:b0"}, 0))
        for _, issued in sorted(paths, key=lambda path: path[0]):
            for node in issued:
                if node not in self.issued:
                    self._issue(node)

    def _digest(self, text: str) -> str:
        return self._hash(text.encode()).hexdigest()

    def _hash_first_degree(self, node: str) -> str:
        """Spec: Hash First Degree Quads."""
        own = self._tails.get(node, [])
        before, after = [], []
        for subject, predicate, thing, graph in self._links_of.get(node, ()):
            target = ("_:a" if thing == node else "_:z") if thing[0] == "_" else thing
            within = (f"_:a {_END}" if graph == node else f"_:z {_END}") if graph[:1] == "_" else f"{graph} {_END}"
            tail = f" {predicate} {target} {within if graph else _END}"
            if subject == node:
                own = sorted((*own, tail))
            elif subject[0] == "_":
                after.append("_:z" + tail)
            else:
                before.append(subject + tail)
        # In order: addresses, then the node itself, then other nodes.
        lines = [*sorted(before), "_:a" + "_:a".join(own) if own else "", *sorted(after)]
        return self._hash("".join(lines).encode()).hexdigest()

    def _hash_related(self, related: str, quad: Statement, issued: _Issued, position: str) -> str:
        """Spec: Hash Related Blank Node."""
        identifier = self.issued.get(related) or issued.get(related) or self._first[related]
        predicate = "" if position == "g" else quad[1]
        return self._digest(position + predicate + identifier)

    def _hash_n_degree(self, node: str, issued: _Issued, depth: int) -> tuple[str, _Issued]:
        """Return the hash of ``node`` by all that it is linked to, and the identifiers given on the way.

        Spec: Hash N-Degree Quads.
        """
        self._calls += 1
        if self._calls > limits.GRAPH_WORK or depth > _DEPTH:
            raise RefusedError(Code.GRAPH_LIMIT, value=self._calls)
        # Step 3: the related nodes by their hash; one that is related by several quads stands there several times.
        related_of: dict[str, list[str]] = {}
        for quad in self._quads_of[node]:
            for related, position in ((quad[0], "s"), (quad[2], "o"), (quad[3], "g")):
                if related != node and related.startswith("_:"):
                    self._step()
                    related_of.setdefault(self._hash_related(related, quad, issued, position), []).append(related)
        # Steps 4 and 5: for each hash the least path over all orders of its nodes.
        data = ""
        for value in sorted(related_of):
            path, issued = self._least_path(related_of[value], issued, depth)
            data += value + path
        return self._digest(data), issued

    def _least_path(self, related: Sequence[str], issued: _Issued, depth: int) -> tuple[str, _Issued]:
        """Spec: Hash N-Degree Quads, step 5.4."""
        chosen, chosen_issued = "", issued
        for order in _distinct_orders(related):
            found = self._path(order, dict(issued), chosen, depth)
            if found is not None:
                chosen, chosen_issued = found
        return chosen, chosen_issued

    def _path(self, order: Sequence[str], issued: _Issued, chosen: str, depth: int) -> tuple[str, _Issued] | None:
        """Return the path of one order of related nodes, unless it is no less than ``chosen``."""
        path = ""
        unnumbered: list[str] = []
        for related in order:
            self._step()
            known = self.issued.get(related)
            if known is None:
                if related not in issued:
                    unnumbered.append(related)
                    issued[related] = f"_:b{len(issued)}"
                known = issued[related]
            path += known
            if chosen and len(path) >= len(chosen) and path > chosen:
                return None
        for related in unnumbered:
            value, within = self._hash_n_degree(related, issued, depth + 1)
            path += f"{issued[related]}<{value}>"
            issued = within
            if chosen and len(path) >= len(chosen) and path > chosen:
                return None
        return (path, issued) if not chosen or path < chosen else None

    def _step(self) -> None:
        self._steps += 1
        if self._steps > limits.GRAPH_WORK * _STEPS_PER_CALL:
            raise RefusedError(Code.GRAPH_LIMIT, value=self._steps)


def in_order(lines: Sequence[str]) -> list[str]:
    """Return lines by code point, each once."""
    ordered = sorted(lines)
    before = ""
    for line in ordered:  # hardly ever does one come twice, and a set costs more than all of this
        if line == before:
            return sorted(set(lines))
        before = line
    return ordered


def _distinct_orders(nodes: Sequence[str]) -> Iterator[list[str]]:
    """Yield every order of ``nodes`` once, though some of them be the same; the next order by Narayana's rule."""
    order = sorted(nodes)
    while True:
        yield order
        pivot = len(order) - 2
        while pivot >= 0 and order[pivot] >= order[pivot + 1]:
            pivot -= 1
        if pivot < 0:
            return
        partner = len(order) - 1
        while order[partner] <= order[pivot]:
            partner -= 1
        order[pivot], order[partner] = order[partner], order[pivot]
        order[pivot + 1 :] = reversed(order[pivot + 1 :])
