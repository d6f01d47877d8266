"""Step four of a new award: a look over everything before it is signed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from badgedesk.app.awards.cards import Form, Overview
from badgedesk.app.awards.flow import FORMATS, AwardFlow
from badgedesk.app.awards.names import USUAL_NAMES, language_name
from badgedesk.app.awards.views.left_out import LeftOutList
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text

_SUSPENDABLE: Final = (
    "A badge has one status. With this, whoever checks a withdrawn badge reads “suspended”, which you can lift; "
    "without it, “revoked”."
)


class LookStep(QWidget):
    """What will be awarded, by whom, to how many, where the files go, and who is left out."""

    def __init__(self, theme: Theme, flow: AwardFlow) -> None:
        super().__init__()
        self._flow = flow
        self._values = {
            name: Text(theme, Role.BODY, wrap=True) for name in ("Badge", "Issuer", "People", "Files go to")
        }
        self._state = VerdictLabel(theme, Verdict(Tone.UNKNOWN, "Looking it over"))
        self._headline = Text(theme, Role.HEADING, "Ready to award?")
        self.folder = Button(theme, "Choose another folder", small=True, icon="folder-open")
        self.boxes = {name: QCheckBox(label) for name, label in FORMATS}
        self.zipped = QCheckBox("All in one ZIP file")
        self.suspendable = QCheckBox("They can be suspended, in place of revoked")
        self.naming = Field(theme, "File names", note="{badge}, {name}, {number}, {date}, {row}", example=USUAL_NAMES)
        self.passphrase = Field(theme, "Passphrase of the issuer’s key", secret=True)
        self.language = Choice(theme, "Language of the badges")
        self._speaks = Text(theme, Role.BODY, "Language", tone="soft")
        self._status = Text(theme, Role.BODY, "Status", tone="soft")
        self._languages: tuple[str, ...] = ()
        self._left_out = LeftOutList(theme)
        self._build(theme)
        for name, box in self.boxes.items():
            box.setFont(theme.font(Role.BODY))
            box.setChecked(name in flow.formats)
            box.toggled.connect(lambda _: self._choose_formats())
        self.zipped.setFont(theme.font(Role.BODY))
        self.zipped.toggled.connect(lambda _: self._choose_form())
        self.suspendable.setFont(theme.font(Role.BODY))
        self.suspendable.setToolTip(_SUSPENDABLE)
        self.suspendable.setAccessibleDescription(_SUSPENDABLE)
        self.suspendable.toggled.connect(lambda _: self._choose_form())
        self.naming.edit.editingFinished.connect(self._choose_form)
        self.language.activated.connect(lambda _: self._choose_form())
        self.folder.clicked.connect(self._choose_folder)
        flow.overview_changed.connect(self._show)
        flow.locked.connect(self._refuse)
        self.passphrase.hide()

    def focus_first(self) -> None:
        """Put the keyboard where something may be missing."""
        wanted = self.passphrase.edit if not self.passphrase.isHidden() else self.boxes["png"]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_passphrase(self) -> str | None:
        """Return the passphrase and forget it; None where one is needed and missing."""
        if self.passphrase.isHidden():
            return ""
        text = self.passphrase.edit.text()
        self.passphrase.edit.clear()
        if not text:
            self.passphrase.refuse("The key is protected by a passphrase. Type it.")
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return text

    def _build(self, theme: Theme) -> None:
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(PX.s5, PX.s4, PX.s5, PX.s4)
        whole.setSpacing(PX.s3)
        head = QHBoxLayout()
        head.addWidget(self._headline)
        head.addStretch(1)
        head.addWidget(self._state)
        whole.addLayout(head)
        whole.addWidget(self._card(theme))
        whole.addWidget(self._left_out)
        whole.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("ground", "window")
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _card(self, theme: Theme) -> QFrame:
        card = QFrame()
        card.setProperty("part", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(PX.s5, PX.s4, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        grid = QGridLayout()
        grid.setVerticalSpacing(PX.s2)
        grid.setHorizontalSpacing(PX.s4)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(self._values.items()):
            grid.addWidget(Text(theme, Role.BODY, name, tone="soft"), number, 0, Qt.AlignmentFlag.AlignTop)
            value.keep_side()
            grid.addWidget(value, number, 1)
        row = grid.rowCount()
        grid.addWidget(self.folder, row, 1, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(Text(theme, Role.BODY, "Each badge as", tone="soft"), row + 1, 0)
        boxes = QHBoxLayout()
        boxes.setSpacing(PX.s5)
        for box in self.boxes.values():
            boxes.addWidget(box)
        boxes.addStretch(1)
        grid.addLayout(boxes, row + 1, 1)
        grid.addWidget(self.zipped, row + 2, 1, Qt.AlignmentFlag.AlignLeading)
        self.language.setMaximumWidth(PX.form)
        grid.addWidget(self._speaks, row + 3, 0)
        grid.addWidget(self.language, row + 3, 1)
        grid.addWidget(self._status, row + 4, 0)
        grid.addWidget(self.suspendable, row + 4, 1, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(grid)
        for field in (self.naming, self.passphrase):
            field.setMaximumWidth(PX.form_max)
        column.addWidget(self.naming)
        column.addWidget(self.passphrase)
        return card

    def _show(self, overview: Overview | None) -> None:
        flow = self._flow
        facts, issuer = flow.facts, flow.issuer
        self._values["Badge"].setText(facts.name if facts else "")
        self._values["Issuer"].setText(f"{issuer.name} · {issuer.signed_with}" if issuer else "")
        self._values["Files go to"].setText(_breakable(str(flow.output)))
        for part in (self._status, self.suspendable):
            part.setVisible(flow.may_suspend)
        self._offer_languages(facts.languages if facts else ())
        if overview is None:
            self._state.show_verdict(Verdict(Tone.UNKNOWN, "Looking it over"))
            self._values["People"].setText("")
            self._left_out.show_people(())
            return
        ready = overview.ready
        self._state.show_verdict(
            Verdict(Tone.PASS, f"{ready} ready") if ready else Verdict(Tone.WARN, "Nothing to award")
        )
        out = len(overview.left_out)
        people = f"{counted(ready, 'person', 'people')} will get this badge"
        self._values["People"].setText(f"{people}, {out} will not" if out else people)
        self._left_out.show_people(overview.left_out)
        if overview.needs_passphrase:
            self.passphrase.show()
        else:
            self.passphrase.setVisible(self.passphrase.edit.property("tone") == "fail")

    def _offer_languages(self, languages: tuple[str, ...]) -> None:
        """Offer the languages of the design, where it has more than one."""
        for part in (self._speaks, self.language):
            part.setVisible(len(languages) > 1)
        if languages != self._languages:
            self._languages = languages
            self.language.clear()
            self.language.addItem("Each person’s own, as the list says", "")
            for tag in languages:
                self.language.addItem(language_name(tag), tag)

    def _refuse(self, sentence: str) -> None:
        self.passphrase.show()
        self.passphrase.refuse(sentence)
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_formats(self) -> None:
        self._flow.choose_formats(tuple(name for name, box in self.boxes.items() if box.isChecked()))

    def _choose_form(self) -> None:
        zipped, suspendable = self.zipped.isChecked(), self.suspendable.isChecked()
        fault = self._flow.choose_form(Form(zipped, self.naming.text(), self.language.value(), suspendable))
        if fault:
            self.naming.refuse(fault)
        else:
            self.naming.accept()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Where the files go", str(self._flow.folder.parent))
        if folder:
            self._flow.choose_folder(Path(folder))


def _breakable(path: str) -> str:
    """Return a path that may be broken into lines after each folder."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
