"""Testing a site where it was uploaded: the question first, then the asking, then what is not as it was written."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.awards.ledger import Stores
from badgedesk.app.jobs import Jobs, Pace
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message, fault_sentence
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.work.job import JobState, JobView
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.awarding.site import Finding
    from badgedesk.host.fetching import Fetcher, Ways

_TITLE: Final = "Testing the site"


@dataclass(frozen=True, slots=True)
class SiteQuestion:
    """What the user is asked before a site's host is: which folder, where it is served as far as that is known."""

    issuer: str
    folder: Path
    address: str
    files: int


@dataclass(frozen=True, slots=True)
class SiteTest:
    """A test that the user agreed to, with the address, whose host is asked."""

    issuer: str
    folder: Path
    address: str


class SiteTesting(QObject):
    """Tests one site at a time; nobody is asked before the user said so.

    Args:
        jobs: of the register's thread.
        workers: gives a thread for asking.
        stores: issuers and register, on the register's thread.
        refuse_off: raises FetchError where the environment or the settings keep everything off.
        ways: how names are looked up and connections made; None for those of this computer.

    Signals:
        questioned: `SiteQuestion`, the user is to be asked first.
        refused: `str`, why no test can begin with that address.
        begun: a test is under way.
        job_changed: `JobView`.
        asking: `str`, the host that is being asked; empty when nobody is.
        told: `Message`, what went wrong.
        noted: `Note`, that all is well.
        found: tuple of pairs of `str`, files that are not served as they were written, and why.
    """

    questioned = Signal(object)
    refused = Signal(str)
    begun = Signal()
    job_changed = Signal(object)
    asking = Signal(str)
    told = Signal(object)
    noted = Signal(object)
    found = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        workers: Callable[[], Jobs],
        stores: Callable[[], Stores],
        refuse_off: Callable[[str], None],
        ways: "Ways | None" = None,
    ) -> None:
        super().__init__()
        self._jobs, self._workers, self._stores = jobs, workers, stores
        self._refuse_off, self.ways = refuse_off, ways
        self._job: JobView | None = None
        self._fetcher: Fetcher | None = None
        self._cancel: Event | None = None
        self._pace = Pace(self)
        self._pace.told.connect(self._progress)

    def prepare(self, issuer: str, folder: Path) -> None:
        """Look at the folder, then have the user asked."""
        from badgedesk.awarding.site import plan_probes, site_address

        def work(_cancel: Event) -> SiteQuestion:
            address = site_address(None, self._stores().book.find(issuer)) or ""
            files = len(plan_probes(folder, address, secrets.randbelow))
            return SiteQuestion(issuer, folder, address, files)

        self._jobs.run(work, self.questioned.emit, lambda error: self.told.emit(fault_as_message(error)))

    def agree(self, test: SiteTest) -> None:
        """Ask the host of the address for the files of the folder."""
        if self._job is not None and self._job.state in {JobState.RUNNING, JobState.STOPPING}:
            return
        from badgedesk.awarding.site import host_of, plan_probes, run_probes, site_address
        from badgedesk.core.model.document import Purpose, Wanted
        from badgedesk.host.fetching import Fetcher

        def plan(_cancel: Event) -> str:
            address = site_address(test.address, self._stores().book.find(test.issuer)) or ""
            self._refuse_off(host_of(address))
            return address

        def ask_all(address: str) -> None:
            host = host_of(address)
            fetcher = self._fetcher = Fetcher({host}, self.ways)
            self.begun.emit()
            self.asking.emit(host)
            self._pace.forget()
            self._tell(JobView(_TITLE, 0, 0, f"Asking {shown(host)}", icon="wifi-high", can_pause=False))

            def work(cancel: Event) -> "tuple[list[Finding], int | None]":
                probes = plan_probes(test.folder, address, secrets.randbelow)
                findings: list[Finding] = []
                answers = run_probes(probes, lambda url: fetcher.fetch(Wanted(url, url, host, Purpose.STATUS)))
                for done, finding in enumerate(answers, 1):
                    if cancel.is_set():
                        return findings, None
                    findings += [finding] if finding is not None else []
                    self._pace.tell(done, len(probes))
                return findings, len(probes)

            self._cancel = self._workers().run(work, lambda result: self._finish(host, *result), self._fail)

        self._jobs.run(plan, ask_all, lambda error: self.refused.emit(fault_sentence(error)))

    def cancel(self) -> None:
        """Ask for nothing more."""
        if self._cancel is not None and self._fetcher is not None and self._job is not None:
            self._cancel.set()
            self._fetcher.cancel()
            self._tell(replace(self._job, state=JobState.STOPPING, left="stopping"))

    def _progress(self, done: int, total: int) -> None:
        if self._job is not None and self._job.state is JobState.RUNNING:
            self._tell(replace(self._job, done=done, total=total, counted=f"{done} of {counted(total, 'file')}"))

    def _finish(self, host: str, findings: "list[Finding]", asked: int | None) -> None:
        """Say what came of it; no count says that it was stopped."""
        from badgedesk.wording import code_message

        self._rest()
        if asked is None:
            self.noted.emit(Note(Tone.WARN, f"Stopped. {shown(host)} is asked nothing more."))
        elif findings:
            pairs = tuple((shown(one.probe.path), code_message(one.code, dict(one.facts)).sentence) for one in findings)
            self.found.emit(pairs)
        else:
            told = f"{shown(host)} serves all {counted(asked, 'file')} as they were written"
            self.noted.emit(Note(Tone.PASS, told))

    def _fail(self, error: BadgeDeskError) -> None:
        self._rest()
        self.told.emit(fault_as_message(error))

    def _rest(self) -> None:
        self._fetcher = self._cancel = self._job = None
        self.job_changed.emit(None)
        self.asking.emit("")

    def _tell(self, job: JobView) -> None:
        self._job = job
        self.job_changed.emit(job)


def findings_message(found: tuple[tuple[str, str], ...], show: Callable[[], None]) -> Message:
    """Return the message about files that are not as they were written, with a way to see them all."""
    told = (
        f"{counted(len(found), 'file is', 'files are')} not served as they were written. {found[0][0]}: {found[0][1]}"
    )
    return Message(Tone.FAIL, told, "See them all", show)
