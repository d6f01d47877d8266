"""A titled card on the page of a badge."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.sheets import FactGroup
from badgedesk.app.widgets.words.text import Text


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


class FactsCard(FactCard):
    """A card of short lines: what each is about, and what there is to say; the words can be marked with the mouse."""

    def __init__(self, theme: Theme, group: FactGroup) -> None:
        super().__init__(theme, group.title)
        self.setAccessibleName(group.title)
        lines = QGridLayout()
        lines.setHorizontalSpacing(PX.s4)
        lines.setVerticalSpacing(PX.s1)
        lines.setColumnStretch(1, 1)
        for row, fact in enumerate(group.facts):
            words = Text(theme, Role.BODY, fact.words, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if fact.label:
                label = Text(theme, Role.SMALL, fact.label, tone="soft", wrap=True)
                label.setFixedWidth(PX.report_fact)
                lines.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                lines.addWidget(words, row, 1, Qt.AlignmentFlag.AlignTop)
            else:
                lines.addWidget(words, row, 0, 1, 2)
        self.column.addLayout(lines)
