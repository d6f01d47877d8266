import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from jsonschema import Draft201909Validator

from badgedesk.core.did import did_key
from badgedesk.core.errors import AwardError, Code
from badgedesk.core.issue import Signer, build_credential, hash_identity, issue, sign_credential
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.model.achievement import (
    Achievement,
    Alignment,
    Identifier,
    Related,
    ResultDescription,
    RubricLevel,
)
from badgedesk.core.model.award import Address, Award, Evidence, Profile, Recipient, Result, StatusEntry
from badgedesk.core.model.report import CheckName, Outcome, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)
KEY = load_signing_key(KeyKind.ED25519, bytes(range(32)))
DID = did_key(KEY.public)
METHOD = f"{DID}#{KEY.public.multibase}"
ISSUER = Profile(
    id=DID,
    name="Bay Sailing Club",
    url="https://baysail.example",
    email="office@baysail.example",
    phone="+44 20 7946 0000",
    description="Sails since 1911.",
    image="data:image/png;base64,iVBORw0KGgo=",
    official="Kim Harbour",
    address=Address(country="Wales", country_code="GB", locality="Bay", street="Quay 1", postal_code="CF10"),
    identifiers=(Identifier("1234567", "ext:linkedIn"),),
)
ACHIEVEMENT = Achievement(
    id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
    name="Coastal Sailing Skipper",
    description="Leads a small yacht along the coast.",
    criteria_narrative="Plan and lead a two-day *coastal* passage.",
    criteria_url="https://baysail.example/skipper",
    achievement_type="Certification",
    caption="A shield with a sailing boat.",
    tags=("navigation", "weather"),
    alignments=(Alignment("Navigation", "https://skills.example/nav", "N1", "Finds the way", "Skills", "CFItem"),),
    results=(
        ResultDescription(
            id="urn:uuid:11111111-0d4e-4f64-8b1f-7f4a6d2b9c55",
            name="Mark",
            result_type="RubricCriterionLevel",
            allowed_values=("pass", "merit"),
            required_value="pass",
            rubric_levels=(
                RubricLevel("urn:uuid:22222222-0d4e-4f64-8b1f-7f4a6d2b9c55", "Merit", "Very well", "2", "10"),
            ),
        ),
    ),
    credits_available=2.5,
    field_of_study="Seamanship",
    human_code="CSS-1",
    language="en-GB",
    specialization="Tidal waters",
    version="2026",
    identifiers=(Identifier("CSS", "ext:code"),),
    related=(Related("urn:uuid:33333333-0d4e-4f64-8b1f-7f4a6d2b9c55", "2025", "cy"),),
)
FULL = Award(
    achievement=ACHIEVEMENT,
    recipient=Recipient("Anna Ångström", "anna@baysail.example", "did:example:anna", Identifier("77", "systemId")),
    valid_from=NOW,
    valid_until=datetime(2031, 11, 14, 9, tzinfo=UTC),
    awarded_at=NOW,
    picture="data:image/png;base64,iVBORw0KGgo=",
    narrative="Sailed in a gale.",
    evidence=(Evidence("https://baysail.example/log", "Log", "The log book", "Two days", "Log", "Examiners"),),
    results=(
        Result(
            "urn:uuid:11111111-0d4e-4f64-8b1f-7f4a6d2b9c55",
            "merit",
            "urn:uuid:22222222-0d4e-4f64-8b1f-7f4a6d2b9c55",
            "Completed",
        ),
    ),
    activity_start=datetime(2026, 11, 1, tzinfo=UTC),
    activity_end=datetime(2026, 11, 13, tzinfo=UTC),
    credits_earned=2.5,
    licence_number="GB-77",
    role="Skipper",
    term="Autumn",
    status=StatusEntry("https://baysail.example/status/1", 7),
)
PLAIN = Award(
    Achievement(
        id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c56",
        name="Knots",
        description="Ties knots.",
        criteria_narrative="Tie each twice.",
    ),
    Recipient(name="Seán O’Brien"),
    NOW,
)
SCHEMA = Path(__file__).resolve().parents[3] / "data" / "schemas" / "ob3-achievement-vcdm2-canonical.json"


def issued(award: Award) -> bytes:
    return issue(
        award,
        Signer(ISSUER, KEY, METHOD),
        now=NOW,
        new_id=lambda: "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e11",
        new_salt=lambda: "00112233445566778899aabbccddeeff",
    )


def trusting() -> Circumstances:
    return Circumstances(NOW, (TrustedIssuer(DID, ISSUER.name),))


@pytest.mark.parametrize("award", [FULL, PLAIN], ids=["full", "plain"])
def test_what_is_issued_follows_the_published_model_in_its_canonical_form(award: Award) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    errors = [error.json_path for error in Draft201909Validator(schema).iter_errors(json.loads(issued(award)))]
    assert errors == []


def test_what_is_issued_passes_our_own_verification_when_the_issuer_is_known() -> None:
    assert verify(issued(PLAIN), trusting()).verdict is Verdict.PASS


