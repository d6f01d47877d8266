import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from badgedesk.core.bake import bake
from badgedesk.core.errors import Code
from badgedesk.core.issue import Signer
from badgedesk.core.keys import SigningKey
from badgedesk.core.model.award import Award, Recipient
from badgedesk.core.model.report import BadgeFormat, Binding, CheckName, Headline, Outcome, TrustState, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.unit.core.conftest import signer_of

Alter = Callable[[bytes, Mapping[str, object]], bytes]
Sign = Callable[[Award, Signer], bytes]
TINY_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


@pytest.fixture
def trusting(signer: Signer, now: datetime) -> Circumstances:
    return Circumstances(now, (TrustedIssuer(signer.profile.id, signer.profile.name),))


def test_a_badge_of_a_trusted_issuer_is_good(signed: bytes, trusting: Circumstances) -> None:
    report = verify(signed, trusting)
    assert report.verdict is Verdict.PASS
    assert report.headline is Headline.GOOD
    assert report.format is BadgeFormat.OB3_EMBEDDED
    assert report.credential is not None
    assert report.credential.recipient == "Anna Ångström"
    assert report.credential.issuer_trust is TrustState.TRUSTED
    assert report.proofs[0].binding is Binding.BOUND


def test_a_sound_badge_of_a_stranger_is_unknown_and_never_passes(signed: bytes, now: datetime) -> None:
    report = verify(signed, Circumstances(now))
    assert report.verdict is Verdict.UNKNOWN
    assert report.headline is Headline.SOUND_ISSUER_UNKNOWN


def test_the_name_of_a_trusted_issuer_earns_no_trust(
    award: Award, stranger: SigningKey, sign: Sign, trusting: Circumstances
) -> None:
    report = verify(sign(award, signer_of(stranger, "Bay Sailing Club")), trusting)
    assert report.verdict is Verdict.UNKNOWN
    assert report.headline is Headline.SOUND_ISSUER_UNKNOWN


def test_a_baked_badge_gives_the_same_report_as_its_text(signed: bytes, trusting: Circumstances) -> None:
    baked = bake(TINY_SVG, signed.decode())
    assert verify(baked, trusting).credential == verify(signed, trusting).credential


@pytest.mark.parametrize(
    "changes",
    [
        {"credentialSubject.achievement.name": "Coastal Sailing Skippes"},
        {"credentialSubject.achievement.criteria.narrative": "Plan and lead a two-day passagE."},
        {"credentialSubject.identifier.0.identityHash": "Anna Ångstrom"},
        {"validFrom": "2026-11-14T09:00:01Z"},
        {"issuer.name": "Bay Sailing Klub"},
        {"id": "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e12"},
        {"proof.0.created": "2026-11-14T09:00:01Z"},
    ],
)
def test_one_changed_character_is_found(
    changes: dict[str, object], signed: bytes, altered: Alter, trusting: Circumstances
) -> None:
    report = verify(altered(signed, changes), trusting)
    assert report.verdict is Verdict.FAIL
    assert report.check(CheckName.SIGNATURE).code is Code.PROOF_SIGNATURE
    assert report.headline is Headline.ALTERED_OR_FORGED


