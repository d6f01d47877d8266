"""What the dialog that shows badges to others can do; no widgets here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.sharing.arranging import Arrangement, Row
from badgedesk.app.sharing.exports import arranged, make
from badgedesk.app.sharing.forms import Form, Made, Wish
from badgedesk.app.sharing.presenting import Presenting
from badgedesk.app.sharing.saving import Saved, as_archive, extend, save, saved
from badgedesk.app.widgets.frame.message import Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit


class SharingViewModel(QObject):
    """Makes what is wished for, and writes it.

    Args:
        jobs: of a worker of its own.
        exhibits: the badges that are shown.
        now: the clock.
        presenting: signs presentations; None where there is no profile to sign for.
        groups: the user's own collections: name, and keys of the badges.

    Signals:
        made: `Made`, what the last wish came to.
        log_read: `str`, what was presented so far, in lines.
        ranked: `tuple[Row, ...]`, the badges by how well they fit an advert.
        saved: `Saved`.
        told: `Message`.
        noted: `Note`.
    """

    made = Signal(object)
    log_read = Signal(str)
    ranked = Signal(object)
    saved = Signal(object)
    told = Signal(object)
    noted = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        exhibits: "tuple[Exhibit, ...]",
        now: Callable[[], datetime],
        presenting: Presenting | None = None,
        groups: tuple[tuple[str, tuple[str, ...]], ...] = (),
    ) -> None:
        super().__init__()
        self._groups = groups
        self._jobs, self._exhibits, self._now, self._presenting = jobs, exhibits, now, presenting
        self._wish: Wish | None = None
        self._ready: Made | None = None

    @property
    def title(self) -> str:
        """What is shown, in words."""
        first = self._exhibits[0].name or "this badge"
        return first if len(self._exhibits) == 1 else counted(len(self._exhibits), "badge")

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that can be made here."""
        return tuple(form for form in Form if form is not Form.PRESENT or self._presenting is not None)

    @property
    def refuted(self) -> str:
        """Which badges do not verify, in words; empty for none."""
        bad = [exhibit for exhibit in self._exhibits if exhibit.is_refuted]
        if not bad:
            return ""
        which = f"“{shown(bad[0].name)}” does" if len(bad) == 1 else f"{len(bad)} of these badges do"
        return f"{which} not verify. Whoever checks will see it."

    @property
    def count(self) -> int:
        """How many badges are shown."""
        return len(self._exhibits)

    def arrangement(self) -> Arrangement:
        """Return the badges as they are, to be chosen, ordered and worded."""
        return Arrangement.of(self._exhibits)

    def rank(self, advert: str) -> None:
        """Order the badges by how well they fit a job advert; `ranked` tells."""
        from badgedesk.app.sharing.arranging import rank

        exhibits = self._exhibits
        self._jobs.run(lambda _: rank(advert, exhibits), self._show_ranked, self._tell_fault)

    def _show_ranked(self, rows: tuple[Row, ...]) -> None:
        self.ranked.emit(rows)

    def read_log(self) -> None:
        """Read what was presented so far; `log_read` tells."""
        presenting = self._presenting
        if presenting is not None:
            self._jobs.run(lambda _: presenting.shared(), self._show_log, self._tell_fault)

    def _show_log(self, log: str) -> None:
        self.log_read.emit(log)

    @property
    def ready(self) -> Made | None:
        """What was made for the present wish; None while it is being made."""
        return self._ready

    def wish(self, wish: Wish) -> None:
        """Make what is wished for; an earlier wish that is still being made is forgotten."""
        wish = replace(wish, groups=self._groups)
        self._wish, self._ready = wish, None
        exhibits, now = self._exhibits, self._now()
        self._jobs.run(lambda _: make(wish, exhibits, now), self._show, self._tell_fault)

    def save(self, folder: Path, secret: str = "", *, packed: bool = False) -> None:
        """Write what was made into ``folder``; ``secret`` opens the holder's key for a presentation.

        With ``packed`` all of it becomes one ZIP file.
        """
        ready = self._ready
        if ready is None:
            return
        self._write(self._writer(ready, folder, secret, packed=packed))

    def extend(self, file: Path) -> None:
        """Add the badges to a JSON Resume, or write a new one where there is none."""
        ready, exhibits = self._ready, self._exhibits
        if ready is not None:
            self._write(lambda: extend(ready, exhibits, file))

    def _write(self, write: Callable[[], Saved]) -> None:
        ready = self._ready

        def done(written: Saved) -> None:
            if not isValid(self):
                return  # the dialog was closed meanwhile; the files are there
            self.noted.emit(Note(Tone.PASS, written.said))
            self.saved.emit(written)
            if ready is not None and ready.wish.form is Form.PRESENT:
                self.read_log()

        self._jobs.run(lambda _: write(), done, self._tell_fault)

    def _writer(self, ready: Made, folder: Path, secret: str, *, packed: bool) -> Callable[[], Saved]:
        presenting = self._presenting
        if packed:
            return lambda: save(as_archive(ready), folder)
        if ready.wish.form is not Form.PRESENT or presenting is None:
            return lambda: save(ready, folder)
        exhibits = arranged(ready.wish, self._exhibits)

        def sign() -> Saved:
            return saved(presenting.write(ready.wish, exhibits, folder, secret).parent, 1)

        return sign

    def _show(self, made: Made) -> None:
        if made.wish == self._wish:
            self._ready = made
            self.made.emit(made)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
