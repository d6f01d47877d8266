"""Active contexts: which term means what at one place of a document.

The closed set of contexts comes from the term tables under ``resources/contexts``; nothing is ever fetched, and a
context written into a document is refused. What several contexts come to, with those that a type or a property
brings along, is worked out once and kept.

Spec: JSON-LD 1.1 Processing Algorithms and API, Context Processing Algorithms.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import EllipsisType
from typing import Any, Final

from badgedesk.core import limits
from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.canon.terms import ID, Layer, Scope, Term, parse_term
from badgedesk.core.errors import Code
from badgedesk.core.resources import resource

_KEPT_CONTEXTS: Final = 2_000
"""Active contexts kept; beyond that all are worked out anew, so that hostile documents cannot fill the memory."""

TableReader = Callable[[str], Mapping[str, Any] | None]
"""Returns the term table of an address, or None for an address that is not in the set."""


class ActiveContext:
    """The terms in force at one place of a document, and what is known to follow from there.

    Attributes:
        terms: every defined term by its name.
        previous: the context to return to inside a nested object, where a type brought this one along.
        prefixes: the terms that may begin a compact address, with what they stand for.
        id_names: the names that stand for ``@id``.
        after: contexts already worked out from here, by what led to them.
        typed: the contexts and lines of lists of types already met here.
    """

    __slots__ = ("after", "id_names", "prefixes", "previous", "terms", "typed")

    def __init__(self, terms: dict[str, Term], previous: "ActiveContext | None" = None) -> None:
        self.terms = terms
        self.previous = previous
        self.prefixes: dict[str, str] = {name: term.address for name, term in terms.items() if term.is_prefix}
        self.id_names: tuple[str, ...] = tuple(name for name, term in terms.items() if term.address == ID)
        self.after: dict[object, ActiveContext] = {}
        self.typed: dict[object, tuple[ActiveContext, tuple[str, ...]]] = {}


class Contexts:
    """A closed set of contexts, and the active contexts made of them.

    Args:
        read_table: gives the term table of an address.
    """

    def __init__(self, read_table: TableReader) -> None:
        self._read_table = read_table
        self._layers: dict[tuple[str, str | None], tuple[Layer | None, ...]] = {}
        self._roots: dict[frozenset[tuple[str, str]], ActiveContext] = {}
        self._made = 0

    def root(self, revisions: Mapping[str, str]) -> ActiveContext:
        """Return the context of a document before its ``@context``: it defines nothing."""
        if self._made > _KEPT_CONTEXTS:
            self._roots.clear()
            self._made = 0
        key = frozenset(revisions.items())
        root = self._roots.get(key)
        if root is None:
            root = self._roots[key] = ActiveContext({})
        return root

    def enter(self, active: ActiveContext, value: object, revisions: Mapping[str, str]) -> ActiveContext:
        """Return the context that an ``@context`` member leads to from ``active``.

        Args:
            active: the context outside.
            value: the member's value: an address, or a list of them.
            revisions: addresses to be read in an older labelled revision.

        Raises:
            RefusedError: `Code.CONTEXT_UNKNOWN` for anything but addresses of the closed set; `Code.CONTEXT_ORDER`
                where a later context redefines a protected term; `Code.GRAPH_LIMIT` for too many contexts.

        Spec: JSON-LD 1.1 Processing Algorithms and API, Context Processing Algorithm.
        """
        addresses = _addresses(value)
        known = active.after.get(addresses)
        if known is None:
            known = active
            for address in addresses:
                label = revisions.get(address)
                for layer in self._layers_of(address, label):
                    known = self._merge(known, layer, override=False, previous=known.previous)
            active.after[addresses] = known
        return known

    def scoped_by_property(self, active: ActiveContext, term: Term) -> ActiveContext:
        """Return the context inside the value of ``term``, which brings one along; it may override protected terms.

        Spec: JSON-LD 1.1 Processing Algorithms and API, Expansion Algorithm (property-scoped context).
        """
        known = active.after.get(term)
        if known is None:
            known = active.after[term] = self._merge(
                active, _layer(term.scope), override=True, previous=active.previous
            )
        return known

    def scoped_by_types(self, active: ActiveContext, types: Sequence[str]) -> ActiveContext:
        """Return the context inside an object of ``types``, applied in their lexicographic order.

        It holds for the object itself, not for the objects within.

        Spec: JSON-LD 1.1 Processing Algorithms and API, Expansion Algorithm (type-scoped contexts).
        """
        scoped = active
        previous = active.previous or active
        for name in sorted(types):
            term = active.terms.get(name)
            if term is not None and term.has_scope:
                scoped = self._merge(scoped, _layer(term.scope), override=False, previous=previous)
        return scoped

    def _layers_of(self, address: str, label: str | None) -> tuple[Layer | None, ...]:
        layers = self._layers.get((address, label))
        if layers is None:
            # A label is no part of an address: one in a document must not reach an older revision.
            known = "#" not in address
            table = self._read_table(f"{address}#{label}" if label else address) if known else None
            if table is None:
                raise RefusedError(Code.CONTEXT_UNKNOWN, address=address)
            found: list[Layer | None] = []
            for layer in table["context"]:
                found += self._layers_of(layer, None) if isinstance(layer, str) else (layer,)
            layers = self._layers[address, label] = tuple(found)
        return layers

    def _merge(
        self, active: ActiveContext, layer: Layer | None, *, override: bool, previous: ActiveContext | None
    ) -> ActiveContext:
        """Put one layer on top of ``active``."""
        self._made += 1
        if layer is None:
            protected = next((name for name, term in active.terms.items() if term.protected), None)
            if protected is not None and not override:
                raise RefusedError(Code.CONTEXT_ORDER, term=protected)
            return ActiveContext({}, None if override else previous)
        terms = dict(active.terms)
        scopes = layer.get("scopes", {})
        protected = layer.get("protected", False)
        for name, text in layer["terms"].items():
            term = parse_term(text, scopes.get(name, ...), active.prefixes, protected=protected)
            old = terms.get(name)
            if old is not None and old.protected and not override:
                if not term.means_the_same_as(old):
                    raise RefusedError(Code.CONTEXT_ORDER, term=name)
                term = old
            terms[name] = term
        return ActiveContext(terms, previous)


def _layer(scope: Scope) -> Layer | None:
    return None if isinstance(scope, EllipsisType) else scope


def _addresses(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        raise RefusedError(Code.CONTEXT_UNKNOWN, field="@context")
    if len(value) > limits.CONTEXTS:
        raise RefusedError(Code.GRAPH_LIMIT, count=len(value))
    for item in value:
        if not isinstance(item, str):
            raise RefusedError(Code.CONTEXT_UNKNOWN, field="@context")
    return tuple(value)


@cache
def _index() -> Mapping[str, str]:
    index: dict[str, str] = json.loads(resource("contexts", "index.json").read_text("utf-8"))
    return index


def read_shipped_table(address: str) -> Mapping[str, Any] | None:
    """Return the shipped term table of ``address``, which may end in ``#`` and a revision's label, or None."""
    name = _index().get(address)
    if name is None:
        return None
    table: Mapping[str, Any] = json.loads(resource("contexts", name).read_text("utf-8"))
    return table


def shipped_addresses() -> frozenset[str]:
    """Return every address that `read_shipped_table` has a table for, those of labelled revisions too."""
    return frozenset(_index())


def known_contexts() -> frozenset[str]:
    """Return the addresses of every context that documents may name."""
    return frozenset(address for address in _index() if "#" not in address)


@cache
def shipped_contexts() -> Contexts:
    """Return the contexts that ship with the program; each table is read when it is first needed."""
    return Contexts(read_shipped_table)
