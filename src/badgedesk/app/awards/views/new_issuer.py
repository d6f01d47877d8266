"""The form for a new issuer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.awards.cards import NewIssuer
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.text import Text

_WHAT_HAPPENS = (
    "A key is made for the issuer and kept in this computer's key store. It signs the badges, "
    "so that anybody can see who awarded them."
)


class NewIssuerDialog(QDialog):
    """Name, web address, e-mail; a passphrase only where the system keeps no keys.

    Signals:
        asked: `NewIssuer`, checked for what a form can see.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("New issuer")
        self.name = Field(theme, "Name", note="required", example="Bay Sailing Club")
        self.url = Field(theme, "Web address", note="optional", example="https://baysail.example")
        self.email = Field(theme, "E-mail", note="optional", example="badges@baysail.example")
        self._reason = Text(theme, Role.BODY, tone="warn", wrap=True)
        self.passphrase = Field(theme, "Passphrase for the key", note="asked for each time you award", secret=True)
        self.repeated = Field(theme, "The same passphrase again", secret=True)
        self._fault = Text(theme, Role.BODY, tone="fail", wrap=True)
        self.make = Button(theme, "Make issuer", kind="main")
        self.cancel = Button(theme, "Cancel")
        self._build(theme)
        for late in (self._reason, self.passphrase, self.repeated, self._fault):
            late.hide()
        self.make.setDefault(True)
        self.make.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why the issuer was not made."""
        self._wait(waiting=False)
        self._fault.setText(sentence)
        self._fault.show()

    def want_passphrase(self, reason: str) -> None:
        """Ask for a passphrase and say why."""
        self._wait(waiting=False)
        self._reason.setText(f"{reason} A passphrase can protect the key instead.")
        for late in (self._reason, self.passphrase, self.repeated):
            late.show()
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        heading = Text(theme, Role.HEADING, "Who awards the badges?")
        heading.setFixedWidth(PX.dialog - 2 * PX.s6)
        column.addWidget(heading)
        column.addWidget(Text(theme, Role.BODY, _WHAT_HAPPENS, tone="soft", wrap=True))
        column.addSpacing(PX.s1)
        for field in (self.name, self.url, self.email):
            column.addWidget(field)
        column.addWidget(self._reason)
        column.addWidget(self.passphrase)
        column.addWidget(self.repeated)
        column.addWidget(self._fault)
        column.addSpacing(PX.s2)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.make)
        column.addLayout(row)

    def _ask(self) -> None:
        self._fault.hide()
        if not self.name.text():
            self.name.refuse("The name is empty. Badges show who awarded them.")
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.url.text() and not self.url.text().startswith("https://"):
            self.url.refuse("A web address starts with https://")
            self.url.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        secret = self.passphrase.edit.text()
        if not self.passphrase.isHidden() and (not secret or secret != self.repeated.edit.text()):
            self.repeated.refuse("The two passphrases differ." if secret else "Choose a passphrase.")
            return
        self._wait(waiting=True)
        self.asked.emit(
            NewIssuer(name=self.name.text(), url=self.url.text(), email=self.email.text(), passphrase=secret)
        )

    def _wait(self, *, waiting: bool) -> None:
        self.make.setEnabled(not waiting)
        self.make.setText("Making the key …" if waiting else "Make issuer")
