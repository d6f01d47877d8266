"""What stands behind gallery and editor: opening designs, and work that was left unsaved; no widgets here."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from badgedesk.app.designs.canvas.mirror import Mirror, mirrored
from badgedesk.app.designs.desk import TEMPLATE, DesignDesk
from badgedesk.app.designs.editor.journal import Journal, Recovered
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.viewmodel import DesignsViewModel
from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError


class Studio(QObject):
    """Opens what the gallery shows in the editor."""

    def __init__(
        self, gallery: DesignsViewModel, editor: EditorViewModel, desk: DesignDesk, journal: Journal, jobs: Jobs
    ) -> None:
        super().__init__(gallery)
        self.gallery, self.editor = gallery, editor
        self._desk, self._journal, self._jobs = desk, journal, jobs

    def open(self, id_: str) -> None:
        """Open a card of the gallery; a template becomes a new design."""
        if not id_.startswith(TEMPLATE):
            self.editor.load(self._desk.folder / id_.partition(":")[2])
            return

        def work(_cancel: Event) -> Mirror:
            return mirrored(self._desk.load(id_))

        self._jobs.run(work, self.editor.open, self._tell_fault)

    def begin(self) -> None:
        """Take an empty badge in hand."""
        from badgedesk.design.templates.blank import build_blank

        self.editor.open(build_blank())

    def left(self) -> tuple[Recovered, ...]:
        """Return the work that a program which ended too early had not saved."""
        return self._journal.entries()

    def recover(self, found: Recovered) -> None:
        """Take left work in hand."""
        try:
            design = self._journal.adopt(found.id)
        except BadgeDeskError as error:
            self._tell_fault(error)
            return
        path = found.origin if found.origin is not None and found.origin.is_file() else None
        self.editor.open(design, path, entry=found.id, changed=True)

    def discard(self, found: Recovered) -> None:
        """Forget left work."""
        try:
            self._journal.end(found.id)
        except BadgeDeskError as error:
            self._tell_fault(error)

    def folder(self) -> Path:
        """Return where the user's designs lie."""
        return self._desk.folder

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.gallery.told.emit(fault_as_message(error))
