"""A new award: the steps in the bar, each step's view below, the preview beside."""

from typing import TypeVar

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from badgedesk.app.awards.cards import STEP_LABELS, Awarded, FlowState, Step
from badgedesk.app.awards.flow import AwardFlow
from badgedesk.app.awards.views.badge_step import BadgeStep
from badgedesk.app.awards.views.issuer_step import IssuerStep
from badgedesk.app.awards.views.look_step import LookStep
from badgedesk.app.awards.views.people_step import LISTS, PeopleStep
from badgedesk.app.awards.views.preview_panel import PreviewPanel
from badgedesk.app.awards.views.result_step import ResultStep
from badgedesk.app.awards.views.seen_dialog import SeenDialog
from badgedesk.app.look.step_bar import StepBar
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text

_HINTS = {
    Step.BADGE: "Choose the badge. A design file can be dropped here.",
    Step.ISSUER: "The issuer’s name stands on every badge.",
    Step.PEOPLE: "Rows that are not fixed are left out. You can award them later.",
    Step.LOOK_OVER: "Nothing is signed before you press the button.",
    Step.AWARD: "Every award stands in the register.",
}
View = TypeVar("View", bound=QWidget)


class FlowPage(Page):
    """Shows the step at hand.

    Signals:
        left: the user goes back to the register.
        new_issuer_asked: a new issuer is wanted.
        step_shown: another step came to the front.
    """

    left = Signal()
    new_issuer_asked = Signal()
    step_shown = Signal()

    def __init__(self, theme: Theme, flow: AwardFlow) -> None:
        super().__init__(theme)
        self._theme, self._flow = theme, flow
        self._state: FlowState | None = None
        self._folder = flow.folder
        self.steps = StepBar(theme, STEP_LABELS)
        self.back = Button(theme, "Back")
        self.main = Button(theme, "", kind="main")

    def furnished(self, pictures: Pictures) -> Parts[None]:
        """Build the steps one by one; the page cannot be used before."""
        theme, flow = self._theme, self._flow
        self._views = QStackedWidget()
        self.preview = PreviewPanel(theme, pictures)
        self._build(theme)
        yield
        self.badge = self._step(BadgeStep(theme, flow, pictures))
        yield
        self.issuer = self._step(IssuerStep(theme, flow))
        yield
        self.people = self._step(PeopleStep(theme, flow.people))
        yield
        self.look = self._step(LookStep(theme, flow))
        yield
        self.result = self._step(ResultStep(theme, flow))
        yield
        self._connect()

    def hint(self) -> str:
        """Return what the status bar says here."""
        return _HINTS[self._flow.step]

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        if self._flow.step is Step.PEOPLE and count == 1:
            return "Read as a list of people"
        if self._flow.step is Step.BADGE and count == 1:
            return "Add to your designs and choose it"
        return f"Look at {counted(count, 'file')}" if count else "Look at this badge"

    def receive(self, drop: Drop) -> bool:
        """Take a list or a design, where the step at hand wants one; say whether the drop was taken."""
        if len(drop.files) != 1:
            return False
        file = drop.files[0]
        if self._flow.step is Step.PEOPLE and file.suffix.lower() in LISTS:
            self._flow.people.open(file)
            return True
        if self._flow.step is Step.BADGE and file.suffix.lower() == ".badge":
            self.badge.take_file(file)
            return True
        return False

    def focus_first(self) -> None:
        """Put the keyboard where the step begins."""
        (self.badge, self.issuer, self.people, self.look, self.result)[self._flow.step].focus_first()

    def open_seen(self) -> SeenDialog:
        """Show what the person of the preview will get."""
        foresight = self._flow.foresight
        dialog = SeenDialog(self._theme, self.preview.name.text(), self.window())
        foresight.seen.connect(dialog.show_seen)
        foresight.unseen.connect(dialog.refuse)
        dialog.setModal(True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        foresight.ask(self._flow.order(), self._at)
        return dialog

    def show_in_folder(self) -> None:
        """Open the folder with the files of the last award."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.take_room(wide=self.window().width() >= PX.wide)
        self._show_preview()

    def _build(self, theme: Theme) -> None:
        self.toolbar.add_leading(Text(theme, Role.HEADING, "New award"))
        self.toolbar.add_leading(self.steps, gap=PX.s6, stretch=1)
        self.toolbar.add_trailing(self.back)
        self.toolbar.add_trailing(self.main)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._views, 1)
        row.addWidget(self.preview)
        self.set_body(body)

    def _step(self, view: View) -> View:
        view.setProperty("ground", "window")
        self._views.addWidget(view)
        order_tabs(view, self.preview)
        return view

    def _connect(self) -> None:
        flow = self._flow
        flow.state_changed.connect(self._show)
        flow.preview_changed.connect(self.preview.show_preview)
        flow.finished.connect(self._keep_folder)
        flow.told.connect(self.messages.show_message)
        self.steps.chosen.connect(lambda step: flow.go_to(Step(step)))
        self.back.clicked.connect(self._go_back)
        self.main.clicked.connect(self._go_on)
        self.badge.decided.connect(self._go_on)
        self.issuer.new_asked.connect(self.new_issuer_asked)
        self.people.person_chosen.connect(flow.preview)
        self.preview.stepped.connect(self._step_preview)
        self.preview.whole_asked.connect(self.open_seen)
        self._at = 0
        flow.preview_changed.connect(self._keep_place)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.main.click)

    def _show(self, state: FlowState) -> None:
        before, self._state = self._state, state
        self.steps.show_step(state.step, locked=state.locked)
        self.back.setText(state.back)
        self.main.setText(state.main)
        self.main.setVisible(bool(state.main))
        self.main.setEnabled(state.may_go_on)
        self.main.setToolTip(state.why_not or "Ctrl+Enter")
        if before is None or before.step is not state.step:
            self.messages.hide()
            self._views.setCurrentIndex(state.step)
            self._show_preview()
            if self.isVisible():
                self.focus_first()
            self.step_shown.emit()

    def _show_preview(self) -> None:
        step = self._state.step if self._state else Step.BADGE
        room = self.window().width() / (1 + (self._theme.text_scale - 1) / 2)
        self.preview.setVisible(step is not Step.BADGE and room >= PX.narrow)

    def _keep_place(self, preview: object) -> None:
        self._at = getattr(preview, "place", 0) - 1

    def _step_preview(self, by: int) -> None:
        self._flow.preview(self._at + by)

    def _keep_folder(self, result: Awarded) -> None:
        self._folder = result.folder

    def _go_back(self) -> None:
        step = self._flow.step
        if step in {Step.BADGE, Step.AWARD}:
            self.left.emit()
        else:
            self._flow.go_to(Step(step - 1))

    def _go_on(self) -> None:
        step = self._flow.step
        if step is Step.AWARD:
            self.show_in_folder()
        elif step is not Step.LOOK_OVER:
            self._flow.go_to(Step(step + 1))
        elif (passphrase := self.look.take_passphrase()) is not None:
            self._flow.award(passphrase)
