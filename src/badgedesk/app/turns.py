"""Long work of the window's own thread in parts: one or a few each turn of the event loop.

What makes a place yields between its parts. Nobody waits longer than for one part: keys, clicks and painting come
between. Whoever cannot wait finishes at once, and gets the same.
"""

import time
from collections.abc import Callable, Generator
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid
from typing_extensions import override

Made = TypeVar("Made")
Parts = Generator[None, None, Made]
"""Work that yields after each part and returns what was made."""

_TURN_S: Final = 0.012
"""A turn begins no further part after this time."""


class Making(Generic[Made]):
    """Something that is made part by part, by turns or at once, and only once."""

    def __init__(self, parts: Parts[Made]) -> None:
        self._parts = parts
        self._made: list[Made] = []

    def go_on(self, seconds: float = 0.0) -> bool:
        """Make one part, and further ones until ``seconds`` are over; return whether all is made."""
        end = time.perf_counter() + seconds
        while not self._made:
            try:
                next(self._parts)
            except StopIteration as last:
                self._made.append(last.value)
            if time.perf_counter() >= end:
                break
        return bool(self._made)

    def finish(self) -> Made:
        """Make what is left and return the whole."""
        while not self.go_on():
            pass
        return self._made[0]


def at_once(parts: Parts[Made]) -> Made:
    """Make everything now."""
    return Making(parts).finish()


class Turns(QObject):
    """Goes on with a making at each turn of the event loop, and calls ``then`` with what was made.

    A key that is pressed meanwhile is for what is being made: it is finished first, so that the key finds it.
    """

    def __init__(self, making: Making[Made], then: Callable[[Made], None], parent: QObject) -> None:
        super().__init__(parent)
        self._go_on = making.go_on
        self._finish: Callable[[], None] = lambda: then(making.finish())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._timer.start(0)
        self._windows = QGuiApplication.topLevelWindows()
        for window in self._windows:  # keys reach a window first; all events of the program would pass here else
            window.installEventFilter(self)

    def stop(self) -> None:
        """Leave it as it is; it can be finished or gone on with later."""
        self._timer.stop()
        windows, self._windows = self._windows, []
        for window in windows:
            if isValid(window):
                window.removeEventFilter(self)
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._timer.isActive():
            self._end()
        return False

    def _turn(self) -> None:
        if self._go_on(_TURN_S):
            self._end()

    def _end(self) -> None:
        self.stop()
        self._finish()
