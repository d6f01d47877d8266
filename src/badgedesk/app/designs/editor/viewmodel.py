"""The design in hand: its history, what is selected, where it is saved; no widgets here."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import Event

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal, Slot

from badgedesk.app.designs.artwork_file import write_artwork
from badgedesk.app.designs.canvas.mirror import Mirror, mirrored
from badgedesk.app.designs.editor.changes import Ids
from badgedesk.app.designs.editor.files import DesignFiles
from badgedesk.app.designs.editor.journal import Journal
from badgedesk.app.designs.editor.state import EditorState, saved_words
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.look.tokens import KEEP_MS, SAVED_WORDS_MS
from badgedesk.app.widgets.frame.message import Note
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import Design, History
from badgedesk.design.layers import LayerId

Change = Callable[[Design], Design]


class EditorViewModel(QObject):
    """One design under work.

    Signals:
        design_changed: `Design`, the design now shown.
        selection_changed: tuple of `LayerId`.
        state_changed: `EditorState`.
        opened: `Design`, another one is in hand now.
        saved: `Path`, where the design was saved.
        told: `Message`.
        noted: `Note`.
        artwork_placed: tuple of `Notice`, what a drawing lost when it was placed.
    """

    design_changed = Signal(object)
    selection_changed = Signal(object)
    state_changed = Signal(object)
    opened = Signal(object)
    saved = Signal(object)
    told = Signal(object)
    noted = Signal(object)
    artwork_placed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        files: DesignFiles,
        journal: Journal,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._files, self._journal, self._now = jobs, files, journal, now
        self._history = History(Design())
        self._kept: Design = self._history.design
        self._saved: Design | None = self._history.design
        self._saved_at: datetime | None = None
        self._path: Path | None = None
        self._entry = ""
        self._writing = False
        self._gestures = count(1)
        self._selection: tuple[LayerId, ...] = ()
        self._mirror = Mirror()
        self._later: tuple[object, Callable[[], None]] | None = None
        self._keeping = self._timer(KEEP_MS, self._keep, once=True)
        self._clock = self._timer(SAVED_WORDS_MS, self._tell_state, once=False)

    @property
    def design(self) -> Design:
        """The design as it is now."""
        self.catch_up()
        return self._history.design

    @property
    def selection(self) -> tuple[LayerId, ...]:
        """The selected layers."""
        self.catch_up()
        return self._selection

    @property
    def mirror(self) -> Mirror:
        """What is drawn of the design as it is now."""
        self.catch_up()
        return self._mirror

    @property
    def path(self) -> Path | None:
        """The file the design is saved in; None before it was saved."""
        return self._path

    @property
    def files(self) -> DesignFiles:
        """Where designs are kept."""
        return self._files

    @property
    def clock(self) -> Callable[[], datetime]:
        """What tells the time."""
        return self._now

    @property
    def unsaved(self) -> bool:
        """Whether there is something that no file holds."""
        return self.design is not self._saved and bool(self._entry)

    @property
    def state(self) -> EditorState:
        """What toolbar and title say."""
        history = self._history
        name = self.design.achievement.name or self.design.title or "New design"
        words = saved_words(self._saved_at, self._now(), unsaved=self.unsaved)
        return EditorState(shown(name), words, self.unsaved, history.undo_label, history.redo_label)

    def open(
        self,
        design: Design | Mirror,
        path: Path | None = None,
        *,
        entry: str = "",
        changed: bool = False,
    ) -> None:
        """Take a design in hand.

        Args:
            design: to work on; a mirror where a worker has made one of it already.
            path: the file it is saved in.
            entry: of the journal, where it was recovered from there.
            changed: whether there is something in it that nobody should lose.
        """
        self.close()
        mirror = design if isinstance(design, Mirror) else mirrored(design)
        design = mirror.design
        self._entry = entry or self._journal.begin()
        self._history = History(design)
        self._path = path
        self._saved = None if changed else design
        self._kept = design
        self._saved_at = self._now() if path is not None else None
        self._selection = ()
        self._mirror = mirror
        self._clock.start()
        self.opened.emit(design)
        self.design_changed.emit(design)
        self.selection_changed.emit(())
        self._tell_state()

    def load(self, path: Path) -> None:
        """Open the design in a file."""

        def work(_cancel: Event) -> Mirror:
            return mirrored(self._files.load(path))

        def done(mirror: Mirror) -> None:
            self.open(mirror, path)
            self._jobs.run(lambda _: self._files.remember(path), _forget, self._tell_fault)

        self._jobs.run(work, done, self._tell_fault)

    def close(self) -> None:
        """Let go of the design; what was not saved is forgotten."""
        self.catch_up()
        self._keeping.stop()
        self._clock.stop()
        if self._entry:
            entry, self._entry = self._entry, ""
            self._try(lambda: self._journal.end(entry))
        self._saved = self.design

    def new_gesture(self) -> int:
        """Return the number of a gesture: steps recorded with it become one."""
        return next(self._gestures)

    def put_off(self, source: object, act: Callable[[], None]) -> None:
        """Do ``act`` once what came in together was dealt with, and before anything else becomes of the design.

        It takes the place of what the same source put off before: of keys that come faster than the design can be
        shown, only the text after all of them is set.

        Args:
            source: who asks.
            act: what changes the design, by `edit`.
        """
        if self._later is not None and self._later[0] is not source:
            self.catch_up()
        if self._later is None:
            QMetaObject.invokeMethod(self, "catch_up", Qt.ConnectionType.QueuedConnection)
        self._later = (source, act)

    @Slot()
    def catch_up(self) -> None:
        """Do now what was put off."""
        if self._later is not None:
            (_, act), self._later = self._later, None
            act()

    def edit(self, label: str, change: Change, gesture: int | None = None) -> None:
        """Change the design as one step of the history; a change that cannot be made is told."""

        def apply() -> None:
            self._show(change(self.design), label, gesture)

        self._try(apply)

    def add(self, label: str, change: Callable[[Design], tuple[Design, LayerId]]) -> None:
        """Change the design and select the layer that came of it."""

        def apply() -> None:
            design, fresh = change(self.design)
            self._show(design, label, None)
            self.select((fresh,))

        self._try(apply)

    def select(self, layers: Ids) -> None:
        """Select layers, and no others."""
        self.catch_up()
        chosen = tuple(dict.fromkeys(layers))
        if chosen != self._selection:
            self._selection = chosen
            self.selection_changed.emit(chosen)

    def undo(self) -> None:
        """Take the last step back."""
        self.catch_up()
        self._follow(self._history.undo())

    def redo(self) -> None:
        """Make the last undone step again."""
        self.catch_up()
        self._follow(self._history.redo())

    def steps(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names of the steps that were done, oldest first, and of those taken back, next first."""
        self.catch_up()
        return self._history.labels(), self._history.undone_labels()

    def go_to(self, count: int) -> None:
        """Show the design as it was after ``count`` of the steps that are remembered."""
        self.catch_up()
        self._follow(self._history.go_to(count))

    def save(self, target: Path | None = None) -> bool:
        """Save the design, at ``target`` or where it was, and return whether it is safe now; a fault is told."""
        path = target or self._path
        if path is None:
            return False
        design = self.design
        try:
            self._path = self._files.save(design, path)
        except BadgeDeskError as error:
            self._tell_fault(error)
            return False
        self._saved, self._saved_at = design, self._now()
        self._keeping.stop()
        self._try(lambda: self._journal.end(self._entry))
        self._entry = self._journal.begin()
        self._remember(self._path)
        self._tell_state()
        self._save_levels(design, self._path)
        self._keep_version(self._path, self._saved_at)
        self.noted.emit(Note(Tone.PASS, f"Saved {self._path.name}"))
        self.saved.emit(self._path)
        return True

    def _save_levels(self, master: Design, path: Path) -> None:
        """Let the badges of all levels follow their master, which was just saved."""
        if master.levels:
            self._jobs.run(lambda _: self._files.save_levels(master, path), _forget, self._tell_fault)

    def _keep_version(self, path: Path, at: datetime) -> None:
        versions = self._files.versions
        self._jobs.run(lambda _: versions.keep_saved(path, at), _forget, self._tell_fault)

    def export(self, target: Path) -> None:
        """Write the artwork as PNG, SVG or PDF."""
        design = self.design

        def done(path: Path) -> None:
            self.noted.emit(Note(Tone.PASS, f"Exported {path.name}"))

        self._jobs.run(lambda _: write_artwork(design, target), done, self._tell_fault)

    def _show(self, after: Design, label: str, gesture: int | None) -> None:
        self._history.record(after, label, gesture)
        if self.design is after:
            self._follow(after)

    def _follow(self, design: Design) -> None:
        self._mirror.follow(design)
        there = {layer.id for layer in design.walk()} if self._selection else set()
        self.design_changed.emit(design)
        self.select([layer for layer in self._selection if layer in there])
        self._tell_state()
        if not self._keeping.isActive():
            self._keeping.start()

    def _keep(self) -> None:
        """Write the present state into the journal, one writing at a time."""
        design, entry, origin = self.design, self._entry, self._path
        if not entry or design is self._kept or design is self._saved:
            return
        if self._writing:
            self._keeping.start()
            return
        self._writing = True

        def work(_cancel: Event) -> None:
            self._journal.write(entry, design, origin)

        def done(_: None) -> None:
            self._writing = False
            self._kept = design

        def failed(error: BadgeDeskError) -> None:
            self._writing = False
            self._tell_fault(error)

        self._jobs.run(work, done, failed)

    def _remember(self, path: Path) -> None:
        self._try(lambda: self._files.remember(path))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except BadgeDeskError as error:
            self._tell_fault(error)

    def _tell_state(self) -> None:
        self.state_changed.emit(self.state)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))

    def _timer(self, interval_ms: int, act: Callable[[], None], *, once: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.setSingleShot(once)
        timer.timeout.connect(act)
        return timer


def _forget(_: object) -> None:
    return
