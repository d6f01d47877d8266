"""Criteria as people will read them: plain widgets, no rich text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.markdown_blocks import Block, blocks
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.plain import shown_text
from badgedesk.app.widgets.text import Text

_MOST = 200
"""Most blocks shown."""


class CriteriaPreview(QScrollArea):
    """Shows a Markdown text block by block."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Preview of what the learner must do")

    def show_markdown(self, text: str) -> None:
        """Show the blocks of ``text``."""
        card = QFrame()
        card.setProperty("part", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        column.setSpacing(PX.s2)
        found = list(blocks(text))[:_MOST]
        for block in found:
            column.addWidget(self._block(block))
        if not found:
            column.addWidget(Text(self._theme, Role.BODY, "Nothing is written yet.", tone="faint"))
        column.addStretch(1)
        self.setWidget(card)

    def words(self) -> list[str]:
        """Return everything that is shown, in order."""
        return [label.text() for label in self.findChildren(Text)]

    def _block(self, block: Block) -> QWidget:
        role = Role.STRONG if block.kind == "heading" else Role.BODY
        words = Text(self._theme, role, shown_text(block.words), wrap=True)
        if block.kind != "item":
            return words
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(PX.s2, 0, 0, 0)
        row.setSpacing(PX.s2)
        row.addWidget(Text(self._theme, Role.BODY, block.mark, tone="soft"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line
