"""The words of a text, and how they are set."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from badgedesk.app.designs.editor import values
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.placeholder_menu import placeholder_button
from badgedesk.app.designs.views.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.choice import Choice
from badgedesk.app.widgets.number_field import NumberField
from badgedesk.app.widgets.segments import Segments
from badgedesk.app.widgets.slider_line import SliderLine
from badgedesk.app.widgets.text_box import TextBox
from badgedesk.design.fonts import families
from badgedesk.design.layers import Layer, TextLayer
from badgedesk.design.lettering import OnArc
from badgedesk.design.personal import sample_words
from badgedesk.design.text import lay_out

_RADIUS: Final = (20.0, 600.0)
_SPACING: Final = (-10.0, 40.0)


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
            return (
                lay_out(change(layer), sample_words(self._viewmodel.design)) if isinstance(layer, TextLayer) else layer
            )

        self._change(label, apply)
