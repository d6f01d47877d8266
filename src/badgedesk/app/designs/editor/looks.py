"""Looks and levels: the brand kit laid over this design and those beside it, and levels that follow their master."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import Design
from badgedesk.design.brand import BrandKit, Level, LevelSet
from badgedesk.design.checks.legibility import dressed
from badgedesk.design.family import with_kit

Result = TypeVar("Result")


class Looks(QObject):
    """What the dialogs of looks and levels ask for."""

    def __init__(self, viewmodel: EditorViewModel, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._jobs = viewmodel, jobs

    def kit(self) -> BrandKit:
        """Return the brand kit kept for all designs."""
        return self._viewmodel.files.kit()

    def family(self) -> tuple[Path, ...]:
        """Return the designs beside the one in hand."""
        return self._viewmodel.files.beside(self._viewmodel.path)

    def names(self, paths: Sequence[Path], show: Callable[[list[str]], None]) -> None:
        """Read what badges some design files hold; ``show`` gets their names, that of the file where there is none."""
        files = self._viewmodel.files
        self._run(lambda: [files.name_in(path) for path in paths], show)

    def apply(self, kit: BrandKit, others: Sequence[Path]) -> None:
        """Keep a kit and give its look to the design in hand, as one step, and to other design files."""
        files, design = self._viewmodel.files, self._viewmodel.design

        def work() -> tuple[Design, dict[Path, bytes]]:
            files.keep_kit(kit)
            return dressed(design, kit), files.dress(others, kit)

        def done(made: tuple[Design, dict[Path, bytes]]) -> None:
            after, before = made
            self._viewmodel.edit("Brand kit", lambda now: after if now is design else with_kit(now, kit))
            self._tell_dressed(before)

        self._run(work, done)

    def set_levels(self, levels: tuple[Level, ...]) -> None:
        """Let the design in hand be the master of these levels; they are written whenever it is saved."""
        label = "Levels" if levels else "No levels"
        self._viewmodel.edit(label, lambda design: replace(design, levels=levels, master=""))

    def level_sets(self) -> tuple[LevelSet, ...]:
        """Return the sets of levels of one's own."""
        return self._viewmodel.files.level_sets()

    def keep_level_set(self, kept: LevelSet) -> None:
        """Keep a set of levels for later; a fault is told."""
        self._attempt(lambda: self._viewmodel.files.keep_level_set(kept), f"Kept the levels “{kept.name}”")

    def forget_level_set(self, name: str) -> None:
        """Forget a set of levels of one's own; a fault is told."""
        self._attempt(lambda: self._viewmodel.files.forget_level_set(name), f"Forgot the levels “{name}”")

    def _attempt(self, act: Callable[[], None], words: str) -> None:
        """Do what takes no time, and say so."""
        try:
            act()
        except BadgeDeskError as error:
            self._tell(error)
        else:
            self._viewmodel.noted.emit(Note(Tone.PASS, shown(words)))

    def keep_template(self, kept: Callable[[], None]) -> None:
        """Keep the design in hand as a template of one's own."""
        files, design = self._viewmodel.files, self._viewmodel.design

        def done(path: Path) -> None:
            self._viewmodel.noted.emit(Note(Tone.PASS, f"Kept as the template “{path.stem}”"))
            kept()

        self._run(lambda: files.keep_template(design), done)

    def _tell_dressed(self, before: Mapping[Path, bytes]) -> None:
        if before:
            words = f"{counted(len(before), 'other design')} got the same look."
            message = Message(Tone.PASS, words, "Take back", partial(self._take_back, before))
            self._viewmodel.told.emit(message)

    def _take_back(self, before: Mapping[Path, bytes]) -> None:
        def done(_: None) -> None:
            self._viewmodel.undo()
            self._viewmodel.noted.emit(Note(Tone.PASS, f"{counted(len(before), 'design')} put back as before"))

        self._run(lambda: self._viewmodel.files.put_back(before), done)

    def _run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        self._jobs.run(lambda _: work(), done, self._tell)

    def _tell(self, error: BadgeDeskError) -> None:
        self._viewmodel.told.emit(fault_as_message(error))
