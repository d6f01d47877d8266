"""Hosted badges: open without their documents, and with them what their own address says."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import BadgeFormat, Binding, CheckName, Headline, Outcome, Report, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify

NOW = datetime(2026, 11, 14, tzinfo=UTC)
SITE = "https://old.example/"
ASSERTION: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": SITE + "assertions/7",
    "recipient": {"type": "email", "hashed": False, "identity": "anna@old.example"},
    "badge": SITE + "badge",
    "verification": {"type": "hosted"},
    "issuedOn": "2018-05-01T00:00:00Z",
}
BADGE: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": SITE + "badge",
    "type": "BadgeClass",
    "name": "Old Salt",
    "description": "Sailed for years.",
    "criteria": SITE + "criteria",
    "image": SITE + "salt.png",
    "issuer": SITE + "issuer",
}
ISSUER: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": SITE + "issuer",
    "type": "Issuer",
    "name": "Old Club",
    "url": SITE,
    "email": "club@old.example",
}


def written(document: dict[str, Any]) -> bytes:
    return json.dumps(document).encode()


def given(*documents: dict[str, Any]) -> dict[str, Document]:
    return {document["id"]: Document(written(document)) for document in documents}


def check(document: dict[str, Any], documents: dict[str, Document], *, trusted: bool = True) -> Report:
    trust = (TrustedIssuer(SITE + "issuer", "Old Club"),) if trusted else ()
    return verify(written(document), Circumstances(NOW, trust, documents, recipient="anna@old.example"))


def test_without_its_documents_a_hosted_badge_is_open_and_says_why() -> None:
    report = check(ASSERTION, {})
    assert (report.format, report.verdict) == (BadgeFormat.OB2_HOSTED, Verdict.UNKNOWN)
    assert report.headline is Headline.NOT_CHECKABLE_OFFLINE
    assert report.check(CheckName.SIGNATURE).code is Code.HOSTED_NOT_FETCHED
    assert report.check(CheckName.SIGNATURE).fact("address") == ASSERTION["id"]
    assert report.outcome(CheckName.RECIPIENT) is Outcome.PASS


def test_a_badge_that_is_what_its_address_holds_passes() -> None:
    report = check(ASSERTION, given(ASSERTION, BADGE, ISSUER))
    assert report.verdict is Verdict.PASS
    assert report.proofs[0].binding is Binding.BOUND
    assert report.credential is not None
    assert (report.credential.name, report.credential.issuer_name) == ("Old Salt", "Old Club")


def test_an_issuer_the_user_does_not_know_leaves_it_open() -> None:
    report = check(ASSERTION, given(ASSERTION, BADGE, ISSUER), trusted=False)
    assert report.verdict is Verdict.UNKNOWN
    assert report.headline is Headline.SOUND_ISSUER_UNKNOWN


@pytest.mark.parametrize("change", [{"issuedOn": "2018-05-02T00:00:00Z"}, {"narrative": "more"}, {"evidence": SITE}])
def test_another_text_than_at_its_address_fails(change: dict[str, Any]) -> None:
    report = check({**ASSERTION, **change}, given(ASSERTION, BADGE, ISSUER))
    assert report.verdict is Verdict.FAIL
    assert report.check(CheckName.SIGNATURE).code is Code.HOSTED_DIFFERS


def test_a_revoked_answer_of_the_address_withdraws_it() -> None:
    revoked = {"id": ASSERTION["id"], "revoked": True, "revocationReason": "Left the club"}
    report = check(ASSERTION, given(revoked, BADGE, ISSUER))
    assert report.headline is Headline.REVOKED
    assert report.check(CheckName.STATUS).fact("reason") == "Left the club"


@pytest.mark.parametrize(
    ("policy", "holds"),
    [
        ({}, True),
        ({"allowedOrigins": "old.example"}, True),
        ({"allowedOrigins": ["other.example"]}, False),
        ({"startsWith": SITE + "assertions/"}, True),
        ({"startsWith": [SITE + "elsewhere/"]}, False),
        ({"startsWith": SITE + "assertions/", "allowedOrigins": ["other.example"]}, False),
    ],
)
def test_the_issuer_says_which_addresses_are_its_own(policy: dict[str, Any], holds: bool) -> None:
    issuer = {**ISSUER, "verification": policy}
    report = check(ASSERTION, given(ASSERTION, BADGE, issuer))
    assert (report.verdict is Verdict.PASS) is holds
    assert (report.check(CheckName.SIGNATURE).code is Code.HOSTED_SCOPE) is not holds


def test_an_address_of_somebody_else_is_out_of_scope() -> None:
    moved = {**ASSERTION, "id": "https://evil.example/7"}
    report = check(moved, given(moved, BADGE, ISSUER))
    assert report.check(CheckName.SIGNATURE).code is Code.HOSTED_SCOPE


def test_an_issuer_written_into_the_badge_cannot_speak_for_foreign_addresses() -> None:
    claimed = {**ISSUER, "verification": {"allowedOrigins": ["evil.example"]}}
    forged = {**ASSERTION, "id": "https://evil.example/7", "badge": {**BADGE, "issuer": claimed}}
    report = check(forged, given(forged, ISSUER))
    assert report.verdict is Verdict.FAIL
    alone = check(forged, given(forged))
    assert alone.verdict is Verdict.UNKNOWN


def test_a_document_in_another_hosts_name_counts_for_nothing() -> None:
    lying = {"https://evil.example/issuer": Document(written(ISSUER))}
    badge = {**BADGE, "id": "https://evil.example/badge", "issuer": "https://evil.example/issuer"}
    forged = {**ASSERTION, "id": SITE + "assertions/7", "badge": badge["id"]}
    report = check(forged, {**given(forged, badge), **lying})
    assert report.verdict is not Verdict.PASS


def test_another_name_within_the_host_is_said() -> None:
    document = Document(written(BADGE))
    moved = {**ASSERTION, "badge": SITE + "old-badge"}
    report = check(moved, {**given(moved, ISSUER), SITE + "old-badge": document})
    assert report.verdict is Verdict.PASS
    assert report.check(CheckName.STRUCTURE).code is Code.HOSTED_REDIRECTED


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"type": "Thing"}, "$.type"),
        ({"recipient": None}, "$.recipient"),
        ({"recipient": "anna"}, "$.recipient"),
        ({"recipient": {"type": "email"}}, "$.recipient.identity"),
        ({"verification": {}}, "$.verification"),
        ({"image": "data:image/png;base64,AAAA"}, "$.image"),
        ({"expires": "2017-01-01T00:00:00Z"}, "$.expires"),
        ({"badge": 7}, "$.badge"),
    ],
)
def test_what_an_assertion_must_have_is_asked(change: dict[str, Any], path: str) -> None:
    report = check({**ASSERTION, **change}, {})
    structure = report.check(CheckName.STRUCTURE)
    assert (structure.outcome, structure.fact("path")) == (Outcome.FAIL, path)


def test_badges_of_1_0_are_read_and_explained() -> None:
    old = {
        "uid": "123abc",
        "recipient": {"identity": "anna@old.example", "hashed": False, "type": "email"},
        "badge": SITE + "badge",
        "issuedOn": 1300000000,
        "verify": {"type": "hosted", "url": SITE + "old/1"},
    }
    report = check(old, {})
    assert (report.format, report.headline) == (BadgeFormat.OB1, Headline.NOT_CHECKABLE_OFFLINE)
    assert report.check(CheckName.STRUCTURE).code is Code.CREDENTIAL_OLD_CONTEXT
    assert report.credential is not None
    assert report.credential.valid_from == "2011-03-13T07:06:40Z"
    documents = {SITE + "old/1": Document(written(old)), **given(BADGE, ISSUER)}
    assert check(old, documents).verdict is Verdict.PASS


def test_badges_of_0_5_are_read_and_explained() -> None:
    old = {
        "recipient": "sha256$85c4196c5516561cef673642157499b70066cb1070852b2a37fdbf3cc599b087",
        "salt": "sel gris",
        "issued_on": "2011-06-01",
        "badge": {
            "version": "0.5.0",
            "name": "Basic McBadge",
            "description": "A basic badge.",
            "criteria": SITE,
            "issuer": {"origin": SITE, "name": "Basic Issuer"},
        },
    }
    report = check(old, {})
    assert (report.format, report.verdict) == (BadgeFormat.OB1, Verdict.FAIL)  # another recipient was asked about
    assert report.check(CheckName.SIGNATURE).code is Code.HOSTED_NOT_FETCHED
    assert report.credential is not None
    assert (report.credential.name, report.credential.valid_from) == ("Basic McBadge", "2011-06-01T00:00:00Z")


def test_a_bare_address_is_followed_to_the_document_at_hand() -> None:
    address = ASSERTION["id"]
    open_ = verify(address.encode(), Circumstances(NOW))
    assert (open_.format, open_.verdict) == (BadgeFormat.OB1, Verdict.UNKNOWN)
    trust = (TrustedIssuer(SITE + "issuer", ""),)
    found = verify(address.encode(), Circumstances(NOW, trust, given(ASSERTION, BADGE, ISSUER)))
    assert found.verdict is Verdict.PASS


def test_a_badge_class_alone_is_no_badge() -> None:
    report = check(BADGE, given(BADGE, ISSUER))
    assert (report.format, report.check(CheckName.STRUCTURE).code) == (
        BadgeFormat.OB2_HOSTED,
        Code.CREDENTIAL_NOT_BADGE,
    )
    wrong = {**ISSUER, "type": "Criteria"}
    assert check(BADGE, given(BADGE, wrong)).check(CheckName.STRUCTURE).outcome is Outcome.FAIL
