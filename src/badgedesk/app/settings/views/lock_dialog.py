"""The question for a new passphrase."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.settings.care import LockCare
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.text import Text

_LEAST: Final = 8
_SENTENCE: Final = (
    "Badges, notes, awards and their lists are sealed. The program starts anew and asks for the passphrase. "
    "Without it nobody can open them, not even you: make a backup first."
)


class LockDialog(QDialog):
    """Asks for a passphrase twice and sets the lock."""

    def __init__(self, theme: Theme, care: LockCare, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lock the profile")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._care = care
        self.first = Field(theme, "Passphrase", note=f"{_LEAST} letters or more", secret=True)
        self.second = Field(theme, "The same again", secret=True)
        self.verb = Button(theme, "Lock", kind="main", icon="lock-simple")
        self.verb.setDefault(True)
        cancel = Button(theme, "Cancel")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, "Lock the profile?")
        theme.fix_width(heading, PX.dialog - 2 * PX.s6)
        column.addWidget(heading)
        column.addWidget(Text(theme, Role.BODY, _SENTENCE, tone="soft", wrap=True))
        column.addWidget(self.first)
        column.addWidget(self.second)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.verb)
        column.addLayout(row)
        cancel.clicked.connect(self.reject)
        self.verb.clicked.connect(self._ask)
        care.refused.connect(self._refuse)
        self.first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        passphrase = self.first.edit.text()
        if len(passphrase) < _LEAST:
            self.first.refuse(f"Use {_LEAST} letters or more")
        elif passphrase != self.second.edit.text():
            self.second.refuse("This is not the same")
        else:
            self.verb.setEnabled(False)
            self._care.set(passphrase)

    def _refuse(self, sentence: str) -> None:
        self.verb.setEnabled(True)
        self.first.refuse(sentence)
