"""Tab on the canvas: through the layers, and on to the next control behind the last one."""

from PySide6.QtCore import Qt

from badgedesk.app.designs.canvas.scope import Scope
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.design.layers import LayerId

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class LayerCycle:
    """Steps through the layers that can be taken; a selection that was made elsewhere is left alone.

    Who chooses a layer in the list and goes on to the inspector passes the canvas: Tab must not choose another one.
    """

    def __init__(self, viewmodel: EditorViewModel, scope: Scope) -> None:
        self._viewmodel, self._scope = viewmodel, scope
        self._found: tuple[LayerId, ...] = ()

    def enter(self, reason: Qt.FocusReason) -> None:
        """Remember what is selected when the keyboard comes by Tab."""
        self._found = self._viewmodel.selection if reason in _BY_TAB else ()

    def step(self, *, forward: bool) -> bool:
        """Select the next layer, or the one before; returns False where there is none."""
        chosen = self._viewmodel.selection
        if chosen and chosen == self._found:
            return False
        free = [layer.id for layer in self._scope.layers() if layer.visible and not layer.locked]
        at = free.index(chosen[0]) if len(chosen) == 1 and chosen[0] in free else None
        following = (0 if forward else len(free) - 1) if at is None else at + (1 if forward else -1)
        if not 0 <= following < len(free):
            return False
        self._found = ()
        self._viewmodel.select((free[following],))
        return True
