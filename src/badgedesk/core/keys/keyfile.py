"""The sealed key file: a private key under a master key, the master key under a passphrase or in a key store.

Four lines of ASCII text, each ended by one line feed; ``docs/formats.md``, "Key file", describes them byte for byte::

    BadgeDesk key 1
    {head: created, public, and how the master key is had: "keyStore" and/or "passphrase"}
    base64url(nonce, AES-256-GCM under the master key of kind, line feed, secret; lines 1 and 2 are its associated data)
    SHA-256 of all before, in hex

The last line tells damage from a wrong passphrase; what makes the file safe is the seal. A recovery file is the same,
under a passphrase alone.
"""

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import Code, InputError, KeyStoreError
from badgedesk.core.keys.jwk import decode_base64url, encode_base64url
from badgedesk.core.keys.public import KeyKind, PublicKey, parse_multikey
from badgedesk.core.keys.signing import SigningKey, load_signing_key
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object

MASTER_BYTES: Final = 32
KEY_FILE_BYTES: Final = 64 * 1024
"""No key file is larger; an RSA key of 8192 bits needs some 9 KiB."""
PASSPHRASE_BYTES: Final = 4096
_NAME: Final = b"BadgeDesk key "
_MAGIC: Final = _NAME + b"1\n"
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_SALT_BYTES: Final = 16
_CHECKSUM_LINE_BYTES: Final = 65
_LINES: Final = 4
_ENTRY_CHARACTERS: Final = 200
_PUBLIC_CHARACTERS: Final = 1600
"""Of the Multikey text; an RSA key of 8192 bits has some 1,400."""
_SEALED_MASTER_BYTES: Final = _NONCE_BYTES + MASTER_BYTES + _TAG_BYTES

RandomBytes = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What Argon2id may cost: memory in KiB, passes over it, lanes. The default takes about 0.25 s.

    Spec: RFC 9106, Argon2 Inputs and Outputs.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def within_bounds(self) -> bool:
        """Return whether this program computes at this cost: a hostile file must not ask for all memory or time."""
        return (
            LEAST_COST.memory_kib <= self.memory_kib <= MOST_COST.memory_kib
            and LEAST_COST.passes <= self.passes <= MOST_COST.passes
            and LEAST_COST.lanes <= self.lanes <= MOST_COST.lanes
        )


LEAST_COST: Final = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
MOST_COST: Final = KdfCost(memory_kib=512 * 1024, passes=10, lanes=16)


