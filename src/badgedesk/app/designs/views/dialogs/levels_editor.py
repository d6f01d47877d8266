"""Levels of one's own: a line for each, with its name, metal and colours."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.levels import (
    COLOURS,
    LONGEST,
    MOST,
    coloured,
    differs,
    fresh,
    uncoloured,
)
from badgedesk.app.designs.views.colours.ask_colour import ask_colour
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.swatches import Swatches
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.brand import Level
from badgedesk.design.colours.colour import Palette
from badgedesk.design.document import Design
from badgedesk.design.family import level_palette

_METALS = (("", "As it is"), ("gold", "Gold"), ("silver", "Silver"), ("bronze", "Bronze"), ("steel", "Steel"))
_HEADS = ("Name", "Metal", "Main, accent", "")


class LevelLine:
    """The widgets of one level."""

    def __init__(self, theme: Theme, at: int) -> None:
        said = f"level {at + 1}"
        self.name = QLineEdit()
        self.name.setFont(theme.font(Role.BODY))
        self.name.setMaxLength(LONGEST)
        self.name.setAcceptDrops(False)
        self.name.setAccessibleName(f"Name of {said}")
        self.metal = Choice(theme, f"Metal of {said}")
        for value, words in _METALS:
            self.metal.addItem(words, value)
        self.colours = Swatches(theme, f"Colour of {said}")
        self.reset = IconButton(theme, "arrow-counter-clockwise", f"Colours of {said} as the badge has them")
        self.remove = IconButton(theme, "x", f"Remove {said}")

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the widgets from left to right."""
        return self.name, self.metal, self.colours, self.reset, self.remove

    def show_level(self, level: Level, palette: Palette) -> None:
        """Show a level, with its colours as the badge in hand gives them."""
        if self.name.text() != level.name:
            self.name.setText(level.name)
        self.metal.show_value(level.metal)
        if not level.metal:
            self.metal.setCurrentIndex(0)
        there = {swatch.name: swatch.value for swatch in level_palette(palette, level).swatches}
        self.colours.show_colours(tuple((name, there[name]) for name in COLOURS if name in there))
        self.reset.setEnabled(differs(level))


class LevelsEditor(QFrame):
    """The lines of some levels, lowest first; ``add`` adds one, and stands where its dialog puts it.

    Signals:
        changed: tuple of `Level`.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, design: Design) -> None:
        super().__init__()
        self._theme, self._design = theme, design
        self._levels: tuple[Level, ...] = ()
        self.lines: list[LevelLine] = []
        inside = QFrame()
        inside.setProperty("ground", "surface")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, PX.s2, 0)
        self._grid.setHorizontalSpacing(PX.s2)
        self._grid.setVerticalSpacing(PX.s2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)
        for at, words in enumerate(_HEADS):
            self._grid.addWidget(Text(theme, Role.SMALL, words, tone="soft"), 0, at)
        self._inside = inside
        scroll = self._scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(PX.form_text)
        scroll.setAccessibleName("Levels")
        self.add = Button(theme, "Add a level", icon="plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s2)
        column.addWidget(scroll, 1)
        self.add.clicked.connect(self._add)

    def show_levels(self, levels: tuple[Level, ...]) -> None:
        """Show levels; lines that are there already stay."""
        self._levels = levels
        while len(self.lines) > len(levels):
            for widget in self.lines.pop().widgets():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self.lines) < len(levels):
            self.lines.append(self._line(len(self.lines)))
        for line, level in zip(self.lines, levels, strict=True):
            line.show_level(level, self._design.palette)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.add.setEnabled(len(levels) < MOST)

    def hidden_px(self) -> int:
        """Return how much higher than at least the list would have to be to show all lines."""
        return max(0, self._inside.sizeHint().height() - self._scroll.minimumHeight())

    def _line(self, at: int) -> LevelLine:
        line = LevelLine(self._theme, at)
        for column, widget in enumerate(line.widgets()):
            self._grid.addWidget(widget, at + 1, column)
        line.name.textEdited.connect(lambda text: self._change(at, lambda level: replace(level, name=text)))
        line.metal.activated.connect(lambda _: self._change(at, lambda level: replace(level, metal=line.metal.value())))
        line.colours.chosen.connect(partial(self._ask_colour, at))
        line.reset.clicked.connect(lambda: self._change(at, uncoloured))
        line.remove.clicked.connect(lambda: self._tell((*self._levels[:at], *self._levels[at + 1 :])))
        return line

    def _ask_colour(self, at: int, name: str) -> None:
        colours = self.lines[at].colours
        colours.choose("")

        def take(value: str) -> None:
            self._change(at, lambda level: coloured(level, name, value))

        ask_colour(self._theme, self, self._design, colours.value_of(name), take)

    def _add(self) -> None:
        self._tell((*self._levels, fresh(self._levels)))
        self.lines[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines[-1].name.selectAll()

    def _change(self, at: int, change: Callable[[Level], Level]) -> None:
        self._tell((*self._levels[:at], change(self._levels[at]), *self._levels[at + 1 :]))

    def _tell(self, levels: tuple[Level, ...]) -> None:
        self.show_levels(levels)
        self.changed.emit(levels)
