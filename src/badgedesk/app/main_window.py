"""The window: rail, places, status bar, and the overlay while files are held over it. Layout only."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.drop_overlay import DropOverlay
from badgedesk.app.widgets.drops import Drop, carries_something, read_drop
from badgedesk.app.widgets.message import Message, Note
from badgedesk.app.widgets.rail import Rail, RailItem
from badgedesk.app.widgets.status_bar import StatusBar

PLACES: Final = (
    RailItem("designs", "palette", "Designs", "Ctrl+1"),
    RailItem("awards", "medal", "Awards", "Ctrl+2"),
    RailItem("wallet", "wallet", "Wallet", "Ctrl+3"),
)
TOOLS: Final = (RailItem("settings", "gear-six", "Settings", "Ctrl+,"),)
_THEMES: Final = (
    (ThemeChoice.SYSTEM, "As the system has it", "desktop"),
    (ThemeChoice.LIGHT, "Light", "sun"),
    (ThemeChoice.DARK, "Dark", "moon"),
)


class Place(Protocol):
    """What the window needs of each place, which is a widget as well."""

    def hint(self) -> str:
        """Return what the status bar says there."""
        ...

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        ...

    def receive(self, drop: Drop) -> None:
        """Do with a drop what the sentence says."""
        ...

    def title(self) -> str:
        """Return what the window's title should name."""
        ...

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        ...

    def show_message(self, message: Message) -> None:
        """Show ``message`` on the page in front."""
        ...


class MainWindow(QMainWindow):
    """Holds the places and forwards drops to the one in front.

    Signals:
        theme_chosen: `ThemeChoice`.
        place_changed: `str`, the id of the place now in front.
        closing: the window is about to close.
    """

    theme_chosen = Signal(object)
    place_changed = Signal(str)
    closing = Signal()

    def __init__(self, theme: Theme, places: dict[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places = places
        self.rail = Rail(theme, PLACES, TOOLS)
        self.status = StatusBar(theme)
        self._stack = QStackedWidget()
        for place in places.values():
            self._stack.addWidget(place)
        self._build()
        self.overlay = DropOverlay(theme, self)
        self.rail.chosen.connect(self.go_to)
        self.rail.called.connect(lambda _: self._open_settings())
        self.setAcceptDrops(True)
        self.setMinimumSize(PX.window_min_width, PX.window_min_height)
        self.resize(PX.window_width, PX.window_height)

    @property
    def place(self) -> str:
        """The id of the place in front."""
        front = self._stack.currentWidget()
        return next(id_ for id_, place in self._places.items() if place is front)

    def go_to(self, place: str) -> None:
        """Bring ``place`` to the front."""
        self._stack.setCurrentWidget(self._places[place])
        self.rail.mark(place)
        self.retitle()
        self._front().focus_first()
        self.place_changed.emit(place)

    def retitle(self) -> None:
        """Name in the title what is in front."""
        self.status.set_hint(self._front().hint())
        self.setWindowTitle(f"{self._front().title()} – BadgeDesk")

    def show_message(self, message: Message) -> None:
        """Show ``message`` in the place in front."""
        self._front().show_message(message)

    def show_note(self, note: Note) -> None:
        """Show ``note`` in the status bar."""
        self.status.note(note.tone, note.sentence)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is not None or not carries_something(event.mimeData()):
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.overlay.show_sentence(self._front().drop_sentence(len(event.mimeData().urls())))

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        drop = read_drop(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.activateWindow()
        self._front().receive(drop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _front(self) -> Place:
        front: Place = self._stack.currentWidget()  # type: ignore[assignment]  # every page of the stack is a place
        return front

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _open_settings(self) -> None:
        menu = self.settings_menu()
        button = self.rail.button("settings")
        corner = button.mapToGlobal(button.rect().topRight())
        menu.exec(corner)
        menu.deleteLater()

    def settings_menu(self) -> QMenu:
        """Return the menu of the Settings button."""
        menu = QMenu(self)
        menu.setAccessibleName("Settings")
        menu.setMinimumWidth(PX.menu)
        heading = menu.addAction("Look of the window")
        heading.setEnabled(False)
        choices = QActionGroup(menu)
        for choice, label, icon in _THEMES:
            action = menu.addAction(self._theme.icon(icon, "text"), label)
            action.setCheckable(True)
            action.setChecked(self._theme.choice is choice)
            action.triggered.connect(self._chooser(choice))
            choices.addAction(action)
        return menu

    def _chooser(self, choice: ThemeChoice) -> Callable[[], None]:
        return lambda: self.theme_chosen.emit(choice)
