"""Having a host asked for what a badge's report lacks, or for what lies at an address.

The question comes first, then the work, then what came of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.wallet.sheets import Ask, Sheet, short_host
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message, fault_sentence
from badgedesk.app.widgets.work.job import JobState, JobView
from badgedesk.core.errors import BadgeDeskError, Code, FetchError
from badgedesk.host.weblinks import file_name_at, wanted_at

if TYPE_CHECKING:
    from badgedesk.app.wallet.shelf import Shelf
    from badgedesk.core.model.document import Document, Documents, Wanted
    from badgedesk.core.verify import Circumstances
    from badgedesk.host.answers import Answers
    from badgedesk.host.consent import ConsentBook
    from badgedesk.host.inquiry import Inquiry

_NEVER_ASKED: Final = (
    "This address is never asked: only https addresses that everybody can reach are. "
    "Save the badge as a file yourself, then drop the file here."
)
_KEPT: Final = "What was answered stays"
_TITLE_LETTERS: Final = 22


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A host that is to be asked about a badge, and hosts that it sends to and that were agreed to since.

    Attributes:
        sheet_id: of the badge; empty where the badge itself is wanted, from an address.
        sent_to: the address at the last of ``others`` that it sends to.
        keeps: whether a badge from an address is taken into the wallet, not only looked at.
    """

    sheet_id: str
    host: str
    ask: Ask
    others: tuple[str, ...] = ()
    sent_to: str = ""
    keeps: bool = True

    @property
    def hosts(self) -> frozenset[str]:
        """Who may be asked."""
        return frozenset((self.host, *self.others))

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses that would be asked first."""
        return (self.sent_to,) if self.others else self.ask.urls


@dataclass(frozen=True, slots=True)
class _Ready:
    """What the wallet's thread hands over: the file, and what it is verified under."""

    data: bytes
    under: "Circumstances"


class Asker:
    """What asking needs of the computer.

    Args:
        book: what the user said about hosts.
        answers: where answers are kept.
        now: the clock.
        is_off: whether the environment keeps everything off.
    """

    def __init__(
        self, book: "ConsentBook", answers: "Answers", now: Callable[[], datetime], is_off: Callable[[], bool]
    ) -> None:
        self.book, self.answers, self.now, self._is_off = book, answers, now, is_off

    def refuse_off(self, host: str) -> None:
        """Do nothing where asking is allowed at all.

        Raises:
            FetchError: `Code.NET_OFF`, where the environment or the settings keep everything off.
        """
        if self._is_off() or self.book.read().never:
            raise FetchError(Code.NET_OFF, host=host)


