"""The published Data Integrity vectors: signatures made and checked through the suites, and every change refused."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from badgedesk.core import canon
from badgedesk.core.canon import Contexts
from badgedesk.core.canon.contexts import read_shipped_table
from badgedesk.core.errors import Code
from badgedesk.core.keys import KeyKind, SigningKey, base58, load_signing_key, parse_multikey
from badgedesk.core.model.report import Outcome
from badgedesk.core.proof import ProofResult, Suite, check_proofs, sign_document
from badgedesk.core.proof.suite import HashedDocument

NOW: Final = datetime(2026, 11, 1, tzinfo=UTC)
_EXAMPLES: Final = "https://www.w3.org/ns/credentials/examples/v2"
_VOCABULARY: Final = "https://www.w3.org/ns/credentials/examples#"
_TERMS: Final = {name: _VOCABULARY + name for name in ("AlumniCredential", "alumniOf")}

VECTORS: Final = {
    Suite.EDDSA_RDFC_2022: ("vc-di-eddsa/eddsa-rdfc-2022", "DataInt"),
    Suite.EDDSA_JCS_2022: ("vc-di-eddsa/eddsa-jcs-2022", "JCS"),
    Suite.ED25519_SIGNATURE_2020: ("vc-di-eddsa/Ed25519Signature2020", "EdSig"),
    Suite.ECDSA_RDFC_2019: ("vc-di-ecdsa/ecdsa-rdfc-2019-p256", "ECDSAP256"),
    Suite.ECDSA_JCS_2019: ("vc-di-ecdsa/ecdsa-jcs-2019-p384", "JCSECDSAP384"),
}
_KEYS: Final = {"DataInt": "keyPair", "JCS": "keyPair", "EdSig": "keyPair"} | {
    "ECDSAP256": "p256KeyPair",
    "JCSECDSAP384": "p384KeyPair",
}
_EDDSA: Final = [suite for suite, (folder, _) in VECTORS.items() if folder.startswith("vc-di-eddsa")]


class Vector:
    """One suite's folder of intermediate values."""

    def __init__(self, root: Path, suite: Suite) -> None:
        folder, self.suffix = VECTORS[suite]
        self.folder = root / folder

    def text(self, name: str) -> str:
        return (self.folder / f"{name}{self.suffix}.txt").read_text("utf-8").strip()

    def json(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / f"{name}{self.suffix}.json").read_text("utf-8"))
        return found

    def key_pair(self) -> Mapping[str, str]:
        found: dict[str, str] = json.loads((self.folder.parent / f"{_KEYS[self.suffix]}.json").read_text("utf-8"))
        return found


