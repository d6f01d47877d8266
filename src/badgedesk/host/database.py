"""SQLite behind one door: every database of a profile is opened, migrated, written and checked here.

A connection belongs to the thread that opened it. What is committed is on the disk (write-ahead log, full sync); what
is removed is overwritten. With a key, a database is sealed: every page is encrypted (SQLCipher) before it is written.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from inspect import signature
from itertools import count
from pathlib import Path
from typing import Final, Self, TypeAlias

from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.core.errors import Code, StoreError
from badgedesk.host.files import (
    PRIVATE_FILE,
    identity_of,
    move_to_free_place,
    sync_file,
    sync_folder,
    unfinished_beside,
)

Value: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = tuple[Value, ...]

BUSY_S: Final = 5.0
"""How long another program may hold the database before that is a fault."""
_SETTINGS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
)

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_NOT_WRITABLE: Final = frozenset(
    {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    }
)
_NO_WRITING: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_NOT_UTF8: Final = "text that is not UTF-8"
_PRIMARY_CODE: Final = 0xFF
"""An extended result code holds the primary one in its last byte."""
_PLAIN_HEADER: Final = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database holds: whose it is, and the steps that made it what it is today.

    ``application_id`` is four letters as a number. Step *n* (from 0) leads from version *n* to *n + 1*; released
    steps never change, new ones are added at the end. A part of a step is SQL, or a function where SQL cannot do it.
    """

    application_id: int
    steps: tuple[tuple["str | Callable[[Database], None]", ...], ...]

    @property
    def version(self) -> int:
        """The version that this program writes."""
        return len(self.steps)


