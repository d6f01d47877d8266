"""A presentation: what it holds, and that its proof is over all of it. Others verify it in tests/interop."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from badgedesk.core.did import did_key
from badgedesk.core.errors import Code, InputError
from badgedesk.core.issue import Question, present
from badgedesk.core.keys import generate_signing_key
from tests.unit.showcase.badges import signed

_AT = datetime(2026, 11, 14, 12, tzinfo=UTC)
_KEY = generate_signing_key()
_DID = did_key(_KEY.public)


def _presented(*credentials: bytes) -> Any:
    made = present(
        credentials,
        _KEY,
        Question("c-1", "https://employer.example"),
        verification_method=f"{_DID}#{_KEY.public.multibase}",
        presentation_id="urn:uuid:6f2a4d53-0000-4000-8000-000000000003",
        created=_AT,
    )
    return json.loads(made)


def test_it_names_holder_question_and_purpose() -> None:
    made = _presented(signed())
    assert made["holder"] == _DID
    assert made["type"] == ["VerifiablePresentation"]
    proof = made["proof"]
    assert (proof["challenge"], proof["domain"]) == ("c-1", "https://employer.example")
    assert proof["proofPurpose"] == "authentication"
    assert proof["verificationMethod"].startswith(_DID)


def test_credentials_are_in_it_as_they_were_received() -> None:
    token = b"eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln"
    made = _presented(signed(), token)
    assert made["verifiableCredential"][0] == json.loads(signed())
    assert made["verifiableCredential"][1] == {
        "@context": "https://www.w3.org/ns/credentials/v2",
        "id": f"data:application/vc+jwt,{token.decode()}",
        "type": "EnvelopedVerifiableCredential",
    }


@pytest.mark.parametrize(
    ("credential", "code"),
    [
        (b'{"type": "Assertion"}', Code.CREDENTIAL_NOT_RECOGNISED),
        (b"https://issuer.example/1", Code.JSON_SYNTAX),
        (b"\xff", Code.TEXT_NOT_UTF8),
        (b'{"@context": ["https://nowhere.example/c"], "type": "VerifiableCredential"}', Code.CONTEXT_UNKNOWN),
    ],
)
def test_what_cannot_be_presented_is_refused(credential: bytes, code: Code) -> None:
    with pytest.raises(InputError) as caught:
        _presented(credential)
    assert caught.value.code is code
