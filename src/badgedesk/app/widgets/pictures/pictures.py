"""Badge pictures, drawn on a worker at the device's own pixels and kept by key, size and pixel ratio."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from badgedesk.app.jobs import Jobs
from badgedesk.core.errors import BadgeDeskError

_KEPT: Final = 400

Draw = Callable[[str, int], QImage | None]
"""From a key and the longer side in device pixels to a picture; None where there is none. Runs on a worker."""


class Pictures(QObject):
    """Gives out pixmaps of badges; one that is not there yet is made on a worker.

    Work begins once the painting that asked is over: drawing and painting at once, each would wait for the other.

    Signals:
        arrived: `str`, the key of a picture that can now be painted.
    """

    arrived = Signal(str)

    def __init__(self, jobs: Jobs, draw: Draw, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._draw = draw
        self._made: OrderedDict[tuple[str, int, float], QPixmap | None] = OrderedDict()
        self._asked: set[tuple[str, int, float]] = set()
        self._waiting: list[tuple[str, int, float]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._order_waiting)

    def pixmap(self, key: str, side: int, ratio: float) -> QPixmap | None:
        """Return the picture ``key`` with its longer side of ``side`` pixels; None while it is being made."""
        wanted = (key, side, ratio)
        if wanted in self._made:
            self._made.move_to_end(wanted)
            return self._made[wanted]
        if key and wanted not in self._asked:
            self._asked.add(wanted)
            self._waiting.append(wanted)
            self._timer.start()
        return None

    def missing(self, key: str, side: int, ratio: float) -> bool:
        """Say whether it is known that there is no such picture."""
        wanted = (key, side, ratio)
        return not key or (wanted in self._made and self._made[wanted] is None)

    def forget(self, key: str) -> None:
        """Drop every size of ``key``; it is drawn anew when next asked for."""
        for wanted in [kept for kept in self._made if kept[0] == key]:
            del self._made[wanted]

    def _order_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for wanted in waiting:
            self._order(wanted)

    def _order(self, wanted: tuple[str, int, float]) -> None:
        key, side, ratio = wanted

        def work(cancel: Event) -> QImage | None:
            return None if cancel.is_set() else self._draw(key, round(side * ratio))

        def done(image: QImage | None) -> None:
            self._keep(wanted, image)

        def failed(_error: BadgeDeskError) -> None:
            self._keep(wanted, None)

        self._jobs.run(work, done, failed)

    def _keep(self, wanted: tuple[str, int, float], image: QImage | None) -> None:
        pixmap: QPixmap | None = None
        if image is not None and not image.isNull():
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(wanted[2])
        self._asked.discard(wanted)
        self._made[wanted] = pixmap
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        self.arrived.emit(wanted[0])
