"""Backups as the window needs them: when the last one was made, making them, taking one in; no widgets here.

A backup is made and taken in on a worker of its own, which opens the wallet a second time.
"""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.wallet.backup_words import BackupWords, restored_words
from badgedesk.app.wallet.backup_work import (
    BackupMeans,
    Looked,
    StoppedError,
    keep_plan,
    look,
    look_into,
    merge,
    take_in,
    write_to,
)
from badgedesk.app.wallet.taking import Taking, Task
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message, fault_sentence
from badgedesk.core.errors import BadgeDeskError, Code

if TYPE_CHECKING:
    from badgedesk.wallet.backups import Plan

_WRITING: Final = Task("Backing up", "file", "The older backup stays", "floppy-disk")
_RESTORING: Final = Task("Checking the backup", "part", "Nothing was changed", "floppy-disk")
_MERGING: Final = Task("Taking the copy in", "part", "Nothing was changed", "floppy-disk")
_HOUR_MS: Final = 3_600_000
_BUSY: Final = "Wait until the backup at hand is done, or stop it."
_ASKED_AGAIN: Final = frozenset(
    {Code.PASSPHRASE_WRONG, Code.PASSPHRASE_NEEDED, Code.BACKUP_FORMAT, Code.STORE_NEWER, Code.FILE_NOT_FOUND}
)
"""Faults that the question is left open for."""


class BackupCare(QObject):
    """Makes backups, by hand or by a plan, and takes them in.

    Signals:
        state_changed: `BackupWords`.
        begun: what was asked for is under way: the question may close.
        refused: `str`, why it was not done.
        restored: the wallet holds more than before.
        elsewhere: `str`, what another computer did to the wallet.
        copy_read: `Offer`, what taking in another copy of the wallet would come to.
        told: `Message`.
        noted: `Note`.
    """

    state_changed = Signal(object)
    begun = Signal()
    refused = Signal(str)
    restored = Signal()
    elsewhere = Signal(str)
    copy_read = Signal(object)
    told = Signal(object)
    noted = Signal(object)

    def __init__(self, jobs: Jobs, means: BackupMeans, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._means = jobs, means
        self._total = -1
        self._label = ""
        self._failed = ""
        """Why the plan could not be kept; it is tried again after an hour."""
        self.work = Taking(self)
        """The backup at hand, for its panel."""
        self.words = BackupWords("", due=False)
        self._hourly = QTimer(self)
        self._hourly.setInterval(_HOUR_MS)
        self._hourly.timeout.connect(self._try_again)
        self._hourly.start()

    def load(self) -> None:
        """Read when the last backup was made and what other computers did; make a backup that the plan calls for."""
        self._jobs.run(lambda _: look(self._means), self._show, self._tell)

    def follow(self, total: int) -> None:
        """Read it anew where the wallet holds another number of badges than before."""
        if total != self._total:
            self._total = total
            self.load()

    def target(self) -> Path | None:
        """Return where the plan puts the next backup; None where it names no folder."""
        from badgedesk.wallet.backups import dated_name

        folder = self.words.plan.folder
        return Path(folder) / dated_name(self._means.now(), self._label) if folder else None

    def set_plan(self, plan: "Plan", passphrase: str) -> None:
        """Keep a plan; an empty passphrase leaves the one that is kept."""

        def done(_: None) -> None:
            self._failed = ""
            self.begun.emit()
            self.load()

        self._jobs.run(lambda _: keep_plan(self._means, plan, passphrase), done, self._refuse)

    def write_planned(self) -> None:
        """Write a backup as the plan says, under the passphrase that is kept."""
        target = self.target()
        if target is not None and not self.work.runs:
            self._write(target, None)

    def write(self, target: Path, passphrase: str) -> None:
        """Write a backup and read it back."""
        if self.work.runs:
            self.refused.emit(_BUSY)
            return
        self.begun.emit()
        self._write(target, passphrase)

    def _write(self, target: Path, passphrase: str | None) -> None:
        report = self.work.begin(0, _WRITING)

        def work(cancel: Event) -> int | None:
            def progress(done: int, total: int) -> None:
                report(done, total, cancel)
                _stop_where(cancel)

            try:
                return write_to(self._means, target, passphrase, progress)
            except StoppedError:
                return None

        def done(badges: int | None) -> None:
            self.work.end()
            if badges is None:
                self.noted.emit(Note(Tone.WARN, "Stopped. No backup was written."))
                return
            self._failed = ""
            self.load()
            words = f"Backup of {counted(badges, 'badge')} written and read back: {target.name}"
            self.noted.emit(Note(Tone.PASS, words))

        def failed(error: BadgeDeskError) -> None:
            self.work.end()
            if passphrase is not None:
                self._tell(error)
                return
            self._failed = fault_sentence(error)
            self.load()

        self.work.runs_under(self._jobs.run(work, done, failed))

    def restore(self, source: Path, passphrase: str) -> None:
        """Check a backup, then bring in what is not there yet."""
        if self.work.runs:
            self.refused.emit(_BUSY)
            return
        report = self.work.begin(0, _RESTORING)

        def work(cancel: Event) -> tuple[int, int] | None:
            def progress(done: int) -> None:
                if not done:
                    self.begun.emit()  # the passphrase is right
                report(done + 1, done + 1, cancel)
                _stop_where(cancel)

            try:
                return take_in(self._means, source, passphrase, progress)
            except StoppedError:
                return None

        self.work.runs_under(self._jobs.run(work, self._tell_restored, self._tell_not_restored))

    def look_into(self, copy: Path) -> None:
        """Look what another copy of the wallet holds; nothing is taken in yet."""
        self._jobs.run(lambda _: look_into(self._means, copy), self.copy_read.emit, self._tell)

    def merge(self, copy: Path) -> None:
        """Check another copy of the wallet, then bring in what is not there yet."""
        if self.work.runs:
            self.told.emit(Message(Tone.WARN, _BUSY))
            return
        self.work.begin(0, _MERGING)
        self.work.runs_under(
            self._jobs.run(lambda _: merge(self._means, copy), self._tell_restored, self._tell_not_restored)
        )

    def _tell_restored(self, result: tuple[int, int] | None) -> None:
        self.work.end()
        if result is None:
            self.noted.emit(Note(Tone.WARN, "Stopped. Nothing was changed."))
            return
        self.restored.emit()
        self.load()
        self.told.emit(Message(Tone.PASS, restored_words(*result)))

    def _tell_not_restored(self, error: BadgeDeskError) -> None:
        self.work.end()
        if error.code in _ASKED_AGAIN:
            self._refuse(error)
        else:
            self.begun.emit()
            self._tell(error)

    def _show(self, looked: Looked) -> None:
        self.words, self._label = looked.words, looked.label
        if self._failed and self.words.due:
            self.words = replace(self.words, sentence=self._failed)
        self.state_changed.emit(self.words)
        if looked.news:
            self.elsewhere.emit(looked.news)
        if self.words.due and self.words.kept and not self._failed:
            self.write_planned()

    def _try_again(self) -> None:
        self._failed = ""
        self.load()

    def _refuse(self, error: BadgeDeskError) -> None:
        self.refused.emit(fault_sentence(error))

    def _tell(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))


def _stop_where(cancel: Event) -> None:
    if cancel.is_set():
        raise StoppedError
