"""Fonts taken into the program and out of it again, with the texts of the design in hand that are set in them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from badgedesk.app.designs.editor.text_runs import in_family
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import edits
from badgedesk.design.fonts.added import AddedFont, offer_font
from badgedesk.design.fonts.carried import fonts_in
from badgedesk.design.layers import Layer, TextLayer
from badgedesk.design.personal import sample_words
from badgedesk.design.typeset.text import lay_out


class FontDesk(QObject):
    """What is asked for with fonts; the files are read, written and removed on a worker.

    Signals:
        changed: other fonts can be chosen now.
    """

    changed = Signal()

    def __init__(self, viewmodel: EditorViewModel, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._jobs = viewmodel, jobs
        self._shelf = viewmodel.files.fonts

    def add(self, path: Path) -> None:
        """Take a font file in; the selected texts are set in it."""
        self._jobs.run(lambda _: self._shelf.add(path), self._set_in, self._tell)

    def offer(self, done: Callable[[], None]) -> None:
        """Put the fonts that were added before at hand; ``done`` follows where there are any."""
        self._jobs.run(lambda _: self._shelf.offer(), lambda count: done() if count else None, self._tell)

    def ask_uses(self, font: AddedFont, done: Callable[[tuple[str, ...]], None]) -> None:
        """Tell ``done`` the names of the designs, besides the one in hand, that are set in a font."""
        files, path, family = self._viewmodel.files, self._viewmodel.path, font.read.faces[0].family
        self._jobs.run(lambda _: files.set_in(family, path), done, self._tell)

    def remove(self, font: AddedFont) -> None:
        """Remove a font from the program; the design in hand keeps it until it is closed. It can be taken back."""

        def done(data: bytes) -> None:
            design, families = self._viewmodel.design, {face.family for face in font.read.faces}
            texts = (layer for layer in design.walk() if isinstance(layer, TextLayer))
            if font.key in fonts_in(design) or any(text.font.family in families for text in texts):
                offer_font(data)
            family = shown(font.read.faces[0].family)
            taken_back = partial(self._take_back, font, data)
            self._viewmodel.told.emit(Message(Tone.PASS, f"Removed the font {family}.", "Take back", taken_back))
            self.changed.emit()

        self._jobs.run(lambda _: self._shelf.remove(font), done, self._tell)

    def _take_back(self, font: AddedFont, data: bytes) -> None:
        self._jobs.run(lambda _: self._shelf.keep(data, Path(font.path).suffix), self._tell_added, self._tell)

    def _set_in(self, font: AddedFont) -> None:
        """Set the selected texts in a font that was added."""
        family, chosen = font.read.faces[0].family, self._viewmodel.selection

        def change(layer: Layer) -> Layer:
            if not isinstance(layer, TextLayer):
                return layer
            return lay_out(replace(layer, font=in_family(layer.font, family)), sample_words(self._viewmodel.design))

        self._viewmodel.edit("Font", lambda design: edits.change_layers(design, chosen, change))
        self._tell_added(font)

    def _tell_added(self, font: AddedFont) -> None:
        self._viewmodel.noted.emit(Note(Tone.PASS, f"Added the font {shown(font.read.faces[0].family)}"))
        self.changed.emit()

    def _tell(self, error: BadgeDeskError) -> None:
        self._viewmodel.told.emit(fault_as_message(error))
