"""One issuer, and one award, with everything that is known of them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout

from badgedesk.app.awards.aftercare import ChangeKind
from badgedesk.app.awards.cards import AwardRow, IssuerRow
from badgedesk.app.awards.names import language_name
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.laying.one_layout import laid_out_once
from badgedesk.app.widgets.words.painted import plain_tool_tip
from badgedesk.app.widgets.words.text import Text, rule
from badgedesk.app.widgets.work.job_room import above_jobs

_ISSUER = (
    ("Web address", Role.SMALL),
    ("E-mail", Role.SMALL),
    ("Status lists", Role.SMALL),
    ("Key", Role.SMALL),
    ("ID", Role.CODE),
)
_AWARD = (
    ("Badge", Role.BODY),
    ("Issuer", Role.BODY),
    ("E-mail", Role.BODY),
    ("Awarded", Role.BODY),
    ("Valid until", Role.BODY),
    ("Letters", Role.BODY),
    ("On the site", Role.BODY),
    ("Files", Role.SMALL),
    ("Number", Role.SMALL),
    ("ID", Role.CODE),
)
_LONGEST_WORD = 25
"""In letters, of a value that surely fits."""

_ACTS = {
    ChangeKind.REVOKE: "Revoke",
    ChangeKind.SUSPEND: "Suspend",
    ChangeKind.REINSTATE: "Reinstate",
    ChangeKind.CORRECT: "Correct",
}


class FactGrid(QGridLayout):
    """Labels and values; a value can be marked and copied, an empty one is not shown."""

    def __init__(self, theme: Theme, lines: tuple[tuple[str, Role], ...], stacked: str = "") -> None:
        """Make the lines; ``stacked`` names one whose value stands below its label, as wide as both columns."""
        super().__init__()
        self.setHorizontalSpacing(PX.s4)
        self.setVerticalSpacing(PX.s1)
        self.setColumnStretch(1, 1)
        self._lines: dict[str, tuple[Text, Text]] = {}
        for number, (label, role) in enumerate(lines):
            title = Text(theme, Role.SMALL, label, tone="soft")
            value = Text(theme, role, wrap=True)
            value.make_selectable()
            value.keep_side()
            value.setMinimumWidth(PX.tile)  # a word without an end does not push the others out of sight
            self._lines[label] = (title, value)
            self.addWidget(title, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            if label == stacked:
                self.addWidget(value, 2 * number + 1, 0, 1, 2)
            else:
                self.addWidget(value, 2 * number, 1)

    def show_facts(self, facts: dict[str, str]) -> None:
        """Show ``facts`` by label."""
        for label, (title, value) in self._lines.items():
            text = facts.get(label, "")
            value.setText(text)
            value.setAccessibleName(f"{label}: {text}")
            has_long_word = any(len(word) > _LONGEST_WORD for word in text.split())  # which may be wider than the panel
            value.setToolTip(plain_tool_tip(text) if has_long_word else "")
            title.setVisible(bool(text))
            value.setVisible(bool(text))


class IssuerCard(QFrame):
    """What badges say of the issuer, and whether it is safe.

    Signals:
        recovery_asked: `IssuerRow`, a recovery file is wanted.
        publish_asked: `IssuerRow`, its site is to be written.
        change_asked: `IssuerRow`, something about it is to be changed.
        more_asked: `IssuerRow` and the button below which a menu is wanted.
    """

    recovery_asked = Signal(object)
    publish_asked = Signal(object)
    change_asked = Signal(object)
    more_asked = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._issuer: IssuerRow | None = None
        self.setProperty("part", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        column.setSpacing(PX.s2)
        self._name = Text(theme, Role.SECTION, wrap=True)
        self._state = VerdictLabel(theme, Verdict(Tone.PASS, "Ready to sign"))
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        column.addLayout(head)
        self._facts = FactGrid(theme, _ISSUER)
        column.addLayout(self._facts)
        self._recovery = VerdictLabel(theme, Verdict(Tone.WARN, "Not made yet"))
        self.make = Button(theme, "Make recovery file", small=True)
        foot = QHBoxLayout()
        foot.setSpacing(PX.s3)
        foot.addWidget(Text(theme, Role.SMALL, "Recovery file", tone="soft"))
        foot.addWidget(self._recovery)
        foot.addWidget(self.make)
        self.publish = Button(theme, "Publish", small=True, icon="export")
        self.change = Button(theme, "Change", small=True)
        self.more = IconButton(theme, "dots-three", "More for this issuer", side=PX.control_small)
        foot.addStretch(1)
        foot.addWidget(self.change)
        foot.addWidget(self.publish)
        foot.addWidget(self.more)
        column.addLayout(foot)
        self.change.clicked.connect(lambda: self.change_asked.emit(self._issuer))
        self.publish.clicked.connect(lambda: self.publish_asked.emit(self._issuer))
        self.make.clicked.connect(lambda: self.recovery_asked.emit(self._issuer))
        self.more.clicked.connect(lambda: self.more_asked.emit(self._issuer, self.more))

    @laid_out_once
    def show_issuer(self, issuer: IssuerRow) -> None:
        """Show ``issuer``."""
        self._issuer = issuer
        self._name.setText(issuer.name)
        self._state.show_verdict(issuer.state)
        self._recovery.show_verdict(issuer.recovery)
        self.make.setText("Make recovery file" if issuer.recovery.tone is not Tone.PASS else "Make another")
        self._facts.show_facts(
            {
                "Web address": issuer.web,
                "E-mail": issuer.email,
                "Status lists": issuer.status_at,
                "Key": issuer.key,
                "ID": issuer.id,
            }
        )


class AwardDetail(QFrame):
    """One award of the register.

    Signals:
        closed: the panel is not wanted any more.
        change_asked: `ChangeKind` and `AwardRow`, something is to be done to the award.
        more_asked: `AwardRow` and the button below which a menu is wanted.
    """

    closed = Signal()
    change_asked = Signal(object, object)
    more_asked = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "aside")
        self.setAccessibleName("Award")
        theme.fix_width(self, PX.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s5, PX.s4, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        self.name = Text(theme, Role.SECTION, wrap=True)
        close = self._close = IconButton(theme, "x", "Close these details", side=PX.control_small)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._state = VerdictLabel(theme, Verdict(Tone.PASS, "Awarded"))
        column.addWidget(self._state)
        column.addWidget(rule())
        self._facts = FactGrid(theme, _AWARD, stacked="ID")
        self._facts.setVerticalSpacing(PX.s2)
        self._history = Text(theme, Role.SMALL, wrap=True)
        self._history.make_selectable()
        column.addWidget(self._scrolling(), 1)
        self._award: AwardRow | None = None
        self.buttons = {kind: Button(theme, _ACTS[kind], small=True) for kind in ChangeKind}
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self._ask, kind))
            foot.addWidget(button)
        foot.addStretch(1)
        self.more = IconButton(theme, "dots-three", "More for this award", side=PX.control_small)
        self.more.clicked.connect(lambda: self.more_asked.emit(self._award, self.more))
        foot.addWidget(self.more)
        column.addLayout(above_jobs(foot))

    def _scrolling(self) -> QScrollArea:
        """Return what is known, which scrolls where long work or a low window leaves little room."""
        inner = QFrame()
        inner.setProperty("ground", "surface")
        known = QVBoxLayout(inner)
        known.setContentsMargins(0, 0, PX.s2, 0)
        known.setSpacing(PX.s3)
        known.addLayout(self._facts)
        known.addWidget(self._history)
        known.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("What is known of the award")
        area.setWidget(inner)
        return area

    def focus_first(self) -> None:
        """Put the keyboard on what closes it."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, kind: ChangeKind) -> None:
        self.change_asked.emit(kind, self._award)

    def show_history(self, award: str, lines: tuple[str, ...]) -> None:
        """Show what happened to the award, if it is still the one shown."""
        if self._award is not None and self._award.id == award:
            self._history.setText("\n".join(lines))
            self._history.setAccessibleName("History: " + "; ".join(lines))
            self._history.setVisible(bool(lines))

    @laid_out_once
    def show_award(self, award: AwardRow) -> None:
        """Show ``award``."""
        self._award = award
        self._history.hide()
        stands = award.state_name in {"awarded", "prepared", "suspended"}
        self.buttons[ChangeKind.REVOKE].setVisible(stands)
        self.buttons[ChangeKind.CORRECT].setVisible(stands and not award.erased)
        self.buttons[ChangeKind.SUSPEND].setVisible(award.state_name == "awarded")
        self.buttons[ChangeKind.REINSTATE].setVisible(award.state_name == "suspended")
        self.more.setVisible(not award.erased)
        self.name.setText(award.recipient)
        self._state.show_verdict(award.state)
        self._facts.show_facts(
            {
                "Badge": award.badge,
                "Issuer": award.issuer,
                "E-mail": award.email,
                "Awarded": award.awarded,
                "Valid until": award.valid_until,
                "Letters": language_name(award.language) if award.language else "",
                "On the site": "By name" if award.named else "",
                "Files": "\n".join(award.files),
                "Number": str(award.number),
                "ID": award.id,
            }
        )
