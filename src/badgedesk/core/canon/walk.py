"""From a parsed document straight to the statements that it makes, without an expanded form between.

One pass does what the standard's expansion and its conversion to RDF do together, for documents that name only
contexts of the closed set. What the standard would drop in silence, so that a signature would not cover it, is
refused here: a member that no context defines, a relative address or type, a keyword, the direction of a text.
Null and the empty list say nothing, and make no statement, as in the standard.

Left out of the standard, because no context of the set uses it and ``tools/compile_contexts.py`` refuses it: default
vocabulary, base and language; reverse, nested, indexed and language-mapped properties; graph containers with ids.

Spec: JSON-LD 1.1 Processing Algorithms and API, Expansion Algorithm and Deserialize JSON-LD to RDF Algorithm.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from badgedesk.core import limits
from badgedesk.core.canon.contexts import ActiveContext, Contexts
from badgedesk.core.canon.dataset import Dataset, split_tail
from badgedesk.core.canon.literals import RDF, json_literal, literal, number_literal, truth_literal
from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.canon.terms import Term, is_address, resolve
from badgedesk.core.errors import Code
from badgedesk.core.strictjson import JsonObject, JsonValue

_TYPE: Final = f"<{RDF}type>"
_FIRST: Final = f"<{RDF}first>"
_REST: Final = f"<{RDF}rest>"
_NIL: Final = f"<{RDF}nil>"
_TEXT_MEMBERS: Final = frozenset({"name", "description"})
"""Members whose text may come as an object with its language."""
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_KEPT_TYPES: Final = 200
"""Lists of types remembered for one context."""


class Walk:
    """One pass over one document.

    Args:
        contexts: the closed set of contexts.
        revisions: addresses of contexts to be read in an older labelled revision.

    Attributes:
        dataset: what the document says; a statement may come twice.
    """

    def __init__(self, contexts: Contexts, revisions: Mapping[str, str]) -> None:
        self._contexts = contexts
        self._revisions = revisions
        self._blank_count = 0
        self._labels: dict[str, str] = {}
        self._said = 0
        self.dataset = Dataset()

    def run(self, document: JsonObject) -> None:
        """Walk the whole document.

        Raises:
            RefusedError: whatever must not pass.
        """
        self._free_node(document, self._contexts.root(self._revisions), "")

    def _free_node(self, value: JsonObject, active: ActiveContext, graph: str) -> None:
        """Walk an object that nothing in its graph points to: its id is signed only where it says something."""
        before = self._said
        self._node(value, active, graph)
        if self._said == before:
            for name, member in value.items():
                if name != "@context" and isinstance(member, str):
                    raise RefusedError(Code.CREDENTIAL_UNSIGNED_TERM, field=name).at(name)

    def _node(self, value: JsonObject, active: ActiveContext, graph: str) -> str:
        """Emit what a node object says, and return its node."""
        if "@context" in value:
            active = self._enter(value["@context"], active)
        types: tuple[str, ...] = ()
        labels: tuple[str, ...] = ()
        if "type" in value and "type" in active.terms:
            active, types, labels = self._typed(value["type"], active)
        place = _Place(self._identify(value, active), graph, types)
        for label in labels:
            self._say(place, _TYPE, label)
        self._members(place, value, active)
        subject, tails = place.subject, place.tails
        self._said += len(tails)
        if self._said > limits.GRAPH_STATEMENTS:
            raise RefusedError(Code.GRAPH_LIMIT, value=self._said)
        if graph:
            self.dataset.links += [(subject, *split_tail(tail), graph) for tail in tails]
        elif subject in self.dataset.tails:
            self.dataset.tails[subject] += tails
        elif tails:
            self.dataset.tails[subject] = tails
        return subject

    def _say(self, place: "_Place", predicate: str, thing: str) -> None:
        """Emit one statement whose object is a node or literal."""
        if thing[0] == "_":
            self._said += 1
            self.dataset.links.append((place.subject, predicate, thing, place.graph))
        else:
            place.tails.append(f" {predicate} {thing} .\n")

    def _members(self, place: "_Place", value: JsonObject, active: ActiveContext) -> None:
        """Emit all members of an object but its id and types."""
        say = place.tails.append
        find = active.terms.get
        name = ""
        try:
            for name, member in value.items():
                term = find(name)
                if term is None:
                    if name == "@context":
                        continue
                    term = _undefined(name, active)
                if term.is_text and isinstance(member, str):
                    if member.isprintable() and '"' not in member and "\\" not in member:
                        say(f"{term.open}{member}{term.close}")
                    else:
                        say(f"{term.start}{literal(member, term.close)}")
                elif not term.is_keyword:
                    self._member(place, name, term, member, active)
        except RefusedError as refusal:
            refusal.at(name)
            raise

    def _enter(self, value: JsonValue, active: ActiveContext) -> ActiveContext:
        try:
            return self._contexts.enter(active, value, self._revisions)
        except RefusedError as refusal:
            refusal.at("@context")
            raise

    def _typed(self, value: JsonValue, active: ActiveContext) -> tuple[ActiveContext, tuple[str, ...], tuple[str, ...]]:
        """Return the context that the types of an object bring along, their lines, and types that are blank nodes."""
        types = value if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else None
        try:
            known = active.typed.get(types)
        except TypeError:
            types = known = None
        if known is not None:
            return (*known, ())
        names = (types,) if isinstance(types, str) else types
        if names is None or not all(isinstance(name, str) for name in names):
            raise RefusedError(Code.CREDENTIAL_SCHEMA, field="type").at("type")
        try:
            nodes = tuple(self._type_node(name, active) for name in names)
            inside = self._contexts.scoped_by_types(active, names)
        except RefusedError as refusal:
            refusal.at("type")
            raise
        lines = tuple(f" {_TYPE} {node} .\n" for node in nodes if node[0] != "_")
        labels = tuple(node for node in nodes if node[0] == "_")
        if len(active.typed) < _KEPT_TYPES and not labels:
            active.typed[types] = inside, lines
        return inside, lines, labels

    def _type_node(self, name: str, active: ActiveContext) -> str:
        term = active.terms.get(name)
        if term is not None and not term.is_keyword:
            return term.node
        if ":" not in name:
            raise RefusedError(Code.CREDENTIAL_UNSIGNED_TERM, field="type", value=name)
        return self._reference(name, active)

    def _identify(self, value: JsonObject, active: ActiveContext) -> str:
        """Return the node that an object is about: its id, or a new blank node."""
        found = ""
        for name in active.id_names:
            if name in value:
                if found:
                    raise RefusedError(Code.CREDENTIAL_KEYWORD, field=name).at(name)
                found = name
        if not found:
            return self._blank()
        identifier = value[found]
        if not isinstance(identifier, str):
            raise RefusedError(Code.CREDENTIAL_SCHEMA, field=found).at(found)
        try:
            return self._reference(identifier, active)
        except RefusedError as refusal:
            refusal.at(found)
            raise

    def _blank(self) -> str:
        self._blank_count += 1
        return f"_:b{self._blank_count}"

    def _reference(self, value: str, active: ActiveContext) -> str:
        """Return the node of an address; it must be absolute, or the label of a blank node."""
        if value.startswith("_:"):
            node = self._labels.get(value)
            if node is None:
                node = self._labels[value] = self._blank()
            return node
        address = resolve(value, active.prefixes) if active.prefixes else value
        if not is_address(address):
            raise RefusedError(Code.CREDENTIAL_RELATIVE_ID, value=value)
        return f"<{address}>"

    def _member(self, place: "_Place", name: str, term: Term, value: JsonValue, active: ActiveContext) -> None:
        """Emit one member of an object."""
        if isinstance(value, dict) and term.is_plain and "@value" not in value:
            self._say(place, term.node, self._node(value, self._inside(term, value, active), place.graph))
        elif term.coercion == "@json":
            place.tails.append(f"{term.start}{json_literal(value)} .\n")
        elif term.container == "@list":
            if value is not None:
                self._say(place, term.node, self._list(place, name, term, _items(value), active))
        elif isinstance(value, list | tuple):
            for index, item in enumerate(value):
                try:
                    if type(item) is dict and term.is_plain and "@value" not in item:
                        self._say(place, term.node, self._node(item, self._inside(term, item, active), place.graph))
                    else:
                        self._value(place, name, term, item, active)
                except RefusedError as refusal:
                    refusal.at(index)
                    raise
        else:
            self._value(place, name, term, value, active)

    def _value(self, place: "_Place", name: str, term: Term, value: JsonValue, active: ActiveContext) -> None:
        if value is None:
            return
        if term.container != "@graph":
            self._say(place, term.node, self._object(place, name, term, value, active))
            return
        # A graph container: the value stands in a graph of its own, and the statement points to that graph.
        if isinstance(value, list | tuple):
            raise RefusedError(Code.CREDENTIAL_SCHEMA)
        if not isinstance(value, Mapping) or "@value" in value:
            raise RefusedError(Code.CREDENTIAL_UNSIGNED_TERM, field=name)
        inner = self._blank()
        self._say(place, term.node, inner)
        self._free_node(value, self._inside(term, value, active), inner)

    def _object(self, place: "_Place", name: str, term: Term, value: JsonValue, active: ActiveContext) -> str:
        """Return the node or literal of one value, and emit what it says itself."""
        if isinstance(value, Mapping):
            if "@value" in value:
                return _text_with_language(name, value)
            return self._node(value, self._inside(term, value, active), place.graph)
        if isinstance(value, list | tuple):
            raise RefusedError(Code.CREDENTIAL_SCHEMA)
        if term.has_scope:
            active = self._contexts.scoped_by_property(active, term)
        return self._scalar(term, value, active)

    def _inside(self, term: Term, value: JsonObject, active: ActiveContext) -> ActiveContext:
        """Return the context inside an object under ``term``.

        Spec: Expansion Algorithm, steps on the previous context and on property-scoped contexts.
        """
        if active.previous is not None and not (len(value) == 1 and next(iter(value)) in active.id_names):
            active = active.previous
        return self._contexts.scoped_by_property(active, term) if term.has_scope else active

    def _scalar(self, term: Term, value: JsonValue, active: ActiveContext) -> str:
        """Spec: Value Expansion; Object to RDF Conversion."""
        if isinstance(value, str):
            if term.coercion == "@vocab":
                found = active.terms.get(value)
                if found is not None and not found.is_keyword:
                    return found.node
            elif term.coercion != "@id":
                return literal(value, term.text_end)
            return self._reference(value, active)
        if isinstance(value, bool):
            return truth_literal(value, term.datatype)
        if isinstance(value, int | float):
            return number_literal(value, term.datatype)
        raise RefusedError(Code.CREDENTIAL_SCHEMA)

    def _list(self, place: "_Place", name: str, term: Term, items: Sequence[JsonValue], active: ActiveContext) -> str:
        """Emit an ordered list and return its first node.

        Spec: List to RDF Conversion.
        """
        nodes: list[str] = []
        for index, item in enumerate(items):
            try:
                if item is not None:
                    nodes.append(self._object(place, name, term, item, active))
            except RefusedError as refusal:
                refusal.at(index)
                raise
        rest = _NIL
        for node in reversed(nodes):
            head = self._blank()
            self.dataset.links.append((head, _FIRST, node, place.graph))
            self.dataset.links.append((head, _REST, rest, place.graph))
            self._said += 2
            rest = head
        return rest


class _Place:
    """The node that members are read of: its name and graph, and the lines about it, without their subject."""

    __slots__ = ("graph", "subject", "tails")

    def __init__(self, subject: str, graph: str, tails: tuple[str, ...]) -> None:
        self.subject = subject
        self.graph = graph
        self.tails = [*tails]


def _undefined(name: str, active: ActiveContext) -> Term:
    """Return a term for a member that is written as an address; any other that no context defines is refused."""
    if name.startswith("@"):
        raise RefusedError(Code.CREDENTIAL_KEYWORD, field=name)
    address = resolve(name, active.prefixes)
    if not is_address(address):
        raise RefusedError(Code.CREDENTIAL_UNSIGNED_TERM, field=name)
    return Term((address,))


def _items(value: JsonValue) -> Sequence[JsonValue]:
    return value if isinstance(value, list | tuple) else (value,)


def _text_with_language(name: str, value: JsonObject) -> str:
    """Return the literal of a text that comes as an object with its language.

    The direction of a text makes no statement unless both sides agree on one of two ways to write it, so it would
    not be signed.
    """
    for member in value:
        if name not in _TEXT_MEMBERS or member not in {"@value", "@language", "@direction"}:
            raise RefusedError(Code.CREDENTIAL_KEYWORD, field=member).at(member)
    if "@direction" in value:
        raise RefusedError(Code.CREDENTIAL_UNSIGNED_TERM, field="@direction").at("@direction")
    text, language = value["@value"], value.get("@language", "")
    if not isinstance(text, str):
        raise RefusedError(Code.CREDENTIAL_SCHEMA, field="@value").at("@value")
    if "@language" not in value:
        return literal(text, '"')
    if not isinstance(language, str) or _LANGUAGE.fullmatch(language) is None:
        raise RefusedError(Code.CREDENTIAL_SCHEMA, field="@language").at("@language")
    return literal(text, f'"@{language.lower()}')
