"""The entry in a LinkedIn profile: fields as the credential has them, in an address that is read back exactly."""

import json
from datetime import UTC, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.model.credential import view_credential
from badgedesk.showcase.linkedin import (
    Month,
    ProfileEntry,
    add_to_profile_url,
    build_profile_entry,
    form_fields,
)


def entry_of(zone: Any = UTC, issuer: dict[str, Any] | None = None, **members: Any) -> ProfileEntry:
    document: dict[str, Any] = {
        "id": "https://baysail.example/b/0147",
        "issuer": {"id": "did:key:z6Mk", "name": "Bay Sailing Club", **(issuer or {})},
        "validFrom": "2026-11-14T09:00:00Z",
        "credentialSubject": {"achievement": {"name": "Coastal Sailing Skipper"}},
    }
    return build_profile_entry(view_credential({**document, **members}), zone)


def query_of(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)


def test_a_whole_entry_becomes_the_address_of_the_form() -> None:
    entry = entry_of(
        validUntil="2031-01-14T09:00:00Z",
        credentialSubject={"licenseNumber": "BSC-2026-0147", "achievement": {"name": "Coastal Sailing Skipper"}},
    )
    assert add_to_profile_url(entry) == (
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=Coastal%20Sailing%20Skipper"
        "&organizationName=Bay%20Sailing%20Club&issueYear=2026&issueMonth=11&expirationYear=2031&expirationMonth=1"
        "&certUrl=https%3A%2F%2Fbaysail.example%2Fb%2F0147&certId=BSC-2026-0147"
    )


def test_a_badge_without_a_page_has_no_address_and_says_why() -> None:
    entry = entry_of(id="urn:uuid:5d3f0d2e-1111-4222-8333-444455556666")
    assert (entry.address, entry.no_address) == ("", Code.ADDRESS_MISSING)
    assert form_fields(entry) == {
        "name": "Coastal Sailing Skipper",
        "organizationName": "Bay Sailing Club",
        "issueYear": "2026",
        "issueMonth": "11",
        "certId": "urn:uuid:5d3f0d2e-1111-4222-8333-444455556666",
    }


def test_an_address_of_one_network_is_not_given() -> None:
    entry = entry_of(id="http://192.168.1.7/b")
    assert (entry.address, entry.no_address) == ("", Code.ADDRESS_PRIVATE)
    assert "certUrl" not in form_fields(entry)


@pytest.mark.parametrize(
    "identifiers",
    [
        {"identifier": "1234567", "identifierType": "ext:LinkedInOrganizationId"},
        [{"identifier": "Q42", "identifierType": "wikidata"}, {"identifier": "1234567", "identifierType": "linkedin"}],
        {"identifier": "https://www.linkedin.com/company/1234567/", "identifierType": "identifier"},
        {"identifier": "https://www.linkedin.com/school/1234567", "identifierType": "ext:page"},
        {"identifier": " 1234567 ", "identifierType": "ext:linkedin"},
    ],
)  # fmt: skip
def test_the_organisations_own_number_takes_the_place_of_its_name(identifiers: Any) -> None:
    fields = form_fields(entry_of(issuer={"otherIdentifier": identifiers}))
    assert fields["organizationId"] == "1234567"
    assert "organizationName" not in fields


@pytest.mark.parametrize(
    "identifiers",
    [
        None,
        "1234567",
        {"identifier": "1234567", "identifierType": "ext:companyRegister"},
        {"identifier": "0123456", "identifierType": "ext:linkedin"},
        {"identifier": "１２３４５６７", "identifierType": "ext:linkedin"},
        {"identifier": "1234567&name=x", "identifierType": "ext:linkedin"},
        {"identifier": "https://www.linkedin.com/company/bay-sailing", "identifierType": "ext:linkedin"},
        {"identifier": "https://linkedin.com.attacker.example/company/1234567", "identifierType": "ext:linkedin"},
        {"identifier": 1234567, "identifierType": "ext:linkedin"},
        [[], 7, None],
    ],
)
def test_other_identifiers_do_not(identifiers: Any) -> None:
    fields = form_fields(entry_of(issuer={"otherIdentifier": identifiers}))
    assert fields["organizationName"] == "Bay Sailing Club"
    assert "organizationId" not in fields


