"""Says on the desktop when badges end soon: once for each of 90, 30 and 7 days, only while the program runs."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.reminders import Reminder

_HOUR_MS: Final = 3_600_000
_NAMED: Final = 3
"""Badges that a notice names."""


class EndTelling(QObject):
    """Looks at once and each hour for badges that came nearer to their end.

    Signals:
        untaken: `str`, `str`: title and text of a notice that the desktop's own service did not take.
    """

    untaken = Signal(str, str)

    def __init__(
        self,
        jobs: Jobs,
        open_wallet: "Callable[[], Wallet]",
        now: Callable[[], datetime],
        send: Callable[[str, str], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._open_wallet, self._now, self._send = jobs, open_wallet, now, send
        self._wanted = False
        self._hourly = QTimer(self)
        self._hourly.setInterval(_HOUR_MS)
        self._hourly.timeout.connect(self.look)

    def want(self, *, on: bool) -> None:
        """Say whether notices are wanted; what falls due while they are not is told when they are again."""
        if on == self._wanted:
            return
        self._wanted = on
        if on:
            self._hourly.start()
            self.look()
        else:
            self._hourly.stop()

    def look(self) -> None:
        """Look for badges that came nearer to their end, and tell of them."""
        if self._wanted:
            self._jobs.run(self._tell, self._pass_on, _stay_silent)

    def _tell(self, _cancel: Event) -> tuple[str, str] | None:
        from badgedesk.wallet.reminders import note_told, untold_reminders

        with closing(self._open_wallet()) as wallet:
            found = untold_reminders(wallet, self._now())
            if not found:
                return None
            notice = notice_of(found)
            taken = self._send(*notice)
            note_told(wallet, found, self._now())
        return None if taken else notice

    def _pass_on(self, notice: tuple[str, str] | None) -> None:
        if notice is not None:
            self.untaken.emit(*notice)


def notice_of(reminders: "Sequence[Reminder]") -> tuple[str, str]:
    """Return title and text of a notice about badges that end soon, the next one first."""
    lines = [f"{shown(reminder.item.name or 'A badge')}: {_left(reminder.days)}" for reminder in reminders[:_NAMED]]
    more = len(reminders) - _NAMED
    if more > 0:
        lines.append(f"and {more} more")
    count = len(reminders)
    return f"{counted(count, 'badge')} {'ends' if count == 1 else 'end'} soon", "\n".join(lines)


def _left(days: int) -> str:
    return {0: "ends today", 1: "ends tomorrow"}.get(days, f"ends in {days} days")


def _stay_silent(_error: BadgeDeskError) -> None:
    """A wallet that cannot be read says so where it is looked at."""
