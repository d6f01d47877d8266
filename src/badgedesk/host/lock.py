"""The lock of a profile: a master key under a passphrase or in the key store, and sealing what it guards.

``docs/formats.md``, "Lock", describes ``lock.json``. While a profile is being sealed or opened, a mixture of sealed
and plain files is read alike, and the next `ProfileLock.settle` goes on where a kill stopped.
"""

import base64
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError, Code, KeyStoreError, StoreError
from badgedesk.core.keys.jwk import decode_base64url, encode_base64url
from badgedesk.core.keys.keyfile import MASTER_BYTES, KdfCost, KeyStore, passphrase_key
from badgedesk.core.limits import FILE_BYTES
from badgedesk.core.strictjson import JsonObject, parse_object, write_json
from badgedesk.host.database import connect, is_plain
from badgedesk.host.files import (
    PRIVATE_FILE,
    read_file,
    remove_file,
    remove_unfinished,
    replace_and_overwrite,
    sync_file,
    unfinished_beside,
    write_atomically,
)
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.sealed_file import OVERHEAD_BYTES, is_sealed, opened, sealed

_BYTES: Final = 10_000
_SALT_BYTES: Final = 16
_MASTER: Final = "BadgeDesk lock 1"
_SMALL: Final = ("holder.json", "consent.json")
_GROUP: Final = 4
_CHECK_BYTES: Final = 3
Progress = Callable[[int, int], None]
"""Told how many files are done, of how many; may raise to stop, and the next run goes on."""


@dataclass(frozen=True, slots=True)
class LockState:
    """What a lock file says without being opened.

    Attributes:
        whole: whether everything is sealed; else a change was interrupted.
        entry: of the key store that holds the master key.
        passphrase: whether a passphrase opens it.
    """

    whole: bool
    entry: str | None
    passphrase: bool


