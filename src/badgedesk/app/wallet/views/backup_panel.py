"""Below the groups of the wallet: how safe it is, and the dialog for making a backup and taking one in."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.backing_up import BackupCare
from badgedesk.app.wallet.backup_words import BackupWords
from badgedesk.app.wallet.views.plan_dialog import PlanDialog
from badgedesk.app.widgets.asking import lay_out_asking
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.painted import IconMark
from badgedesk.app.widgets.text import Text

_LEAST: Final = 8
SUFFIX: Final = ".badgebackup"
_FILTER: Final = f"Backups (*{SUFFIX});;All files (*)"
_WRITING: Final = (
    "One sealed file with your badges, notes, designs and awards. Keep it on another disk, and its passphrase apart."
)
_RESTORING: Final = (
    "All of it is checked first. Badges that are here already stay as they are, and the wallet as it is now is kept."
)


class BackupDialog(QDialog):
    """Asks for a passphrase: a new one twice for a backup, the one of the file for taking it in."""

    def __init__(self, theme: Theme, care: BackupCare, file: Path, parent: QWidget, *, writes: bool) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("Back up" if writes else "Restore a backup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._care, self._file, self._writes = care, file, writes
        note = f"{_LEAST} letters or more" if writes else ""
        self.first = Field(theme, "Passphrase of the backup", note=note, secret=True)
        self.second = Field(theme, "The same again", secret=True)
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
            self.first.refuse(f"Use {_LEAST} letters or more")
        elif self._writes and passphrase != self.second.edit.text():
            self.second.refuse("This is not the same")
        elif not passphrase:
            self.first.refuse("Type it first")
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
        self._mark = IconMark(theme, "warning-fill", "warn", PX.icon)
        self.planned = Text(theme, Role.SMALL, "", tone="soft", wrap=True)
        self.other = Text(theme, Role.SMALL, "", wrap=True)
        self.back_up = Button(theme, "Back up now", small=True)
        self.plan = Button(theme, "Plan backups…", kind="link")
        self.restore = Button(theme, "Restore a backup…", kind="link")
        self.take_other = Button(theme, "Take it in…", kind="link")
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
        column.addWidget(self.other)
        column.addWidget(self.take_other, 0, Qt.AlignmentFlag.AlignLeading)
        self.back_up.clicked.connect(self._begin)
        self.plan.clicked.connect(self.open_plan)
        self.restore.clicked.connect(self.choose_source)
        self.take_other.clicked.connect(self._take_other)
        care.state_changed.connect(self._show)
        self._show(care.words)

    def _show(self, words: BackupWords) -> None:
        self.words.setText(words.sentence)
        self.words.set_tone("warn" if words.due else "soft")
        self._mark.setVisible(words.due)
        self.planned.setText(words.planned)
        self.planned.setVisible(bool(words.planned))
        self.other.setText(words.others[0].sentence if words.others else "")
        for part in (self.other, self.take_other):
            part.setVisible(bool(words.others))

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
            self._open(Path(name), writes=False)

    def offer(self, backup: Path) -> None:
        """Ask for the passphrase of a backup and take it in."""
        self._open(backup, writes=False)

    def open_plan(self) -> None:
        """Ask where, when and how many backups are to be kept."""
        PlanDialog(self._theme, self._care, self).open()

    def _take_other(self) -> None:
        if self._care.words.others:
            self._open(self._care.words.others[0].path, writes=False)

    def _open(self, file: Path, *, writes: bool) -> None:
        BackupDialog(self._theme, self._care, file, self, writes=writes).open()
