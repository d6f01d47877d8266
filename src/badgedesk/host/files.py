"""Whole files in and out: read within a limit, written completely or not at all."""

import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from badgedesk.core.errors import Code, LimitExceededError, StoreError
from badgedesk.core.limits import FILE_BYTES, MIB

PRIVATE_FILE: Final = 0o600
"""Mode of files that hold keys or people's data."""
_PUBLIC_FILE: Final = 0o644
_UNFINISHED_PREFIX: Final = ".badgedesk-"
_UNFINISHED_SUFFIX: Final = ".part"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES, errno.EXDEV})
_O_BINARY: Final = getattr(os, "O_BINARY", 0)
_PIECE: Final = 1024 * 1024
_O_NONBLOCK: Final = getattr(os, "O_NONBLOCK", 0)


def read_file(path: Path, limit_bytes: int = FILE_BYTES) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        StoreError: `Code.FILE_NOT_FOUND`; `Code.FILE_UNREADABLE` for a folder, a device, missing rights, a bad disk.
        LimitExceededError: `Code.FILE_LIMIT`, for a file of more than ``limit_bytes``.
    """
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for a writer.
        handle = os.open(path, os.O_RDONLY | _O_BINARY | _O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise StoreError(Code.FILE_UNREADABLE, path=path, reason="not a regular file")
            # Room is taken for what is there, not for all that might be; a file that grows is read on.
            data = file.read(min(found.st_size, limit_bytes) + 1)
            while len(data) <= limit_bytes and (more := file.read(min(_PIECE, limit_bytes + 1 - len(data)))):
                data += more
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(Code.FILE_NOT_FOUND, path=path) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = "is a folder" if isinstance(error, IsADirectoryError) else getattr(error, "strerror", None)
        raise StoreError(Code.FILE_UNREADABLE, path=path, reason=reason or "not a path") from error
    if len(data) > limit_bytes:
        raise LimitExceededError(Code.FILE_LIMIT, path=path, limit_bytes=limit_bytes)
    return data


def write_atomically(path: Path, data: bytes, *, mode: int = _PUBLIC_FILE, overwrite: bool = True) -> None:
    """Write ``data`` to ``path`` so that after a kill or a power cut the old file or the whole new one is there.

    The file is written beside its place under a hidden name, with its mode set before the first byte, synced,
    moved into place, and the folder synced. When this returns, the bytes are on the disk. A symbolic link at
    ``path`` is replaced, not followed.

    Raises:
        StoreError: `Code.FILE_EXISTS` when it exists and ``overwrite`` is off; `Code.FILE_NOT_WRITABLE` for a
            missing or read-only folder, a read-only file, a full disk (then with ``free_bytes``).
    """
    _refuse_target(path, overwrite=overwrite)
    unfinished = unfinished_beside(path)
    try:
        try:
            _write_synced(unfinished, data, mode)
            if overwrite:
                unfinished.replace(path)
            else:
                move_to_free_place(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise _not_writable(path, error) from error


@contextmanager
def stream_atomically(path: Path, prove: Callable[[Path], None], *, mode: int = _PUBLIC_FILE) -> Iterator[BinaryIO]:
    """Let a caller write a long file piece by piece; it takes its place at the end, after ``prove`` has read it back.

    Until then, and where anything is raised, an older file at ``path`` stays as it is.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`; whatever ``prove`` raises.
    """
    _refuse_target(path, overwrite=True)
    unfinished = unfinished_beside(path)
    try:
        try:
            with _opened_new(unfinished, mode) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            prove(unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise _not_writable(path, error) from error


def write_unsynced(path: Path, data: bytes, *, mode: int = PRIVATE_FILE) -> None:
    """Write a new file into a folder that nobody uses yet; syncing is the caller's.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    try:
        with _opened_new(path, mode) as file:
            file.write(data)
    except OSError as error:
        raise _not_writable(path, error) from error


def replace_and_overwrite(new: Path, path: Path) -> None:
    """Put the finished file ``new`` in place of ``path``, then overwrite the bytes that lay there.

    A disk that remaps its blocks may still hold traces of them.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    try:
        with path.open("r+b") as old:
            new.replace(path)
            sync_folder(path.parent)
            size = os.fstat(old.fileno()).st_size
            for start in range(0, size, MIB):
                old.write(bytes(min(MIB, size - start)))
            old.flush()
            os.fsync(old.fileno())
    except OSError as error:
        raise _not_writable(path, error) from error


def remove_unfinished(folder: Path, older_than_s: float = 0) -> None:
    """Remove what killed writers left in ``folder``, files and folders; what cannot be removed stays."""
    for path in unfinished_files(folder, older_than_s):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def unfinished_beside(path: Path) -> Path:
    """Return a fresh hidden name in the folder of ``path``, under which it is to be written first."""
    return path.with_name(f"{_UNFINISHED_PREFIX}{secrets.token_hex(8)}{_UNFINISHED_SUFFIX}")


def move_to_free_place(unfinished: Path, path: Path) -> None:
    """Give a finished file the name ``path`` unless something bears it; OSError is the caller's.

    Raises:
        StoreError: `Code.FILE_EXISTS`.
    """
    try:
        os.link(unfinished, path)
    except FileExistsError as error:
        raise StoreError(Code.FILE_EXISTS, path=path) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _reserve(path)  # a file system without hard links: take the name first, then fill it
        unfinished.replace(path)


def identity_of(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at ``path`` from any other, even of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def sync_file(path: Path) -> None:
    """Make sure that a file's bytes are on the disk; OSError is the caller's."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure that the names in ``folder`` are on the disk; does nothing where folders cannot be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_file(path: Path) -> None:
    """Remove ``path``; one that is gone already is no fault.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    try:
        path.unlink()
        sync_folder(path.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _not_writable(path, error) from error


def free_near(folder: Path) -> int:
    """Return how many bytes are free where a folder is, or would be made."""
    there = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.is_dir())
    return shutil.disk_usage(there).free


def make_folder(folder: Path) -> None:
    """Make an ordinary folder with those above it, where it is missing.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_writable(folder, error) from error


def unfinished_files(folder: Path, older_than_s: float) -> tuple[Path, ...]:
    """Return what killed writers left in ``folder`` at least ``older_than_s`` seconds ago."""
    latest = time.time() - older_than_s
    found = []
    for path in folder.glob(f"{_UNFINISHED_PREFIX}*{_UNFINISHED_SUFFIX}*"):
        try:
            if path.stat().st_mtime <= latest:
                found.append(path)
        except FileNotFoundError:
            continue  # its writer has just finished
    return tuple(sorted(found))


def _refuse_target(path: Path, *, overwrite: bool) -> None:
    if "\0" in str(path):
        raise StoreError(Code.FILE_NOT_WRITABLE, path=path, reason="not a path")
    if not overwrite and os.path.lexists(path):
        raise StoreError(Code.FILE_EXISTS, path=path)
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it answers for a name that is too long, too
        raise StoreError(Code.FILE_NOT_WRITABLE, path=path, reason="is a folder")
    # Moving a file into place needs no right on the file itself, so its read-only mark is looked at here.
    if os.path.exists(path) and not os.access(path, os.W_OK):  # noqa: PTH110 - as above
        raise StoreError(Code.FILE_NOT_WRITABLE, path=path, reason="read-only file")


def _write_synced(path: Path, data: bytes, mode: int) -> None:
    with _opened_new(path, mode) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _opened_new(path: Path, mode: int) -> BinaryIO:
    """Open a file that was not there, with its mode set before the first byte."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, PRIVATE_FILE)
    if os.name == "posix":
        os.fchmod(handle, mode)
    return os.fdopen(handle, "wb")


def _reserve(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except FileExistsError as error:
        raise StoreError(Code.FILE_EXISTS, path=path) from error


def _not_writable(path: Path, error: OSError) -> StoreError:
    facts: dict[str, object] = {"path": path, "reason": error.strerror or "input/output error"}
    if error.errno in _FULL:
        facts["free_bytes"] = free_near(path.parent)
    return StoreError(Code.FILE_NOT_WRITABLE, **facts)
