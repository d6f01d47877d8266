"""The order in which Tab goes through the parts of a window, where it is not that in which they were made."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(*parts: QWidget) -> None:
    """Let Tab go through the parts one after another, inside each as it did; all of them are in one window."""
    stops = [stop for part in parts for stop in _stops(part)]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _stops(part: QWidget) -> list[QWidget]:
    left = {part, *(child for child in part.findChildren(QWidget) if part.isAncestorOf(child))}
    found: list[QWidget] = []
    widget: QWidget | None = part
    while widget is not None and left:  # the chain goes through the whole window; what is left says when to leave it
        if widget in left:
            left.remove(widget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(widget)
        widget = widget.nextInFocusChain()
        if widget is part:
            break
    return found
