"""The plan of backups: where they go, how often, when to remind, how many stay."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.wallet.backing_up import BackupCare
from badgedesk.app.wallet.backup_words import AFTER, EVERY, KEPT
from badgedesk.app.widgets.fields.asking import labelled, lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.fields.segments import Segments

_LEAST: Final = 8
_SENTENCE: Final = (
    "Choose a folder on another disk, or one that your computers share. Each computer keeps its own backups there, "
    "and removes only its own old ones."
)
_KEPT: Final = "leave it empty to keep the one you gave"


class PlanDialog(QDialog):
    """Asks for folder, schedule, reminder, number and, for backups by themselves, a passphrase."""

    def __init__(self, theme: Theme, care: BackupCare, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("Plan backups")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._care, self._kept = theme, care, care.words.kept
        plan = care.words.plan
        self._every, self._after, self._keep = str(plan.every_days), str(plan.after_changes), str(plan.keep)
        self.folder = Field(theme, "Folder", example="Choose a folder")
        self.folder.edit.setText(plan.folder)
        self.choose = Button(theme, "Choose…", icon="folder-open")
        self.every = Segments(theme, "How often", EVERY)
        self.after = Segments(theme, "Or sooner, after", AFTER)
        self.keep = Segments(theme, "Backups to keep", KEPT)
        note = _KEPT if self._kept else f"at least {_LEAST} characters"
        self.first = Field(theme, "Passphrase of these backups", note=note, secret=True)
        self.second = Field(theme, "The same passphrase again", secret=True)
        self.verb = Button(theme, "Keep this plan", kind="main")
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PX.s2)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        choices = (labelled(theme, part.accessibleName(), part) for part in (self.every, self.after, self.keep))
        parts = (where, *choices, self.first, self.second)
        lay_out_asking(self, theme, "Plan backups", _SENTENCE, parts, self.verb)
        self.choose.clicked.connect(self._choose)
        self.every.chosen.connect(self._show_every)
        self.after.chosen.connect(lambda chosen: setattr(self, "_after", chosen))
        self.keep.chosen.connect(lambda chosen: setattr(self, "_keep", chosen))
        self.verb.clicked.connect(self._ask)
        care.begun.connect(self.accept)
        care.refused.connect(self._refuse)
        self.every.choose(self._every)
        self.after.choose(self._after)
        self.keep.choose(self._keep)
        self._show_every(self._every)
        self.folder.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_every(self, every: str) -> None:
        self._every = every
        for field in (self.first, self.second):
            field.setVisible(every != "0")
        lines = self.layout()
        if lines is not None:
            lines.activate()
            self.resize(self.width(), lines.totalHeightForWidth(self.width()))

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Folder for backups", self.folder.text())
        if name:
            self.folder.edit.setText(name)
            self.folder.accept()

    def _ask(self) -> None:
        passphrase = self.first.edit.text()
        by_itself = self._every != "0"
        if not Path(self.folder.text()).is_absolute() and (by_itself or self.folder.text()):
            self.folder.refuse("Choose a folder first")
        elif by_itself and len(passphrase) < _LEAST and not (self._kept and not passphrase):
            self.first.refuse(f"Use {_LEAST} characters or more")
        elif by_itself and passphrase != self.second.edit.text():
            self.second.refuse("The two passphrases differ")
        else:
            self.verb.setEnabled(False)
            plan = replace(
                self._care.words.plan,
                folder=self.folder.text(),
                every_days=int(self._every),
                after_changes=int(self._after),
                keep=int(self._keep),
            )
            self._care.set_plan(plan, passphrase if by_itself else "")

    def _refuse(self, sentence: str) -> None:
        self.verb.setEnabled(True)
        self.first.refuse(sentence)
