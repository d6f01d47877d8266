"""The questions for another passphrase and for a recovery sheet."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.settings.care import LockCare
from badgedesk.app.widgets.fields.asking import lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field

_LEAST: Final = 8
_CHANGE: Final = "Everything stays sealed; only what opens it changes. Backups made before keep their own passphrase."
_SHEET: Final = (
    "A text that opens your profile when the passphrase is forgotten. Print the file, keep it with your papers, "
    "then delete it: whoever has it can read everything."
)
_NAME: Final = "BadgeDesk recovery sheet.txt"


class PassphraseDialog(QDialog):
    """Asks for the passphrase that holds and twice for the next one."""

    def __init__(self, theme: Theme, care: LockCare, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Change the passphrase")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._care = care
        self.present = Field(theme, "Passphrase now", secret=True)
        self.first = Field(theme, "New passphrase", note=f"at least {_LEAST} characters", secret=True)
        self.second = Field(theme, "The same passphrase again", secret=True)
        self.verb = Button(theme, "Change", kind="main")
        fields = (self.present, self.first, self.second)
        lay_out_asking(self, theme, "Change the passphrase?", _CHANGE, fields, self.verb)
        self.verb.clicked.connect(self._ask)
        care.refused.connect(self._refuse)
        care.done.connect(self.accept)

    def _ask(self) -> None:
        if len(self.first.edit.text()) < _LEAST:
            self.first.refuse(f"Use {_LEAST} characters or more")
        elif self.first.edit.text() != self.second.edit.text():
            self.second.refuse("The two passphrases differ")
        else:
            self.verb.setEnabled(False)
            self._care.change(self.present.edit.text(), self.first.edit.text())

    def _refuse(self, sentence: str) -> None:
        self.verb.setEnabled(True)
        self.present.refuse(sentence)


class SheetDialog(QDialog):
    """Asks for the passphrase and where the sheet is to be written."""

    def __init__(self, theme: Theme, care: LockCare, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recovery sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._care = care
        self.passphrase = Field(theme, "Passphrase", secret=True)
        self.verb = Button(theme, "Write the sheet…", kind="main")
        lay_out_asking(self, theme, "Write a recovery sheet?", _SHEET, (self.passphrase,), self.verb)
        self.verb.clicked.connect(self._ask)
        care.refused.connect(self._refuse)
        care.done.connect(self.accept)

    def _ask(self) -> None:
        if not self.passphrase.edit.text():
            self.passphrase.refuse("Type the passphrase first")
            return
        name, _ = QFileDialog.getSaveFileName(self, "Recovery sheet", _NAME, "Texts (*.txt)")
        if name:
            self.verb.setEnabled(False)
            self._care.write_sheet(self.passphrase.edit.text(), Path(name))

    def _refuse(self, sentence: str) -> None:
        self.verb.setEnabled(True)
        self.passphrase.refuse(sentence)
