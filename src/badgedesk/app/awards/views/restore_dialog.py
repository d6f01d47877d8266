"""Bringing an issuer back from its recovery file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.widgets.asking import lay_out_asking
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.field import Field


class RestoreDialog(QDialog):
    """Asks for the passphrase of a recovery file.

    Signals:
        restore_asked: `Path` and `str`, the file and its passphrase.
    """

    restore_asked = Signal(object, str)

    def __init__(self, theme: Theme, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Restore an issuer")
        self._file = file
        self.field = Field(theme, "Passphrase of the recovery file", secret=True)
        self.main = Button(theme, "Restore issuer", kind="main")
        sentence = f"{file.name} holds the issuer and its key."
        lay_out_asking(self, theme, "Bring the issuer back?", sentence, (self.field,), self.main)
        self.main.clicked.connect(self._ask)

    def refuse(self, sentence: str) -> None:
        """Say why the issuer did not come back."""
        self.main.setEnabled(True)
        self.field.refuse(sentence)
        self.field.edit.selectAll()

    def _ask(self) -> None:
        if not self.field.edit.text():
            self.field.refuse("The passphrase is empty.")
            return
        self.main.setEnabled(False)
        self.restore_asked.emit(self._file, self.field.edit.text())
