"""Pulling grips with the mouse, and the nodes of an outline by keyboard too."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from badgedesk.app.designs.canvas.drawing import qt_path
from badgedesk.app.designs.canvas.grips_item import GripsItem
from badgedesk.app.designs.canvas.nudge import ARROWS, step_of
from badgedesk.app.designs.editor.arrange import as_outline
from badgedesk.app.designs.editor.changes import places
from badgedesk.app.designs.editor.gripping import (
    Held,
    free_contours,
    gradient_of,
    grips_of,
    home_of,
    is_fade_stop,
    line_of,
    pulled,
    with_contours,
    with_fade_stop,
    without_fade_stop,
)
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.tokens import PX
from badgedesk.design.grips import Grip, GripKind
from badgedesk.design.grips.gradients import nearest_share
from badgedesk.design.grips.nodes import (
    cornered,
    is_node,
    nearest_piece,
    node_at,
    node_name,
    smoothed,
    with_node_after,
    without_node,
)
from badgedesk.design.layers import Layer, LayerId, TextLayer

_LABELS: Final = {
    GripKind.MEASURE: "Shape",
    GripKind.END: "Fade",
    GripKind.STOP: "Fade",
    GripKind.NODE: "Move a point",
    GripKind.ARM: "Bend",
}
_DELETES: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_NODE_KEYS: Final = frozenset({Qt.Key.Key_S, Qt.Key.Key_C, Qt.Key.Key_A, Qt.Key.Key_Escape})


class Grips(QObject):
    """Knows which grips the selected layer has, which is pulled, and whether its nodes are open.

    Signals:
        editing_changed: `LayerId` whose nodes are open, or None.
        hinted: `str`, what a chosen grip is and what can be done with it.
    """

    editing_changed = Signal(object)
    hinted = Signal(str)

    def __init__(self, viewmodel: EditorViewModel, item: GripsItem, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._item = viewmodel, item
        self._editing: LayerId | None = None
        self._chosen = ""
        self._pulled: Grip | None = None
        self._start = viewmodel.design
        self._gesture = 0
        self._scale = 1.0

    @property
    def editing(self) -> LayerId | None:
        """The layer whose nodes are open."""
        return self._editing

    @property
    def shown(self) -> tuple[Grip, ...]:
        """The grips now shown, in px of the artboard."""
        return self._item.grips

    def show(self, scale: float) -> None:
        """Show the grips of what is selected, at a scale."""
        self._scale = scale
        layer = self._layer()
        if self._editing is not None and (layer is None or layer.id != self._editing):
            self.close()
            return
        grips: tuple[Grip, ...] = ()
        if layer is not None and not layer.locked and layer.visible:
            node = self._node() if self._editing else None
            grips = grips_of(self._viewmodel.design, layer.id, node, nodes=self._editing is not None)
        if self._chosen and self._chosen not in {grip.name for grip in grips}:
            self._chosen = ""
        middle = self._viewmodel.mirror.box((layer.id,)).center() if layer is not None and not self._editing else None
        shown = layer is not None and layer.visible
        line = qt_path(line_of(self._viewmodel.design, layer.id)) if layer is not None and shown else None
        self._item.show_grips(grips, self._chosen, scale, line, middle)

    def open(self, layer: LayerId) -> None:
        """Open the nodes of a layer, or those of the outline a text runs along.

        Any other shape, text or icon becomes a free outline first, as a step of its own.
        """
        found = self._viewmodel.design.layer(layer)
        if free_contours(found) is None:
            self._viewmodel.edit("Turn into an outline", lambda design: as_outline(design, layer))
        if free_contours(self._viewmodel.design.layer(layer)) is None:
            return
        self._viewmodel.select((layer,))
        self._editing, self._chosen = layer, node_name(0, 0)
        self.show(self._scale)
        self.editing_changed.emit(layer)
        self._hint()

    def close(self) -> None:
        """Close the nodes."""
        if self._editing is not None:
            self._editing, self._chosen = None, ""
            self.editing_changed.emit(None)
            self.show(self._scale)

    def press(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Take the grip at a point of the artboard; True where there is one, or where nodes are open."""
        del held
        grip = self._item.at(point)
        if grip is None:
            return False
        self._pulled, self._chosen = grip, grip.name
        self._start, self._gesture = self._viewmodel.design, self._viewmodel.new_gesture()
        self.show(self._scale)
        self._hint()
        return True

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Pull what was taken."""
        grip, layer = self._pulled, self._layer()
        if grip is None or layer is None:
            return False
        steps = bool(held & Qt.KeyboardModifier.ShiftModifier)
        alone = bool(held & Qt.KeyboardModifier.AltModifier)
        to = (point.x(), point.y())
        start = self._start
        label = "Run of the text" if isinstance(layer, TextLayer) else _LABELS[grip.kind]
        self._viewmodel.edit(
            label if grip.kind is GripKind.MEASURE else _LABELS[grip.kind],
            lambda _: pulled(start, layer.id, grip.name, to, Held(steps, alone)),
            self._gesture,
        )
        return True

    def release(self) -> bool:
        """Let go."""
        had, self._pulled = self._pulled is not None, None
        return had

    def hover(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the cursor over a grip; None elsewhere."""
        return Qt.CursorShape.PointingHandCursor if self._item.at(point) is not None else None

    def double_click(self, point: QPointF) -> bool:
        """Put a node on the outline that is open; turn the node there from smooth to corner and back."""
        layer = self._editing
        if layer is None:
            return self._add_colour(point)
        grip = self._item.at(point)
        if grip is not None and grip.kind is GripKind.NODE:
            self._chosen = grip.name
            self.turn_corner(smooth=not grip.smooth)
            return True
        contours = free_contours(self._viewmodel.design.layer(layer)) or ()
        home = home_of(self._viewmodel.design, layer)
        found = nearest_piece(
            contours, home.inverse().point(point.x(), point.y()), PX.handle_catch / self._scale / home.mean_scale
        )
        if found is None:
            self.close()
            return True
        at, share = found
        self._add(at, share)
        return True

    def wants(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Whether `key` would do something with this one."""
        if key in _DELETES:
            return self._node() is not None or is_fade_stop(self._chosen) is not None
        return self._editing is not None and not held and key in _NODE_KEYS

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Do what a key means while nodes are open, or a colour of a fade is chosen."""
        if key == Qt.Key.Key_Escape and self._editing is not None:
            self.close()
            return True
        if key in _DELETES and self._chosen:
            return self.delete()
        if self._editing is None:
            return False
        if key in ARROWS:
            self._nudge(key, held)
        elif key == Qt.Key.Key_S:
            self.turn_corner(smooth=True)
        elif key == Qt.Key.Key_C and not held:
            self.turn_corner(smooth=False)
        elif key == Qt.Key.Key_A and not held:
            self.add()
        else:
            return False
        return True

    def step(self, *, forward: bool) -> bool:
        """Choose the next or previous node; False behind the last one, or while no nodes are open."""
        nodes = [grip.name for grip in self.shown if grip.kind is GripKind.NODE]
        if self._editing is None or not nodes:
            return False
        at = nodes.index(self._chosen) if self._chosen in nodes else -1 if forward else len(nodes)
        following = at + (1 if forward else -1)
        if not 0 <= following < len(nodes):
            return False
        self._chosen = nodes[following]
        self.show(self._scale)
        self._hint()
        return True

    def add(self) -> None:
        """Put a node in the middle behind the chosen one."""
        at = self._node()
        if at is not None:
            self._add(at, 0.5)

    def delete(self) -> bool:
        """Delete the chosen node, or the chosen colour of a fade; False where neither is chosen."""
        layer, at, stop = self._layer(), self._node(), is_fade_stop(self._chosen)
        if layer is None:
            return False
        if stop is not None:
            self._viewmodel.edit("Remove a colour", lambda design: without_fade_stop(design, layer.id, stop))
            return True
        if at is None:
            return False
        self._chosen = node_name(at[0], max(0, at[1] - 1))
        self._viewmodel.edit(
            "Delete a point", lambda design: with_contours(design, layer.id, lambda found: without_node(found, at))
        )
        return True

    def turn_corner(self, *, smooth: bool) -> None:
        """Make the chosen node smooth, or a corner."""
        layer, at = self._editing, self._node()
        if layer is not None and at is not None:
            turn = smoothed if smooth else cornered
            label = "Smooth a point" if smooth else "Make a corner"
            self._viewmodel.edit(label, lambda design: with_contours(design, layer, lambda found: turn(found, at)))

    def _add(self, at: tuple[int, int], share: float) -> None:
        layer = self._editing
        if layer is not None:
            self._chosen = node_name(at[0], at[1] + 1)
            self._viewmodel.edit(
                "Add a point",
                lambda design: with_contours(design, layer, lambda found: with_node_after(found, at, share)),
            )
            self._hint()

    def _add_colour(self, point: QPointF) -> bool:
        """Put a colour on the line of a fade; False where the point is beside it."""
        layer = self._layer()
        fade = gradient_of(layer) if layer is not None and not layer.locked else None
        if layer is None or fade is None:
            return False
        home = home_of(self._viewmodel.design, layer.id)
        reach = PX.handle_catch / 2 / self._scale / home.mean_scale
        share = nearest_share(*fade, home.inverse().point(point.x(), point.y()), reach)
        if share is None:
            return False
        self._viewmodel.edit("Add a colour", lambda design: with_fade_stop(design, layer.id, share))
        return True

    def _nudge(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        layer = self._editing
        grip = next((each for each in self.shown if each.name == self._chosen), None)
        if layer is None or grip is None:
            return
        step = step_of(held)
        dx, dy = (step * part for part in ARROWS[key])
        to = (grip.point[0] + dx, grip.point[1] + dy)
        self._viewmodel.edit(_LABELS[grip.kind], lambda design: pulled(design, layer, grip.name, to, Held()))

    def _node(self) -> tuple[int, int] | None:
        """Return which node is chosen, by itself or by one of its arms."""
        if self._editing is None or not is_node(self._chosen):
            return None
        return node_at(self._chosen)

    def _layer(self) -> Layer | None:
        """Return the only selected layer."""
        design, chosen = self._viewmodel.design, self._viewmodel.selection
        if len(chosen) != 1 or chosen[0] not in places(design):
            return None
        return design.layer(chosen[0])

    def _hint(self) -> None:
        grip = next((each for each in self.shown if each.name == self._chosen), None)
        if grip is None:
            return
        more = {
            GripKind.NODE: "Arrows move, S smooth, C corner, A adds, Delete removes, Esc ends",
            GripKind.ARM: "Alt bends this side alone",
            GripKind.END: "Shift keeps to steps of 15°",
            GripKind.STOP: "Delete removes it",
        }.get(grip.kind, "")
        self.hinted.emit(f"{grip.words} · {more}" if more else grip.words)
