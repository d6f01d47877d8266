"""Handing awards over from the window: certificates, ZIP files, drafts of e-mails, in the background."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.awards.ledger import Stores
from badgedesk.app.jobs import Brake, Jobs, Pace
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.app.widgets.work.job import JobState, JobView, rate_words, time_left
from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.names import safe_name
from badgedesk.host.paths import documents_folder

if TYPE_CHECKING:
    from badgedesk.awarding.handover import HandoverResult

_KEPT = "Those made are kept"
_AGAIN = ("Corrected", "Renewed")
"""Folders of badges that were made again, beside those named by a badge."""


@dataclass(frozen=True, slots=True)
class HandoverWish:
    """What was chosen: ids of awards, where to, how certificates look, and whether they lead to pages of the site."""

    awards: tuple[str, ...]
    folder: Path
    look: str = "classic"
    paper: str = "a4"
    language: str = "en"
    pages: bool = False


class HandingOver(QObject):
    """Makes the files of one hand-over at a time, on a thread of its own.

    Signals:
        job_changed: `JobView`.
        told: `Message`, why it went wrong.
        noted: `Note`, what was done.
        finished: `HandoverResult`.
    """

    job_changed = Signal(object)
    told = Signal(object)
    noted = Signal(object)
    finished = Signal(object)

    def __init__(self, jobs: Jobs, open_stores: Callable[[], Stores], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._jobs, self._open_stores, self._now = jobs, open_stores, now
        self._job: JobView | None = None
        self._brake = Brake()
        self._cancel: Event | None = None
        self._started = 0.0
        self.folder: Path | None = None
        """Where the last files went."""
        self._pace = Pace(self)
        self._pace.told.connect(self._progress)

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self._cancel is not None

    def begin(self, wish: HandoverWish) -> None:
        """Make the files; while others are being made, nothing happens."""
        if self.running:
            return
        self._started, self.folder, self._brake = time.monotonic(), wish.folder, Brake()
        total = len(wish.awards)
        self._tell(JobView("Handing over", 0, total, f"0 of {counted(total, 'award')}", kept=_KEPT, icon="export"))
        brake = self._brake
        self._pace.forget()

        def work(cancel: Event) -> "HandoverResult":
            def report(done: int, total: int) -> None:
                self._pace.tell(done, total)
                brake.hold(cancel)

            return _make(wish, self._open_stores, self._now(), report, cancel)

        self._cancel = self._jobs.run(work, self._finish, self._fail)

    def pause(self) -> None:
        """Stand still after the person at hand."""
        if self._job is not None and self._job.state is JobState.RUNNING:
            self._brake.pull()
            self._tell(replace(self._job, state=JobState.PAUSED, left="paused", rate=""))

    def go_on(self) -> None:
        """Go on after a pause."""
        if self._job is not None and self._job.state is JobState.PAUSED:
            self._tell(replace(self._job, state=JobState.RUNNING, left=""))
            self._brake.release()

    def cancel(self) -> None:
        """Stop; what was made stays."""
        if self._cancel is not None and self._job is not None:
            self._cancel.set()
            self._tell(replace(self._job, state=JobState.STOPPING, left="stopping", rate=""))

    def _progress(self, done: int, total: int) -> None:
        if self._job is None or not self.running:
            return
        moving = self._job.state is JobState.RUNNING
        elapsed_s = time.monotonic() - self._started
        left = time_left(done, total, elapsed_s) if moving else self._job.left
        rate = rate_words(done, elapsed_s) if moving else ""
        said = f"{done} of {counted(total, 'award')}"
        self._tell(replace(self._job, done=done, total=total, counted=said, left=left, rate=rate))

    def _finish(self, result: "HandoverResult") -> None:
        self._cancel = None
        made, total = len(result.parcels), len(result.parcels) + len(result.refused) + result.left
        told = f"{counted(made, 'person', 'people')} can be handed their badge"
        state = JobState.STOPPED if result.left else JobState.DONE
        said = f"{made} of {counted(total, 'award')}"
        self._tell(JobView(told, made, total, said, state=state, icon="export", action="Open folder"))
        self.noted.emit(Note(Tone.WARN if result.left or result.refused else Tone.PASS, told))
        self.finished.emit(result)

    def _fail(self, error: BadgeDeskError) -> None:
        self._cancel = None
        if self._job is not None:
            self._tell(replace(self._job, title="Handing over failed", state=JobState.FAILED, left="", rate=""))
        self.told.emit(fault_as_message(error))

    def _tell(self, job: JobView) -> None:
        self._job = job
        self.job_changed.emit(job)


def _make(
    wish: HandoverWish,
    open_stores: Callable[[], Stores],
    now: datetime,
    report: Callable[[int, int], None],
    cancel: Event,
) -> "HandoverResult":
    from badgedesk.awarding.handover import HandoverOrder, gather_recipients, hand_over
    from badgedesk.awarding.site import site_address
    from badgedesk.showcase.certificate import Look, Paper

    stores = open_stores()
    try:
        wanted = set(wish.awards)
        entries = [entry for entry in stores.register.entries() if entry.id in wanted]
        folders = [
            documents_folder() / safe_name((name,), "") for name in (*{entry.design for entry in entries}, *_AGAIN)
        ]
        issuers = stores.book.issuers()
        site = partial(site_address, None) if wish.pages else lambda _: None
        recipients = tuple(
            gather_recipients(stores.register, entries, issuers, files=folders, site=site, kit=stores.kit)
        )
    finally:
        stores.book.close()
        stores.register.close()
    order = HandoverOrder(wish.folder, Look(wish.look), Paper(wish.paper), wish.language)
    return hand_over(recipients, order, now=now, progress=report, cancel=cancel)
