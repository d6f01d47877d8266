"""Two independent programs as judges of our canonical forms, and by name what makes a document unfit to be signed."""

import collections
import copy
import functools
import json
import random
import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph
from pyld import jsonld

from badgedesk.core.canon import Statement, canonical_nquads, canonicalise, known_contexts
from badgedesk.core.errors import Code, InputError

SHARED = Path(__file__).resolve().parents[3] / "shared"
_CONTEXTS = SHARED / "standards" / "contexts"
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"

Document = dict[str, Any]


# --- the oracles -----------------------------------------------------------------------------------------------------


@functools.cache
def published_files() -> dict[str, str]:
    return {entry["url"]: entry["file"] for entry in json.loads((_CONTEXTS / "index.json").read_text("utf-8"))}


@functools.cache
def published_context(address: str) -> Any:
    return json.loads((_CONTEXTS / published_files()[address]).read_text("utf-8"))


def _load(address: str, options: object = None) -> Document:
    if address not in known_contexts() or address not in published_files():
        message = f"not in the closed set: {address}"
        raise jsonld.JsonLdError(message, "loading")
    return {"contentType": None, "contextUrl": None, "documentUrl": address, "document": published_context(address)}


def _options() -> Document:
    return {"documentLoader": _load, "base": None, "processingMode": "json-ld-1.1"}


def oracle_expands(document: Document) -> tuple[list[Any], list[object]]:
    """Return PyLD's expanded form, and what it dropped on the way."""
    dropped: list[object] = []
    processor = jsonld.JsonLdProcessor(on_property_dropped=dropped.append)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # on names that look like keywords
        return processor.expand(copy.deepcopy(document), _options()), dropped


def oracle_statements(expanded: list[Any]) -> list[Statement]:
    """Return PyLD's statements for an expanded form."""
    dataset = jsonld.to_rdf(copy.deepcopy(expanded), _options())
    return [
        (_node(triple["subject"]), _node(triple["predicate"]), _node(triple["object"]), _graph(name))
        for name, triples in dataset.items()
        for triple in triples
    ]


def _graph(name: str) -> str:
    return "" if name == "@default" else name if name.startswith("_:") else f"<{name}>"


def _node(term: Mapping[str, str]) -> str:
    if term["type"] == "IRI":
        return f"<{term['value']}>"
    if term["type"] == "blank node":
        return term["value"]
    return _literal(term["value"], term.get("language", ""), term["datatype"])


_SHORT = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}


def _literal(text: str, language: str, datatype: str) -> str:
    """Rule 8 of the fact sheet, written down a second time."""
    written = "".join(_SHORT.get(c) or (f"\\u{ord(c):04X}" if ord(c) < 0x20 or ord(c) == 0x7F else c) for c in text)
    if language:
        return f'"{written}"@{language}'
    return f'"{written}"' if datatype == _XSD_STRING else f'"{written}"^^<{datatype}>'


def oracle_canonicalises(statements: list[Statement]) -> str:
    """Return pyoxigraph's canonical form."""
    text = "".join(" ".join(part for part in quad if part) + " .\n" for quad in statements)
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    lines = []
    for quad in dataset:
        graph = "" if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else f" {quad.graph_name}"
        thing = quad.object
        if isinstance(thing, pyoxigraph.Literal):
            thing = _literal(thing.value, thing.language or "", thing.datatype.value)
        lines.append(f"{quad.subject} {quad.predicate} {thing}{graph} .\n")
    return "".join(sorted(lines))


def is_form_elsewhere(text: str, statements: list[Statement], *, tries: int = 2_000) -> bool:
    """Whether pyoxigraph gives ``text`` for the same graph, its blank nodes under some other names.

    Hash Related Blank Node leaves out in which graph a quad stands. Two nodes that differ in nothing else stay equal,
    and which is numbered first then hangs on their names: such a graph has several canonical forms.
    """
    return any(
        oracle_canonicalises(under_other_names(statements, random.Random(seed))) == text for seed in range(tries)
    )


def under_other_names(statements: list[Statement], dice: random.Random) -> list[Statement]:
    """Return the same graph in another order, its blank nodes under other names."""
    nodes = sorted({part for quad in statements for part in quad if part.startswith("_:")})
    labels = [f"_:x{number}" for number in range(len(nodes))]
    dice.shuffle(labels)
    names = dict(zip(nodes, labels, strict=True))
    return [
        (names.get(subject, subject), predicate, names.get(thing, thing), names.get(graph, graph))
        for subject, predicate, thing, graph in dice.sample(statements, len(statements))
    ]


# --- why a document must be refused ----------------------------------------------------------------------------------

_ABSOLUTE = re.compile(r'(?:[A-Za-z][A-Za-z0-9+.-]*|_):[^\s\x00-\x20\x7f-\x9f<>"{}|^`\\\ufeff]*')
_TEXT_KEYWORDS = {"@value", "@language", "@direction"}


def reasons(document: Document) -> set[str]:
    """Return by name what makes a document unfit to be signed, found from the document and the oracle's expansion."""
    found = set(_in_source(document, ""))
    try:
        expanded, dropped = oracle_expands(document)
    except (jsonld.JsonLdError, TypeError, AttributeError, ValueError, KeyError) as error:
        return found | {f"the oracle refuses: {getattr(error, 'code', None) or type(error).__name__}"}
    if dropped:
        found.add("dropped: a member that no context defines")
    if not expanded and any(isinstance(value, str) for name, value in document.items() if name != "@context"):
        found.add("dropped: an object of which nothing is said")
    for node in expanded:
        found |= set(_in_expanded(node))
    return found


