"""Asks until when awards are renewed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from badgedesk.app.awards.aftercare import RenewOrder
from badgedesk.app.look.theme import Theme
from badgedesk.app.widgets.fields.asking import lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.dates import counted

_TOLD = (
    "Each person gets a new badge with a new date. The old badge holds until it ends, and the register links both. "
    "The new files go into the folder BadgeDesk in your documents."
)


class RenewDialog(QDialog):
    """One renewal of one or many awards.

    Signals:
        renew_asked: `RenewOrder`.
    """

    renew_asked = Signal(object)

    def __init__(
        self, theme: Theme, awards: tuple[str, ...], today: date, parent: QWidget, *, needs_passphrase: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Renew")
        self._awards, self._today, self._needs_passphrase = awards, today, needs_passphrase
        self.until = Field(theme, "Valid until", note="leave it empty for no end", example="2028-12-31")
        self.passphrase = Field(theme, "Passphrase of the issuer’s key", secret=True)
        self.main = Button(theme, "Renew awards", kind="main")
        fields = (self.until, self.passphrase)
        lay_out_asking(self, theme, f"Renew {counted(len(awards), 'award')}?", _TOLD, fields, self.main)
        self.passphrase.setVisible(needs_passphrase)
        self.main.clicked.connect(self._ask)

    def refuse(self, sentence: str) -> None:
        """Say why nothing more was renewed."""
        self.main.setEnabled(True)
        (self.passphrase if self._needs_passphrase else self.until).refuse(sentence)

    def _ask(self) -> None:
        text = self.until.text()
        if text and not self._is_ahead(text):
            self.until.refuse("Write a day that is still to come, like 2028-12-31.")
            return
        if self._needs_passphrase and not self.passphrase.edit.text():
            self.passphrase.refuse("The passphrase is empty.")
            return
        self.main.setEnabled(False)
        self.renew_asked.emit(RenewOrder(self._awards, text, self.passphrase.edit.text()))

    def _is_ahead(self, text: str) -> bool:
        try:
            return date.fromisoformat(text) > self._today
        except ValueError:
            return False
