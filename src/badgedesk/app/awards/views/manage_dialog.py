"""What can be changed about an issuer: where its lists are, its key, and whether it still awards."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.awards.cards import Alteration, AlterationKind, IssuerRow
from badgedesk.app.awards.views.identity_page import KINDS
from badgedesk.app.awards.views.wizard_pages import KEY_FILES
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.asking import labelled
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.text import Text, rule

_STATUS = "Badges from now on name a list there, so that others can see what was revoked."
_ROTATE = (
    "A new key signs from now on, or one that you have as a file (PEM, JWK or Multikey). Badges that the old one "
    "signed still verify. If somebody else may have the old key, write since when: a domain then tells everybody not "
    "to believe it."
)
_RETIRE = "The issuer awards no more. Its badges still verify, and can still be revoked. There is no way back."


class ManageDialog(QDialog):
    """Three changes, each with a button of its own.

    Signals:
        alteration_asked: `Alteration`.
    """

    alteration_asked = Signal(object)

    def __init__(self, theme: Theme, issuer: IssuerRow, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Change {issuer.name}")
        self._theme, self._issuer, self._today = theme, issuer, today
        self.status = Field(
            theme, "Address of the status list", note="optional", example="https://baysail.example/status"
        )
        self.status.edit.setText(issuer.status_at)
        self.since = Field(theme, "Old key known to others since", note="optional", example="2026-11-14")
        self.passphrase = Field(theme, "Passphrase for the new key", secret=True)
        self.passphrase.setVisible(issuer.needs_passphrase)
        self.kind = Choice(theme, "Kind of the new key")
        self.kind.addItem("The same kind as before", "")
        for name, told in KINDS:
            self.kind.addItem(told, name)
        self.key_passphrase = Field(theme, "Passphrase of the key file", note="if it has one", secret=True)
        self.save = Button(theme, "Save address", small=True)
        self.rotate = Button(theme, "Make a new key", small=True)
        self.take = Button(theme, "Use an existing key", small=True, icon="key")
        self.retire = Button(theme, "Retire issuer", small=True)
        self.close_button = Button(theme, "Close")
        self._fault = Text(theme, Role.BODY, tone="fail", wrap=True)
        self._fault.hide()
        self._build()
        self.setMinimumHeight(min(round(PX.help_height * theme.text_scale), parent.height()))
        self.save.clicked.connect(lambda: self._ask(AlterationKind.STATUS, self.status.text()))
        self.rotate.clicked.connect(lambda: self._rotate(None))
        self.take.clicked.connect(self._choose_key)
        self.retire.clicked.connect(lambda: self._ask(AlterationKind.RETIRE))
        self.close_button.clicked.connect(self.reject)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was changed."""
        self._wait(waiting=False)
        self._fault.setText(sentence)
        self._fault.show()

    def _build(self) -> None:
        theme = self._theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        outer.setSpacing(PX.s3)
        body = QFrame()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, PX.s3, 0)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, self._issuer.name, wrap=True)
        theme.fix_width(heading, PX.dialog_wide - 2 * PX.s6)
        outer.addWidget(heading)
        kind = labelled(theme, "Kind of the new key", self.kind)
        key_fields = (kind, self.since, self.key_passphrase, self.passphrase)
        parts: tuple[tuple[str, str, tuple[QWidget, ...], tuple[Button, ...]], ...] = (
            ("Status list", _STATUS, (self.status,), (self.save,)),
            ("Key", _ROTATE, key_fields, (self.rotate, self.take)),
            ("Retire", _RETIRE, (), (self.retire,)),
        )
        for title, told, fields, buttons in parts:
            column.addWidget(Text(theme, Role.STRONG, title))
            sentence = Text(theme, Role.SMALL, told, tone="soft", wrap=True)
            theme.fix_width(sentence, PX.dialog_wide - 2 * PX.s6 - PX.s4)
            column.addWidget(sentence)
            for field in fields:
                column.addWidget(field)
            row = QHBoxLayout()
            row.setSpacing(PX.s2)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
            column.addWidget(rule())
        area = QScrollArea()  # on a small screen the changes scroll, and the button stays
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setProperty("ground", "surface")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.setMinimumWidth(body.sizeHint().width())
        outer.addWidget(area, 1)
        outer.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        outer.addLayout(foot)

    def _choose_key(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a key", "", KEY_FILES)
        if name:
            self._rotate(Path(name))

    def _rotate(self, file: Path | None) -> None:
        text = self.since.text()
        if text and not self._is_past(text):
            self.since.refuse("Write a day that has begun, like 2026-11-14, or nothing.")
            return
        if self._issuer.needs_passphrase and not self.passphrase.edit.text():
            self.passphrase.refuse("The passphrase is empty.")
            return
        self._ask(AlterationKind.ROTATE, text, file)

    def _ask(self, kind: AlterationKind, value: str = "", file: Path | None = None) -> None:
        self._fault.hide()
        self._wait(waiting=True)
        word, opens = self.passphrase.edit.text(), self.key_passphrase.edit.text()
        self.alteration_asked.emit(Alteration(kind, self._issuer.id, value, word, self.kind.value(), file, opens))

    def _wait(self, *, waiting: bool) -> None:
        for button in (self.save, self.rotate, self.take, self.retire):
            button.setEnabled(not waiting)

    def _is_past(self, text: str) -> bool:
        try:
            return date.fromisoformat(text) <= self._today
        except ValueError:
            return False
