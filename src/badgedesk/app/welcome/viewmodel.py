"""What the first start can do, and the samples wherever they are offered; no widgets here."""

from collections.abc import Callable
from enum import StrEnum, unique
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.welcome.samples import Samples
from badgedesk.app.widgets.frame.message import Note
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError


@unique
class Beginning(StrEnum):
    """How the user wants to begin."""

    AWARD = "award"
    COLLECT = "collect"
    BOTH = "both"
    SKIP = "skip"


_PLACES: Final = {
    Beginning.AWARD: "designs",
    Beginning.COLLECT: "wallet",
    Beginning.BOTH: "designs",
    Beginning.SKIP: "wallet",
}
_KEPT: Final = "Removed the samples. The sample design stays, because you changed it."


class WelcomeViewModel(QObject):
    """The first choice, and the samples.

    Signals:
        begun: `str`, the id of the place the user goes to.
        samples_changed: `bool`, whether there are samples now; designs and wallet are to be read anew.
        told: `Message`.
        noted: `Note`.
    """

    begun = Signal(str)
    samples_changed = Signal(bool)
    told = Signal(object)
    noted = Signal(object)

    def __init__(self, jobs: Jobs, samples: Samples, templates: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._samples, self._templates = jobs, samples, templates

    @property
    def has_samples(self) -> bool:
        """Whether there are samples."""
        return self._samples.present

    def template_count(self) -> int:
        """Return how many templates a design can begin with."""
        return self._templates()

    def begin(self, beginning: Beginning, *, with_samples: bool) -> None:
        """Go where the user wants to begin, with samples there if they are wanted."""
        self.begun.emit(_PLACES[beginning])
        if with_samples:
            self.add_samples()

    def add_samples(self) -> None:
        """Make a sample design, a sample issuer and a sample badge."""

        def work(_cancel: Event) -> None:
            self._samples.add()

        def done(_: None) -> None:
            self.samples_changed.emit(True)
            self.noted.emit(Note(Tone.PASS, "Added a sample design and a sample badge"))

        self._jobs.run(work, done, self._tell_fault)

    def remove_samples(self) -> None:
        """Take the samples away, all of them at once."""

        def work(_cancel: Event) -> bool:
            return self._samples.remove()

        def done(whole: bool) -> None:
            self.samples_changed.emit(False)
            self.noted.emit(Note(Tone.PASS, "Removed the samples" if whole else _KEPT))

        self._jobs.run(work, done, self._tell_fault)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.samples_changed.emit(self._samples.present)
        self.told.emit(fault_as_message(error))
