"""Reading ZIP archives of strangers: checked whole before the first member is unpacked, and counted while unpacking.

An archive has one meaning here or none: its members lie one behind the other from the first byte on, the directory
follows them and ends the file, and each member says the same of itself as the directory does. Anything else (two
archives in one file, members that share bytes, data between or behind them) is refused, because two programs would
unpack two things from it. Archives within archives are members like any other and are never unpacked by themselves.
"""

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError

_END: Final = struct.Struct("<4s4H2LH")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_END_SIGN, _ENTRY_SIGN, _LOCAL_SIGN, _DESCRIPTOR_SIGN = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04", b"PK\x07\x08"
_LOCKED: Final = 0x0001 | 0x0040 | 0x2000
"""Flags of encrypted members, and of an encrypted directory."""
_DESCRIBED: Final = 0x0008
_UTF8: Final = 0x0800
_STORED, _DEFLATED = 0, 8
_WIDE: Final = 0xFFFFFFFF
"""Stands where the number is in a record for archives of 4 GiB and more."""
_LINK, _KIND = 0o120000, 0o170000
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_PATH_CHARACTERS: Final = 1_000
_PART_CHARACTERS: Final = 255
_RATIO_FROM_BYTES: Final = limits.MIB
"""Small members may be packed as tightly as they will."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive: its path with ``/`` between the parts, where it lies, and its size in bytes unpacked."""

    path: str
    size_bytes: int
    start: int
    packed_bytes: int
    method: int
    crc: int


@dataclass(frozen=True, slots=True)
class Archive:
    """A checked archive; nothing is unpacked yet. Folders are no entries."""

    data: bytes
    entries: tuple[Entry, ...]

    def read(self, entry: Entry) -> bytes:
        """Return a member unpacked.

        Raises:
            InputError: `Code.ARCHIVE_FORMAT`, when it is not what the directory says.
            LimitExceededError: `Code.ARCHIVE_LIMIT`.
        """
        packed = self.data[entry.start : entry.start + entry.packed_bytes]
        found = packed if entry.method == _STORED else _inflated(packed, entry.path)
        if len(found) != entry.size_bytes or zlib.crc32(found) != entry.crc:
            raise InputError(Code.ARCHIVE_FORMAT, member=entry.path)
        return found

    def members(self) -> Iterator[tuple[Entry, bytes]]:
        """Yield every member unpacked, one at a time.

        Raises:
            InputError, LimitExceededError: as `read`; also when all together are too much.
        """
        total = 0
        for entry in self.entries:
            found = self.read(entry)
            total += len(found)
            if total > limits.ARCHIVE_BYTES:
                raise LimitExceededError(Code.ARCHIVE_LIMIT, limit_bytes=limits.ARCHIVE_BYTES)
            yield entry, found


def is_archive(data: bytes) -> bool:
    """Return whether the bytes begin as an archive does."""
    return data.startswith((_LOCAL_SIGN, _END_SIGN))


def open_archive(data: bytes) -> Archive:
    """Return the archive after a check of its whole structure and of every name in it.

    Args:
        data: a whole file.

    Raises:
        InputError: `Code.ARCHIVE_FORMAT`; `Code.ARCHIVE_PATH`, for a name that leads elsewhere or that some system
            cannot have; `Code.ARCHIVE_ENCRYPTED`.
        LimitExceededError: `Code.ARCHIVE_LIMIT`, for too many members, or too much in them by their own account.
    """
    count, directory = _find_directory(data)
    entries: list[Entry] = []
    at, place = directory, 0
    for _ in range(count):
        entry, at, place = _read_entry(data, at, place, directory)
        entries.append(entry)
    if place != directory or at != len(data) - _END.size:
        raise InputError(Code.ARCHIVE_FORMAT)
    _refuse_same_names(entries)
    if sum(entry.size_bytes for entry in entries) > limits.ARCHIVE_BYTES:
        raise LimitExceededError(Code.ARCHIVE_LIMIT, limit_bytes=limits.ARCHIVE_BYTES)
    return Archive(data, tuple(entry for entry in entries if not entry.path.endswith("/")))


def _find_directory(data: bytes) -> tuple[int, int]:
    """Return how many members there are and where the directory begins; the end record is the file's last bytes."""
    at = len(data) - _END.size
    if at < 0:
        raise InputError(Code.ARCHIVE_FORMAT)
    sign, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, at)
    if sign != _END_SIGN or disk or first_disk or here != count or comment or start + size != at or not count:
        raise InputError(Code.ARCHIVE_FORMAT)
    if count > limits.ARCHIVE_MEMBERS:
        raise LimitExceededError(Code.ARCHIVE_LIMIT, limit=limits.ARCHIVE_MEMBERS)
    return count, start


