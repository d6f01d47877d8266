"""The question before unsaved work is left."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.text import Text


class Answer(Enum):
    """What is to become of unsaved work."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


class SaveQuestion(QDialog):
    """Save, discard, or stay; Enter saves, Escape stays."""

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        super().__init__(parent.window())
        self.answer = Answer.STAY
        question = f"Save changes to “{name}”?"
        consequence = "Without saving, what changed since the last saving is gone."
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName(question)
        self.setAccessibleDescription(consequence)
        self.save = Button(theme, "Save changes", kind="main")
        self.discard = Button(theme, "Discard changes", kind="danger")
        self.stay = Button(theme, "Keep editing")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s2)
        for label in (
            Text(theme, Role.HEADING, question, wrap=True),
            Text(theme, Role.BODY, consequence, tone="soft", wrap=True),
        ):
            theme.fix_width(label, PX.dialog - 2 * PX.s6)
            column.addWidget(label)
        column.addSpacing(PX.s3)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addWidget(self.discard)
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.save)
        column.addLayout(row)
        self.save.setDefault(True)
        self.save.clicked.connect(lambda: self._say(Answer.SAVE))
        self.discard.clicked.connect(lambda: self._say(Answer.DISCARD))
        self.stay.clicked.connect(self.reject)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def ask_to_save(theme: Theme, parent: QWidget, name: str) -> Answer:
    """Ask, and return the answer."""
    dialog = SaveQuestion(theme, parent, name)
    try:
        dialog.exec()
        return dialog.answer
    finally:
        dialog.deleteLater()
