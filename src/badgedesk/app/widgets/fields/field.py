"""A field of a form: label above, message in the label's place when something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.words.painted import IconMark
from badgedesk.app.widgets.words.text import Text


class Field(QWidget):
    """One line of text with its label; ``note`` says "required" or "optional"."""

    def __init__(self, theme: Theme, label: str, *, note: str = "", example: str = "", secret: bool = False) -> None:
        super().__init__()
        self._label_words = label
        self._mark = IconMark(theme, "x-circle-fill", "fail", PX.icon_small)
        self._mark.hide()
        self._label = Text(theme, Role.LABEL, label, tone="soft")
        self._note = Text(theme, Role.SMALL, note, tone="faint")
        self.edit = QLineEdit()
        self.edit.setFont(theme.font(Role.BODY))
        self.edit.setPlaceholderText(example)
        self.edit.setAcceptDrops(False)
        self.edit.setAccessibleName(label)
        self._label.setBuddy(self.edit)
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        head = self._head = QHBoxLayout()
        head.setSpacing(PX.s1 + PX.edge)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._label)
        head.addWidget(self._note)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s1)
        column.addLayout(head)
        column.addWidget(self.edit)
        self.edit.textEdited.connect(lambda _: self.accept())

    def text(self) -> str:
        """Return what was typed, without blanks around it."""
        return self.edit.text().strip()

    def refuse(self, sentence: str) -> None:
        """Say in the label's place what is wrong, in as many lines as it takes."""
        self._give_room(whole=True)
        self._label.setText(sentence)
        self._label.set_tone("fail")
        self._mark.show()
        self._note.hide()
        self._edge("fail")
        self.edit.setAccessibleDescription(sentence)

    def accept(self) -> None:
        """Take the complaint back."""
        self._give_room(whole=False)
        self._label.setText(self._label_words)
        self._label.set_tone("soft")
        self._mark.hide()
        self._note.show()
        self._edge("")
        self.edit.setAccessibleDescription("")

    def _give_room(self, *, whole: bool) -> None:
        """Let the label have the whole width and several lines, or what a short name needs."""
        self._label.setWordWrap(whole)
        self._head.setStretchFactor(self._label, int(whole))
        self._head.setStretch(self._head.count() - 1, int(not whole))

    def _edge(self, tone: str) -> None:
        if self.edit.property("tone") != tone:
            self.edit.setProperty("tone", tone)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
