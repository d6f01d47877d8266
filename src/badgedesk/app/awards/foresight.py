"""What one person of an award will get, as the window shows it before anything is signed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from badgedesk.app.awards.bench import AwardBench
from badgedesk.app.awards.cards import Order
from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.core.errors import BadgeDeskError


@dataclass(frozen=True, slots=True)
class Seen:
    """Badge and certificate as PNG, and the text that will be signed, with its picture left out."""

    badge: bytes
    credential: str
    certificate: bytes


class Foresight(QObject):
    """Draws one award at a time; what is asked for later takes the place of what is still being drawn.

    Signals:
        seen: `Seen`.
        unseen: `str`, why it cannot be shown.
    """

    seen = Signal(object)
    unseen = Signal(str)

    def __init__(self, jobs: Jobs, bench: AwardBench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._bench, self._latest = jobs, bench, 0

    def ask(self, order: Order | None, row: int) -> None:
        """Draw the award of the person at a place of the list."""
        self._latest += 1
        if order is None:
            self.unseen.emit("Choose a badge, an issuer and people first.")
            return
        self._jobs.run(
            lambda _cancel: self._bench.foresee(order, row),
            self._if_latest(self.seen.emit),
            self._if_latest(lambda error: self.unseen.emit(fault_sentence(error))),
        )

    def _if_latest(self, tell: Callable[[Seen], None] | Callable[[BadgeDeskError], None]) -> Callable[[object], None]:
        asked = self._latest

        def told(what: object) -> None:
            if asked == self._latest:
                tell(what)  # type: ignore[arg-type]  # each is told what it takes

        return told
