"""The recovery code of one issuer: what its printed sheet holds, in letters and digits, and as a QR code.

``docs/formats.md``, "Recovery sheet", describes it. The code holds name, addresses and keys under a passphrase, no
logo. Each line of it is checked by itself, so that a slip in typing is found where it is.
"""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from badgedesk.awarding.issuers.issuer import WEB, KeyState, method_of
from badgedesk.awarding.issuers.recovery import KeptIssuer, KeptKey, Recovery, RecoverySummary, open_recovery
from badgedesk.core.did import did_key
from badgedesk.core.errors import Code, InputError, KeyStoreError, LimitExceededError
from badgedesk.core.keys.keyfile import KdfCost, passphrase_key
from badgedesk.core.keys.public import KeyKind
from badgedesk.core.keys.signing import load_signing_key
from badgedesk.core.model.award import Profile
from badgedesk.host import clock
from badgedesk.showcase.code import read_qr

QR_MARK: Final = "BADGEDESK1:"
"""Stands before the code in the QR code of a sheet."""
RECOVERED_BYTES: Final = 32 * 1024 * 1024
"""The largest file that is read back: a photo of a sheet."""
_FILE_MARK: Final = b"BadgeDesk issuer "
_LINE: Final = 20
_CHECK: Final = 2
_GROUP: Final = 5
_LONGEST: Final = 3_600
"""Most letters of a code: what a QR code of the largest size holds with some room for damage."""
_VERSION: Final = 1
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_HEAD_BYTES: Final = 5
_KINDS: Final = (KeyKind.ED25519, KeyKind.P256, KeyKind.RSA)
_STATES: Final = (KeyState.ACTIVE, KeyState.REPLACED, KeyState.COMPROMISED)
_USUAL: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_READABLE: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The alphabet of Crockford's base 32: without letters that look like digits, and without U."""
_WRITE: Final = str.maketrans(_USUAL, _READABLE)
_READ: Final = str.maketrans(_READABLE, _USUAL)
_LOOKALIKES: Final = str.maketrans("OIL", "011")
_OTHERS: Final = re.compile(r"[^0-9A-Z]")
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")


def write_code(
    issuer: KeptIssuer,
    passphrase: str,
    *,
    now: Callable[[], datetime] = clock.now,
    random_bytes: Callable[[int], bytes] = clock.random_bytes,
    cost: KdfCost | None = None,
) -> bytes:
    """Return the recovery code of an issuer, as lines of ASCII; arguments as `write_recovery`.

    Raises:
        KeyStoreError: `Code.PASSPHRASE_NEEDED`, for an empty passphrase.
        LimitExceededError: `Code.TEXT_LIMIT`, more than a sheet can hold; a recovery file holds it.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    chosen = cost or KdfCost()
    salt, nonce = random_bytes(_SALT_BYTES), random_bytes(_NONCE_BYTES)
    head = bytes([_VERSION, chosen.memory_kib.bit_length() - 1, chosen.passes, chosen.lanes, 0])
    key = passphrase_key(passphrase, salt, chosen)
    sealed = head + salt + nonce + AESGCM(key).encrypt(nonce, _packed(issuer, now()), head + salt)
    text = base64.b32encode(sealed).decode("ascii").rstrip("=").translate(_WRITE)
    if len(text) > _LONGEST:
        raise LimitExceededError(Code.TEXT_LIMIT, size=len(text))
    return "\n".join(_line(number, text[start : start + _LINE]) for number, start in _starts(text)).encode("ascii")


def qr_text(code: bytes) -> str:
    """Return what the QR code of a sheet holds."""
    return QR_MARK + _OTHERS.sub("", code.decode("ascii"))


def open_code(text: str, passphrase: str) -> Recovery:
    """Return issuer and keys of a recovery code, typed or read from its QR code.

    Blanks, line breaks and small letters make no difference.

    Raises:
        KeyStoreError: `Code.RECOVERY_LINE`, naming the first line with a slip; `Code.PASSPHRASE_WRONG`,
            ``PASSPHRASE_NEEDED``; `Code.KEY_FILE_DAMAGED`, for what is no recovery code; `Code.STORE_NEWER`.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    sealed = _bytes_of(text)
    head, salt = sealed[:_HEAD_BYTES], sealed[_HEAD_BYTES : _HEAD_BYTES + _SALT_BYTES]
    body = sealed[_HEAD_BYTES + _SALT_BYTES :]
    if len(body) < _NONCE_BYTES + _TAG_BYTES:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    if head[0] != _VERSION:
        raise KeyStoreError(Code.STORE_NEWER, value="recovery sheet")
    cost = KdfCost(1 << min(head[1], 31), head[2], head[3])
    if not cost.within_bounds():
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    try:
        plain = AESGCM(passphrase_key(passphrase, salt, cost)).decrypt(
            body[:_NONCE_BYTES], body[_NONCE_BYTES:], head + salt
        )
    except InvalidTag as error:
        raise KeyStoreError(Code.PASSPHRASE_WRONG) from error
    return _unpacked(plain)


