"""Dialogs of the errands: endorsing a badge, adding an endorsement, awarding older badges again, testing a site."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from badgedesk.app.awards.cards import AwardRow, IssuerRow
from badgedesk.app.awards.errands import AttachOrder, EndorseOrder, UpgradeOrder
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.asking import lay_out_asking
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.choice import Choice
from badgedesk.app.widgets.dates import counted
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.text import Text
from badgedesk.app.widgets.text_box import TextBox

_KEY: Final = "Passphrase of the issuer’s key"
_EMPTY: Final = "The passphrase is empty."
_ENDORSED: Final = (
    ("badge", "The badge, whoever gets it"),
    ("award", "This one award of it"),
    ("issuer", "Who awards it"),
)


class EndorseDialog(QDialog):
    """Asks what of a badge file an issuer endorses, and in which words.

    Signals:
        errand_asked: `EndorseOrder`.
    """

    errand_asked = Signal(object)

    def __init__(
        self, theme: Theme, issuer: IssuerRow, badge: Path, parent: QWidget, *, needs_passphrase: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Endorse a badge")
        self._issuer, self._badge = issuer, badge
        self.of = Choice(theme, "What is endorsed")
        for name, told in _ENDORSED:
            self.of.addItem(told, name)
        self.comment = TextBox(theme, "What you say of it", least=PX.form_text)
        self.passphrase = Field(theme, _KEY, secret=True)
        self.main = Button(theme, "Sign the endorsement", kind="main")
        self._fault = Text(theme, Role.SMALL, tone="fail", wrap=True)
        self._fault.hide()
        words = _labelled(theme, "What you say of it", self.comment)
        shown = [words, _labelled(theme, "What is endorsed", self.of), *([self.passphrase] if needs_passphrase else [])]
        sentence = f"{issuer.name} signs what you say of {badge.name}. The reply is a file that you send back."
        lay_out_asking(self, theme, "Endorse this badge?", sentence, [*shown, self._fault], self.main)
        self.comment.setFocus()
        self._wants_passphrase = needs_passphrase
        self.main.clicked.connect(self._ask)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was endorsed."""
        self.main.setEnabled(True)
        _say(self._fault, sentence)

    def _ask(self) -> None:
        comment, word = self.comment.toPlainText().strip(), self.passphrase.edit.text()
        if not comment:
            _say(self._fault, "Say what you endorse it for.")
            return
        if self._wants_passphrase and not word:
            self.passphrase.refuse(_EMPTY)
            return
        self.main.setEnabled(False)
        self._fault.hide()
        self.errand_asked.emit(EndorseOrder(self._issuer.id, self._badge, self.of.value(), comment, word))


class AttachDialog(QDialog):
    """Asks before an award is made again with an endorsement in it.

    Signals:
        errand_asked: `AttachOrder`.
    """

    errand_asked = Signal(object)

    def __init__(
        self, theme: Theme, award: AwardRow, endorsement: Path, parent: QWidget, *, needs_passphrase: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add an endorsement")
        self._award, self._endorsement = award, endorsement
        self.reason = Field(theme, "Reason", note="optional")
        self.passphrase = Field(theme, _KEY, secret=True)
        self.main = Button(theme, "Award again", kind="main")
        shown = [self.reason, *([self.passphrase] if needs_passphrase else [])]
        title = f"Add {endorsement.name} to the badge of {award.recipient}?"
        sentence = "A new badge is made with the endorsement in it, and the one without is revoked. Both are linked."
        lay_out_asking(self, theme, title, sentence, shown, self.main)
        self._wants_passphrase = needs_passphrase
        self.main.clicked.connect(self._ask)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was changed."""
        self.main.setEnabled(True)
        (self.passphrase if self._wants_passphrase else self.reason).refuse(sentence)

    def _ask(self) -> None:
        word = self.passphrase.edit.text()
        if self._wants_passphrase and not word:
            self.passphrase.refuse(_EMPTY)
            return
        self.main.setEnabled(False)
        self.errand_asked.emit(AttachOrder(self._award.id, self._endorsement, self.reason.text(), word))


class UpgradeDialog(QDialog):
    """Asks for what older badges do not say themselves.

    Signals:
        errand_asked: `UpgradeOrder`.
    """

    errand_asked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        issuer: IssuerRow,
        files: tuple[Path, ...],
        parent: QWidget,
        *,
        needs_passphrase: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Award older badges again")
        self._issuer, self._files = issuer, files
        self.name = Field(theme, "Name", note="of a single badge", example="Anna Berg")
        self.email = Field(theme, "E-mail", note="as it was then", example="anna@mail.example")
        self.mine = QCheckBox(f"They were awarded by {issuer.name}, under another address")
        self.mine.setFont(theme.font(Role.BODY))
        self.passphrase = Field(theme, _KEY, secret=True)
        self.main = Button(theme, "Award again", kind="main")
        self._fault = Text(theme, Role.SMALL, tone="fail", wrap=True)
        self._fault.hide()
        shown: list[QWidget] = [self.name, self.email, self.mine]
        shown += [*([self.passphrase] if needs_passphrase else []), self._fault]
        title = f"Award {counted(len(files), 'older file')} again?"
        sentence = (
            "Each becomes a signed badge of Open Badges 3.0 that names the older one. "
            "The older badges stay as they are."
        )
        lay_out_asking(self, theme, title, sentence, shown, self.main)
        self._wants_passphrase = needs_passphrase
        self.main.clicked.connect(self._ask)

    def refuse(self, sentence: str) -> None:
        """Say why not every badge was awarded again."""
        self.main.setEnabled(True)
        _say(self._fault, sentence)

    def _ask(self) -> None:
        word = self.passphrase.edit.text()
        if self._wants_passphrase and not word:
            self.passphrase.refuse(_EMPTY)
            return
        self.main.setEnabled(False)
        self._fault.hide()
        order = UpgradeOrder(
            self._issuer.id, self._files, self.name.text(), self.email.text(), self.mine.isChecked(), word
        )
        self.errand_asked.emit(order)


def _labelled(theme: Theme, label: str, widget: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(PX.s1)
    title = Text(theme, Role.LABEL, label, tone="soft")
    title.setBuddy(widget)
    column.addWidget(title)
    column.addWidget(widget)
    whole.setFocusProxy(widget)
    return whole


def _say(fault: Text, sentence: str) -> None:
    fault.setText(sentence)
    fault.show()
