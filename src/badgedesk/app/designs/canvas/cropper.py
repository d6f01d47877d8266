"""Cropping a picture on the canvas: edges are pulled, the picture is pushed below its frame; by mouse and keyboard."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from badgedesk.app.designs.canvas.crop_item import CropItem
from badgedesk.app.designs.canvas.drawing import qt_transform
from badgedesk.app.designs.canvas.items import handle_cursor
from badgedesk.app.designs.canvas.nudge import ARROWS, step_of
from badgedesk.app.designs.editor.changes import places
from badgedesk.app.designs.editor.gripping import home_of
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.design import edits
from badgedesk.design.grips.crops import EDGES, pull_crop, slide_crop
from badgedesk.design.layers import ImageLayer, Layer, LayerId
from badgedesk.design.outlines.geometry import Affine

_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})
_HINT: Final = "Pull an edge, or push the picture below its frame. Tab and arrows do the same. Enter ends."
_NAMES: Final = {
    "nw": "Upper left corner",
    "n": "Upper edge",
    "ne": "Upper right corner",
    "e": "Right edge",
    "se": "Lower right corner",
    "s": "Lower edge",
    "sw": "Lower left corner",
    "w": "Left edge",
    "": "The picture in its frame",
}


class Cropper(QObject):
    """Knows which picture is cropped, and what of its frame is pulled.

    Signals:
        editing_changed: `LayerId` of the picture that is cropped, or None.
        hinted: `str`, what can be done now.
    """

    editing_changed = Signal(object)
    hinted = Signal(str)

    def __init__(self, viewmodel: EditorViewModel, item: CropItem, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._item = viewmodel, item
        self._editing: LayerId | None = None
        self._chosen = ""
        self._pressed: QPointF | None = None
        self._start: ImageLayer | None = None
        self._gesture = 0
        self._scale = 1.0

    @property
    def editing(self) -> LayerId | None:
        """The picture that is cropped."""
        return self._editing

    @property
    def places(self) -> dict[str, QPointF]:
        """Where the edges and corners can be taken, in px of the artboard."""
        return self._item.places()

    def open(self, layer: LayerId) -> None:
        """Begin to crop a picture."""
        self._viewmodel.select((layer,))
        self._editing, self._chosen = layer, EDGES[0]
        self.show(self._scale)
        self.editing_changed.emit(layer)
        self.hinted.emit(_HINT)

    def close(self) -> None:
        """Leave the picture as it is cropped now."""
        if self._editing is not None:
            self._editing = None
            self._pressed = self._start = None
            self.show(self._scale)
            self.editing_changed.emit(None)

    def show(self, scale: float) -> None:
        """Show the frame at a scale; a picture that is no longer the one selected is left."""
        self._scale = scale
        layer = self._layer()
        if self._editing is not None and layer is None:
            self.close()
            return
        self._item.show_crop(layer, qt_transform(self._home()), self._chosen, scale)

    def press(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Take an edge or the picture; beside them, end."""
        del held
        layer = self._layer()
        if layer is None:
            return False
        name = self._item.at(point)
        if not name and not self._item.holds(point):
            self.close()
            return False
        self._chosen, self._pressed, self._start = name, point, layer
        self._gesture = self._viewmodel.new_gesture()
        self.show(self._scale)
        return True

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Pull the edge, or push the picture; Shift keeps the proportions of a corner."""
        start, pressed = self._start, self._pressed
        if start is None or pressed is None:
            return False
        back = self._home().inverse()
        to, was = back.point(point.x(), point.y()), back.point(pressed.x(), pressed.y())
        if self._chosen:
            ratio = bool(held & Qt.KeyboardModifier.ShiftModifier)
            made = pull_crop(start, self._chosen, to, ratio=ratio)
        else:
            made = slide_crop(start, to[0] - was[0], to[1] - was[1])
        self._change(lambda _: made)
        return True

    def release(self) -> bool:
        """Let go."""
        had, self._pressed, self._start = self._pressed is not None, None, None
        return had

    def hover(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the cursor over the frame; None elsewhere."""
        if self._editing is None:
            return None
        name = self._item.at(point)
        if name:
            return handle_cursor(name)
        return Qt.CursorShape.SizeAllCursor if self._item.holds(point) else None

    def double_click(self, point: QPointF) -> bool:
        """End."""
        del point
        had = self._editing is not None
        self.close()
        return had

    def wants(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Whether `key` would do something with this one."""
        return self._editing is not None and (key in ARROWS or (not held and key in _ENDS))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Move the chosen edge, or the picture; end."""
        layer = self._layer()
        if layer is None:
            return False
        if key in _ENDS:
            self.close()
            return True
        if key not in ARROWS:
            return False
        step = max(step_of(held) / self._home().mean_scale, layer.width_px / layer.picture.width)
        dx, dy = (step * part for part in ARROWS[key])
        self._gesture = self._viewmodel.new_gesture()
        if self._chosen:
            back = self._home().inverse()
            place = self._item.places()[self._chosen]
            x, y = back.point(place.x(), place.y())
            self._change(lambda found: pull_crop(found, self._chosen, (x + dx, y + dy)))
        else:
            self._change(lambda found: slide_crop(found, dx, dy))
        return True

    def step(self, *, forward: bool) -> bool:
        """Choose the next or previous edge, the picture itself behind the last; False where the round is over."""
        order = (*EDGES, "")
        following = order.index(self._chosen) + (1 if forward else -1)
        if self._editing is None or not 0 <= following < len(order):
            return False
        self._chosen = order[following]
        self.show(self._scale)
        self.hinted.emit(f"{_NAMES[self._chosen]} · arrows move it, Shift further, Enter ends")
        return True

    def _change(self, change: Callable[[ImageLayer], ImageLayer]) -> None:
        layer = self._editing
        if layer is None:
            return

        def applied(found: Layer) -> Layer:
            return change(found) if isinstance(found, ImageLayer) else found

        self._viewmodel.edit("Crop", lambda design: edits.change_layer(design, layer, applied), self._gesture)

    def _home(self) -> Affine:
        layer = self._layer()
        return home_of(self._viewmodel.design, layer.id) if layer is not None else Affine()

    def _layer(self) -> ImageLayer | None:
        """Return the picture that is cropped, while it is the only one selected and can be changed."""
        design, chosen = self._viewmodel.design, self._viewmodel.selection
        if self._editing is None or chosen != (self._editing,) or self._editing not in places(design):
            return None
        layer = design.layer(self._editing)
        return layer if isinstance(layer, ImageLayer) and layer.visible and not layer.locked else None
