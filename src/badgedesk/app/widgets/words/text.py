"""Labels that never read markup out of what they show."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_BREAK: Final = "\u200b"
_LONG_WORD: Final = re.compile(r"\S{25,}")
_PIECE: Final = re.compile(r".{12}")


def _break_word(word: re.Match[str]) -> str:
    return _PIECE.sub(lambda piece: piece[0] + _BREAK, word[0])


class Text(QLabel):
    """A plain-text label in the font of its role; ``tone`` names its colour, none is the text colour."""

    _told = ""

    def __init__(self, theme: Theme, role: Role, text: str = "", *, tone: str = "", wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        """Show ``text``; where lines break, a word that is longer than a line may be broken too."""
        breakable = _LONG_WORD.sub(_break_word, text) if self.wordWrap() and not self._is_marked() else text
        if breakable != text or self._told:
            self._told = text if breakable != text else ""
            self.setAccessibleName(self._told)
        super().setText(breakable)

    @override
    def text(self) -> str:
        return super().text().replace(_BREAK, "") if self._told else super().text()

    def keep_side(self) -> None:
        """Begin at the same side as the other values, also with a text that runs the other way."""
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _is_marked(self) -> bool:
        """Return whether people can copy the text, which must then be what was given."""
        return bool(self.textInteractionFlags() & _SELECTABLE)

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def make_selectable(self) -> None:
        """Let people mark and copy the text, with mouse and keyboard."""
        self.setTextInteractionFlags(_SELECTABLE)


def rule(*, vertical: bool = False) -> QFrame:
    """Return a separating hairline."""
    line = QFrame()
    line.setProperty("part", "rule")
    if vertical:
        line.setFixedWidth(PX.hairline)
    else:
        line.setFixedHeight(PX.hairline)
    return line
