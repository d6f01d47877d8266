"""Where one is inside groups: the badge, the groups around, the one that was entered; a click goes back out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout

from badgedesk.app.designs.canvas.scope import Scope
from badgedesk.app.designs.editor.kinds import layer_name
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.layers import LayerId

_LONGEST = 24


class Trail(QFrame):
    """Floats over the canvas while a group is entered."""

    def __init__(self, theme: Theme, scope: Scope, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self.setProperty("part", "float")
        self.setAccessibleName("Where you are")
        self._theme, self._scope, self._viewmodel = theme, scope, viewmodel
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PX.s2, PX.edge, PX.s3, PX.edge)
        self._row.setSpacing(PX.s1)
        self.hide()
        scope.changed.connect(self._show)

    def _show(self, path: tuple[LayerId, ...]) -> None:
        self.hide()  # what is put into a window that shows appears later, and would not count for the size
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if path:
            self._step("Whole badge", self._scope.leave_all)
            for group in path[:-1]:
                self._step(self._name(group), partial(self._viewmodel.select, (group,)), after=True)
            self._row.addWidget(Text(self._theme, Role.SMALL, "›", tone="faint"))
            self._row.addWidget(Text(self._theme, Role.SMALL_STRONG, self._name(path[-1])))
            self._row.addWidget(Text(self._theme, Role.SMALL, "Esc leaves it", tone="faint"))
        self.setVisible(bool(path))
        self.adjustSize()

    def _step(self, words: str, act: Callable[[], None], *, after: bool = False) -> None:
        if after:
            self._row.addWidget(Text(self._theme, Role.SMALL, "›", tone="faint"))
        button = Button(self._theme, words, kind="link")
        button.clicked.connect(lambda _=False: act())
        self._row.addWidget(button)

    def _name(self, group: LayerId) -> str:
        name = shown(layer_name(self._viewmodel.design.layer(group)))
        return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
