"""The criteria library: find a text, look at it, put it into the form and adapt it; keep one's own."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from badgedesk.app.designs.editor.snippets import Snippet, Snippets
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.prose import Prose
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.errors import BadgeDeskError


class SnippetsDialog(QDialog):
    """A list that is searched as one types, the text beside it, and what is done with it.

    Signals:
        chosen: `str`, the text that is wanted in place of what stands in the form.
        appended: `str`, the text that is wanted below what stands there.
    """

    chosen = Signal(str)
    appended = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, snippets: Snippets, present: str) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Criteria library")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._snippets, self._present = theme, snippets, present
        self._all: tuple[Snippet, ...] = ()
        self._found: list[Snippet] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a text")
        self.search.setAccessibleName("Find a text")
        self.search.setFont(theme.font(Role.BODY))
        self.list = QListView()
        self._model = QStringListModel([], self.list)
        self.list.setModel(self._model)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFont(theme.font(Role.BODY))
        self.list.setAccessibleName("Texts")
        self.list.setProperty("part", "lines")
        self.list.setProperty("ring", False)
        self.prose = Prose(theme)
        self.name = Field(theme, "Keep what stands in the form as", example="Practical test at sea")
        self.keep = Button(theme, "Keep it", icon="floppy-disk")
        self.forget = Button(theme, "Remove this text", kind="quiet", icon="trash", small=True)
        self.cancel = Button(theme, "Cancel")
        self.append = Button(theme, "Add it below")
        self.take = Button(theme, "Use this text", kind="main")
        self._build()
        self._connect()
        self._read()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> Snippet | None:
        """The text that is shown."""
        row = self.list.currentIndex().row()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("part", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        inside.addWidget(self.prose)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName("The text")
        scroll.setWidget(card)
        scroll.setMinimumSize(PX.form_min, PX.form_text * 2)
        left = QVBoxLayout()
        left.setSpacing(PX.s2)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeading)
        body = QHBoxLayout()
        body.setSpacing(PX.s4)
        body.addLayout(left)
        body.addWidget(scroll, 1)
        own = QHBoxLayout()
        own.setSpacing(PX.s3)
        own.addWidget(self.name, 1)
        own.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addStretch(1)
        for button in (self.cancel, self.append, self.take):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(self._theme, Role.HEADING, "Criteria library"))
        said = "Take a text as a start and put your own words in."
        column.addWidget(Text(self._theme, Role.SMALL, said, tone="soft", wrap=True))
        column.addLayout(body, 1)
        column.addLayout(own)
        column.addLayout(foot)
        self._theme.fix_width(self.list, PX.editor_left)
        self.take.setDefault(True)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._filter())
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.doubleClicked.connect(lambda _: self._take())
        self.take.clicked.connect(self._take)
        self.append.clicked.connect(self._append)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)
        for button in (self.keep, self.name):
            button.setEnabled(bool(self._present.strip()))

    def _read(self) -> None:
        self._all = self._snippets.list()
        self._filter()

    def _filter(self) -> None:
        self._found = [each for each in self._all if each.holds(self.search.text())]
        self._model.setStringList([shown(each.name) + (" (yours)" if each.file else "") for each in self._found])
        self.list.setCurrentIndex(self._model.index(0, 0) if self._found else QModelIndex())
        self._show(self.list.currentIndex(), QModelIndex())

    def _show(self, _index: QModelIndex, _before: QModelIndex) -> None:
        snippet = self.current
        self.prose.show_markdown(snippet.text if snippet else "", "No text holds these words.")
        self.forget.setVisible(snippet is not None and snippet.file is not None)
        for button in (self.take, self.append):
            button.setEnabled(snippet is not None)

    def _take(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current.text)
            self.accept()

    def _append(self) -> None:
        if self.current is not None:
            self.appended.emit(self.current.text)
            self.accept()

    def _keep(self) -> None:
        if not self.name.text():
            self.name.refuse("The name is empty")
            return
        try:
            kept = self._snippets.keep(self.name.text(), self._present)
        except BadgeDeskError as error:
            self.name.refuse(fault_sentence(error))
            return
        self.name.edit.clear()
        self.search.clear()
        self._read()
        self.list.setCurrentIndex(self._model.index([each.file for each in self._found].index(kept.file), 0))

    def _forget(self) -> None:
        snippet = self.current
        if snippet is None:
            return
        try:
            self._snippets.forget(snippet)
        except BadgeDeskError as error:
            self.name.refuse(fault_sentence(error))
            return
        self._read()
