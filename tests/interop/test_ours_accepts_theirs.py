"""What others issue, this program verifies, in either of the two suites and in every form the model allows."""

from collections.abc import Mapping
from typing import Final

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.issue import build_credential
from badgedesk.core.model.report import Binding, CheckName, Outcome, Verdict
from badgedesk.core.proof import sign_document
from badgedesk.core.strictjson import JsonObject, parse_object
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.interop.awards import AWARDS, DID, FULL, FULL_ISSUER, ISSUER, KEY, KEY_PAIR, LOOKED_AT, METHOD, SIGNED_AT
from tests.interop.conftest import RunPeers

pytestmark = pytest.mark.interop

SUITES: Final = ("eddsa-rdfc-2022", "Ed25519Signature2020")
_VCDM_1: Final = "https://www.w3.org/2018/credentials/v1"
_VCDM_2: Final = "https://www.w3.org/ns/credentials/v2"
_OB: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_SUBJECT: Final[JsonObject] = {
    "id": "did:example:learner-77",
    "type": "AchievementSubject",
    "achievement": {
        "id": "https://badges.example.org/knots",
        "type": "Achievement",
        "name": "Knot Tying Basics",
        "description": "Ties eight knots.",
        "criteria": {"narrative": "Tie each knot twice."},
    },
}

HAND_WRITTEN: Final[Mapping[str, JsonObject]] = {
    "compacted": {
        "@context": [_VCDM_2, _OB],
        "id": "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e11",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "issuer": DID,
        "validFrom": "2025-03-01T09:00:00.123+02:00",
        "credentialSubject": _SUBJECT,
    },
    "name in languages": {
        "@context": [_VCDM_2, _OB],
        "id": "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e12",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": [{"@value": "Knots", "@language": "en"}, {"@value": "Узлы", "@language": "ru"}],
        "description": {"@value": "Acht Knoten", "@language": "de"},
        "issuer": {"id": DID, "type": "Profile", "name": "Harbour Workshop"},
        "validFrom": "2025-03-01T09:00:00Z",
        "credentialSubject": _SUBJECT,
    },
    "schema and terms": {
        "@context": [_VCDM_2, _OB, "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
        "id": "https://badges.example.org/awards/9?x=1#frag",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Knot Tying Basics",
        "issuer": {"id": DID, "type": ["Profile"], "name": "Harbour Workshop"},
        "validFrom": "2025-03-01T09:00:00Z",
        "credentialSubject": {**_SUBJECT, "creditsEarned": 1234.5},
        "credentialSchema": [
            {
                "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
                "type": "1EdTechJsonSchemaValidator2019",
            }
        ],
    },
    "data model 1.1": {
        "@context": [_VCDM_1, _OB, "https://w3id.org/security/data-integrity/v2"],
        "id": "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e13",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Knot Tying Basics",
        "issuer": {"id": DID, "type": ["Profile"], "name": "Harbour Workshop"},
        "issuanceDate": "2025-03-01T09:00:00Z",
        "expirationDate": "2099-03-01T09:00:00Z",
        "credentialSubject": _SUBJECT,
    },
    "data model 1.1 with the first badge context": {
        "@context": [
            _VCDM_1,
            "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
            "https://w3id.org/security/data-integrity/v2",
        ],
        "id": "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e14",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Knot Tying Basics",
        "issuer": {"id": DID, "type": ["Profile"], "name": "Harbour Workshop"},
        "issuanceDate": "2025-03-01T09:00:00Z",
        "credentialSubject": _SUBJECT,
    },
}


def _built(name: str) -> JsonObject:
    award = AWARDS[name]
    issuer = FULL_ISSUER if award.achievement is FULL else ISSUER
    return build_credential(
        award, issuer, credential_id="urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e10", salt="0f" * 16
    )


DOCUMENTS: Final[Mapping[str, JsonObject]] = {
    **HAND_WRITTEN,
    **{f"built: {name}": _built(name) for name, award in AWARDS.items() if award.status is None},
}


@pytest.fixture(scope="module")
def theirs(run_peers: RunPeers) -> dict[tuple[str, str], str]:
    """Every document as they sign it, in both suites."""
    keys = [(suite, name) for name in DOCUMENTS for suite in SUITES]
    cases = [
        {
            "act": "issue",
            "document": DOCUMENTS[name],
            "suite": suite,
            "key": KEY_PAIR,
            "created": SIGNED_AT.isoformat().replace("+00:00", "Z"),
        }
        for suite, name in keys
    ]
    answers = run_peers(cases)
    assert [answer.get("fault") for answer in answers] == [None] * len(cases)
    return dict(zip(keys, (answer["credential"] for answer in answers), strict=True))


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("suite", SUITES)
def test_what_they_issue_is_sound_to_us(theirs: dict[tuple[str, str], str], suite: str, name: str) -> None:
    report = verify(theirs[suite, name].encode(), Circumstances(LOOKED_AT, (TrustedIssuer(DID, "Harbour"),)))
    [proof] = report.proofs
    assert (proof.suite, proof.verification_method) == (suite, METHOD)
    assert (proof.outcome, proof.binding) == (Outcome.PASS, Binding.BOUND)
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
    assert report.verdict is Verdict.PASS


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("suite", SUITES)
def test_what_they_issue_is_refused_once_changed(theirs: dict[tuple[str, str], str], suite: str, name: str) -> None:
    text = theirs[suite, name]
    changed = text.replace("Knot Tying Basics", "Knot Tying Basicz", 1)
    assert changed != text
    check = verify(changed.encode(), Circumstances(LOOKED_AT)).check(CheckName.SIGNATURE)
    assert (check.outcome, check.code) == (Outcome.FAIL, Code.PROOF_SIGNATURE)


def test_both_of_us_make_the_same_signature(theirs: dict[tuple[str, str], str]) -> None:
    """Ed25519 is deterministic: the same document, options and key must give the same text."""
    for name, document in DOCUMENTS.items():
        signed = sign_document(document, KEY, verification_method=METHOD, created=SIGNED_AT)
        [ours] = signed["proof"] if isinstance(signed["proof"], list) else []
        their_proof = parse_object(theirs["eddsa-rdfc-2022", name])["proof"]
        assert isinstance(ours, dict)
        assert isinstance(their_proof, dict)
        assert ours["proofValue"] == their_proof["proofValue"], name
