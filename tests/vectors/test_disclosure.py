"""ecdsa-sd-2023: a published credential whose statements other software signed one by one, and changes to it."""

import base64
import copy
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from badgedesk.core.canon import canonical_nquads
from badgedesk.core.did import did_key
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import KeyKind, base58, load_signing_key
from badgedesk.core.model.report import CheckName, Outcome
from badgedesk.core.proof import disclosure
from badgedesk.core.proof.disclosure import check_base_proof, read_base_proof
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.vectors.conftest import EVALUATION_TIME

_SECP256K1 = b"\xe7\x01"
_ISSUER_KEY = "zQ3shvX9Dd7cAG7ZcJN4d9DksshpVYSGpqEyrLjopoGpk97CR"
KEY = load_signing_key(KeyKind.P256, bytes(range(1, 33)))
ONE_TIME = load_signing_key(KeyKind.P256, bytes(range(2, 34)))
DID = did_key(KEY.public)


@pytest.fixture
def published(vectors_dir: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((vectors_dir / "blockcerts/v3/ecdsa-sd-2023-signed-credential.json").read_text())
    return found


def _parts(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    return {name: value for name, value in document.items() if name != "proof"}, document["proof"]


def test_every_signature_of_the_published_one_is_over_the_statement_found_for_it(published: dict[str, Any]) -> None:
    document, proof = _parts(published)
    said = read_base_proof(proof["proofValue"])
    mandatory, others = disclosure._grouped(document, said)
    assert len(others) == len(said.signatures) == 11
    assert all(said.key.verify(sig, line.encode()) for line, sig in zip(others, said.signatures, strict=True))
    assert sorted(line.split()[1].rpartition("#")[2] for line in mandatory) == [
        "issuanceDate>",
        "issuer>",
        "type>",
        "type>",
    ]


def test_the_issuers_signature_fits_by_the_library_with_the_curve_it_was_made_on(published: dict[str, Any]) -> None:
    """The suite allows P-256 alone; the issuer used another curve, so the program leaves it open."""
    document, proof = _parts(published)
    said = read_base_proof(proof["proofValue"])
    mandatory, _ = disclosure._grouped(document, said)
    raw = base58.decode(_ISSUER_KEY[1:])
    assert raw.startswith(_SECP256K1)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256K1(), raw[len(_SECP256K1) :])
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    config = canonical_nquads({"@context": document["@context"], **options})
    message = sha256(config.encode()).digest() + said.key_bytes + sha256("".join(mandatory).encode()).digest()
    r, s = (int.from_bytes(said.signature[start : start + 32]) for start in (0, 32))
    key.verify(encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        key.verify(encode_dss_signature(r, s), message + b"x", ec.ECDSA(hashes.SHA256()))


def _cbor(value: object) -> bytes:
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(_cbor, value))
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    assert isinstance(value, bytes)
    return _head(2, len(value)) + value


def _head(kind: int, size: int) -> bytes:
    return bytes([kind << 5 | size]) if size < 24 else bytes([kind << 5 | 24, size])


def signed(document: dict[str, Any], pointers: list[str], head: bytes = b"\xd9\x5d\x00") -> dict[str, Any]:
    """Return a credential with a base proof by a key of P-256, in the way of the published one."""
    document = {**document, "issuer": DID}
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "ecdsa-sd-2023",
        "created": "2024-06-11T12:24:33Z",
        "verificationMethod": f"{DID}#{KEY.public.multibase}",
        "proofPurpose": "assertionMethod",
    }
    key_bytes = base58.decode(ONE_TIME.public.multibase[1:])
    secret = bytes(32)
    said = disclosure.BaseProof(b"", ONE_TIME.public, key_bytes, secret, (), tuple(pointers))
    mandatory, others = disclosure._grouped(document, said)
    config = canonical_nquads({"@context": document["@context"], **options})
    shown = sha256("".join(mandatory).encode()).digest()
    base = KEY.sign(sha256(config.encode()).digest() + key_bytes + shown)
    packed = head + _cbor([base, key_bytes, secret, [ONE_TIME.sign(line.encode()) for line in others], pointers])
    return {**document, "proof": {**options, "proofValue": "u" + base64.urlsafe_b64encode(packed).decode().rstrip("=")}}


