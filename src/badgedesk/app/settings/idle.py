"""Noticing that nobody has touched the program for a while."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid
from typing_extensions import override

_MINUTE_MS: Final = 60_000
_LOOK_MS: Final = 200
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.DragMove,
    }
)


class IdleWatch(QObject):
    """Tells when no key and no pointer was moved for some minutes.

    It listens at the windows of the platform, which keys and pointer reach first, and only while it is to tell: an
    event filter of the application would cost every event of every widget.

    Signals:
        idle: nobody touched the program; told once, until somebody does.
    """

    idle = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._heard: list[QWindow] = []
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._listen)
        application.focusWindowChanged.connect(self._listen)

    @property
    def minutes(self) -> int:
        """After how many minutes it tells; 0 where it never does."""
        return self._timer.interval() // _MINUTE_MS if self._timer.isActive() else 0

    def watch(self, minutes: int) -> None:
        """Tell after so many minutes from now on; never with 0."""
        self._timer.setInterval(minutes * _MINUTE_MS)
        if minutes > 0:
            self._timer.start()
            self._listen()
        else:
            self._timer.stop()
            for window in self._heard:
                if isValid(window):
                    window.removeEventFilter(self)
            self._heard = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
            if not self._looking.isActive():
                self._looking.start()  # for a menu that this touch opens: it is a window that never has the focus
        return False

    def _listen(self) -> None:
        """Listen at windows that are new; nowhere while it is never to tell."""
        if not self._timer.isActive():
            return
        heard = [window for window in self._heard if isValid(window)]
        new = [window for window in QGuiApplication.allWindows() if window not in heard]
        for window in new:
            window.installEventFilter(self)
        self._heard = heard + new
