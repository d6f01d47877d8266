"""One window for each profile: a second start hands its files to the first window, which comes to the front.

A lock file in the profile names the process that has the window; one that a killed process left is taken over. What a
second start wants is a file in a folder beside it, which the first window watches and takes away: no socket is opened.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, Signal

LOCK: Final = "window.lock"
REQUESTS: Final = "requests"
_ENDING: Final = ".json"
_REQUEST_BYTES: Final = 1 << 20
_WAIT_S: Final = 6.0
_LOOK_S: Final = 0.05


class Claim:
    """The right of this process to show the window of a profile; whoever holds it keeps it alive."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)  # never by age, but as soon as its process is gone

    def take(self) -> bool:
        """Take the right, and return whether no other process has it.

        Where the folder cannot be written there is nothing to take; the fault is told when the profile is opened.
        """
        if not self._folder.is_dir():
            from badgedesk.core.errors import StoreError
            from badgedesk.host.paths import make_private_folder

            try:
                make_private_folder(self._folder)
            except StoreError:
                return True
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Give the right back."""
        self._lock.unlock()

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Ask the process that has the window to show itself with ``files``; return whether it answered."""
        import json

        from badgedesk.core.errors import StoreError
        from badgedesk.host.clock import new_id
        from badgedesk.host.files import write_atomically
        from badgedesk.host.paths import make_private_folder

        request = self._folder / REQUESTS / f"{new_id().rpartition(':')[2]}{_ENDING}"
        try:
            make_private_folder(request.parent)
            write_atomically(request, json.dumps([str(file.absolute()) for file in files]).encode())
        except StoreError:
            return False
        end = time.monotonic() + _WAIT_S
        while request.exists() and time.monotonic() < end:
            time.sleep(_LOOK_S)
        taken = not request.exists()
        request.unlink(missing_ok=True)
        return taken


class Inbox(QObject):
    """Waits for what later starts want.

    Signals:
        asked: tuple of `Path`, files to open; empty when only the window is wanted.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtCore import QFileSystemWatcher

        from badgedesk.host.paths import make_private_folder

        self._folder = folder / REQUESTS
        make_private_folder(self._folder)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(lambda _: self.look())

    def look(self) -> None:
        """Take every request that waits; one that says nothing sensible only brings the window to the front."""
        for request in sorted(self._folder.glob(f"*{_ENDING}")):
            files = _read(request)
            request.unlink(missing_ok=True)
            self.asked.emit(files)


def _read(request: Path) -> tuple[Path, ...]:
    from badgedesk.core.errors import BadgeDeskError
    from badgedesk.core.strictjson import parse_json
    from badgedesk.host.files import read_file

    try:
        found = parse_json(read_file(request, _REQUEST_BYTES))
    except BadgeDeskError:
        return ()
    names = found if isinstance(found, list) else []
    return tuple(Path(name) for name in names if isinstance(name, str))