class Database:
    """One open database. SQL comes from the program alone, values only as parameters."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool = False) -> None:
        self._path = path
        self._connection = connection
        self._file = identity_of(path)
        self._kept: Path | None = None
        self.read_only = read_only
        """Whether the place allows no writing; then every change is a fault."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the database lies."""
        return self._path

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query; where a damaged text is no UTF-8 any more, with marks in it.

        Raises:
            StoreError: `Code.STORE_DAMAGED`, ``STORE_BUSY``, ``FILE_NOT_WRITABLE``.
        """
        try:
            return self._rows(sql, parameters)
        except StoreError as fault:
            if fault.facts.get("reason") != _NOT_UTF8:
                raise
        self._connection.text_factory = _lenient  # one damaged text must not hide all other rows
        try:
            return self._rows(sql, parameters)
        finally:
            self._connection.text_factory = str

    def _rows(self, sql: str, parameters: Sequence[Value]) -> list[Row]:
        with _faults(self._path), closing(self._connection.execute(sql, parameters)) as cursor:
            found: list[Row] = cursor.fetchall()
            return found

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a query, or None; faults as `rows`."""
        return next(iter(self.rows(sql, parameters)), None)

    def execute(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one statement and return how many rows it changed; faults as `rows`."""
        with _faults(self._path), closing(self._connection.execute(sql, parameters)) as cursor:
            changed: int = cursor.rowcount
            return changed

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside happen, and are on the disk at the end, or none of them does.

        Waits up to five seconds for another writer.

        Raises:
            StoreError: as `rows`, or `Code.STORE_REPLACED`; everything inside is undone then, as for any exception.
        """
        self._refuse_replaced()
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # After some faults (a full disk) SQLite has rolled back by itself.
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            raise

    def _refuse_replaced(self) -> None:
        """Keep what this program has beside a file that something else put in its place, and change nothing more."""
        if self._file in {None, identity_of(self._path)}:
            return
        if self._kept is None and not self.read_only:
            names = (self._path.with_name(f"{self._path.name}.kept-{number}") for number in count(1))
            self._kept = next(name for name in names if not name.exists())
            self.copy_to(self._kept)
        raise StoreError(Code.STORE_REPLACED, path=self._path, kept=(self._kept or self._path).name)

    def define(self, name: str, function: Callable[..., Value]) -> None:
        """Let statements of this connection call a function that follows from its values alone."""
        arguments = len(signature(function).parameters)
        self._connection.create_function(name, arguments, function, deterministic=True)

    def stamp(self) -> tuple[int, int]:
        """Return what is another value after any change, by this program or another; cheap."""
        return _number(self, "PRAGMA data_version"), self._connection.total_changes

    def damage(self) -> tuple[str, ...]:
        """Return what SQLite itself finds wrong with the file's structure; it does not see changed contents."""
        try:
            found = [str(row[0]) for row in self.rows("PRAGMA integrity_check(20)")]
        except StoreError as fault:
            if fault.code is not Code.STORE_DAMAGED:
                raise
            return (fault.facts.get("reason", "damaged"),)
        return tuple(text for text in found if text != "ok")

    def forget_removed(self) -> None:
        """Give the place of removed rows back and empty the log, so that nothing removed stays on the disk.

        Another program that reads at the moment puts this off to a later call.

        Raises:
            StoreError: `Code.STORE_DAMAGED`, ``FILE_NOT_WRITABLE``.
        """
        try:
            with _faults(self._path):
                # As a script: the driver takes only one step of a statement without columns, that is one page.
                self._connection.executescript("PRAGMA incremental_vacuum")
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        except StoreError as fault:
            if fault.code is not Code.STORE_BUSY:
                raise

    def copy_to(self, copy: Path) -> None:
        """Copy the database as it is, under the same key, to ``copy``, whole or not at all.

        Raises:
            StoreError: as `rows`; `Code.FILE_NOT_WRITABLE`.
        """
        unfinished = unfinished_beside(copy)
        try:
            try:
                unfinished.touch(mode=PRIVATE_FILE, exist_ok=False)
                self.execute("VACUUM INTO ?", (str(unfinished),))
                sync_file(unfinished)  # SQLite does not, here
                unfinished.replace(copy)
            finally:
                unfinished.unlink(missing_ok=True)
            sync_folder(copy.parent)
        except OSError as error:
            raise StoreError(Code.FILE_NOT_WRITABLE, path=copy, reason=error.strerror) from error

    def close(self) -> None:
        """Close; closing twice is no fault."""
        self._connection.close()


def is_plain(path: Path) -> bool:
    """Return whether the file at ``path`` is a database that no key seals; OSError is the caller's."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def open_database(path: Path, schema: Schema, key: bytes | None = None) -> Database:
    """Open the database at ``path``, make it where it is missing, and bring an older one up to date.

    Before an older one is changed, a copy is put beside it (``wallet.db.version-1``). In a place that allows no
    writing it opens for reading only, when it is there and up to date. ``key`` (32 bytes) seals a new one and opens
    a sealed one; one that is not sealed yet opens all the same.

    Raises:
        StoreError: `Code.STORE_NEWER`, for a version this program does not know, untouched; `Code.STORE_DAMAGED`,
            for what is not our database; `Code.STORE_BUSY`; `Code.FILE_NOT_WRITABLE`.
    """
    if not path.exists():
        _create(path, schema, key)
    try:
        return _open_for_writing(path, schema, key)
    except StoreError as fault:
        if fault.code is not Code.FILE_NOT_WRITABLE or not path.is_file() or not _only_no_writing(fault):
            raise
        return open_unchanged(path, schema, key)


def _create(path: Path, schema: Schema, key: bytes | None) -> None:
    """Build the empty database under another name: whoever finds ``path`` finds a whole one."""
    unfinished = unfinished_beside(path)
    try:
        try:
            unfinished.touch(mode=PRIVATE_FILE, exist_ok=False)
            with connect(unfinished, key) as database:
                for setting in ("auto_vacuum = INCREMENTAL", "journal_mode = WAL"):
                    database.rows(f"PRAGMA {setting}")
                _take_steps(database, schema, 0)
            sync_file(unfinished)
            move_to_free_place(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=path, reason=error.strerror) from error
    except StoreError as fault:
        if fault.code is not Code.FILE_EXISTS:  # another program was first
            raise


def connect(path: Path, key: bytes | None = None) -> Database:
    """Open a database as it is, whatever it holds; for conversions. Faults as `Database.rows`."""
    with _faults(path):
        return Database(path, _unsealed(sqlite3.connect(path, timeout=BUSY_S, isolation_level=None), path, key))


def _unsealed(connection: sqlite3.Connection, path: Path, key: bytes | None) -> sqlite3.Connection:
    """Give the key to a connection whose file is sealed, or is still to be written."""
    if key is None or (path.is_file() and path.stat().st_size > 0 and is_plain(path)):
        return connection
    connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key is told on standard error
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def _open_for_writing(path: Path, schema: Schema, key: bytes | None) -> Database:
    database = connect(path, key)
    try:
        version = _version(database, schema)  # before the first change: what is not ours stays untouched
        for setting in _SETTINGS:
            database.rows(f"PRAGMA {setting}")
        if version < schema.version:
            _migrate(database, schema, version)
    except BaseException:
        database.close()
        raise
    return database


def open_unchanged(path: Path, schema: Schema, key: bytes | None = None) -> Database:
    """Open one for reading only, without a trace; faults as `open_database`, also where it has to be changed first."""
    log = path.with_name(path.name + "-wal")
    # Without a place for its shared memory SQLite reads a file only as unchangeable, and then not past its log.
    if log.exists() and log.stat().st_size > 0:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=path, reason="changes are waiting in its log")
    with _faults(path):
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, timeout=BUSY_S, isolation_level=None, uri=True)
        _unsealed(connection, path, key)
    database = Database(path, connection, read_only=True)
    try:
        current = _version(database, schema) == schema.version
    except BaseException:
        database.close()
        raise
    if not current:
        database.close()
        raise StoreError(Code.FILE_NOT_WRITABLE, path=path, reason="needs to be brought up to date first")
    return database


def _version(database: Database, schema: Schema) -> int:
    """Return the version of the database after refusing what is not ours or is newer."""
    application = _number(database, "PRAGMA application_id")
    version = _number(database, "PRAGMA user_version")
    if application != schema.application_id or version < 1:
        raise StoreError(Code.STORE_DAMAGED, path=database.path, reason="not a database of this program")
    if version > schema.version:
        raise StoreError(Code.STORE_NEWER, path=database.path, version=version)
    return version


def _migrate(database: Database, schema: Schema, version: int) -> None:
    _keep_copy(database, version)
    with database.transaction():
        _take_steps(database, schema, _version(database, schema))  # another program may have been first


def _take_steps(database: Database, schema: Schema, version: int) -> None:
    for step in schema.steps[version:]:
        for part in step:
            if callable(part):
                part(database)
            else:
                database.execute(part)
    database.execute(f"PRAGMA application_id = {schema.application_id:d}")
    database.execute(f"PRAGMA user_version = {schema.version:d}")


def _keep_copy(database: Database, version: int) -> None:
    """Copy the database as it is beside itself; a copy of the same version that lies there stays."""
    copy = database.path.with_name(f"{database.path.name}.version-{version}")
    if not copy.exists():
        database.copy_to(copy)


def _lenient(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _number(database: Database, sql: str) -> int:
    row = database.row(sql)
    value = row[0] if row else 0
    return value if isinstance(value, int) else 0


def _only_no_writing(fault: StoreError) -> bool:
    cause = fault.__cause__
    return isinstance(cause, PermissionError) or (
        isinstance(cause, sqlite3.Error) and cause.sqlite_errorcode & _PRIMARY_CODE in _NO_WRITING
    )


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Turn what SQLite says of disk, lock and damage into faults with codes; mistakes in SQL stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if (fault := _fault(path, error)) is None:
            raise
        raise fault from error
    except UnicodeDecodeError as error:  # SQLite's own message, repeating a damaged schema
        raise StoreError(Code.STORE_DAMAGED, path=path, reason="the tables' definitions") from error


def _fault(path: Path, error: sqlite3.Error) -> StoreError | None:
    result = getattr(error, "sqlite_errorcode", None)
    if result is None:  # the driver's own, of which one is no mistake; its text repeats the row's content
        unreadable = isinstance(error, sqlite3.OperationalError)
        return StoreError(Code.STORE_DAMAGED, path=path, reason=_NOT_UTF8) if unreadable else None
    primary = result & _PRIMARY_CODE
    if primary in _BUSY:
        return StoreError(Code.STORE_BUSY, path=path)
    # Every table and column the program asks for is there once a database is up to date.
    # The last two are what a full-text index without one of its tables comes to.
    missing = ("no such table", "no such column", "has no column", "SQL logic error", "vtable constructor failed")
    if primary in _DAMAGED or any(words in str(error) for words in missing):
        return StoreError(Code.STORE_DAMAGED, path=path, reason=error)
    if primary in _NOT_WRITABLE:
        return StoreError(Code.FILE_NOT_WRITABLE, path=path, reason=error)
    return None
