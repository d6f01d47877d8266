"""Older badges in the shape of 3.0: whole by the published rules of 3.0, unsigned, and with nothing lost."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from badgedesk.core.canon import canonical_nquads
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.structure import validate_badge
from badgedesk.core.model.upgrade import MARK, upgrade

NEW = "urn:uuid:44444444-4444-4444-8444-444444444444"
SITE = "https://old.example/"
SCHEMA = Path(__file__).resolve().parents[3] / "data" / "schemas" / "ob3-achievement-vcdm2-canonical.json"
ASSERTION: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": SITE + "assertions/7",
    "recipient": {"type": "email", "hashed": True, "salt": "deadsea", "identity": "sha256$ecf5"},
    "badge": {
        "id": SITE + "badge",
        "type": "BadgeClass",
        "name": "Old Salt",
        "description": "Sailed for years.",
        "criteria": {"narrative": "Sail.", "id": SITE + "criteria"},
        "image": SITE + "salt.png",
        "tags": ["sea", "salt"],
        "alignment": [{"targetName": "Sailing", "targetUrl": SITE + "sailing"}],
        "issuer": {
            "id": SITE + "issuer",
            "type": "Issuer",
            "name": "Old Club",
            "url": SITE,
            "email": "club@old.example",
        },
    },
    "evidence": [SITE + "log", {"id": SITE + "photo", "narrative": "At sea."}],
    "verification": {"type": "hosted"},
    "issuedOn": "2018-05-01T00:00:00Z",
    "expires": "2030-05-01T00:00:00Z",
    "narrative": "Rounded the Horn.",
}
OLD: dict[str, Any] = {
    "recipient": "test@example.com",
    "issued_on": "2011-06-01",
    "badge": {
        "version": "0.5.0",
        "name": "Basic McBadge",
        "description": "A basic badge.",
        "criteria": "http://old.example/criteria/1",
        "issuer": {"origin": "http://old.example", "name": "Basic Issuer"},
    },
}


@pytest.mark.parametrize("document", [ASSERTION, OLD], ids=["2.0", "0.5"])
def test_the_result_is_a_whole_unsigned_badge(document: dict[str, Any]) -> None:
    converted = upgrade(document, new_id=NEW)
    jsonschema.validate(converted, json.loads(SCHEMA.read_text("utf-8")))
    assert validate_badge(converted) == ()
    assert "proof" not in converted
    assert converted["description"] == MARK
    assert canonical_nquads(converted)  # nothing in it that a signature would not cover


def test_what_the_old_badge_said_is_kept() -> None:
    converted: Any = upgrade(ASSERTION, new_id=NEW)
    subject = converted["credentialSubject"]
    assert subject["identifier"] == [
        {
            "type": "IdentityObject",
            "identityType": "emailAddress",
            "identityHash": "sha256$ecf5",
            "hashed": True,
            "salt": "deadsea",
        }
    ]
    assert (converted["validFrom"], converted["awardedDate"]) == ("2018-05-01T00:00:00Z", "2018-05-01T00:00:00Z")
    assert converted["validUntil"] == "2030-05-01T00:00:00Z"
    achievement = subject["achievement"]
    assert achievement["criteria"] == {"id": SITE + "criteria", "narrative": "Sail."}
    assert achievement["tag"] == ["sea", "salt"]
    assert achievement["image"] == {"id": SITE + "salt.png", "type": "Image"}
    assert achievement["alignment"][0]["targetUrl"] == SITE + "sailing"
    assert achievement["related"][0]["id"] == SITE + "badge"
    assert [item["id"] for item in converted["evidence"]] == [SITE + "assertions/7", SITE + "log", SITE + "photo"]
    assert converted["issuer"]["otherIdentifier"][0]["identifier"] == SITE + "issuer"
    assert subject["narrative"] == "Rounded the Horn."


@pytest.mark.parametrize("document", [{}, {"credentialSubject": {}, "badge": {}}, {"verify": {"url": SITE}}])
def test_what_is_no_older_badge_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        upgrade(document, new_id=NEW)
    assert caught.value.code is Code.CREDENTIAL_NOT_BADGE
