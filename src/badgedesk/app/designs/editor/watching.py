"""The checks of the artwork in hand, made on a worker a moment after the last change."""

from dataclasses import dataclass
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.tokens import CHECKS_MS
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.design import Design
from badgedesk.design.checks.findings import Finding, check_design
from badgedesk.design.checks.mending import all_mended, mended

MOST: Final = 12
"""Findings that are looked at for a way to put them right, and listed."""
_LABELS: Final = {
    Code.ARTWORK_CAPTION: "Describe the picture",
    Code.ARTWORK_COARSE: "Show the picture smaller",
    Code.ARTWORK_CODE_PALE: "Make the code dark on light",
    Code.ARTWORK_CODE_SMALL: "Make the code larger",
    Code.ARTWORK_EDGE: "Keep away from the edge",
    Code.ARTWORK_HEAVY: "Show pictures in fewer colours",
    Code.ARTWORK_ICON_PALE: "Make the icon stand out",
    Code.ARTWORK_OUTSIDE: "Move inside",
    Code.ARTWORK_TEXT_PALE: "Make the text stand out",
    Code.ARTWORK_TEXT_SMALL: "Make the text larger",
}
"""What a step of the history is called that puts a finding right."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the design with it put right where the program can."""

    finding: Finding
    after: Design | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found on a design: the first findings, and how many there are."""

    design: Design
    first: tuple[Found, ...]
    count: int


class Watching(QObject):
    """Looks over the design in hand whenever it has changed and rests.

    Signals:
        checked: `Checked`.
    """

    checked = Signal(object)

    def __init__(self, viewmodel: EditorViewModel, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._jobs = viewmodel, jobs
        self._last: Design | None = None
        self._busy = self._held = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECKS_MS)
        self._timer.timeout.connect(self._check)
        viewmodel.design_changed.connect(lambda _: self._timer.start())

    def hold(self, held: bool) -> None:
        """Wait while something is dragged."""
        self._held = held
        if not held and self._last is not self._viewmodel.design:
            self._timer.start()

    def fix(self, found: Found) -> None:
        """Put a finding right, as one step of the history."""
        finding, last = found.finding, self._last

        def change(design: Design) -> Design:
            after = found.after if design is last else mended(design, finding)
            return after or design

        self._viewmodel.edit(_LABELS[finding.code], change)

    def fix_all(self) -> None:
        """Put right what the program can of all findings, as one step of the history, once a worker has found how."""
        design = self._viewmodel.design

        def done(after: Design) -> None:
            if design is self._viewmodel.design and after is not design:
                self._viewmodel.edit("Fix all that was found", lambda _: after)

        self._jobs.run(lambda _: all_mended(design), done, self._failed)

    def _check(self) -> None:
        design = self._viewmodel.design
        if self._busy or self._held or design is self._last:
            return
        self._busy = True

        def work(cancel: Event) -> Checked:
            findings = check_design(design)
            first = tuple(Found(each, mended(design, each)) for each in findings[:MOST] if not cancel.is_set())
            return Checked(design, first, len(findings))

        def done(checked: Checked) -> None:
            self._busy, self._last = False, design
            if design is self._viewmodel.design:
                self.checked.emit(checked)
            else:
                self._timer.start()

        self._jobs.run(work, done, self._failed)

    def _failed(self, _error: BadgeDeskError) -> None:
        """Say nothing: what cannot be drawn is told where it is drawn."""
        self._busy = False
