"""The button and menu for what helps to lay things out: rulers, guides, grids, drawing near."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from badgedesk.app.designs.canvas.sight import SPOKES, STEPS, Aids
from badgedesk.app.designs.editor.guiding import guided, read, written
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.asking import lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.field import Field
from badgedesk.design.document import ARTBOARD_PX
from badgedesk.design.guides import GuideKind, Guides

SIGHT_KEYS: Final = {
    "Ctrl+R": "rulers",
    "Ctrl+;": "guides",
    "Ctrl+'": "grid",
    "Ctrl+Alt+G": "polar",
    "Ctrl+Alt+S": "snapping",
}
"""Keys that show what is hidden, and the other way about."""
_WORDS: Final = {
    "rulers": "Rulers",
    "guides": "Guides",
    "grid": "Grid",
    "polar": "Polar grid",
    "snapping": "Snap to what is near",
}
_FURTHEST: Final = 360.0
"""Largest radius of a ring: a little beyond the corners."""


class SightButton(IconButton):
    """Opens the menu; it floats beside the zoom."""

    def __init__(self, theme: Theme, aids: Aids, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, "ruler", "Rulers, guides and grids", side=PX.control_small)
        self._theme, self._aids, self._viewmodel = theme, aids, viewmodel
        self.clicked.connect(self._open)

    def menu_now(self) -> QMenu:
        """Return the menu as things stand."""
        menu, sight = QMenu(self), self._aids.sight
        menu.setAccessibleName("Rulers, guides and grids")
        menu.setMinimumWidth(PX.menu)
        for keys, member in SIGHT_KEYS.items():
            action = menu.addAction(f"{_WORDS[member]}\t{keys}")
            action.setCheckable(True)
            action.setChecked(getattr(sight, member))
            action.triggered.connect(partial(self._switch, member))
        menu.addSeparator()
        self._numbers(menu, "Grid spacing", STEPS, sight.step, self._aids.set_step, "px")
        self._numbers(menu, "Spokes of the polar grid", SPOKES, sight.spokes, self._aids.set_spokes, "")
        menu.addSeparator()
        menu.addAction("Place guides…").triggered.connect(lambda _=False: self.ask())
        clear = menu.addAction("Remove all guides")
        clear.setEnabled(bool(self._viewmodel.design.guides))
        clear.triggered.connect(lambda _=False: self._put("Remove all guides", Guides()))
        return menu

    def ask(self) -> None:
        """Ask where guides are to lie."""
        GuidesDialog(self._theme, self.window(), self._viewmodel).open()

    def _numbers(self, menu: QMenu, title: str, choices: tuple[int, ...], now: int, act: object, unit: str) -> None:
        part = menu.addMenu(title)
        group = QActionGroup(part)
        for number in choices:
            action = part.addAction(f"{number} {unit}".strip())
            action.setCheckable(True)
            action.setChecked(number == now)
            group.addAction(action)
            if callable(act):
                action.triggered.connect(lambda _=False, wanted=number: act(wanted))

    def _switch(self, member: str, _checked: bool) -> None:
        self._aids.switch(member)

    def _put(self, label: str, guides: Guides) -> None:
        self._viewmodel.edit(label, lambda design: guided(design, guides))

    def _open(self) -> None:
        menu = self.menu_now()
        menu.exec(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        menu.deleteLater()


class GuidesDialog(QDialog):
    """Asks for the places of all guides as numbers."""

    def __init__(self, theme: Theme, parent: QWidget, viewmodel: EditorViewModel) -> None:
        super().__init__(parent)
        self.setWindowTitle("Guides")
        self._viewmodel = viewmodel
        guides = viewmodel.design.guides
        self.fields = {
            GuideKind.UPRIGHT: Field(theme, "Vertical lines, px from the left", example="128, 256, 384"),
            GuideKind.LEVEL: Field(theme, "Horizontal lines, px from the top", example="128, 256, 384"),
            GuideKind.RING: Field(theme, "Rings around the middle, radius in px", example="180, 220"),
        }
        for kind, field in self.fields.items():
            field.edit.setText(written(guides.of(kind)))
        main = Button(theme, "Place guides", kind="main")
        sentence = "Guides help to lay things out. They are saved with the design and never exported."
        lay_out_asking(self, theme, "Guides", sentence, tuple(self.fields.values()), main)
        main.clicked.connect(self._take)

    def _take(self) -> None:
        guides = self._viewmodel.design.guides
        for kind, field in self.fields.items():
            most = _FURTHEST if kind is GuideKind.RING else ARTBOARD_PX
            places = read(field.text(), most)
            if places is None or (kind is GuideKind.RING and 0 in places):
                least = 1 if kind is GuideKind.RING else 0
                field.refuse(f"Numbers from {least} to {most:.0f} with commas between them")
                field.edit.setFocus()
                return
            guides = guides.having(kind, places)
        self._viewmodel.edit("Place guides", lambda design: guided(design, guides))
        self.accept()