@pytest.fixture(autouse=True)
def example_context(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the two example terms of the vectors be known; the product refuses their context, which defines all."""
    known = Contexts(
        lambda address: {"context": [{"terms": _TERMS}]} if address == _EXAMPLES else read_shipped_table(address)
    )
    monkeypatch.setattr(canon, "shipped_contexts", lambda: known)


@pytest.fixture(params=list(VECTORS), ids=str)
def vector(request: pytest.FixtureRequest, vectors_dir: Path) -> Vector:
    return Vector(vectors_dir, request.param)


def signing_key(vector: Vector) -> SigningKey:
    secret = base58.decode(vector.key_pair()["privateKeyMultibase"][1:])
    assert secret[:2] == b"\x80\x26"
    return load_signing_key(KeyKind.ED25519, secret[2:])


def only_result(document: Mapping[str, Any]) -> ProofResult:
    [result] = check_proofs(document, {}, NOW)
    return result


def test_the_hashes_to_be_signed_are_the_published_ones(vector: Vector) -> None:
    signed = vector.json("signed")
    proof = signed.pop("proof")
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    kind = parse_multikey(vector.key_pair()["publicKeyMultibase"]).kind
    suite = Suite(proof.get("cryptosuite", proof["type"]))
    assert HashedDocument(signed).hash_data(suite, options, kind).hex() == vector.text("combinedHash")


@pytest.mark.parametrize("suite", _EDDSA, ids=str)
def test_the_published_signature_is_made(vectors_dir: Path, suite: Suite) -> None:
    vector = Vector(vectors_dir, suite)
    signature = signing_key(vector).sign(bytes.fromhex(vector.text("combinedHash")))
    assert signature.hex() == vector.text("sigHex")
    assert "z" + base58.encode(signature) == vector.text("sigBTC58")


def test_signing_the_unsigned_vector_gives_the_published_proof(vectors_dir: Path) -> None:
    vector = Vector(vectors_dir, Suite.EDDSA_RDFC_2022)
    published = vector.json("signed")
    unsigned = {name: value for name, value in published.items() if name != "proof"}
    signed = sign_document(
        unsigned,
        signing_key(vector),
        verification_method=published["proof"]["verificationMethod"],
        created=datetime(2023, 2, 24, 23, 36, 38, tzinfo=UTC),
    )
    assert signed == {**unsigned, "proof": [published["proof"]]}


def test_the_public_key_belongs_to_the_secret_one(vectors_dir: Path) -> None:
    vector = Vector(vectors_dir, Suite.EDDSA_RDFC_2022)
    assert signing_key(vector).public.multibase == vector.key_pair()["publicKeyMultibase"]


def test_the_published_signature_holds_for_the_published_hashes(vector: Vector) -> None:
    key = parse_multikey(vector.key_pair()["publicKeyMultibase"])
    signature, message = bytes.fromhex(vector.text("sigHex")), bytes.fromhex(vector.text("combinedHash"))
    half = len(signature) // 2
    assert key.verify(signature, message)
    assert base58.decode(vector.text("sigBTC58")[1:]) == signature
    assert not key.verify(signature[half:] + signature[:half], message)
    assert not key.verify(signature, message[::-1])


def test_the_signed_vector_passes(vector: Vector) -> None:
    result = only_result(vector.json("signed"))
    assert (result.outcome, result.code) == (Outcome.PASS, None)
    assert result.found is not None
    assert result.found.controller == "did:key:" + vector.key_pair()["publicKeyMultibase"]


CHANGES: Final = [
    {"name": "Alumni CredentiaI"},
    {"description": ""},
    {"issuer": "https://vc.example/issuers/5679"},
    {"validFrom": "2023-01-01T00:00:01Z"},
    {"id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc34"},
    {"type": ["VerifiableCredential"]},
    {"credentialSubject": {"id": "did:example:abcdefgi", "alumniOf": "The School of Examples"}},
    {"credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of  Examples"}},
    {"credentialSubject": {"id": "did:example:abcdefgh"}},
    {"validUntil": "2099-01-01T00:00:00Z"},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: str(change)[:60])
def test_a_changed_member_breaks_the_signature(vector: Vector, change: Mapping[str, Any]) -> None:
    result = only_result({**vector.json("signed"), **change})
    assert (result.outcome, result.code) == (Outcome.FAIL, Code.PROOF_SIGNATURE)


@pytest.mark.parametrize("member", ["name", "description", "issuer", "validFrom", "credentialSubject", "id"])
def test_a_dropped_member_breaks_the_signature(vector: Vector, member: str) -> None:
    document = vector.json("signed")
    del document[member]
    assert only_result(document).code is Code.PROOF_SIGNATURE


PROOF_CHANGES: Final = [
    ({"created": "2023-02-24T23:36:39Z"}, Code.PROOF_SIGNATURE),
    ({"nonce": "1"}, Code.PROOF_SIGNATURE),
    ({"created": "yesterday"}, Code.PROOF_FORMAT),
    ({"expires": "2026-10-31T00:00:00Z"}, Code.PROOF_EXPIRED),
    ({"proofPurpose": "authentication"}, Code.PROOF_PURPOSE),
    ({"proofPurpose": None}, Code.PROOF_PURPOSE),
    ({"proofPurpose": ["assertionMethod"]}, Code.PROOF_PURPOSE),
    ({"proofValue": None}, Code.PROOF_FORMAT),
    ({"proofValue": ""}, Code.PROOF_FORMAT),
    ({"proofValue": "z"}, Code.PROOF_SIGNATURE),
    ({"proofValue": "z0"}, Code.PROOF_FORMAT),
    ({"proofValue": "uAAAA"}, Code.PROOF_FORMAT),
    ({"proofValue": ["z1"]}, Code.PROOF_FORMAT),
    ({"type": "Ed25519Signature2018", "cryptosuite": None}, Code.PROOF_UNSUPPORTED),
    ({"type": None}, Code.PROOF_FORMAT),
    ({"verificationMethod": None}, Code.PROOF_FORMAT),
    ({"verificationMethod": {"id": "did:key:z6Mk"}}, Code.PROOF_FORMAT),
    ({"verificationMethod": "not an address"}, Code.DID_SYNTAX),
    ({"verificationMethod": "did:web:example.org#1"}, Code.KEY_UNAVAILABLE),
    ({"previousProof": "urn:uuid:0"}, Code.PROOF_FORMAT),
]


@pytest.mark.parametrize(("change", "code"), PROOF_CHANGES, ids=lambda value: str(value)[:60])
def test_a_changed_proof_is_not_sound(vector: Vector, change: Mapping[str, Any], code: Code) -> None:
    document = vector.json("signed")
    changed = {**document["proof"], **change}
    document["proof"] = {name: value for name, value in changed.items() if value is not None}
    result = only_result(document)
    assert result.code is code
    assert result.outcome in {Outcome.FAIL, Outcome.UNKNOWN}


def test_every_flipped_bit_of_a_signature_is_seen(vector: Vector) -> None:
    document = vector.json("signed")
    signature = base58.decode(document["proof"]["proofValue"][1:])
    for place in range(len(signature)):
        flipped = bytearray(signature)
        flipped[place] ^= 1 << place % 8
        document["proof"]["proofValue"] = "z" + base58.encode(bytes(flipped))
        assert only_result(document).code is Code.PROOF_SIGNATURE, place


def test_a_suite_that_is_not_known_is_open_and_not_refused(vector: Vector) -> None:
    document = vector.json("signed")
    document["proof"].update(type="DataIntegrityProof", cryptosuite="bbs-2023")
    result = only_result(document)
    assert (result.outcome, result.code) == (Outcome.UNKNOWN, Code.PROOF_UNSUPPORTED)


def test_a_key_of_the_other_family_is_refused(vector: Vector, vectors_dir: Path) -> None:
    elliptic = "ECDSA" in vector.suffix
    other = Vector(vectors_dir, Suite.EDDSA_JCS_2022 if elliptic else Suite.ECDSA_RDFC_2019)
    document = vector.json("signed")
    document["proof"]["verificationMethod"] = other.json("signed")["proof"]["verificationMethod"]
    assert only_result(document).code is Code.PROOF_KEY_TYPE


@pytest.mark.parametrize("proof", [None, [], ...], ids=["null", "empty list", "absent"])
def test_without_a_proof_nothing_is_proven(vector: Vector, proof: object) -> None:
    document = vector.json("signed")
    if proof is ...:
        del document["proof"]
    else:
        document["proof"] = proof
    assert check_proofs(document, {}, NOW) == ()


def test_a_list_of_two_proofs_gives_a_result_for_each(vector: Vector) -> None:
    document = vector.json("signed")
    broken = {**document["proof"], "created": "2023-02-24T23:36:39Z"}
    document["proof"] = [broken, document["proof"]]
    assert [result.outcome for result in check_proofs(document, {}, NOW)] == [Outcome.FAIL, Outcome.PASS]


def test_a_proof_from_the_future_is_sound_yet_warns(vector: Vector) -> None:
    document = vector.json("signed")
    within, past = datetime(2023, 2, 24, 23, 31, 38, tzinfo=UTC), datetime(2023, 2, 24, 23, 31, 37, tzinfo=UTC)
    [tolerated] = check_proofs(document, {}, within)
    [early] = check_proofs(document, {}, past)
    assert (tolerated.outcome, tolerated.code) == (Outcome.PASS, None)
    assert (early.outcome, early.code) == (Outcome.WARN, Code.PROOF_CREATED_FUTURE)


@pytest.mark.parametrize("suite", [Suite.EDDSA_JCS_2022, Suite.ECDSA_JCS_2019], ids=str)
def test_a_jcs_proof_wants_the_document_to_start_with_its_contexts(vectors_dir: Path, suite: Suite) -> None:
    document = Vector(vectors_dir, suite).json("signed")
    longer = {**document, "@context": [*document["@context"], "https://w3id.org/security/data-integrity/v2"]}
    turned = {**document, "@context": document["@context"][::-1]}
    shorter = {**document, "@context": document["@context"][:1]}
    assert only_result(longer).outcome is Outcome.PASS
    assert only_result(turned).code is Code.PROOF_FORMAT
    assert only_result(shorter).code is Code.PROOF_FORMAT


def test_an_rdfc_proof_may_not_bring_a_context_of_its_own(vectors_dir: Path) -> None:
    document = Vector(vectors_dir, Suite.EDDSA_RDFC_2022).json("signed")
    document["proof"]["@context"] = document["@context"]
    assert only_result(document).code is Code.CONTEXT_UNKNOWN
