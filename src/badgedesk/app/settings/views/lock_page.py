"""What stands in the window while the profile is locked."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.settings.gate import Gate
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.painted import IconMark
from badgedesk.app.widgets.words.text import Text

if TYPE_CHECKING:
    from badgedesk.app.widgets.carrying.drops import Drop
    from badgedesk.app.widgets.frame.message import Message

_SENTENCE: Final = "Everything in it is sealed on this computer. Nobody can open it without the passphrase."
_SHEET: Final = "Type the 14 groups of letters and digits from your recovery sheet."
_FORGOTTEN: Final = "Use my recovery sheet"
_REMEMBERED: Final = "Use my passphrase"


class LockPage(QWidget):
    """A field for the passphrase, and a way in with the recovery sheet."""

    def __init__(self, theme: Theme, gate: Gate) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self._gate = gate
        self._by_sheet = False
        self._heading = Text(theme, Role.HEADING, "Your profile is locked")
        self._sentence = Text(theme, Role.BODY, _SENTENCE, tone="soft", wrap=True)
        self.passphrase = Field(theme, "Passphrase", secret=True)
        self.sheet = Field(theme, "Recovery text", example="ABCD-EFGH-…")
        self.unlock = Button(theme, "Unlock", kind="main", icon="lock-simple-open")
        self.other = Button(theme, _FORGOTTEN, kind="link")
        self._build(theme)
        self.unlock.clicked.connect(self._ask)
        self.other.clicked.connect(self._turn)
        for field in (self.passphrase, self.sheet):
            field.edit.returnPressed.connect(self._ask)
        gate.refused.connect(self._refuse)
        gate.moved.connect(self._show_progress)

    def hint(self) -> str:
        """Return what the status bar says here."""
        return "Enter unlocks. Nothing was read yet."

    def drop_sentence(self, _count: int) -> str:
        """Return what a drop here will do."""
        return "Unlock first, then drop it again"

    def receive(self, _drop: "Drop") -> None:
        """Say that nothing can be taken in yet."""
        self._field().refuse("Unlock first, then drop it again")

    def title(self) -> str:
        """Return what the window's title should name."""
        return "Locked"

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        self._field().edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, message: "Message") -> None:
        """Show a message in the field's label."""
        self._field().refuse(message.sentence)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout()
        column.setSpacing(PX.s3)
        column.addStretch(1)
        mark = IconMark(theme, "lock-simple", "text_soft", PX.icon_overlay)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        for field in (self.passphrase, self.sheet):
            theme.fix_width(field, PX.empty_state)
            column.addWidget(field, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.fix_width(self._sentence, PX.empty_state)
        column.addWidget(self.unlock, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.sheet.hide()
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)

    def _field(self) -> Field:
        return self.sheet if self._by_sheet else self.passphrase

    def _ask(self) -> None:
        field = self._field()
        if not field.edit.text():
            field.refuse("Type the groups of the sheet first" if self._by_sheet else "Type the passphrase first")
            return
        self._enable(on=False)
        if self._by_sheet:
            self._gate.recover(field.text())
        else:
            self._gate.unlock(field.edit.text())

    def _refuse(self, sentence: str) -> None:
        self._enable(on=True)
        self._field().refuse(sentence)
        self._field().edit.selectAll()
        self.focus_first()

    def _turn(self) -> None:
        """Ask for the other of passphrase and recovery sheet."""
        self._by_sheet = not self._by_sheet
        self.passphrase.setVisible(not self._by_sheet)
        self.sheet.setVisible(self._by_sheet)
        self._sentence.setText(_SHEET if self._by_sheet else _SENTENCE)
        self.other.setText(_REMEMBERED if self._by_sheet else _FORGOTTEN)
        self.focus_first()

    def _enable(self, *, on: bool) -> None:
        for widget in (self.passphrase, self.sheet, self.unlock, self.other):
            widget.setEnabled(on)

    def _show_progress(self, done: int, total: int) -> None:
        self._sentence.setText(f"Sealing your files: {done} of {total}")
