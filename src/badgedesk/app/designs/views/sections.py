"""The parts of the inspector: text, place, fill and opacity of what is selected."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.designs.editor import changes, values
from badgedesk.app.designs.editor.arranging import Arranging, Wish
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button, IconButton
from badgedesk.app.widgets.choice import Choice
from badgedesk.app.widgets.number_field import NumberField
from badgedesk.app.widgets.segments import Segments
from badgedesk.app.widgets.slider_line import SliderLine
from badgedesk.app.widgets.swatches import Swatches
from badgedesk.app.widgets.text import Text
from badgedesk.app.widgets.text_box import TextBox
from badgedesk.design import content, edits
from badgedesk.design.colour import Colour, Hex, Slot
from badgedesk.design.fonts import families
from badgedesk.design.geometry import Box
from badgedesk.design.layers import Layer, TextLayer
from badgedesk.design.lettering import OnArc
from badgedesk.design.text import lay_out

Value = TypeVar("Value")
_RADIUS: Final = (20.0, 600.0)
_SPACING: Final = (-10.0, 40.0)


def same(found: list[Value]) -> Value | None:
    """Return the value that all have; None where they differ or there are none."""
    return found[0] if found and all(each == found[0] for each in found) else None


class Section(QWidget):
    """Fields under one heading; each tells what it is for through the view-model's edits."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self._theme, self._viewmodel = theme, viewmodel
        self._gesture = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s4)
        self._column.setSpacing(PX.s2 + PX.edge)

    def _begin(self) -> None:
        self._gesture = self._viewmodel.new_gesture()

    def _label(self, words: str) -> Text:
        return Text(self._theme, Role.LABEL, words, tone="soft")

    def _change(self, label: str, change: Callable[[Layer], Layer], *, gesture: bool = True) -> None:
        chosen = self._viewmodel.selection
        self._viewmodel.edit(
            label, lambda design: edits.change_layers(design, chosen, change), self._gesture if gesture else None
        )


