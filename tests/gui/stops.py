"""Where Tab leads: by what name, and in the order of reading."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

_SAME_LINE_PX = 24


def stops(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab leads to below ``root``, in the order of Tab."""
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes and widget.isEnabled() and widget.isVisible() and root.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()


def nameless(root: QWidget) -> list[str]:
    """Return what Tab leads to and has no name."""
    found = []
    for widget in stops(root):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not (
            spoken.text(QAccessible.Text.Name) or spoken.relations(QAccessible.RelationFlag.Label)
        ):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def out_of_order(root: QWidget) -> list[str]:
    """Return the neighbours of which the second stands above the first, or before it on one line."""
    for _ in range(3):  # what a layout moves may hold a layout itself
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    places = [(widget, widget.mapTo(root, QPoint(0, 0))) for widget in stops(root)]
    return [
        f"{type(first).__name__} {first.accessibleName()!r} before {type(second).__name__} {second.accessibleName()!r}"
        for (first, here), (second, there) in pairwise(places)
        if there.y() < here.y() - _SAME_LINE_PX or (abs(there.y() - here.y()) <= 2 and there.x() < here.x())
    ]