def test_a_status_list_that_is_not_at_hand_keeps_the_verdict_open() -> None:
    report = verify(issued(FULL), trusting())
    assert report.verdict is Verdict.UNKNOWN
    assert report.check(CheckName.STATUS).code is Code.STATUS_UNREACHABLE
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS


def test_every_field_of_the_award_arrives_where_the_standard_has_it() -> None:
    document = json.loads(issued(FULL))
    subject, achievement = document["credentialSubject"], document["credentialSubject"]["achievement"]
    assert document["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert document["name"] == achievement["name"] == "Coastal Sailing Skipper"
    assert (document["validFrom"], document["validUntil"]) == ("2026-11-14T09:00:00Z", "2031-11-14T09:00:00Z")
    assert document["issuer"]["address"]["addressCountryCode"] == "GB"
    assert document["evidence"][0]["genre"] == "Log"
    assert document["credentialStatus"]["statusListIndex"] == "7"
    assert subject["id"] == "did:example:anna"
    assert subject["creditsEarned"] == 2.5
    assert subject["licenseNumber"] == "GB-77"
    assert subject["result"][0]["achievedLevel"].startswith("urn:uuid:2222")
    assert achievement["criteria"] == {
        "id": "https://baysail.example/skipper",
        "narrative": "Plan and lead a two-day *coastal* passage.",
    }
    assert achievement["image"]["caption"] == "A shield with a sailing boat."
    assert achievement["alignment"][0]["targetType"] == "CFItem"
    assert achievement["resultDescription"][0]["rubricCriterionLevel"][0]["points"] == "10"
    assert achievement["related"][0]["inLanguage"] == "cy"


def test_the_name_is_in_clear_and_the_address_is_hashed_with_the_salt() -> None:
    identifiers = {item["identityType"]: item for item in json.loads(issued(FULL))["credentialSubject"]["identifier"]}
    assert identifiers["name"] == {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": "Anna Ångström",
        "identityType": "name",
    }
    salt = identifiers["emailAddress"]["salt"]
    expected = "sha256$" + sha256(b"anna@baysail.example" + salt.encode()).hexdigest()
    assert identifiers["emailAddress"]["identityHash"] == expected
    assert identifiers["emailAddress"]["hashed"] is True
    assert b"anna@baysail.example" not in issued(FULL)


def test_identity_hashes_are_the_known_answers_of_the_standard() -> None:
    assert hash_identity("a@example.com", "Kosher") == (
        "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399"
    )
    assert hash_identity("nobody@example.org", "deadsea") == (
        "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942"
    )


def _empties(value: object, path: str = "$") -> list[str]:
    if value in (None, "", [], {}):
        return [path]
    if isinstance(value, Mapping):
        return [found for name, item in value.items() for found in _empties(item, f"{path}.{name}")]
    if isinstance(value, list):
        return [found for place, item in enumerate(value) for found in _empties(item, f"{path}[{place}]")]
    return []


def test_no_null_and_no_empty_array_is_ever_written() -> None:
    assert _empties(json.loads(issued(PLAIN))) == []
    assert _empties({"a": [{"b": []}]}) == ["$.a[0].b"]


@pytest.mark.parametrize(("value", "written"), [(2.0, 2), (2.499, 2.5), (0.333, 0.33), (10, 10)])
def test_numbers_are_written_with_two_decimals_at_most(value: float, written: float) -> None:
    document = build_credential(replace(PLAIN, credits_earned=value), ISSUER, credential_id="urn:x:1", salt="s")
    subject = document["credentialSubject"]
    assert isinstance(subject, dict)
    assert subject["creditsEarned"] == written
    assert type(subject["creditsEarned"]) is type(written)


@pytest.mark.parametrize(
    ("award", "code"),
    [
        (replace(PLAIN, achievement=replace(PLAIN.achievement, name="")), Code.CREDENTIAL_SCHEMA),
        (replace(PLAIN, achievement=replace(PLAIN.achievement, id="not absolute")), Code.CREDENTIAL_SCHEMA),
        (replace(PLAIN, valid_until=datetime(2020, 1, 1, tzinfo=UTC)), Code.CREDENTIAL_DATE),
        (replace(PLAIN, results=(Result("urn:uuid:unknown", "1"),)), Code.CREDENTIAL_SCHEMA),
    ],
)
def test_what_would_not_be_a_valid_badge_is_not_signed(award: Award, code: Code) -> None:
    with pytest.raises(AwardError) as caught:
        issued(award)
    assert caught.value.code is code
    assert caught.value.facts["path"].startswith("$.")


def test_a_member_that_would_not_be_covered_is_not_signed() -> None:
    document = {**build_credential(PLAIN, ISSUER, credential_id="urn:x:1", salt="s"), "honours": "first class"}
    with pytest.raises(AwardError) as caught:
        sign_credential(document, KEY, verification_method=METHOD, created=NOW)
    assert caught.value.code is Code.CREDENTIAL_UNSIGNED_TERM


def test_a_document_that_is_signed_already_is_not_signed_again() -> None:
    with pytest.raises(AwardError) as caught:
        sign_credential(json.loads(issued(PLAIN)), KEY, verification_method=METHOD, created=NOW)
    assert caught.value.code is Code.PROOF_FORMAT
