"""Room at the foot of a column that gives way to the panels of long work."""

from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from typing_extensions import override

_NAME: Final = "job-room"
_COVERED: Final = "jobs_at"


class JobRoom(QWidget):
    """Is as high as what the panels cover of its column; nothing where they stand elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(_NAME)
        self.setFixedHeight(0)

    def fit(self) -> None:
        """Take the height that is covered at the moment."""
        window, column = self.window(), self.parentWidget()
        if column is None:
            return
        box, layout = window.property(_COVERED), column.layout()
        covered = 0
        if isinstance(box, QRect) and not box.isNull() and layout is not None:
            left = self.mapTo(window, QPoint(0, 0)).x()
            foot = column.mapTo(window, QPoint(0, column.height())).y() - layout.contentsMargins().bottom()
            if left + self.width() > box.left() and left <= box.right():
                covered = max(0, foot - box.top())
        if covered != self.height():
            self.setFixedHeight(covered)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.fit()


def above_jobs(thing: QWidget | QLayout) -> QVBoxLayout:
    """Return a column of ``thing``, which takes all room, and a `JobRoom` right below it."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if isinstance(thing, QWidget):
        column.addWidget(thing, 1)
    else:
        column.addLayout(thing, 1)
    column.addWidget(JobRoom())
    return column


def cover(window: QWidget, box: QRect) -> None:
    """Tell every `JobRoom` of ``window`` what the panels cover; an empty box covers nothing."""
    if window.property(_COVERED) == box:
        return
    window.setProperty(_COVERED, box)
    for room in window.findChildren(QWidget, _NAME):
        if isinstance(room, JobRoom):
            room.fit()
