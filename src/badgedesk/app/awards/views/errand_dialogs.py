"""Dialogs of the errands: endorsing a badge, adding an endorsement, awarding older badges again, testing a site."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

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

_Make: TypeAlias = Callable[[str], EndorseOrder | AttachOrder | UpgradeOrder | None]
"""Makes an order with a passphrase."""
_KEY: Final = "Passphrase of the issuer’s key"
_EMPTY: Final = "The passphrase is empty."
_ENDORSED: Final = (
    ("badge", "The badge, whoever gets it"),
    ("award", "This one award of it"),
    ("issuer", "Who awards it"),
)


class _Errand(QDialog):
    """Asks for what an errand needs, and for the passphrase where the key is not open.

    Signals:
        errand_asked: the order, a value of `errands`.
    """

    errand_asked = Signal(object)

    def __init__(self, theme: Theme, name: str, main: str, parent: QWidget, *, needs_passphrase: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self._theme, self._needs_passphrase = theme, needs_passphrase
        self._order: _Make = lambda _passphrase: None
        self.passphrase = Field(theme, _KEY, secret=True)
        self.main = Button(theme, main, kind="main")
        self._fault = Text(theme, Role.SMALL, tone="fail", wrap=True)
        self._fault.hide()
        self.main.clicked.connect(self._ask)

    def refuse(self, sentence: str) -> None:
        """Say why it was not done."""
        self.main.setEnabled(True)
        self._fault.setText(sentence)
        self._fault.show()

    def _lay_out(
        self,
        title: str,
        sentence: str,
        fields: list[QWidget],
        order: _Make,
    ) -> None:
        """Show the fields; ``order`` makes the order with a passphrase, or says what is missing and gives none."""
        self._order = order
        shown = [*fields, *([self.passphrase] if self._needs_passphrase else []), self._fault]
        lay_out_asking(self, self._theme, title, sentence, shown, self.main)

    def _ask(self) -> None:
        word = self.passphrase.edit.text()
        if (order := self._order(word)) is None:
            return
        if self._needs_passphrase and not word:
            self.passphrase.refuse(_EMPTY)
        else:
            self.main.setEnabled(False)
            self._fault.hide()
            self.errand_asked.emit(order)


class EndorseDialog(_Errand):
    """Asks what of a badge file an issuer endorses, and in which words."""

    def __init__(
        self, theme: Theme, issuer: IssuerRow, badge: Path, parent: QWidget, *, needs_passphrase: bool = False
    ) -> None:
        super().__init__(theme, "Endorse a badge", "Sign the endorsement", parent, needs_passphrase=needs_passphrase)
        self._issuer, self._badge = issuer, badge
        self.of = Choice(theme, "What is endorsed")
        for name, told in _ENDORSED:
            self.of.addItem(told, name)
        self.comment = TextBox(theme, "What you say of it", least=PX.form_text)
        words = _labelled(theme, "What you say of it", self.comment)
        sentence = f"{issuer.name} signs what you say of {badge.name}. The reply is a file that you send back."
        self._lay_out(
            "Endorse this badge?", sentence, [words, _labelled(theme, "What is endorsed", self.of)], self._made
        )
        self.comment.setFocus()

    def _made(self, passphrase: str) -> EndorseOrder | None:
        comment = self.comment.toPlainText().strip()
        if not comment:
            self.refuse("Say what you endorse it for.")
            return None
        return EndorseOrder(self._issuer.id, self._badge, self.of.value(), comment, passphrase)


class AttachDialog(_Errand):
    """Asks before an award is made again with an endorsement in it."""

    def __init__(
        self, theme: Theme, award: AwardRow, endorsement: Path, parent: QWidget, *, needs_passphrase: bool = False
    ) -> None:
        super().__init__(theme, "Add an endorsement", "Award again", parent, needs_passphrase=needs_passphrase)
        self._award, self._endorsement = award, endorsement
        self.reason = Field(theme, "Reason", note="optional")
        title = f"Add {endorsement.name} to the badge of {award.recipient}?"
        sentence = "A new badge is made with the endorsement in it, and the one without is revoked. Both are linked."
        self._lay_out(title, sentence, [self.reason], self._made)

    def _made(self, passphrase: str) -> AttachOrder:
        return AttachOrder(self._award.id, self._endorsement, self.reason.text(), passphrase)


class UpgradeDialog(_Errand):
    """Asks for what older badges do not say themselves."""

    def __init__(
        self,
        theme: Theme,
        issuer: IssuerRow,
        files: tuple[Path, ...],
        parent: QWidget,
        *,
        needs_passphrase: bool = False,
    ) -> None:
        super().__init__(theme, "Award older badges again", "Award again", parent, needs_passphrase=needs_passphrase)
        self._issuer, self._files = issuer, files
        self.name = Field(theme, "Name", note="of a single badge", example="Anna Berg")
        self.email = Field(theme, "E-mail", note="as it was then", example="anna@mail.example")
        self.mine = QCheckBox(f"They were awarded by {issuer.name}, under another address")
        self.mine.setFont(theme.font(Role.BODY))
        title = f"Award {counted(len(files), 'older file')} again?"
        sentence = (
            "Each becomes a signed badge of Open Badges 3.0 that names the older one. "
            "The older badges stay as they are."
        )
        self._lay_out(title, sentence, [self.name, self.email, self.mine], self._made)

    def _made(self, passphrase: str) -> UpgradeOrder:
        return UpgradeOrder(
            self._issuer.id, self._files, self.name.text(), self.email.text(), self.mine.isChecked(), passphrase
        )


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