class HostAsking(QObject):
    """Asks one host at a time, on a thread of its own; nobody is asked before the user said so.

    Signals:
        questioned: `Enquiry`, the user is to be asked first.
        job_changed: `JobView`; None when it is over.
        asking: `str`, the host that is being asked, short; empty when nobody is.
        answered: `str`, the id of the sheet that is to be checked anew.
        told: `Message`.
        noted: `Note`.
        found: `Drop`, a newer form of the badge, or what lies at an address, to be looked at.
        fetched: `Drop`, what lies at an address, to be taken into the wallet.
    """

    questioned = Signal(object)
    job_changed = Signal(object)
    asking = Signal(str)
    answered = Signal(str)
    told = Signal(object)
    noted = Signal(object)
    found = Signal(object)
    fetched = Signal(object)
    _progressed = Signal(int, int)

    def __init__(self, jobs: Jobs, workers: Callable[[], Jobs], shelf: "Shelf", asker: Asker, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._workers, self._shelf, self._asker = jobs, workers, shelf, asker
        self._job: JobView | None = None
        self._inquiry: Inquiry | None = None
        self._progressed.connect(self._progress)

    @property
    def is_busy(self) -> bool:
        """Whether somebody is being asked now."""
        return self._job is not None

    def begin(self, sheet: Sheet, ask: Ask) -> None:
        """Ask the user about a host, or ask the host at once where the user said so before."""
        self._begin(Enquiry(sheet.id, ask.host, ask))

    def look_up(self, address: str, *, keeps: bool) -> None:
        """Have the badge at an address fetched, after a question where one is due."""
        item = wanted_at(address)
        if item.code is not None:
            self.told.emit(Message(Tone.WARN, _NEVER_ASKED))
            return

        def prepare(_cancel: Event) -> bool:
            self._asker.refuse_off(item.host)
            return self._asker.book.read().agrees_to(item.host)

        def ask(agreed: bool) -> None:
            self._begin(
                Enquiry("", item.host, Ask("", item.host, (item.purpose,), (item.url,), agreed=agreed), keeps=keeps)
            )

        self._jobs.run(prepare, ask, lambda error: self.told.emit(fault_as_message(error)))

    def _begin(self, enquiry: Enquiry) -> None:
        if self.is_busy:
            self.noted.emit(Note(Tone.WARN, "Somebody is being asked already. Try again when that is over."))
        elif enquiry.ask.agreed:
            self.agree(enquiry)
        else:
            self.questioned.emit(enquiry)

    def agree(self, enquiry: Enquiry, *, always: bool = False) -> None:
        """Ask the host; with ``always``, no question comes before it is asked again."""
        if self.is_busy:
            return
        host = enquiry.others[-1] if enquiry.others else enquiry.host

        def prepare(_cancel: Event) -> _Ready | None:
            self._asker.refuse_off(host)
            if always:
                self._asker.book.agree(host, self._asker.now())
            if not enquiry.sheet_id:
                return None
            return _Ready(self._shelf.file_of(enquiry.sheet_id), self._shelf.opened().circumstances())

        from badgedesk.host.inquiry import Inquiry

        self._inquiry = Inquiry(self._asker.answers, self._asker.now)
        title = f"Asking {short_host(enquiry.host, _TITLE_LETTERS)}"
        self._tell(JobView(title, 0, 0, "Looking for it", kept=_KEPT, icon="wifi-high", can_pause=False))
        self.asking.emit(short_host(enquiry.host))
        self._jobs.run(prepare, lambda ready: self._go_on(enquiry, ready), self._fail)

    def cancel(self) -> None:
        """Ask nobody else; what was answered so far stays."""
        if self._inquiry is not None and self._job is not None:
            self._inquiry.cancel()
            self._tell(replace(self._job, state=JobState.STOPPING, left="stopping"))

    def _go_on(self, enquiry: Enquiry, ready: _Ready | None) -> None:
        if ready is None:
            self._fetch(enquiry)
        else:
            self._ask(enquiry, ready)

    def _ask(self, enquiry: Enquiry, ready: _Ready) -> None:
        inquiry, answers = self._inquiry, self._asker.answers
        if inquiry is None:
            return
        counts = {"done": 0, "wanted": 0}

        def agree(wanted: "Sequence[Wanted]") -> frozenset[str]:
            counts["wanted"] += sum(item.host in enquiry.hosts and item.code is None for item in wanted)
            self._progressed.emit(counts["done"], counts["wanted"])
            return enquiry.hosts

        def step(item: "Wanted", _fault: BadgeDeskError | None) -> None:
            if item.host in enquiry.hosts and item.code is None:
                counts["done"] += 1
                self._progressed.emit(counts["done"], counts["wanted"])

        def work(_cancel: Event) -> "dict[str, Document]":
            views: tuple[Documents, ...] = (
                {},
                answers,
            )  # the host's own answers are asked for anew, those of others count
            return inquiry.ask([ready.data], ready.under, views, agree, step)

        self._workers().run(work, lambda had: self._end(enquiry, ready, had), self._fail)

    def _fetch(self, enquiry: Enquiry) -> None:
        """Ask for the file at an address."""
        inquiry, item = self._inquiry, wanted_at(enquiry.ask.urls[0])
        if inquiry is None:
            return

        def done(document: "Document | None") -> None:
            self._rest()
            fault = inquiry.told[item.url][1] if item.url in inquiry.told else None
            if inquiry.stopped:
                self.noted.emit(Note(Tone.WARN, f"Stopped. {enquiry.host} is asked nothing more."))
            elif fault is not None:
                self.told.emit(self._fault_message(enquiry, item, fault))
            elif document is not None:
                drop = Drop(raw=document.data, name=file_name_at(item.url))
                (self.fetched if enquiry.keeps else self.found).emit(drop)

        self._workers().run(lambda _: inquiry.fetch(item, enquiry.hosts, lambda *_: None), done, self._fail)

    def _end(self, enquiry: Enquiry, ready: _Ready, had: "dict[str, Document]") -> None:
        from badgedesk.core.verify import newer_forms

        inquiry = self._inquiry
        self._rest()
        if had:
            self.answered.emit(enquiry.sheet_id)
        if inquiry is None or inquiry.stopped:
            self.noted.emit(Note(Tone.WARN, f"Stopped. {enquiry.host} is asked nothing more."))
            return
        faults = [(item, fault) for item, fault in inquiry.told.values() if fault and _counts(item, fault, enquiry)]
        newer = [form for host, form in newer_forms(ready.data, had) if host == enquiry.host]
        if faults:
            self.told.emit(self._fault_message(enquiry, *faults[0]))
        elif newer:
            look = Message(
                Tone.UNKNOWN,
                f"{enquiry.host} has a newer form of this badge. It is no better than its own report says.",
                "Look at it",
                lambda: self.found.emit(Drop(raw=newer[0])),
            )
            self.told.emit(look)
        else:
            given = f"gave {counted(len(had), 'answer')}, kept for later" if had else "has nothing for this badge"
            self.noted.emit(Note(Tone.PASS if had else Tone.WARN, f"{enquiry.host} {given}"))

    def _fault_message(self, enquiry: Enquiry, item: "Wanted", fault: BadgeDeskError) -> Message:
        from badgedesk.wording import PURPOSE_WORDS

        purpose = PURPOSE_WORDS[item.purpose]
        sentence = f"{purpose[0].upper()}{purpose[1:]}: {fault_sentence(fault)}"
        other = fault.facts.get("host", "")
        if fault.code is Code.NET_ELSEWHERE and other:
            sent_to = str(fault.facts.get("address", ""))
            further = replace(enquiry, others=(*enquiry.others, other), sent_to=sent_to)
            return Message(Tone.WARN, sentence, f"Ask {other} too…", lambda: self.questioned.emit(further))
        return Message(Tone.WARN, sentence, "Try again", lambda: self.agree(enquiry))

    def _fail(self, error: BadgeDeskError) -> None:
        self._rest()
        self.told.emit(fault_as_message(error))

    def _progress(self, done: int, total: int) -> None:
        if self._job is not None:
            self._tell(replace(self._job, done=done, total=total, counted=f"{done} of {counted(total, 'document')}"))

    def _rest(self) -> None:
        self._inquiry = None
        self._tell(None)
        self.asking.emit("")

    def _tell(self, job: JobView | None) -> None:
        self._job = job
        self.job_changed.emit(job)


def _counts(item: "Wanted", fault: BadgeDeskError, enquiry: Enquiry) -> bool:
    """Whether a fault is one of this enquiry: other hosts have links of their own."""
    return item.host in enquiry.hosts and fault.code is not Code.NET_CONSENT
