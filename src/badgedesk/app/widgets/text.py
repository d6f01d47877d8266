"""Labels that never read markup out of what they show."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_SELECTABLE: Final = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class Text(QLabel):
    """A plain-text label in the font of its role; ``tone`` names its colour, none is the text colour."""

    def __init__(self, theme: Theme, role: Role, text: str = "", *, tone: str = "", wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        self.setText(text)

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
