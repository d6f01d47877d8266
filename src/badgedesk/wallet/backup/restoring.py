"""Taking a backup in: everything is opened and checked beside the profile first, then it comes in as a whole."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.strictjson import JsonObject, parse_object
from badgedesk.core.verify import receive
from badgedesk.host import clock
from badgedesk.host.database import Database, Schema, open_database
from badgedesk.host.files import (
    PRIVATE_FILE,
    move_to_free_place,
    remove_unfinished,
    sync_file,
    sync_folder,
    unfinished_beside,
    write_atomically,
)
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.host.sealed_stream import SealedReader
from badgedesk.host.syncing import sync_files
from badgedesk.host.table_dump import load_line
from badgedesk.wallet.backup.archive import read_members
from badgedesk.wallet.backup.contents import (
    DIGESTS,
    MANIFEST,
    MEMBER_BYTES,
    ORIGINALS,
    PLAIN_FOLDERS,
    WALLET,
    Part,
    dumped_tables,
)
from badgedesk.wallet.backup.merging import Merged, merge_wallet
from badgedesk.wallet.originals import Originals
from badgedesk.wallet.rows import originals_of
from badgedesk.wallet.sameness import read_credential, words_of
from badgedesk.wallet.schema import WALLET as WALLET_SCHEMA
from badgedesk.wallet.searching import index_all
from badgedesk.wallet.soundness import find_flaws

_LEFT_OVER_S: Final = 24 * 3600
"""No restore takes so long: what is older was left by a kill."""
_STAMP: Final = "%Y%m%dT%H%M%SZ"
Progress = Callable[[int], None]
"""Told how many members were read; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restored backup brought.

    Attributes:
        parts: names of the databases that came in; one that was there already stays as it is.
        left: those that were there and stayed.
        files: designs and sealed keys that were new.
        kept: the wallet as it was before.
    """

    made_at: datetime
    added: int
    known: int
    parts: tuple[str, ...]
    left: tuple[str, ...]
    files: int
    kept: Path | None


def restore_backup(
    paths: ProfilePaths,
    source: Path,
    passphrase: str,
    *,
    parts: Sequence[Part] = (),
    now: Callable[[], datetime] = clock.now,
    progress: Progress | None = None,
) -> Restored:
    """Check a whole backup, then bring into the profile what it does not hold yet.

    Badges are merged by their content; a wallet that held badges is copied beside itself first. Nothing of the
    profile was changed where a fault is raised before the last step, which is one transaction.

    Raises:
        InputError: `Code.BACKUP_FORMAT`.
        StoreError: `Code.BACKUP_DAMAGED`, `Code.STORE_NEWER`, `Code.FILE_NOT_WRITABLE`, `Code.FILE_NOT_FOUND`.
        KeyStoreError: `Code.PASSPHRASE_WRONG`, `Code.PASSPHRASE_NEEDED`.
    """
    with _opened(source) as file:
        sealed = SealedReader(file, passphrase)
        remove_unfinished(paths.folder, _LEFT_OVER_S)
        folder = unfinished_beside(paths.folder / "restore")
        try:
            staged = replace(open_profile(folder), secret=paths.key)
            staging = _Staging(staged, parts, progress)
            staging.take(sealed)
            staging.check()
            return _bring_in(paths, staging, sealed.created, now())
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    try:
        with source.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise StoreError(Code.FILE_NOT_FOUND, path=source) from error
    except IsADirectoryError as error:
        raise StoreError(Code.FILE_UNREADABLE, path=source, reason="is a folder") from error
    except OSError as error:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=source, reason=error.strerror) from error


class _Staging:
    """A backup unpacked beside the profile, under the profile's own seal."""

    def __init__(self, staged: ProfilePaths, parts: Sequence[Part], progress: Progress | None) -> None:
        self.paths = staged
        self.parts = {part.name: part for part in parts}
        self.files: list[str] = []
        self.databases: dict[str, Database] = {}
        self._originals = Originals(staged.originals, staged.key)
        self._progress = progress
        self._digests: dict[str, str] = {}
        self._versions: JsonObject = {}

    def take(self, sealed: SealedReader) -> None:
        """Unpack every member; each was proven by its seal before it is written."""
        try:
            for count, (name, data) in enumerate(read_members(sealed)):
                self._take_one(name, data)
                if self._progress is not None:
                    self._progress(count)
        finally:
            for database in self.databases.values():
                database.close()
        if not self._listed:
            raise StoreError(Code.BACKUP_DAMAGED, reason="it has no end")

    _listed = False

    def _take_one(self, name: str, data: bytes) -> None:
        if name == DIGESTS:
            if parse_object(data, limit_bytes=MEMBER_BYTES) != self._digests:
                raise StoreError(Code.BACKUP_DAMAGED, reason="its list of contents")
            self._listed = True
            return
        if self._listed or name in self._digests:
            raise StoreError(Code.BACKUP_DAMAGED, reason="a member in it")
        self._digests[name] = sha256(data).hexdigest()
        folder, _, rest = name.partition("/")
        if name == MANIFEST:
            self._begin(data)
        elif folder == ORIGINALS:
            if self._originals.put_unsynced(data) != rest:
                raise StoreError(Code.BACKUP_DAMAGED, reason="a file in it")
        elif rest.endswith(".jsonl") and folder in self.databases:
            database = self.databases[folder]
            with database.transaction():
                for line in data.removesuffix(b"\n").split(b"\n"):
                    load_line(database, line, dumped_tables(database))
        elif folder in PLAIN_FOLDERS or name == "holder.json":
            write_atomically(self.paths.folder / name.replace("/", "-", 1), data, mode=PRIVATE_FILE)
            self.files.append(name)

    def _begin(self, data: bytes) -> None:
        manifest = parse_object(data)
        versions = manifest.get("schemas")
        if manifest.get("format") != 1 or not isinstance(versions, dict):
            raise StoreError(Code.STORE_NEWER, value="backup")
        for name, version in versions.items():
            schema = WALLET_SCHEMA if name == WALLET else self.parts[name].schema if name in self.parts else None
            if schema is None:
                continue
            if not isinstance(version, int) or not 1 <= version <= schema.version:
                raise StoreError(Code.STORE_NEWER, value=name)
            then = Schema(schema.application_id, schema.steps[:version])
            database = open_database(self.paths.folder / f"{name}.db", then, self.paths.key)
            database.execute("PRAGMA foreign_keys = OFF")
            database.execute("PRAGMA synchronous = OFF")  # synced as a whole before it comes in
            self.databases[name] = database
        self._versions = versions

    def check(self) -> None:
        """Check rows and files as `wallet check` does.

        Raises:
            StoreError: `Code.BACKUP_DAMAGED`.
        """
        for name in self.databases:
            schema = WALLET_SCHEMA if name == WALLET else self.parts[name].schema
            with open_database(self.paths.folder / f"{name}.db", schema, self.paths.key) as database:
                if database.damage() or database.rows("PRAGMA foreign_key_check"):
                    raise StoreError(Code.BACKUP_DAMAGED, reason=f"rows of the {name}")
                if name == WALLET:
                    with database.transaction():
                        index_all(database)
                    flaws = find_flaws(database, self._originals)
                    if flaws:
                        raise StoreError(Code.BACKUP_DAMAGED, reason=f"{flaws[0].what}: {flaws[0].reason}")
        if WALLET not in self.databases:
            raise StoreError(Code.BACKUP_DAMAGED, reason="it holds no wallet")


