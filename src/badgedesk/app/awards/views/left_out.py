"""Who gets no badge from an award, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from badgedesk.app.awards.cards import LeftOut
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.painted import IconMark
from badgedesk.app.widgets.words.text import Text

_TOP = Qt.AlignmentFlag.AlignTop
_MOST = 50
"""More lines than that say less."""


class LeftOutList(QFrame):
    """Name and reason of each, on one card; hidden when there is nobody."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s5, PX.s4, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        self._heading = Text(theme, Role.STRONG)
        column.addWidget(self._heading)
        self._holder = QFrame()
        column.addWidget(self._holder)
        self._column = column
        self.hide()

    def show_people(self, people: tuple[LeftOut, ...]) -> None:
        """Show ``people``."""
        self.setVisible(bool(people))
        self._heading.setText(f"{counted(len(people), 'person gets', 'people get')} no badge now")
        old = self._holder
        self._holder = QFrame()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(PX.s3)
        grid.setVerticalSpacing(PX.s2)
        for column, share in ((1, 2), (2, 3)):
            grid.setColumnStretch(column, share)
        for number, one in enumerate(people[:_MOST]):
            icon, ink = ("minus", "text_faint") if one.already else ("x-circle-fill", "fail")
            mark = IconMark(self._theme, icon, ink, beside=Role.BODY)
            name = Text(self._theme, Role.BODY, one.name, wrap=True)
            reason = Text(self._theme, Role.BODY, one.reason, tone="soft", wrap=True)
            grid.addWidget(mark, number, 0, _TOP)
            for place, words in enumerate((name, reason), 1):
                words.keep_side()
                grid.addWidget(words, number, place, _TOP)
        if len(people) > _MOST:
            grid.addWidget(Text(self._theme, Role.BODY, f"and {len(people) - _MOST} more", tone="soft"), _MOST, 1)
        self._column.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
