"""No change to a signed badge, of one bit or of one member, is accepted as the issuer's."""

import base64
import json
import random
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgedesk.core.bake import bake
from badgedesk.core.canon import canonical_nquads
from badgedesk.core.issue import issue
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Recipient
from badgedesk.core.model.report import Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, receive, verify
from tests.unit.core.conftest import signer_of

NOW: Final = datetime(2026, 11, 14, 9, tzinfo=UTC)
KEY: Final = load_signing_key(KeyKind.ED25519, bytes(range(32)))
SIGNER: Final = signer_of(KEY)
TRUSTING: Final = Circumstances(NOW, (TrustedIssuer(SIGNER.profile.id, SIGNER.profile.name),))
TINY_SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8H0z"/></svg>'


def tiny_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def badge() -> bytes:
    achievement = Achievement(
        id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
        name="Coastal Sailing Skipper",
        description="Leads a small yacht along the coast.",
        criteria_narrative="Plan and lead a two-day passage.",
        tags=("navigation", "weather"),
    )
    award = Award(achievement, Recipient(name="Anna Ångström", email="anna@baysail.example"), NOW)
    return issue(
        award,
        SIGNER,
        now=NOW,
        new_id=lambda: "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e11",
        new_salt=lambda: "00112233445566778899aabbccddeeff",
    )


def packed(value: object) -> str:
    data = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(document: Mapping[str, Any]) -> bytes:
    """Return the badge as a token signed with the same key: the credential as payload, its claims beside it."""
    payload = {name: value for name, value in document.items() if name != "proof"}
    payload |= {"iss": SIGNER.profile.id, "jti": document["id"], "nbf": int(NOW.timestamp())}
    text = f"{packed({'alg': 'EdDSA', 'typ': 'JWT', 'kid': SIGNER.verification_method})}.{packed(payload)}"
    return f"{text}.{packed(KEY.sign(text.encode()))}".encode()


BADGE: Final = badge()
DOCUMENT: Final[dict[str, Any]] = json.loads(BADGE)
WRAPPED: Final[Mapping[str, Callable[[str], bytes]]] = {
    "json": str.encode,
    "png": lambda text: bake(tiny_png(), text),
    "svg": lambda text: bake(TINY_SVG, text),
}
FILES: Final[Mapping[str, bytes]] = {
    **{form: wrap(BADGE.decode()) for form, wrap in WRAPPED.items()},
    "jwt": token(DOCUMENT),
}


def claims(data: bytes) -> str:
    """Return all that a badge states, its proof and a token's own claims left out, in canonical form."""
    document = receive(data).document
    outside = {"proof", "iss", "jti", "nbf"}
    return canonical_nquads({name: value for name, value in document.items() if name not in outside})


def flip(dice: random.Random, data: bytes) -> bytes:
    """Return ``data`` with one bit turned over."""
    changed = bytearray(data)
    changed[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every member of every object and every item of every list, with what holds it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in pairs:
        yield value, name
        yield from places(member)


NAMES: Final = ("name", "description", "validUntil", "evidence", "id", "type", "image", "narrative", "extra", "@graph")
VALUES: Final[tuple[Any, ...]] = (
    "",
    "x",
    None,
    0,
    1.5,
    True,
    [],
    {},
    [""],
    {"id": "urn:x:1"},
    "2030-01-01T00:00:00Z",
    "did:key:z6Mk",
)


def edit(dice: random.Random, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``document`` with one member changed, dropped, added, renamed, doubled or moved."""
    changed: dict[str, Any] = json.loads(json.dumps(document))
    holder, name = dice.choice(list(places(changed)))
    old = holder[name]
    way = dice.randrange(6)
    if way == 0:
        holder[name] = dice.choice(VALUES)
    elif way == 1:
        del holder[name]
    elif way == 2 and isinstance(old, str) and old:
        place = dice.randrange(len(old))
        holder[name] = old[:place] + dice.choice("aZ0 .é\u200b") + old[place + dice.randrange(2) :]
    elif way == 3 and isinstance(holder, dict):
        holder[dice.choice(NAMES)] = dice.choice((*VALUES, old))
    elif way == 4 and isinstance(holder, dict):
        holder[dice.choice(NAMES)] = holder.pop(name)
    else:
        holder[name] = [old, old] if dice.randrange(2) else [old, dice.choice(VALUES)]
    return changed


def tampered(dice: random.Random, form: str) -> bytes:
    """Return a badge of one form with one bit or one member changed."""
    if form == "jwt":
        head, payload, signature = FILES[form].split(b".")
        if dice.randrange(2):
            return flip(dice, FILES[form])
        body = json.loads(base64.urlsafe_b64decode(payload + b"=" * (-len(payload) % 4)))
        return b".".join((head, packed(edit(dice, body)).encode(), signature))
    if dice.randrange(2):
        return flip(dice, FILES[form])
    return WRAPPED[form](json.dumps(edit(dice, DOCUMENT), ensure_ascii=False))


def is_forged(form: str, data: bytes) -> bool:
    """Return whether changed ``data`` is accepted although it says something else."""
    if verify(data, TRUSTING).verdict is not Verdict.PASS:
        return False
    return claims(data) != claims(FILES[form])


@pytest.mark.parametrize("form", list(FILES))
def test_the_untouched_badge_passes(form: str) -> None:
    assert verify(FILES[form], TRUSTING).verdict is Verdict.PASS


@pytest.mark.parametrize("form", list(FILES))
@given(seed=st.integers(0, 2**32))
@settings(max_examples=50, deadline=None)
def test_no_changed_badge_is_accepted_as_the_issuers(form: str, seed: int) -> None:
    assert not is_forged(form, tampered(random.Random(seed), form))
