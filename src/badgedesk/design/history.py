"""Undo and redo over immutable designs: two lists, and steps of one gesture merged."""

from dataclasses import dataclass, replace
from typing import Final

from badgedesk.design.document import Design

LIMIT: Final = 200
"""Steps that can be undone; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One named change."""

    before: Design
    after: Design
    label: str
    gesture: int | None = None


class History:
    """The current design, and the ways back and forth.

    Undo hands back the very object that was current, so "unsaved?" is ``history.design is not saved``.
    """

    def __init__(self, design: Design) -> None:
        self.design = design
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def record(self, after: Design, label: str, gesture: int | None = None) -> None:
        """Make ``after`` current; steps of one gesture merge; no change, no step."""
        if after == self.design:
            return
        last = self._done[-1] if self._done else None
        if last and gesture is not None and last.gesture == gesture:
            self._done[-1] = replace(last, after=after)
        else:
            self._done.append(Step(self.design, after, label, gesture))
            del self._done[:-LIMIT]
        self._undone.clear()
        self.design = after

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether an undone step can be made again."""
        return bool(self._undone)

    @property
    def undo_label(self) -> str | None:
        """Name of the step that `undo` would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """Name of the step that `redo` would make again."""
        return self._undone[-1].label if self._undone else None

    def labels(self) -> tuple[str, ...]:
        """Return the names of all steps that can be undone, oldest first."""
        return tuple(step.label for step in self._done)

    def undone_labels(self) -> tuple[str, ...]:
        """Return the names of all steps that can be made again, the next one first."""
        return tuple(step.label for step in reversed(self._undone))

    def go_to(self, count: int) -> Design:
        """Take back or make again as many steps as it takes for ``count`` to be done, and return the design."""
        while len(self._done) > max(count, 0):
            self.undo()
        while len(self._done) < count and self._undone:
            self.redo()
        return self.design

    def undo(self) -> Design:
        """Take the last step back and return the design that is current now; without a step, nothing changes."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self.design = step.before
        return self.design

    def redo(self) -> Design:
        """Make the last undone step again and return the design that is current now."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self.design = step.after
        return self.design
