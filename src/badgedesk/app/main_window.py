"""The window: rail, places, status bar, and the overlay while files are held over it. Layout only."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.frame.rail import Rail, RailItem
from badgedesk.app.widgets.frame.status_bar import StatusBar

if not TYPE_CHECKING:
    from badgedesk.app.look.early import override
else:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from typing_extensions import override

    from badgedesk.app.turns import Making, Parts, Turns
    from badgedesk.app.widgets.carrying.drop_overlay import DropOverlay
    from badgedesk.app.widgets.carrying.drops import Drop
    from badgedesk.app.widgets.frame.message import Message, Note

PLACES: Final = (
    RailItem("designs", "palette", "Designs", "Ctrl+1"),
    RailItem("awards", "medal", "Awards", "Ctrl+2"),
    RailItem("wallet", "wallet", "Wallet", "Ctrl+3"),
)
TOOLS: Final = (
    RailItem("help", "question", "Help", "F1"),
    RailItem("settings", "gear-six", "Settings", "Ctrl+,"),
)


class Place(Protocol):
    """What the window needs of each place, which is a widget as well."""

    def hint(self) -> str:
        """Return what the status bar says there."""
        ...

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        ...

    def receive(self, drop: "Drop") -> None:
        """Do with a drop what the sentence says."""
        ...

    def title(self) -> str:
        """Return what the window's title should name."""
        ...

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        ...

    def show_message(self, message: "Message") -> None:
        """Show ``message`` on the page in front."""
        ...


