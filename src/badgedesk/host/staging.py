"""Files laid out in a visible folder, ready to be dragged or pasted into a web page.

A page reads a dropped file long after the drop, so a file that was laid out stays as it is for a day at least. The
folder is the user's as well: what this module did not write, or what was changed since, is never removed. It knows its
own files by marks in a hidden folder beside them, one small file each, so that windows running side by side do not
disturb each other.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.host import clock
from badgedesk.host.files import read_file, remove_file, write_atomically
from badgedesk.host.names import distinct_names

KEPT_S: Final = 24 * 3600
"""How long a staged file is kept after its last use."""
_MARKS: Final = ".staged"
_MARK_BYTES: Final = 4_096


class Staging:
    """Puts files into one folder under readable names, each written once.

    Args:
        folder: made when the first file is staged; see `badgedesk.host.paths.staged_folder`.
        now: the clock.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = clock.now) -> None:
        self._folder, self._now = folder, now

    @property
    def folder(self) -> Path:
        """Where staged files lie."""
        return self._folder

    def stage(self, name: str, data: bytes) -> Path:
        """Return a file that holds exactly ``data``, readable by everyone on this computer.

        One of that name with these bytes is used again and not touched; where the name belongs to another file, the
        new one is called ``name (2)`` and so on.

        Args:
            name: from `badgedesk.host.names.safe_name`.
            data: the whole file.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        marks = self._open_marks()
        tried: list[str] = []
        while True:
            path = self._folder / distinct_names([name], tried)[0]
            tried.append(path.name)
            if os.path.lexists(path):
                if not _holds(path, data):
                    continue
            elif not self._write(marks, path, data):
                continue
            self._note_use(path)
            return path

    def clean_up(self, *, everything: bool = False) -> int:
        """Remove what was staged here and not used for a day, or all of it; return how many files that were.

        What cannot be removed stays for the next time.
        """
        removed = 0
        try:
            marks = sorted((self._folder / _MARKS).iterdir())
        except OSError:
            return 0  # nothing was ever staged
        for mark in marks:
            try:
                removed += self._clean(mark, everything=everything)
            except (BadgeDeskError, OSError):
                continue
        return removed

    def _clean(self, mark: Path, *, everything: bool) -> bool:
        """Remove a staged file with its mark where it is old; only the mark where the file is no longer ours."""
        digest, name = _read_mark(mark)
        path = self._folder / name
        if path.parent != self._folder or not path.is_file() or path.is_symlink():
            if self._is_old(mark):
                remove_file(mark)
            return False
        if not everything and not self._is_old(path):
            return False
        ours = sha256(read_file(path)).hexdigest() == digest
        if ours:
            remove_file(path)
        remove_file(mark)
        return ours

    def _is_old(self, path: Path) -> bool:
        """Say whether a file was last used a day ago; a time far ahead comes from a wrong clock and counts too."""
        status = path.stat()
        age_s = self._now().timestamp() - max(status.st_atime, status.st_mtime)
        return abs(age_s) > KEPT_S

    def _open_marks(self) -> Path:
        marks = self._folder / _MARKS
        try:
            marks.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(Code.FILE_NOT_WRITABLE, path=self._folder, reason=error.strerror) from error
        return marks

    def _write(self, marks: Path, path: Path, data: bytes) -> bool:
        """Write the mark, then the file; False where another window was first to take the name."""
        note = f"{sha256(data).hexdigest()}\n{path.name}".encode()
        write_atomically(marks / sha256(note).hexdigest(), note)
        try:
            write_atomically(path, data, overwrite=False)
        except StoreError as error:
            if error.code is Code.FILE_EXISTS:
                return False
            raise
        moment_ns = self._moment_ns()
        _set_times(path, moment_ns, moment_ns)
        return True

    def _note_use(self, path: Path) -> None:
        """Take down in the time of last access that the file is used; a browser may hold it to its time of change."""
        try:
            changed_ns = path.stat().st_mtime_ns
        except OSError:
            return
        _set_times(path, self._moment_ns(), changed_ns)

    def _moment_ns(self) -> int:
        return int(self._now().timestamp() * 1_000_000_000)


def keep_for_good(path: Path) -> None:
    """Make a file that may have been staged the user's own: `Staging.clean_up` no longer removes it.

    For files that are written on the user's word into a folder where the same file lies staged already.
    """
    try:
        marks = sorted((path.parent / _MARKS).iterdir())
    except OSError:
        return  # nothing is staged there
    for mark in marks:
        with suppress(BadgeDeskError):
            if _read_mark(mark)[1] == path.name:
                remove_file(mark)


def _read_mark(mark: Path) -> tuple[str, str]:
    """Return the SHA-256 and the name of a staged file."""
    digest, _, name = read_file(mark, _MARK_BYTES).decode("utf-8", "replace").partition("\n")
    return digest, name


def _set_times(path: Path, used_ns: int, changed_ns: int) -> None:
    try:
        os.utime(path, ns=(used_ns, changed_ns))
    except OSError:
        return  # another owner's file or a strange disk; the file itself is there and that is what counts


def _holds(path: Path, data: bytes) -> bool:
    """Say whether a file of its own, no link to another, holds exactly ``data``."""
    try:
        return not path.is_symlink() and read_file(path, len(data)) == data
    except BadgeDeskError:
        return False
