"""Signed badges of Open Badges 2.0, made here with a key of this test."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from badgedesk.core.errors import Code
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import BadgeFormat, Binding, CheckName, Headline, Outcome, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify

NOW = datetime(2026, 11, 14, tzinfo=UTC)
SITE = "https://old.example/"
KEY = rsa.generate_private_key(65537, 2048)
PEM = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
ASSERTION = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "urn:uuid:99999999-9999-4999-8999-999999999999",
    "recipient": {"type": "email", "hashed": False, "identity": "anna@old.example"},
    "badge": SITE + "badge",
    "verification": {"type": "SignedBadge", "creator": SITE + "key"},
    "issuedOn": "2018-05-01T00:00:00Z",
}
DOCUMENTS: dict[str, dict[str, Any]] = {
    "badge": {"id": SITE + "badge", "type": "BadgeClass", "name": "Old Salt", "issuer": SITE + "issuer"},
    "issuer": {"id": SITE + "issuer", "type": "Issuer", "name": "Old Club", "publicKey": SITE + "key"},
    "key": {"id": SITE + "key", "type": "CryptographicKey", "owner": SITE + "issuer", "publicKeyPem": PEM},
}


def part(value: object) -> str:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(assertion: dict[str, Any] | None = None) -> bytes:
    signing_input = f"{part({'alg': 'RS256'})}.{part(assertion or ASSERTION)}"
    signature = KEY.sign(signing_input.encode(), padding.PKCS1v15(), SHA256())
    return f"{signing_input}.{part(signature)}".encode()


def circumstances(*names: str, trusted: bool = True, **changed: dict[str, Any]) -> Circumstances:
    documents = {**DOCUMENTS, **changed}
    given = {SITE + name: Document(json.dumps(documents[name]).encode()) for name in names or tuple(documents)}
    trust = (TrustedIssuer(SITE + "issuer", "Old Club"),) if trusted else ()
    return Circumstances(NOW, trust, given)


def test_with_its_documents_a_signed_badge_is_verified() -> None:
    report = verify(token(), circumstances())
    assert report.format is BadgeFormat.OB2_SIGNED
    assert report.verdict is Verdict.PASS
    assert report.proofs[0].binding is Binding.BOUND
    assert report.credential is not None
    assert (report.credential.name, report.credential.issuer_name) == ("Old Salt", "Old Club")
    assert report.credential.recipient == "anna@old.example"


def test_documents_may_be_embedded() -> None:
    issuer = {**DOCUMENTS["issuer"], "publicKey": DOCUMENTS["key"]}
    whole = {**ASSERTION, "badge": {**DOCUMENTS["badge"], "issuer": issuer}}
    report = verify(token(whole), Circumstances(NOW, (TrustedIssuer(SITE + "issuer", ""),)))
    assert report.verdict is Verdict.PASS


def test_an_issuer_that_is_not_known_keeps_it_open() -> None:
    report = verify(token(), circumstances(trusted=False))
    assert (report.verdict, report.headline) == (Verdict.UNKNOWN, Headline.SOUND_ISSUER_UNKNOWN)


@pytest.mark.parametrize("absent", ["badge", "issuer", "key"])
def test_without_one_of_its_documents_it_cannot_be_checked_offline(absent: str) -> None:
    report = verify(token(), circumstances(*(DOCUMENTS.keys() - {absent})))
    assert report.check(CheckName.SIGNATURE).code is Code.KEY_UNAVAILABLE
    assert report.headline is Headline.NOT_CHECKABLE_OFFLINE


@pytest.mark.parametrize(
    ("name", "change"),
    [("key", {"owner": SITE + "somebody"}), ("issuer", {"publicKey": SITE + "other-key"})],
)
def test_key_and_issuer_must_name_each_other(name: str, change: dict[str, str]) -> None:
    report = verify(token(), circumstances(**{name: {**DOCUMENTS[name], **change}}))
    assert report.check(CheckName.SIGNATURE).code is Code.PROOF_KEY_NOT_ISSUER
    assert report.verdict is Verdict.FAIL


def test_a_document_about_something_else_is_not_used() -> None:
    report = verify(token(), circumstances(key={**DOCUMENTS["key"], "id": SITE + "elsewhere"}))
    assert report.check(CheckName.SIGNATURE).code is Code.KEY_UNAVAILABLE


def test_one_changed_character_is_found() -> None:
    header, _, signature = token().decode().split(".")
    forged = f"{header}.{part({**ASSERTION, 'issuedOn': '2018-05-02T00:00:00Z'})}.{signature}".encode()
    report = verify(forged, circumstances())
    assert report.check(CheckName.SIGNATURE).code is Code.JWS_SIGNATURE
    assert report.headline is Headline.ALTERED_OR_FORGED


@pytest.mark.parametrize(
    ("revoked", "headline"),
    [
        ([], Headline.GOOD),
        ([ASSERTION["id"]], Headline.REVOKED),
        ([{"id": ASSERTION["id"], "revocationReason": "error"}], Headline.REVOKED),
        ([{"uid": "another"}], Headline.GOOD),
    ],
)
def test_the_issuers_list_of_revoked_badges_counts(revoked: list[object], headline: Headline) -> None:
    issuer = {**DOCUMENTS["issuer"], "revocationList": SITE + "revoked"}
    listed = {"id": SITE + "revoked", "type": "RevocationList", "revokedAssertions": revoked}
    report = verify(token(), circumstances(issuer=issuer, revoked=listed))
    assert report.headline is headline


def test_a_list_that_is_not_at_hand_keeps_the_status_open() -> None:
    issuer = {**DOCUMENTS["issuer"], "revocationList": SITE + "revoked"}
    report = verify(token(), circumstances(issuer=issuer))
    assert report.check(CheckName.STATUS).code is Code.STATUS_UNREACHABLE
    assert report.verdict is Verdict.UNKNOWN


def test_a_badge_that_ended_is_expired() -> None:
    report = verify(token({**ASSERTION, "expires": "2020-01-01T00:00:00Z"}), circumstances())
    assert report.headline is Headline.EXPIRED


def test_an_assertion_without_its_date_is_no_complete_badge() -> None:
    incomplete = {name: value for name, value in ASSERTION.items() if name != "issuedOn"}
    report = verify(token(incomplete), circumstances())
    assert report.outcome(CheckName.STRUCTURE) is Outcome.FAIL
