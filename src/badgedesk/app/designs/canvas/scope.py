"""The group that was entered: a click takes what lies directly in it; outside of it, whole groups are taken."""

from PySide6.QtCore import QObject, Signal

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, IconLayer, Layer, LayerId, TextLayer


class Scope(QObject):
    """Follows the selection: whoever selects a layer inside a group, here or in the list, is in that group.

    Signals:
        changed: tuple of `LayerId`, the groups now entered, outermost first.
    """

    changed = Signal(object)

    def __init__(self, viewmodel: EditorViewModel, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel = viewmodel
        self._path: tuple[LayerId, ...] = ()
        viewmodel.selection_changed.connect(self._follow)
        viewmodel.design_changed.connect(lambda _: self._follow(viewmodel.selection))

    @property
    def path(self) -> tuple[LayerId, ...]:
        """The groups that were entered, outermost first."""
        return self._path

    @property
    def group(self) -> LayerId | None:
        """The innermost group that was entered."""
        return self._path[-1] if self._path else None

    def layers(self) -> tuple[Layer, ...]:
        """Return the layers that lie directly where one is, bottom to top."""
        if self.group is None:
            return self._viewmodel.design.layers
        group = self._viewmodel.design.layer(self.group)
        return group.layers if isinstance(group, Group) else ()

    def taken(self, leaves: tuple[LayerId, ...]) -> tuple[LayerId, ...]:
        """Return what a click on ``leaves`` takes: first what lies in the entered group, then whole groups outside.

        What a template offers to be filled in, such as its main words, is taken by itself wherever it lies.

        Args:
            leaves: the layers under the pointer, the topmost first.
        """
        design, depth = self._viewmodel.design, len(self._path)
        around = paths(design)
        inside, outside = [], []
        for leaf in leaves:
            path = (*around[leaf], leaf)
            if _is_offered(design.layer(leaf)):
                inside.append(leaf)
            elif path[:depth] == self._path:
                inside.append(path[depth])
            else:
                outside.append(path[0])
        return tuple(dict.fromkeys((*inside, *outside)))

    def enter(self, group: LayerId, leaves: tuple[LayerId, ...] = ()) -> bool:
        """Go into a group and select in it what lies under the pointer, else its topmost layer; False if it is none.

        Args:
            group: to be entered.
            leaves: the layers under the pointer, the topmost first.
        """
        design = self._viewmodel.design
        found = design.layer(group)
        if not isinstance(found, Group) or found.locked:
            return False
        free = [layer.id for layer in found.layers if layer.visible and not layer.locked]
        around = paths(design)
        inside = {each for leaf in leaves if leaf in around for each in (*around[leaf], leaf)}
        wanted = [id_ for id_ in free if id_ in inside] or free
        if not wanted:
            return False
        self._viewmodel.select(wanted[-1:])
        return True

    def leave(self) -> bool:
        """Go out of the innermost group and select it; False where none was entered."""
        group = self.group
        if group is None:
            return False
        self._viewmodel.select((group,))
        return True

    def leave_all(self) -> None:
        """Go out of every group; nothing is selected then."""
        self._set(())
        self._viewmodel.select(())

    def _follow(self, selection: tuple[LayerId, ...]) -> None:
        around = paths(self._viewmodel.design)
        found = [around[layer] for layer in selection if layer in around]
        if found:
            self._set(_common(found))
        elif not set(self._path) <= around.keys():
            self._set(())

    def _set(self, path: tuple[LayerId, ...]) -> None:
        if path != self._path:
            self._path = path
            self.changed.emit(path)


def paths(design: Design) -> dict[LayerId, tuple[LayerId, ...]]:
    """Return for every layer the groups around it, outermost first."""
    found: dict[LayerId, tuple[LayerId, ...]] = {}

    def gather(layers: tuple[Layer, ...], around: tuple[LayerId, ...]) -> None:
        for layer in layers:
            found[layer.id] = around
            if isinstance(layer, Group):
                gather(layer.layers, (*around, layer.id))

    gather(design.layers, ())
    return found


def _is_offered(layer: Layer) -> bool:
    return isinstance(layer, TextLayer | IconLayer) and layer.slot is not None


def _common(paths: list[tuple[LayerId, ...]]) -> tuple[LayerId, ...]:
    """Return what all paths begin with."""
    shared: list[LayerId] = []
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    return tuple(shared)
