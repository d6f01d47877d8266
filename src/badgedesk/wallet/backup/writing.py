"""Writing a backup: every row and every file of a profile, as they were at one moment, into one sealed file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from badgedesk.core.clock import format_time
from badgedesk.core.keys.keyfile import KdfCost, RandomBytes
from badgedesk.core.strictjson import JsonObject, JsonValue, write_json
from badgedesk.host import clock
from badgedesk.host.database import Database, open_database
from badgedesk.host.files import PRIVATE_FILE, read_file, stream_atomically
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.sealed_stream import SealedReader, SealedWriter
from badgedesk.host.table_dump import dump_tables
from badgedesk.wallet.backup.archive import ArchiveWriter
from badgedesk.wallet.backup.contents import DIGESTS, MANIFEST, ORIGINALS, PART_BYTES, PLAIN_FOLDERS, WALLET, Part
from badgedesk.wallet.backup.contents import dumped_tables as tables
from badgedesk.wallet.originals import Originals
from badgedesk.wallet.schema import WALLET as WALLET_SCHEMA

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that was written and read back."""

    path: Path
    size_bytes: int
    badges: int
    files: int
    keys: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes into a backup, and under which passphrase.

    Attributes:
        parts: databases besides the wallet.
        keys: whether the sealed key files come along.
    """

    passphrase: str
    parts: tuple[Part, ...] = ()
    keys: bool = False
    cost: KdfCost | None = None


def write_backup(
    paths: ProfilePaths,
    target: Path,
    choice: Choice,
    *,
    now: Callable[[], datetime] = clock.now,
    random_bytes: RandomBytes = clock.random_bytes,
    progress: Progress | None = None,
) -> Written:
    """Write a backup of the profile to ``target``, or nothing at all; an older file there gives way at the end.

    The whole file was read back and proven when this returns.

    Raises:
        StoreError: `Code.STORE_DAMAGED`, when an original is missing or damaged; `Code.FILE_NOT_WRITABLE`.
        KeyStoreError: `Code.PASSPHRASE_NEEDED`.
    """
    with stream_atomically(target, lambda path: _prove(path, choice.passphrase), mode=PRIVATE_FILE) as file:
        sealed = SealedWriter(file, choice.passphrase, now(), random_bytes, choice.cost)
        counts = _Packer(sealed, progress).pack(paths, choice, now())
        sealed.finish()
    return Written(target, target.stat().st_size, *counts)


class _Packer:
    """Puts members into a sealed archive and keeps their digests."""

    def __init__(self, sealed: SealedWriter, progress: Progress | None) -> None:
        self._archive = ArchiveWriter(sealed)
        self._digests: dict[str, JsonValue] = {}
        self._progress = progress

    def pack(self, paths: ProfilePaths, choice: Choice, made_at: datetime) -> tuple[int, int, int]:
        """Put everything in; returns the numbers of badges, files and keys."""
        with open_database(paths.wallet_db, WALLET_SCHEMA, paths.key) as wallet:
            wallet.execute("BEGIN")  # one moment for all rows
            parts = [part for part in choice.parts if part.path.exists()]
            others = {part.name: part.schema.version for part in parts}
            versions: JsonObject = {WALLET: WALLET_SCHEMA.version, **others}
            manifest: JsonObject = {"format": 1, "made": format_time(made_at), "schemas": versions}
            self._put(MANIFEST, write_json(manifest).encode())
            self._put_rows(WALLET, wallet)
            for part in parts:
                with open_database(part.path, part.schema, paths.key) as database:
                    database.execute("BEGIN")
                    self._put_rows(part.name, database)
                    database.execute("ROLLBACK")
            files = self._put_originals(paths, wallet)
            badges = wallet.row("SELECT count(*) FROM item")
            wallet.execute("ROLLBACK")
        keys = 0
        for folder in PLAIN_FOLDERS:
            if folder != "keys" or choice.keys:
                keys = self._put_folder(paths.folder / folder, folder)
        holder = paths.folder / "holder.json"
        if holder.exists():
            self._put(holder.name, paths.read_sealed(holder))
        self._put(DIGESTS, write_json(self._digests).encode())
        self._archive.close()
        return int(str(badges[0])) if badges else 0, files, keys if choice.keys else 0

    def _put_rows(self, name: str, database: Database) -> None:
        for number, data in enumerate(_members(dump_tables(database, tables(database)))):
            self._put(f"{name}/{number:06}.jsonl", data)

    def _put_originals(self, paths: ProfilePaths, wallet: Database) -> int:
        originals = Originals(paths.originals, paths.key)
        digests = [str(digest) for (digest,) in wallet.rows("SELECT sha256 FROM original ORDER BY sha256")]
        for number, digest in enumerate(digests):
            if self._progress is not None:
                self._progress(number, len(digests))
            self._put(f"{ORIGINALS}/{digest}", originals.get(digest))
        return len(digests)

    def _put_folder(self, folder: Path, name: str) -> int:
        files = sorted(path for path in folder.glob("*") if path.is_file() and not path.name.startswith("."))
        for path in files:
            self._put(f"{name}/{path.name}", read_file(path))
        return len(files)

    def _put(self, name: str, data: bytes) -> None:
        self._archive.put(name, data)
        self._digests[name] = sha256(data).hexdigest()


def _members(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Put lines together to members of some mebibytes."""
    gathered: list[bytes] = []
    size = 0
    for line in lines:
        gathered.append(line)
        size += len(line)
        if size >= PART_BYTES:
            yield b"".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield b"".join(gathered)


def _prove(path: Path, passphrase: str) -> None:
    with path.open("rb") as file:
        SealedReader(file, passphrase).drain()
