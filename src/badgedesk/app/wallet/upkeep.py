"""Looking after the wallet from the window: checking all badges, taking all away, expiry dates, trust lists.

Long work opens the wallet a second time on a worker of its own, so that one can go on looking at badges meanwhile.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.wallet.knowing import Knowing
from badgedesk.app.wallet.taking import Taking, Task
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.holder import Holder
    from badgedesk.wallet.rechecking import Rechecked
    from badgedesk.wallet.takeaway import TakenAway
    from badgedesk.wallet.trustlists import SignedList

_CHECKING = Task("Checking all badges again", "badge", "Those checked keep their result", "shield-check-fill")
_TAKING = Task("Taking everything away", "badge", "Nothing is left of it", "export")


@dataclass(frozen=True, slots=True)
class ListOffer:
    """A trust list whose signature holds, to be asked about."""

    name: str
    signer: str
    signer_id: str
    issuers: tuple[str, ...]
    signed: "SignedList"


class Upkeep(QObject):
    """What the wallet's own menu does.

    Signals:
        changed: badges, or who is trusted, may be other than before.
        list_read: `ListOffer`, a trust list whose signature holds: is it to be taken in?
        folder_made: `Path`, a folder with everything in it.
        told: `Message`.
        noted: `Note`.
    """

    changed = Signal()
    list_read = Signal(object)
    folder_made = Signal(object)
    told = Signal(object)
    noted = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        open_wallet: "Callable[[], Wallet]",
        open_holder: "Callable[[], Holder]",
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._open_wallet, self._now = jobs, open_wallet, now
        self.knowing = Knowing(jobs, open_wallet, open_holder, self)
        """Who the user is and whom they know."""
        self.work = Taking(self)
        """The long work at hand, for its panel."""

    def recheck(self) -> None:
        """Check every badge again; can be watched, paused and stopped."""
        if self._is_busy():
            return
        report = self.work.begin(0, _CHECKING)

        def work(cancel: Event) -> "Rechecked":
            from badgedesk.wallet.rechecking import recheck_wallet

            with closing(self._open_wallet()) as wallet:
                return recheck_wallet(wallet, lambda done, total: report(done, total, cancel), cancel.is_set)

        self.work.runs_under(self._jobs.run(work, self._tell_checked, self._stumble))

    def take_away(self, folder: Path) -> None:
        """Write everything into a new folder below ``folder``."""
        if self._is_busy():
            return
        report = self.work.begin(0, _TAKING)

        def work(cancel: Event) -> "TakenAway | None":
            from badgedesk.core.model.report import Headline
            from badgedesk.wallet.takeaway import take_away
            from badgedesk.wording import headline_word

            words = {headline: headline_word(headline) for headline in Headline}
            with closing(self._open_wallet()) as wallet:
                return take_away(
                    wallet,
                    folder,
                    words,
                    now=self._now(),
                    tell=lambda done, total: report(done, total, cancel),
                    stop=cancel.is_set,
                )

        self.work.runs_under(self._jobs.run(work, self._tell_taken, self._stumble))

    def save_calendar(self, file: Path) -> None:
        """Write the last days of the badges that end within 90 days as a calendar file."""

        def work(_cancel: Event) -> int:
            from badgedesk.host.files import write_atomically
            from badgedesk.wallet.reminders import find_reminders, render_calendar

            with closing(self._open_wallet()) as wallet:
                found = find_reminders(wallet, self._now())
            write_atomically(file, render_calendar(found, self._now()))
            return len(found)

        def done(count: int) -> None:
            words = f"{file.name} has {counted(count, 'expiry date')}. Open it with your calendar."
            self.told.emit(Message(Tone.PASS, words))

        self._jobs.run(work, done, self._tell)

    def read_list(self, file: Path) -> None:
        """Read a trust list and check its signature; nothing is taken in yet."""

        def work(_cancel: Event) -> ListOffer:
            from badgedesk.host.files import read_file
            from badgedesk.wallet.trustlists import read_trust_list

            signed = read_trust_list(read_file(file), {})
            signer, names = signed.signer_name or signed.signer_id, tuple(each.name for each in signed.issuers)
            return ListOffer(signed.name, signer, signed.signer_id, names, signed)

        self._jobs.run(work, self.list_read.emit, self._tell)

    def take_list(self, offer: ListOffer) -> None:
        """Trust the issuers of a list."""

        def work(_cancel: Event) -> int:
            from badgedesk.wallet.trustlists import take_in_list

            with closing(self._open_wallet()) as wallet:
                return len(take_in_list(wallet.trust, offer.signed))

        def done(count: int) -> None:
            self.changed.emit()
            self.noted.emit(Note(Tone.PASS, f"You know {counted(count, 'more issuer')} now"))

        self._jobs.run(work, done, self._tell)

    def _is_busy(self) -> bool:
        if self.work.runs:
            self.told.emit(Message(Tone.WARN, "Wait until the work at hand is done, or stop it."))
        return self.work.runs

    def _tell_checked(self, checked: "Rechecked") -> None:
        self.work.end()
        self.changed.emit()
        words = f"{'Stopped. ' if checked.stopped else ''}{counted(checked.checked, 'badge')} checked."
        words += f" Another result than before: {len(checked.changed)}."
        if checked.damaged:
            words += f" Damaged on this computer: {len(checked.damaged)}. Restore them from a backup."
        self.told.emit(Message(Tone.WARN if checked.changed or checked.damaged else Tone.PASS, words))

    def _tell_taken(self, taken: "TakenAway | None") -> None:
        self.work.end()
        if taken is None:
            self.noted.emit(Note(Tone.WARN, "Stopped. Nothing was written."))
            return
        words = f"{counted(taken.badges, 'badge')} in {counted(taken.files, 'file')}: {shown(taken.folder.name)}."
        if taken.damaged:
            words += f" Damaged, and so left out: {len(taken.damaged)}."
        folder = taken.folder
        tone = Tone.WARN if taken.damaged else Tone.PASS
        self.told.emit(Message(tone, words, "Open folder", lambda: self.folder_made.emit(folder)))

    def _stumble(self, error: BadgeDeskError) -> None:
        self.work.end()
        self._tell(error)

    def _tell(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
