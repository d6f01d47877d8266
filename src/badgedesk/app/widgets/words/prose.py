"""Markdown of strangers as plain widgets: nothing in it is run, fetched or followed, and a link shows its address."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.words.text import Text
from badgedesk.showcase.prose import Block, read_prose

_MOST: Final = 200
"""Most blocks shown."""


class Prose(QWidget):
    """Shows a Markdown text block by block; the words can be marked with the mouse."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: str | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(PX.s2)

    def show_markdown(self, text: str, otherwise: str = "") -> None:
        """Show the blocks of ``text``, or the words ``otherwise`` where it says nothing."""
        if text == self._shown:
            return
        self._shown = text
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        found = read_prose(text)[:_MOST]
        for block in found:
            self._column.addWidget(self._block(block))
        if not found and otherwise:
            self._column.addWidget(Text(self._theme, Role.BODY, otherwise, tone="faint"))

    def words(self) -> list[str]:
        """Return everything that is shown, in order."""
        return [label.text() for label in self.findChildren(Text)]

    def _block(self, block: Block) -> QWidget:
        role = {"heading": Role.STRONG, "code": Role.CODE}.get(block.kind, Role.BODY)
        words = Text(self._theme, role, block.told, tone="soft" if block.kind == "quote" else "", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # no stop of the keyboard for each
        if not block.mark and block.kind != "quote":
            return words
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(PX.s2, 0, 0, 0)
        row.setSpacing(PX.s2)
        if block.mark:
            mark = Text(self._theme, Role.BODY, block.mark, tone="soft")
            mark.setMinimumWidth(PX.s4)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line
