"""The plan of what would be asked elsewhere: what the checks look for in vain, by host and purpose."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core import limits
from badgedesk.core.errors import Code
from badgedesk.core.model.document import Document, Purpose, Wanted
from badgedesk.core.model.report import Verdict
from badgedesk.core.verify import Circumstances, verify, wanted_documents
from tests.vectors.conftest import DID_DOCUMENTS, EVALUATION_TIME, STATUS_LISTS

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)
PLACE = "https://club.example/"
ASSERTION: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": PLACE + "assertions/1",
    "recipient": {"type": "email", "hashed": False, "identity": "anna@baysail.example"},
    "issuedOn": "2020-01-01T00:00:00Z",
    "verification": {"type": "hosted"},
    "badge": PLACE + "classes/1",
}
CLASS = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "BadgeClass",
    "id": PLACE + "classes/1",
    "name": "Skipper",
    "description": "Leads a yacht.",
    "image": PLACE + "picture.png",
    "criteria": {"narrative": "Sail."},
    "issuer": PLACE + "issuer",
}


def plan(document: Mapping[str, Any], **given: Mapping[str, Any]) -> list[tuple[str, Purpose, Code | None]]:
    documents = {address.replace("__", PLACE): Document(json.dumps(body).encode()) for address, body in given.items()}
    found = wanted_documents(json.dumps(document).encode(), Circumstances(NOW, documents=documents))
    return [(item.url, item.purpose, item.code) for item in found]


def test_a_hosted_badge_leads_from_itself_to_its_class_and_its_issuer() -> None:
    first = [(PLACE + "classes/1", Purpose.BADGE, None), (PLACE + "assertions/1", Purpose.BADGE, None)]
    assert plan(ASSERTION) == first
    documents = {PLACE + "assertions/1": Document(json.dumps(ASSERTION).encode())}
    documents[PLACE + "classes/1"] = Document(json.dumps(CLASS).encode())
    found = wanted_documents(json.dumps(ASSERTION).encode(), Circumstances(NOW, documents=documents))
    assert [(item.url, item.host) for item in found] == [(PLACE + "issuer", "club.example")]


def test_a_badge_whose_proof_and_status_are_within_wants_nothing(shared_dir: Path) -> None:
    data = (shared_dir / "vectors/ob3/1edtech-simple-did-key-method.json").read_bytes()
    assert wanted_documents(data, Circumstances(EVALUATION_TIME)) == ()


def test_keys_and_lists_are_told_apart_and_asked_once(shared_dir: Path) -> None:
    vectors = shared_dir / "vectors"
    data = (vectors / "ob3/dcc-v1-both-didWeb-legacy-validStatus-noExpiry.json").read_bytes()
    keys, status = wanted_documents(data, Circumstances(EVALUATION_TIME))
    did = "did:web:digitalcredentials.github.io:vc-test-fixtures:dids:legacy"
    url = "https://digitalcredentials.github.io/vc-test-fixtures/dids/legacy/did.json"
    assert keys == Wanted(did, url, "digitalcredentials.github.io", Purpose.KEYS, limits.NET_BYTES)
    assert (status.purpose, status.limit_bytes) == (Purpose.STATUS, limits.STATUS_LIST_TEXT_BYTES)
    names = {**DID_DOCUMENTS, **STATUS_LISTS}
    answers = {address: Document((vectors / name).read_bytes()) for address, name in names.items()}
    assert wanted_documents(data, Circumstances(EVALUATION_TIME, documents=answers)) == ()


@pytest.mark.parametrize(
    "address",
    [
        "http://club.example/1",
        "https://127.0.0.1/1",
        "https://router/1",
        "https://a@club.example/1",
        "https://x.local/1",
    ],
)
def test_what_is_never_asked_says_so(address: str) -> None:
    assert (address, Purpose.BADGE, Code.NET_BLOCKED) in plan({**ASSERTION, "badge": address})


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://club.example/1", "urn:uuid:1", "data:text/plain,x"])
def test_what_is_no_address_of_the_web_is_not_wanted(address: str) -> None:
    assert plan({**ASSERTION, "badge": address}) == [(PLACE + "assertions/1", Purpose.BADGE, None)]


def test_the_refresh_service_is_wanted_where_its_answer_is_a_badge(shared_dir: Path) -> None:
    document = json.loads((shared_dir / "vectors/ob3/1edtech-simple-did-key-method.json").read_text("utf-8"))
    document["refreshService"] = {"id": PLACE + "newest", "type": "1EdTechCredentialRefresh"}
    assert plan(document) == [(PLACE + "newest", Purpose.REFRESH, None)]
    document["refreshService"]["type"] = "ManualRefreshService2018"
    assert plan(document) == []


def test_keys_in_the_header_of_a_token_are_never_wanted(shared_dir: Path) -> None:
    for name in ("key-jku.jwt", "key-x5u.jwt"):
        path = shared_dir / "vectors/hostile/jose" / name
        if path.exists():
            assert not any("attacker" in item.url for item in wanted_documents(path.read_bytes(), Circumstances(NOW)))


def test_contexts_and_schemas_are_never_wanted(shared_dir: Path) -> None:
    for path in sorted((shared_dir / "vectors/hostile/jsonld").glob("context-*.json")):
        found = wanted_documents(path.read_bytes(), Circumstances(NOW))
        assert not {item.purpose for item in found} - {Purpose.STATUS, Purpose.KEYS}, path.name


def test_addresses_of_inner_networks_are_blocked(shared_dir: Path) -> None:
    """The vectors name them in the list, the image or the keys of a sound badge."""
    for path in sorted((shared_dir / "vectors/hostile/jsonld").glob("net-*.json")):
        for item in wanted_documents(path.read_bytes(), Circumstances(NOW)):
            assert item.url.startswith("https://") or item.code is Code.NET_BLOCKED, path.name
            assert "." in item.host.strip("0123456789.") or item.code is Code.NET_BLOCKED, (path.name, item.url)


def test_a_plan_names_at_most_fifty_addresses() -> None:
    credential = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": [{**ASSERTION, "id": f"{PLACE}{number}"} for number in range(90)],
    }
    assert len(plan(credential)) <= 50


def test_what_is_no_badge_wants_nothing() -> None:
    assert wanted_documents(b"", Circumstances(NOW)) == ()
    assert wanted_documents(b'{"a": 1}', Circumstances(NOW)) == ()


@pytest.mark.parametrize("address", ["https://a[b.example/1", "https://[::1/1", "https://a]b/1"])
def test_an_address_that_cannot_be_taken_apart_is_no_address(address: str) -> None:
    """Found by fuzzing: the text of such an address, dropped as a file, ended the verification."""
    report = verify(address.encode(), Circumstances(NOW))
    assert report.verdict is not Verdict.PASS
    assert wanted_documents(address.encode(), Circumstances(NOW)) == ()
    document = {**ASSERTION, "id": address, "badge": address}
    assert verify(json.dumps(document).encode(), Circumstances(NOW)).verdict is not Verdict.PASS
    assert plan(document) == []
