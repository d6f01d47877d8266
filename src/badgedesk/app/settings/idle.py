"""Noticing that nobody has touched the program for a while."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from typing_extensions import override

_MINUTE_MS: Final = 60_000
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

    Signals:
        idle: nobody touched the program; told once, until somebody does.
    """

    idle = Signal()

    def __init__(self, application: QCoreApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        application.installEventFilter(self)

    @property
    def minutes(self) -> int:
        """After how many minutes it tells; 0 where it never does."""
        return self._timer.interval() // _MINUTE_MS if self._timer.isActive() else 0

    def watch(self, minutes: int) -> None:
        """Tell after so many minutes from now on; never with 0."""
        self._timer.setInterval(minutes * _MINUTE_MS)
        if minutes > 0:
            self._timer.start()
        else:
            self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
