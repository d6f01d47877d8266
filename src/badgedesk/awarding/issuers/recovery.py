"""The recovery file of one issuer: who it is and its keys under a passphrase, to be kept outside this computer.

``docs/formats.md``, "Recovery file", describes it line by line::

    BadgeDesk issuer 1
    base64url(nonce, AES-256-GCM under the master key of the profile; the other lines are its associated data)
    four lines for each key, oldest first: a key file under the same master key and passphrase
    SHA-256 of all before, in hex

Nothing in it can be changed unnoticed, and without the passphrase it says no more than which public keys it holds.
"""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from badgedesk.awarding.issuers.issuer import WEB, KeyState
from badgedesk.awarding.issuers.profiles import read_profile, write_profile
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.did import did_key
from badgedesk.core.errors import Code, InputError, KeyStoreError
from badgedesk.core.keys import SigningKey
from badgedesk.core.keys.jwk import decode_base64url, encode_base64url
from badgedesk.core.keys.keyfile import MASTER_BYTES, KdfCost, Sealing, open_key, read_head, seal_key, unseal_master
from badgedesk.core.model.award import Profile
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object
from badgedesk.host import clock

RECOVERY_FILE_BYTES: Final = 256 * 1024
"""No recovery file is larger: a logo of 24 KB and a few keys."""
RECOVERY_ENDING: Final = ".badgedesk-recovery"
_NAME: Final = b"BadgeDesk issuer "
_MAGIC: Final = _NAME + b"1\n"
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_CHECKSUM_LINE_BYTES: Final = 65
_KEY_LINES: Final = 4
_MOST_KEYS: Final = 16
"""Each key costs the work of a passphrase; a hostile file must not ask for hours."""


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A private key with the time it was made, the address proofs name it by, and where it stands."""

    key: SigningKey = field(repr=False)
    created_at: datetime
    method: str = ""
    """Empty for the only key of an issuer whose identity follows from it."""
    state: KeyState = KeyState.ACTIVE
    ended_at: datetime | None = None

    @property
    def did(self) -> str:
        """The identity that the key belongs to."""
        return self.method.partition("#")[0] or did_key(self.key.public)


@dataclass(frozen=True, slots=True)
class KeptIssuer:
    """What a recovery file is made of: the profile with its ``id``, the unlocked keys, oldest first, at least one."""

    profile: Profile
    keys: tuple[KeptKey, ...]
    status_at: str | None = None


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a recovery file holds, opened; the last key is the one that signs."""

    profile: Profile
    keys: tuple[KeptKey, ...]
    made_at: datetime
    status_at: str | None = None


@dataclass(frozen=True, slots=True)
class RecoverySummary:
    """What a recovery file was found to hold; no secret among it."""

    issuer: str
    name: str
    keys: tuple[str, ...]
    """The public keys as Multikey texts."""
    made_at: datetime


def write_recovery(
    issuer: KeptIssuer,
    passphrase: str,
    *,
    now: Callable[[], datetime] = clock.now,
    random_bytes: Callable[[int], bytes] = clock.random_bytes,
    cost: KdfCost | None = None,
) -> bytes:
    """Return the recovery file of an issuer.

    Args:
        issuer: profile and unlocked keys.
        passphrase: opens the file, whatever protects the keys on this computer.
        now: the clock.
        random_bytes: where master key, salts and nonces come from.
        cost: of the passphrase.

    Raises:
        KeyStoreError: `Code.PASSPHRASE_NEEDED`, for an empty passphrase.
    """
    master = random_bytes(MASTER_BYTES)
    sealing = Sealing(passphrase=passphrase, cost=cost or KdfCost())
    sealed_keys = b"".join(
        seal_key(kept.key, master, sealing, created_at=kept.created_at, random_bytes=random_bytes)
        for kept in issuer.keys
    )
    said: JsonObject = {
        "made": format_time(now()),
        "profile": write_profile(issuer.profile),
        "keys": [_said_of(kept) for kept in issuer.keys],
        **({"statusAt": issuer.status_at} if issuer.status_at else {}),
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=True).encode("ascii")
    sealed = _seal(master, text, _MAGIC + sealed_keys, random_bytes)
    body = _MAGIC + encode_base64url(sealed).encode("ascii") + b"\n" + sealed_keys
    return body + _checksum_line(body)


