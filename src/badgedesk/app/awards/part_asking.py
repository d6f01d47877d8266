"""What older badges rest on, asked of the hosts that have it: nobody is asked before the user said so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.awards.ledger import Stores
from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.model.document import Document, Purpose
from badgedesk.host.files import read_file

if TYPE_CHECKING:
    from badgedesk.core.model.document import Documents, Wanted
    from badgedesk.core.verify import Circumstances
    from badgedesk.host.answers import Answers
    from badgedesk.host.fetching import Ways
    from badgedesk.host.inquiry import Inquiry


@dataclass(frozen=True, slots=True)
class Lack:
    """What badges rest on and one host has: its addresses, and what each is wanted for.

    Attributes:
        hosts: who may be asked once the user agrees: ``host``, and those that led to it.
    """

    host: str
    urls: tuple[str, ...]
    purposes: tuple[Purpose, ...]
    hosts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The badges, under what they are looked at, and what is at hand beside the answers that were kept."""

    badges: tuple[bytes, ...]
    under: "Circumstances"
    documents: "Documents"
    answers: "Answers"

    def lacks(self) -> "tuple[Wanted, ...]":
        """Return what is still wanted and may be asked for."""
        from dataclasses import replace

        from badgedesk.core.verify import wanted_documents

        under = replace(self.under, documents=self.documents)
        wanted = [item for data in self.badges for item in wanted_documents(data, under)]
        return tuple({item.url: item for item in wanted if item.code is None}.values())


class PartAsking(QObject):
    """Looks what older badges rest on, and asks one host at a time for it.

    Args:
        jobs: of the register's thread.
        workers: gives a thread for asking.
        stores: issuers, register and kept answers, on the register's thread.
        refuse_off: raises FetchError where the environment or the settings keep everything off.
        now: the clock.
        ways: how names are looked up and connections made; None for those of this computer.

    Signals:
        found: `Lack`, what the next host could be asked for; None where nothing is missing that a host has.
        refused: `str`, why a host was not asked, or did not answer.
        asking: `str`, the host that is being asked; empty when nobody is.
    """

    found = Signal(object)
    refused = Signal(str)
    asking = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        workers: Callable[[], Jobs],
        stores: Callable[[], Stores],
        refuse_off: Callable[[str], None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._jobs, self._workers, self._stores = jobs, workers, stores
        self._refuse_off, self._now = refuse_off, now
        self.ways: Ways | None = None
        self._inquiry: Inquiry | None = None

    def look(self, files: tuple[Path, ...]) -> None:
        """Find out what of the badges among the files is missing."""

        def work(_cancel: Event) -> "tuple[Wanted, ...]":
            return self._plan(files).lacks()

        self._jobs.run(work, lambda wanted: self.found.emit(_first(wanted)), lambda _: self.found.emit(None))

    def agree(self, files: tuple[Path, ...], lack: Lack) -> None:
        """Ask a host for what it has; what was answered is kept."""
        if self._inquiry is not None:
            return
        from badgedesk.host.inquiry import Inquiry

        def prepare(_cancel: Event) -> _Plan:
            self._refuse_off(lack.host)
            return self._plan(files)

        def ask(plan: _Plan) -> None:
            inquiry = self._inquiry = Inquiry(plan.answers, self._now, self.ways)
            self.asking.emit(lack.host)

            def work(_cancel: Event) -> Inquiry:
                inquiry.ask(plan.badges, plan.under, (plan.documents,), lambda _: lack.hosts, lambda *_: None)
                return inquiry

            self._workers().run(work, lambda _: self._finish(files, lack, inquiry), self._fail)

        self._jobs.run(prepare, ask, self._fail)

    def cancel(self) -> None:
        """Ask for nothing more; what was answered stays."""
        if self._inquiry is not None:
            self._inquiry.cancel()

    def _finish(self, files: tuple[Path, ...], lack: Lack, inquiry: "Inquiry") -> None:
        self._rest()
        if inquiry.stopped:
            return
        for item, fault in inquiry.told.values():
            if fault is None or item.host not in lack.hosts:
                continue
            self.refused.emit(fault_sentence(fault))
            other = str(fault.facts.get("host", ""))
            if fault.code is Code.NET_ELSEWHERE and other:
                address = str(fault.facts.get("address", item.url))
                self.found.emit(Lack(other, (address,), (item.purpose,), lack.hosts | {other}))
            return
        self.look(files)

    def _fail(self, error: BadgeDeskError) -> None:
        self._rest()
        self.refused.emit(fault_sentence(error))

    def _rest(self) -> None:
        self._inquiry = None
        self.asking.emit("")

    def _plan(self, files: tuple[Path, ...]) -> _Plan:
        from badgedesk.awarding.aftercare.upgrading import sort_files
        from badgedesk.core.verify import Circumstances
        from badgedesk.host.answers import layered

        answers = self._stores().answers
        badges, parts = sort_files({str(file): read_file(file) for file in files})
        given = {address: Document(data) for address, data in parts.items()}
        under = Circumstances(self._now(), (), given)
        return _Plan(tuple(badges.values()), under, layered(given, answers), answers)


def _first(wanted: "tuple[Wanted, ...]") -> Lack | None:
    """Return what the first host is wanted for."""
    if not wanted:
        return None
    host = wanted[0].host
    items = [item for item in wanted if item.host == host]
    return Lack(host, tuple(item.url for item in items), tuple(item.purpose for item in items), frozenset({host}))
