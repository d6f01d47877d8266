"""The layers as things of their own that a screen reader can go through; made when one first asks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QWidget

from badgedesk.app.designs.editor.kinds import kind_of_layer, layer_name
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import DesignError
from badgedesk.design.layers import Group, Layer, LayerId

if TYPE_CHECKING:
    from badgedesk.app.designs.canvas.zoom_view import ZoomView


class LayerVoice(QObject):
    """Stands for one layer of the design in hand; it knows nothing that the design does not say."""

    def __init__(self, voices: "Voices", layer: LayerId) -> None:
        super().__init__(voices)
        self._voices, self.layer = voices, layer
        self.spoken: QAccessibleInterface | None = None
        self.spoken_as: Callable[[QObject], QAccessibleInterface] = _spoken_layer

    @property
    def voices(self) -> "Voices":
        """All voices of the canvas."""
        return self._voices


class Voices(QObject):
    """Follows the design for whoever listens."""

    def __init__(self, viewmodel: EditorViewModel, view: "ZoomView") -> None:
        super().__init__(view)
        self.view, self._viewmodel = view, viewmodel
        self._made: dict[LayerId, LayerVoice] = {}
        self._selected: tuple[LayerId, ...] = ()
        viewmodel.design_changed.connect(lambda _: self._forget())
        viewmodel.selection_changed.connect(self._tell)

    def of(self, layer: LayerId) -> QAccessibleInterface:
        """Return what a screen reader is given for a layer."""
        if layer not in self._made:
            self._made[layer] = LayerVoice(self, layer)
        return QAccessible.queryAccessibleInterface(self._made[layer])

    def layer(self, id_: LayerId) -> Layer | None:
        """Return the layer as it is now; None once it is gone."""
        try:
            return self._viewmodel.design.layer(id_)
        except DesignError:
            return None

    def inside(self, id_: LayerId | None) -> tuple[LayerId, ...]:
        """Return the layers of a group, or the outermost of the design, the topmost first as in their list."""
        if id_ is None:
            layers = self._viewmodel.design.layers
        else:
            group = self.layer(id_)
            layers = group.layers if isinstance(group, Group) else ()
        return tuple(layer.id for layer in reversed(layers))

    def around(self, id_: LayerId) -> LayerId | None:
        """Return the group that a layer lies directly in."""
        groups = (layer for layer in self._viewmodel.design.walk() if isinstance(layer, Group))
        return next((group.id for group in groups if any(each.id == id_ for each in group.layers)), None)

    def name(self, id_: LayerId) -> str:
        """Return what the layer is called, and its kind."""
        layer = self.layer(id_)
        if layer is None:
            return ""
        words = (shown(layer_name(layer)), kind_of_layer(layer)[0])
        return ", ".join(dict.fromkeys(words))

    def place(self, id_: LayerId) -> str:
        """Return where the layer lies on the artboard, in words."""
        layer, box = self.layer(id_), self._viewmodel.mirror.box((id_,))
        words = ["locked"] if layer is not None and layer.locked else []
        if box.isNull():
            return ", ".join(("not to be seen", *words))
        size = f"{box.width():.0f} wide, {box.height():.0f} high"
        return ", ".join((f"at {box.left():.0f}, {box.top():.0f} px", size, *words))

    def rect(self, id_: LayerId) -> QRect:
        """Return where the layer lies on the screen."""
        box = self._viewmodel.mirror.box((id_,))
        if box.isNull():
            return QRect()
        found = self.view.mapFromScene(box).boundingRect()
        return found.translated(self.view.viewport().mapToGlobal(found.topLeft()) - found.topLeft())

    def is_selected(self, id_: LayerId) -> bool:
        """Whether the layer is selected."""
        return id_ in self._viewmodel.selection

    def is_focused(self, id_: LayerId) -> bool:
        """Whether the keyboard is at this layer."""
        return self._viewmodel.selection == (id_,) and self.view.hasFocus()

    def choose(self, id_: LayerId) -> None:
        """Select the layer."""
        self._viewmodel.select((id_,))

    def widgets(self) -> list[QWidget]:
        """Return what else shows on the canvas and takes the keyboard, such as a text that is edited in place."""
        children = self.view.findChildren(QWidget, "in-place")
        return [child for child in children if child.isVisibleTo(self.view)]

    def _tell(self, selection: tuple[LayerId, ...]) -> None:
        """Tell whoever listens what was selected and what no longer is."""
        before, self._selected = self._selected, selection
        if not QAccessible.isActive():
            return
        for id_ in (*before, *selection):
            if (id_ in before) != (id_ in selection) and self.layer(id_) is not None:
                changed = QAccessible.State()
                changed.selected = True
                self.of(id_)
                QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self._made[id_], changed))
        if len(selection) == 1 and self.view.hasFocus():
            self.of(selection[0])
            QAccessible.updateAccessibility(QAccessibleEvent(self._made[selection[0]], QAccessible.Event.Focus))

    def _forget(self) -> None:
        """Let go of the voices of layers that are gone."""
        if self._made:
            there = {layer.id for layer in self._viewmodel.design.walk()}
            for gone in self._made.keys() - there:
                self._made.pop(gone).deleteLater()


def speak_canvas(viewmodel: EditorViewModel, view: "ZoomView") -> Voices:
    """Give a view the voices of its layers."""
    voices = Voices(viewmodel, view)

    def spoken(_: QObject) -> QAccessibleInterface:
        from badgedesk.app.designs.canvas.voice_roles import SpokenCanvas

        return SpokenCanvas(view, voices)

    view.spoken_as = spoken  # type: ignore[attr-defined]  # read by `widgets.spoken`
    return voices


def _spoken_layer(thing: QObject) -> QAccessibleInterface:
    from badgedesk.app.designs.canvas.voice_roles import SpokenLayer

    if not isinstance(thing, LayerVoice):
        raise TypeError(thing)
    return SpokenLayer(thing)