def check_recovery(data: bytes, passphrase: str) -> RecoverySummary:
    """Return what a recovery file holds after every part of it was opened; faults as `open_recovery`."""
    opened = open_recovery(data, passphrase)
    keys = tuple(kept.key.public.name for kept in opened.keys)
    return RecoverySummary(opened.profile.id, opened.profile.name, keys, opened.made_at)


def open_recovery(data: bytes, passphrase: str) -> Recovery:
    """Return issuer and keys of a recovery file; every byte of it was proven then.

    The delay that grows with wrong passphrases is the caller's.

    Raises:
        KeyStoreError: `Code.PASSPHRASE_WRONG`, ``PASSPHRASE_NEEDED``; `Code.KEY_FILE_DAMAGED`, for anything that is
            not exactly a recovery file; `Code.STORE_NEWER`, for a whole file of a later version.
    """
    sealed, key_files = _split(data)
    master = unseal_master(key_files[0], passphrase)
    keys = []
    for file in key_files:
        if unseal_master(file, passphrase) != master:
            raise KeyStoreError(Code.KEY_FILE_DAMAGED)
        keys.append(KeptKey(open_key(file, master), read_head(file).created_at))
    text = _unseal(master, sealed, _MAGIC + b"".join(key_files))
    try:
        said = parse_object(text, limit_bytes=RECOVERY_FILE_BYTES)
        profile = read_profile(str(said.get("profile", "")))
        made_at = parse_time(str(said.get("made", "")))
        listed = said.get("keys")
        if isinstance(listed, list):
            keys = [_with_said(kept, one) for kept, one in zip(keys, listed, strict=True)]
    except ValueError as error:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED) from error
    except InputError as error:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED) from error
    if profile.id not in {kept.did for kept in keys}:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value=profile.id)
    status_at = said.get("statusAt")
    return Recovery(profile, tuple(keys), made_at, status_at if isinstance(status_at, str) else None)


def _said_of(kept: KeptKey) -> JsonObject:
    ended: JsonObject = {"endedAt": format_time(kept.ended_at)} if kept.ended_at else {}
    return {"method": kept.method, "state": kept.state.value, **ended}


def _with_said(kept: KeptKey, said: JsonValue) -> KeptKey:
    """Return a key with what the sealed part says of it; the files of version 0.1 say nothing.

    Raises:
        InputError: it says something else than `_said_of` writes.
    """
    if not isinstance(said, dict):
        raise InputError(Code.JSON_SYNTAX)
    method, state, ended = said.get("method"), said.get("state"), said.get("endedAt")
    if not isinstance(method, str) or not isinstance(state, str) or state not in set(KeyState):
        raise InputError(Code.JSON_SYNTAX)
    ended_at = parse_time(ended) if isinstance(ended, str) else None
    named = KeptKey(kept.key, kept.created_at, method, KeyState(state), ended_at)
    if not named.did.startswith(WEB) and named.did != did_key(kept.key.public):
        raise InputError(Code.DID_SYNTAX, value=named.did)
    return named


def _split(data: bytes) -> tuple[bytes, list[bytes]]:
    """Return the sealed profile and the key files."""
    body, checksum = data[:-_CHECKSUM_LINE_BYTES], data[-_CHECKSUM_LINE_BYTES:]
    if len(data) > RECOVERY_FILE_BYTES or not hmac.compare_digest(checksum, _checksum_line(body)):
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    if body.startswith(_NAME) and not body.startswith(_MAGIC):
        raise KeyStoreError(Code.STORE_NEWER, value="recovery file")
    _, *lines = body.splitlines(keepends=True)
    keys, rest = divmod(len(lines) - 1, _KEY_LINES)
    if not body.startswith(_MAGIC) or rest or not 1 <= keys <= _MOST_KEYS:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    try:
        sealed = decode_base64url(lines[0].removesuffix(b"\n").decode("ascii"))
    except (InputError, UnicodeDecodeError) as error:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED) from error
    starts = range(1, len(lines), _KEY_LINES)
    return sealed, [b"".join(lines[start : start + _KEY_LINES]) for start in starts]


def _checksum_line(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"


def _seal(master: bytes, plain: bytes, associated: bytes, random_bytes: Callable[[int], bytes]) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = random_bytes(_NONCE_BYTES)
    return nonce + AESGCM(master).encrypt(nonce, plain, associated)


def _unseal(master: bytes, sealed: bytes, associated: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(sealed) < _NONCE_BYTES + _TAG_BYTES:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    try:
        return AESGCM(master).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], associated)
    except InvalidTag as error:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED) from error
