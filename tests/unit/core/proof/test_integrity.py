from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from badgedesk.core import limits
from badgedesk.core.did import did_key
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import KeyKind, SigningKey, base58, load_signing_key
from badgedesk.core.model.report import Outcome
from badgedesk.core.proof import Suite, check_proofs, sign_document
from badgedesk.core.proof.suite import HashedDocument
from badgedesk.core.strictjson import JsonObject

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ISSUER = load_signing_key(KeyKind.ED25519, bytes(range(32)))
WITNESS = load_signing_key(KeyKind.ED25519, bytes(range(1, 33)))
DOCUMENT: JsonObject = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    "id": "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e11",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": did_key(ISSUER.public),
    "validFrom": "2025-03-01T09:00:00Z",
    "credentialSubject": {"id": "did:example:ada", "type": ["AchievementSubject"]},
}


def method(key: SigningKey) -> str:
    return f"{did_key(key.public)}#{key.public.multibase}"


def proof_over(document: JsonObject, key: SigningKey, **members: Any) -> dict[str, Any]:
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "verificationMethod": method(key),
        "proofPurpose": "assertionMethod",
        **members,
    }
    message = HashedDocument(document).hash_data(Suite.EDDSA_RDFC_2022, options, key.kind)
    return {**options, "proofValue": "z" + base58.encode(key.sign(message))}


def chain(**second: Any) -> list[dict[str, Any]]:
    first = proof_over(DOCUMENT, ISSUER, id="urn:uuid:11111111-2222-4333-8444-555555555501")
    covered = {**DOCUMENT, "proof": [first]}
    return [first, proof_over(covered, WITNESS, previousProof=first["id"], **second)]


def outcomes(proof: object, document: JsonObject = DOCUMENT) -> list[tuple[Outcome, Code | None]]:
    secured: dict[str, Any] = {**document, "proof": proof}
    return [(result.outcome, result.code) for result in check_proofs(secured, {}, NOW)]


PASS = (Outcome.PASS, None)
BROKEN = (Outcome.FAIL, Code.PROOF_SIGNATURE)


def test_a_signed_document_is_sound_and_keeps_its_members() -> None:
    signed = sign_document(DOCUMENT, ISSUER, verification_method=method(ISSUER), created=NOW)
    assert {name: value for name, value in signed.items() if name != "proof"} == DOCUMENT
    assert outcomes(signed["proof"]) == [PASS]


def test_signing_refuses_what_no_signature_would_cover() -> None:
    with pytest.raises(InputError) as caught:
        sign_document({**DOCUMENT, "grade": "A"}, ISSUER, verification_method=method(ISSUER), created=NOW)
    assert caught.value.code is Code.CREDENTIAL_UNSIGNED_TERM


def test_proofs_of_a_set_stand_by_themselves() -> None:
    both = [proof_over(DOCUMENT, ISSUER), proof_over(DOCUMENT, WITNESS)]
    assert outcomes(both) == [PASS, PASS]
    assert outcomes(both[::-1]) == [PASS, PASS]
    assert outcomes([both[0], {**both[1], "verificationMethod": method(ISSUER)}]) == [PASS, BROKEN]


def test_a_proof_may_cover_the_one_before_it() -> None:
    assert outcomes(chain()) == [PASS, PASS]


def test_a_chain_covers_the_whole_proof_before() -> None:
    first, second = chain()
    assert outcomes([{**first, "created": "2025-03-01T09:00:00Z"}, second]) == [BROKEN, BROKEN]


def test_a_chain_without_its_first_proof_is_refused() -> None:
    _, second = chain()
    assert outcomes(second) == [(Outcome.FAIL, Code.PROOF_FORMAT)]


@pytest.mark.parametrize("named", [[], None, 7, "urn:uuid:0", ["urn:uuid:11111111-2222-4333-8444-555555555501", "x"]])
def test_a_chain_to_a_proof_that_is_not_there_is_refused(named: object) -> None:
    first, second = chain()
    assert outcomes([first, {**second, "previousProof": named}]) == [PASS, (Outcome.FAIL, Code.PROOF_FORMAT)]


def test_a_proof_taken_out_of_its_chain_does_not_hold() -> None:
    first, second = chain()
    alone = {name: value for name, value in second.items() if name != "previousProof"}
    assert outcomes([first, alone]) == [PASS, BROKEN]


def test_a_set_at_the_limit_is_checked() -> None:
    assert outcomes([proof_over(DOCUMENT, ISSUER)] * limits.PROOFS) == [PASS] * limits.PROOFS


def test_a_set_past_the_limit_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        outcomes([proof_over(DOCUMENT, ISSUER)] * (limits.PROOFS + 1))
    assert caught.value.code is Code.PROOF_LIMIT


@pytest.mark.parametrize("proof", ["text", 7, True, ["text"], [[]], [None]])
def test_what_is_no_object_is_no_proof(proof: object) -> None:
    assert outcomes(proof) == [(Outcome.FAIL, Code.PROOF_FORMAT)]


def test_an_empty_object_is_no_proof() -> None:
    assert outcomes({}) == [(Outcome.FAIL, Code.PROOF_FORMAT)]


@pytest.mark.parametrize(
    "changed",
    [
        {"proofPurpose": "authentication"},
        {"expires": "2026-10-31T23:59:59Z"},
    ],
)
def test_a_sound_signature_of_the_wrong_purpose_or_time_is_refused(changed: Mapping[str, str]) -> None:
    [(outcome, code)] = outcomes(proof_over(DOCUMENT, ISSUER, **changed))
    assert outcome is Outcome.FAIL
    assert code in {Code.PROOF_PURPOSE, Code.PROOF_EXPIRED}


def test_a_proof_that_ends_later_is_sound() -> None:
    assert outcomes(proof_over(DOCUMENT, ISSUER, expires="2026-11-01T00:00:00Z")) == [PASS]


def test_a_proof_type_in_a_list_of_one_is_read() -> None:
    assert outcomes(proof_over(DOCUMENT, ISSUER, type=["DataIntegrityProof"])) == [PASS]


def test_a_signature_that_leaves_out_a_later_term_warns_and_names_it() -> None:
    """Software that knows the first revision of the 3.0.3 context does not sign ``endorsementJwt``."""
    contexts = {"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "revision-A"}
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "verificationMethod": method(ISSUER),
        "proofPurpose": "assertionMethod",
    }
    message = HashedDocument(DOCUMENT, contexts).hash_data(Suite.EDDSA_RDFC_2022, options, ISSUER.kind)
    proof = {**options, "proofValue": "z" + base58.encode(ISSUER.sign(message))}
    [result] = check_proofs({**DOCUMENT, "endorsementJwt": ["aa.bb.cc"], "proof": proof}, {}, NOW)
    assert (result.outcome, result.code) == (Outcome.WARN, Code.CREDENTIAL_UNSIGNED_TERM)
    assert dict(result.facts) == {"field": "endorsementJwt"}
