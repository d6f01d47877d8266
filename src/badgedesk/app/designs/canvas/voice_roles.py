"""The interfaces of canvas and layers that Qt hands to screen readers; loaded only when one asks."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.voices import LayerVoice, Voices
from badgedesk.app.designs.canvas.zoom_view import ZoomView
from badgedesk.design.layers import Group, TextLayer


class SpokenCanvas(QAccessibleWidget):
    """The canvas: its outermost layers, the topmost first, then what is edited in place."""

    def __init__(self, view: ZoomView, voices: Voices) -> None:
        super().__init__(view, QAccessible.Role.Canvas)
        self._voices = voices

    @override
    def childCount(self) -> int:
        return len(self._voices.inside(None)) + len(self._voices.widgets())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none for no child
        layers = self._voices.inside(None)
        if 0 <= index < len(layers):
            return self._voices.of(layers[index])
        widgets = self._voices.widgets()
        at = index - len(layers)
        return QAccessible.queryAccessibleInterface(widgets[at]) if 0 <= at < len(widgets) else None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index_of(child, self, self.childCount())

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        found = [child for at in range(self.childCount()) if (child := self.child(at)) is not None]
        return next((child for child in found if child.state().focused), None)


class SpokenLayer(QAccessibleObject):
    """One layer: its name and kind, where it lies, whether it is selected; a group has its layers."""

    def __init__(self, voice: LayerVoice) -> None:
        super().__init__(voice)
        self._id, self._voices = voice.layer, voice.voices

    @override
    def role(self) -> QAccessible.Role:
        layer = self._voices.layer(self._id)
        if isinstance(layer, Group):
            return QAccessible.Role.Grouping
        return QAccessible.Role.StaticText if isinstance(layer, TextLayer) else QAccessible.Role.Graphic

    @override
    def text(self, t: QAccessible.Text) -> str:
        if t == QAccessible.Text.Name:
            return self._voices.name(self._id)
        return self._voices.place(self._id) if t == QAccessible.Text.Description else ""

    @override
    def state(self) -> QAccessible.State:
        state, layer = QAccessible.State(), self._voices.layer(self._id)
        state.selectable = state.focusable = True
        state.selected = self._voices.is_selected(self._id)
        state.focused = self._voices.is_focused(self._id)
        state.readOnly = layer is None or layer.locked
        state.invisible = self._voices.rect(self._id).isNull() or not self._voices.view.isVisible()
        return state

    @override
    def rect(self) -> QRect:
        return self._voices.rect(self._id)

    @override
    def parent(self) -> QAccessibleInterface:
        around = self._voices.around(self._id)
        return QAccessible.queryAccessibleInterface(self._voices.view) if around is None else self._voices.of(around)

    @override
    def childCount(self) -> int:
        return len(self._voices.inside(self._id))

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        layers = self._voices.inside(self._id)
        return self._voices.of(layers[index]) if 0 <= index < len(layers) else None

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        found = [child for at in range(self.childCount()) if (child := self.child(at)) is not None]
        return next((child for child in found if child.rect().contains(x, y)), None)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index_of(child, self, self.childCount())


def _index_of(child: QAccessibleInterface, parent: QAccessibleInterface, count: int) -> int:
    wanted = child.object()
    for index in range(count):
        if parent.child(index).object() is wanted:
            return index
    return -1
