"""Backups as the window needs them: when the last one was made, making one, taking one in; no widgets here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.dates import counted
from badgedesk.app.widgets.faults import fault_as_message, fault_sentence
from badgedesk.app.widgets.message import Message, Note
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.host.paths import ProfilePaths
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.backup import Part
    from badgedesk.wallet.backups import BackupState

Held = Callable[[], "tuple[ProfilePaths, tuple[Part, ...]]"]
"""Gives the profile and its databases besides the wallet."""


@dataclass(frozen=True, slots=True)
class BackupWords:
    """What the panel says: since when how much is new; ``due`` when another backup is called for."""

    sentence: str
    due: bool


class BackupCare(QObject):
    """Makes backups and takes them in.

    Signals:
        state_changed: `BackupWords`.
        finished: a backup was written or taken in.
        refused: `str`, why it was not.
        restored: the wallet holds more than before.
        told: `Message`.
        noted: `Note`.
    """

    state_changed = Signal(object)
    finished = Signal()
    refused = Signal(str)
    restored = Signal()
    told = Signal(object)
    noted = Signal(object)

    def __init__(self, jobs: Jobs, wallet: "Callable[[], Wallet]", held: Held, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._wallet, self._held = jobs, wallet, held
        self._total = -1

    def load(self) -> None:
        """Read when the last backup was made."""
        self._jobs.run(lambda _: _words(self._wallet().backups.state()), self.state_changed.emit, self._tell)

    def follow(self, total: int) -> None:
        """Read it anew where the wallet holds another number of badges than before."""
        if total != self._total:
            self._total = total
            self.load()

    def write(self, target: Path, passphrase: str) -> None:
        """Write a backup and read it back."""

        def work(_cancel: Event) -> tuple[int, BackupWords]:
            from badgedesk.wallet.backup import Choice, write_backup

            wallet = self._wallet()
            paths, parts = self._held()
            written = write_backup(paths, target, Choice(passphrase, parts))
            wallet.backups.note()
            return written.badges, _words(wallet.backups.state())

        def done(result: tuple[int, BackupWords]) -> None:
            self.finished.emit()
            self.state_changed.emit(result[1])
            badges = counted(result[0], "badge")
            self.noted.emit(Note(Tone.PASS, f"Backup of {badges} written and read back: {target.name}"))

        self._jobs.run(work, done, self._refuse)

    def restore(self, source: Path, passphrase: str) -> None:
        """Check a backup, then bring in what is not there yet."""

        def work(_cancel: Event) -> tuple[int, int]:
            from badgedesk.wallet.backup import restore_backup

            paths, parts = self._held()
            restored = restore_backup(paths, source, passphrase, parts=parts)
            return restored.added, restored.known

        def done(result: tuple[int, int]) -> None:
            self.finished.emit()
            self.restored.emit()
            words = f"{counted(result[0], 'badge')} came back. Already here: {result[1]}."
            self.told.emit(Message(Tone.PASS, words))

        self._jobs.run(work, done, self._refuse)

    def _refuse(self, error: BadgeDeskError) -> None:
        self.refused.emit(fault_sentence(error))

    def _tell(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))


def _words(state: "BackupState") -> BackupWords:
    if state.at is None:
        return BackupWords("Not backed up yet" if state.new else "Nothing to back up yet", state.due)
    day = f"{state.at.day} {state.at.strftime('%b')}"
    if not state.new:
        return BackupWords(f"Everything is in the backup of {day}", state.due)
    return BackupWords(f"{counted(state.new, 'new badge')} since {day}", state.due)