@pytest.mark.parametrize(
    ("written", "hours", "month"),
    [
        ("2026-01-31T23:30:00Z", 0, Month(2026, 1)),
        ("2026-01-31T23:30:00Z", 1, Month(2026, 2)),
        ("2027-01-01T00:30:00+02:00", 0, Month(2026, 12)),
        ("2026-12-31T12:00:00Z", 0, Month(2026, 12)),
        ("0001-01-01T00:00:00Z", -5, None),
        ("14 November 2026", 0, None),
        (None, 0, None),
    ],
)
def test_months_are_one_to_twelve_in_the_calendar_of_the_reader(
    written: str | None, hours: int, month: Month | None
) -> None:
    zone = timezone(timedelta(hours=hours))
    assert entry_of(zone, validFrom=written).issued == month
    assert entry_of(zone, validUntil=written).expires == month


def test_without_a_zone_months_are_of_this_computers_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC-14")
    time.tzset()
    try:
        assert entry_of(None, validFrom="2026-10-31T12:00:00Z").issued == Month(2026, 11)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_credential_that_says_nothing_leads_to_the_empty_form() -> None:
    entry = build_profile_entry(view_credential({}))
    assert form_fields(entry) == {}
    assert add_to_profile_url(entry) == "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME"


def test_a_badge_of_version_two_has_its_entry_too() -> None:
    entry = build_profile_entry(
        view_credential(
            {
                "id": "https://baysail.example/assertions/1",
                "issuedOn": "2019-03-01T12:00:00Z",
                "badge": {"name": "Knots", "issuer": {"id": "https://baysail.example", "name": "Bay Sailing Club"}},
            }
        ),
        UTC,
    )
    assert form_fields(entry) == {
        "name": "Knots",
        "organizationName": "Bay Sailing Club",
        "issueYear": "2019",
        "issueMonth": "3",
        "certUrl": "https://baysail.example/assertions/1",
        "certId": "https://baysail.example/assertions/1",
    }


@pytest.mark.parametrize(
    "name",
    [
        "R&D Basics: C# 100% + Ü",
        "a=b&name=evil&organizationId=1",
        "#fragment",
        "?a;b",
        "plus + and %2B and %",
        "\"'`<script>x()</script>",
        "李小龙 春节",
        "שלום עולם",
        "\u202eevil",
        "line\r\nHost: attacker.invalid\r\n\r\n",
        "\u0000\u200b\ufeff",
        "🏅👩‍🚀",
        "é e\u0301",
    ],
)
def test_awkward_names_are_read_back_exactly(name: str) -> None:
    url = add_to_profile_url(
        entry_of(
            issuer={"name": name[::-1]},
            credentialSubject={"licenseNumber": name + name, "achievement": {"name": name}},
        )
    )
    assert query_of(url) == [
        ("startTask", "CERTIFICATION_NAME"),
        ("name", name),
        ("organizationName", name[::-1]),
        ("issueYear", "2026"),
        ("issueMonth", "11"),
        ("certUrl", "https://baysail.example/b/0147"),
        ("certId", name + name),
    ]


def test_half_a_character_does_not_break_the_address() -> None:
    url = add_to_profile_url(entry_of(credentialSubject={"achievement": {"name": "a\ud800b"}}))
    assert ("name", "a?b") in query_of(url)


@pytest.mark.parametrize(
    "file", ["names.json", "url.json", "csv.json", "markdown.json", "xss.json", "xss-dompurify.json"]
)
def test_hostile_texts_stay_inside_their_field(vectors_dir: Path, file: str) -> None:
    texts = json.loads((vectors_dir / "hostile" / "text" / file).read_text("utf-8"))
    assert texts
    for hostile in texts:
        url = add_to_profile_url(
            entry_of(
                id="urn:x:" + hostile,
                issuer={"name": hostile},
                credentialSubject={"achievement": {"name": hostile}},
            )
        )
        parts = urlsplit(url)
        assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == (
            "https",
            "www.linkedin.com",
            "/profile/add",
            "",
        )
        assert url.isascii()
        assert url.isprintable()
        assert dict(query_of(url)) == {
            "startTask": "CERTIFICATION_NAME",
            "name": hostile,
            "organizationName": hostile,
            "issueYear": "2026",
            "issueMonth": "11",
            "certId": "urn:x:" + hostile,
        }