class KeyStore(Protocol):
    """Keeps master keys (32 bytes each) under entry names; the system's key store, or a stand-in in tests.

    Every method raises `KeyStoreError`: `Code.KEY_STORE_ABSENT`, ``KEY_STORE_LOCKED``, ``KEY_STORE_TIMEOUT`` or
    ``KEY_STORE_REFUSED``.
    """

    def get(self, entry: str) -> bytes | None:
        """Return the master key of ``entry``, None where there is none."""
        ...

    def put(self, entry: str, master: bytes) -> None:
        """Keep ``master`` under ``entry``, in place of what was there."""
        ...

    def delete(self, entry: str) -> None:
        """Forget ``entry``; one that is not there is no fault."""
        ...


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a key file is to be opened: by an entry of the key store, by a passphrase, or by either."""

    entry: str | None = None
    passphrase: str | None = field(default=None, repr=False)
    cost: KdfCost = field(default_factory=KdfCost)


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """The master key under a passphrase, with what it takes to try one."""

    cost: KdfCost
    salt: bytes
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyHead:
    """What a key file says without being opened; proven only when the key was opened."""

    public: PublicKey
    created_at: datetime
    entry: str | None
    """Entry of the key store that holds the master key."""
    passphrase: PassphraseSlot | None

    @property
    def id(self) -> str:
        """The name of the key: its public part as a Multikey text, or what stands for one (`PublicKey.name`)."""
        return self.public.name


def seal_key(
    key: SigningKey, master: bytes, sealing: Sealing, *, created_at: datetime, random_bytes: RandomBytes
) -> bytes:
    """Return the key file for ``key`` under ``master`` (32 bytes).

    Putting the master key into the key store is the caller's, before the file is written.

    Raises:
        KeyStoreError: `Code.PASSPHRASE_NEEDED`, when neither an entry nor a passphrase is given, or an empty one.
    """
    head: dict[str, JsonValue] = {"created": format_time(created_at), "public": key.public.multibase}
    if sealing.entry is not None:
        head["keyStore"] = sealing.entry
    if sealing.passphrase is not None or sealing.entry is None:
        head["passphrase"] = _seal_master(master, sealing, key.public, random_bytes)
    text = json.dumps(head, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    before = _MAGIC + text.encode("ascii") + b"\n"
    payload = key.kind.encode("ascii") + b"\n" + key.secret_bytes()
    sealed = _seal(master, payload, before, random_bytes)
    body = before + encode_base64url(sealed).encode("ascii") + b"\n"
    return body + _checksum_line(body)


def read_head(data: bytes) -> KeyHead:
    """Return what a key file says without opening it.

    Raises:
        KeyStoreError: `Code.KEY_FILE_DAMAGED`, for anything that is not exactly a key file or is out of bounds;
            `Code.STORE_NEWER`, for a whole file of a later version of the format.
    """
    return _split(data)[0]


def unseal_master(data: bytes, passphrase: str) -> bytes:
    """Return the master key of a key file that a passphrase opens; takes as long as the file's cost says.

    Raises:
        KeyStoreError: `Code.PASSPHRASE_WRONG`; `Code.PASSPHRASE_NEEDED` for an empty one; `Code.KEY_FILE_DAMAGED`,
            also when the file has no passphrase.
    """
    head = read_head(data)
    slot = head.passphrase
    if slot is None:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value="no passphrase")
    key = passphrase_key(passphrase, slot.salt, slot.cost)
    master = _unseal(key, slot.sealed, _slot_data(head.public))
    if master is None:
        raise KeyStoreError(Code.PASSPHRASE_WRONG)
    return master


def open_key(data: bytes, master: bytes) -> SigningKey:
    """Return the private key in a key file; it is the one whose public part the head names.

    Raises:
        KeyStoreError: `Code.KEY_FILE_DAMAGED`, also for another master key than the file's.
    """
    head, before, sealed = _split(data)
    payload = _unseal(master, sealed, before)
    if payload is None:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value=head.id)
    kind, _, secret = payload.partition(b"\n")
    if kind != head.public.kind.encode("ascii"):
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value=head.id)
    key = load_signing_key(KeyKind(head.public.kind), secret)
    if key.public != head.public:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value=head.id)
    return key


def reseal_key(data: bytes, master: bytes, sealing: Sealing, *, random_bytes: RandomBytes) -> bytes:
    """Return the key file for the same key and master key with another way to open it (a new passphrase, say).

    Copies of the old file still open with the old passphrase.

    Raises:
        KeyStoreError: as `open_key` and `seal_key`.
    """
    created_at = read_head(data).created_at
    return seal_key(open_key(data, master), master, sealing, created_at=created_at, random_bytes=random_bytes)


def _seal_master(master: bytes, sealing: Sealing, public: PublicKey, random_bytes: RandomBytes) -> dict[str, JsonValue]:
    if not sealing.cost.within_bounds():
        message = "an Argon2id cost that no reader would accept"
        raise ValueError(message)
    salt = random_bytes(_SALT_BYTES)
    key = passphrase_key(sealing.passphrase or "", salt, sealing.cost)
    return {
        "kdf": "argon2id",
        "lanes": sealing.cost.lanes,
        "memoryKiB": sealing.cost.memory_kib,
        "passes": sealing.cost.passes,
        "salt": encode_base64url(salt),
        "sealed": encode_base64url(_seal(key, master, _slot_data(public), random_bytes)),
    }


def passphrase_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Return the 32 bytes that Argon2id makes of a passphrase; takes as long as ``cost`` says.

    Raises:
        KeyStoreError: `Code.PASSPHRASE_NEEDED` for an empty one; `Code.PASSPHRASE_WRONG` for one that cannot be any.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        # The same letters typed on another system may come decomposed.
        secret = unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError as error:
        raise KeyStoreError(Code.PASSPHRASE_WRONG) from error
    if not secret:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    if len(secret) > PASSPHRASE_BYTES:
        raise KeyStoreError(Code.PASSPHRASE_WRONG)
    kdf = Argon2id(
        salt=salt, length=MASTER_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(secret)


def _slot_data(public: PublicKey) -> bytes:
    return _MAGIC + b"passphrase\n" + public.multibase.encode("ascii")


def _seal(key: bytes, plain: bytes, associated: bytes, random_bytes: RandomBytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = random_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, associated)


def _unseal(key: bytes, sealed: bytes, associated: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(key) != MASTER_BYTES or len(sealed) < _NONCE_BYTES + _TAG_BYTES:
        return None
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], associated)
    except InvalidTag:
        return None


def _checksum_line(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"


def _split(data: bytes) -> tuple[KeyHead, bytes, bytes]:
    """Return the head, the bytes before the seal (its associated data), and the sealed bytes."""
    body, checksum = data[:-_CHECKSUM_LINE_BYTES], data[-_CHECKSUM_LINE_BYTES:]
    if len(data) > KEY_FILE_BYTES or not hmac.compare_digest(checksum, _checksum_line(body)):
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    lines = data.split(b"\n")
    if data.startswith(_NAME) and lines[0] + b"\n" != _MAGIC:
        raise KeyStoreError(Code.STORE_NEWER, value="key file")
    if not data.startswith(_MAGIC) or len(lines) != _LINES + 1:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    try:
        head = _parse_head(parse_object(lines[1], limit_bytes=KEY_FILE_BYTES))
        sealed = decode_base64url(lines[2].decode("ascii"))
    except (InputError, UnicodeDecodeError) as error:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED) from error
    return head, b"\n".join(lines[:2]) + b"\n", sealed


def _parse_head(head: JsonObject) -> KeyHead:
    if not {"created", "public"} <= head.keys() <= {"created", "public", "keyStore", "passphrase"}:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    slot = head.get("passphrase")
    entry = None if "keyStore" not in head else _text(head, "keyStore")
    if entry is None and slot is None:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    return KeyHead(
        public=parse_multikey(_text(head, "public", _PUBLIC_CHARACTERS)),
        created_at=parse_time(_text(head, "created")),
        entry=entry,
        passphrase=None if slot is None else _parse_slot(slot),
    )


def _parse_slot(slot: JsonValue) -> PassphraseSlot:
    members = {"kdf", "lanes", "memoryKiB", "passes", "salt", "sealed"}
    if not isinstance(slot, dict) or slot.keys() != members or slot["kdf"] != "argon2id":
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value="passphrase")
    cost = KdfCost(memory_kib=_count(slot, "memoryKiB"), passes=_count(slot, "passes"), lanes=_count(slot, "lanes"))
    salt, sealed = decode_base64url(_text(slot, "salt")), decode_base64url(_text(slot, "sealed"))
    if not cost.within_bounds() or len(salt) != _SALT_BYTES or len(sealed) != _SEALED_MASTER_BYTES:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value="passphrase")
    return PassphraseSlot(cost, salt, sealed)


def _text(head: JsonObject, name: str, longest: int = _ENTRY_CHARACTERS) -> str:
    value = head[name]
    if not isinstance(value, str) or not 0 < len(value) <= longest:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value=name)
    return value


def _count(head: JsonObject, name: str) -> int:
    value = head[name]
    if not isinstance(value, int) or isinstance(value, bool):
        raise KeyStoreError(Code.KEY_FILE_DAMAGED, value=name)
    return value
