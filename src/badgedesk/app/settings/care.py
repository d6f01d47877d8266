"""Setting the lock of the profile, locking it now, taking it off; no widgets here.

None of that is done while the profile is open: it is noted in ``lock.json``, and the program starts anew.
"""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.faults import fault_sentence
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.host.lock import ProfileLock


class LockCare(QObject):
    """What the settings can do about the lock.

    Signals:
        again: the program is to start anew.
        refused: `str`, why nothing was changed.
    """

    again = Signal()
    refused = Signal(str)

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
