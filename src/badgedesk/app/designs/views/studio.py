"""The designs place: the gallery, and in front of it the editor while a design is in hand."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from badgedesk.app.designs.cards import Board
from badgedesk.app.designs.editor.font_shelf import ENDINGS as FONT_ENDINGS
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.studio import Studio
from badgedesk.app.designs.views.artwork.templates_panel import TemplatesPanel
from badgedesk.app.designs.views.dialogs.recovery import RecoveryCard
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.designs.views.place import DesignsPlace
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.pictures.pictures import Pictures


class DesignsStudio(QStackedWidget):
    """Goes between gallery and editor.

    Signals:
        look_asked: `Drop`, files that are no designs, to be looked at.
        award_requested: `Path`, the saved design that is to be awarded.
        titled: the window's title is to be read anew.
    """

    look_asked = Signal(object)
    award_requested = Signal(object)
    titled = Signal()

    def __init__(self, theme: Theme, studio: Studio) -> None:
        super().__init__()
        self._theme, self._studio, self._viewmodel = theme, studio, studio.editor

    def furnished(self, jobs: Jobs, pictures: Pictures) -> Parts[None]:
        """Build gallery and editor part by part; the place cannot be used before."""
        theme, studio = self._theme, self._studio
        self.gallery = DesignsPlace(theme, studio.gallery, pictures)
        self.addWidget(self.gallery)
        yield
        self.recovery = RecoveryCard(theme, studio, pictures)
        self.editor = EditorPage(theme, self._viewmodel)
        self.addWidget(self.editor)
        yield from self.editor.furnished(jobs)
        yield
        self.templates = TemplatesPanel(theme, pictures)
        yield
        self.editor.artwork.show_below_layers(self.templates)
        self.gallery.show_above(self.recovery)
        yield
        self.gallery.open_asked.connect(studio.open)
        self.gallery.blank_asked.connect(studio.begin)
        self.templates.chosen.connect(self._begin_anew)
        self.templates.all_asked.connect(self._show_templates)
        studio.gallery.templates_changed.connect(self.templates.show_templates)
        self.gallery.look_asked.connect(self.look_asked)
        self.editor.left.connect(self._show_gallery)
        self.editor.template_kept.connect(studio.gallery.load)
        self.editor.titled.connect(self.titled)
        self.editor.award_requested.connect(self.award_requested)
        self._viewmodel.opened.connect(lambda _: self._show_editor())
        self._viewmodel.saved.connect(lambda _: studio.gallery.load())

    @property
    def viewmodel(self) -> EditorViewModel:
        """The design in hand."""
        return self._viewmodel

    def open_file(self, path: Path) -> None:
        """Open a design file, unless somebody wants to stay with the one in hand."""
        self.editor.open_file(path)

    def may_close(self) -> bool:
        """Ask what becomes of unsaved work, and return whether the window may close."""
        if not self.editor.may_leave():
            return False
        self._viewmodel.close()
        return True

    def hint(self) -> str:
        """Return what the status bar says here."""
        return self._front().hint()

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        return self.gallery.drop_sentence(count) if self._is_gallery() else "Place pictures on the badge, or add fonts"

    def receive(self, drop: Drop) -> None:
        """Place pictures on the badge in hand, take fonts in; in the gallery, take designs in."""
        if self._is_gallery():
            self.gallery.receive(drop)
            return
        designs = [file for file in drop.files if file.suffix.lower() == ".badge"]
        if designs:
            self.open_file(designs[0])
        for file in drop.files:
            if file.suffix.lower() in FONT_ENDINGS:
                self.editor.actions_.fonts.add(file)
            elif file not in designs:
                self.editor.actions_.add_picture(file)

    def title(self) -> str:
        """Return what the window's title should name."""
        return self._front().title()

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        self._front().focus_first()

    def show_message(self, message: Message) -> None:
        """Show ``message`` under the toolbar of the page in front."""
        self._front().messages.show_message(message)

    def _begin_anew(self, template: str) -> None:
        if self.editor.may_leave():
            self._studio.open(template)

    def _show_templates(self) -> None:
        self._studio.gallery.show_board(Board.TEMPLATES)
        self.editor.leave()

    def _front(self) -> DesignsPlace | EditorPage:
        return self.gallery if self._is_gallery() else self.editor

    def _is_gallery(self) -> bool:
        return self.currentWidget() is self.gallery

    def _show_editor(self) -> None:
        self.setCurrentWidget(self.editor)
        self.editor.show_view("artwork")
        self.editor.focus_first()
        self.titled.emit()

    def _show_gallery(self) -> None:
        self.setCurrentWidget(self.gallery)
        self._studio.gallery.load()
        self.recovery.follow()
        self.gallery.focus_first()
        self.titled.emit()
