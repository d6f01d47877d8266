"""Statistics of the awards that the register shows, as plots."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.awards.figures import DUE_DAYS, MONTHS, Figures
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.lists.bar_plot import BarPlot
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text


class StatisticsDialog(QDialog):
    """Awards a month, by badge, and those that end soon."""

    def __init__(self, theme: Theme, figures: Figures, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Statistics")
        self.months = BarPlot(theme, f"Awards a month, last {MONTHS} months")
        self.badges = BarPlot(theme, "Awards by badge", lying=True)
        self.due = BarPlot(theme, f"Awards that end within {DUE_DAYS} days, by week")
        self.close_button = Button(theme, "Close")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, f"Statistics of {counted(figures.total, 'award')}", wrap=True)
        theme.fix_width(heading, PX.dialog_wide)
        column.addWidget(heading)
        plots = ((self.months, figures.months), (self.badges, figures.badges), (self.due, figures.due))
        for plot, bars in plots:
            if plot is self.due and not figures.ending:
                plot.hide()
                continue
            column.addWidget(Text(theme, Role.STRONG, plot.accessibleName(), wrap=True))
            plot.show_bars(bars)
            column.addWidget(plot)
        ending = (
            f"{counted(figures.ending, 'award')} to be renewed"
            if figures.ending
            else f"No award ends within {DUE_DAYS} days."
        )
        column.addWidget(Text(theme, Role.SMALL, ending, tone="soft"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