def _bring_in(paths: ProfilePaths, staging: _Staging, made_at: datetime, now: datetime) -> Restored:
    kept = keep_old(paths, now)
    brought: list[str] = []
    left: list[str] = []
    with open_database(paths.wallet_db, WALLET_SCHEMA, paths.key) as wallet:
        merged = _merge(paths, staging, wallet)
    files = sum(_bring_file(paths, staging, name) for name in staging.files)
    for name in staging.databases:
        if name == WALLET:
            continue
        (brought if _bring_database(staging.paths.folder / f"{name}.db", staging.parts[name].path) else left).append(
            name
        )
    return Restored(made_at, merged.added, merged.known, tuple(brought), tuple(left), files, kept)


def keep_old(paths: ProfilePaths, now: datetime) -> Path | None:
    """Copy a wallet that holds badges beside itself."""
    if not paths.wallet_db.exists():
        return None
    with open_database(paths.wallet_db, WALLET_SCHEMA, paths.key) as wallet:
        if wallet.row("SELECT 1 FROM item LIMIT 1") is None:
            return None
        copy = paths.wallet_db.with_name(f"wallet.db.before-restore-{now.strftime(_STAMP)}")
        wallet.copy_to(copy)
    return copy


def _merge(paths: ProfilePaths, staging: _Staging, wallet: Database) -> Merged:
    """Move the files, then write all rows in one transaction; take the files away where that fails."""
    staged = staging.paths.originals
    moved: list[Path] = []
    own = Originals(paths.originals, paths.key)
    sync_files(sorted(path for path in staged.iterdir()), staged)
    try:
        for path in sorted(staged.iterdir()):
            if own.flaw(path.name) is not None:
                target = paths.originals / path.name
                if not target.exists():
                    moved.append(target)
                path.replace(target)
        sync_folder(paths.originals)
        with open_database(staging.paths.folder / "wallet.db", WALLET_SCHEMA, paths.key) as source:
            return merge_wallet(source, wallet, lambda database, number: reword(database, number, own))
    except BaseException as error:
        for path in moved:
            with suppress(OSError):
                path.unlink()
        if isinstance(error, OSError):
            raise StoreError(Code.FILE_NOT_WRITABLE, path=paths.originals, reason=error.strerror) from error
        raise


def reword(database: Database, number: int, originals: Originals) -> None:
    """Write anew what an item is searched by: the names of its files are part of it."""
    forms = originals_of(database, number)
    reading = read_credential(receive(originals.get(forms[0].sha256)))
    words = words_of(reading.view, tuple(form.name for form in forms))
    database.execute("UPDATE item SET words = ? WHERE number = ?", (words, number))


def _bring_file(paths: ProfilePaths, staging: _Staging, name: str) -> bool:
    """Put a design, a sealed key or the holder's list where none of its name lies; says whether it came in."""
    target = paths.folder / name
    if target.exists():
        return False
    data = (staging.paths.folder / name.replace("/", "-", 1)).read_bytes()
    target.parent.mkdir(mode=0o700, exist_ok=True)
    with suppress(StoreError):
        if name == "holder.json":
            paths.write_sealed(target, data)
        else:
            write_atomically(target, data, mode=PRIVATE_FILE, overwrite=False)
        return True
    return False


def _bring_database(staged: Path, target: Path) -> bool:
    """Put a database where there is none."""
    if target.exists():
        return False
    try:
        sync_file(staged)
        move_to_free_place(staged, target)
        sync_folder(target.parent)
    except BadgeDeskError:
        return False
    except OSError as error:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=target, reason=error.strerror) from error
    return True
