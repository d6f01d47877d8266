"""The first pages of the issuer wizard: each holds its fields and says in them what is wrong."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from badgedesk.app.awards.cards import BrandOffer
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.text import Text

_PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp)"
_DETAILS = {
    "description": ("Description", "A club of sailors on the bay"),
    "linkedin": ("LinkedIn organisation number", "1234567"),
    "street": ("Street", "3 Harbour Road"),
    "postal_code": ("Postal code", "24103"),
    "locality": ("Town", "Kiel"),
    "country_code": ("Country, in two letters", "DE"),
}
"""Fields that few need: label and example."""
KEY_FILES = "Keys (*.pem *.key *.json *.jwk *.txt);;All files (*)"


class WizardPage(QWidget):
    """Heading, a sentence, fields."""

    def __init__(self, theme: Theme, heading: str, sentence: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(PX.s3)
        self._heading = Text(theme, Role.HEADING, heading, wrap=True)
        self._sentence = Text(theme, Role.BODY, sentence, tone="soft", wrap=True)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._sentence)
        self.fault = Text(theme, Role.BODY, tone="fail", wrap=True)
        self.fault.hide()

    def refuse_whole(self, sentence: str) -> None:
        """Say what is wrong with the page as a whole."""
        self.fault.setText(sentence)
        self.fault.show()


class ProfilePage(WizardPage):
    """Name, web address, e-mail, logo."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Who awards the badges?", "This stands on every badge. Only the name is required.")
        self.logo_file: Path | None = None
        self.logo_data = b""
        self._offer = BrandOffer()
        self.name = Field(theme, "Name", note="required", example="Bay Sailing Club")
        self.url = Field(theme, "Web address", note="optional", example="https://baysail.example")
        self.email = Field(theme, "E-mail", note="optional", example="badges@baysail.example")
        self.logo = Button(theme, "Choose a logo", icon="image")
        self._logo_name = Text(theme, Role.SMALL, "No logo yet. A PNG, JPEG or WebP will do.", tone="faint", wrap=True)
        for field in (self.name, self.url, self.email):
            self.column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(PX.s3)
        self.brand = Button(theme, "Use the brand kit", kind="quiet", icon="palette")
        self.brand.hide()
        row.addWidget(self.logo)
        row.addWidget(self.brand)
        row.addWidget(self._logo_name, 1)
        self.column.addLayout(row)
        self.more = Button(theme, "More about the issuer", kind="quiet", icon="plus")
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)
        self._theme = theme
        self.details: dict[str, Field] = {}
        """The other fields by their name, once they were asked for."""
        self.logo.clicked.connect(self._choose)
        self.brand.clicked.connect(self._take_brand)
        self.more.clicked.connect(self.show_more)

    def show_more(self) -> None:
        """Show the fields that few need; they are built only then."""
        self.more.hide()
        for name, (label, example) in _DETAILS.items():
            self.details[name] = Field(self._theme, label, note="optional", example=example)
            self.column.insertWidget(self.column.count() - 1, self.details[name])
        next(iter(self.details.values())).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def detail(self, name: str) -> str:
        """Return what one of the other fields holds."""
        return self.details[name].text() if name in self.details else ""

    def focus_first(self) -> None:
        """Put the keyboard into the name."""
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_complete(self) -> bool:
        """Say whether a form can see nothing wrong; what is wrong is said in its field."""
        if not self.name.text():
            self.refuse("name", "The name is empty. Badges show who awarded them.")
            return False
        if self.url.text() and not self.url.text().startswith("https://"):
            self.url.refuse("A web address starts with https://")
            self.url.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if self.email.text() and "@" not in self.email.text():
            self.email.refuse("An e-mail address looks like badges@baysail.example")
            self.email.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def refuse(self, field: str, sentence: str) -> None:
        """Say what is wrong with the name, the logo or one of the other fields."""
        if field == "name":
            self.name.refuse(sentence)
            self.focus_first()
        elif field in self.details:
            self.details[field].refuse(sentence)
            self.details[field].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.logo_file, self.logo_data = None, b""
            self._logo_name.setText(sentence)
            self._logo_name.set_tone("fail")

    def take_logo(self, file: Path) -> None:
        """Use a picture as the logo."""
        self.logo_file, self.logo_data = file, b""
        self._logo_name.setText(file.name)
        self._logo_name.set_tone("soft")

    def offer_brand(self, offer: BrandOffer) -> None:
        """Offer name and logo of the brand kit."""
        self._offer = offer
        self.brand.show()

    def _take_brand(self) -> None:
        if self._offer.name:
            self.name.edit.setText(self._offer.name)
            self.name.accept()
        if self._offer.logo:
            self.logo_file, self.logo_data = None, self._offer.logo
            self._logo_name.setText("The logo of the brand kit")
            self._logo_name.set_tone("soft")

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", _PICTURES)
        if name:
            self.take_logo(Path(name))


