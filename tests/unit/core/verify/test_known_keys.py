"""Keys that a trust list holds stand in for documents that are not at hand, and nothing else does."""

import base64
import json
from datetime import datetime

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.issue import Signer, sign_credential
from badgedesk.core.keys import SigningKey
from badgedesk.core.model.report import Binding, CheckName, Outcome, Report, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify

ISSUERS = ["did:web:club.example", "https://club.example/profile"]
FORMS = ["proof", "token"]


def packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def secured(form: str, signed: bytes, issuer: str, key: SigningKey, now: datetime) -> bytes:
    """Return the badge of ``signed`` as one of ``issuer``, signed by ``key`` under the address ``#key-1``."""
    document = json.loads(signed)
    del document["proof"]
    document["issuer"]["id"] = issuer
    method = f"{issuer}#key-1"
    if form == "proof":
        return sign_credential(document, key, verification_method=method, created=now)
    head = json.dumps({"alg": "EdDSA", "typ": "JWT", "kid": method}).encode()
    text = f"{packed(head)}.{packed(json.dumps(document | {'iss': issuer}).encode())}"
    return f"{text}.{packed(key.sign(text.encode()))}".encode()


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=ISSUERS)
def issuer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def badge(form: str, issuer: str, signed: bytes, key: SigningKey, now: datetime) -> bytes:
    return secured(form, signed, issuer, key, now)


def signature_of(report: Report) -> tuple[Outcome, Code | None]:
    check = report.check(CheckName.SIGNATURE)
    return check.outcome, check.code


@pytest.mark.parametrize("key_id", ["", "#key-1"])
def test_a_key_of_the_trust_list_makes_the_badge_pass(
    badge: bytes, issuer: str, key: SigningKey, stranger: SigningKey, now: datetime, key_id: str
) -> None:
    keys, key_ids = (stranger.public, key.public), ("", key_id and issuer + key_id)
    report = verify(badge, Circumstances(now, (TrustedIssuer(issuer, "Club", keys, key_ids),)))
    assert report.verdict is Verdict.PASS
    assert report.proofs[0].binding is Binding.BOUND


def test_without_such_a_key_the_badge_stays_open(badge: bytes, issuer: str, now: datetime) -> None:
    report = verify(badge, Circumstances(now, (TrustedIssuer(issuer, "Club"),)))
    assert report.verdict is Verdict.UNKNOWN
    assert signature_of(report) == (Outcome.UNKNOWN, Code.KEY_UNAVAILABLE)


def test_another_key_without_an_address_proves_nothing(
    badge: bytes, issuer: str, stranger: SigningKey, now: datetime
) -> None:
    report = verify(badge, Circumstances(now, (TrustedIssuer(issuer, "Club", (stranger.public,)),)))
    assert signature_of(report) == (Outcome.UNKNOWN, Code.KEY_UNAVAILABLE)


def test_another_key_under_that_very_address_breaks_the_badge(
    badge: bytes, form: str, issuer: str, stranger: SigningKey, now: datetime
) -> None:
    trusted = TrustedIssuer(issuer, "Club", (stranger.public,), (f"{issuer}#key-1",))
    code = Code.PROOF_SIGNATURE if form == "proof" else Code.JWS_SIGNATURE
    report = verify(badge, Circumstances(now, (trusted,)))
    assert signature_of(report) == (Outcome.FAIL, code)
    assert report.verdict is Verdict.FAIL


def test_the_keys_of_one_issuer_do_not_stand_in_for_anothers(
    badge: bytes, issuer: str, key: SigningKey, now: datetime, signer: Signer
) -> None:
    others = TrustedIssuer(signer.profile.id, "Another", (key.public,))
    report = verify(badge, Circumstances(now, (others, TrustedIssuer(issuer, "Club"))))
    assert report.verdict is Verdict.UNKNOWN


def test_a_key_known_under_another_address_of_the_issuer_is_not_tried(
    badge: bytes, issuer: str, key: SigningKey, now: datetime
) -> None:
    trusted = TrustedIssuer(issuer, "Club", (key.public,), (f"{issuer}#key-2",))
    report = verify(badge, Circumstances(now, (trusted,)))
    assert signature_of(report) == (Outcome.UNKNOWN, Code.KEY_UNAVAILABLE)
