"""A titled card on the page of a badge."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.text import Text


class FactCard(QFrame):
    """A titled card with text."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.title = Text(theme, Role.SMALL_STRONG, title, tone="soft")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        self.column.setSpacing(PX.s1)
        self.column.addWidget(self.title)