class KeyPage(WizardPage):
    """How the key is kept: by this computer, or under a passphrase."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "Where is the key kept?",
            "A key signs the badges, so that anybody can see who awarded them. "
            "It never leaves this computer unprotected.",
        )
        self.system = QRadioButton("In this computer’s key store")
        self.own = QRadioButton("Under a passphrase, asked for when you award")
        self._first = Field(theme, "Passphrase for the key", note="a sentence you remember", secret=True)
        self._second = Field(theme, "The same passphrase again", secret=True)
        for radio in (self.system, self.own):
            radio.setFont(theme.font(Role.BODY))
            self.column.addWidget(radio)
        self.column.addWidget(self.fault)
        self.column.addWidget(self._first)
        self.column.addWidget(self._second)
        self.key_file: Path | None = None
        self.choose = Button(theme, "Use an existing key", kind="quiet", icon="key")
        self.unlocks = Field(theme, "Passphrase of that key file", note="where it has one", secret=True)
        self.unlocks.hide()
        self._chosen = Text(
            theme, Role.SMALL, "PEM, JWK or Multikey. Usually a new key is made.", tone="faint", wrap=True
        )
        row = QHBoxLayout()
        row.setSpacing(PX.s3)
        row.addWidget(self.choose)
        row.addWidget(self._chosen, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.unlocks)
        self.column.addStretch(1)
        self.choose.clicked.connect(self._choose_key)
        self.own.toggled.connect(self._show_fields)
        self.system.setChecked(True)
        self._show_fields(wanted=False)

    @property
    def fields(self) -> tuple[Field, Field]:
        """The passphrase, twice."""
        return self._first, self._second

    def focus_first(self) -> None:
        """Put the keyboard on the choice."""
        (self.own if self.own.isChecked() else self.system).setFocus(Qt.FocusReason.OtherFocusReason)

    def passphrase(self) -> str | None:
        """Return the passphrase, empty for the key store; None where it is not usable yet."""
        self.fault.hide()
        return "" if self.system.isChecked() else read_twice(self._first, self._second, shortest=1)

    def take_key(self, file: Path) -> None:
        """Use the key in a file in place of a new one."""
        self.key_file = file
        self._chosen.setText(file.name)
        self._chosen.set_tone("soft")
        self.unlocks.show()

    def refuse_key(self, sentence: str) -> None:
        """Say why that key cannot be used."""
        self.unlocks.refuse(sentence)
        self.unlocks.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def want_passphrase(self, reason: str) -> None:
        """Turn to the passphrase and say why."""
        self.own.setChecked(True)
        self.refuse(f"{reason} A passphrase can protect the key instead.")
        self._first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why no issuer was made."""
        self.refuse_whole(sentence)

    def _choose_key(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a key", "", KEY_FILES)
        if name:
            self.take_key(Path(name))

    def _show_fields(self, wanted: bool) -> None:
        self._first.setVisible(wanted)
        self._second.setVisible(wanted)


def read_twice(first: Field, second: Field, *, shortest: int) -> str | None:
    """Return a passphrase typed twice; None where it is too short or the two differ, which is said in the field."""
    text = first.edit.text()
    if len(text) < shortest:
        first.refuse(f"Use at least {shortest} characters." if text else "Choose a passphrase.")
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return None
    if text != second.edit.text():
        second.refuse("The two passphrases differ.")
        second.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return None
    return text