@pytest.mark.parametrize(
    ("changes", "check", "code"),
    [
        ({"honours": "first"}, CheckName.SIGNATURE, Code.CREDENTIAL_UNSIGNED_TERM),
        ({"proof": None}, CheckName.SIGNATURE, Code.PROOF_MISSING),
        ({"proof": []}, CheckName.SIGNATURE, Code.PROOF_MISSING),
        ({"proof": "yes"}, CheckName.SIGNATURE, Code.PROOF_FORMAT),
        ({"proof": [{}] * 11}, CheckName.SIGNATURE, Code.PROOF_LIMIT),
        ({"proof.0.proofPurpose": "authentication"}, CheckName.SIGNATURE, Code.PROOF_PURPOSE),
        ({"proof.0.expires": "2026-11-13T09:00:00Z"}, CheckName.SIGNATURE, Code.PROOF_EXPIRED),
        ({"proof.0.created": "2027-11-14T09:00:00Z"}, CheckName.SIGNATURE, Code.PROOF_SIGNATURE),
        ({"proof.0.created": "tomorrow"}, CheckName.SIGNATURE, Code.PROOF_FORMAT),
        ({"proof.0.cryptosuite": None}, CheckName.SIGNATURE, Code.PROOF_FORMAT),
        ({"proof.0.cryptosuite": "ecdsa-rdfc-2019"}, CheckName.SIGNATURE, Code.PROOF_KEY_TYPE),
        ({"proof.0.proofValue": "u" + "A" * 86}, CheckName.SIGNATURE, Code.PROOF_FORMAT),
        ({"proof.0.proofValue": "z0"}, CheckName.SIGNATURE, Code.PROOF_FORMAT),
        ({"proof.0.verificationMethod": "#key"}, CheckName.SIGNATURE, Code.DID_SYNTAX),
        ({"issuer": None}, CheckName.STRUCTURE, Code.CREDENTIAL_MISSING_ISSUER),
        ({"@context": ["https://www.w3.org/ns/credentials/v2"]}, CheckName.STRUCTURE, Code.CONTEXT_ORDER),
        ({"credentialSubject.achievement.criteria": None}, CheckName.STRUCTURE, Code.CREDENTIAL_SCHEMA),
        ({"validFrom": "yesterday"}, CheckName.TIME, Code.CREDENTIAL_DATE),
    ],
)
def test_each_fault_of_a_credential_has_its_own_code(
    changes: dict[str, object],
    check: CheckName,
    code: Code,
    signed: bytes,
    altered: Alter,
    trusting: Circumstances,
) -> None:
    report = verify(altered(signed, changes), trusting)
    assert report.verdict is Verdict.FAIL
    assert report.check(check).code is code
    assert report.outcome(check) is Outcome.FAIL


def test_a_proof_dated_in_the_future_only_warns_and_never_passes(signed: bytes, trusting: Circumstances) -> None:
    earlier = replace(trusting, now=trusting.now - timedelta(days=1))
    report = verify(signed, earlier)
    assert report.check(CheckName.SIGNATURE).code is Code.PROOF_CREATED_FUTURE
    assert report.outcome(CheckName.SIGNATURE) is Outcome.WARN
    assert report.headline is Headline.NOT_YET_VALID


def test_a_proof_that_ran_out_is_called_expired(signed: bytes, altered: Alter, trusting: Circumstances) -> None:
    report = verify(altered(signed, {"proof.0.expires": "2026-11-13T09:00:00Z"}), trusting)
    assert report.check(CheckName.SIGNATURE).code is Code.PROOF_EXPIRED
    assert report.headline is Headline.EXPIRED


def test_a_suite_that_is_not_known_is_open_and_not_wrong(
    signed: bytes, altered: Alter, trusting: Circumstances
) -> None:
    report = verify(altered(signed, {"proof.0.cryptosuite": "bbs-2023"}), trusting)
    assert report.verdict is Verdict.UNKNOWN
    assert report.check(CheckName.SIGNATURE).code is Code.PROOF_UNSUPPORTED
    assert report.headline is Headline.UNSUPPORTED


def test_the_key_of_somebody_else_is_found(
    signed: bytes, altered: Alter, stranger: SigningKey, award: Award, sign: Sign, trusting: Circumstances
) -> None:
    foreign = signer_of(stranger)
    claimed = replace(foreign, profile=replace(foreign.profile, id=trusting.trust[0].id))
    report = verify(sign(award, claimed), trusting)
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
    assert report.check(CheckName.ISSUER).code is Code.PROOF_KEY_NOT_ISSUER
    assert report.verdict is Verdict.FAIL


