"""Canonical forms of JSON documents, so that two programs sign and check the same bytes.

`canonical_nquads` is what the rdfc suites hash, `canonical_json` what the jcs suites hash. The first works in a
closed world: only contexts that ship with the program are known, and what would not be signed is refused.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from badgedesk.core.canon.contexts import Contexts, known_contexts, shipped_contexts
from badgedesk.core.canon.dataset import Dataset, Statement
from badgedesk.core.canon.familiar import FamiliarShapes
from badgedesk.core.canon.literals import canonical_bytes
from badgedesk.core.canon.rdfc import Canonicaliser, in_order
from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.canon.template import Forms, Templates
from badgedesk.core.canon.walk import Walk
from badgedesk.core.errors import Code, InputError
from badgedesk.core.strictjson import JsonObject, JsonValue

__all__ = [
    "Contexts",
    "Forms",
    "Statement",
    "Templates",
    "canonical_json",
    "canonical_nquads",
    "canonical_nquads_utf8",
    "canonicalise",
    "familiar_nquads",
    "known_contexts",
    "to_statements",
]

_NO_REVISIONS: Final[Mapping[str, str]] = MappingProxyType({})


def canonical_nquads(
    document: JsonObject, *, sha384: bool = False, revisions: Mapping[str, str] = _NO_REVISIONS
) -> str:
    """Return the canonical N-Quads of a JSON-LD document.

    Args:
        document: the parsed document with its ``@context``.
        sha384: whether blank nodes are told apart by SHA-384 in place of SHA-256, as P-384 keys want.
        revisions: addresses of contexts to be read in an older revision, by its label (``revision-A``).

    Raises:
        InputError: a document that holds something no signature would cover, or that has no one meaning; the fact
            ``path`` says where. `Code.CREDENTIAL_UNSIGNED_TERM`: a member or type that no context defines, or that
            makes no statement. `Code.CREDENTIAL_RELATIVE_ID`: an id that is no absolute address.
            `Code.CREDENTIAL_KEYWORD`: a JSON-LD keyword. `Code.CONTEXT_UNKNOWN`: a context that is not shipped, or
            stands in the document. `Code.CONTEXT_ORDER`: contexts or types whose terms contradict each other.
            `Code.CREDENTIAL_SCHEMA`: a list in a list, an id or type that is no text. `Code.JSON_NUMBER`,
            `Code.TEXT_NOT_UTF8`: numbers and texts that programs read differently.
        LimitExceededError: `Code.GRAPH_LIMIT`, for too many contexts or statements, or too much work.

    Spec: Verifiable Credential Data Integrity 1.0, Transformations; JSON-LD 1.1 Processing Algorithms and API;
    RDF Dataset Canonicalization.
    """
    return canonical_nquads_utf8(document, sha384=sha384, revisions=revisions).decode()


def canonical_nquads_utf8(
    document: JsonObject, *, sha384: bool = False, revisions: Mapping[str, str] = _NO_REVISIONS
) -> bytes:
    """Return what `canonical_nquads` returns in UTF-8, as it is hashed; arguments and faults as there."""
    return _canonical(_walk(document, shipped_contexts(), revisions), sha384=sha384)


def familiar_nquads(document: JsonObject) -> bytes:
    """Return what `canonical_nquads_utf8` returns, sooner for a document like others before; faults as there.

    What is kept between calls is what such documents have in common (`badgedesk.core.canon.familiar`): no text that
    may differ from one to the next, and no answer.
    """
    return _familiar_shapes().nquads(document)


@cache
def _familiar_shapes() -> FamiliarShapes:
    return FamiliarShapes(canonical_nquads_utf8)


def to_statements(
    document: JsonObject, *, revisions: Mapping[str, str] = _NO_REVISIONS, contexts: Contexts | None = None
) -> list[Statement]:
    """Return what a JSON-LD document says, as statements whose parts are N-Quads texts; one may come twice.

    Args:
        document: the parsed document with its ``@context``.
        revisions: as for `canonical_nquads`.
        contexts: the closed set of contexts, if not the one that ships with the program.

    Raises:
        InputError: as `canonical_nquads`.
        LimitExceededError: as `canonical_nquads`.
    """
    return list(_walk(document, contexts or shipped_contexts(), revisions).statements())


def _walk(document: JsonObject, contexts: Contexts, revisions: Mapping[str, str]) -> Dataset:
    walk = Walk(contexts, revisions)
    try:
        walk.run(document)
    except RefusedError as refusal:
        raise refusal.fault() from refusal
    return walk.dataset


def canonicalise(statements: Iterable[Statement], *, sha384: bool = False) -> str:
    """Return the canonical N-Quads of a dataset.

    Raises:
        LimitExceededError: `Code.GRAPH_LIMIT`, for blank nodes that cost too much work to tell apart.
        InputError: `Code.TEXT_NOT_UTF8`, for half a surrogate pair.

    Spec: RDF Dataset Canonicalization, Canonicalization Algorithm.
    """
    return _canonical(Dataset.of(statements), sha384=sha384).decode()


def _canonical(dataset: Dataset, *, sha384: bool) -> bytes:
    try:
        if not dataset.links and len(dataset.tails) == 1:  # one node, whose name hangs on nothing: what a proof says
            [(subject, tails)] = dataset.tails.items()
            name = "_:c14n0" if subject[0] == "_" else subject
            return (name + name.join(in_order(tails))).encode()
        return Canonicaliser(dataset, sha384=sha384).run()
    except RefusedError as refusal:
        raise refusal.fault() from refusal
    except UnicodeEncodeError as error:
        raise InputError(Code.TEXT_NOT_UTF8) from error


def canonical_json(value: JsonValue) -> bytes:
    """Return a JSON value in the one form of the JSON Canonicalization Scheme.

    Raises:
        InputError: `Code.JSON_NUMBER` for numbers that not every program holds exactly, `Code.TEXT_NOT_UTF8` for
            half a surrogate pair, `Code.JSON_SYNTAX` for what is no JSON value.

    Spec: RFC 8785, JSON Canonicalization Scheme.
    """
    try:
        return canonical_bytes(value)
    except RefusedError as refusal:
        raise refusal.fault() from refusal
