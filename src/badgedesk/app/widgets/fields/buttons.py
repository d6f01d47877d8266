"""Buttons: a verb and its object, in the four kinds of the look."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton
from typing_extensions import override

from badgedesk.app.look.early import pressed_by_enter
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_ICON_COLOURS = {"main": "on_accent", "danger": "fail", "link": "accent_text"}


class Button(QPushButton):
    """A button with words; ``kind`` is main, plain, quiet, danger or link."""

    def __init__(self, theme: Theme, text: str, *, kind: str = "plain", icon: str = "", small: bool = False) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setFont(theme.font(Role.LABEL if small or kind == "link" else Role.BUTTON))
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        if small or kind == "link":
            self.setProperty("compact", True)
        self._theme, self._glyph = theme, PX.icon_small if small else PX.icon
        if icon:
            self.setIcon(theme.icon(icon, _ICON_COLOURS.get(kind, "text")))
            theme.fix_icon(self, self._glyph, apart=PX.s1)
        self.setAutoDefault(False)
        self._words = ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def abbreviate(self, short: bool) -> None:
        """Show only the icon, or the words again; a screen reader reads the words in either case."""
        if short and self.text() and not self.icon().isNull():
            self._words = self.text()
            self.setAccessibleName(self.accessibleName() or self._words)
            self.setToolTip(self.toolTip() or self._words)
            self.setText("")
            self._theme.fix_icon(self, PX.icon)
            if self.property("kind") == "link":  # which has no edge to make it large enough
                self.setMinimumWidth(PX.control_small)
        elif not short and self._words:
            words, self._words = self._words, ""
            self.setText(words)
            self._theme.fix_icon(self, self._glyph, apart=PX.s1)
            self.setMinimumWidth(0)
            if self.accessibleName() == words:
                self.setAccessibleName("")
            if self.toolTip() == words:
                self.setToolTip("")


class IconButton(QToolButton):
    """A button that is only an icon; its name is its accessible name and its tool tip."""

    def __init__(self, theme: Theme, icon: str, name: str, *, shortcut: str = "", side: int = PX.control) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self._shortcut = shortcut
        self.setIcon(theme.icon(icon))
        theme.fix_icon(self, PX.icon_toolbar if side == PX.control else PX.icon)
        self.setFixedSize(side, side)
        self.rename(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def rename(self, name: str) -> None:
        """Give the button another name."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._shortcut})" if self._shortcut else name)