def test_the_issuers_own_proof_counts_beside_a_foreign_one(
    signed: bytes, altered: Alter, stranger: SigningKey, award: Award, sign: Sign, trusting: Circumstances
) -> None:
    foreign = signer_of(stranger)
    claimed = replace(foreign, profile=replace(foreign.profile, id=trusting.trust[0].id))
    other = json.loads(sign(award, claimed))["proof"][0]
    both = altered(signed, {"proof": [other, json.loads(signed)["proof"][0]]})
    report = verify(both, trusting)
    assert report.verdict is Verdict.PASS
    assert [proof.binding for proof in report.proofs] == [Binding.DIFFERS, Binding.BOUND]


def test_a_broken_proof_of_the_issuer_is_not_saved_by_a_foreign_one(
    signed: bytes, altered: Alter, stranger: SigningKey, award: Award, sign: Sign, trusting: Circumstances
) -> None:
    foreign = signer_of(stranger)
    claimed = replace(foreign, profile=replace(foreign.profile, id=trusting.trust[0].id))
    other = json.loads(sign(award, claimed))["proof"][0]
    broken = {**json.loads(signed)["proof"][0], "created": "2026-11-14T08:00:00Z"}
    assert verify(altered(signed, {"proof": [broken, other]}), trusting).verdict is Verdict.FAIL


def test_trust_with_keys_binds_only_these(signed: bytes, stranger: SigningKey, signer: Signer, now: datetime) -> None:
    other = (TrustedIssuer(signer.profile.id, "", (stranger.public,)),)
    own = (TrustedIssuer(signer.profile.id, "", (signer.key.public,)),)
    assert verify(signed, Circumstances(now, own)).verdict is Verdict.PASS
    assert verify(signed, Circumstances(now, other)).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("shift", "outcome", "code"),
    [
        (timedelta(0), Outcome.PASS, None),
        (timedelta(seconds=-300), Outcome.PASS, None),
        (timedelta(seconds=-301), Outcome.FAIL, Code.CREDENTIAL_NOT_YET_VALID),
        (timedelta(days=364), Outcome.PASS, None),
        (timedelta(days=366), Outcome.FAIL, Code.CREDENTIAL_EXPIRED),
    ],
)
def test_the_period_is_judged_at_the_time_that_was_given(
    shift: timedelta, outcome: Outcome, code: Code | None, award: Award, signer: Signer, sign: Sign, now: datetime
) -> None:
    text = sign(replace(award, valid_until=now + timedelta(days=365)), signer)
    check = verify(text, Circumstances(now + shift)).check(CheckName.TIME)
    assert (check.outcome, check.code) == (outcome, code)


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        ("anna@baysail.example", Outcome.PASS),
        (" Anna@BaySail.example ", Outcome.PASS),
        ("mailto:anna@baysail.example", Outcome.PASS),
        ("Anna Ångström", Outcome.PASS),
        ("bo@baysail.example", Outcome.FAIL),
        ("", Outcome.FAIL),
    ],
)
def test_the_recipient_asked_about_must_fit(
    asked: str, outcome: Outcome, signed: bytes, trusting: Circumstances
) -> None:
    assert verify(signed, replace(trusting, recipient=asked)).outcome(CheckName.RECIPIENT) is outcome


def test_somebody_elses_badge_only_warns_against_the_users_own_identities(
    signed: bytes, trusting: Circumstances
) -> None:
    mine = verify(signed, replace(trusting, identities=("bo@baysail.example", "anna@baysail.example")))
    other = verify(signed, replace(trusting, identities=("bo@baysail.example",)))
    assert mine.outcome(CheckName.RECIPIENT) is Outcome.PASS
    assert other.check(CheckName.RECIPIENT).code is Code.IDENTITY_NOT_MINE
    assert other.outcome(CheckName.RECIPIENT) is Outcome.WARN
    assert other.verdict is Verdict.PASS


def test_a_badge_without_identifiers_fits_nobody_who_asks(
    award: Award, signer: Signer, sign: Sign, trusting: Circumstances
) -> None:
    text = sign(replace(award, recipient=Recipient(id="did:example:anna")), signer)
    assert verify(text, replace(trusting, recipient="anna@baysail.example")).verdict is Verdict.FAIL
    assert verify(text, replace(trusting, recipient="did:example:anna")).verdict is Verdict.PASS