def open_recovered(data: bytes, passphrase: str) -> Recovery:
    """Return issuer and keys of a recovery file, of the typed text of a sheet, or of a picture of the sheet's QR code.

    Raises:
        KeyStoreError: as `open_recovery` and `open_code`; `Code.RECOVERY_PICTURE`, a picture without such a code.
    """
    if data.startswith(_FILE_MARK):
        return open_recovery(data, passphrase)
    if data.startswith(_PICTURES):
        found = next((text for text in read_qr(data) if text.startswith(QR_MARK)), None)
        if found is None:
            raise KeyStoreError(Code.RECOVERY_PICTURE)
        return open_code(found, passphrase)
    try:
        return open_code(data.decode("utf-8-sig"), passphrase)
    except UnicodeDecodeError as error:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED) from error


def check_recovered(data: bytes, passphrase: str) -> RecoverySummary:
    """Return what a file, text or picture holds that `open_recovered` opens; faults as there."""
    opened = open_recovered(data, passphrase)
    keys = tuple(kept.key.public.name for kept in opened.keys)
    return RecoverySummary(opened.profile.id, opened.profile.name, keys, opened.made_at)


def _starts(text: str) -> enumerate[int]:
    return enumerate(range(0, len(text), _LINE), 1)


def _line(number: int, letters: str) -> str:
    whole = letters + _check_of(number, letters)
    return " ".join(whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP))


def _check_of(number: int, letters: str) -> str:
    """Return the two letters that prove a line: ten bits of a digest of its number and letters."""
    bits = int.from_bytes(sha256(f"{number}:{letters}".encode("ascii")).digest()[:2]) >> 6
    return _READABLE[bits >> 5] + _READABLE[bits & 31]


def _bytes_of(text: str) -> bytes:
    letters = text.strip().upper()
    letters = _OTHERS.sub("", letters.removeprefix(QR_MARK)).translate(_LOOKALIKES)
    if not letters or len(letters) > _LONGEST + _LONGEST // _LINE * _CHECK + _CHECK:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    found = []
    for number, start in enumerate(range(0, len(letters), _LINE + _CHECK), 1):
        line = letters[start : start + _LINE + _CHECK]
        if line[-_CHECK:] != _check_of(number, line[:-_CHECK]) or len(line) <= _CHECK:
            raise KeyStoreError(Code.RECOVERY_LINE, line=str(number))
        found.append(line[:-_CHECK])
    usual = "".join(found).translate(_READ)
    try:
        return base64.b32decode(usual + "=" * (-len(usual) % 8))
    except ValueError as error:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED) from error


def _packed(issuer: KeptIssuer, now: datetime) -> bytes:
    profile = issuer.profile
    did = "" if profile.id == did_key(issuer.keys[-1].key.public) else profile.id
    parts = [_text(value) for value in (profile.name, did, profile.url, profile.email, issuer.status_at)]
    parts += [_moment(now), bytes([len(issuer.keys)])]
    for kept in issuer.keys:
        secret = kept.key.secret_bytes()
        own = kept.method in {"", method_of(profile.id, kept.key)}
        parts += [
            bytes([_KINDS.index(kept.key.kind), _STATES.index(kept.state)]),
            len(secret).to_bytes(2),
            secret,
            _moment(kept.created_at),
            _moment(kept.ended_at),
            _text("" if own else kept.method),
        ]
    return b"".join(parts)


def _text(value: str | None) -> bytes:
    data = (value or "").encode("utf-8")
    return len(data).to_bytes(2) + data


def _moment(moment: datetime | None) -> bytes:
    return (int(moment.timestamp()) if moment else 0).to_bytes(5)


@dataclass(slots=True)
class _Reader:
    """Takes what `_packed` wrote, in its order."""

    data: bytes
    at: int = 0

    def take(self, count: int) -> bytes:
        taken = self.data[self.at : self.at + count]
        if len(taken) != count:
            raise KeyStoreError(Code.KEY_FILE_DAMAGED)
        self.at += count
        return taken

    def number(self, count: int) -> int:
        return int.from_bytes(self.take(count))

    def text(self) -> str:
        return self.take(self.number(2)).decode("utf-8")

    def moment(self) -> datetime | None:
        seconds = self.number(5)
        return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _unpacked(plain: bytes) -> Recovery:
    reader = _Reader(plain)
    try:
        name, did, url, email, status_at = (reader.text() for _ in range(5))
        made_at = _required(reader.moment())
        read = [_read_key(reader) for _ in range(reader.number(1))]
        did = did or did_key(read[-1].key.public)
        keys = tuple(replace(kept, method=kept.method or method_of(did, kept.key)) for kept in read)
    except (ValueError, IndexError, OverflowError, InputError) as error:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED) from error
    foreign = [kept for kept in keys if not kept.did.startswith(WEB) and kept.did != did_key(kept.key.public)]
    if reader.at != len(plain) or foreign or did not in {kept.did for kept in keys}:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    profile = Profile(did, name, url=url or None, email=email or None)
    return Recovery(profile, keys, made_at, status_at or None)


def _read_key(reader: _Reader) -> KeptKey:
    kind, state = _KINDS[reader.number(1)], _STATES[reader.number(1)]
    key = load_signing_key(kind, reader.take(reader.number(2)))
    created_at, ended_at = _required(reader.moment()), reader.moment()
    return KeptKey(key, created_at, reader.text(), state, ended_at)


def _required(moment: datetime | None) -> datetime:
    if moment is None:
        raise KeyStoreError(Code.KEY_FILE_DAMAGED)
    return moment