def _outcome(document: dict[str, Any]) -> tuple[Outcome, Code | None]:
    trust = Circumstances(EVALUATION_TIME, (TrustedIssuer(DID, "known"),))
    check = verify(json.dumps(document).encode(), trust).check(CheckName.SIGNATURE)
    return check.outcome, check.code


@pytest.mark.parametrize(
    "pointers",
    [["/issuer"], [], [""], ["/credentialSubject/claim"], ["/credentialSubject/claim/name", "/type/1", "/display"]],
)
def test_one_by_a_key_that_the_suite_allows_passes(published: dict[str, Any], pointers: list[str]) -> None:
    assert _outcome(signed(_parts(published)[0], pointers)) == (Outcome.PASS, None)


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a statement that is always shown": lambda made: made.update(issuanceDate="2022-05-25T15:15:25Z"),
    "a statement that need not be shown": lambda made: made["credentialSubject"].update(name="Somebody Else"),
    "an inner statement": lambda made: made["credentialSubject"]["claim"].update(name="Doctor"),
    "a statement more": lambda made: made["credentialSubject"]["claim"].update(url="https://x.example/"),
    "a statement fewer": lambda made: made["credentialSubject"]["claim"].pop("name"),
    "the options": lambda made: made["proof"].update(created="2024-06-11T12:24:34Z"),
    "the issuer": lambda made: made.update(issuer="did:example:other"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_no_change_is_accepted(published: dict[str, Any], name: str) -> None:
    made = copy.deepcopy(signed(_parts(published)[0], ["/issuer", "/issuanceDate"]))
    CHANGES[name](made)
    assert _outcome(made) == (Outcome.FAIL, Code.PROOF_SIGNATURE)


def test_each_bit_of_the_proof_counts(published: dict[str, Any]) -> None:
    made = signed(_parts(published)[0], ["/issuer"])
    data = base64.urlsafe_b64decode(made["proof"]["proofValue"][1:] + "==")
    document, proof = _parts(made)
    for place in range(0, len(data), 7):
        changed = bytearray(data)
        changed[place] ^= 1
        value = "u" + base64.urlsafe_b64encode(changed).decode().rstrip("=")
        with pytest.raises(InputError):
            check_base_proof(document, {**proof, "proofValue": value}, KEY.public)


def test_what_a_holder_derived_is_left_open(published: dict[str, Any]) -> None:
    made = signed(_parts(published)[0], ["/issuer"], head=b"\xd9\x5d\x01")
    assert _outcome(made) == (Outcome.UNKNOWN, Code.PROOF_UNSUPPORTED)


@pytest.mark.parametrize("pointer", ["issuer", "/nothing", "/type/9", "/type/x", "/issuer/name"])
def test_a_pointer_that_leads_nowhere_is_wrong(published: dict[str, Any], pointer: str) -> None:
    made = signed(_parts(published)[0], ["/issuer"])
    data = base64.urlsafe_b64decode(made["proof"]["proofValue"][1:] + "==")
    value = data.removesuffix(_cbor(["/issuer"])) + _cbor([pointer])
    made["proof"]["proofValue"] = "u" + base64.urlsafe_b64encode(value).decode().rstrip("=")
    assert _outcome(made) == (Outcome.FAIL, Code.PROOF_FORMAT)


@pytest.mark.parametrize("value", [None, "", "u", "z2LuL", "u2V0A", "u" + "A" * 100, "u2V0AgA", 5])
def test_what_is_no_base_proof_is_wrong(published: dict[str, Any], value: object) -> None:
    made = signed(_parts(published)[0], ["/issuer"])
    made["proof"]["proofValue"] = value
    assert _outcome(made) == (Outcome.FAIL, Code.PROOF_FORMAT)
