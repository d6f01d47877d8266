"""ecdsa-sd-2023: a signature of every statement by itself, so that a holder can show some and keep others.

Only what the issuer made is checked here (a base proof): it carries what it takes to check all of it. What a holder
derived from one to show less is not read.

Spec: Data Integrity ECDSA Cryptosuites v1.0, ecdsa-sd-2023, Create Base Proof and its functions.
"""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from badgedesk.core import limits
from badgedesk.core.canon import canonical_nquads_utf8, to_statements
from badgedesk.core.canon.dataset import Dataset, Statement
from badgedesk.core.canon.rdfc import Canonicaliser
from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import KeyKind, PublicKey, base58, parse_multikey
from badgedesk.core.keys.jwk import decode_base64url, encode_base64url
from badgedesk.core.proof.cbor import Cbor, read_cbor
from badgedesk.core.strictjson import JsonObject, JsonValue

SUITE: Final = "ecdsa-sd-2023"
_BASE: Final = b"\xd9\x5d\x00"
_DERIVED: Final = b"\xd9\x5d\x01"
_NAMED: Final = "urn:bnid:"
_SIGNATURE_BYTES: Final = 64
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class BaseProof:
    """What a base proof holds.

    Attributes:
        signature: of the issuer, over the proof's options, the key below and the statements that are always shown.
        key: made for this one credential; its signature stands beside each other statement.
        key_bytes: the same with its head, as it is signed.
        secret: by which the names of blank nodes are hidden.
        signatures: of the statements that need not be shown, in the order of these.
        pointers: what is always shown, as JSON pointers.
    """

    signature: bytes
    key: PublicKey
    key_bytes: bytes
    secret: bytes
    signatures: tuple[bytes, ...]
    pointers: tuple[str, ...]


def is_disclosing(proof: JsonObject) -> bool:
    """Return whether a proof is of this kind."""
    return proof.get("type") == "DataIntegrityProof" and proof.get("cryptosuite") == SUITE


def read_base_proof(value: JsonValue) -> BaseProof:
    """Return what a base proof says.

    Raises:
        InputError: `Code.PROOF_FORMAT`, for one that is written wrongly; `Code.PROOF_UNSUPPORTED`, for one that a
            holder derived.
    """
    if not isinstance(value, str) or not value.startswith("u") or len(value) > limits.CREDENTIAL_BYTES:
        raise InputError(Code.PROOF_FORMAT, field="proofValue")
    try:
        data = decode_base64url(value[1:])
        if data.startswith(_DERIVED):
            raise InputError(Code.PROOF_UNSUPPORTED, value=f"{SUITE}, derived")
        if not data.startswith(_BASE):
            raise InputError(Code.PROOF_FORMAT, field="proofValue")
        return _base_proof(read_cbor(data[len(_BASE) :]))
    except (ValueError, TypeError, IndexError, KeyError) as error:
        raise InputError(Code.PROOF_FORMAT, field="proofValue") from error


def _base_proof(parts: Cbor) -> BaseProof:
    if not isinstance(parts, list):
        raise TypeError
    signature, key_bytes, secret, signatures, pointers = parts
    if not isinstance(key_bytes, bytes) or not isinstance(signatures, list) or not isinstance(pointers, list):
        raise TypeError
    key = parse_multikey("z" + base58.encode(key_bytes))
    if key.kind is not KeyKind.P256 or len(signatures) > limits.GRAPH_STATEMENTS:
        raise ValueError
    return BaseProof(
        signature=_of_length(signature, _SIGNATURE_BYTES),
        key=key,
        key_bytes=key_bytes,
        secret=_of_length(secret, _KEY_BYTES),
        signatures=tuple(_of_length(item, _SIGNATURE_BYTES) for item in signatures),
        pointers=tuple(_text(item) for item in pointers),
    )


def _of_length(value: Cbor, length: int) -> bytes:
    if not isinstance(value, bytes) or len(value) != length:
        raise ValueError
    return value


def _text(value: Cbor) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def check_base_proof(document: JsonObject, proof: JsonObject, key: PublicKey) -> str:
    """Check every signature of a base proof, and return the hash of what is always shown, in hex.

    Args:
        document: without its ``proof``.
        proof: as `is_disclosing` knows it.
        key: of the issuer.

    Raises:
        InputError: `Code.PROOF_SIGNATURE`, where a signature does not hold or a statement has none;
            `Code.PROOF_FORMAT`; `Code.PROOF_KEY_TYPE`; what canonicalisation refuses.
    """
    if key.kind is not KeyKind.P256:
        raise InputError(Code.PROOF_KEY_TYPE, value=key.kind)
    said = read_base_proof(proof.get("proofValue"))
    mandatory, others = _grouped(document, said)
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    config = canonical_nquads_utf8({"@context": document.get("@context"), **options})
    shown = sha256("".join(mandatory).encode()).digest()
    if not key.verify(said.signature, sha256(config).digest() + said.key_bytes + shown):
        raise InputError(Code.PROOF_SIGNATURE)
    if len(others) != len(said.signatures):
        raise InputError(Code.PROOF_SIGNATURE)
    for statement, signature in zip(others, said.signatures, strict=True):
        if not said.key.verify(signature, statement.encode()):
            raise InputError(Code.PROOF_SIGNATURE)
    return shown.hex()


