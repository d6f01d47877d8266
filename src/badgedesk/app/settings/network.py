"""Whom the user lets be asked, and the switch that keeps everything off; no widgets here."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.dates import long_date
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.host.answers import Answers
    from badgedesk.host.consent import Consent, ConsentBook


@dataclass(frozen=True, slots=True)
class KnownHost:
    """A host that is asked without a question, and since when in words."""

    host: str
    since: str


@dataclass(frozen=True, slots=True)
class NetworkView:
    """What holds; ``kept`` is how many answers lie in the profile."""

    never: bool = False
    hosts: tuple[KnownHost, ...] = ()
    kept: int = 0


class NetworkCare(QObject):
    """What the settings can do about asking hosts.

    Signals:
        changed: `NetworkView`.
        settled: something else holds now: what is open is to be checked anew.
        refused: `str`, why nothing was changed.
    """

    changed = Signal(object)
    settled = Signal()
    refused = Signal(str)

    def __init__(self, jobs: Jobs, book: "ConsentBook", answers: "Answers", *, forced: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._book, self._answers = jobs, book, answers
        self.forced = forced
        """Whether the environment keeps everything off, whatever is set here."""

    def load(self) -> None:
        """Say what holds."""
        self._jobs.run(lambda _: self._view(self._book.read()), self.changed.emit, self._refuse)

    def set_never(self, *, never: bool) -> None:
        """Turn the switch."""
        self._do(lambda: self._book.set_never(never=never))

    def take_back(self, host: str) -> None:
        """Have a question before this host is asked again."""
        self._do(lambda: self._book.take_back(host))

    def forget(self) -> None:
        """Remove all that hosts answered."""

        def change() -> "Consent":
            self._answers.forget()
            return self._book.read()

        self._do(change)

    def _do(self, change: "Callable[[], Consent]") -> None:
        def work(_cancel: Event) -> NetworkView:
            return self._view(change())

        def done(view: NetworkView) -> None:
            self.changed.emit(view)
            self.settled.emit()

        self._jobs.run(work, done, self._refuse)

    def _view(self, consent: "Consent") -> NetworkView:
        hosts = tuple(KnownHost(agreed.host, long_date(agreed.agreed_at)) for agreed in consent.hosts)
        return NetworkView(consent.never, hosts, len(self._answers))

    def _refuse(self, error: BadgeDeskError) -> None:
        self.refused.emit(fault_sentence(error))
        self.load()
