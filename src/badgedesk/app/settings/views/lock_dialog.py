"""The question for a new passphrase."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.settings.care import LockCare
from badgedesk.app.widgets.fields.asking import lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field

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
        self.first = Field(theme, "Passphrase", note=f"at least {_LEAST} characters", secret=True)
        self.second = Field(theme, "The same passphrase again", secret=True)
        self.verb = Button(theme, "Lock profile", kind="main", icon="lock-simple")
        lay_out_asking(self, theme, "Lock the profile?", _SENTENCE, (self.first, self.second), self.verb)
        self.verb.clicked.connect(self._ask)
        care.refused.connect(self._refuse)

    def _ask(self) -> None:
        passphrase = self.first.edit.text()
        if len(passphrase) < _LEAST:
            self.first.refuse(f"Use {_LEAST} characters or more")
        elif passphrase != self.second.edit.text():
            self.second.refuse("The two passphrases differ")
        else:
            self.verb.setEnabled(False)
            self._care.set(passphrase)

    def _refuse(self, sentence: str) -> None:
        self.verb.setEnabled(True)
        self.first.refuse(sentence)
