"""Blockcerts: the fingerprint of a document and its way to the root that was put on a block chain.

Both are worked out here; whether the root is on the chain, and who put it there, is not asked. So a proof of this
kind is never better than open.

Spec: Blockcerts v2 (MerkleProof2017); Merkle Proof 2019; Chained Proof 2021.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from badgedesk.core import limits
from badgedesk.core.canon import canonicalise, to_statements
from badgedesk.core.canon.inline import with_inline_contexts
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import base58
from badgedesk.core.model.credential import as_list
from badgedesk.core.proof.cbor import Cbor, read_cbor
from badgedesk.core.strictjson import JsonObject, JsonValue

_ROOT, _TARGET, _ANCHORS, _PATH = range(4)
_LEFT, _RIGHT = range(2)
_STEPS: Final = 64
"""Steps of one path; a tree of so many levels has more leaves than there are badges."""


@dataclass(frozen=True, slots=True)
class MerkleProof:
    """What a proof says: the fingerprint, the root, and the steps between (left or right, and the other hash)."""

    target: str
    root: str
    path: tuple[tuple[str, str], ...]
    chain: str


def is_merkle(proof: JsonObject) -> bool:
    """Return whether a proof ends on a block chain."""
    kinds = {item for item in as_list(proof.get("type")) if isinstance(item, str)}
    named = proof.get("cryptosuite") == "merkle-proof-2019" or proof.get("chainedProofType") == "MerkleProof2019"
    return named or bool(kinds & {"MerkleProof2017", "MerkleProof2019"})


def read_merkle(proof: JsonObject) -> MerkleProof:
    """Return what a proof of either year says.

    Raises:
        InputError: `Code.PROOF_FORMAT`, for one that is written wrongly.
    """
    if "proofValue" in proof:
        return _read_packed(proof["proofValue"])
    steps = [step for item in as_list(proof.get("proof")) if isinstance(item, dict) for step in item.items()]
    anchors = [item for item in as_list(proof.get("anchors")) if isinstance(item, dict)]
    chain = " ".join(str(anchors[0].get(name, "")) for name in ("chain", "sourceId")) if anchors else ""
    return _checked(proof.get("targetHash"), proof.get("merkleRoot"), steps, chain.strip())


def check_merkle(document: JsonObject, proof: JsonObject, earlier: list[JsonValue]) -> MerkleProof:
    """Work out fingerprint and path of a document.

    Args:
        document: without its ``proof`` or ``signature``.
        proof: the proof to be checked.
        earlier: the proofs that stand before it, which it may cover.

    Raises:
        InputError: `Code.ANCHOR_MISMATCH` where either does not fit; what canonicalisation refuses.
    """
    said = read_merkle(proof)
    folded = bytes.fromhex(said.target)
    for side, other in said.path:
        pair = (bytes.fromhex(other), folded) if side == "left" else (folded, bytes.fromhex(other))
        folded = sha256(b"".join(pair)).digest()
    if folded.hex() != said.root:
        raise InputError(Code.ANCHOR_MISMATCH, field="merkleRoot")
    for covered in _covered(document, proof, earlier):
        whole, contexts = with_inline_contexts(_without_silent(covered))
        text = canonicalise(to_statements(whole, contexts=contexts))
        if sha256(text.encode()).hexdigest() == said.target:
            return said
    raise InputError(Code.ANCHOR_MISMATCH, field="targetHash")


def _without_silent(value: JsonObject) -> JsonObject:
    """Leave out the direction of a text, and a language beside members: the makers of these fingerprints do, too.

    Neither makes a statement, so neither is covered, and nothing here shows them.
    """

    def trim(node: JsonValue) -> JsonValue:
        if isinstance(node, dict):
            silent = "@direction" if "@value" in node else "@language"
            kept = {name for name in node if name != silent}
            return {name: trim(member) for name, member in node.items() if name in kept}
        return [trim(item) for item in node] if isinstance(node, list) else node

    return {name: trim(member) for name, member in value.items()}


def _covered(document: JsonObject, proof: JsonObject, earlier: list[JsonValue]) -> Iterator[JsonObject]:
    """Yield what the fingerprint may be of: the bare document, or with the proofs made before."""
    if isinstance(proof.get("previousProof"), dict):
        yield {**document, "proof": proof["previousProof"]}
        return
    if earlier:
        yield {**document, "proof": earlier}
    yield document


def _checked(target: JsonValue, root: JsonValue, steps: list[tuple[str, JsonValue]], chain: str) -> MerkleProof:
    if len(steps) > _STEPS or any(side not in {"left", "right"} for side, _ in steps):
        raise InputError(Code.PROOF_FORMAT, field="path")
    hashes = [target, root, *(other for _, other in steps)]
    for value in hashes:
        if not isinstance(value, str) or len(value) != 2 * sha256().digest_size or set(value) - set("0123456789abcdef"):
            raise InputError(Code.PROOF_FORMAT, field="targetHash")
    return MerkleProof(str(target), str(root), tuple((side, str(other)) for side, other in steps), chain)


def _read_packed(value: JsonValue) -> MerkleProof:
    if not isinstance(value, str) or not value.startswith("z") or len(value) > limits.CREDENTIAL_BYTES // 64:
        raise InputError(Code.PROOF_FORMAT, field="proofValue")
    try:
        members = _pairs(read_cbor(base58.decode(value[1:])))
        steps: list[tuple[str, JsonValue]] = [
            ("left" if side == _LEFT else "right", _hash(other)) for side, other in _steps(members[_PATH])
        ]
        return _checked(_hash(members[_TARGET]), _hash(members[_ROOT]), steps, _chain(members.get(_ANCHORS)))
    except (InputError, KeyError, ValueError, TypeError, IndexError) as error:
        raise InputError(Code.PROOF_FORMAT, field="proofValue") from error


def _steps(value: Cbor) -> Iterator[tuple[int, Cbor]]:
    for item in value if isinstance(value, list) else []:
        if not isinstance(item, list):
            raise TypeError
        side, other = item
        if side not in {_LEFT, _RIGHT}:
            raise ValueError
        yield (_LEFT if side == _LEFT else _RIGHT), other


def _pairs(value: Cbor) -> dict[int, Cbor]:
    found: dict[int, Cbor] = {}
    for item in value if isinstance(value, list) else []:
        if not isinstance(item, list):
            raise TypeError
        name, member = item
        if not isinstance(name, int):
            raise TypeError
        found[name] = member
    return found


def _hash(value: Cbor) -> str:
    """Return a hash in hex: it is packed once more, as text or as bytes."""
    inner = read_cbor(value) if isinstance(value, bytes) else value
    return inner.hex() if isinstance(inner, bytes) else str(inner).removeprefix("0x")


def _chain(value: "Cbor | None") -> str:
    """Return the transaction that an anchor names, for people to look up."""
    anchors = value if isinstance(value, list) else []
    members = _pairs(anchors[0]) if anchors else {}
    transaction = members.get(2)
    return _hash(transaction) if isinstance(transaction, bytes) else ""
