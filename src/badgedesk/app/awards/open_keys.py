"""Which keys are open for signing and for how long; no widgets here."""

from math import ceil
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from badgedesk.host.held import HeldKeys

_LOOK_MS: Final = 1_000
_MINUTE: Final = 60


class OpenKeys(QObject):
    """Tells how many minutes keys stay open, and locks them; looks at the clock only while one is open.

    Args:
        minutes: how long a key stays open after its last use; 0 asks for the passphrase each time.
        parent: as of every QObject.

    Signals:
        changed: `int`, minutes left, counted up; 0 when no key is open.
    """

    changed = Signal(int)
    _stirred = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.held, self._minutes = HeldKeys(minutes * _MINUTE), 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._stirred.connect(self.look, Qt.ConnectionType.QueuedConnection)
        self.held.tell(self._stirred.emit)

    def is_open(self, key_id: str) -> bool:
        """Return whether a key needs no passphrase now."""
        return self.held.holds(key_id)

    def set_minutes(self, minutes: int) -> None:
        """Keep keys open for so long after their last use; 0 asks for the passphrase each time."""
        self.held.set_time(minutes * _MINUTE)

    def lock(self) -> None:
        """Lock every key now."""
        self.held.wipe()
        self.look()

    def look(self) -> None:
        """Say how long keys stay open, where that has changed."""
        minutes = ceil(self.held.seconds_left() / _MINUTE)
        if minutes and not self._timer.isActive():
            self._timer.start()
        elif not minutes:
            self._timer.stop()
        if minutes != self._minutes:
            self._minutes = minutes
            self.changed.emit(minutes)
