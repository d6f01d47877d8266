import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from badgedesk.core import limits
from badgedesk.core.errors import Code
from badgedesk.core.issue import Signer, sign_credential
from badgedesk.core.keys import SigningKey
from badgedesk.core.model.award import Award, StatusEntry
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import CheckName, Headline, Outcome, Verdict
from badgedesk.core.proof import sign_document
from badgedesk.core.status import build_encoded_list
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.unit.core.conftest import signer_of

URL = "https://baysail.example/status/1"
ENTRIES = 131_072
Sign = Callable[[Award, Signer], bytes]


def status_list(
    signer: Signer,
    revoked: tuple[int, ...],
    now: datetime,
    *,
    entries: int = ENTRIES,
    purpose: str = "revocation",
    **members: object,
) -> bytes:
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": URL,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": signer.profile.id,
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": URL + "#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": build_encoded_list(entries, revoked),
        },
        **members,
    }
    signed = sign_document(document, signer.key, verification_method=signer.verification_method, created=now)
    return json.dumps(signed).encode()


@pytest.fixture
def badge(award: Award, signer: Signer, sign: Sign) -> bytes:
    return sign(replace(award, status=StatusEntry(URL, 94_567)), signer)


def circumstances(signer: Signer, now: datetime, data: bytes, fetched_at: datetime | None = None) -> Circumstances:
    trust = (TrustedIssuer(signer.profile.id, ""),)
    return Circumstances(now, trust, {URL: Document(data, fetched_at)})


def test_a_clear_bit_passes(badge: bytes, signer: Signer, now: datetime) -> None:
    data = status_list(signer, (94_566, 94_568), now)
    assert verify(badge, circumstances(signer, now, data)).verdict is Verdict.PASS


def test_a_raised_bit_means_withdrawn(badge: bytes, signer: Signer, now: datetime) -> None:
    report = verify(badge, circumstances(signer, now, status_list(signer, (94_567,), now)))
    assert report.headline is Headline.REVOKED
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS


def test_a_raised_bit_of_a_suspension_list_means_on_hold(
    award: Award, signer: Signer, sign: Sign, now: datetime
) -> None:
    badge = sign(replace(award, status=StatusEntry(URL, 8, "suspension")), signer)
    data = status_list(signer, (8,), now, purpose="suspension")
    assert verify(badge, circumstances(signer, now, data)).headline is Headline.SUSPENDED


def test_without_the_list_nothing_says_not_withdrawn(badge: bytes, signer: Signer, now: datetime) -> None:
    report = verify(badge, Circumstances(now, (TrustedIssuer(signer.profile.id, ""),)))
    assert report.check(CheckName.STATUS).code is Code.STATUS_UNREACHABLE
    assert report.headline is Headline.SOUND_STATUS_UNCHECKED


@pytest.mark.parametrize(("days", "outcome"), [(29, Outcome.PASS), (31, Outcome.UNKNOWN)])
def test_a_cached_list_answers_for_thirty_days(
    days: int, outcome: Outcome, badge: bytes, signer: Signer, now: datetime
) -> None:
    data = status_list(signer, (), now - timedelta(days=60))
    check = verify(badge, circumstances(signer, now, data, now - timedelta(days=days))).check(CheckName.STATUS)
    assert check.outcome is outcome
    assert check.fact("days") == str(days)


def test_a_cached_list_ends_with_its_own_period(badge: bytes, signer: Signer, now: datetime) -> None:
    data = status_list(signer, (), now - timedelta(days=60), validUntil="2026-11-01T00:00:00Z")
    check = verify(badge, circumstances(signer, now, data, now - timedelta(days=15))).check(CheckName.STATUS)
    assert check.outcome is Outcome.UNKNOWN
    assert check.code is Code.STATUS_STALE


def test_a_list_of_another_purpose_proves_nothing(badge: bytes, signer: Signer, now: datetime) -> None:
    report = verify(badge, circumstances(signer, now, status_list(signer, (), now, purpose="suspension")))
    assert report.check(CheckName.STATUS).code is Code.STATUS_LIST_MISMATCH
    assert report.verdict is Verdict.FAIL


def test_a_strangers_list_proves_nothing(badge: bytes, signer: Signer, stranger: SigningKey, now: datetime) -> None:
    report = verify(badge, circumstances(signer, now, status_list(signer_of(stranger), (), now)))
    assert report.check(CheckName.STATUS).code is Code.STATUS_LIST_MISMATCH
    assert report.verdict is Verdict.UNKNOWN


def test_a_list_that_was_changed_is_refused(badge: bytes, signer: Signer, now: datetime) -> None:
    data = json.loads(status_list(signer, (94_567,), now))
    data["credentialSubject"]["encodedList"] = build_encoded_list(ENTRIES, ())
    report = verify(badge, circumstances(signer, now, json.dumps(data).encode()))
    assert report.check(CheckName.STATUS).code is Code.PROOF_SIGNATURE
    assert report.verdict is Verdict.FAIL


def test_an_unsigned_list_is_refused(badge: bytes, signer: Signer, now: datetime) -> None:
    data = json.loads(status_list(signer, (), now))
    del data["proof"]
    report = verify(badge, circumstances(signer, now, json.dumps(data).encode()))
    assert report.check(CheckName.STATUS).code is Code.PROOF_MISSING
    assert report.verdict is Verdict.FAIL


