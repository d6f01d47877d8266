"""Takes pictures of one window: opens it, waits until it stands still, and paints dialogs and menus over it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QColor, QCursor, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.preferences import Preferences, save_preferences

SETTLE_S: Final = 0.25
PICTURES_S: Final = 1.0
"""How long to wait where pictures are drawn; then on until no job waits."""
_WAIT_S: Final = 120.0
_TURNS: Final = 60
"""Of the event loop, so that everything is laid out also where the machine is busy."""
_AWAY: Final = 8
"""The pointer rests on the status bar, so that nothing looks pointed at."""
Kind = TypeVar("Kind", bound=QWidget)


@dataclass(frozen=True)
class Stand:
    """What every window of one process shares."""

    application: QApplication
    theme: Theme


class Camera:
    """Takes what is in front.

    Args:
        stand: what every window of the process shares.
        out: where the pictures go.
        prefix: begins their names.
        size: of the window, in device-independent pixels.
        wanted: theme and text size.
    """

    def __init__(self, stand: Stand, out: Path, prefix: str, size: tuple[int, int], wanted: Preferences) -> None:
        self.theme = stand.theme
        self._application = stand.application
        self._out, self._prefix, self._size, self._wanted = out, prefix, size, wanted
        self.taken: set[str] = set()
        """The classes of the dialogs that a picture was taken of."""

    def open(self, profile: Path, *, greets: bool = False) -> Desk:
        """Open a window on a profile."""
        profile.mkdir(parents=True, exist_ok=True)
        settings = QSettings(str(profile / "settings.ini"), QSettings.Format.IniFormat)
        save_preferences(settings, self._wanted)
        desk = Desk(self._application, self.theme, profile, greets=greets)
        desk.window.resize(*self._size)
        desk.window.show()
        QCursor.setPos(desk.window.mapToGlobal(desk.window.rect().bottomLeft() + QPoint(_AWAY, -_AWAY)))
        desk.furnish()
        return desk

    def take(self, desk: Desk, name: str, *above: QWidget, waits: bool = True) -> None:
        """Take a picture of the window, with dialogs or menus over it where they stand."""
        if waits:
            self.settle()
        picture = desk.window.grab()
        painter = QPainter(picture)
        for widget in above:
            shot = widget.grab()
            size = shot.deviceIndependentSize().toSize()
            box = QRect(QPoint(0, 0), size)
            if widget.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
                box.moveTopLeft(desk.window.mapFromGlobal(widget.pos()))
            else:
                box.moveCenter(desk.window.rect().center())
            painter.drawPixmap(box.topLeft(), shot)
            painter.setPen(QColor(self.theme.tokens.line_strong))
            painter.drawRect(box)  # where the window manager draws a frame
            self.taken |= {type(widget).__name__ for _ in (0,) if isinstance(widget, QDialog)}
        painter.end()
        path = self._out / f"{self._prefix}-{name}.png"
        picture.save(str(path))
        print(path.name, flush=True)

    def take_dialog(self, desk: Desk, name: str, dialog: QDialog, *, draws: bool = False) -> None:
        """Take a dialog over the window, once what it draws is there, and close it."""
        if not dialog.isVisible():
            dialog.open()
        self.settle(PICTURES_S if draws else SETTLE_S)
        self.take(desk, name, dialog)
        dialog.reject()
        self.settle()

    def find(self, desk: Desk, kind: type[Kind]) -> Kind:
        """Return the part of the window that is of a kind."""
        found = desk.window.findChild(kind)
        if not isinstance(found, kind):
            message = f"there is no {kind.__name__}"
            raise SystemExit(message)
        return found

    def press(self, button: QAbstractButton) -> None:
        """Click a button as soon as it can be."""
        self.until(button.isEnabled)
        button.click()
        self.settle()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something."""
        end = time.monotonic() + _WAIT_S
        while not condition():
            if time.monotonic() > end:
                message = "the window did not get there"
                raise SystemExit(message)
            self._application.processEvents()
            time.sleep(0.002)

    def settle(self, seconds: float = SETTLE_S) -> None:
        """Wait until what was begun has been painted."""
        end, last, turns = time.monotonic() + seconds, time.monotonic() + _WAIT_S, 0
        while (
            turns < _TURNS
            or time.monotonic() < end
            or (seconds >= PICTURES_S and self._busy() and time.monotonic() < last)
        ):
            self._application.processEvents()
            time.sleep(0.002)
            turns += 1

    def _busy(self) -> bool:
        """Return whether pictures are still being made."""
        return any(jobs.waiting for jobs in self._application.findChildren(Jobs))
