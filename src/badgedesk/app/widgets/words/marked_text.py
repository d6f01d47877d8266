"""A sentence behind the icon of its tone: colour alone says nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from badgedesk.app.look.states import ICONS, Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.words.painted import IconMark, ink_name
from badgedesk.app.widgets.words.text import Text


class MarkedText(QWidget):
    """Icon and sentence in the colour of ``tone``; the icon stands beside the first line."""

    def __init__(self, theme: Theme, text: str, tone: Tone) -> None:
        super().__init__()
        self._words = Text(theme, Role.SMALL, text, tone=tone.value, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PX.s2)
        mark = IconMark(theme, ICONS[tone], ink_name(tone.value), beside=Role.SMALL)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def text(self) -> str:
        """Return the sentence."""
        return self._words.text()
