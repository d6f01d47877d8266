"""Shadow and bevel of the selected layers and groups."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from badgedesk.app.designs.editor import values
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.colours.ask_colour import ask_colour
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.fields.slider_line import SliderLine
from badgedesk.design.colours.colour import Hex
from badgedesk.design.effects import Bevel, Shadow
from badgedesk.design.layers import Layer

_FAR: Final = 40.0


class EffectsSection(Section):
    """Switches for a shadow and a bevel, and their measures while they are on."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self._layers: list[Layer] = []
        self.shadow, self.bevel = self._switch("Shadow"), self._switch("Bevel")
        self.colour = IconButton(theme, "palette", "Colour of the shadow", side=PX.control_small)
        self.across = SliderLine(theme, "Across", -_FAR, _FAR, unit="px", factor=1)
        self.down = SliderLine(theme, "Down", -_FAR, _FAR, unit="px", factor=1)
        self.soft = SliderLine(theme, "Soft", 0.0, _FAR, unit="px", factor=1)
        self.dark = SliderLine(theme, "Strength", 0.0, 100.0, unit="%", factor=1)
        self.depth_ = SliderLine(theme, "Depth", 1.0, _FAR / 2, unit="px", factor=1)
        self.strength = SliderLine(theme, "Strength", 0.0, 100.0, unit="%", factor=1)
        self._shadow_fields = (self.across, self.down, self.soft, self.dark)
        self._bevel_fields = (self.depth_, self.strength)
        head = QHBoxLayout()
        head.addWidget(self.shadow, 1)
        head.addWidget(self.colour)
        self._column.addLayout(head)
        for line in self._shadow_fields:
            self._column.addWidget(line)
        self._column.addWidget(self.bevel)
        for line in self._bevel_fields:
            self._column.addWidget(line)
        self._connect()

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Show what shadows and bevels have in common; those of some layers only are off."""
        self._layers = list(layers)
        shadows = [layer.shadow for layer in self._layers if layer.shadow is not None]
        bevels = [layer.bevel for layer in self._layers if layer.bevel is not None]
        for found, switch, fields in (
            (shadows, self.shadow, (self.colour, *self._shadow_fields)),
            (bevels, self.bevel, self._bevel_fields),
        ):
            is_on = len(found) == len(self._layers)
            switch.setChecked(is_on)
            for field in fields:
                field.setVisible(is_on)
        self.across.show_value(same([shadow.dx_px for shadow in shadows]))
        self.down.show_value(same([shadow.dy_px for shadow in shadows]))
        self.soft.show_value(same([shadow.soft_px for shadow in shadows]))
        self.dark.show_value(same([100 * shadow.opacity for shadow in shadows]))
        self.depth_.show_value(same([bevel.depth_px for bevel in bevels]))
        self.strength.show_value(same([100 * bevel.strength for bevel in bevels]))

    def _switch(self, words: str) -> QCheckBox:
        made = QCheckBox(words)
        made.setFont(self._theme.font(Role.LABEL))
        return made

    def _connect(self) -> None:
        self.shadow.clicked.connect(self._switch_shadow)
        self.bevel.clicked.connect(self._switch_bevel)
        self.colour.clicked.connect(self._ask_colour)
        for line in (*self._shadow_fields, *self._bevel_fields):
            line.begun.connect(self._begin)
        self.across.changed.connect(lambda way: self._set_shadow(lambda shadow: replace(shadow, dx_px=way)))
        self.down.changed.connect(lambda way: self._set_shadow(lambda shadow: replace(shadow, dy_px=way)))
        self.soft.changed.connect(lambda reach: self._set_shadow(lambda shadow: replace(shadow, soft_px=reach)))
        self.dark.changed.connect(lambda share: self._set_shadow(lambda shadow: replace(shadow, opacity=share / 100)))
        self.depth_.changed.connect(lambda depth: self._set_bevel(lambda bevel: replace(bevel, depth_px=depth)))
        self.strength.changed.connect(lambda share: self._set_bevel(lambda bevel: replace(bevel, strength=share / 100)))

    def _switch_shadow(self, wanted: bool) -> None:
        self._begin()
        self._change(
            "Shadow" if wanted else "No shadow", lambda layer: replace(layer, shadow=Shadow() if wanted else None)
        )

    def _switch_bevel(self, wanted: bool) -> None:
        self._begin()
        self._change("Bevel" if wanted else "No bevel", lambda layer: replace(layer, bevel=Bevel() if wanted else None))

    def _set_shadow(self, change: Callable[[Shadow], Shadow]) -> None:
        self._change(
            "Shadow", lambda layer: replace(layer, shadow=change(layer.shadow)) if layer.shadow is not None else layer
        )

    def _set_bevel(self, change: Callable[[Bevel], Bevel]) -> None:
        self._change(
            "Bevel", lambda layer: replace(layer, bevel=change(layer.bevel)) if layer.bevel is not None else layer
        )

    def _ask_colour(self) -> None:
        design = self._viewmodel.design
        shadow = next((layer.shadow for layer in self._layers if layer.shadow is not None), Shadow())

        def take(value: str) -> None:
            self._begin()
            self._set_shadow(lambda found: replace(found, colour=Hex(value)))

        ask_colour(self._theme, self, design, values.hex_of(shadow.colour, design.palette), take)
