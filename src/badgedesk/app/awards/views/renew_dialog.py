"""Asks until when awards are renewed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.awards.aftercare import RenewOrder
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.dates import counted
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.text import Text

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
        self.until = Field(theme, "Valid until", note="a day, or empty for ever", example="2028-12-31")
        self.passphrase = Field(theme, "Passphrase of the issuer’s key", secret=True)
        self.main = Button(theme, "Renew", kind="main")
        cancel = Button(theme, "Cancel")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, f"Renew {counted(len(awards), 'award')}?", wrap=True)
        theme.fix_width(heading, PX.dialog - 2 * PX.s6)
        column.addWidget(heading)
        column.addWidget(Text(theme, Role.BODY, _TOLD, tone="soft", wrap=True))
        column.addWidget(self.until)
        column.addWidget(self.passphrase)
        self.passphrase.setVisible(needs_passphrase)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.main)
        column.addLayout(row)
        cancel.clicked.connect(self.reject)
        self.main.clicked.connect(self._ask)
        self.main.setDefault(True)
        self.until.edit.setFocus(Qt.FocusReason.OtherFocusReason)

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
