"""Below the groups of the wallet: how safe it is, and the dialog for making a backup and taking one in."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.backing_up import BackupCare
from badgedesk.app.wallet.backup_words import BackupWords, Offer
from badgedesk.app.wallet.views.plan_dialog import PlanDialog
from badgedesk.app.widgets.fields.asking import lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.frame.question import Question, ask
from badgedesk.app.widgets.words.painted import IconMark
from badgedesk.app.widgets.words.plain import isolated, shown
from badgedesk.app.widgets.words.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

_LEAST: Final = 8
SUFFIX: Final = ".badgebackup"
_FILTER: Final = f"Backups (*{SUFFIX});;Copies of the wallet (wallet*);;All files (*)"
_WRITING: Final = (
    "One sealed file with your badges, notes, designs and awards. Keep it on another disk, and its passphrase apart."
)
_RESTORING: Final = (
    "All of it is checked first. Badges that are here already stay as they are, and the wallet as it is now is kept."
)


def is_copy_name(file: Path) -> bool:
    """Whether a file is called as copies of the wallet's database are."""
    return file.name.startswith("wallet") and ".db" in file.name


class BackupDialog(QDialog):
    """Asks for a passphrase: a new one twice for a backup, the one of the file for taking it in."""

    def __init__(self, theme: Theme, care: BackupCare, file: Path, parent: QWidget, *, writes: bool) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("Back up" if writes else "Restore a backup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._care, self._file, self._writes = care, file, writes
        note = f"at least {_LEAST} characters" if writes else ""
        self.first = Field(theme, "Passphrase of the backup", note=note, secret=True)
        self.second = Field(theme, "The same passphrase again", secret=True)
        self.verb = Button(theme, "Back up now" if writes else "Restore backup", kind="main")
        question = f"Back up to {file.name}?" if writes else f"Restore {file.name}?"
        fields = (self.first, self.second)
        lay_out_asking(self, theme, question, _WRITING if writes else _RESTORING, fields, self.verb)
        self.second.setVisible(writes)
        self.verb.clicked.connect(self._ask)
        care.begun.connect(self.accept)
        care.refused.connect(self._refuse)

    def _ask(self) -> None:
        passphrase = self.first.edit.text()
        if self._writes and len(passphrase) < _LEAST:
            self.first.refuse(f"Use {_LEAST} characters or more")
        elif self._writes and passphrase != self.second.edit.text():
            self.second.refuse("The two passphrases differ")
        elif not passphrase:
            self.first.refuse("Type the passphrase first")
        else:
            self.verb.setEnabled(False)
            (self._care.write if self._writes else self._care.restore)(self._file, passphrase)

    def _refuse(self, sentence: str) -> None:
        self.verb.setEnabled(True)
        self.first.refuse(sentence)
        self.first.edit.selectAll()


class BackupPanel(QFrame):
    """Says when the last backup was made and what is planned, starts the next one, and offers those of others."""

    def __init__(self, theme: Theme, care: BackupCare) -> None:
        super().__init__()
        self.setProperty("part", "picture")
        self._theme, self._care = theme, care
        self.words = Text(theme, Role.SMALL, "", tone="soft", wrap=True)
        self._mark = IconMark(theme, "warning-fill", "warn", beside=Role.SMALL)
        self.planned = Text(theme, Role.SMALL, "", tone="soft", wrap=True)
        self.offer_words = Text(theme, Role.SMALL, "", wrap=True)
        self.back_up = Button(theme, "Back up now", small=True)
        self.plan = Button(theme, "Plan backups…", kind="link")
        self.restore = Button(theme, "Restore a backup…", kind="link")
        self.take_offer = Button(theme, "", kind="link")
        head = QHBoxLayout()
        head.setSpacing(PX.s2)
        head.addWidget(IconMark(theme, "floppy-disk", "text", PX.icon))
        head.addWidget(Text(theme, Role.STRONG, "Back up"))
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s3, PX.s3, PX.s3, PX.s3)
        column.setSpacing(PX.s2)
        column.addLayout(head)
        said = QHBoxLayout()
        said.setSpacing(PX.s1)
        said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.words, 1)
        column.addLayout(said)
        column.addWidget(self.planned)
        for button in (self.back_up, self.plan, self.restore):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.offer_words)
        column.addWidget(self.take_offer, 0, Qt.AlignmentFlag.AlignLeading)
        self.back_up.clicked.connect(self._begin)
        self.plan.clicked.connect(self.open_plan)
        self.restore.clicked.connect(self.choose_source)
        self.take_offer.clicked.connect(self._take_offer)
        care.state_changed.connect(self._show)
        care.copy_read.connect(self._ask_about_copy)
        self._show(care.words)

    def _show(self, words: BackupWords) -> None:
        self.words.setText(words.sentence)
        self.words.set_tone("warn" if words.due else "soft")
        self._mark.setVisible(words.due)
        self.planned.setText(words.planned)
        self.planned.setVisible(bool(words.planned))
        offer = words.offers[0] if words.offers else None
        self.offer_words.setText(offer.sentence if offer is not None else "")
        self.take_offer.setText(offer.verb if offer is not None else "")
        for part in (self.offer_words, self.take_offer):
            part.setVisible(offer is not None)

    def _begin(self) -> None:
        """Back up as it was planned; where nothing is, ask where to and under which passphrase."""
        target = self._care.target()
        if target is None:
            self._choose_target()
        elif self._care.words.kept:
            self._care.write_planned()
        else:
            self._open(target, writes=True)

    def _choose_target(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Back up to", f"BadgeDesk{SUFFIX}", _FILTER)
        if name:
            path = Path(name)
            self._open(path if path.suffix else path.with_suffix(SUFFIX), writes=True)

    def choose_source(self) -> None:
        """Ask for a backup and take it in."""
        name, _ = QFileDialog.getOpenFileName(self, "Restore a backup", self._care.words.plan.folder, _FILTER)
        if name:
            self.offer(Path(name))

    def offer(self, file: Path) -> None:
        """Ask for the passphrase of a backup and take it in; look into a copy of the wallet's database first."""
        if is_copy_name(file):
            self._care.look_into(file)
        else:
            self._open(file, writes=False)

    def _ask_about_copy(self, offer: Offer) -> None:
        asked = f"Merge {isolated(shown(offer.path.name))} into your wallet?"
        question = Question(self._theme, self, asked, offer.sentence, offer.verb)
        ask(question, lambda: self._care.merge(offer.path))

    def remedy(self) -> "tuple[str, Callable[[], None]]":
        """Return what brings back what another computer threw out: a copy beside the wallet, else a backup."""
        offers = self._care.words.offers
        if offers and offers[0].is_copy:
            return offers[0].verb, self._take_offer
        return self.restore.text(), self.choose_source

    def open_plan(self) -> None:
        """Ask where, when and how many backups are to be kept."""
        PlanDialog(self._theme, self._care, self).open()

    def _take_offer(self) -> None:
        if self._care.words.offers:
            offer = self._care.words.offers[0]
            (self._care.look_into if offer.is_copy else self.offer)(offer.path)

    def _open(self, file: Path, *, writes: bool) -> None:
        BackupDialog(self._theme, self._care, file, self, writes=writes).open()
