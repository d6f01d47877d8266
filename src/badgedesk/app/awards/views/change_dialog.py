"""Asks before an award is changed: why, and for a correction what is right."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from badgedesk.app.awards.aftercare import ChangeKind, ChangeOrder
from badgedesk.app.awards.cards import AwardRow
from badgedesk.app.awards.draft import CORRECTABLE
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import Role
from badgedesk.app.widgets.fields.asking import labelled, lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.text import Text

_OTHER: Final = "Something else that is wrong"
_WORDS = {
    ChangeKind.REVOKE: (
        "Revoke the badge of {}?",
        "It is withdrawn for good. The reason stays in the register.",
        "Revoke award",
    ),
    ChangeKind.SUSPEND: ("Suspend the badge of {}?", "You can reinstate it later.", "Suspend award"),
    ChangeKind.REINSTATE: ("Reinstate the badge of {}?", "It will hold again.", "Reinstate award"),
    ChangeKind.CORRECT: (
        "Correct the badge of {}?",
        "A new badge is made with what you write here, and the wrong one is revoked. The register links both.",
        "Award again",
    ),
}


class ChangeDialog(QDialog):
    """One change of one award.

    Signals:
        change_asked: `ChangeOrder`.
    """

    change_asked = Signal(object)

    def __init__(
        self, theme: Theme, kind: ChangeKind, award: AwardRow, parent: QWidget, *, needs_passphrase: bool = False
    ) -> None:
        super().__init__(parent)
        self._kind, self._award = kind, award
        title, told, act = _WORDS[kind]
        title = title.format(award.recipient)
        self.setWindowTitle(title.removesuffix("?"))
        is_correction = kind is ChangeKind.CORRECT
        self.name = Field(theme, "Name")
        self.email = Field(theme, "E-mail")
        self.other = Choice(theme, _OTHER)
        for field, label in ({"": "Nothing else"} | CORRECTABLE).items():
            self.other.addItem(label, field)
        self.right = Field(theme, "What is right", note="empty takes it away")
        self.right.hide()
        self.other.activated.connect(lambda _: self.right.setVisible(bool(self.other.value())))
        self.reason = Field(theme, "Reason", note="required" if self._needs_reason else "optional")
        self.passphrase = Field(theme, "Passphrase of the issuer’s key", secret=True)
        self.main = Button(theme, act, kind="danger" if kind is ChangeKind.REVOKE else "main")
        self._fault = Text(theme, Role.SMALL, tone="fail", wrap=True)
        self._fault.hide()
        self._wrong = (self.name, self.email, labelled(theme, _OTHER, self.other), self.right)
        shown: list[QWidget] = [*self._wrong] if is_correction else []
        shown += [self.reason, *([self.passphrase] if is_correction and needs_passphrase else []), self._fault]
        sentence = f"{award.badge}. {told}"
        lay_out_asking(self, theme, title, sentence, shown, self.main)
        self._wants_passphrase = self.passphrase in shown
        self.name.edit.setText(award.recipient if award.number else "")
        self.email.edit.setText(award.email)
        self.main.clicked.connect(self._ask)

    @property
    def _needs_reason(self) -> bool:
        return self._kind in {ChangeKind.REVOKE, ChangeKind.SUSPEND}

    def refuse(self, sentence: str) -> None:
        """Say why nothing was changed."""
        self.main.setEnabled(True)
        self._fault.setText(sentence)
        self._fault.show()

    def _ask(self) -> None:
        if self._needs_reason and not self.reason.text():
            self.reason.refuse("Say why.")
            return
        if self._wants_passphrase and not self.passphrase.edit.text():
            self.passphrase.refuse("The passphrase is empty.")
            return
        self.main.setEnabled(False)
        self._fault.hide()
        self.change_asked.emit(
            ChangeOrder(
                self._kind,
                self._award.id,
                self.reason.text(),
                self.name.text(),
                self.email.text(),
                self.passphrase.edit.text(),
                self.other.value(),
                self.right.text(),
            )
        )
