"""Dialogs of the errands: endorsing a badge, adding an endorsement, awarding older badges again, publishing a site."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from badgedesk.app.awards.aftercare import SiteOrder
from badgedesk.app.awards.cards import AwardRow, IssuerRow
from badgedesk.app.awards.errands import AttachOrder, EndorseOrder, UpgradeOrder
from badgedesk.app.awards.part_asking import Lack
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.asking import labelled, lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.wording import LEARNS, purposes_listed

_Make: TypeAlias = Callable[[str], EndorseOrder | AttachOrder | UpgradeOrder | SiteOrder | None]
"""Makes an order with a passphrase."""
_KEY: Final = "Passphrase of the issuer’s key"
_EMPTY: Final = "The passphrase is empty."
_PAGES: Final = "Awards with a page of their own"
_PAGED: Final = (
    ("all", "All; named only where the person agreed"),
    ("named", "Only of people who agreed to be named"),
)
_ALL_HERE: Final = "All that they rest on is here now."
_HOST_LETTERS: Final = 24
"""A longer name does not fit on a button."""
_MOST_URLS: Final = 4
_ENDORSED: Final = (
    ("badge", "The badge, whoever gets it"),
    ("award", "This one award of it"),
    ("issuer", "Who awards it"),
)


class _Errand(QDialog):
    """Asks for what an errand needs, and for the passphrase where the key is not open.

    Signals:
        errand_asked: the order, a value of `errands` or a `SiteOrder`.
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
        widgets = [*fields, *([self.passphrase] if self._needs_passphrase else []), self._fault]
        lay_out_asking(self, self._theme, title, sentence, widgets, self.main)

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
        words = labelled(theme, "What you say of it", self.comment)
        sentence = f"{issuer.name} signs what you say of {badge.name}. The reply is a file that you send back."
        self._lay_out(
            "Endorse this badge?", sentence, [words, labelled(theme, "What is endorsed", self.of)], self._made
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
    """Asks for what older badges do not say themselves, and whether a host may be asked for what they rest on.

    Signals:
        host_asked: `Lack`, which host the user agreed to.
    """

    host_asked = Signal(object)

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
        self._lack: Lack | None = None
        self._asked = False
        self._lacking = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self.ask_host = Button(theme, "Ask the host", small=True, icon="wifi-high")
        self._host = QWidget()
        column = QVBoxLayout(self._host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s2)
        column.addWidget(self._lacking)
        column.addWidget(self.ask_host, 0, Qt.AlignmentFlag.AlignLeading)
        self._host.hide()
        self.ask_host.clicked.connect(self._agree)
        title = f"Award {counted(len(files), 'older file')} again?"
        sentence = (
            "Each becomes a signed badge of Open Badges 3.0 that names the older one. "
            "The older badges stay as they are."
        )
        self._lay_out(title, sentence, [self.name, self.email, self.mine, self._host], self._made)

    def offer(self, lack: Lack | None) -> None:
        """Name a host that has what the badges rest on, with all that it would be asked for; None when all is here."""
        self._lack = lack
        self._host.setVisible(lack is not None or self._asked)
        self.ask_host.setVisible(lack is not None)
        self.ask_host.setEnabled(True)
        if lack is None:
            self._lacking.setText(_ALL_HERE)
            return
        host = shown(lack.host)
        urls = [shown(url) for url in lack.urls[:_MOST_URLS]]
        more = len(lack.urls) - len(urls)
        listed = ", ".join([*urls, *([f"and {more} more"] if more else [])])
        asked = purposes_listed(lack.purposes)
        sent = "A host that was asked sends on to another. " if len(lack.hosts) > 1 else ""
        self._lacking.setText(f"{sent}{host} can be asked for {asked}: {listed}. {LEARNS}")
        self.ask_host.setText(f"Ask {host}" if len(host) <= _HOST_LETTERS else "Ask the host")

    def tell_unanswered(self, sentence: str) -> None:
        """Say why a host was not asked, or did not answer; it can be asked again."""
        self.ask_host.setEnabled(True)
        self._lacking.setText(sentence)

    def _agree(self) -> None:
        if self._lack is not None:
            self._asked = True
            self.ask_host.setEnabled(False)
            self._lacking.setText(f"Asking {shown(self._lack.host)}…")
            self.host_asked.emit(self._lack)

    def _made(self, passphrase: str) -> UpgradeOrder:
        return UpgradeOrder(
            self._issuer.id, self._files, self.name.text(), self.email.text(), self.mine.isChecked(), passphrase
        )


class PublishDialog(_Errand):
    """Asks which awards get a page on an issuer's site."""

    def __init__(
        self, theme: Theme, issuer: IssuerRow, folder: Path, parent: QWidget, *, needs_passphrase: bool = False
    ) -> None:
        super().__init__(theme, "Publish", "Write the site", parent, needs_passphrase=needs_passphrase)
        self._issuer, self._folder = issuer, folder
        self.pages = Choice(theme, _PAGES)
        for name, told in _PAGED:
            self.pages.addItem(told, name)
        sentence = f"Profile, badges, status lists and a page that checks badges go into {folder}."
        self._lay_out("Write the site?", sentence, [labelled(theme, _PAGES, self.pages)], self._made)

    def _made(self, passphrase: str) -> SiteOrder:
        return SiteOrder(self._issuer.id, self._folder, passphrase, pages=self.pages.value() == "all")