class TextSection(Section):
    """The words of a text and how they are set."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self.words = TextBox(theme, "Text", most=PX.form_text)
        self.font_ = Choice(theme, "Font")
        for family in families():
            self.font_.addItem(family, family)
        self.size_ = NumberField(theme, "Size", unit="px")
        self.size_.set_range(4.0, 400.0)
        self.spacing = SliderLine(theme, "Spacing", *_SPACING)
        self.bend = SliderLine(theme, "Bend", *_RADIUS, factor=1)
        segments = (("straight", "Straight", ""), ("top", "Top", ""), ("bottom", "Bottom", ""))
        self.place = Segments(theme, "Run of the text", segments)
        grid = QGridLayout()
        grid.setHorizontalSpacing(PX.s2)
        grid.setVerticalSpacing(PX.s1)
        grid.addWidget(self._label("Font"), 0, 0)
        grid.addWidget(self._label("Size"), 0, 1)
        grid.addWidget(self.font_, 1, 0)
        grid.addWidget(self.size_, 1, 1)
        grid.setColumnStretch(0, 1)
        theme.fix_width(self.size_, PX.tile + PX.s3, share=1.0)
        words = QVBoxLayout()
        words.setSpacing(PX.s1)
        words.addWidget(self._label("Text"))
        words.addWidget(self.words)
        self._column.addLayout(words)
        self._column.addLayout(grid)
        for line in (self.spacing, self.bend, self.place):
            self._column.addWidget(line)
        self._connect()

    def show_layers(self, texts: list[TextLayer]) -> None:
        """Show what the selected texts have in common."""
        self.words.show_text(same([text.text for text in texts]) or "")
        self.words.setPlaceholderText("mixed" if len(texts) > 1 else "")
        self.font_.show_value(same([text.font.family for text in texts]) or "")
        self.size_.show_number(same([text.size_px for text in texts]))
        self.spacing.show_value(same([text.tracking_px for text in texts]))
        self.place.choose(same([values.text_place(text) for text in texts]) or "")
        arcs = [text.place for text in texts if isinstance(text.place, OnArc)]
        self.bend.setVisible(len(arcs) == len(texts))
        self.bend.show_value(same([arc.radius for arc in arcs]))

    def _connect(self) -> None:
        self.words.entered.connect(self._begin)
        self.words.typed.connect(lambda text: self._set("Edit text", lambda layer: replace(layer, text=text)))
        self.font_.activated.connect(lambda _: self._set_family())
        self.size_.changed.connect(lambda size: self._set("Text size", lambda layer: replace(layer, size_px=size)))
        self.spacing.begun.connect(self._begin)
        self.spacing.changed.connect(
            lambda way: self._set("Letter spacing", lambda layer: replace(layer, tracking_px=way))
        )
        self.bend.begun.connect(self._begin)
        self.bend.changed.connect(lambda radius: self._set("Bend", lambda layer: values.bent(layer, radius)))
        self.place.chosen.connect(self._set_place)

    def _set_family(self) -> None:
        family = self.font_.value()
        self._begin()
        self._set("Font", lambda layer: replace(layer, font=values.in_family(layer.font, family)))

    def _set_place(self, kind: str) -> None:
        self._begin()
        self._set("Run of the text", lambda layer: values.placed_text(layer, kind))

    def _set(self, label: str, change: Callable[[TextLayer], TextLayer]) -> None:
        def apply(layer: Layer) -> Layer:
            return lay_out(change(layer)) if isinstance(layer, TextLayer) else layer

        self._change(label, apply)


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

    def _turn(self, degrees: float) -> None:
        self._begin()
        before = self._shown_angle()
        self._arranging.turn(degrees - (before or 0.0), self._gesture)

    def _shown_angle(self) -> float | None:
        """Return by how many degrees the selection is turned; None where its layers differ."""
        design = self._viewmodel.design
        return same([values.angle_of(design.layer(layer)) for layer in self._viewmodel.selection])

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


class FillSection(Section):
    """How the selection is painted, and its opacity."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self.hex = Text(theme, Role.CODE, tone="soft")
        self.hex.make_selectable()
        head = QHBoxLayout()
        head.addWidget(self._label("Fill"), 1)
        head.addWidget(self.hex)
        segments = ((values.PLAIN, "Plain", ""), (values.FADE, "Fade", ""), (values.METAL, "Metal", ""))
        self.kind = Segments(theme, "Kind of fill", segments)
        self.rows = (Swatches(theme, "Colour"), Swatches(theme, "Second colour"))
        self.more = Button(theme, "Other colour", icon="palette", small=True)
        self.opacity = SliderLine(theme, "Opacity", 0.0, 100.0, unit="%", factor=1)
        self._column.addLayout(head)
        self._column.addWidget(self.kind)
        for row in self.rows:
            self._column.addWidget(row)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self.opacity)
        self.kind.chosen.connect(self._set_kind)
        for at, row in enumerate(self.rows):
            row.chosen.connect(lambda name, place=at: self._set_colour(place, Slot(name)))
        self.more.clicked.connect(self._ask_colour)
        self.opacity.begun.connect(self._begin)
        self.opacity.changed.connect(self._set_opacity)

    def show_layers(self, layers: list[Layer]) -> None:
        """Show what the selected layers have in common."""
        palette = self._viewmodel.design.palette
        view = same([values.view_fill(values.paint_of(layer)) for layer in layers])
        kinds = same([each.kind for layer in layers if (each := values.view_fill(values.paint_of(layer)))])
        painted = any(values.paint_of(layer) is not None for layer in layers)
        for widget in (self.kind, self.more, self.hex):
            widget.setVisible(painted)
        self.kind.choose(kinds or "")
        colours = view.colours if view is not None else ()
        for at, row in enumerate(self.rows):
            row.setVisible(painted and kinds != values.METAL and (at == 0 or kinds == values.FADE))
            row.show_colours(values.swatches(palette))
            row.choose(values.swatch_of(colours[at], palette) if at < len(colours) else "")
        self.hex.setText(values.hex_of(colours[0], palette).upper() if colours else "")
        opacity = same([layer.opacity for layer in layers])
        self.opacity.show_value(None if opacity is None else 100 * opacity)

    def _set_kind(self, kind: str) -> None:
        fallback = changes.ink(self._viewmodel.design)
        self._change(
            "Kind of fill",
            lambda layer: values.with_paint(layer, values.as_kind(values.paint_of(layer), kind, fallback)),
            gesture=False,
        )

    def _set_colour(self, at: int, colour: Colour) -> None:
        def change(layer: Layer) -> Layer:
            return values.with_paint(layer, values.coloured(values.paint_of(layer), at, colour))

        self._change("Colour", change, gesture=False)

    def _ask_colour(self) -> None:
        ask_colour(self, self.hex.text(), lambda value: self._set_colour(0, Hex(value)))

    def _set_opacity(self, share: float) -> None:
        self._change("Opacity", lambda layer: replace(layer, opacity=share / 100))


class DesignSection(Section):
    """What there is to set while nothing is selected: the colours of the whole badge."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self._column.addWidget(self._label("Colours of the badge"))
        self.colours = Swatches(theme, "Colour of the badge")
        self._column.addWidget(self.colours)
        hint = "Change one, and every layer that uses it follows. Select a layer to change it alone."
        self._column.addWidget(Text(theme, Role.SMALL, hint, tone="faint", wrap=True))
        metals = tuple((name, name.capitalize(), "") for name in ("gold", "silver", "bronze", "steel"))
        self._column.addWidget(self._label("Metal"))
        self.metal = Segments(theme, "Metal", metals)
        self._column.addWidget(self.metal)
        self.colours.chosen.connect(self._ask_colour)
        self.metal.chosen.connect(self._set_metal)

    def show_design(self) -> None:
        """Show the palette of the design in hand."""
        palette = self._viewmodel.design.palette
        self.colours.show_colours(tuple((swatch.name, swatch.value) for swatch in palette.swatches))
        self.colours.choose("")
        self.metal.choose(palette.metal)

    def _ask_colour(self, name: str) -> None:
        palette = self._viewmodel.design.palette
        self.colours.choose("")

        def take(value: str) -> None:
            self._viewmodel.edit(
                "Colour of the badge",
                lambda design: content.set_palette(design, design.palette.changed(None, **{name: value})),
            )

        ask_colour(self, palette.colour(name), take)

    def _set_metal(self, metal: str) -> None:
        self._viewmodel.edit("Metal", lambda design: content.set_palette(design, design.palette.changed(metal)))


def ask_colour(parent: QWidget, now: str, take: Callable[[str], None]) -> None:
    """Ask for a colour and hand over its ``#rrggbb``."""
    dialog = QColorDialog(QColor(now), parent.window())
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    dialog.setWindowTitle("Choose a colour")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.colorSelected.connect(lambda colour: take(colour.name()))
    dialog.open()
