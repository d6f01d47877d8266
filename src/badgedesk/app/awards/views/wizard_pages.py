"""The pages of the issuer wizard: each holds its fields and says in them what is wrong."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from badgedesk.app.awards.names import recovery_name
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.text import Text

_PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp)"
_SHORTEST = 12
"""Fewest characters of a passphrase for a file that may be lost."""


class _WizardPage(QWidget):
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


class ProfilePage(_WizardPage):
    """Name, web address, e-mail, logo."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Who awards the badges?", "This stands on every badge. Only the name is required.")
        self.logo_file: Path | None = None
        self.name = Field(theme, "Name", note="required", example="Bay Sailing Club")
        self.url = Field(theme, "Web address", note="optional", example="https://baysail.example")
        self.email = Field(theme, "E-mail", note="optional", example="badges@baysail.example")
        self.logo = Button(theme, "Choose a logo", icon="image")
        self._logo_name = Text(theme, Role.SMALL, "No logo yet. A PNG, JPEG or WebP will do.", tone="faint", wrap=True)
        for field in (self.name, self.url, self.email):
            self.column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(PX.s3)
        row.addWidget(self.logo)
        row.addWidget(self._logo_name, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.logo.clicked.connect(self._choose)

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
        """Say what is wrong with the name or the logo."""
        if field == "name":
            self.name.refuse(sentence)
            self.focus_first()
        else:
            self.logo_file = None
            self._logo_name.setText(sentence)
            self._logo_name.set_tone("fail")

    def take_logo(self, file: Path) -> None:
        """Use a picture as the logo."""
        self.logo_file = file
        self._logo_name.setText(file.name)
        self._logo_name.set_tone("soft")

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", _PICTURES)
        if name:
            self.take_logo(Path(name))


class KeyPage(_WizardPage):
    """How the key is kept: by this computer, or under a passphrase."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "Where is the key kept?",
            "A key signs the badges, so that anybody can see who awarded them. "
            "It never leaves this computer unprotected.",
        )
        self.system = QRadioButton("In this computer’s key store")
        self.own = QRadioButton("Under a passphrase, asked for each time you award")
        self._first = Field(theme, "Passphrase for the key", note="a sentence you remember", secret=True)
        self._second = Field(theme, "The same passphrase again", secret=True)
        for radio in (self.system, self.own):
            radio.setFont(theme.font(Role.BODY))
            self.column.addWidget(radio)
        self.column.addWidget(self.fault)
        self.column.addWidget(self._first)
        self.column.addWidget(self._second)
        self.column.addStretch(1)
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

    def want_passphrase(self, reason: str) -> None:
        """Turn to the passphrase and say why."""
        self.own.setChecked(True)
        self.refuse(f"{reason} A passphrase can protect the key instead.")
        self._first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why no issuer was made."""
        self.refuse_whole(sentence)

    def _show_fields(self, wanted: bool) -> None:
        self._first.setVisible(wanted)
        self._second.setVisible(wanted)


class RecoveryPage(_WizardPage):
    """Passphrase and place of the recovery file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "Save a recovery file",
            "Without its key an issuer can never award again. The recovery file brings it back on any computer. "
            "Keep it on a stick or in a safe, away from this computer.",
        )
        self._file: Path | None = None
        self._suggestion = ""
        self._first = Field(theme, "Passphrase for the recovery file", note="at least 12 characters", secret=True)
        self._second = Field(theme, "The same passphrase again", secret=True)
        self._opens = Field(theme, "Passphrase of the issuer’s key", note="to unlock it once", secret=True)
        self.place = Button(theme, "Choose where", icon="folder-open")
        self._place = Text(theme, Role.SMALL, tone="soft", wrap=True)
        for field in (self._opens, self._first, self._second):
            self.column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(PX.s3)
        row.addWidget(self.place)
        row.addWidget(self._place, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.fault)
        self.column.addStretch(1)
        self.place.clicked.connect(self._choose)

    @property
    def fields(self) -> tuple[Field, Field]:
        """The passphrase of the file, twice."""
        return self._first, self._second

    @property
    def opens(self) -> Field:
        """The passphrase of the key, where it is needed."""
        return self._opens

    def suggest(self, issuer: str, *, needs_passphrase: bool) -> None:
        """Suggest a name for the file; ask for the key's own passphrase where it is needed."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._suggestion = str(Path(folder) / recovery_name(issuer))
        self._opens.setVisible(needs_passphrase)
        self._place.setText("No place chosen yet.")

    def focus_first(self) -> None:
        """Put the keyboard into the first passphrase."""
        first = self._first if self._opens.isHidden() else self._opens
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted(self) -> tuple[Path, str, str] | None:
        """Return file, its passphrase and the key's; None where something is missing, which is then said."""
        self.fault.hide()
        passphrase = read_twice(self._first, self._second, shortest=_SHORTEST)
        if passphrase is None:
            return None
        if self._file is None:
            self._choose()
        if self._file is None:
            self.refuse_whole("Choose where the recovery file goes.")
            return None
        return self._file, passphrase, self._opens.edit.text()

    def take_place(self, file: Path) -> None:
        """Save the file there."""
        self._file = file
        self._place.setText(str(file))

    def refuse(self, sentence: str) -> None:
        """Say why nothing was written."""
        self._opens.setVisible(self._opens.isVisible() or "Type it" in sentence)
        self.refuse_whole(sentence)

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the recovery file", self._suggestion)
        if name:
            self.take_place(Path(name))


class CheckPage(_WizardPage):
    """The file is read back with the passphrase, as it will be on another computer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "Does the recovery file open?",
            "Type its passphrase once more. BadgeDesk opens the file from the disk, as another computer would.",
        )
        self.finished = False
        self._file = Text(theme, Role.BODY, wrap=True)
        self.field = Field(theme, "Passphrase of the recovery file", secret=True)
        self.done = VerdictLabel(theme, Verdict(Tone.PASS, "The file opens. The issuer is safe."))
        self._advice = Text(
            theme, Role.BODY, "Take the file to a safe place now. Do not write the passphrase on it.", wrap=True
        )
        for widget in (self._file, self.field, self.done, self._advice):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.done.hide()
        self._advice.hide()

    def show_file(self, file: Path) -> None:
        """Name the file that is checked."""
        self._file.setText(str(file))
        self.field.edit.clear()
        self.field.accept()

    def focus_first(self) -> None:
        """Put the keyboard into the passphrase."""
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def passphrase(self) -> str | None:
        """Return what was typed; None where nothing was."""
        text = self.field.edit.text()
        if not text:
            self.refuse("The passphrase is empty.")
            return None
        return text

    def refuse(self, sentence: str) -> None:
        """Say why the file did not open."""
        self.field.refuse(sentence)
        self.field.edit.selectAll()
        self.focus_first()

    def finish(self) -> None:
        """Say that the file opens."""
        self.finished = True
        self._heading.setText("The recovery file opens")
        self._sentence.setText("This issuer is ready to award.")
        self.field.edit.clear()
        self.field.hide()
        self.done.show()
        self._advice.show()


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
