"""The window with three badges of one name for three people, and the mouse that drags them."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roles import CardRole
from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.carrying.drag_handle import DragHandle
from badgedesk.app.widgets.lists.badge_grid import BadgeGrid

PEOPLE = ("Résumé & badge #1 100%", "李小龙", "Anna Ångström")
_FAR = QPoint(45, 45)
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class ThreeBadges:
    """The window with three badges."""

    def __init__(self, desk: Desk, place: WalletPlace, qtbot: QtBot) -> None:
        self.desk, self.place, self.qtbot = desk, place, qtbot

    @property
    def grid(self) -> BadgeGrid:
        """The cards."""
        return self.place.gallery.grid

    @property
    def said(self) -> str:
        """What the status bar says."""
        return self.desk.window.status.text()

    def drag_card(self, row: int = 0, onto: int | None = None) -> None:
        """Press on a card and move the mouse far enough, or onto another card."""
        start = self._middle(row)
        self._pull(self.grid.viewport(), start, self._middle(onto) if onto is not None else start + _FAR)

    def pull(self, handle: DragHandle) -> None:
        """Press on a tile and move the mouse far enough."""
        start = handle.rect().center()
        self._pull(handle, start, start + _FAR)

    def open(self, row: int = 0) -> None:
        """Open a badge."""
        self.grid.opened.emit(self.grid.model().index(row, 0).data(int(CardRole.ID)))
        self.qtbot.waitUntil(lambda: self.place.currentWidget() is self.place.badge)

    def wait_said(self, start: str) -> None:
        """Wait for what the status bar says."""
        self.qtbot.waitUntil(lambda: self.said.startswith(start))

    def _middle(self, row: int) -> QPoint:
        return self.grid.visualRect(self.grid.model().index(row, 0)).center()

    @staticmethod
    def _pull(widget: QWidget, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(widget, _LEFT, _NONE, start)
        for part in range(1, 11):
            _move_held(widget, start + (end - start) * part / 10)
        QTest.mouseRelease(widget, _LEFT, _NONE, end)


def _move_held(widget: QWidget, to: QPoint) -> None:
    """Move with the left button held; QTest moves without any."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(widget.mapToGlobal(to)), Qt.MouseButton.NoButton, _LEFT, _NONE
    )
    QApplication.sendEvent(widget, event)
