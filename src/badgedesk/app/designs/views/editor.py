"""The editor page: toolbar with name, views, undo and saving; artwork and achievement below. Layout only."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget

from badgedesk.app.designs.editor.actions import EditorActions
from badgedesk.app.designs.editor.completeness import gap_words
from badgedesk.app.designs.editor.looks import Looks
from badgedesk.app.designs.editor.returning import Returning
from badgedesk.app.designs.editor.state import EditorState
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.artwork.artwork import Artwork
from badgedesk.app.designs.views.artwork.history_list import HistoryList
from badgedesk.app.designs.views.artwork.placed_report import PlacedReport
from badgedesk.app.designs.views.artwork.sight_menu import SIGHT_KEYS
from badgedesk.app.designs.views.dialogs.brand_dialog import BrandDialog
from badgedesk.app.designs.views.dialogs.levels_dialog import LevelsDialog
from badgedesk.app.designs.views.dialogs.save_question import Answer, ask_to_save
from badgedesk.app.designs.views.dialogs.versions_dialog import VersionsDialog
from badgedesk.app.designs.views.form.achievement import AchievementForm
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.painted import ElidedText
from badgedesk.app.widgets.words.text import Text, rule
from badgedesk.design.foreign.notices import Notice

_FILTER = "Designs (*.badge)"
_PICTURES = "PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)"


class EditorPage(Page):
    """One design under work.

    Signals:
        left: the design was closed; the gallery is wanted.
        award_requested: `Path`, the saved design that is to be awarded.
        titled: the window's title is to be read anew.
        template_kept: the design in hand is a template of the user's own now.
    """

    left = Signal()
    award_requested = Signal(object)
    titled = Signal()
    template_kept = Signal()

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme)
        self._theme, self._viewmodel = theme, viewmodel

    def furnished(self, jobs: Jobs) -> Parts[None]:
        """Build both sides part by part; the page cannot be used before."""
        theme, viewmodel = self._theme, self._viewmodel
        self.actions_ = EditorActions(theme, viewmodel, jobs, self)
        self._stack = QStackedWidget()
        self.set_body(self._stack)
        self.artwork = Artwork(theme, viewmodel)
        self._stack.addWidget(self.artwork)
        yield from self.artwork.furnished(self.actions_, jobs)
        self.form = AchievementForm(theme, viewmodel)
        self._stack.addWidget(self.form)
        yield from self.form.furnished()
        self._jobs, self.looks = jobs, Looks(viewmodel, jobs, self)
        yield
        self.menu = IconButton(theme, "list", "Design menu", shortcut="Alt+M")
        self._name = ElidedText(theme, Role.HEADING, hugs=True)
        self._name.setMinimumWidth(PX.tile)
        self._saved = Text(theme, Role.SMALL, tone="faint")
        views = (("artwork", "Artwork", "palette"), ("achievement", "Achievement", "list-bullets"))
        self.views = Segments(theme, "View", views)
        self.undo = IconButton(theme, "arrow-counter-clockwise", "Undo", shortcut="Ctrl+Z")
        self.redo = IconButton(theme, "arrow-clockwise", "Redo", shortcut="Ctrl+Y")
        self.export = Button(theme, "Export", icon="export")
        self.award = Button(theme, "Award this badge", kind="main", icon="medal")
        yield
        self._build()
        order_tabs(self.toolbar, self._stack)
        yield
        self._connect()
        self._bind_keys()
        self.show_view("artwork")

    def title(self) -> str:
        """Return what the window's title should name."""
        return self._viewmodel.state.title

    def hint(self) -> str:
        """Return what the status bar says here."""
        if self._stack.currentWidget() is self.form:
            return "What stands here is part of every badge you award."
        canvas = self.artwork.canvas
        is_open = any(hand.editing is not None for hand in (canvas.grips, canvas.cropper, canvas.writer))
        if canvas.pen.active or (is_open and self._hint):
            return self._hint
        return "Drag to move · Shift keeps the line · Ctrl moves freely · Alt leaves a copy · Double-click to edit"

    def show_view(self, view: str) -> None:
        """Show the artwork or the achievement."""
        self.views.choose(view)
        self._stack.setCurrentWidget(self.form if view == "achievement" else self.artwork)
        self.titled.emit()

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        if self._stack.currentWidget() is self.form:
            self.form.focus_first()
        else:
            self.artwork.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> bool:
        """Save the design, asking where it has no file yet; return whether it is safe."""
        return self._viewmodel.save() if self._viewmodel.path is not None else self.save_as()

    def save_as(self) -> bool:
        """Ask where, save there, and return whether it is safe."""
        folder = self._viewmodel.files.folder
        folder.mkdir(parents=True, exist_ok=True)
        suggestion = self._viewmodel.path or folder / f"{_file_name(self._viewmodel.state.name)}.badge"
        name, _ = QFileDialog.getSaveFileName(self, "Save the design", str(suggestion), _FILTER)
        return bool(name) and self._viewmodel.save(Path(name))

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved work, and return whether the design may be left."""
        if not self._viewmodel.unsaved:
            return True
        answer = ask_to_save(self._theme, self, self._viewmodel.state.name)
        return answer is Answer.DISCARD or (answer is Answer.SAVE and self.save())

    def leave(self) -> None:
        """Close the design, unless somebody wants to stay."""
        if self.may_leave():
            self._viewmodel.close()
            self.left.emit()

    def _build(self) -> None:
        for widget in (self.menu, self._name, self._saved):
            self.toolbar.add_leading(widget)
        self.toolbar.close_leading()
        self.toolbar.add_leading(self.views)
        self.toolbar.close_leading()
        self.views.setFixedWidth(self.views.sizeHint().width())
        line = rule(vertical=True)
        line.setFixedHeight(PX.s6)
        for trailing in (self.undo, self.redo, line, self.export, self.award):
            self.toolbar.add_trailing(trailing)
        self.toolbar.shorten(self._saved, line, self.export, self.views, self.award)

    def _connect(self) -> None:
        viewmodel = self._viewmodel
        self.menu.clicked.connect(self._open_menu)
        self.views.chosen.connect(self.show_view)
        self.undo.clicked.connect(viewmodel.undo)
        self.redo.clicked.connect(viewmodel.redo)
        self.export.clicked.connect(self._export)
        self.award.clicked.connect(self._award)
        viewmodel.state_changed.connect(self._show_state)
        badge = self.artwork.inspector.design
        badge.kit_asked.connect(self._open_kit)
        badge.levels_asked.connect(self._open_levels)
        badge.template_asked.connect(lambda: self.looks.keep_template(self.template_kept.emit))
        canvas = self.artwork.canvas
        for hand in (canvas.pen, canvas.grips, canvas.cropper, canvas.writer):
            hand.hinted.connect(self._show_hint)
        canvas.pen.active_changed.connect(lambda _: self.titled.emit())
        for open_hand in (canvas.grips, canvas.cropper, canvas.writer):
            open_hand.editing_changed.connect(lambda _: self.titled.emit())
        self.artwork.caption_asked.connect(self._ask_caption)
        viewmodel.told.connect(self.messages.show_message)
        viewmodel.artwork_placed.connect(self._tell_artwork)

    def _ask_caption(self) -> None:
        self.show_view("achievement")
        self.form.jump("caption")

    _hint = ""

    def _show_hint(self, words: str) -> None:
        self._hint = words
        self.titled.emit()

    def _tell_artwork(self, notices: tuple[Notice, ...]) -> None:
        words = f"The drawing was placed; {counted(len(notices), 'thing')} in it changed."
        self.messages.show_message(Message(Tone.WARN, words, "What changed", partial(self._show_report, notices)))

    def _show_report(self, notices: tuple[Notice, ...]) -> None:
        PlacedReport(self._theme, self, notices).open()

    def _show_state(self, state: EditorState) -> None:
        self._name.set_text(state.name)
        self._saved.setText(state.saved)
        for button, label, verb in ((self.undo, state.undo, "Undo"), (self.redo, state.redo, "Redo")):
            button.setEnabled(label is not None)
            button.rename(f"{verb} “{label.lower()}”" if label else f"Nothing to {verb.lower()}")
        gaps = self._viewmodel.design.achievement.missing()
        self.award.setEnabled(not gaps)
        self.award.setToolTip(f"Still missing: {gap_words(gaps)}. Fill it in under Achievement." if gaps else "")
        self.titled.emit()

    def _bind_keys(self) -> None:
        standard, canvas, viewmodel = QKeySequence.StandardKey, self.artwork.canvas, self._viewmodel
        self._key(QKeySequence(standard.Save), self.save)
        self._key("Ctrl+Shift+S", self.save_as)
        self._key("Ctrl+Z", viewmodel.undo)
        self._key("Ctrl+Y", viewmodel.redo)
        self._key("Ctrl+Shift+Z", viewmodel.redo)
        self._key("Ctrl+0", canvas.fit)
        self._key("Ctrl+W", self.leave)
        self._key("Ctrl+E", self._export)
        self._key("Alt+M", self._open_menu)
        self._key("F9", self.artwork.toggle_layers)
        self._key("F2", self.artwork.rename_layer)
        for keys in ("Ctrl++", "Ctrl+="):
            self._key(keys, lambda: canvas.zoom_to(canvas.scale_now * CANVAS.zoom_step))
        self._key("Ctrl+-", lambda: canvas.zoom_to(canvas.scale_now / CANVAS.zoom_step))
        self._key("Ctrl+Alt+H", self._open_history)
        self._key("Ctrl+Alt+V", self._open_versions)
        for keys, member in SIGHT_KEYS.items():
            self._key(keys, partial(canvas.aids.switch, member))
        for action in (*self.actions_.layer_actions(self.artwork), *self.actions_.arrange_actions(self.artwork)):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.artwork.addAction(action)

    def _key(self, keys: str | QKeySequence, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _open_menu(self) -> None:
        menu = self.design_menu()
        menu.exec(self.menu.mapToGlobal(self.menu.rect().bottomLeft()))
        menu.deleteLater()

    def design_menu(self) -> QMenu:
        """Return the menu of what can be done with whole designs."""
        menu = QMenu(self)
        menu.setAccessibleName("Design menu")
        menu.setMinimumWidth(PX.menu)
        self._entry(menu, "folder-open", "Open another design…", self._open_file)
        recent = [path for path in self._viewmodel.files.recent() if path != self._viewmodel.path]
        for path in recent[:5]:
            self._entry(menu, "clock-counter-clockwise", path.stem.replace("&", "&&"), partial(self.open_file, path))
        menu.addSeparator()
        self._entry(menu, "floppy-disk", "Save\tCtrl+S", self.save)
        self._entry(menu, "copy", "Save as…\tCtrl+Shift+S", self.save_as)
        self._entry(menu, "export", "Export picture…\tCtrl+E", self._export)
        menu.addSeparator()
        self._entry(menu, "palette", "Brand kit…", self._open_kit)
        self._entry(menu, "medal", "Levels…", self._open_levels)
        self._entry(menu, "clock-counter-clockwise", "Steps so far…\tCtrl+Alt+H", self._open_history)
        self._entry(menu, "clock-counter-clockwise", "Earlier versions…\tCtrl+Alt+V", self._open_versions)
        self._entry(menu, "x", "Close this design\tCtrl+W", self.leave)
        return menu

    def _entry(self, menu: QMenu, icon: str, words: str, act: Callable[[], object]) -> None:
        menu.addAction(self._theme.icon(icon, "text"), words).triggered.connect(lambda _=False: act())

    def _open_kit(self) -> None:
        BrandDialog(self._theme, self, self._viewmodel, self.looks, self._jobs).open()

    def _open_levels(self) -> None:
        LevelsDialog(self._theme, self, self._viewmodel, self.looks, self._jobs).open()

    def _open_history(self) -> None:
        HistoryList(self._theme, self, self._viewmodel).open()

    def _open_versions(self) -> None:
        returning = Returning(self._viewmodel, self._jobs, self._viewmodel.clock)
        VersionsDialog(self._theme, self, returning, self._jobs).open()

    def open_file(self, path: Path) -> None:
        """Open another design in place of this one, unless somebody wants to stay."""
        if self.may_leave():
            self._viewmodel.load(path)

    def _open_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a design", str(self._viewmodel.files.folder), _FILTER)
        if name:
            self.open_file(Path(name))

    def _export(self) -> None:
        suggestion = f"{_file_name(self._viewmodel.state.name)}.png"
        name, _ = QFileDialog.getSaveFileName(self, "Export the picture", suggestion, _PICTURES)
        if name:
            self._viewmodel.export(Path(name))

    def _award(self) -> None:
        if (not self._viewmodel.unsaved or self.save()) and self._viewmodel.path is not None:
            self.award_requested.emit(self._viewmodel.path)


def _file_name(name: str) -> str:
    return "".join(" " if letter in '/\\:*?"<>|' else letter for letter in name).strip() or "Badge"
