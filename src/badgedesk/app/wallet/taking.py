"""Taking many files into the wallet: how far it is, and how it stands still, goes on and stops."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Brake, Pace
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.work.job import JobState, JobView, rate_words, time_left

Report = Callable[[int, int, Event], None]


@dataclass(frozen=True, slots=True)
class Task:
    """What is done to many things: its title, what is counted, what stays when it is stopped."""

    title: str
    unit: str
    kept: str
    icon: str


ADDING: Final = Task("Adding {all} to your wallet", "file", "Those added stay", "wallet")


class Taking(QObject):
    """One import, or other work on many badges, at a time, for the panel of long work.

    Signals:
        job_changed: `JobView`, where it stands; None when it is over.
    """

    job_changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: JobView | None = None
        self._task = ADDING
        self._brake = Brake()
        self._cancel: Event | None = None
        self._started = self._paused_at = 0.0
        self._pace = Pace(self)
        self._pace.told.connect(self._progress)

    @property
    def stopped(self) -> bool:
        """Whether the import at hand was asked to stop."""
        return self._cancel is not None and self._cancel.is_set()

    @property
    def runs(self) -> bool:
        """Whether work is at hand."""
        return self._job is not None

    def begin(self, count: int, task: Task = ADDING) -> Report:
        """Begin with ``count`` things; the worker calls what is returned after each: done, in all, its cancel."""
        brake = self._brake = Brake()
        self._pace.forget()
        self._task = task
        self._started, self._cancel = time.monotonic(), None
        every = counted(count, task.unit)
        title = task.title.format(all=every)
        self._tell(JobView(title, 0, count, f"0 of {every}", kept=task.kept, icon=task.icon))

        def report(done: int, total: int, cancel: Event) -> None:
            self._pace.tell(done, total)
            brake.hold(cancel)

        return report

    def runs_under(self, cancel: Event) -> None:
        """Take the event that stops the work."""
        self._cancel = cancel

    def end(self) -> None:
        """The work is over: what came of it is said elsewhere."""
        self._cancel = None
        self._tell(None)

    def pause(self) -> None:
        """Let the import stand still after the file at hand."""
        if self._job is not None and self._job.state is JobState.RUNNING:
            self._brake.pull()
            self._paused_at = time.monotonic()
            self._tell(replace(self._job, state=JobState.PAUSED, left="paused", rate=""))

    def go_on(self) -> None:
        """Let an import that stands still go on."""
        if self._job is not None and self._job.state is JobState.PAUSED:
            self._started += time.monotonic() - self._paused_at
            self._tell(replace(self._job, state=JobState.RUNNING, left=""))
            self._brake.release()

    def cancel(self) -> None:
        """Stop the import; the badges added so far stay."""
        if self._cancel is not None and self._job is not None:
            self._cancel.set()
            self._tell(replace(self._job, state=JobState.STOPPING, left="stopping", rate=""))

    def _progress(self, done: int, total: int) -> None:
        if self._job is None:
            return
        elapsed_s = time.monotonic() - self._started
        moving = self._job.state is JobState.RUNNING
        self._tell(
            replace(
                self._job,
                done=done,
                total=total,
                counted=f"{done} of {counted(total, self._task.unit)}",
                left=time_left(done, total, elapsed_s) if moving else self._job.left,
                rate=rate_words(done, elapsed_s) if moving else "",
            )
        )

    def _tell(self, job: JobView | None) -> None:
        self._job = job
        self.job_changed.emit(job)
