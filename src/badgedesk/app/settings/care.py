"""Setting the lock of the profile, locking it now, taking it off; no widgets here.

None of that is done while the profile is open: it is noted in ``lock.json``, and the program starts anew.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.host.lock import ProfileLock


class LockCare(QObject):
    """What the settings can do about the lock.

    Signals:
        again: the program is to start anew.
        refused: `str`, why nothing was changed.
        done: `str`, what was changed or written while the program goes on.
    """

    again = Signal()
    refused = Signal(str)
    done = Signal(str)

    def __init__(
        self, jobs: Jobs, lock: "Callable[[], ProfileLock]", empty: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs, self._lock, self._empty = jobs, lock, empty
        self.is_set = False
        """Whether the profile has a lock."""

    def set(self, passphrase: str) -> None:
        """Lock the profile under a passphrase, or under the key store where that is empty."""
        self._do(lambda: self._lock().begin(passphrase or None))

    def lock_now(self) -> None:
        """Lock a profile that has a lock and is open."""
        self._do(lambda: None)

    def change(self, present: str, new: str) -> None:
        """Let another passphrase open the profile from now on."""

        def work(_cancel: Event) -> str:
            lock = self._lock()
            lock.change(lock.open(present), new)
            return "The passphrase was changed"

        self._jobs.run(work, self.done.emit, self._refuse)

    def write_sheet(self, passphrase: str, file: Path) -> None:
        """Write a recovery sheet; a file that is there is replaced, as the user was asked."""

        def work(_cancel: Event) -> str:
            from badgedesk.host.files import PRIVATE_FILE, write_atomically
            from badgedesk.host.lock import recovery_text
            from badgedesk.wording.keeping import RECOVERY_SHEET

            sheet = RECOVERY_SHEET.format(text=recovery_text(self._lock().open(passphrase)))
            write_atomically(file, sheet.encode(), mode=PRIVATE_FILE)
            return f"Recovery sheet written: {file.name}. Print it, then delete it."

        self._jobs.run(work, self.done.emit, self._refuse)

    def take_off(self) -> None:
        """Take the lock off; its passphrase is asked for once more."""
        self._do(lambda: self._lock().begin_to_open())

    def _do(self, change: Callable[[], object]) -> None:
        def work(_cancel: Event) -> None:
            change()
            self._empty()

        self._jobs.run(work, lambda _: self.again.emit(), self._refuse)

    def _refuse(self, error: BadgeDeskError) -> None:
        self.refused.emit(fault_sentence(error))
