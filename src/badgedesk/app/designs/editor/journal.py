"""Work that was not saved yet, kept in the profile folder in case the program does not end as it should."""

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from PySide6.QtCore import QLockFile

from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.strictjson import parse_object
from badgedesk.design import Design
from badgedesk.host.files import read_file, remove_file, write_atomically
from badgedesk.host.paths import make_private_folder

_DESIGN: Final = ".badge"
_ABOUT: Final = ".json"
_LOCK: Final = ".lock"


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that a program that ended too early had not saved."""

    id: str
    name: str
    kept_at: datetime
    origin: Path | None = None
    """The file it was opened from, which is as it was last saved."""


class Journal:
    """One folder of unsaved work, an entry for each editor; entries of running programs are left alone.

    Every method but `write` belongs to the window's thread.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._locks: dict[str, QLockFile] = {}
        self._begun: set[str] = set()
        self._guard = Lock()

    def begin(self) -> str:
        """Return the id of a new entry, held by this program from the first `write` until `end`.

        Until then nothing is on the disk: to bring a lock there takes longer than the window may wait.
        """
        entry = secrets.token_hex(8)
        self._begun.add(entry)
        return entry

    def write(self, entry: str, design: Design, origin: Path | None) -> None:
        """Keep the present state of an entry; one that was ended meanwhile is not written.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
            DesignError: the design cannot be saved.
        """
        from badgedesk.design import save_design

        data = save_design(design)
        about = {"name": design.title, "origin": None if origin is None else str(origin)}
        with self._guard:
            if entry in self._begun:
                self._hold(entry)
                self._begun.discard(entry)
            if entry in self._locks:
                write_atomically(self._path(entry, _ABOUT), json.dumps(about).encode())
                write_atomically(self._path(entry, _DESIGN), data)

    def end(self, entry: str) -> None:
        """Forget an entry: it was saved, or is not wanted any more.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        with self._guard:
            self._begun.discard(entry)
            lock = self._locks.pop(entry, None)
            for ending in (_DESIGN, _ABOUT, *(() if lock is not None else (_LOCK,))):
                remove_file(self._path(entry, ending))
        if lock is not None:
            lock.unlock()

    def entries(self) -> tuple[Recovered, ...]:
        """Return the work that no running program holds, the latest first."""
        if not self._folder.is_dir():
            return ()
        found = [self._read(path) for path in self._folder.glob(f"*{_DESIGN}") if self._is_left(path.stem)]
        return tuple(sorted(found, key=lambda entry: entry.kept_at, reverse=True))

    def adopt(self, entry: str) -> Design:
        """Hold an entry that was left and return its design.

        Raises:
            StoreError, InputError, DesignError: it cannot be read.
        """
        design = self.load(entry)
        self._hold(entry)
        return design

    def load(self, entry: str) -> Design:
        """Return the design of an entry.

        Raises:
            StoreError, InputError, DesignError: it cannot be read.
        """
        from badgedesk.design import load_design

        if not (entry.isascii() and entry.isalnum()):
            raise InputError(Code.ITEM_NOT_FOUND, entry=entry)
        return load_design(read_file(self._path(entry, _DESIGN)))

    def _hold(self, entry: str) -> None:
        make_private_folder(self._folder)
        lock = QLockFile(str(self._path(entry, _LOCK)))
        lock.setStaleLockTime(0)
        lock.tryLock(0)
        self._locks[entry] = lock

    def _is_left(self, entry: str) -> bool:
        if entry in self._locks:
            return False
        lock = QLockFile(str(self._path(entry, _LOCK)))
        lock.setStaleLockTime(0)
        left = lock.tryLock(0)
        if left:
            lock.unlock()
        return left

    def _read(self, path: Path) -> Recovered:
        kept_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        try:
            about = parse_object(read_file(path.with_suffix(_ABOUT)))
        except BadgeDeskError:
            about = {}
        name, origin = about.get("name"), about.get("origin")
        return Recovered(
            path.stem,
            name if isinstance(name, str) else "",
            kept_at,
            Path(origin) if isinstance(origin, str) else None,
        )

    def _path(self, entry: str, ending: str) -> Path:
        return self._folder / f"{entry}{ending}"
