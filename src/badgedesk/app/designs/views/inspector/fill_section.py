"""How the selection is painted."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from badgedesk.app.designs.editor import changes, line_values, values
from badgedesk.app.designs.editor.gripping import with_fade_stop
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.colours.ask_colour import ask_colour
from badgedesk.app.designs.views.inspector.pattern_fields import PatternFields
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.fields.slider_line import SliderLine
from badgedesk.app.widgets.fields.swatches import Swatches
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.colours.colour import Colour, Hex, Slot
from badgedesk.design.colours.paints import Solid
from badgedesk.design.layers import Layer
from badgedesk.design.swaps import swapped

_TWO = frozenset({values.FADE, values.GLOW, values.PATTERN})
"""Kinds of fill with a second colour."""
_FILL, _LINE, _BOTH = "Fill", "Colour of the line", "Fill, or colour of the line"
_SEEN = "Appearance"
"""Of groups and pictures, which are not painted."""


class FillSection(Section):
    """How the selection is painted, and its opacity; of what has no fill, the first line is."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self._edited = _FILL
        self.hex = Text(theme, Role.CODE, tone="soft")
        self.hex.make_selectable()
        head = QHBoxLayout()
        self.empty = IconButton(theme, "circle-dashed", "Without a fill", side=PX.control_small)
        self.empty.setCheckable(True)
        self.heading = self._label(_FILL)
        head.addWidget(self.heading, 1)
        head.addWidget(self.hex)
        head.addWidget(self.empty)
        segments = (
            (values.PLAIN, "Plain", "fill-plain"),
            (values.FADE, "Fade", "fill-fade"),
            (values.GLOW, "Glow", "fill-glow"),
            (values.METAL, "Metal", "fill-metal"),
            (values.PATTERN, "Pattern", "fill-pattern"),
        )
        self.kind = Segments(theme, "Kind of fill", segments, bare=True)
        self.rows = (Swatches(theme, "Colour"), Swatches(theme, "Second colour"))
        self.pattern = PatternFields(theme, viewmodel)
        self.stops = Swatches(theme, "Colour of the fade")
        self.add = Button(theme, "Add a colour", icon="plus", kind="quiet", small=True)
        self.more = Button(theme, "Other colour", icon="palette", small=True)
        self.opacity = SliderLine(theme, "Opacity", 0.0, 100.0, unit="%", factor=1)
        self._column.addLayout(head)
        self._column.addWidget(self.kind)
        for row in self.rows:
            self._column.addWidget(row)
        self._column.addWidget(self.pattern)
        line = QHBoxLayout()
        line.addWidget(self.stops, 1)
        line.addWidget(self.add)
        self._column.addLayout(line)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self.opacity)
        self.kind.chosen.connect(self._set_kind)
        for at, row in enumerate(self.rows):
            row.chosen.connect(lambda name, place=at: self._set_colour(place, Slot(name)))
        self.more.clicked.connect(self._ask_colour)
        self.stops.chosen.connect(lambda name: self._ask_stop(int(name) - 1))
        self.add.clicked.connect(self._add_stop)
        self.empty.clicked.connect(self._set_empty)
        self.opacity.begun.connect(self._begin)
        self.opacity.changed.connect(self._set_opacity)

    def show_layers(self, layers: list[Layer]) -> None:
        """Show what the selected layers have in common."""
        palette = self._viewmodel.design.palette
        self._name(layers)
        view = same([values.view_fill(values.paint_of(layer)) for layer in layers])
        kinds = same([each.kind for layer in layers if (each := values.view_fill(values.paint_of(layer)))])
        painted = any(values.paint_of(layer) is not None for layer in layers)
        for widget in (self.kind, self.more, self.hex):
            widget.setVisible(painted)
        self.kind.choose(kinds or "")
        colours = view.colours if view is not None else ()
        for at, row in enumerate(self.rows):
            row.setVisible(painted and kinds != values.METAL and (at == 0 or kinds in _TWO))
            row.show_colours(values.swatches(palette))
            row.choose(values.swatch_of(colours[at], palette) if at < len(colours) else "")
        self.pattern.show_paints([values.paint_of(layer) for layer in layers])
        stops = values.stop_colours(values.paint_of(layers[0])) if len(layers) == 1 else ()
        self.stops.setVisible(bool(stops))
        self.add.setVisible(bool(stops))
        self.stops.show_colours(tuple((str(at), values.hex_of(colour, palette)) for at, colour in enumerate(stops, 1)))
        self.stops.choose("")
        self.hex.setText(values.hex_of(colours[0], palette).upper() if colours else "")
        self.empty.setVisible(all(bool(line_values.lines_of(layer)) for layer in layers))
        self.empty.setChecked(all(line_values.is_unfilled(layer) for layer in layers))
        opacity = same([layer.opacity for layer in layers])
        self.opacity.show_value(None if opacity is None else 100 * opacity)

    def _name(self, layers: list[Layer]) -> None:
        """Say what is painted here: areas, or lines where nothing is filled."""
        bare = [line_values.is_unfilled(layer) for layer in layers]
        self._edited = _LINE if all(bare) else _BOTH if any(bare) else _FILL
        painted = any(values.paint_of(layer) is not None for layer in layers)
        self.heading.setText(self._edited if painted else _SEEN)
        self.kind.setAccessibleName("Kind of line colour" if self._edited == _LINE else "Kind of fill")
        self.empty.rename("Fill it" if self._edited == _LINE else "Without a fill")

    def _set_kind(self, kind: str) -> None:
        fallback = changes.ink(self._viewmodel.design)
        self._change(
            "Kind of fill" if self._edited == _FILL else "Kind of colour",
            lambda layer: values.with_paint(layer, values.as_kind(values.paint_of(layer), kind, fallback)),
            gesture=False,
        )

    def _set_empty(self, wanted: bool) -> None:
        """Leave only the lines of the selection, or fill it again."""
        ink = changes.ink(self._viewmodel.design)
        label = "Without a fill" if wanted else "Fill"
        self._change(label, lambda layer: line_values.unfilled(layer, None if wanted else Solid(ink)), gesture=False)

    def _set_colour(self, at: int, colour: Colour) -> None:
        def change(layer: Layer) -> Layer:
            return values.with_paint(layer, values.coloured(values.paint_of(layer), at, colour))

        self._change(_LINE if self._edited == _LINE else "Colour", change, gesture=False)

    def _ask_colour(self) -> None:
        design = self._viewmodel.design
        ask_colour(
            self._theme,
            self,
            design,
            self.hex.text().lower() or values.hex_of(changes.ink(design), design.palette),
            lambda value: self._set_colour(0, Hex(value)),
            self._swap,
        )

    def _swap(self, old: str, new: str) -> None:
        self._viewmodel.edit("Change a colour everywhere", lambda design: swapped(design, old, new))

    def _ask_stop(self, at: int) -> None:
        design = self._viewmodel.design
        layer = self._viewmodel.selection[0]
        colours = values.stop_colours(values.paint_of(design.layer(layer)))
        self.stops.choose("")

        def change(found: Layer, value: str) -> Layer:
            paint = values.with_stop_colour(values.paint_of(found), at, Hex(value))
            return values.with_paint(found, paint) if paint is not None else found

        ask_colour(
            self._theme,
            self,
            design,
            values.hex_of(colours[at], design.palette),
            lambda value: self._change("Colour", lambda found: change(found, value), gesture=False),
            self._swap,
        )

    def _add_stop(self) -> None:
        layer = self._viewmodel.selection[0]
        share = values.widest_gap(values.paint_of(self._viewmodel.design.layer(layer)))
        self._viewmodel.edit("Add a colour", lambda design: with_fade_stop(design, layer, share))

    def _set_opacity(self, share: float) -> None:
        self._change("Opacity", lambda layer: replace(layer, opacity=share / 100))
