"""Moving what is selected by the arrow keys; presses that follow each other are one step of the history."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

from badgedesk.app.designs.editor.changes import moved
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.tokens import NUDGE_MS

ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Nudger(QObject):
    """Knows whether a press still belongs to the one before."""

    def __init__(self, viewmodel: EditorViewModel, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel = viewmodel
        self._gesture = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NUDGE_MS)

    def nudge(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Move what is selected: one px, ten with Shift, a tenth with Alt."""
        if not self._timer.isActive():
            self._gesture = self._viewmodel.new_gesture()
        self._timer.start()
        step = step_of(held)
        dx, dy = (step * part for part in ARROWS[key])
        chosen = self._viewmodel.selection
        self._viewmodel.edit("Move", lambda design: moved(design, chosen, dx, dy), self._gesture)


def step_of(held: Qt.KeyboardModifier) -> float:
    """Return how far an arrow key moves: one px, ten with Shift, a tenth with Alt."""
    if held & Qt.KeyboardModifier.ShiftModifier:
        return CANVAS.nudge_far_px
    return CANVAS.nudge_fine_px if held & Qt.KeyboardModifier.AltModifier else CANVAS.nudge_px
