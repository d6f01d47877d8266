"""Records, presentations and endorsements: each credential inside is verified and reported by itself."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.issue import Question, Signer, present
from badgedesk.core.keys import SigningKey, base58
from badgedesk.core.model.award import Award
from badgedesk.core.model.report import BadgeFormat, CheckName, Outcome, Report, Role, Verdict
from badgedesk.core.proof import Suite, sign_document
from badgedesk.core.proof.suite import HashedDocument
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.unit.core.conftest import NOW, signer_of

VCDM = "https://www.w3.org/ns/credentials/v2"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"


@pytest.fixture
def badge(sign: Callable[[Award, Signer], bytes], award: Award, signer: Signer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sign(award, signer))
    return found


def secure(document: dict[str, Any], key: SigningKey, *, purpose: str = "assertionMethod", **more: str) -> bytes:
    """Sign with options of the test's own choice, through the published algorithm of eddsa-rdfc-2022."""
    did = f"did:key:{key.public.multibase}"
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-11-14T09:00:00Z",
        "verificationMethod": f"{did}#{key.public.multibase}",
        "proofPurpose": purpose,
        **more,
    }
    message = HashedDocument(document).hash_data(Suite.EDDSA_RDFC_2022, options, key.kind)  # type: ignore[arg-type]  # texts are JSON
    proof = {**options, "proofValue": "z" + base58.encode(key.sign(message))}
    return json.dumps({**document, "proof": proof}).encode()


def clr(signer: Signer, *inner: dict[str, Any]) -> dict[str, Any]:
    return {
        "@context": [VCDM, CLR, OB],
        "id": "urn:uuid:11111111-1111-4111-8111-111111111111",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Transcript",
        "issuer": {"id": signer.profile.id, "type": ["Profile"], "name": "Bay Sailing Club"},
        "validFrom": "2026-11-14T09:00:00Z",
        "credentialSubject": {"id": "did:example:anna", "type": ["ClrSubject"], "verifiableCredential": list(inner)},
    }


def check(data: bytes, *issuers: Signer, **asked: str) -> Report:
    trust = tuple(TrustedIssuer(str(issuer.profile.id), "known") for issuer in issuers)
    return verify(data, Circumstances(NOW, trust, **asked))  # type: ignore[arg-type]  # names of texts


def test_a_record_with_a_sound_badge_passes_and_reports_it(badge: dict[str, Any], signer: Signer) -> None:
    report = check(secure(clr(signer, badge), signer.key), signer)
    assert (report.format, report.verdict) == (BadgeFormat.CLR2, Verdict.PASS)
    assert report.credential is not None
    assert report.credential.name == "Transcript"
    [inner] = report.inner
    assert (inner.role, inner.path) == (Role.CREDENTIAL, "$.credentialSubject.verifiableCredential[0]")
    assert inner.report.verdict is Verdict.PASS


def test_a_record_with_an_altered_badge_fails(badge: dict[str, Any], signer: Signer) -> None:
    badge["name"] = "Admiral"
    report = check(secure(clr(signer, badge), signer.key), signer)
    assert (report.verdict, report.check(CheckName.STRUCTURE).code) == (Verdict.FAIL, Code.INNER_BROKEN)
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS


def test_an_unsigned_badge_rests_on_the_record(badge: dict[str, Any], signer: Signer) -> None:
    del badge["proof"]
    report = check(secure(clr(signer, badge), signer.key), signer)
    structure = report.check(CheckName.STRUCTURE)
    assert (structure.outcome, structure.code) == (Outcome.WARN, Code.INNER_UNSIGNED)