class _Blank(QWidget):
    """The empty page before the first place is there; tells once when it was painted.

    Signals:
        painted: the first painting is done.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self._told = False

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self.painted.emit)


class MainWindow(QMainWindow):
    """Holds the places, builds each when it is first visited, and forwards drops to the one in front.

    Signals:
        painted: the window is on the screen for the first time.
        tool_called: `str`, the id of a tool of the rail.
        closing: the window is about to close.
    """

    painted = Signal()
    tool_called = Signal(str)
    closing = Signal()

    def __init__(self, theme: Theme, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted = place
        self._builders: dict[str, Callable[[], Parts[QWidget]]] = {}
        self._making: dict[str, Making[QWidget]] = {}
        self._turns: Turns | None = None
        self._is_awaited = False
        """Whether something is to be done with the place that is being built, even where the user goes elsewhere."""
        self._places: dict[str, QWidget] = {}
        self._overlay: DropOverlay | None = None
        self._greeting: QWidget | None = None
        self._guards: list[Callable[[], bool]] = []
        self.builds_by_turns = False
        """Whether a place that the user goes to is built by turns of the event loop, not at once."""
        self.starts_anew = False
        """Whether the program is to start once more when this window is closed."""
        self.rail = Rail(theme, PLACES, TOOLS)
        self.status = StatusBar(theme)
        self._stack = QStackedWidget()
        self._blank = _Blank()
        self._blank.painted.connect(self.painted)
        self._stack.addWidget(self._blank)
        self._build()
        self.rail.chosen.connect(self.visit)
        self.rail.called.connect(self.tool_called)
        self.rail.mark(place)
        self.setAcceptDrops(True)
        self.setMinimumSize(PX.window_min_width, PX.window_min_height)
        self.resize(PX.window_width, PX.window_height)
        self.setWindowTitle("BadgeDesk")

    @property
    def place(self) -> str:
        """The id of the place in front."""
        return self._wanted

    @property
    def overlay(self) -> "DropOverlay":
        """What covers the window while files are held over it."""
        if self._overlay is None:
            from badgedesk.app.widgets.carrying.drop_overlay import DropOverlay

            self._overlay = DropOverlay(self._theme, self)
        return self._overlay

    def furnish(self, builders: "dict[str, Callable[[], Parts[QWidget]]]") -> None:
        """Take what builds the places, each part by part."""
        self._builders = builders
        self.rail.bind_keys()

    def hold(self, place: QWidget) -> None:
        """Take a place that is to be built, behind the one in front.

        Qt dresses all that is in a widget anew when it comes into another one: what is empty yet comes at no cost.
        """
        self._stack.addWidget(place)

    def build_front(self) -> "Parts[None]":
        """Build the place in front, part by part; it may become another one meanwhile."""
        place = self._wanted
        while place not in self._places and place in self._builders and not self._making_of(place).go_on():
            yield
            place = self._wanted
        self.go_to(place)

    def greet(self, page: QWidget) -> None:
        """Show the page of the first start, alone, until the user goes to a place."""
        self._greeting = page
        self.rail.hide()
        if self._stack.indexOf(page) < 0:
            self.hold(page)
        self._stack.setCurrentWidget(page)
        self.retitle()
        front = self._front()
        if front is not None:
            front.focus_first()

    def show_in_front(self) -> None:
        """Come to the front, also from being minimised."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def guard(self, may_close: Callable[[], bool]) -> None:
        """Ask ``may_close`` before the window closes; it stays open unless all say yes."""
        self._guards.append(may_close)

    def go_to(self, place: str) -> None:
        """Bring ``place`` to the front."""
        self._wanted = place
        self.rail.mark(place)
        self._end_turns()
        if place not in self._builders:
            return
        self._stack.setCurrentWidget(self._built(place))
        self._end_greeting()
        self.retitle()
        front = self._front()
        if front is not None:
            front.focus_first()

    def visit(self, place: str, then: Callable[[], None] | None = None) -> None:
        """Bring ``place`` to the front as soon as it is there; one that is not built yet is built by turns.

        ``then`` is called when it is there, also where the user has gone elsewhere meanwhile.
        """
        if not self.builds_by_turns or place in self._places or place not in self._builders:
            self.go_to(place)
            if then is not None:
                then()
            return
        from badgedesk.app.turns import Turns

        self._end_turns()
        self._wanted = place
        self.rail.mark(place)
        self._end_greeting()
        self._stack.setCurrentWidget(self._blank)
        self._is_awaited = then is not None
        self._turns = Turns(self._making_of(place), lambda _: self._arrive(place, then), self)

    def _arrive(self, place: str, then: Callable[[], None] | None) -> None:
        if self._wanted == place:
            self.go_to(place)
        else:
            self._built(place)
        if then is not None:
            then()

    def _built(self, place: str) -> QWidget:
        if place not in self._places:
            self._places[place] = self._making_of(place).finish()
        return self._places[place]

    def _making_of(self, place: str) -> "Making[QWidget]":
        from badgedesk.app.turns import Making

        if place not in self._making:
            self._making[place] = Making(self._builders[place]())
        return self._making[place]

    def _end_turns(self) -> None:
        """Leave a place that is being built and that nothing waits for; it is gone on with when visited again."""
        turns, self._turns = self._turns, None
        if turns is not None and not self._is_awaited:
            turns.stop()

    def retitle(self) -> None:
        """Name in title and status bar what is in front."""
        front = self._front()
        if front is not None:
            self.status.set_hint(front.hint())
            self.setWindowTitle(f"{front.title()} – BadgeDesk")

    def show_message(self, message: "Message") -> None:
        """Show ``message`` in the place in front."""
        front = self._front()
        if front is not None:
            front.show_message(message)

    def show_note(self, note: "Note") -> None:
        """Show ``note`` in the status bar."""
        self.status.note(note.tone, note.sentence)

    @override
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        from PySide6.QtCore import Qt

        from badgedesk.app.widgets.carrying.drops import carries_something

        front = self._front()
        if front is None or event.source() is not None or not carries_something(event.mimeData()):
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.overlay.show_sentence(front.drop_sentence(len(event.mimeData().urls())))

    @override
    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        self.overlay.hide()

    @override
    def dropEvent(self, event: "QDropEvent") -> None:
        from PySide6.QtCore import Qt

        from badgedesk.app.widgets.carrying.drops import read_drop

        self.overlay.hide()
        drop = read_drop(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.activateWindow()
        front = self._front()
        if front is not None:
            front.receive(drop)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self.rail.give_room(self.width())
        if self._overlay is not None:
            self._overlay.setGeometry(self.rect())

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        if not all(may_close() for may_close in self._guards):
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _end_greeting(self) -> None:
        self.rail.show()
        if self._greeting is not None:
            self._stack.removeWidget(self._greeting)
            self._greeting.deleteLater()
            self._greeting = None

    def _front(self) -> Place | None:
        front: object = self._stack.currentWidget()
        return None if front is self._blank else cast("Place", front)

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        self.status.setParent(whole)  # the first: Tab then goes from the end of a place to the foot, and on to the rail
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
