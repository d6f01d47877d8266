"""The last pages of the issuer wizard: a recovery file or printed sheet is made, and read back before it counts."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QRadioButton

from badgedesk.app.awards.names import recovery_name
from badgedesk.app.awards.views.wizard_pages import WizardPage, read_twice
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.words.text import Text

_SHORTEST = 12
"""Fewest characters of a passphrase for a file that may be lost."""
PHOTOS = "Pictures (*.png *.jpg *.jpeg *.webp)"


class RecoveryPage(WizardPage):
    """Passphrase and place of the recovery file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "Save a recovery file",
            "Without its key an issuer can never award again. The recovery file brings it back on any computer. "
            "Keep it on a USB stick or in a safe, away from this computer.",
        )
        self.as_file = QRadioButton("A file, for a USB stick")
        self.as_sheet = QRadioButton("A sheet of paper, to print")
        for radio in (self.as_file, self.as_sheet):
            radio.setFont(theme.font(Role.BODY))
            self.column.addWidget(radio)
        self.as_file.setChecked(True)
        self._issuer = ""
        self._file: Path | None = None
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
        self._issuer = issuer
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
        if self._file is not None and (self._file.suffix.lower() == ".pdf") != self.as_sheet.isChecked():
            self._file = None  # chosen for the other kind
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
        is_sheet = self.as_sheet.isChecked()
        title = "Save the recovery sheet" if is_sheet else "Save the recovery file"
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self, title, str(Path(folder) / recovery_name(self._issuer, sheet=is_sheet))
        )
        if name:
            self.take_place(Path(name).with_suffix(".pdf") if is_sheet else Path(name))


class CheckPage(WizardPage):
    """File or sheet is read back with the passphrase, as it will be on another computer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self._theme = theme
        self.finished = False
        self._path: Path | None = None
        self._photo: Path | None = None
        self._file = Text(theme, Role.BODY, wrap=True)
        self.open = Button(theme, "Open the sheet to print it", icon="printer")
        self.lines = TextBox(theme, "Lines of the sheet", least=PX.form_text)
        self.photo = Button(theme, "Open a photo of the QR code instead", kind="quiet", icon="image")
        self.field = Field(theme, "Passphrase of the recovery file", secret=True)
        self.done = VerdictLabel(theme, Verdict(Tone.PASS, "The file opens. The issuer is safe."))
        self._advice = Text(theme, Role.BODY, wrap=True)
        for widget in (self._file, self.open, self.lines, self.photo, self.field, self.done, self._advice):
            stretches = widget in {self._file, self.lines, self.field, self._advice}
            self.column.addWidget(widget, 0, Qt.AlignmentFlag(0) if stretches else Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)
        self.done.hide()
        self._advice.hide()
        self.open.clicked.connect(self._open_sheet)
        self.photo.clicked.connect(self._choose_photo)

    @property
    def is_sheet(self) -> bool:
        """Whether a printed sheet is read back."""
        return self._path is not None and self._path.suffix.lower() == ".pdf"

    def show_file(self, file: Path) -> None:
        """Name the file or sheet that is checked."""
        self._path, self._photo = file, None
        self._heading.setText("Does the sheet open?" if self.is_sheet else "Does the recovery file open?")
        self._sentence.setText(
            "Print the sheet. Then type its lines from the paper, with its passphrase, as on another computer."
            if self.is_sheet
            else "Type its passphrase once more. BadgeDesk opens the file from the disk, as another computer would."
        )
        self._file.setText(str(file))
        for widget in (self.open, self.lines, self.photo):
            widget.setVisible(self.is_sheet)
        self.lines.show_text("")
        self.field.edit.clear()
        self.field.accept()

    def focus_first(self) -> None:
        """Put the keyboard into the lines of the sheet, or into the passphrase."""
        (self.lines if self.is_sheet else self.field.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def source(self) -> Path | str:
        """Return what is read back: the file, a photo, or the lines that were typed."""
        if not self.is_sheet:
            return self._path or Path()
        return self._photo or self.lines.toPlainText()

    def passphrase(self) -> str | None:
        """Return the passphrase; None where something is missing, which is then said."""
        text = self.field.edit.text()
        if self.is_sheet and self._photo is None and not self.lines.toPlainText().strip():
            self.field.refuse("Type the lines of the sheet above, or open a photo of its QR code.")
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        if not text:
            self.field.refuse("The passphrase is empty.")
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return text

    def take_photo(self, file: Path) -> None:
        """Read a photo of the sheet back in place of its lines."""
        self._photo = file
        self._file.setText(str(file))
        self.lines.hide()

    def refuse(self, sentence: str) -> None:
        """Say why file or sheet did not open."""
        self.field.refuse(sentence)
        self.field.edit.selectAll()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Say that it opens."""
        self.finished = True
        what = "sheet" if self.is_sheet else "file"
        self._heading.setText(f"The recovery {what} opens")
        self.done.show_verdict(Verdict(Tone.PASS, f"The {what} opens. The issuer is safe."))
        self._sentence.setText("This issuer is ready to award.")
        self._advice.setText(f"Take the {what} to a safe place now. Do not write the passphrase on it.")
        self.field.edit.clear()
        for widget in (self.field, self.open, self.lines, self.photo):
            widget.hide()
        self.done.show()
        self._advice.show()

    def _open_sheet(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _choose_photo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a photo of the sheet", "", PHOTOS)
        if name:
            self.take_photo(Path(name))
