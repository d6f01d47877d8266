"""Bringing an issuer back from its recovery file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.text import Text


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
        cancel = Button(theme, "Cancel")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, "Bring the issuer back?")
        theme.fix_width(heading, PX.dialog - 2 * PX.s6)
        column.addWidget(heading)
        column.addWidget(Text(theme, Role.BODY, f"{file.name} holds the issuer and its key.", tone="soft", wrap=True))
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.main)
        column.addLayout(row)
        cancel.clicked.connect(self.reject)
        self.main.clicked.connect(self._ask)
        self.main.setDefault(True)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

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
