"""The pen: clicks set corners, drags bend, a click on the first point closes; by keyboard a cross is moved and set."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from badgedesk.app.designs.canvas.drawing import qt_path
from badgedesk.app.designs.canvas.grips_item import GripsItem
from badgedesk.app.designs.canvas.nudge import ARROWS
from badgedesk.app.designs.editor.changes import with_outline
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.tokens import PX
from badgedesk.design.document import ARTBOARD_PX
from badgedesk.design.grips.nodes import Contour, Node, node_grips, node_name, outline_of
from badgedesk.design.outlines.geometry import Point

_STEP_PX: Final = 8.0
_FAR: Final = 4
"""How many steps an arrow key goes with Shift."""
_KEYS: Final = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_C,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Escape,
    }
)


class Pen(QObject):
    """Draws one outline after the other while it is taken up.

    Signals:
        active_changed: `bool`, the pen was taken up or laid down.
        hinted: `str`, what can be done now.
    """

    active_changed = Signal(bool)
    hinted = Signal(str)

    def __init__(self, viewmodel: EditorViewModel, item: GripsItem, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._item = viewmodel, item
        self._active = False
        self._nodes: list[Node] = []
        self._cross: Point = (ARTBOARD_PX / 2, ARTBOARD_PX / 2)
        self._is_bending = False
        self._scale = 1.0

    @property
    def active(self) -> bool:
        """Whether the pen is taken up."""
        return self._active

    def take(self) -> None:
        """Take the pen up; nothing is selected while it draws."""
        self._active, self._nodes = True, []
        self._cross = (ARTBOARD_PX / 2, ARTBOARD_PX / 2)
        self._viewmodel.select(())
        self.active_changed.emit(True)
        self._show()
        self.hinted.emit("Click sets a corner, a drag bends. Arrows and Enter do the same. C closes, Esc ends.")

    def lay_down(self) -> None:
        """End the outline, open as it is, and lay the pen down."""
        if not self._active:
            return
        self._active = False
        self._item.show_grips((), "", self._scale)
        self.active_changed.emit(False)
        self._draw(closed=False)

    def show(self, scale: float) -> None:
        """Show what was drawn so far at a scale."""
        self._scale = scale
        if self._active:
            self._show()

    def press(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Set a point; on the first one, close the outline."""
        del held
        if not self._active:
            return False
        self._set((point.x(), point.y()))
        self._is_bending = bool(self._nodes)
        return True

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Bend the outline at the point just set."""
        del held
        if not (self._active and self._is_bending and self._nodes):
            return False
        x, y = self._nodes[-1].point
        away = (point.x() - x, point.y() - y)
        if abs(away[0]) + abs(away[1]) > CANVAS.catch_px / self._scale:
            self._nodes[-1] = Node((x, y), (x - away[0], y - away[1]), (x + away[0], y + away[1]))
            self._show()
        return True

    def release(self) -> bool:
        """Leave the point as it is."""
        self._is_bending = False
        return self._active

    def hover(self, point: QPointF) -> Qt.CursorShape | None:
        """Show the line to where the pointer is."""
        if not self._active:
            return None
        self._cross = (point.x(), point.y())
        self._show()
        return Qt.CursorShape.CrossCursor

    def double_click(self, point: QPointF) -> bool:
        """End the outline there."""
        del point
        if self._active:
            self.lay_down()
            return True
        return False

    def wants(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Whether `key` would do something with this one."""
        return self._active and not held and key in _KEYS

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Move the cross, set a point, take one back, close, end."""
        if not self._active:
            return False
        if key in ARROWS:
            far = _FAR if held & Qt.KeyboardModifier.ShiftModifier else 1
            dx, dy = (_STEP_PX * far * part for part in ARROWS[key])
            self._cross = (self._cross[0] + dx, self._cross[1] + dy)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._nodes.append(Node(self._cross))
        elif key == Qt.Key.Key_C and not held:
            self._close()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            del self._nodes[-1:]
        elif key == Qt.Key.Key_Escape:
            self.lay_down()
        else:
            return False
        if self._active:
            self._show()
        return True

    def _set(self, point: Point) -> None:
        if len(self._nodes) > 1 and self._is_first(point):
            self._close()
            return
        self._nodes.append(Node(point))
        self._cross = point
        self._show()

    def _is_first(self, point: Point) -> bool:
        reach = PX.handle_catch / 2 / self._scale
        x, y = self._nodes[0].point
        return abs(point[0] - x) <= reach and abs(point[1] - y) <= reach

    def _close(self) -> None:
        self._is_bending = False
        self._draw(closed=True)
        self.lay_down()

    def _draw(self, *, closed: bool) -> None:
        """Make what was drawn a layer, where there is enough of it."""
        nodes, self._nodes = tuple(self._nodes), []
        outline = outline_of((Contour(nodes, closed and len(nodes) > 1),))
        if outline:
            self._viewmodel.add("Draw an outline", lambda design: with_outline(design, outline, closed=closed))

    def _show(self) -> None:
        chosen = node_name(0, len(self._nodes) - 1) if self._nodes else ""
        grips = node_grips((Contour(tuple(self._nodes), closed=False),), (0, len(self._nodes) - 1))
        line = outline_of((Contour((*self._nodes, Node(self._cross)), closed=False),)) if self._nodes else None
        seen = grips if self._nodes else node_grips((Contour((Node(self._cross),), closed=False),))
        self._item.show_grips(seen, chosen, self._scale, qt_path(line) if line else None)
