"""Credentials signed in the tests, and ways to take them apart."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest

from badgedesk.core.did import did_key
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import KeyKind, SigningKey, load_signing_key
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile, Recipient

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def key() -> SigningKey:
    return load_signing_key(KeyKind.ED25519, bytes(range(32)))


@pytest.fixture
def stranger() -> SigningKey:
    return load_signing_key(KeyKind.ED25519, bytes(reversed(range(32))))


@pytest.fixture
def signer(key: SigningKey) -> Signer:
    return signer_of(key)


def signer_of(key: SigningKey, name: str = "Bay Sailing Club") -> Signer:
    did = did_key(key.public)
    return Signer(Profile(id=did, name=name), key, f"{did}#{key.public.multibase}")


@pytest.fixture
def award() -> Award:
    return Award(
        Achievement(
            id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
            name="Coastal Sailing Skipper",
            description="Leads a small yacht along the coast.",
            criteria_narrative="Plan and lead a two-day passage.",
        ),
        Recipient(name="Anna Ångström", email="anna@baysail.example"),
        NOW,
    )


@pytest.fixture
def sign() -> Callable[[Award, Signer], bytes]:
    return lambda award, signer: issue(
        award,
        signer,
        now=NOW,
        new_id=lambda: "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e11",
        new_salt=lambda: "00112233445566778899aabbccddeeff",
    )


@pytest.fixture
def signed(award: Award, signer: Signer, sign: Callable[[Award, Signer], bytes]) -> bytes:
    return sign(award, signer)


@pytest.fixture
def altered() -> Callable[[bytes, Mapping[str, object]], bytes]:
    """Change members of a credential by dotted path; ``None`` removes one."""

    def alter(text: bytes, changes: Mapping[str, object]) -> bytes:
        document = json.loads(text)
        for path, value in changes.items():
            node = document
            *parents, last = path.split(".")
            for name in parents:
                node = node[int(name)] if isinstance(node, list) else node[name]
            if value is None:
                del node[last]
            elif isinstance(node, list):
                node[int(last)] = value
            else:
                node[last] = value
        return json.dumps(document, ensure_ascii=False).encode()

    return alter
