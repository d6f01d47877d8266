"""Asks how awards are handed over: the look of certificates, the paper, the language, the folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.awards.handing import HandoverWish
from badgedesk.app.awards.names import LANGUAGES
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.asking import labelled
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text

_LOOKS = (("classic", "Classic", ""), ("modern", "Modern", ""), ("plain", "Plain", ""))
_PAPERS = (("a4", "A4", ""), ("letter", "Letter", ""))
_TOLD = (
    "Each person gets a certificate, a ZIP file with badge and read-me, and a draft of an e-mail. All certificates "
    "also go into one file to print. Nothing is sent."
)


class HandoverDialog(QDialog):
    """One hand-over.

    Signals:
        handover_asked: `HandoverWish`.
    """

    handover_asked = Signal(object)

    def __init__(self, theme: Theme, awards: tuple[str, ...], parent: QWidget, *, has_site: bool = False) -> None:
        """Ask about ``awards``; ``has_site`` says that an issuer of theirs has an address on the web."""
        super().__init__(parent)
        self.setWindowTitle("Hand over")
        self._theme, self._awards = theme, awards
        self._folder: Path | None = None
        self._chosen = {"look": "classic", "paper": "a4"}
        self.look = Segments(theme, "Look of the certificates", _LOOKS)
        self.paper = Segments(theme, "Paper", _PAPERS)
        self.language = Choice(theme, "Language where the list names none")
        for tag, name in LANGUAGES.items():
            self.language.addItem(name, tag)
        self.pages = QCheckBox("A code on each certificate leads to its page on the published site")
        self.pages.setFont(theme.font(Role.BODY))
        self.pages.setChecked(has_site)
        self.pages.setVisible(has_site)
        self.place = Button(theme, "Choose where", icon="folder-open")
        self._place = Text(theme, Role.SMALL, "No folder chosen yet.", tone="soft", wrap=True)
        self.main = Button(theme, "Make the files", kind="main")
        self.cancel = Button(theme, "Cancel")
        self._build()
        for name, segments in (("look", self.look), ("paper", self.paper)):
            segments.choose(self._chosen[name])
            segments.chosen.connect(lambda chosen, name=name: self._chosen.update({name: chosen}))
        self.place.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)
        self.main.clicked.connect(self._ask)
        self.main.setDefault(True)
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_place(self, folder: Path) -> None:
        """Put the files there."""
        self._folder = folder
        self._place.setText(str(folder))
        self._place.set_tone("soft")
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, f"Hand over {counted(len(self._awards), 'award')}?", wrap=True)
        theme.fix_width(heading, PX.dialog_wide - 2 * PX.s6)
        column.addWidget(heading)
        column.addWidget(Text(theme, Role.BODY, _TOLD, tone="soft", wrap=True))
        fields = (
            (self.look, "Certificates"),
            (self.paper, "Paper"),
            (self.language, "Language where the list names none"),
        )
        for chooser, label in fields:
            column.addWidget(labelled(theme, label, chooser))
        column.addWidget(self.pages)
        row = QHBoxLayout()
        row.setSpacing(PX.s3)
        row.addWidget(self.place)
        row.addWidget(self._place, 1)
        column.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.main)
        column.addLayout(foot)

    def _choose(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = QFileDialog.getExistingDirectory(self, "Folder for what is handed over", start)
        if name:
            self.take_place(Path(name))

    def _ask(self) -> None:
        if self._folder is None:
            self._choose()
        if self._folder is None:
            self._place.setText("Choose a folder for the files.")
            self._place.set_tone("fail")
            return
        chosen = self._chosen
        self.handover_asked.emit(
            HandoverWish(
                self._awards,
                self._folder,
                chosen["look"],
                chosen["paper"],
                self.language.value(),
                pages=self.pages.isChecked(),
            )
        )
        self.accept()