def _read_entry(data: bytes, at: int, place: int, directory: int) -> tuple[Entry, int, int]:
    """Return the member that the directory names at ``at``, which must lie at ``place``, and where the next are."""
    if at + _ENTRY.size > len(data):
        raise InputError(Code.ARCHIVE_FORMAT)
    fields = _ENTRY.unpack_from(data, at)
    sign, _made, _needs, flags, method, _time, _date, crc, packed, size = fields[:10]
    name_length, extra, comment, _disk, _inside, outside, local = fields[10:]
    name = data[at + _ENTRY.size : at + _ENTRY.size + name_length]
    if sign != _ENTRY_SIGN or local != place or len(name) != name_length:
        raise InputError(Code.ARCHIVE_FORMAT)
    if flags & _LOCKED:
        raise InputError(Code.ARCHIVE_ENCRYPTED)
    path = _checked_path(name, is_utf8=bool(flags & _UTF8), is_link=(outside >> 16) & _KIND == _LINK)
    if method not in {_STORED, _DEFLATED} or _WIDE in {packed, size, local}:
        raise InputError(Code.ARCHIVE_FORMAT, member=path)
    if size > limits.ARCHIVE_MEMBER_BYTES or _is_bomb(size, packed):
        raise LimitExceededError(Code.ARCHIVE_LIMIT, member=path)
    entry = Entry(path, size, _start(data, place, name, flags, method), packed, method, crc)
    end = _end(data, entry, flags)
    if end > directory:
        raise InputError(Code.ARCHIVE_FORMAT, member=path)
    return entry, at + _ENTRY.size + name_length + extra + comment, end


def _start(data: bytes, place: int, name: bytes, flags: int, method: int) -> int:
    """Return where a member's bytes begin, after comparing its own head with the directory."""
    if place + _LOCAL.size > len(data):
        raise InputError(Code.ARCHIVE_FORMAT)
    sign, _needs, own_flags, own_method, _time, _date, _crc, _packed, _size, length, extra = _LOCAL.unpack_from(
        data, place
    )
    own_name = data[place + _LOCAL.size : place + _LOCAL.size + length]
    if sign != _LOCAL_SIGN or own_name != name or own_method != method or (own_flags ^ flags) & (_LOCKED | _DESCRIBED):
        raise InputError(Code.ARCHIVE_FORMAT)
    return place + _LOCAL.size + int(length) + int(extra)


def _end(data: bytes, entry: Entry, flags: int) -> int:
    """Return where a member ends, its description behind it included."""
    end = entry.start + entry.packed_bytes
    if not flags & _DESCRIBED:
        return end
    described = struct.pack("<3L", entry.crc, entry.packed_bytes, entry.size_bytes)
    for form in (_DESCRIPTOR_SIGN + described, described):
        if data.startswith(form, end):
            return end + len(form)
    raise InputError(Code.ARCHIVE_FORMAT, member=entry.path)


def _checked_path(name: bytes, *, is_utf8: bool, is_link: bool) -> str:
    try:
        path = name.decode("utf-8" if is_utf8 or not name.isascii() else "ascii")
    except UnicodeDecodeError:
        path = name.decode("cp437")
    parts = path.removesuffix("/").split("/")
    is_plain = path.isprintable() and not set(path) & set('\\:*?"<>|') and len(path) <= _PATH_CHARACTERS
    if is_link or not is_plain or not all(_is_plain_part(part) for part in parts):
        raise InputError(Code.ARCHIVE_PATH, member=path)
    return path


def _is_plain_part(part: str) -> bool:
    if part in {"", ".", ".."} or len(part) > _PART_CHARACTERS or part[-1] in ". ":
        return False
    return _DEVICES.fullmatch(part) is None


def _refuse_same_names(entries: list[Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        folded = unicodedata.normalize("NFC", entry.path).casefold()
        if folded in seen:
            raise InputError(Code.ARCHIVE_FORMAT, member=entry.path)
        seen.add(folded)


def _is_bomb(size: int, packed: int) -> bool:
    return size > _RATIO_FROM_BYTES and size > limits.ARCHIVE_RATIO * max(packed, 1)


def _inflated(packed: bytes, path: str) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = inflater.decompress(packed, limits.ARCHIVE_MEMBER_BYTES)
    except zlib.error as error:
        raise InputError(Code.ARCHIVE_FORMAT, member=path) from error
    if inflater.unconsumed_tail or _is_bomb(len(found), len(packed)):
        raise LimitExceededError(Code.ARCHIVE_LIMIT, member=path)
    if not inflater.eof or inflater.unused_data:
        raise InputError(Code.ARCHIVE_FORMAT, member=path)
    return found
