"""A dialog that asks one question; the harmless answer is the default."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.text import Text


class Question(QDialog):
    """Title, consequence, Cancel and a verb."""

    def __init__(self, theme: Theme, parent: QWidget, question: str, consequence: str, verb: str) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName(question)
        self.setAccessibleDescription(consequence)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s2)
        for label in (
            Text(theme, Role.HEADING, question, wrap=True),
            Text(theme, Role.BODY, consequence, tone="soft", wrap=True),
        ):
            label.setMinimumWidth(PX.dialog - 2 * PX.s6)
            label.setMaximumWidth(PX.dialog - 2 * PX.s6)
            column.addWidget(label)
        column.addSpacing(PX.s3)
        self.cancel = Button(theme, "Cancel")
        self.verb = Button(theme, verb, kind="danger" if verb.startswith("Remove") else "main")
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.verb.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        column.addLayout(row)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)


def ask(question: Question, agreed: Callable[[], None]) -> None:
    """Show ``question`` over its window and call ``agreed`` when the user says its verb."""
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.accepted.connect(agreed)
    question.open()
