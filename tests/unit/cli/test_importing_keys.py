"""`issuer create --import`: keys made elsewhere, and what is said of an issuer beside its name."""

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from tests.unit.awarding.desk import ACHIEVEMENT
from tests.unit.cli.conftest import Run, call

from badgedesk.awarding import IssuerBook
from badgedesk.core.issue import build_credential
from badgedesk.core.model.award import Award, Recipient
from badgedesk.host.paths import open_profile

_OTHER = {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(bytes(range(32))).decode().rstrip("=")}


def test_a_sealed_key_becomes_the_identity_and_the_profile_says_all_that_was_given(desk: Run, tmp_path: Path) -> None:
    key, file = ed25519.Ed25519PrivateKey.generate(), tmp_path / "own.pem"
    word = BestAvailableEncryption(b"correct horse battery staple")
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, word))
    made = desk(
        "issuer", "create", "--name", "Harbour School", "--import", file, "--description", "On the bay",
        "--linkedin", "1234567", "--address", "locality=Kiel", "--address", "country-code=de",
        "--identifier", "ext:register=HRB 1234", home=tmp_path / "profile",
    )  # fmt: skip
    raw = b"\xed\x01" + key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert made.value["id"] == "did:key:z" + _base58(raw)
    with IssuerBook(open_profile(tmp_path / "profile")) as book:
        profile = book.issuers()[0].profile
    issuer: Any = build_credential(
        Award(ACHIEVEMENT, Recipient("Ada"), datetime(2026, 11, 14, tzinfo=UTC)), profile, credential_id="x", salt="y"
    )["issuer"]
    assert issuer["description"] == "On the bay"
    assert issuer["address"] == {"type": ["Address"], "addressCountryCode": "DE", "addressLocality": "Kiel"}
    assert [(one["identifierType"], one["identifier"]) for one in issuer["otherIdentifier"]] == [
        ("ext:register", "HRB 1234"),
        ("ext:LinkedInOrganizationId", "1234567"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"my key is hunter2", "KEY_FORMAT"),
        (ec.generate_private_key(ec.SECP384R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
         "KEY_UNSUPPORTED"),
        (ec.generate_private_key(ec.SECP256R1()).private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"another")), "PASSPHRASE_WRONG"),
        (json.dumps({**_OTHER, "d": "A" * 43}).encode(), "KEY_FORMAT"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "KEY_FORMAT"),
        (b"z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqv", "KEY_FORMAT"),
    ],
)  # fmt: skip
def test_a_key_that_cannot_be_used_is_refused_with_its_code_and_nothing_is_made(
    desk: Run, tmp_path: Path, data: bytes, code: str
) -> None:
    file = tmp_path / "key"
    file.write_bytes(data)
    answer = desk("issuer", "create", "--name", "X", "--import", file, home=tmp_path / "profile")
    assert (answer.status, answer.code) == (3, code)
    assert str(file) in answer.value["error"]["path"]
    assert call(["issuer", "list", "--home", tmp_path / "profile", "--json"]).value == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--linkedin", "my club"), "PROFILE_DETAIL"),
        (("--address", "country-code=Germany"), "PROFILE_DETAIL"),
        (("--address", "planet=Mars"), "USAGE"),
        (("--address", "Kiel"), "USAGE"),
        (("--identifier", "student=7"), "ROSTER_VALUE"),
    ],
)
def test_details_that_no_badge_may_carry_are_refused(
    desk: Run, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    answer = desk("issuer", "create", "--name", "X", *words, home=tmp_path / "profile")
    assert answer.code == code


def _base58(data: bytes) -> str:
    letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number, text = int.from_bytes(data), ""
    while number:
        number, rest = divmod(number, 58)
        text = letters[rest] + text
    return text
