"""The menu of what can be done with badges and their files, for whoever cannot or will not drag."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; ``keys`` are shown beside it and work without it."""

    label: str
    icon: str
    do: Callable[[], None]
    keys: str = ""


def pop_up(theme: Theme, owner: QWidget, at: QPoint, groups: Sequence[Sequence[Entry]]) -> QMenu:
    """Show the menu at a point of the screen, a line between its groups; it goes when it is closed."""
    menu = QMenu(owner)
    menu.setAccessibleName("Take it out")
    menu.setMinimumWidth(PX.menu)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in filter(None, groups):
        if menu.actions():
            menu.addSeparator()
        for entry in group:
            label = f"{entry.label}\t{entry.keys}" if entry.keys else entry.label
            action = menu.addAction(theme.icon(entry.icon, "text"), label)
            action.triggered.connect(entry.do)
    menu.popup(at)
    return menu