def test_a_very_short_list_is_pointed_out(award: Award, signer: Signer, sign: Sign, now: datetime) -> None:
    badge = sign(replace(award, status=StatusEntry(URL, 3)), signer)
    report = verify(badge, circumstances(signer, now, status_list(signer, (), now, entries=1024)))
    assert report.check(CheckName.STATUS).code is Code.STATUS_LIST_SHORT
    assert report.verdict is Verdict.UNKNOWN


def test_a_place_past_the_end_of_the_list_is_refused(award: Award, signer: Signer, sign: Sign, now: datetime) -> None:
    badge = sign(replace(award, status=StatusEntry(URL, ENTRIES)), signer)
    report = verify(badge, circumstances(signer, now, status_list(signer, (), now)))
    assert report.check(CheckName.STATUS).code is Code.STATUS_INDEX
    assert report.verdict is Verdict.FAIL


def test_the_unsigned_list_of_1edtech_names_what_is_withdrawn(
    award: Award, signer: Signer, sign: Sign, now: datetime
) -> None:
    document = json.loads(sign(award, signer))
    del document["proof"]
    document["@context"].append("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")
    document["credentialStatus"] = {"id": URL, "type": "1EdTechRevocationList"}
    badge = sign_credential(document, signer.key, verification_method=signer.verification_method, created=now)
    empty = {"id": URL, "issuer": signer.profile.id, "revokedCredential": [{"id": "urn:uuid:other"}]}
    named = {**empty, "revokedCredential": [{"id": document["id"], "revocationReason": "error"}]}
    spared = {**empty, "revokedCredential": [{"id": document["id"], "revoked": False}]}
    verdicts = [
        verify(badge, circumstances(signer, now, json.dumps(listed).encode())).headline
        for listed in (empty, named, spared)
    ]
    assert verdicts == [Headline.GOOD, Headline.REVOKED, Headline.GOOD]


@pytest.mark.parametrize(
    ("size", "outcome", "code"),
    [
        (limits.STATUS_LIST_MIN_BYTES, Outcome.PASS, None),
        (limits.STATUS_LIST_MIN_BYTES - 1, Outcome.PASS, Code.STATUS_LIST_SHORT),
        (limits.STATUS_LIST_TOLERATED_BYTES, Outcome.PASS, Code.STATUS_LIST_SHORT),
        (limits.STATUS_LIST_TOLERATED_BYTES - 1, Outcome.WARN, Code.STATUS_LIST_SHORT),
    ],
)
def test_a_list_may_be_so_short(
    size: int, outcome: Outcome, code: Code | None, award: Award, signer: Signer, sign: Sign, now: datetime
) -> None:
    entry = StatusEntry(URL, 5)
    badge = sign(replace(award, status=entry), signer)
    documents = {URL: Document(status_list(signer, (), now, entries=8 * size))}
    trust = (TrustedIssuer(signer.profile.id, "Bay Sailing Club"),)
    check = verify(badge, Circumstances(now, trust, documents)).check(CheckName.STATUS)
    assert (check.outcome, check.code) == (outcome, code)


def test_a_list_whose_signature_cannot_be_checked_proves_nothing(badge: bytes, signer: Signer, now: datetime) -> None:
    listed = json.loads(status_list(signer, (), now))
    listed["proof"][0]["cryptosuite"] = "of-tomorrow-2030"
    report = verify(badge, circumstances(signer, now, json.dumps(listed).encode()))
    assert (report.verdict, report.check(CheckName.STATUS).code) == (Verdict.UNKNOWN, Code.STATUS_LIST_UNPROVEN)


@pytest.mark.parametrize("size", ["2", 0, 9, True, 1.0, None])
def test_a_size_of_entries_that_is_none_leaves_it_open(
    award: Award, signer: Signer, sign: Sign, now: datetime, size: object
) -> None:
    document = json.loads(sign(replace(award, status=StatusEntry(URL, 7)), signer))
    del document["proof"]
    document["credentialStatus"]["statusSize"] = size
    signed = sign_document(document, signer.key, verification_method=signer.verification_method, created=now)
    report = verify(json.dumps(signed).encode(), circumstances(signer, now, status_list(signer, (), now)))
    assert report.outcome(CheckName.STATUS) is not Outcome.PASS
    assert report.verdict is not Verdict.PASS


def test_entries_of_two_bits_are_read_at_their_place(award: Award, signer: Signer, sign: Sign, now: datetime) -> None:
    document = json.loads(sign(replace(award, status=StatusEntry(URL, 7)), signer))
    del document["proof"]
    document["credentialStatus"]["statusSize"] = 2
    signed = sign_document(document, signer.key, verification_method=signer.verification_method, created=now)
    text = json.dumps(signed).encode()
    assert verify(text, circumstances(signer, now, status_list(signer, (7, 13, 16), now))).verdict is Verdict.PASS
    for place in (14, 15):
        report = verify(text, circumstances(signer, now, status_list(signer, (place,), now)))
        assert report.headline is Headline.REVOKED
