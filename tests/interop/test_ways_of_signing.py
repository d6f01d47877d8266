"""Every way this program signs in, asked of others: proof suites, proof sets, tokens, keys of a domain."""

import base64
import json
from dataclasses import replace
from typing import Final

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from badgedesk.core.did import Method, did_document, did_key, did_web_address
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import KeyKind, PublicKey, SigningKey, generate_signing_key
from badgedesk.core.model.award import Profile
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import Binding, CheckName, Outcome, Verdict
from badgedesk.core.proof import Securing
from badgedesk.core.strictjson import parse_object
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.interop.awards import AWARDS, LOOKED_AT, SIGNED_AT, counting
from tests.interop.conftest import RunPeers

pytestmark = pytest.mark.interop

KEYS: Final = {kind: generate_signing_key(kind) for kind in (KeyKind.ED25519, KeyKind.P256, KeyKind.RSA)}
PROOFS: Final = {
    "eddsa-rdfc-2022": KeyKind.ED25519,
    "eddsa-jcs-2022": KeyKind.ED25519,
    "eddsa-rdfc-2022,eddsa-jcs-2022": KeyKind.ED25519,
    "ecdsa-rdfc-2019": KeyKind.P256,
}
TOKENS: Final = {"jwt-eddsa": KeyKind.ED25519, "jwt-es256": KeyKind.P256, "jwt-rs256": KeyKind.RSA}
WEB: Final = "did:web:badges.example.org:club"
AWARD: Final = replace(AWARDS["everything"], recipient=AWARDS["did recipient"].recipient)


def _spki(key: PublicKey) -> str:
    """Return the public key as the library of others writes it."""
    if key.kind is KeyKind.ED25519:
        loaded = Ed25519PublicKey.from_public_bytes(key.raw)
    elif key.kind is KeyKind.P256:
        loaded = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), key.raw)
    else:
        loaded = load_der_public_key(key.raw)
    return loaded.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _signer(key: SigningKey, names: str, did: str | None = None) -> Signer:
    issuer = did or did_key(key.public)
    fragment = key.public.multibase if did is None else key.public.name
    profile = Profile(id=issuer, name="Harbour Workshop")
    return Signer(profile, key, f"{issuer}#{fragment}", Securing.parse(names, key.kind))


def _issue(signer: Signer) -> bytes:
    return issue(
        AWARD,
        signer,
        now=SIGNED_AT,
        new_id=counting("urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-"),
        new_salt=counting("00112233445566778899"),
    )


@pytest.mark.parametrize("names", PROOFS)
def test_others_verify_each_proof_and_refuse_one_changed_character(run_peers: RunPeers, names: str) -> None:
    signer = _signer(KEYS[PROOFS[names]], names)
    text = _issue(signer).decode()
    changed = text.replace("skipper", "Skipper")
    assert changed != text
    asked = [{"act": "vc", "credential": one, "now": LOOKED_AT.isoformat()} for one in (text, changed)]
    good, bad = run_peers(asked)
    assert (good["verified"], good["why"], good["refused"]) == (True, [], [])
    assert {proof["cryptosuite"]: proof["verified"] for proof in good["proofs"]} == dict.fromkeys(
        names.split(","), True
    )
    assert bad["verified"] is False
    assert not any(proof["verified"] for proof in bad["proofs"])
    known = Circumstances(LOOKED_AT, (TrustedIssuer(signer.profile.id, "Harbour"),))
    report = verify(text.encode(), known)
    assert report.verdict is Verdict.PASS
    assert [(proof.suite, proof.outcome, proof.binding) for proof in report.proofs] == [
        (name, Outcome.PASS, Binding.BOUND) for name in names.split(",")
    ]
    assert verify(changed.encode(), known).outcome(CheckName.SIGNATURE) is Outcome.FAIL


def test_verifier_core_takes_a_proof_set(run_peers: RunPeers) -> None:
    text = _issue(_signer(KEYS[KeyKind.ED25519], "eddsa-rdfc-2022,eddsa-jcs-2022")).decode()
    [answer] = run_peers([{"act": "core", "credential": text}])
    assert (answer["verified"], answer["schema"]) == (True, {"valid": True})


