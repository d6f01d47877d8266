"""What can be done to show badges elsewhere; no widgets here."""

from enum import StrEnum, unique
from typing import Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.wallet.outgoing import FormStrip, OutBadge, OutFile, OutTray
from badgedesk.app.widgets.carrying.drag_out import Handout
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError


@unique
class Errand(StrEnum):
    """What files are laid out for."""

    DRAG = "drag"
    COPY = "copy"
    FOLDER = "folder"
    PATH = "path"


_NO_BROWSER: Final = "No browser could be opened. Copy the address and open it there yourself."


class OutViewModel(QObject):
    """Lays files out, says what became of them, and composes entries for profiles.

    Signals:
        laid_out: `Errand`, `Handout`: the files lie ready.
        failed: `Errand`: they do not; the reason was told.
        strip_made: `FormStrip`.
        told: `Message`.
        noted: `Note`.
    """

    laid_out = Signal(object, object)
    failed = Signal(object)
    strip_made = Signal(object)
    told = Signal(object)
    noted = Signal(object)

    def __init__(self, jobs: Jobs, tray: OutTray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._tray = jobs, tray

    def lay_out(self, errand: Errand, files: tuple[OutFile, ...]) -> None:
        """Put ``files`` where other programs find them, then announce it."""

        def done(handout: Handout) -> None:
            self.laid_out.emit(errand, handout)

        def failed(error: BadgeDeskError) -> None:
            self.failed.emit(errand)
            self._tell_fault(error)

        if files:
            self._jobs.run(lambda cancel: self._tray.lay_out(files, cancel), done, failed)

    def compose_strip(self, badges: tuple[OutBadge, ...]) -> None:
        """Compose the entries for a LinkedIn profile, then announce them."""
        if badges:
            self._jobs.run(lambda cancel: self._tray.compose_strip(badges, cancel), self._announce, self._tell_fault)

    def clean_up(self) -> None:
        """Remove what was laid out at an earlier start and not used for a day."""
        self._jobs.run(lambda _: self._tray.clean_up(), lambda _: None, self._tell_fault)

    def tell_dropped(self, handout: Handout, *, taken: bool) -> None:
        """Say what was dropped, or what to do where nothing took it."""
        if taken:
            self.noted.emit(Note(Tone.PASS, f"Dropped {handout.spoken()}"))
        else:
            sentence = f"Nothing took {handout.spoken()}. Drop on the page’s upload field, or copy and paste."
            self.noted.emit(Note(Tone.WARN, sentence))

    def tell_not_held(self, handout: Handout) -> None:
        """Say that the mouse was let go before the files were ready."""
        self.noted.emit(Note(Tone.WARN, f"Now {handout.spoken()} is ready. Drag once more."))

    def tell_link_dropped(self, *, taken: bool) -> None:
        """Say what became of a link that was dragged."""
        note = (
            Note(Tone.PASS, "Dropped the link") if taken else Note(Tone.WARN, "Nothing took the link. Copy it instead.")
        )
        self.noted.emit(note)

    def tell_copied(self, what: str) -> None:
        """Say what lies on the clipboard."""
        self.noted.emit(Note(Tone.PASS, f"Copied {what}. Paste it with Ctrl+V."))

    def tell_folder(self, handout: Handout) -> None:
        """Say where the files lie."""
        folder = handout.files[0].parent
        self.noted.emit(Note(Tone.PASS, f"{handout.spoken()} in {folder.parent.name}, {folder.name}"))

    def tell_no_browser(self) -> None:
        """Say that the system opened no browser."""
        self.told.emit(Message(Tone.WARN, _NO_BROWSER))

    def _announce(self, strip: FormStrip) -> None:
        if not strip.entries:
            return
        self.strip_made.emit(strip)
        if strip.left_out:
            sentence = f"The strip has the first {len(strip.entries)} badges; {strip.left_out} more did not fit."
            self.noted.emit(Note(Tone.WARN, sentence))

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
