"""The line below the columns of a list that offers to read its dates, where they are written another way."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from badgedesk.app.awards.written_dates import OtherDates
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text

_WORDS: Final = (("dmy", "Read them day first"), ("mdy", "Read them month first"))


class DatesOffer(QWidget):
    """Names the dates, with a button for each order in which they can be read.

    Signals:
        chosen: `str`, the order, as `DateOrder` names it.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._told = Text(theme, Role.BODY, tone="soft")
        self.buttons = {order: Button(theme, words, small=True) for order, words in _WORDS}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PX.s2)
        row.addWidget(self._told)
        for order, button in self.buttons.items():
            button.setToolTip("All of them are written anew in the list, as year-month-day. Undo takes that back.")
            button.clicked.connect(lambda _=False, order=order: self.chosen.emit(order))
            row.addWidget(button)
        row.addStretch(1)
        self.hide()

    def show_dates(self, dates: OtherDates | None) -> None:
        """Offer to read these dates; None hides the line."""
        self.setVisible(dates is not None)
        if dates is not None:
            one = dates.count == 1
            told = f"{counted(dates.count, 'date')} {'is' if one else 'are'} written like {shown(dates.example)}."
            self._told.setText(told)
            for order, button in self.buttons.items():
                button.setVisible(order in dates.orders)
