"""Criteria as people will read them: plain widgets, no rich text."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.words.prose import Prose


class CriteriaPreview(QScrollArea):
    """Shows a Markdown text block by block, as the wallet and the pages show it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Preview of what the learner must do")
        card = QFrame()
        card.setProperty("part", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        self._prose = Prose(theme)
        column.addWidget(self._prose)
        column.addStretch(1)
        self.setWidget(card)

    def show_markdown(self, text: str) -> None:
        """Show the blocks of ``text``."""
        self._prose.show_markdown(text, "Nothing is written yet.")

    def words(self) -> list[str]:
        """Return everything that is shown, in order."""
        return self._prose.words()