@pytest.mark.parametrize("names", TOKENS)
def test_jose_verifies_each_token_and_refuses_one_changed_character(run_peers: RunPeers, names: str) -> None:
    key = KEYS[TOKENS[names]]
    signer = _signer(key, names)
    token = _issue(signer).decode()
    head, payload, signature = token.split(".")
    said = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    assert said.count(b"skipper") == 1
    other = base64.urlsafe_b64encode(said.replace(b"skipper", b"Skipper")).rstrip(b"=").decode()
    changed = f"{head}.{other}.{signature}"
    asked = [{"act": "jose", "token": one, "spki": _spki(key.public), "now": LOOKED_AT.isoformat()}
             for one in (token, changed)]  # fmt: skip
    good, bad = run_peers(asked)
    assert (good["verified"], good["why"]) == (True, [])
    assert (bad["verified"], bad["why"]) == (False, ["ERR_JWS_SIGNATURE_VERIFICATION_FAILED"])
    algorithm = {"jwt-eddsa": "EdDSA", "jwt-es256": "ES256", "jwt-rs256": "RS256"}[names]
    assert (good["header"]["alg"], good["header"]["typ"], good["header"]["kid"]) == (
        algorithm,
        "JWT",
        signer.verification_method,
    )
    claims = good["payload"]
    assert claims["iss"] == claims["issuer"]["id"] == signer.profile.id
    assert (claims["sub"], claims["jti"]) == (claims["credentialSubject"]["id"], claims["id"])
    # 2025-03-01T09:00:00Z and 2099-01-01T00:00:00Z, as `date -u +%s` counts them.
    assert (claims["nbf"], claims["exp"]) == (1740819600, 4070908800)
    known = Circumstances(LOOKED_AT, (TrustedIssuer(signer.profile.id, "Harbour"),))
    assert verify(token.encode(), known).verdict is Verdict.PASS
    assert verify(changed.encode(), known).outcome(CheckName.SIGNATURE) is Outcome.FAIL


@pytest.mark.parametrize("names", [name for name in PROOFS if "," not in name])
def test_a_domains_document_lets_others_verify(run_peers: RunPeers, names: str) -> None:
    key, older = KEYS[PROOFS[names]], generate_signing_key(PROOFS[names])
    signer = _signer(key, names, WEB)
    methods = [Method(f"{WEB}#{one.public.name}", one.public) for one in (older, key)]
    document = did_document(WEB, methods)
    texts = [_issue(one).decode() for one in (signer, _signer(older, names, WEB))]
    asked = [{"act": "vc", "credential": one, "now": LOOKED_AT.isoformat()} for one in texts]
    answers = run_peers(asked, None, {WEB: parse_object(document)})
    assert [(answer["verified"], answer["why"]) for answer in answers] == [(True, []), (True, [])]
    known = Circumstances(
        LOOKED_AT, (TrustedIssuer(WEB, "Harbour"),), {did_web_address(WEB): Document(document.encode())}
    )
    assert [verify(text.encode(), known).verdict for text in texts] == [Verdict.PASS, Verdict.PASS]
    without = verify(texts[0].encode(), Circumstances(LOOKED_AT, (TrustedIssuer(WEB, "Harbour"),)))
    assert without.outcome(CheckName.SIGNATURE) is Outcome.UNKNOWN


def test_tokens_of_a_domain_verify_by_its_document() -> None:
    for names, kind in TOKENS.items():
        signer = _signer(KEYS[kind], names, WEB)
        document = did_document(WEB, [Method(signer.verification_method, signer.key.public)])
        assert json.loads(document)["id"] == WEB
        known = Circumstances(
            LOOKED_AT, (TrustedIssuer(WEB, "Harbour"),), {did_web_address(WEB): Document(document.encode())}
        )
        report = verify(_issue(signer), known)
        assert (report.verdict, report.proofs[0].binding) == (Verdict.PASS, Binding.BOUND)
