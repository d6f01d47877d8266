"""The words of a text, and how they are set."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from badgedesk.app.designs.editor import text_runs
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.artwork.placeholder_menu import placeholder_button
from badgedesk.app.designs.views.inspector.font_choice import FontChoice
from badgedesk.app.designs.views.inspector.font_notes import FontNotes
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.number_field import NumberField
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.fields.slider_line import SliderLine
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.design.fonts.weights import has_italic, nearest_weight, weight_name, weights_of
from badgedesk.design.layers import Layer, TextLayer
from badgedesk.design.personal import sample_words
from badgedesk.design.typeset.lettering import Align, OnArc, OnPath
from badgedesk.design.typeset.text import lay_out

_RADIUS: Final = (20.0, 600.0)
_SPACING: Final = (-10.0, 40.0)
_RUNS: Final = (
    (text_runs.LINE, "In a line", "run-line"),
    (text_runs.BOX, "In a box", "run-box"),
    (text_runs.TOP, "Over a circle", "run-top"),
    (text_runs.BOTTOM, "Along the foot of a circle", "run-bottom"),
    (text_runs.PATH, "Along a path", "run-path"),
)
_ALIGNMENTS: Final = (
    (Align.START, "Left", "text-align-left"),
    (Align.MIDDLE, "Centre", "text-align-center"),
    (Align.END, "Right", "text-align-right"),
)


class TextSection(Section):
    """The words of a text and how they are set."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self.words = TextBox(theme, "Text", most=PX.form_text)
        self.font_ = FontChoice(theme, "Font")
        self.notes = FontNotes(theme)
        self.size_ = NumberField(theme, "Size", unit="px")
        self.size_.set_range(4.0, 400.0)
        self.weight = Choice(theme, "Weight")
        self.height_ = NumberField(theme, "Line height", digits=2)
        self.height_.set_range(0.5, 4.0)
        self.height_.set_step(0.05)
        self.align = Segments(theme, "Alignment", _ALIGNMENTS, bare=True)
        self.italic = IconButton(theme, "text-italic", "Italic", side=PX.control)
        self.italic.setCheckable(True)
        self.spacing = SliderLine(theme, "Spacing", *_SPACING)
        self.run = Segments(theme, "Run of the text", _RUNS, bare=True)
        self.bend = SliderLine(theme, "Bend", *_RADIUS, factor=1)
        self.start = SliderLine(theme, "Start", 0.0, 100.0, unit="%", factor=1)
        self.rise = SliderLine(theme, "Away", -60.0, 60.0, unit="px", factor=1)
        self.flip = IconButton(theme, "arrows-down-up", "On the other side of the path", side=PX.control)
        self.flip.setCheckable(True)
        self._build(theme)
        self._connect()

    def _build(self, theme: Theme) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(PX.s2)
        grid.setVerticalSpacing(PX.s1)
        fields = (("Font", self.font_), ("Size", self.size_), ("Weight", self.weight), ("Line height", self.height_))
        for place, (label, field) in enumerate(fields):
            row, column = 2 * (place // 2), place % 2
            if field is self.font_:
                grid.addLayout(self._font_head(label), row, column)
            else:
                # the first row is as high as the link beside its label
                side = Qt.AlignmentFlag.AlignBottom if row else Qt.AlignmentFlag.AlignVCenter
                grid.addWidget(self._label(label), row, column, side)
            grid.addWidget(field, row + 1, column)
        grid.setColumnStretch(0, 1)
        grid.setRowMinimumHeight(2, theme.line(Role.LABEL) + PX.s2)
        for field in (self.size_, self.height_):
            theme.fix_width(field, PX.tile + PX.s3, share=1.0)
        self.insert = placeholder_button(theme, self, self.words)
        head = QHBoxLayout()
        head.addWidget(self._label("Text"), 1)
        head.addWidget(self.insert)
        words = QVBoxLayout()
        words.setSpacing(PX.s1)
        words.addLayout(head)
        words.addWidget(self.words)
        self._column.addLayout(words)
        self._column.addLayout(grid)
        self._column.addWidget(self.notes)
        beside = QHBoxLayout()
        beside.setSpacing(PX.s2)
        beside.addWidget(self.align, 1)
        beside.addWidget(self.italic)
        self._column.addLayout(beside)
        self._column.addWidget(self.spacing)
        runs = QHBoxLayout()
        runs.setSpacing(PX.s2)
        runs.addWidget(self.run, 1)
        runs.addWidget(self.flip)
        self._column.addLayout(runs)
        for line in (self.bend, self.start, self.rise):
            self._column.addWidget(line)

    def _font_head(self, label: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._label(label), 1)
        row.addWidget(self.notes.add)
        return row

    def show_layers(self, texts: list[TextLayer]) -> None:
        """Show what the selected texts have in common."""
        self.font_.offer()
        self.notes.show_texts(texts)
        self.words.show_text(same([text.text for text in texts]) or "")
        self.words.setPlaceholderText("mixed" if len(texts) > 1 else "")
        family = same([text.font.family for text in texts]) or ""
        self.font_.show_value(family)
        self.size_.show_number(same([text.size_px for text in texts]))
        self._show_weights(family, same([text.font.weight for text in texts]))
        self.italic.setEnabled(bool(family) and has_italic(family))
        self.italic.setChecked(bool(same([text.font.italic for text in texts])))
        heights = [text_runs.line_height_of(text) for text in texts]
        self.height_.show_number(same(heights))
        self.height_.setEnabled(None not in heights)
        self.align.choose(same([text.align.value for text in texts]) or "")
        self.spacing.show_value(same([text.tracking_px for text in texts]))
        self._show_run(texts)

    def _show_run(self, texts: list[TextLayer]) -> None:
        self.run.choose(same([text_runs.run_of(text) for text in texts]) or "")
        arcs = [text.place for text in texts if isinstance(text.place, OnArc)]
        self.bend.setVisible(len(arcs) == len(texts))
        self.bend.show_value(same([arc.radius for arc in arcs]))
        paths = [text.place for text in texts if isinstance(text.place, OnPath)]
        for widget in (self.start, self.rise, self.flip):
            widget.setVisible(len(paths) == len(texts))
        self.start.show_value(same([100 * path.start for path in paths]))
        self.rise.show_value(same([path.rise_px for path in paths]))
        self.flip.setChecked(bool(same([path.flipped for path in paths])))

    def _show_weights(self, family: str, weight: int | None) -> None:
        """Offer the weights that the family has; none while the texts are of several."""
        offered = weights_of(family) if family else ()
        if tuple(self.weight.itemData(at) for at in range(self.weight.count())) != tuple(map(str, offered)):
            self.weight.clear()
            for each in offered:
                self.weight.addItem(weight_name(each), str(each))
        self.weight.setEnabled(len(offered) > 1)
        self.weight.show_value("" if weight is None or not offered else str(nearest_weight(family, weight)))

    def _connect(self) -> None:
        self.words.entered.connect(self._begin)
        self.words.typed.connect(
            lambda text: self._viewmodel.put_off(
                self.words, lambda: self._set("Edit text", lambda layer: replace(layer, text=text))
            )
        )
        self.font_.activated.connect(lambda _: self._set_family())
        self.size_.changed.connect(lambda size: self._step("Text size", lambda layer: replace(layer, size_px=size)))
        self.weight.activated.connect(lambda _: self._set_weight(int(self.weight.value())))
        self.italic.clicked.connect(self._set_italic)
        self.height_.changed.connect(
            lambda share: self._step("Line height", lambda layer: text_runs.with_line_height(layer, share))
        )
        self.align.chosen.connect(
            lambda side: self._step("Align the text", lambda layer: text_runs.aligned(layer, Align(side)))
        )
        self.run.chosen.connect(lambda run: self._step("Run of the text", lambda layer: text_runs.with_run(layer, run)))
        for slider in (self.spacing, self.bend, self.start, self.rise):
            slider.begun.connect(self._begin)
        self.spacing.changed.connect(
            lambda way: self._set("Letter spacing", lambda layer: replace(layer, tracking_px=way))
        )
        self.bend.changed.connect(lambda radius: self._set("Bend", lambda layer: text_runs.bent(layer, radius)))
        self.start.changed.connect(
            lambda share: self._set_path("Start of the text", lambda place: replace(place, start=share / 100))
        )
        self.rise.changed.connect(
            lambda way: self._set_path("Distance from the path", lambda place: replace(place, rise_px=way))
        )
        self.flip.clicked.connect(self._flip)

    def _set_family(self) -> None:
        family = self.font_.value()
        self._step("Font", lambda layer: replace(layer, font=text_runs.in_family(layer.font, family)))

    def _set_weight(self, weight: int) -> None:
        self._step("Weight", lambda layer: replace(layer, font=replace(layer.font, weight=weight)))

    def _set_italic(self, wanted: bool) -> None:
        self._step("Italic", lambda layer: replace(layer, font=replace(layer.font, italic=wanted)))

    def _flip(self, wanted: bool) -> None:
        self._begin()
        self._set_path("Side of the path", lambda place: replace(place, flipped=wanted, start=1 - place.start))

    def _set_path(self, label: str, change: Callable[[OnPath], OnPath]) -> None:
        def along(layer: TextLayer) -> TextLayer:
            return replace(layer, place=change(layer.place)) if isinstance(layer.place, OnPath) else layer

        self._set(label, along)

    def _step(self, label: str, change: Callable[[TextLayer], TextLayer]) -> None:
        """Change the texts as a step of its own."""
        self._begin()
        self._set(label, change)

    def _set(self, label: str, change: Callable[[TextLayer], TextLayer]) -> None:
        def apply(layer: Layer) -> Layer:
            return (
                lay_out(change(layer), sample_words(self._viewmodel.design)) if isinstance(layer, TextLayer) else layer
            )

        self._change(label, apply)
