"""Making an issuer: who it is, its key, a recovery file, and a look whether that file opens."""

from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from badgedesk.app.awards.cards import IssuerRow, NewIssuer
from badgedesk.app.awards.views.identity_page import IdentityPage
from badgedesk.app.awards.views.recovery_pages import CheckPage, RecoveryPage
from badgedesk.app.awards.views.wizard_pages import KeyPage, ProfilePage
from badgedesk.app.look.step_bar import StepBar
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.turns import Making, Parts, Turns
from badgedesk.app.widgets.fields.buttons import Button

LABELS = ("Issuer", "Identity", "Key", "Recovery file", "Check")
_PROFILE, _IDENTITY, _KEY, _RECOVERY, _CHECK = range(5)
_MAIN = ("Choose the identity", "Choose how the key is kept", "Make issuer", "Save recovery file", "Check the file")
Page = ProfilePage | IdentityPage | KeyPage | RecoveryPage | CheckPage
Kind = TypeVar("Kind", ProfilePage, IdentityPage, KeyPage, RecoveryPage, CheckPage)
_WAITING = ("", "", "Making the key …", "Writing …", "Reading back …")


class IssuerWizard(QDialog):
    """Five pages in one dialog; it says finished only when the recovery file was read back.

    Signals:
        create_asked: `NewIssuer`.
        write_asked: `str` issuer, `Path`, `str` passphrase of the file, `str` passphrase of the key or empty.
        check_asked: `str` issuer, `Path` or `str` what is read back, `str` passphrase.
    """

    create_asked = Signal(object)
    write_asked = Signal(str, object, str, str)
    check_asked = Signal(str, object, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("New issuer")
        self._theme, self._issuer = theme, ""
        self.steps = StepBar(theme, LABELS)
        self._pages = QStackedWidget()
        self.back = Button(theme, "Cancel")
        self.later = Button(theme, "Later", kind="quiet")
        self.main = Button(theme, _MAIN[0], kind="main")
        self._build()
        self.setMinimumHeight(min(round(PX.wizard_height * theme.text_scale), parent.height()))
        self.steps.chosen.connect(self._show)
        self.main.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.later.clicked.connect(self.reject)
        self.main.setDefault(True)
        self._show(_PROFILE)
        Turns(Making(self._rest()), lambda _: None, self)

    @cached_property
    def profile(self) -> ProfilePage:
        """Who awards."""
        return self._take_in(_PROFILE, ProfilePage(self._theme))

    @cached_property
    def identity(self) -> IdentityPage:
        """How it is known to others."""
        return self._take_in(_IDENTITY, IdentityPage(self._theme))

    @cached_property
    def key(self) -> KeyPage:
        """How its key is kept."""
        return self._take_in(_KEY, KeyPage(self._theme))

    @cached_property
    def recovery(self) -> RecoveryPage:
        """Where its recovery file goes."""
        return self._take_in(_RECOVERY, RecoveryPage(self._theme))

    @cached_property
    def check(self) -> CheckPage:
        """Whether that file opens."""
        return self._take_in(_CHECK, CheckPage(self._theme))

    @property
    def step(self) -> int:
        """The page at hand, from 0."""
        return self._pages.currentIndex()

    def begin_at_recovery(self, issuer: IssuerRow, *, needs_passphrase: bool) -> None:
        """Make only the recovery file of an issuer that is there."""
        self.setWindowTitle(f"Recovery file of {issuer.name}")
        self._issuer = issuer.id
        self.recovery.suggest(issuer.name, needs_passphrase=needs_passphrase)
        self._show(_RECOVERY)

    def go_on_to_recovery(self, issuer: str) -> None:
        """The issuer is made: go on to its recovery file."""
        self._issuer = issuer
        self.recovery.suggest(self.profile.name.text(), needs_passphrase=False)
        self._show(_RECOVERY)

    def refuse(self, field: str, sentence: str) -> None:
        """Say why the issuer was not made, in the field it is about."""
        if field in {"name", "logo", *self.profile.details}:
            self._show(_PROFILE)
            self.profile.refuse(field, sentence)
        elif field in {"domain", "status"}:
            self._show(_IDENTITY)
            self.identity.refuse(field, sentence)
        elif field == "key":
            self._wait(waiting=False)
            self.key.refuse_key(sentence)
        else:
            self._wait(waiting=False)
            self.key.refuse(sentence)

    def want_passphrase(self, reason: str) -> None:
        """Ask for a passphrase in place of the system's key store, and say why."""
        self._wait(waiting=False)
        self.key.want_passphrase(reason)

    def go_on_to_check(self, file: Path) -> None:
        """The recovery file lies on the disk: read it back."""
        self.check.show_file(file)
        self._show(_CHECK)

    def refuse_file(self, sentence: str) -> None:
        """Say why the recovery file was not written."""
        self._wait(waiting=False)
        self.recovery.refuse(sentence)

    def refuse_check(self, sentence: str) -> None:
        """Say why the recovery file did not open."""
        self._wait(waiting=False)
        self.check.refuse(sentence)

    def finish(self, _issuer: str) -> None:
        """Say that everything is done."""
        self.check.finish()
        self._wait(waiting=False)
        self.main.setText("Finish")
        self.later.hide()
        self.back.hide()
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s4)
        self.steps.setFixedHeight(PX.control)
        column.addWidget(self.steps)
        for _ in LABELS:
            self._pages.addWidget(_rolled())
        column.addWidget(self._pages, 1)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.main)
        column.addLayout(row)
        self._theme.fix_width(self, PX.dialog_wide + PX.s7)

    def _page(self, step: int) -> Page:
        """Return a page, built now where it was not yet."""
        if step == _PROFILE:
            return self.profile
        if step == _IDENTITY:
            return self.identity
        if step == _KEY:
            return self.key
        return self.recovery if step == _RECOVERY else self.check

    def _take_in(self, step: int, page: Kind) -> Kind:
        """Put a page in the place that is kept for it, and before the buttons for whoever goes on with Tab."""
        area = self._pages.widget(step)
        if isinstance(area, QScrollArea):
            area.setWidget(page)
            page.setAutoFillBackground(False)  # the area asks for a ground of its own
        before: QWidget = page
        for following in (self.later, self.back, self.main, self.steps):
            self.setTabOrder(before, following)
            before = following
        return page

    def _rest(self) -> Parts[None]:
        """Build the pages that were not needed yet, one a turn."""
        for step in range(len(LABELS)):
            yield
            self._page(step)

    def _show(self, step: int) -> None:
        page = self._page(step)
        self._pages.setCurrentIndex(step)
        self.steps.show_step(step, locked=step >= _RECOVERY)
        self.back.setText("Cancel" if step == _PROFILE else "Back")
        self.back.setVisible(step in {_PROFILE, _IDENTITY, _KEY, _CHECK})
        self.later.setVisible(step >= _RECOVERY)
        self.later.setToolTip("The awards place reminds you until it is done.")
        self._wait(waiting=False)
        page.focus_first()

    def _wait(self, *, waiting: bool) -> None:
        step = self.step
        self.main.setEnabled(not waiting)
        self.back.setEnabled(not waiting)
        self.main.setText((_WAITING if waiting else _MAIN)[step])

    def _go_back(self) -> None:
        if self.step == _PROFILE:
            self.reject()
        else:
            self._show(self.step - 1)

    def _go_on(self) -> None:
        (self._leave_profile, self._leave_identity, self._make, self._write, self._read_back)[self.step]()

    def _leave_profile(self) -> None:
        if self.profile.is_complete():
            self._show(_IDENTITY)

    def _leave_identity(self) -> None:
        if self.identity.is_complete():
            self._show(_KEY)

    def _make(self) -> None:
        passphrase = self.key.passphrase()
        if passphrase is None:
            return
        page, identity = self.profile, self.identity
        self._wait(waiting=True)
        self.create_asked.emit(
            NewIssuer(
                page.name.text(),
                page.url.text(),
                page.email.text(),
                page.logo_file,
                passphrase,
                identity.chosen_domain(),
                identity.status.text(),
                identity.kind.value(),
                self.key.key_file,
                self.key.unlocks.edit.text(),
                page.logo_data,
                {name: page.detail(name) for name in page.details},
            )
        )

    def _write(self) -> None:
        wanted = self.recovery.wanted()
        if wanted is not None:
            file, new, opens = wanted
            self._wait(waiting=True)
            self.write_asked.emit(self._issuer, file, new, opens)

    def _read_back(self) -> None:
        if self.check.finished:
            self.accept()
            return
        passphrase = self.check.passphrase()
        if passphrase is not None:
            self._wait(waiting=True)
            self.check_asked.emit(self._issuer, self.check.source(), passphrase)


def _rolled() -> QScrollArea:
    """Return a place for one page: on a small screen its fields scroll, and the buttons stay.

    Each page has its own, so that none scrolls because another is longer.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