def test_a_badge_by_a_stranger_leaves_a_record_open(
    badge: dict[str, Any], signer: Signer, stranger: SigningKey
) -> None:
    other = signer_of(stranger, "Somebody")
    report = check(secure(clr(other, badge), stranger), other)
    assert (report.verdict, report.check(CheckName.STRUCTURE).code) == (Verdict.UNKNOWN, Code.INNER_OPEN)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"type": ["ClrSubject"], "verifiableCredential": []}, "$.credentialSubject.verifiableCredential"),
        ({"type": ["Thing"]}, "$.credentialSubject.type"),
        (
            {
                "association": [
                    {"type": "Association", "associationType": "likes", "sourceId": "a:b", "targetId": "a:c"}
                ]
            },
            None,
        ),
        ({"verifiableCredential": ["text"]}, "$.credentialSubject.verifiableCredential[0]"),
    ],
)
def test_the_shape_of_a_record_is_asked(
    badge: dict[str, Any], signer: Signer, change: dict[str, Any], path: str | None
) -> None:
    document = clr(signer, badge)
    document["credentialSubject"] |= change
    structure = check(json.dumps(document).encode(), signer).check(CheckName.STRUCTURE)
    if path is None:
        assert "association" in (structure.fact("path") or "")
    else:
        assert (structure.outcome, structure.fact("path")) == (Outcome.FAIL, path)


def shown(holder: Signer, *inner: Any) -> dict[str, Any]:
    return {
        "@context": [VCDM],
        "type": ["VerifiablePresentation"],
        "holder": holder.profile.id,
        "verifiableCredential": list(inner),
    }


def of_holder(badge_of: dict[str, Any], holder: Signer, signer: Signer) -> dict[str, Any]:
    bare = {name: value for name, value in badge_of.items() if name != "proof"}
    bare["credentialSubject"] = {**bare["credentialSubject"], "id": holder.profile.id}
    signed: dict[str, Any] = dict(
        sign_document(bare, signer.key, verification_method=signer.verification_method, created=NOW)
    )
    return signed


def test_a_presentation_by_the_holder_of_good_badges_passes(
    badge: dict[str, Any], signer: Signer, stranger: SigningKey
) -> None:
    holder = signer_of(stranger, "Anna")
    document = shown(holder, of_holder(badge, holder, signer))
    data = secure(document, stranger, purpose="authentication", challenge="c1", domain="club.example")
    report = check(data, signer, challenge="c1", domain="club.example")
    assert (report.format, report.verdict) == (BadgeFormat.PRESENTATION, Verdict.PASS)
    assert report.outcome(CheckName.RECIPIENT) is Outcome.PASS


@pytest.mark.parametrize("asked", [{"challenge": "c2"}, {"domain": "evil.example"}])
def test_an_answer_to_another_question_fails(
    badge: dict[str, Any], signer: Signer, stranger: SigningKey, asked: dict[str, str]
) -> None:
    holder = signer_of(stranger, "Anna")
    document = shown(holder, of_holder(badge, holder, signer))
    data = secure(document, stranger, purpose="authentication", challenge="c1", domain="club.example")
    report = check(data, signer, **asked)
    assert (report.verdict, report.check(CheckName.SIGNATURE).code) == (Verdict.FAIL, Code.PROOF_CHALLENGE)


def test_badges_of_somebody_else_are_said_to_be(badge: dict[str, Any], signer: Signer, stranger: SigningKey) -> None:
    holder = signer_of(stranger, "Mallory")
    bare = {**badge, "credentialSubject": {**badge["credentialSubject"], "id": "did:example:anna"}}
    del bare["proof"]
    other = dict(sign_document(bare, signer.key, verification_method=signer.verification_method, created=NOW))
    report = check(secure(shown(holder, other), stranger, purpose="authentication"), signer)
    assert report.check(CheckName.RECIPIENT).code is Code.HOLDER_DIFFERS


def test_somebody_elses_signature_on_a_presentation_fails(
    badge: dict[str, Any], signer: Signer, stranger: SigningKey
) -> None:
    document = shown(signer_of(stranger, "Anna"), badge)
    report = check(secure(document, signer.key, purpose="authentication"), signer)
    assert (report.verdict, report.check(CheckName.ISSUER).code) == (Verdict.FAIL, Code.PROOF_KEY_NOT_ISSUER)


def test_an_unsigned_presentation_is_open(badge: dict[str, Any], signer: Signer, stranger: SigningKey) -> None:
    report = check(json.dumps(shown(signer_of(stranger), badge)).encode(), signer)
    assert (report.verdict, report.outcome(CheckName.SIGNATURE)) == (Verdict.UNKNOWN, Outcome.UNKNOWN)
    assert report.inner[0].report.verdict is Verdict.PASS


