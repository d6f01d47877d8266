"""Bringing an issuer back from its recovery file, or from its printed sheet."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.asking import lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.fields.text_box import TextBox

_TYPE = "Type the lines of code from the recovery sheet, each on a line of its own, and the passphrase of the sheet."


class RestoreDialog(QDialog):
    """Asks for the passphrase of a recovery file or of a photo of a sheet; without either, for the lines of the sheet.

    Signals:
        restore_asked: `Path` or `str`, the file or the lines of the sheet, and `str`, the passphrase.
    """

    restore_asked = Signal(object, str)

    def __init__(self, theme: Theme, file: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Restore an issuer")
        self._file = file
        self.field = Field(theme, "Passphrase of the recovery file", secret=True)
        self.main = Button(theme, "Restore issuer", kind="main")
        self.lines = TextBox(theme, "Lines of the sheet", least=PX.form_text)
        sentence = f"{file.name} holds the issuer and its key." if file else _TYPE
        fields = (self.field,) if file else (self.lines, self.field)
        lay_out_asking(self, theme, "Bring the issuer back?", sentence, fields, self.main)
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
        self.restore_asked.emit(self._file or self.lines.toPlainText(), self.field.edit.text())
