"""The parts of the window that F6 goes through: rail, toolbar, side, middle, inspector, status bar."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_ORDER: Final = ("rail", "toolbar", "side", "", "inspector", "aside", "status")
"""The parts by their property ``part``; the empty one is everything between them."""


class Panes:
    """Moves the keyboard from part to part."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def go_on(self) -> None:
        """Go to the next part that can take the keyboard."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the part before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        firsts: dict[str, QWidget] = {}
        for widget in _in_tab_order(self._window):
            firsts.setdefault(_part_of(widget, self._window), widget)
        parts = [part for part in _ORDER if part in firsts]
        if not parts:
            return
        focus = QApplication.focusWidget()
        here = _part_of(focus, self._window) if focus is not None else ""
        at = parts.index(here) if here in parts else -1
        firsts[parts[(at + step) % len(parts)]].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _in_tab_order(window: QWidget) -> list[QWidget]:
    found = []
    widget: QWidget | None = window.nextInFocusChain()
    while widget is not None and widget is not window:
        tabs = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if tabs and widget.isVisible() and widget.isEnabled() and widget.window() is window:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _part_of(widget: QWidget, window: QWidget) -> str:
    part: QWidget | None = widget
    while part is not None and part is not window:
        name = part.property("part")
        if isinstance(name, str) and name in _ORDER:
            return name
        part = part.parentWidget()
    return ""
