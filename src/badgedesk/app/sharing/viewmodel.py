"""What the dialog that shows badges to others can do; no widgets here."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.sharing.exports import Made, Wish, make, save
from badgedesk.app.widgets.dates import counted
from badgedesk.app.widgets.faults import fault_as_message
from badgedesk.app.widgets.message import Note
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit


class SharingViewModel(QObject):
    """Makes what is wished for, and writes it.

    Args:
        jobs: of a worker of its own.
        exhibits: the badges that are shown.
        now: the clock.

    Signals:
        made: `Made`, what the last wish came to.
        saved: `Path`, the folder that was written to.
        told: `Message`.
        noted: `Note`.
    """

    made = Signal(object)
    saved = Signal(object)
    told = Signal(object)
    noted = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        exhibits: "tuple[Exhibit, ...]",
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._exhibits, self._now = jobs, exhibits, now
        self._wish: Wish | None = None
        self._ready: Made | None = None

    @property
    def title(self) -> str:
        """What is shown, in words."""
        first = self._exhibits[0].name or "this badge"
        return first if len(self._exhibits) == 1 else counted(len(self._exhibits), "badge")

    @property
    def ready(self) -> Made | None:
        """What was made for the present wish; None while it is being made."""
        return self._ready

    def wish(self, wish: Wish) -> None:
        """Make what is wished for; an earlier wish that is still being made is forgotten."""
        self._wish, self._ready = wish, None
        exhibits, now = self._exhibits, self._now()
        self._jobs.run(lambda _: make(wish, exhibits, now), self._show, self._tell_fault)

    def save(self, folder: Path) -> None:
        """Write what was made into ``folder``."""
        ready = self._ready
        if ready is None:
            return

        def done(written: tuple[Path, ...]) -> None:
            files = counted(len(written), "file")
            self.noted.emit(Note(Tone.PASS, f"Saved {files} in {folder.name or folder}"))
            self.saved.emit(folder)

        self._jobs.run(lambda _: save(ready, folder), done, self._tell_fault)

    def _show(self, made: Made) -> None:
        if made.wish == self._wish:
            self._ready = made
            self.made.emit(made)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
