"""Opening a profile that has a lock, before anything in it is read; no widgets here."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.core.errors import BadgeDeskError, Code

if TYPE_CHECKING:
    from badgedesk.host.lock import ProfileLock
    from badgedesk.host.paths import ProfilePaths


class Gate(QObject):
    """Asks for what opens the lock, and finishes a sealing or opening that is under way.

    Signals:
        opened: `ProfilePaths` with what opens its parts.
        refused: `str`, why it stays locked.
        moved: `int`, `int`: files done, of how many, while a change of the lock is finished.
    """

    opened = Signal(object)
    refused = Signal(str)
    moved = Signal(int, int)

    def __init__(self, jobs: Jobs, paths: "ProfilePaths", lock: "Callable[[], ProfileLock]", parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._paths, self._lock = jobs, paths, lock

    def knock(self) -> None:
        """Open the lock through the key store, where that holds its key; else nothing happens."""
        self._jobs.run(self._through_key_store, self._let_in, lambda _: None)

    def unlock(self, passphrase: str) -> None:
        """Open the lock by its passphrase."""
        self._jobs.run(lambda _: self._settled(self._lock().open(passphrase)), self._let_in, self._refuse)

    def recover(self, sheet: str) -> None:
        """Open the lock by the text of its recovery sheet."""

        def work(_cancel: Event) -> "ProfilePaths":
            from badgedesk.host.lock import recovered_in
            from badgedesk.wallet import Wallet

            master = recovered_in(sheet)
            Wallet(replace(self._paths, secret=master)).close()  # a text of another profile opens nothing
            return self._settled(master)

        self._jobs.run(work, self._let_in, self._refuse)

    def _through_key_store(self, _cancel: Event) -> "ProfilePaths | None":
        return self._settled(self._lock().open()) if self._lock().state().entry else None

    def _settled(self, master: bytes) -> "ProfilePaths":
        lock = self._lock()
        lock.settle(master, self.moved.emit)
        return replace(self._paths, secret=master if lock.is_set else None)

    def _let_in(self, paths: "ProfilePaths | None") -> None:
        if paths is not None:
            self.opened.emit(paths)

    def _refuse(self, error: BadgeDeskError) -> None:
        damaged = error.code is Code.STORE_DAMAGED
        self.refused.emit("This text opens another profile." if damaged else fault_sentence(error))
