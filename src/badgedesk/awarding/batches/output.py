"""The folder that awards are written to: many files at once, each whole or not there, none overwritten.

One ZIP file in its place is `badgedesk.awarding.batches.zipped`.
"""

import errno
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

from badgedesk.awarding.rosters.amendment import unsecured
from badgedesk.core.bake import unbake
from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.host.files import free_near, read_file, sync_file, sync_folder
from badgedesk.host.names import distinct_names
from badgedesk.host.syncing import sync_files

_LONGEST_ENDING: Final = ".json"
_MODE: Final = 0o644
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES, errno.EXDEV})
_O_BINARY: Final = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write: its name in the folder, its bytes, and the credential that is in it or is all of it.

    One that another process has written already lies in ``draft``, whole and on the disk; ``data`` is empty then.
    """

    name: str
    data: bytes
    credential: bytes
    draft: Path | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """Where another process writes files before they get their names; ``synced`` when they must be on the disk."""

    folder: Path
    synced: bool = True

    def path(self, name: str) -> Path:
        """Return the hidden name a file is written under; the same after a kill, so that none is left behind."""
        return self.folder / f".badgedesk-{sha256(name.encode()).hexdigest()[:16]}.part"

    def write(self, files: Sequence[tuple[str, bytes]]) -> list[Path]:
        """Write files under their hidden names and return those.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`; none of them is there then.
        """
        paths = [self.path(name) for name, _ in files]
        try:
            for path, (_, data) in zip(paths, files, strict=True):
                write_new(path, data)
            if self.synced:
                sync_files(paths, self.folder)
        except OSError as error:
            for path in paths:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise output_fault(self.folder, self.folder, error) from error
        return paths


class Output(Protocol):
    """Where the files of a batch go; a folder, or one ZIP file."""

    @property
    def is_lasting(self) -> bool:
        """Whether what `write` was given is safe when it returns; else only after `finish`."""

    @property
    def drafts(self) -> Drafts:
        """Where other processes may write files beforehand."""

    def path(self, name: str) -> Path:
        """Return how a file of it is called for people."""

    def accept(self, names: Sequence[str], *, resume: bool, settled: bool) -> None:
        """Refuse what is there already where it is not of the batch whose files have those names."""

    def open(self) -> None:
        """Prove that it can be written."""

    def free_stems(self, stems: Sequence[str], reserved: Sequence[str] = ()) -> list[str]:
        """Return ``stems`` made distinct from each other and from what is there."""

    def missing(self, files: Sequence[NewFile]) -> list[NewFile] | None:
        """Return those that are still to be written; None, when another file has the name of one."""

    def carries(self, name: str, credential: bytes) -> bool:
        """Return whether that credential is there under that name, and stays."""

    def write(self, files: Sequence[NewFile], cancelled: Callable[[], bool]) -> bool:
        """Write files; return whether it was done."""

    def finish(self) -> None:
        """Make all that was written lasting."""

    def abandon(self) -> None:
        """Leave nothing unfinished behind; after `finish` it does nothing."""


class OutputFolder:
    """A folder for awards; `open` makes it and proves that it can be written to."""

    is_lasting: Final = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def drafts(self) -> Drafts:
        """Where other processes may write files beforehand: the folder itself, under hidden names."""
        return Drafts(self.folder)

    def path(self, name: str) -> Path:
        """Return the path of a file."""
        return self.folder / name

    def accept(self, names: Sequence[str], *, resume: bool, settled: bool) -> None:
        """Do nothing: what is in a folder stays, and new files get other names."""

    def finish(self) -> None:
        """Do nothing: `write` left nothing to be done."""

    def abandon(self) -> None:
        """Do nothing: `write` leaves nothing behind."""

    def open(self) -> None:
        """Make the folder where it is missing, and write a first file in it and remove it.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        probe = self._unfinished("probe")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_new(probe, b"BadgeDesk")
            sync_file(probe)
            probe.unlink()
        except OSError as error:
            raise self._fault(error) from error

    def free_stems(self, stems: Sequence[str], reserved: Sequence[str] = ()) -> list[str]:
        """Return ``stems`` made distinct among themselves, from ``reserved`` and from what lies in the folder."""
        try:
            present = [path.stem for path in self.folder.iterdir()]
        except FileNotFoundError:
            present = []
        except OSError as error:
            raise self._fault(error) from error
        taken = {stem + _LONGEST_ENDING for stem in (*present, *reserved)}
        names = distinct_names([stem + _LONGEST_ENDING for stem in stems], taken)
        return [name.removesuffix(_LONGEST_ENDING) for name in names]

    def missing(self, files: Sequence[NewFile]) -> list[NewFile] | None:
        """Return those of the files that are not there yet; None, when one has the name of a file that is another.

        What a killed run left of the others under their hidden names is removed.
        """
        absent = []
        for file in files:
            if not os.path.lexists(self.folder / file.name):
                absent.append(file)
            elif not self.carries(file.name, file.credential):
                return None
            else:
                with suppress(OSError):
                    self._unfinished(file.name).unlink(missing_ok=True)
        return absent

    def carries(self, name: str, credential: bytes) -> bool:
        """Return whether there is a file of that name that is this credential, a token of it, or a picture with it."""
        try:
            present = read_file(self.folder / name)
            if present == credential:
                return True
            if name.endswith(".jwt"):
                return unsecured(present) == unsecured(credential)
            return unbake(present).text.encode() == credential
        except (BadgeDeskError, UnicodeDecodeError):
            return False

    def write(self, files: Sequence[NewFile], cancelled: Callable[[], bool]) -> bool:
        """Write files that are not there yet, and return whether it was done; cancelled, none of them is there.

        When this returns, all of them are on the disk. After a kill, each of them is there whole or not at all.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE` (a full disk with ``free_bytes``); `Code.FILE_EXISTS`.
        """
        pairs = [(file.draft or self._unfinished(file.name), file) for file in files]
        own = [path for path, file in pairs if file.draft is None]
        try:
            for path, file in pairs:
                if cancelled():
                    return False
                if file.draft is None:
                    write_new(path, file.data)
            if cancelled():
                return False
            if own:
                sync_files(own, self.folder)
            if cancelled():
                return False
            for path, file in pairs:
                _move(path, self.folder / file.name)
            sync_folder(self.folder)
        except OSError as error:
            raise self._fault(error) from error
        finally:
            for path, _ in pairs:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        return True

    def _unfinished(self, name: str) -> Path:
        return self.drafts.path(name)

    def _fault(self, error: OSError) -> StoreError:
        return output_fault(self.folder, self.folder, error)


def output_fault(path: Path, folder: Path, error: OSError) -> StoreError:
    """Return the fault of an output at ``path`` in ``folder``; a full disk tells what is left of it."""
    facts: dict[str, object] = {"path": path, "reason": error.strerror or "input/output error"}
    if error.errno in _FULL:
        facts["free_bytes"] = free_near(folder)
    return StoreError(Code.FILE_NOT_WRITABLE, **facts)


def write_new(path: Path, data: bytes) -> None:
    """Write a file for everybody to read under a hidden name of ours; OSError is the caller's."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, _MODE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def _move(unfinished: Path, path: Path) -> None:
    """Give a file its name, unless a file has it."""
    try:
        os.link(unfinished, path)
    except FileExistsError as error:
        raise StoreError(Code.FILE_EXISTS, path=path) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):  # a file system without hard links: the best that can be done there
            raise StoreError(Code.FILE_EXISTS, path=path) from error
        unfinished.replace(path)
