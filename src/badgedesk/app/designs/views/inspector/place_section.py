"""Where the selection lies, and what puts it in order."""

from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from badgedesk.app.designs.editor import changes, values
from badgedesk.app.designs.editor.arrange import Frame
from badgedesk.app.designs.editor.arranging import Arranging, Wish
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.fields.number_field import NumberField
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.design.outlines.geometry import Box

_FRAMES: Final = (("selection", "Selection", ""), ("page", "Page", ""), ("ring", "Ring", ""))


class PlaceSection(Section):
    """Where the selection lies, how large it is and how it is turned; and what puts it in order."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel, arranging: Arranging) -> None:
        super().__init__(theme, viewmodel)
        self._arranging = arranging
        self._column.addWidget(self._label("Position"))
        grid = QGridLayout()
        grid.setSpacing(PX.s2)
        names = (("x", "X"), ("y", "Y"), ("w", "W"), ("h", "H"))
        spoken = {"x": "Left edge", "y": "Top edge", "w": "Width", "h": "Height"}
        self.fields: dict[str, NumberField] = {}
        for place, (id_, letter) in enumerate(names):
            field = NumberField(theme, spoken[id_], before=letter)
            field.changed.connect(lambda number, side=id_: self._set(side, number))
            self.fields[id_] = field
            grid.addWidget(field, place // 2, place % 2)
        self.angle = NumberField(theme, "Rotation", before="R", unit="°")
        self.angle.set_range(-360.0, 360.0)
        self.angle.changed.connect(self._turn)
        grid.addWidget(self.angle, 2, 0)
        self._column.addLayout(grid)
        self.frame = Segments(theme, "Align to", _FRAMES)
        self.frame.choose(arranging.frame.value)
        self.frame.chosen.connect(self._set_frame)
        self._column.addWidget(self._label("Align and spread"))
        self._column.addWidget(self.frame)
        self._column.addWidget(self._wishes(arranging.alignments()))
        self._column.addWidget(self._wishes([*arranging.spacings(), *arranging.mirrors()]))

    def _wishes(self, wishes: list[Wish]) -> QWidget:
        """Return a row of small buttons that do what is wished for."""
        holder = QWidget(self)
        holder.setFixedHeight(PX.control_small)  # the style lets buttons shrink, a crowded column would squeeze them
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PX.s1)
        for wish in wishes:
            button = IconButton(self._theme, wish.icon, wish.words, shortcut=wish.keys, side=PX.control_small)
            button.clicked.connect(wish.act)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _set_frame(self, frame: str) -> None:
        self._arranging.frame = Frame(frame)
        self.frame.choose(frame)

    def _turn(self, degrees: float) -> None:
        self._begin()
        before = self._shown_angle()
        self._arranging.turn(degrees - (before or 0.0), self._gesture)

    def _shown_angle(self) -> float | None:
        """Return by how many degrees the selection is turned; None where its layers differ."""
        there = {layer.id: layer for layer in self._viewmodel.design.walk()}
        return same([values.angle_of(there[layer]) for layer in self._viewmodel.selection if layer in there])

    def show_box(self) -> None:
        """Show the box around the selection and how it is turned."""
        self.angle.show_number(self._shown_angle())
        box = self._box()
        numbers = (box.left, box.top, box.width, box.height) if box is not None else (None,) * 4
        for field, number in zip(self.fields.values(), numbers, strict=True):
            field.show_number(number)
            field.setEnabled(box is not None)

    def _box(self) -> Box | None:
        found = self._viewmodel.mirror.box(self._viewmodel.selection)
        return None if found.isNull() else Box(found.left(), found.top(), found.right(), found.bottom())

    def _set(self, side: str, number: float) -> None:
        old = self._box()
        if old is None:
            return
        left, top = number if side == "x" else old.left, number if side == "y" else old.top
        width = max(1.0, number) if side == "w" else old.width
        height = max(1.0, number) if side == "h" else old.height
        new = Box(left, top, left + width, top + height)
        chosen = self._viewmodel.selection
        label = "Move" if side in {"x", "y"} else "Resize"
        self._viewmodel.edit(label, lambda design: changes.fitted(design, chosen, old, new))
