"""Badges signed in the tests, and a wallet with a clock that can be set."""

import json
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from badgedesk.core.bake import bake
from badgedesk.core.did import did_key
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile, Recipient
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Wallet

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)
TINY_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


def tiny_png() -> bytes:
    """Return a grey PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def signer_of(seed: int, name: str) -> Signer:
    key = load_signing_key(KeyKind.ED25519, bytes([seed]) * 32)
    did = did_key(key.public)
    return Signer(Profile(id=did, name=name), key, f"{did}#{key.public.multibase}")


CLUB = signer_of(1, "Bay Sailing Club")
SCHOOL = signer_of(2, "Harbour School")


def badge(
    person: str = "Anna Ångström",
    achievement: str = "Coastal Skipper",
    *,
    signer: Signer = CLUB,
    credential_id: str | None = None,
    valid_until: datetime | None = None,
) -> bytes:
    """Return a signed badge; each call gives another credential id unless one is named."""
    award = Award(
        Achievement(
            id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
            name=achievement,
            description="Leads a small yacht along the coast.",
            criteria_narrative="Plan and lead a two-day passage.",
            tags=("navigation",),
        ),
        Recipient(name=person, email="anna@baysail.example"),
        NOW - timedelta(days=30),
        valid_until,
    )
    number = zlib.crc32(f"{person}|{achievement}".encode())
    return issue(
        award,
        signer,
        now=NOW - timedelta(days=30),
        new_id=lambda: credential_id or f"urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0000{number:08x}",
        new_salt=lambda: "00112233445566778899aabbccddeeff",
    )


def as_png(credential: bytes) -> bytes:
    return bake(tiny_png(), credential.decode())


def as_svg(credential: bytes) -> bytes:
    return bake(TINY_SVG, credential.decode())


def respaced(credential: bytes) -> bytes:
    """Return the same credential as other text: other blanks, members in another order."""
    return json.dumps(json.loads(credential), indent=3, sort_keys=True).encode()


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def paths(tmp_path: Path) -> ProfilePaths:
    return open_profile(tmp_path / "profile")


@pytest.fixture
def open_wallet(paths: ProfilePaths, clock: Clock) -> Iterator[Callable[[], Wallet]]:
    """Opens the wallet of this test's profile, again and again; all are closed at the end."""
    opened: list[Wallet] = []

    def opener() -> Wallet:
        opened.append(Wallet(paths, now=clock))
        return opened[-1]

    yield opener
    for wallet in opened:
        wallet.close()


@pytest.fixture
def wallet(open_wallet: Callable[[], Wallet]) -> Wallet:
    return open_wallet()
