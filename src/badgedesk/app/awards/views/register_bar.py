"""The line above the register: how many awards it shows, which, and what can be done with them."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from badgedesk.app.awards.viewmodel import ANY, Filters
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.laying.flow import Flow
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text

_STATES: Final = (
    (ANY, "Any state"),
    ("awarded", "Awarded"),
    ("suspended", "Suspended"),
    ("revoked", "Revoked"),
    ("corrected", "Corrected"),
    ("prepared", "Files not written yet"),
)
_WHEN: Final = (
    (ANY, "Any time"),
    ("month", "This month"),
    ("year", "This year"),
    ("year-ago", "Last 12 months"),
    ("due", "Ends within 60 days"),
)

_BROAD: Final = PX.cell_state + PX.s7
_NARROW: Final = PX.cell_state
"""Width of a filter where all stands in one line, and where it would not."""


class RegisterBar(QWidget):
    """Count, filters, and buttons for the awards that are shown; where there is no room, buttons are icons only.

    Signals:
        filtered: `Filters`.
        statistics_asked: plots are wanted.
        handover_asked: the awards shown are to be handed over.
        renew_asked: the awards shown, which end soon, are to be renewed.
        calendar_asked: their last days are wanted as a calendar.
        more_asked: the button below which a menu is wanted.
    """

    filtered = Signal(object)
    statistics_asked = Signal()
    handover_asked = Signal()
    renew_asked = Signal()
    calendar_asked = Signal()
    more_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.count = Text(theme, Role.STRONG)
        self.badge, self.state, self.when = (Choice(theme, name) for name in ("Badge", "State", "When"))
        self.renew = Button(theme, "Renew", small=True, icon="arrow-counter-clockwise")
        self.calendar = Button(theme, "Calendar", small=True, icon="file-text")
        self.statistics = Button(theme, "Statistics", small=True, icon="chart-bar")
        self.hand_over = Button(theme, "Hand over", small=True, icon="export")
        self.more = IconButton(theme, "dots-three", "More for the register", side=PX.control_small)
        row = self._row = Flow(self)
        row.addWidget(self.count)
        for choice in (self.badge, self.state, self.when):
            theme.fix_width(choice, _BROAD)
            row.addWidget(choice)
            choice.activated.connect(lambda _: self.filtered.emit(self.filters()))
        for button in (self.renew, self.calendar):
            button.hide()
            row.addWidget(button)
        row.addWidget(self.statistics)
        row.addWidget(self.hand_over)
        row.addWidget(self.more)
        for choice, entries in ((self.state, _STATES), (self.when, _WHEN)):
            for value, label in entries:
                choice.addItem(label, value)
        self.show_badges(())
        self.renew.clicked.connect(self.renew_asked)
        self.calendar.clicked.connect(self.calendar_asked)
        self.statistics.clicked.connect(self.statistics_asked)
        self.hand_over.clicked.connect(self.handover_asked)
        self.more.clicked.connect(lambda: self.more_asked.emit(self.more))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the words off the buttons where one line has no room for them."""
        buttons = (self.renew, self.calendar, self.statistics, self.hand_over)
        self._widen(_BROAD)
        for button in buttons:
            button.abbreviate(False)
        if self._row.one_line() > self.width():
            for button in buttons:
                button.abbreviate(True)
        if self._row.one_line() > self.width():
            self._widen(_NARROW)

    def _widen(self, px: int) -> None:
        for choice in (self.badge, self.state, self.when):
            self._theme.fix_width(choice, px)

    def filters(self) -> Filters:
        """Return what is chosen."""
        return Filters(self.badge.value(), self.state.value(), self.when.value())

    def clear(self) -> None:
        """Choose everything again, and say so."""
        for choice in (self.badge, self.state, self.when):
            choice.show_value(ANY)
        self.filtered.emit(self.filters())

    def show_badges(self, names: tuple[str, ...]) -> None:
        """Offer these badges; one that is chosen and still there stays chosen."""
        chosen = self.badge.value()
        blocked = self.badge.blockSignals(True)
        self.badge.clear()
        self.badge.addItem("Any badge", ANY)
        for name in names:
            self.badge.addItem(name, name)
        self.badge.setCurrentIndex(max(0, self.badge.findData(chosen)))
        self.badge.blockSignals(blocked)

    def show_count(self, count: int) -> None:
        """Say how many awards are shown; none can neither be counted nor handed over."""
        self.count.setText(counted(count, "award"))
        for button in (self.renew, self.calendar):
            button.setVisible(self.when.value() == "due" and count > 0)
        self._fit()
        self.statistics.setEnabled(count > 0)
        self.hand_over.setEnabled(count > 0)
