"""The page of the issuer wizard that asks under which identity badges are awarded, and where lists are published."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from badgedesk.app.awards.names import domain_file
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.asking import labelled
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.text import Text

KINDS: Final = (
    ("ed25519", "Ed25519 (usual)"),
    ("p256", "P-256 (where others ask for ES256)"),
    ("rsa", "RSA 2048 (tokens for older programs)"),
)


class IdentityPage(QWidget):
    """The key alone, or a domain of one's own; the kind of key; the address of status lists."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.by_key = QRadioButton("By its key alone. Works at once, nothing to upload")
        self.by_domain = QRadioButton("By a web domain of your own")
        self.domain = Field(theme, "Domain", note="cannot be changed later", example="badges.baysail.example")
        self.place = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self.place.make_selectable()
        self.status = Field(
            theme, "Address of the status list", note="optional", example="https://baysail.example/status"
        )
        self.kind = Choice(theme, "Kind of key")
        for name, told in KINDS:
            self.kind.addItem(told, name)
        self._build(theme)
        self.by_key.setChecked(True)
        self._show_domain(wanted=False)
        self.by_domain.toggled.connect(self._show_domain)
        self.domain.edit.textChanged.connect(lambda _: self._show_place())

    def focus_first(self) -> None:
        """Put the keyboard on the choice."""
        (self.by_domain if self.by_domain.isChecked() else self.by_key).setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_domain(self) -> str:
        """Return the domain; empty where the key alone is the identity."""
        return self.domain.text() if self.by_domain.isChecked() else ""

    def is_complete(self) -> bool:
        """Say whether a form can see nothing wrong; what is wrong is said in its field."""
        if self.by_domain.isChecked() and not domain_file(self.domain.text()):
            self.refuse("domain", "Write the domain alone, such as badges.baysail.example")
            return False
        if self.status.text() and not self.status.text().startswith("https://"):
            self.refuse("status", "A web address starts with https://")
            return False
        return True

    def refuse(self, field: str, sentence: str) -> None:
        """Say what is wrong with the domain or the address."""
        wrong = self.domain if field == "domain" else self.status
        wrong.refuse(sentence)
        wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, "How do others know the issuer?", wrap=True))
        sentence = "The identity stands on every badge. A domain shows who you are, and keeps it when the key changes."
        column.addWidget(Text(theme, Role.BODY, sentence, tone="soft", wrap=True))
        for radio in (self.by_key, self.by_domain):
            radio.setFont(theme.font(Role.BODY))
            column.addWidget(radio)
        column.addWidget(self.domain)
        column.addWidget(self.place)
        column.addWidget(self.status)
        told = "Only with such an address can others see that a badge was revoked. Publishing writes the list."
        column.addWidget(Text(theme, Role.SMALL, told, tone="faint", wrap=True))
        column.addWidget(labelled(theme, "Kind of key", self.kind))
        column.addStretch(1)

    def _show_domain(self, wanted: bool) -> None:
        self.domain.setVisible(wanted)
        self.place.setVisible(wanted)
        self._show_place()

    def _show_place(self) -> None:
        """Name the exact file, and where it must be served from."""
        address = domain_file(self.domain.text())
        if address:
            self.place.setText(f"Publishing writes the file did.json. Upload it so that it is served at\n{address}")
        else:
            self.place.setText("Publishing writes the file did.json, which this domain has to serve.")