class ProfileLock:
    """The lock of one profile.

    Args:
        paths: the profile; what it says of a key is not looked at.
        key_store: the system's; None keeps to passphrases.
        cost: of passphrases set from now on.
    """

    def __init__(self, paths: ProfilePaths, key_store: KeyStore | None, cost: KdfCost | None = None) -> None:
        self._paths, self._key_store, self._cost = paths, key_store, cost or KdfCost()

    @property
    def is_set(self) -> bool:
        """Whether the profile has a lock."""
        return self._paths.lock.exists()

    def state(self) -> LockState:
        """Return what the lock file says.

        Raises:
            KeyStoreError: `Code.LOCK_ABSENT`, `Code.LOCK_DAMAGED`.
        """
        value = self._read()
        entry = value.get("keyStore")
        return LockState(value["state"] == "sealed", str(entry) if entry else None, "passphrase" in value)

    def set(self, passphrase: str | None, progress: Progress | None = None) -> bytes:
        """Lock the profile: make a master key, then seal everything. Returns the master key.

        Without ``passphrase`` the master key lies in the system's key store.

        Raises:
            KeyStoreError: `Code.LOCK_THERE`, `Code.PASSPHRASE_NEEDED`, or the key store's; nothing is changed then.
            StoreError: `Code.STORE_BUSY`, when another program has the profile open; `Code.FILE_NOT_WRITABLE`.
        """
        self._refuse_busy()
        master = self.begin(passphrase)
        self.settle(master, progress)
        return master

    def begin(self, passphrase: str | None) -> bytes:
        """Write the lock and seal nothing yet: whoever opens it next does, by `settle`. Faults as `set`."""
        if self.is_set:
            raise KeyStoreError(Code.LOCK_THERE)
        master = secrets.token_bytes(MASTER_BYTES)
        value: JsonObject = {"format": 1, "state": "sealing"}
        if passphrase is None:
            entry = f"lock {secrets.token_hex(8)}"
            if self._key_store is None:
                raise KeyStoreError(Code.PASSPHRASE_NEEDED)
            self._key_store.put(entry, master)
            value = {**value, "keyStore": entry}
        else:
            value = {**value, "passphrase": _slot(passphrase, master, self._cost)}
        self._write(value)
        return master

    def open(self, passphrase: str | None = None, ask: Callable[[], str | None] | None = None) -> bytes:
        """Return the master key: by ``passphrase``, else through the key store, else by what ``ask`` gives.

        Raises:
            KeyStoreError: `Code.PASSPHRASE_WRONG`; `Code.WALLET_LOCKED` where nobody gave one; `Code.LOCK_DAMAGED`.
        """
        value = self._read()
        entry = value.get("keyStore")
        if entry is not None:
            master = self._key_store.get(str(entry)) if self._key_store is not None else None
            if master is None:
                raise KeyStoreError(Code.WALLET_LOCKED)
            return master
        given = passphrase if passphrase is not None else ask() if ask is not None else None
        if not given:
            raise KeyStoreError(Code.WALLET_LOCKED)
        return _unsealed(value["passphrase"], given)

    def change(self, master: bytes, passphrase: str) -> None:
        """Let another passphrase open the lock from now on, in place of whatever did.

        Raises:
            KeyStoreError: `Code.PASSPHRASE_NEEDED`.
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        value = self._read()
        entry = value.get("keyStore")
        kept = {name: member for name, member in value.items() if name in {"format", "state"}}
        self._write({**kept, "passphrase": _slot(passphrase, master, self._cost)})
        if entry is not None and self._key_store is not None:
            with suppress(KeyStoreError):  # an entry without its lock opens nothing
                self._key_store.delete(str(entry))

    def take_off(self, master: bytes, progress: Progress | None = None) -> None:
        """Open everything for good and remove the lock; faults as `set`."""
        self._refuse_busy()
        self.begin_to_open()
        self.settle(master, progress)

    def begin_to_open(self) -> None:
        """Note that the lock is to be taken off: whoever opens it next does, by `settle`."""
        self._write({**self._read(), "state": "opening"})

    def settle(self, master: bytes, progress: Progress | None = None) -> None:
        """Finish whatever sealing or opening is under way; does nothing where none is. Faults as `set`."""
        state = self._read()["state"]
        if state == "sealed":
            return
        key = master if state == "sealing" else None
        for folder in (self._paths.folder, self._paths.originals, self._paths.answers):
            remove_unfinished(folder)  # what a killed writer left is of no use, and may be in plain text
        pieces = list(self._guarded())
        for number, path in enumerate(pieces):
            if progress is not None:
                progress(number, len(pieces))
            if path.name.partition(".")[2].startswith("db"):
                _turn_database(path, master, seal=key is not None)
            else:
                _turn_file(path, master, seal=key is not None)
        if state == "sealing":
            self._write({**self._read(), "state": "sealed"})
            return
        entry = self._read().get("keyStore")
        remove_file(self._paths.lock)
        if entry is not None and self._key_store is not None:
            with suppress(KeyStoreError):
                self._key_store.delete(str(entry))

    def _guarded(self) -> Iterator[Path]:
        """Yield the files of the profile that a lock seals: databases and copies, small files, originals, answers."""
        folder = self._paths.folder
        for name in ("wallet.db", "register.db"):
            for path in sorted(folder.glob(f"{name}*")):
                if not path.name.endswith(("-wal", "-shm", "-journal")):
                    yield path
        yield from (folder / name for name in _SMALL if (folder / name).exists())
        for kept in (self._paths.originals, self._paths.answers):
            if kept.is_dir():
                yield from sorted(path for path in kept.iterdir() if path.is_file())

    def _refuse_busy(self) -> None:
        """Refuse while another program has a database of the profile open."""
        for path in (self._paths.wallet_db, self._paths.register_db):
            if path.exists() and is_plain(path):
                with connect(path) as database:
                    _alone(path, database.row("PRAGMA journal_mode = DELETE"))
                    database.rows("PRAGMA journal_mode = WAL")

    def _read(self) -> JsonObject:
        if not self.is_set:
            raise KeyStoreError(Code.LOCK_ABSENT)
        try:
            value = parse_object(read_file(self._paths.lock, _BYTES))
        except BadgeDeskError as error:
            raise KeyStoreError(Code.LOCK_DAMAGED) from error
        whole = value.get("format") == 1 and value.get("state") in {"sealing", "sealed", "opening"}
        if not whole or ("passphrase" in value) == ("keyStore" in value):
            raise KeyStoreError(Code.LOCK_DAMAGED)
        return value

    def _write(self, value: JsonObject) -> None:
        write_atomically(self._paths.lock, write_json(value).encode(), mode=PRIVATE_FILE)


def recovery_text(master: bytes) -> str:
    """Return the master key as text to be written on paper: 14 groups of four letters and digits."""
    data = master + sha256(master).digest()[:_CHECK_BYTES]
    text = base64.b32encode(data).decode("ascii").rstrip("=")
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def recovered_master(text: str) -> bytes:
    """Return the master key that `recovery_text` wrote; blanks, dashes and letter case do not count.

    Raises:
        KeyStoreError: `Code.PASSPHRASE_WRONG`, for a text with a letter wrong.
    """
    letters = "".join(letter for letter in text.upper() if letter.isalnum())
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise KeyStoreError(Code.PASSPHRASE_WRONG) from error
    master, check = data[:MASTER_BYTES], data[MASTER_BYTES:]
    if len(master) != MASTER_BYTES or sha256(master).digest()[:_CHECK_BYTES] != check:
        raise KeyStoreError(Code.PASSPHRASE_WRONG)
    return master


def recovered_in(sheet: str) -> bytes:
    """Return the master key of the first line of a recovery sheet that holds one; faults as `recovered_master`."""
    for line in sheet.split("\n"):
        with suppress(KeyStoreError):
            return recovered_master(line)
    raise KeyStoreError(Code.PASSPHRASE_WRONG)


def _slot(passphrase: str, master: bytes, cost: KdfCost) -> JsonObject:
    salt = secrets.token_bytes(_SALT_BYTES)
    key = passphrase_key(passphrase, salt, cost)
    return {
        "kdf": "argon2id",
        "lanes": cost.lanes,
        "memoryKiB": cost.memory_kib,
        "passes": cost.passes,
        "salt": encode_base64url(salt),
        "sealed": encode_base64url(sealed(master, key, _MASTER)),
    }


def _unsealed(slot: object, passphrase: str) -> bytes:
    try:
        if not isinstance(slot, dict):
            raise KeyStoreError(Code.LOCK_DAMAGED)
        cost = KdfCost(int(slot["memoryKiB"]), int(slot["passes"]), int(slot["lanes"]))
        salt, box = decode_base64url(str(slot["salt"])), decode_base64url(str(slot["sealed"]))
    except (KeyError, TypeError, ValueError, BadgeDeskError) as error:
        raise KeyStoreError(Code.LOCK_DAMAGED) from error
    if not cost.within_bounds() or len(salt) != _SALT_BYTES or len(box) != MASTER_BYTES + OVERHEAD_BYTES:
        raise KeyStoreError(Code.LOCK_DAMAGED)
    try:
        return opened(box, passphrase_key(passphrase, salt, cost), _MASTER)
    except StoreError as error:
        raise KeyStoreError(Code.PASSPHRASE_WRONG) from error


def _turn_file(path: Path, master: bytes, *, seal: bool) -> None:
    data = read_file(path, FILE_BYTES + OVERHEAD_BYTES)
    if is_sealed(data) == seal:
        return
    turned = sealed(data, master, path.name) if seal else opened(data, master, path.name)
    unfinished = unfinished_beside(path)
    try:
        write_atomically(unfinished, turned, mode=PRIVATE_FILE)
        replace_and_overwrite(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _turn_database(path: Path, master: bytes, *, seal: bool) -> None:
    """Write a database anew, sealed or plain, and put it in place of the old one."""
    if is_plain(path) != seal:
        return
    unfinished = unfinished_beside(path)
    try:
        unfinished.touch(mode=PRIVATE_FILE, exist_ok=False)
        with connect(path, None if seal else master) as database:
            _alone(path, database.row("PRAGMA journal_mode = DELETE"))  # what waits in the log comes along
            marks = {name: database.row(f"PRAGMA {name}") for name in ("application_id", "user_version")}
            key = f"x'{master.hex()}'" if seal else ""
            database.execute("ATTACH DATABASE ? AS turned KEY ?", (str(unfinished), key))
            database.rows("PRAGMA turned.auto_vacuum = INCREMENTAL")
            database.rows("SELECT sqlcipher_export('turned')")
            for name, value in marks.items():
                database.rows(f"PRAGMA turned.{name} = {int(str(value[0] if value else 0))}")
            database.execute("DETACH DATABASE turned")
        sync_file(unfinished)
        replace_and_overwrite(unfinished, path)
    except OSError as error:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=path, reason=error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _alone(path: Path, mode: tuple[object, ...] | None) -> None:
    if mode is None or mode[0] != "delete":
        raise StoreError(Code.STORE_BUSY, path=path)
