"""Identities by domain: what is taken, what is refused as a typing error, and the document."""

import json
from datetime import UTC, datetime

import pytest

from badgedesk.core.did import Method, did_document, find_key, parse_web_identity, similar_domain
from badgedesk.core.errors import Code, FetchError, InputError
from badgedesk.core.keys import KeyKind, generate_signing_key
from badgedesk.core.model.document import Document

DID = "did:web:badges.example.org:club"


@pytest.mark.parametrize(
    ("text", "did"),
    [
        ("web:example.org", "did:web:example.org"),
        ("did:web:Badges.Example.ORG", "did:web:badges.example.org"),
        ("web:example.org:club:badges", "did:web:example.org:club:badges"),
        ("web:example.org%3A8443", "did:web:example.org%3A8443"),
        ("web:bücherei-köln.example", "did:web:xn--bcherei-kln-5hb4z.example"),
    ],
)
def test_a_domain_becomes_its_identity(text: str, did: str) -> None:
    if "ü" in text:  # the codec of the standard library is the oracle, label by label
        did = "did:web:" + text.removeprefix("web:").encode("idna").decode()
    assert parse_web_identity(text) == did


@pytest.mark.parametrize(
    "text",
    [
        "example.org",
        "web:https://example.org",
        "web:example.org/club",
        "web:club@example.org",
        "web:example,org",
        "web:example..org",
        "web:.example.org",
        "web:example.org.",
        "web:exam ple.org",
        "web:localhost",
        "web:127.0.0.1",
        "web:example.0rg",
        "web:-example.org",
        "web:example.org:",
        "web:example.org:..",
        "web:example.org:a/b",
        "web:example.org%3Aport",
        "web:example.org%3A0",
        "web:" + "a" * 64 + ".org",
        "web:",
    ],
)
def test_what_is_no_domain_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_web_identity(text)
    assert caught.value.code is Code.DID_DOMAIN
    assert caught.value.facts["reason"]


@pytest.mark.parametrize(
    ("domain", "other"),
    [
        ("baysial.example", "baysail.example"),
        ("baysai.example", "baysail.example"),
        ("bayysail.example", "baysail.example"),
        ("baysail.exanple", "www.baysail.example"),
    ],
)
def test_a_slip_of_the_finger_is_seen(domain: str, other: str) -> None:
    assert similar_domain(f"did:web:{domain}", [other]) == other


@pytest.mark.parametrize("domain", ["baysail.example", "badges.baysail.example", "harbour.example"])
def test_the_own_domain_its_parts_and_others_are_no_slip(domain: str) -> None:
    assert similar_domain(f"did:web:{domain}", ["www.baysail.example"]) is None


@pytest.mark.parametrize("kind", [KeyKind.ED25519, KeyKind.P256, KeyKind.RSA])
def test_the_document_leads_to_every_key_that_it_lists(kind: KeyKind) -> None:
    keys = [generate_signing_key(kind).public for _ in range(2)]
    since = datetime(2026, 11, 1, tzinfo=UTC)
    methods = [Method(f"{DID}#one", keys[0], since), Method(f"{DID}#two", keys[1])]
    text = did_document(DID, methods)
    document = json.loads(text)
    assert document["id"] == DID
    assert document["assertionMethod"] == [f"{DID}#one", f"{DID}#two"]
    assert document["verificationMethod"][0]["revoked"] == "2026-11-01T00:00:00Z"
    given = {"https://badges.example.org/club/did.json": Document(text.encode())}
    first, second = (find_key(f"{DID}#{name}", given) for name in ("one", "two"))
    assert (first.key, first.revoked_at, second.key, second.revoked_at) == (keys[0], since, keys[1], None)
    with pytest.raises(FetchError):
        find_key(f"{DID}#three", given)