def test_endorsements_are_checked_one_by_one_and_decide_nothing(
    signed: bytes, altered: Alter, trusting: Circumstances
) -> None:
    report = verify(altered(signed, {"endorsementJwt": ["a.b.c"]}), trusting)
    assert report.check(CheckName.ENDORSEMENTS).code is Code.ENDORSEMENT_BROKEN
    assert report.outcome(CheckName.ENDORSEMENTS) is Outcome.WARN


@pytest.mark.parametrize(
    ("data", "code", "headline"),
    [
        (b"", Code.CREDENTIAL_NOT_RECOGNISED, Headline.NO_BADGE),
        (b"hello", Code.CREDENTIAL_NOT_RECOGNISED, Headline.NO_BADGE),
        (b'{"hello": "world"}', Code.CREDENTIAL_NOT_RECOGNISED, Headline.NO_BADGE),
        (b"[1, 2]", Code.CREDENTIAL_NOT_RECOGNISED, Headline.NO_BADGE),
        (b'{"type": ["VerifiableCredential"', Code.JSON_SYNTAX, Headline.DAMAGED),
        (b'{"id": 1, "id": 2}', Code.JSON_DUPLICATE_KEY, Headline.DAMAGED),
        (b"\xff\xd8\xff\xe0" + b"\0" * 64, Code.BAKED_JPEG, Headline.NO_BADGE),
        (TINY_SVG, Code.BAKED_NOT_FOUND, Headline.NO_BADGE),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, Code.PNG_STRUCTURE, Headline.DAMAGED),
    ],
)
def test_whatever_the_bytes_are_there_is_a_report(
    data: bytes, code: Code, headline: Headline, trusting: Circumstances
) -> None:
    report = verify(data, trusting)
    assert [check.name for check in report.checks] == list(CheckName)
    assert report.check(CheckName.STRUCTURE).code is code
    assert report.headline is headline
    assert report.verdict is Verdict.FAIL


def test_an_old_address_in_a_picture_is_explained(trusting: Circumstances) -> None:
    report = verify(b"https://badges.example/assertion/1", trusting)
    assert report.format is BadgeFormat.OB1
    assert report.headline is Headline.NOT_CHECKABLE_OFFLINE


def test_a_byte_order_mark_before_a_credential_is_read_over(signed: bytes, trusting: Circumstances) -> None:
    assert verify(b"\xef\xbb\xbf" + signed, trusting).verdict is Verdict.PASS


@pytest.mark.parametrize("text", ["Hello. This is. A letter.", "a.b", "Dear Anna"])
def test_a_letter_is_no_damaged_badge(text: str, now: datetime) -> None:
    report = verify(text.encode(), Circumstances(now))
    looks_signed = " " not in text
    assert report.headline is (Headline.DAMAGED if looks_signed else Headline.NO_BADGE)


def test_text_in_utf_16_is_told_so(now: datetime) -> None:
    report = verify('{"type": "OpenBadgeCredential"}'.encode("utf-16"), Circumstances(now))
    assert report.check(CheckName.STRUCTURE).code is Code.TEXT_NOT_UTF8


def test_terms_of_use_and_the_refresh_service_are_among_the_facts(signed: bytes, now: datetime) -> None:
    plain = verify(signed, Circumstances(now)).check(CheckName.STRUCTURE)
    assert plain.facts == ()
    document = json.loads(signed)
    document["termsOfUse"] = [
        {"id": "https://club.example/terms", "type": ["IssuerPolicy", "Other"]},
        {"type": "HolderPolicy"},
    ]
    document["refreshService"] = {"id": "https://club.example/newest", "type": "1EdTechCredentialRefresh"}
    facts = verify(json.dumps(document).encode(), Circumstances(now)).check(CheckName.STRUCTURE).facts
    assert [fact for fact in facts if fact[0] in {"terms", "refresh"}] == [
        ("terms", "IssuerPolicy Other https://club.example/terms"),
        ("terms", "HolderPolicy"),
        ("refresh", "1EdTechCredentialRefresh https://club.example/newest"),
    ]
