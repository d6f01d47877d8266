"""The lines around the selected shapes, texts and icons."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from badgedesk.app.designs.editor import changes, line_values, values
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.colours.ask_colour import ask_colour
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.number_field import NumberField
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.fields.slider_line import SliderLine
from badgedesk.app.widgets.fields.swatches import Swatches
from badgedesk.design.colours.colour import Colour, Hex, Slot
from badgedesk.design.colours.paints import Cap, Join, Side, Stroke
from badgedesk.design.layers import Layer

_WIDTH: Final = (0.5, 40.0)
_SIDES: Final = (
    (Side.INSIDE, "Inside the outline", "side-inside"),
    (Side.CENTRE, "On the outline", "side-centre"),
    (Side.OUTSIDE, "Outside the outline", "side-outside"),
)
_CAPS: Final = (
    (Cap.BUTT, "Flat ends", "cap-butt"),
    (Cap.ROUND, "Round ends", "cap-round"),
    (Cap.SQUARE, "Square ends", "cap-square"),
)
_JOINS: Final = (
    (Join.MITER, "Pointed corners", "join-miter"),
    (Join.ROUND, "Round corners", "join-round"),
    (Join.BEVEL, "Cut corners", "join-bevel"),
)


class LineSection(Section):
    """Width, colour, pattern, ends, corners and side of one line of the selection; more lines lie over each other."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self._layers: list[Layer] = []
        self.add = IconButton(theme, "plus", "Add a line", side=PX.control_small)
        self.remove = IconButton(theme, "trash", "Remove this line", side=PX.control_small)
        self.which = Choice(theme, "Which line")
        self.colours = Swatches(theme, "Colour of the line")
        self.more = IconButton(theme, "palette", "Other colour of the line", side=PX.control_small)
        self.width_ = SliderLine(theme, "Width", *_WIDTH)
        self.side = Segments(theme, "Side", _SIDES, bare=True)
        self.cap = Segments(theme, "Ends", _CAPS, bare=True)
        self.join = Segments(theme, "Corners", _JOINS, bare=True)
        self.pattern = Choice(theme, "Pattern")
        for name, (words, _) in line_values.PATTERNS.items():
            self.pattern.addItem(words, name)
        self.dash, self.gap = NumberField(theme, "Dash", unit="px"), NumberField(theme, "Gap", unit="px")
        for field in (self.dash, self.gap):
            field.set_range(0.1, 500.0)
        self.fitted = QCheckBox("Fit to corners and ends")
        self.fitted.setFont(theme.font(Role.BODY))
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._label("Line"), 1)
        head.addWidget(self.remove)
        head.addWidget(self.add)
        self._column.addLayout(head)
        self._inside = QWidget(self)
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(PX.s2)
        grid.setVerticalSpacing(PX.s2)
        colours = QHBoxLayout()
        colours.addWidget(self.colours, 1)
        colours.addWidget(self.more)
        grid.addWidget(self.which, 0, 0, 1, 2)
        grid.addLayout(colours, 1, 0, 1, 2)
        grid.addWidget(self.width_, 2, 0, 1, 2)
        grid.addWidget(self.side, 3, 0)
        grid.addWidget(self.join, 3, 1)
        grid.addWidget(self.cap, 4, 0)
        grid.addWidget(self.pattern, 4, 1)
        self._gaps = QWidget(self._inside)
        gaps = QHBoxLayout(self._gaps)
        gaps.setContentsMargins(0, 0, 0, 0)
        gaps.setSpacing(PX.s2)
        for words, field in (("Dash", self.dash), ("Gap", self.gap)):
            gaps.addWidget(self._label(words))
            gaps.addWidget(field, 1)
        grid.addWidget(self._gaps, 5, 0, 1, 2)
        grid.addWidget(self.fitted, 6, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.addWidget(self._inside)

    def can_show(self, layers: list[Layer]) -> bool:
        """Whether all layers can have lines."""
        return bool(layers) and all(line_values.lines_of(layer) is not None for layer in layers)

    def show_layers(self, layers: list[Layer]) -> None:
        """Show what the lines in the same place have in common."""
        self._layers = layers
        counts = [len(line_values.lines_of(layer) or ()) for layer in layers]
        count = min(counts, default=0)
        self._inside.setVisible(count > 0)
        self.remove.setVisible(count > 0)
        self.add.setEnabled(max(counts, default=0) < line_values.MOST_LINES)
        self._show_count(count)
        if count:
            self._show_line([(line_values.lines_of(layer) or ())[self._at()] for layer in layers])

    def _show_count(self, count: int) -> None:
        at = min(self._at(), max(count - 1, 0))
        if self.which.count() != count:
            self.which.clear()
            for index in range(count):
                self.which.addItem(f"Line {index + 1} of {count}", str(index))
        self.which.setVisible(count > 1)
        self.which.show_value(str(at) if count else "")

    def _at(self) -> int:
        return int(self.which.value() or 0)

    def _show_line(self, lines: list[Stroke]) -> None:
        palette = self._viewmodel.design.palette
        views = [values.view_fill(line.paint) for line in lines]
        colour = same([view.colours[0] if view is not None and view.colours else None for view in views])
        self.colours.show_colours(values.swatches(palette))
        self.colours.choose(values.swatch_of(colour, palette) if colour is not None else "")
        self.width_.show_value(same([line.width_px for line in lines]))
        self.side.choose(same([line.side.value for line in lines]) or "")
        self.cap.choose(same([line.cap.value for line in lines]) or "")
        self.join.choose(same([line.join.value for line in lines]) or "")
        pattern = same([line_values.pattern_of(line) for line in lines]) or ""
        own = self.pattern.findData(line_values.OWN)
        if pattern == line_values.OWN and own < 0:
            self.pattern.addItem("Own pattern", line_values.OWN)
        elif pattern != line_values.OWN and own >= 0:
            self.pattern.removeItem(own)
        self.pattern.show_value(pattern)
        dashes = [line.dash for line in lines]
        for widget in (self._gaps, self.fitted):
            widget.setVisible(all(dashes))
        self.fitted.setChecked(bool(same([line.fitted for line in lines])))
        self.dash.show_number(same([dash[0] for dash in dashes if dash]))
        self.gap.show_number(same([dash[1 % len(dash)] for dash in dashes if dash]))

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.which.activated.connect(lambda _: self.show_layers(self._layers))
        self.colours.chosen.connect(lambda name: self._set_colour(Slot(name)))
        self.more.clicked.connect(self._ask_colour)
        self.width_.begun.connect(self._begin)
        self.width_.changed.connect(
            lambda width: self._set("Width of the line", lambda line: line_values.widened(line, width))
        )
        self.side.chosen.connect(
            lambda side: self._step("Side of the line", lambda line: replace(line, side=Side(side)))
        )
        self.cap.chosen.connect(lambda cap: self._step("Ends of the line", lambda line: replace(line, cap=Cap(cap))))
        self.join.chosen.connect(
            lambda join: self._step("Corners of the line", lambda line: replace(line, join=Join(join)))
        )
        self.pattern.activated.connect(lambda _: self._set_pattern(self.pattern.value()))
        for at, field in enumerate((self.dash, self.gap)):
            field.changed.connect(lambda length, place=at: self._set_dash(place, length))

        self.fitted.clicked.connect(
            lambda wanted: self._step("Fit the pattern", lambda line: replace(line, fitted=wanted))
        )

    def _add(self) -> None:
        ink = changes.ink(self._viewmodel.design)
        self._change("Add a line", lambda layer: line_values.with_new_line(layer, ink), gesture=False)
        self.which.show_value(str(self.which.count() - 1))
        self.show_layers(self._layers)

    def _remove(self) -> None:
        at = self._at()
        self._change("Remove a line", lambda layer: line_values.without_line(layer, at), gesture=False)

    def _set_pattern(self, name: str) -> None:
        self._step("Pattern of the line", lambda line: line_values.patterned(line, name))

    def _set_dash(self, at: int, length: float) -> None:
        self._step("Pattern of the line", lambda line: line_values.dashed(line, at, length))

    def _set_colour(self, colour: Colour) -> None:
        self._step("Colour of the line", lambda line: replace(line, paint=values.coloured(line.paint, 0, colour)))

    def _ask_colour(self) -> None:
        design = self._viewmodel.design
        lines = line_values.lines_of(self._layers[0]) or ()
        view = values.view_fill(lines[self._at()].paint)
        colour = view.colours[0] if view is not None and view.colours else changes.ink(design)
        ask_colour(
            self._theme,
            self,
            design,
            values.hex_of(colour, design.palette),
            lambda value: self._set_colour(Hex(value)),
        )

    def _step(self, label: str, change: Callable[[Stroke], Stroke]) -> None:
        """Change the line as a step of its own."""
        self._begin()
        self._set(label, change)

    def _set(self, label: str, change: Callable[[Stroke], Stroke]) -> None:
        at = self._at()
        self._change(label, lambda layer: line_values.with_line(layer, at, change))