def _in_source(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        if "@context" in value and not _addresses_only(value["@context"]):
            yield "a context that stands in the document"
        yield from _in_keywords(value, name)
        if any(":" in key and (key.startswith("_:") or not _ABSOLUTE.fullmatch(key)) for key in value):
            yield "dropped: a member whose name is no address"
        for key, member in value.items():
            if key != "@context":
                yield from _in_source(member, key)
    elif isinstance(value, list):
        if any(isinstance(item, list) for item in value):
            yield "a list in a list"
        for item in value:
            yield from _in_source(item, name)
    elif type(value) is int and int(float(value)) != value:
        yield "a number that programs hold differently"


def _in_keywords(value: Document, name: str) -> Iterator[str]:
    keywords = {key for key in value if key.startswith("@") and key != "@context"}
    if name not in {"name", "description"} or not set(value) <= _TEXT_KEYWORDS or "@value" not in value:
        if keywords:
            yield "a keyword outside a text"
        return
    language = value.get("@language", "en")
    if not isinstance(value["@value"], str) or not isinstance(language, str):
        yield "a text that is no text"
    elif not re.fullmatch("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", language):
        yield "a language that is none"


def _addresses_only(value: Any) -> bool:
    return all(isinstance(item, str) for item in (value if isinstance(value, list) else [value]))


def _in_expanded(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _in_expanded(item)
    elif isinstance(value, dict) and "@value" in value:
        if "@direction" in value:
            yield "dropped: the direction of a text"
    elif isinstance(value, dict):
        yield from _in_node(value)
        for key, member in value.items():
            if key not in {"@id", "@type"}:
                yield from _in_expanded(member)


def _in_node(node: Document) -> Iterator[str]:
    if "@id" in node and not _ABSOLUTE.fullmatch(str(node["@id"])):
        yield "dropped: a relative address"
    if not all(_ABSOLUTE.fullmatch(str(item)) for item in node.get("@type", [])):
        yield "dropped: a type that no context defines"
    if any("@value" in item or set(item) == {"@id"} for item in node.get("@graph", [])):
        yield "dropped: an object of which nothing is said"
    for key in node:
        if not key.startswith("@") and (key.startswith("_:") or not _ABSOLUTE.fullmatch(key)):
            yield "dropped: a member whose name is no address"


_CODES: dict[str, set[Code]] = {
    "dropped: a member": {Code.CREDENTIAL_UNSIGNED_TERM, Code.CREDENTIAL_KEYWORD},
    "dropped: an object": {Code.CREDENTIAL_UNSIGNED_TERM, Code.CREDENTIAL_RELATIVE_ID},
    "dropped: the direction": {Code.CREDENTIAL_UNSIGNED_TERM},
    "dropped: a relative address": {Code.CREDENTIAL_RELATIVE_ID},
    "dropped: a type": {Code.CREDENTIAL_UNSIGNED_TERM, Code.CREDENTIAL_RELATIVE_ID},
    "a keyword": {Code.CREDENTIAL_KEYWORD, Code.CREDENTIAL_UNSIGNED_TERM},
    "a text": {Code.CREDENTIAL_SCHEMA},
    "a language": {Code.CREDENTIAL_SCHEMA},
    "a context": {Code.CONTEXT_UNKNOWN},
    "a list": {Code.CREDENTIAL_SCHEMA, Code.CREDENTIAL_UNSIGNED_TERM},
    "a number": {Code.JSON_NUMBER},
    "the oracle refuses": {
        Code.CONTEXT_ORDER,
        Code.CONTEXT_UNKNOWN,
        Code.CREDENTIAL_KEYWORD,
        Code.CREDENTIAL_SCHEMA,
        Code.CREDENTIAL_UNSIGNED_TERM,
        Code.CREDENTIAL_RELATIVE_ID,
    },
}


def compare(document: Document) -> str:
    """Hold our answer for one document against the oracles'; return in a few words how it came out."""
    why = reasons(document)
    try:
        ours = canonical_nquads(document)
    except InputError as refused:
        allowed = {
            code for reason in why for start, codes in _CODES.items() if reason.startswith(start) for code in codes
        }
        assert refused.code in allowed, (refused.code, refused.facts, why)
        assert refused.facts["path"].startswith("$")
        return f"refused {refused.code}"
    assert not why, why
    expanded, _ = oracle_expands(document)
    theirs = oracle_statements(expanded)
    assert ours == canonicalise(theirs)
    if not _is_for_pyoxigraph(theirs):
        return "equal to PyLD"
    assert ours == oracle_canonicalises(theirs)
    return "equal to both oracles"


def _is_for_pyoxigraph(statements: list[Statement]) -> bool:
    """Whether pyoxigraph is a fit judge: it refuses addresses that others sign (a stray percent sign, a second number
    sign), escapes U+FFFE and U+FFFF against rule 8 of the fact sheet, and keeps a blank node that is related by several
    quads once, against rule 7.
    """
    odd = re.compile(r"[\ufffe\uffff]|<[^>]*(?:%(?![0-9A-Fa-f]{2})|#[^>]*#)")
    return not any(odd.search(part) for quad in statements for part in quad) and shares_no_two_quads(statements)


def shares_no_two_quads(statements: list[Statement]) -> bool:
    """Whether any two blank nodes stand together in one quad at most."""
    pairs = collections.Counter(
        frozenset((first, second))
        for quad in set(statements)
        for first in quad
        for second in quad
        if first < second and first.startswith("_:") and second.startswith("_:")
    )
    return not pairs or max(pairs.values()) == 1
