"""Choosing how badges are shown: the forms, what the chosen one looks like, and what it gives away."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.sharing.exports import FORMS, Form, Made, Wish, post_length
from badgedesk.app.sharing.viewmodel import SharingViewModel
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.choice import Choice
from badgedesk.app.widgets.drag_out import make_rich_mime_data
from badgedesk.app.widgets.message import Message
from badgedesk.app.widgets.plain import shown_text
from badgedesk.app.widgets.side_list import SideList
from badgedesk.app.widgets.side_rows import SideModel, SideRow
from badgedesk.app.widgets.text import Text


class Sight(QWidget):
    """Shows a finished picture as large as there is room, never larger than it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self.setMinimumSize(PX.dialog, PX.filters)
        theme.tokens_changed.connect(self.update)

    def show_png(self, png: bytes, description: str) -> None:
        """Show a PNG of ours; empty bytes show nothing."""
        self._pixmap = QPixmap()
        if png:
            self._pixmap.loadFromData(png, "PNG")
        self.setAccessibleName(description)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.dialog_wide, PX.dialog)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.window))
        painter.drawRoundedRect(self.rect(), PX.radius_card, PX.radius_card)
        if not self._pixmap.isNull():
            ratio = self.devicePixelRatioF()
            room = (self.size() - QSize(2 * PX.s4, 2 * PX.s4)) * ratio
            size = self._pixmap.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            drawn = self._pixmap.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            drawn.setDevicePixelRatio(ratio)
            box = QRect(0, 0, round(size.width() / ratio), round(size.height() / ratio))
            box.moveCenter(self.rect().center())
            painter.drawPixmap(box.topLeft(), drawn)
        painter.end()


class SharingDialog(QDialog):
    """The forms at the left, the sight in the middle, choices and what it gives away at the right."""

    def __init__(self, theme: Theme, viewmodel: SharingViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._viewmodel = theme, viewmodel
        self._form = Form.PICTURES
        self.setWindowTitle(f"Show {viewmodel.title}")
        self._forms = SideModel(self)
        self._forms.replace(tuple(SideRow(form.value, words.name, words.icon) for form, words in FORMS.items()))
        self.forms = SideList(theme, self._forms, "How to show it")
        self.forms.setFixedWidth(PX.filters)
        self.style_ = Choice(theme, "Style")
        self.option = QCheckBox()
        self.option.setFont(theme.font(Role.BODY))
        self.sight = Sight(theme)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setFont(theme.font(Role.CODE))
        self.words.setAccessibleName("What it says")
        self._sentence = Text(theme, Role.BODY, tone="soft", wrap=True)
        self.privacy = tuple(Text(theme, Role.SMALL, wrap=True) for _ in range(3))
        self._state = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self.copy = Button(theme, "Copy text", icon="copy")
        self.save = Button(theme, "Save in a folder", kind="main", icon="floppy-disk")
        self.close_ = Button(theme, "Close")
        self._build()
        self.forms.chosen.connect(self.choose)
        self.style_.activated.connect(lambda _: self._wish())
        self.option.clicked.connect(lambda _: self._wish())
        self.save.clicked.connect(self._ask_folder)
        self.copy.clicked.connect(self._copy)
        self.words.textChanged.connect(self._count)
        self.close_.clicked.connect(self.reject)
        viewmodel.made.connect(self._show)
        viewmodel.told.connect(self._tell)
        viewmodel.noted.connect(lambda note: self._state.setText(note.sentence))
        self.forms.choose(Form.PICTURES.value)

    def choose(self, form: str) -> None:
        """Choose a form and have it made in its first style."""
        self._form = Form(form)
        words = FORMS[self._form]
        self._sentence.setText(words.sentence)
        self.style_.clear()
        for value, label in words.styles:
            self.style_.addItem(label, value)
        self.option.setVisible(bool(words.option))
        self.option.setText(words.option)
        self.option.setChecked(False)
        self._wish()

    def _wish(self) -> None:
        self.save.setEnabled(False)
        self.save.setToolTip("It is still being made")
        self._state.setText("Making it …")
        self._viewmodel.wish(Wish(self._form, self.style_.value(), self.option.isChecked()))

    def _show(self, made: Made) -> None:
        name = FORMS[made.wish.form].name
        self.sight.setVisible(bool(made.preview))
        self.words.setVisible(not made.preview)
        self.sight.show_png(made.preview, f"{name}: what it looks like")
        self.words.setPlainText(shown_text(made.text) if not made.preview else "")
        for line, said in zip(self.privacy, made.privacy, strict=True):
            line.setText(said)
        self.copy.setVisible(not made.preview)
        self.words.setReadOnly(made.wish.form is not Form.POST)
        self.save.setEnabled(True)
        self.save.setToolTip("")
        self._state.setText(f"{len(made.files)} files" if len(made.files) > 1 else "1 file")
        self._count()

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

    def _tell(self, message: Message) -> None:
        self._state.setText(message.sentence)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Save in a folder")
        if folder:
            self._viewmodel.save(Path(folder))

    def _build(self) -> None:
        theme = self._theme
        right = QVBoxLayout()
        right.setSpacing(PX.s2)
        right.addWidget(self._sentence)
        right.addSpacing(PX.s2)
        right.addWidget(Text(theme, Role.SMALL, "Style", tone="soft"))
        right.addWidget(self.style_)
        right.addWidget(self.option)
        right.addSpacing(PX.s3)
        right.addWidget(Text(theme, Role.SMALL_STRONG, "What it gives away", tone="soft"))
        for line in self.privacy:
            right.addWidget(line)
        right.addStretch(1)
        right.addWidget(self._state)
        side = QFrame()
        side.setLayout(right)
        side.setFixedWidth(PX.inspector)
        middle = QHBoxLayout()
        middle.setSpacing(PX.s4)
        middle.addWidget(self.forms)
        middle.addWidget(self.sight, 1)
        middle.addWidget(self.words, 1)
        middle.addWidget(side)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy)
        foot.addWidget(self.close_)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s4)
        column.addWidget(Text(theme, Role.HEADING, f"Show {self._viewmodel.title}", wrap=True))
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(PX.one_column, PX.settings_height)
