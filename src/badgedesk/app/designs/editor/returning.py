"""Earlier versions of the design in hand: what they are, how two differ, and the way back to one."""

from collections.abc import Callable
from datetime import datetime

from badgedesk.app.designs.editor.versions import Version
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.dates import when
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import Design
from badgedesk.design.differences import differences, render_differences
from badgedesk.wording.differences import difference_sentence


class Returning:
    """What the dialog of versions asks for."""

    def __init__(self, viewmodel: EditorViewModel, jobs: Jobs, now: Callable[[], datetime]) -> None:
        self._viewmodel, self._jobs, self._now = viewmodel, jobs, now

    @property
    def design(self) -> Design:
        """The design in hand."""
        return self._viewmodel.design

    def versions(self) -> tuple[Version, ...]:
        """Return what was saved of the design in hand, the latest first."""
        path = self._viewmodel.path
        return self._viewmodel.files.versions.of(path) if path is not None else ()

    def saved_words(self, version: Version) -> str:
        """Return when a version was saved."""
        return f"Saved {self._moment(version)}"

    def load(self, version: Version, done: Callable[[Design], object]) -> None:
        """Read a version; a fault is told."""
        files = self._viewmodel.files
        self._jobs.run(lambda _: files.versions.load(version), lambda design: _call(done, design), self._tell)

    def words(self, before: Design, after: Design) -> list[str]:
        """Return what is different in words."""
        return [difference_sentence(each) for each in differences(before, after)]

    def picture(self, before: Design, after: Design, side_px: int) -> bytes:
        """Return what is different as a PNG."""
        return render_differences(before, after, side_px)

    def go_back(self, version: Version, design: Design) -> None:
        """Take an earlier version in hand, as one step of the history."""
        self._viewmodel.edit(f"Go back to {self._moment(version)}", lambda _: design)

    def _moment(self, version: Version) -> str:
        """Return when a version was saved, to the second: one often saves twice a minute."""
        return f"{when(version.saved_at, self._now())}:{version.saved_at.second:02}"

    def _tell(self, error: BadgeDeskError) -> None:
        self._viewmodel.told.emit(fault_as_message(error))


def _call(done: Callable[[Design], object], design: Design) -> None:
    done(design)
