"""Labels that never read markup out of what they show, and small marks."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
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


class ElidedText(QWidget):
    """One line that is cut with "…" where it has no room; the whole stands in its tool tip."""

    def __init__(self, theme: Theme, role: Role, colour: str = "text") -> None:
        super().__init__()
        self._theme, self._role, self._colour = theme, role, colour
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.tokens_changed.connect(self.update)

    def set_text(self, text: str) -> None:
        """Show ``text``."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.control, self._theme.line(self._role))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        face = self._theme.font(self._role)
        shown = QFontMetrics(face).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self._text else plain_tool_tip(self._text))
        painter = QPainter(self)
        painter.setFont(face)
        painter.setPen(getattr(self._theme.tokens, self._colour))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        painter.end()


class IconMark(QWidget):
    """An icon that is not a button; screen readers pass it by."""

    def __init__(self, theme: Theme, name: str, colour: str = "text_soft", side: int = PX.icon) -> None:
        super().__init__()
        self._theme, self._name, self._colour = theme, name, colour
        self.setFixedSize(side, side)
        theme.tokens_changed.connect(self.update)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon; ``colour`` is the name of a token."""
        self._name, self._colour = name, colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name, getattr(self._theme.tokens, self._colour))
        painter.end()


def rule(*, vertical: bool = False) -> QFrame:
    """Return a separating hairline."""
    line = QFrame()
    line.setProperty("part", "rule")
    if vertical:
        line.setFixedWidth(PX.hairline)
    else:
        line.setFixedHeight(PX.hairline)
    return line


def plain_tool_tip(text: str) -> str:
    """Return ``text`` as a tool tip that is surely shown as plain text.

    Qt reads a tool tip as markup when it looks like it; escaped inside a paragraph it never is.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"


def ink_name(tone: str) -> str:
    """Return the name of the token that holds the ink of a tone."""
    return {"pass": "passed", "plain": "text_faint"}.get(tone, tone)
