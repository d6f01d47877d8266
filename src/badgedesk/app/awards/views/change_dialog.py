"""Asks before an award is changed: why, and for a correction what is right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.awards.aftercare import ChangeKind, ChangeOrder
from badgedesk.app.awards.cards import AwardRow
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.asking import lay_out_asking
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.text import Text

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
        self.reason = Field(theme, "Reason", note="required" if self._needs_reason else "optional")
        self.passphrase = Field(theme, "Passphrase of the issuer’s key", secret=True)
        self.main = Button(theme, act, kind="danger" if kind is ChangeKind.REVOKE else "main")
        shown = [self.name, self.email] if is_correction else []
        shown += [self.reason, *([self.passphrase] if is_correction and needs_passphrase else [])]
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
        (self.passphrase if self._wants_passphrase else self.reason).refuse(sentence)

    def _ask(self) -> None:
        if self._needs_reason and not self.reason.text():
            self.reason.refuse("Say why.")
            return
        if self._wants_passphrase and not self.passphrase.edit.text():
            self.passphrase.refuse("The passphrase is empty.")
            return
        self.main.setEnabled(False)
        self.change_asked.emit(
            ChangeOrder(
                self._kind,
                self._award.id,
                self.reason.text(),
                self.name.text(),
                self.email.text(),
                self.passphrase.edit.text(),
            )
        )


class PublishDialog(QDialog):
    """Asks for the passphrase that a site's lists are signed with.

    Signals:
        publish_asked: `str`, the passphrase.
    """

    publish_asked = Signal(str)

    def __init__(self, theme: Theme, folder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Publish")
        self.field = Field(theme, "Passphrase of the issuer’s key", secret=True)
        self.main = Button(theme, "Write the site", kind="main")
        cancel = Button(theme, "Cancel")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, "Write the site?")
        heading.setFixedWidth(PX.dialog - 2 * PX.s6)
        column.addWidget(heading)
        told = f"Profile, badges, status lists and a page for each award go into {folder}. No name is shown there."
        column.addWidget(Text(theme, Role.BODY, told, tone="soft", wrap=True))
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.main)
        column.addLayout(row)
        cancel.clicked.connect(self.reject)
        self.main.clicked.connect(lambda: self.publish_asked.emit(self.field.edit.text()))
        self.main.setDefault(True)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was written."""
        self.field.refuse(sentence)
