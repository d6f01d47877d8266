"""Choosing how badges are shown: the forms, what the chosen one looks like, and what it gives away."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.sharing.arranging import Arrangement
from badgedesk.app.sharing.exports import post_length
from badgedesk.app.sharing.forms import FORMS, Form, Made, Wish
from badgedesk.app.sharing.viewmodel import SharingViewModel
from badgedesk.app.sharing.views.arrange import ArrangeDialog
from badgedesk.app.sharing.views.options import OptionsPanel
from badgedesk.app.widgets.carrying.drag_out import make_rich_mime_data
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.lists.side_list import SideList
from badgedesk.app.widgets.lists.side_rows import SideModel, SideRow
from badgedesk.app.widgets.pictures.sight import Sight
from badgedesk.app.widgets.words.marked_text import MarkedText
from badgedesk.app.widgets.words.plain import shown_text
from badgedesk.app.widgets.words.text import Text

_COPIED = frozenset({Form.POST, Form.RESUME, Form.SIGNATURE})
"""Forms with a text that can be copied."""


_LARGEST = QSize(PX.wide, PX.one_column)
_VERBS = {(Form.PRESENT, ""): "Sign and save", (Form.RESUME, ".json"): "Save or add to a file"}


class SharingDialog(QDialog):
    """The forms at the left, the sight in the middle, choices and what it gives away at the right."""

    def __init__(self, theme: Theme, viewmodel: SharingViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._viewmodel = theme, viewmodel
        self._form = Form.PICTURES
        self._arrangement = viewmodel.arrangement()
        self._arranging: ArrangeDialog | None = None
        self._log = ""
        self.setWindowTitle(f"Share {viewmodel.title}")
        self._forms = SideModel(self)
        shown = [(form, FORMS[form]) for form in viewmodel.forms]
        self._forms.replace(tuple(SideRow(form.value, words.name, words.icon) for form, words in shown))
        self.forms = SideList(theme, self._forms, "How to share it")
        theme.fix_width(self.forms, PX.filters)
        self.options = OptionsPanel(theme)
        self.style_, self.privacy = self.options.style_, self.options.privacy
        self.sight = Sight(theme)
        self.words = self._words_box()
        self._state = self.options.state
        self.copy = Button(theme, "Copy text", icon="copy")
        self.pack = Button(theme, "Save as a ZIP file")
        self.save = Button(theme, "Save in a folder", kind="main", icon="floppy-disk")
        self.close_ = Button(theme, "Close")
        self._build()
        self.forms.chosen.connect(self.choose)
        self.options.changed.connect(self._wish)
        self.options.arrange_asked.connect(self._arrange)
        self.options.alternative_copied.connect(self._copy_alternative)
        self.save.clicked.connect(lambda _: self._ask_folder())
        self.pack.clicked.connect(lambda _: self._ask_folder(packed=True))
        self.copy.clicked.connect(self._copy)
        self.words.textChanged.connect(self._count)
        self.close_.clicked.connect(self.reject)
        viewmodel.made.connect(self._show)
        viewmodel.log_read.connect(self._show_log)
        viewmodel.told.connect(self._tell)
        viewmodel.noted.connect(lambda note: self._state.setText(note.sentence))
        self.forms.choose(Form.PICTURES.value)

    def _words_box(self) -> QPlainTextEdit:
        words = QPlainTextEdit()
        words.setReadOnly(True)
        words.setTabChangesFocus(True)
        words.setProperty("kind", "field")
        words.setFont(self._theme.font(Role.CODE))
        words.setAccessibleName("What it says")
        return words

    @property
    def arranging(self) -> ArrangeDialog | None:
        """The dialog in which badges are ordered, while it is open."""
        return self._arranging

    def choose(self, form: str) -> None:
        """Choose a form and have it made in its first style."""
        self._form = Form(form)
        self.options.offer(FORMS[self._form])
        if self._form is Form.PRESENT:
            self._viewmodel.read_log()
        self._wish()

    def _wish(self) -> None:
        self.pack.setVisible(self._form is Form.PORTFOLIO)
        for button in (self.save, self.pack):
            button.setEnabled(False)
            button.setToolTip("It is still being made")
        self._state.setText("Making it …")
        lines = self._arrangement.lines()
        self.options.show_count(len(lines), self._viewmodel.count)
        typed, language = self.options.typed(), self.options.language.value()
        wish = Wish(self._form, self.style_.value(), self.options.ticked(), language, typed, lines)
        self.save.setText(_VERBS.get((self._form, wish.style), _VERBS.get((self._form, ""), "Save in a folder")))
        self._viewmodel.wish(wish)

    def _arrange(self) -> None:
        dialog = ArrangeDialog(self._theme, self._arrangement, self)
        self._arranging = dialog
        dialog.rank_asked.connect(self._viewmodel.rank)
        self._viewmodel.ranked.connect(dialog.show_ranked)
        dialog.accepted.connect(lambda: self._take(dialog.arrangement))
        dialog.finished.connect(self._forget)
        dialog.open()

    def _take(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._wish()

    def _forget(self) -> None:
        dialog, self._arranging = self._arranging, None
        if dialog is not None:
            self._viewmodel.ranked.disconnect(dialog.show_ranked)
            dialog.deleteLater()

    def _show(self, made: Made) -> None:
        name = FORMS[made.wish.form].name
        self.sight.setVisible(bool(made.preview))
        self.words.setVisible(not made.preview)
        self.sight.show_png(made.preview, f"{name}: what it looks like")
        self.options.show_made(made)
        self._say(made)
        self.copy.setVisible(made.wish.form in _COPIED and bool(made.text))
        self.words.setReadOnly(made.wish.form is not Form.POST)
        for button in (self.save, self.pack):
            button.setEnabled(True)
            button.setToolTip("")
        self._state.setText(self._files(made))
        self._count()

    def _files(self, made: Made) -> str:
        if made.wish.form is Form.PRESENT:
            return "It is signed when you save it, and noted in the list."
        count = f"{len(made.files)} files" if len(made.files) > 1 else "1 file"
        return f"{count}: {made.measures}" if made.measures else count

    def _say(self, made: Made) -> None:
        is_prose = made.wish.form in {Form.POST, Form.PRESENT}
        self.words.setFont(self._theme.font(Role.BODY if is_prose else Role.CODE))
        said = "" if made.preview else shown_text(made.text)
        log = f"\n\n{shown_text(self._log)}" if made.wish.form is Form.PRESENT and self._log else ""
        self.words.setPlainText(said + log)

    def _show_log(self, log: str) -> None:
        self._log = log
        ready = self._viewmodel.ready
        if ready is not None and ready.wish.form is Form.PRESENT:
            self._say(ready)

    def _count(self) -> None:
        if self._form is Form.POST and self.save.isEnabled():
            self._state.setText(post_length(self.words.toPlainText(), self.style_.value()))

    def _copy(self) -> None:
        ready = self._viewmodel.ready
        if ready is None:
            return
        text = self.words.toPlainText() if self._form is Form.POST else ready.text
        held = make_rich_mime_data(ready.html, text) if ready.html else None
        clipboard = QGuiApplication.clipboard()
        if held is not None:
            clipboard.setMimeData(held)
        else:
            clipboard.setText(text)
        self._state.setText("Copied. Paste it with Ctrl+V.")

    def _copy_alternative(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._state.setText("Copied. Paste it where the network asks for alternative text.")

    def _tell(self, message: Message) -> None:
        self._state.setText(message.sentence)

    def _ask_folder(self, *, packed: bool = False) -> None:
        if self.options.refuse_empty(self._form):
            return
        if self._form is Form.RESUME and self.style_.value() == ".json":
            self._ask_resume()
            return
        folder = QFileDialog.getExistingDirectory(self, "Save in a folder")
        if folder:
            self._viewmodel.save(Path(folder), self.options.secret(), packed=packed)

    def _ask_resume(self) -> None:
        """Ask for the JSON Resume; one that is there is extended, so nobody is asked whether to write it over."""
        keep = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(
            self, "Save, or add to a JSON Resume", "resume.json", "JSON Resume (*.json)", options=keep
        )
        if name:
            self._viewmodel.extend(Path(name))

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(PX.s4)
        middle.addWidget(self.forms)
        middle.addWidget(self.sight, 1)
        middle.addWidget(self.words, 1)
        middle.addWidget(self.options)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy)
        foot.addWidget(self.close_)
        foot.addWidget(self.pack)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s4)
        column.addWidget(Text(self._theme, Role.HEADING, f"Share {self._viewmodel.title}", wrap=True))
        if self._viewmodel.refuted:
            column.addWidget(MarkedText(self._theme, self._viewmodel.refuted, Tone.FAIL))
        column.addLayout(middle, 1)
        column.addLayout(foot)
        window = self.parentWidget()
        whole = window.size() if window is not None else _LARGEST
        room = whole - QSize(4 * PX.s6, 4 * PX.s6)
        self.resize(room.expandedTo(QSize(PX.one_column, PX.settings_height)).boundedTo(whole).boundedTo(_LARGEST))
