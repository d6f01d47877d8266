"""The ring around what has the keyboard, which is always in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFocusFrame, QScrollArea, QWidget


class FocusRing(QFocusFrame):
    """Follows the focus with a ring where it came by keyboard; views draw theirs inside the current item.

    What gets the keyboard from outside its scroll area is scrolled to, which Qt does only within one.

    A widget keeps the ring away with the property ``ring`` set to False.
    """

    def __init__(self, application: QApplication, parent: QWidget) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.visibleRegion().isEmpty():
            _scroll_to(new)
        wanted = (
            new is not None
            and new.window() is self.window()
            and new.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            and new.property("ring") is not False
        )
        self.setWidget(new if wanted else None)  # type: ignore[arg-type]  # None takes the ring away


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