def test_unsigned_badges_in_a_presentation_are_only_the_holders_word(
    badge: dict[str, Any], signer: Signer, stranger: SigningKey
) -> None:
    del badge["proof"]
    holder = signer_of(stranger, "Anna")
    report = check(secure(shown(holder, badge), stranger, purpose="authentication"), signer, holder)
    assert (report.verdict, report.check(CheckName.ISSUER).code) == (Verdict.UNKNOWN, Code.INNER_UNSIGNED)


def test_the_proof_of_a_statement_cannot_be_made_for_logging_in(badge: dict[str, Any], signer: Signer) -> None:
    bare = {name: value for name, value in badge.items() if name != "proof"}
    report = check(secure(bare, signer.key, purpose="authentication"), signer)
    assert report.check(CheckName.SIGNATURE).code is Code.PROOF_PURPOSE


def endorsement(signer: Signer, about: str) -> dict[str, Any]:
    document = {
        "@context": [VCDM, OB],
        "id": "urn:uuid:22222222-2222-4222-8222-222222222222",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Praise",
        "issuer": {"id": signer.profile.id, "type": ["Profile"], "name": "Harbour"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": about, "type": ["EndorsementSubject"], "endorsementComment": "Good."},
    }
    found: dict[str, Any] = json.loads(secure(document, signer.key))
    return found


@pytest.mark.parametrize(
    ("altered", "elsewhere", "known", "code"),
    [
        (False, False, True, None),
        (False, False, False, Code.ISSUER_UNKNOWN),
        (True, False, True, Code.ENDORSEMENT_BROKEN),
        (False, True, True, Code.ENDORSEMENT_ELSEWHERE),
    ],
)
def test_endorsements_are_reported_one_by_one(
    badge: dict[str, Any],
    signer: Signer,
    stranger: SigningKey,
    altered: bool,
    elsewhere: bool,
    known: bool,
    code: Code | None,
) -> None:
    other = signer_of(stranger, "Harbour")
    praise = endorsement(other, "urn:uuid:33333333-3333-4333-8333-333333333333" if elsewhere else badge["id"])
    if altered:
        praise["credentialSubject"]["endorsementComment"] = "Best of the world."
    bare = {**badge, "endorsement": [praise]}
    del bare["proof"]
    report = check(secure(bare, signer.key), signer, *([other] if known else []))
    assert report.verdict is Verdict.PASS
    line = report.check(CheckName.ENDORSEMENTS)
    assert (line.outcome, line.code) == (Outcome.WARN if code else Outcome.PASS, code)
    assert [(item.role, item.path) for item in report.inner] == [(Role.ENDORSEMENT, "$.endorsement[0]")]


def test_too_many_inside_are_not_counted_as_checked(badge: dict[str, Any], signer: Signer) -> None:
    bare = {**badge, "endorsement": [{} for _ in range(51)]}
    report = check(json.dumps(bare).encode(), signer)
    assert report.inner == ()
    assert report.check(CheckName.ENDORSEMENTS).code is Code.ENDORSEMENT_NOT_CHECKED


def test_records_in_records_end_somewhere(signer: Signer, badge: dict[str, Any]) -> None:
    document = badge
    for _ in range(5):
        document = json.loads(secure(clr(signer, document), signer.key))
    report = check(json.dumps(document).encode(), signer)
    assert report.verdict is not Verdict.PASS


def test_what_the_program_presents_it_also_verifies(
    badge: dict[str, Any], signer: Signer, stranger: SigningKey
) -> None:
    holder = signer_of(stranger, "Anna")
    made = present(
        [json.dumps(of_holder(badge, holder, signer)).encode()],
        stranger,
        Question("c-1", "club.example"),
        verification_method=holder.verification_method,
        presentation_id="urn:uuid:55555555-5555-4555-8555-555555555555",
        created=NOW,
    )
    assert check(made, signer, challenge="c-1", domain="club.example").verdict is Verdict.PASS
    assert check(made, signer, challenge="c-2", domain="club.example").verdict is Verdict.FAIL
    changed = made.replace(b"Coastal Sailing Skipper", b"Coastal Sailing Admiral")
    assert changed != made
    assert check(changed, signer, challenge="c-1").verdict is Verdict.FAIL