def _grouped(document: JsonObject, said: BaseProof) -> tuple[list[str], list[str]]:
    """Return the statements that are always shown and the others, as lines, in the order in which they are signed."""
    named = _with_names(document)
    statements = _unnamed(to_statements(named))
    work = Canonicaliser(Dataset.of(statements))
    try:
        text = work.run()
    except RefusedError as refusal:
        raise refusal.fault() from refusal
    if text != canonical_nquads_utf8(document):
        raise InputError(Code.PROOF_UNSUPPORTED, value=SUITE)  # names given to nodes would change what is said
    hidden = {node: f"_:{_hidden(issued[2:], said.secret)}" for node, issued in work.issued.items()}
    chosen = set(_lines(_unnamed(to_statements(_selection(named, said.pointers))), hidden)) if said.pointers else set()
    lines = sorted(set(_lines(statements, hidden)))
    return [line for line in lines if line in chosen], [line for line in lines if line not in chosen]


def _hidden(label: str, secret: bytes) -> str:
    return "u" + encode_base64url(hmac.digest(secret, label.encode(), "sha256"))


def _with_names(document: JsonObject) -> JsonObject:
    """Return a document whose objects without an id have names of their own, to be found again in a part of it."""
    count = 0

    def name(node: JsonValue, *, root: bool = False) -> JsonValue:
        nonlocal count
        if isinstance(node, list):
            return [name(item) for item in node]
        if not isinstance(node, dict) or "@value" in node:
            return node
        inner = {member: value if member == "@context" else name(value) for member, value in node.items()}
        if "id" in node:
            return inner
        count += 1
        return {**({"@context": inner.pop("@context")} if root and "@context" in inner else {}),
                "id": f"{_NAMED}{count}", **inner}  # fmt: skip

    made = name(document, root=True)
    return made if isinstance(made, dict) else {}


def _unnamed(statements: list[Statement]) -> list[Statement]:
    """Return the statements with the names that were given turned into blank nodes again."""

    def blank(node: str) -> str:
        return f"_:n{node[len(_NAMED) + 1 : -1]}" if node.startswith(f"<{_NAMED}") else node

    return [(blank(subject), predicate, blank(thing), blank(graph)) for subject, predicate, thing, graph in statements]


def _lines(statements: list[Statement], hidden: Mapping[str, str]) -> Iterator[str]:
    for subject, predicate, thing, graph in statements:
        place = f" {hidden.get(graph, graph)}" if graph else ""
        yield f"{hidden.get(subject, subject)} {predicate} {hidden.get(thing, thing)}{place} .\n"


def _selection(document: JsonObject, pointers: tuple[str, ...]) -> JsonObject:
    """Return the part of a document that pointers lead to, with ids and types of all on the way.

    Raises:
        InputError: `Code.PROOF_FORMAT`, for a pointer that leads nowhere.

    Spec: Data Integrity ECDSA Cryptosuites v1.0, selectJsonLd. JavaScript Object Notation Pointer (RFC 6901).
    """
    paths = [_path(pointer) for pointer in pointers]
    if () in paths:
        return document
    chosen = _chosen(document, paths)
    return {"@context": document.get("@context"), **chosen} if isinstance(chosen, dict) else {}


def _chosen(value: JsonValue, paths: list[tuple[str, ...]]) -> JsonValue:
    if () in paths:
        return value
    inner: dict[str, list[tuple[str, ...]]] = {}
    for path in paths:
        inner.setdefault(path[0], []).append(path[1:])
    if isinstance(value, dict):
        kept = {name: value[name] for name in ("id", "type") if name in value}
        if inner.keys() - value.keys():
            raise InputError(Code.PROOF_FORMAT, field="proofValue")
        return {name: _chosen(value[name], rest) for name, rest in inner.items()} | kept
    if isinstance(value, list):
        places = {name: int(name) for name in inner if name.isascii() and name.isdigit() and int(name) < len(value)}
        if len(places) != len(inner):
            raise InputError(Code.PROOF_FORMAT, field="proofValue")
        return [_chosen(value[place], inner[name]) for name, place in sorted(places.items(), key=lambda item: item[1])]
    raise InputError(Code.PROOF_FORMAT, field="proofValue")


def _path(pointer: str) -> tuple[str, ...]:
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise InputError(Code.PROOF_FORMAT, field="proofValue")
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer[1:].split("/"))
