"""A stream of bytes sealed under a passphrase: a head in plain text, then pieces that can be neither changed nor moved.

``docs/formats.md``, "Backup", describes the bytes. Nothing is given out before its piece was proven.
"""

import io
import json
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from typing_extensions import Buffer, override

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError, KeyStoreError, StoreError
from badgedesk.core.keys.jwk import decode_base64url, encode_base64url
from badgedesk.core.keys.keyfile import KdfCost, RandomBytes, passphrase_key
from badgedesk.core.limits import MIB
from badgedesk.core.strictjson import JsonObject, parse_object

NAME: Final = b"BadgeDesk backup "
MAGIC: Final = NAME + b"1\n"
PIECE_BYTES: Final = MIB
HEAD_BYTES: Final = 1_000
_SALT_BYTES: Final = 16
_TAG_BYTES: Final = 16
_MEMBERS: Final = {"created", "kdf", "lanes", "memoryKiB", "passes", "salt"}

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class SealedWriter(io.RawIOBase):
    """Seals what is written; `finish` ends the stream, without which no reader accepts it.

    Args:
        target: where the sealed bytes go; stays open.
        passphrase: not empty.
        created: the time written into the head.
        random_bytes: the salt comes from here.
        cost: of trying a passphrase.
    """

    def __init__(
        self,
        target: BinaryIO,
        passphrase: str,
        created: datetime,
        random_bytes: RandomBytes,
        cost: KdfCost | None = None,
    ) -> None:
        super().__init__()
        cost = cost or KdfCost()
        salt = random_bytes(_SALT_BYTES)
        head = {
            "created": format_time(created),
            "kdf": "argon2id",
            "lanes": cost.lanes,
            "memoryKiB": cost.memory_kib,
            "passes": cost.passes,
            "salt": encode_base64url(salt),
        }
        text = json.dumps(head, sort_keys=True, separators=(",", ":")).encode("ascii")
        self._head = MAGIC + text + b"\n"
        self._cipher = _cipher(passphrase_key(passphrase, salt, cost))
        self._target, self._waiting, self._number = target, bytearray(), 0
        target.write(self._head)

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, data: Buffer, /) -> int:
        piece = bytes(data)
        self._waiting += piece
        while len(self._waiting) > PIECE_BYTES:  # the last piece is never empty unless the stream is
            self._put(bytes(self._waiting[:PIECE_BYTES]), last=False)
            del self._waiting[:PIECE_BYTES]
        return len(piece)

    def finish(self) -> None:
        """Write the last piece."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, self._head))
        self._number += 1


class SealedReader(io.RawIOBase):
    """Gives back what `SealedWriter` sealed, piece by proven piece.

    Raises:
        InputError: `Code.BACKUP_FORMAT`, for another kind of file.
        StoreError: `Code.BACKUP_DAMAGED`; `Code.STORE_NEWER`, for a later version of the format.
        KeyStoreError: `Code.PASSPHRASE_WRONG`.
    """

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        super().__init__()
        self._head, members = _read_head(source)
        self.created = parse_time(str(members["created"]))
        """When the stream was written."""
        cost = KdfCost(
            memory_kib=_int(members, "memoryKiB"), passes=_int(members, "passes"), lanes=_int(members, "lanes")
        )
        salt = decode_base64url(str(members["salt"]))
        if not cost.within_bounds() or len(salt) != _SALT_BYTES or members["kdf"] != "argon2id":
            raise StoreError(Code.BACKUP_DAMAGED, reason="its head")
        self._cipher = _cipher(passphrase_key(passphrase, salt, cost))
        self._source, self._number, self._ended = source, 0, False
        self._ahead = source.read(PIECE_BYTES + _TAG_BYTES)
        self._plain = b""
        self._place = 0
        self._next()

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if self._place == len(self._plain) and not self._ended:
            self._next()
        piece = self._plain[self._place : self._place + len(view)]
        view[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)

    def drain(self) -> None:
        """Read to the end, so that a stream that was cut short is noticed."""
        while not self._ended:
            self._next()

    def _next(self) -> None:
        from cryptography.exceptions import InvalidTag

        sealed, self._ahead = self._ahead, self._source.read(PIECE_BYTES + _TAG_BYTES)
        last = not self._ahead
        try:
            self._plain = self._cipher.decrypt(_nonce(self._number, last=last), sealed, self._head)
        except (InvalidTag, ValueError) as error:
            if self._number == 0:
                # The first piece proves the passphrase; whether it is wrong or the piece changed cannot be told.
                raise KeyStoreError(Code.PASSPHRASE_WRONG) from error
            raise StoreError(Code.BACKUP_DAMAGED, reason=f"piece {self._number + 1}") from error
        self._place, self._ended, self._number = 0, last, self._number + 1


def _read_head(source: BinaryIO) -> tuple[bytes, JsonObject]:
    first = source.readline(len(MAGIC) + 8)
    if not first.startswith(NAME):
        raise InputError(Code.BACKUP_FORMAT)
    if first != MAGIC:
        raise StoreError(Code.STORE_NEWER, value="backup")
    line = source.readline(HEAD_BYTES)
    try:
        members = parse_object(line.removesuffix(b"\n"), limit_bytes=HEAD_BYTES)
        decode_base64url(str(members.get("salt")))
        parse_time(str(members.get("created")))
    except BadgeDeskError as error:
        raise StoreError(Code.BACKUP_DAMAGED, reason="its head") from error
    if not line.endswith(b"\n") or members.keys() != _MEMBERS:
        raise StoreError(Code.BACKUP_DAMAGED, reason="its head")
    return first + line, members


def _int(members: JsonObject, name: str) -> int:
    value = members[name]
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _cipher(key: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)
