"""The ring around what has the keyboard, which is always in sight."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFocusFrame, QScrollArea, QWidget


class FocusRing(QObject):
    """Follows the focus with a ring where it came by keyboard; views draw theirs inside the current item.

    What gets the keyboard from outside its scroll area is scrolled to, which Qt does only within one. A widget keeps
    the ring away with the property ``ring`` set to False.
    """

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._frame: QFocusFrame | None = None
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.visibleRegion().isEmpty():
            _scroll_to(new)
        wanted = (
            new is not None
            and new.window() is self._window
            and self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            and new.property("ring") is not False
        )
        if self._frame is None and wanted:
            # Qt moves a frame to where its widget lies: it goes with a page that is left for good.
            self._frame = QFocusFrame(self._window)
            self._frame.destroyed.connect(self._forget)
        if self._frame is not None:
            self._frame.setWidget(new if wanted else None)  # type: ignore[arg-type]  # None takes the ring away

    def _forget(self) -> None:
        self._frame = None


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
