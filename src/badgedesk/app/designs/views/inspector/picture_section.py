"""What is done to a picture: its edges cut off, a shape it is seen through, its tones and colours."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from badgedesk.app.designs.editor.changes import SHAPES
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.number_field import NumberField
from badgedesk.app.widgets.fields.slider_line import SliderLine
from badgedesk.design.grips.crops import with_crop
from badgedesk.design.layers import Crop, ImageLayer, Layer, Tones
from badgedesk.design.ranges import LARGEST_PICTURE_PX

_MASKS: Final = ("circle", "rectangle", "polygon", "shield", "seal", "star", "burst", "gear", "triangle")
"""Kinds of `changes.SHAPES` that a picture may be seen through."""
_NAMES: Final = {"rectangle": "Round corners"}
_WHOLE: Final = "whole"
_COLOURS: Final = (0, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64)
_SIDES: Final = (("left", "L", "Left"), ("top", "T", "Top"), ("right", "R", "Right"), ("bottom", "B", "Bottom"))


class PictureSection(Section):
    """Follows the selected pictures.

    Signals:
        crop_asked: the frame is to be pulled on the canvas.
    """

    crop_asked = Signal()

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self.crop = Button(theme, "Crop on the badge", icon="crop", small=True)
        self.whole = Button(theme, "Show all of it", kind="link")
        self.sides = {
            field: NumberField(theme, f"{name} cut off", before=letter, unit="px", digits=0)
            for field, letter, name in _SIDES
        }
        for field, _, name in _SIDES:
            self.sides[field].setToolTip(f"{name} cut off, in pixels of the picture")
        self.seen_through = Choice(theme, "Mask")
        self.seen_through.addItem("No mask", _WHOLE)
        for kind in _MASKS:
            self.seen_through.addItem(_NAMES.get(kind, SHAPES[kind][0]), kind)
        self.brightness = SliderLine(theme, "Light", -100.0, 100.0, factor=1)
        self.contrast = SliderLine(theme, "Contrast", -100.0, 100.0, factor=1)
        self.colours = Choice(theme, "Colours")
        for count in _COLOURS:
            self.colours.addItem(str(count) if count else "All colours", str(count))
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._label("Picture"), 1)
        head.addWidget(self.whole)
        grid = QGridLayout()
        grid.setSpacing(PX.s2)
        for place, field in enumerate(self.sides.values()):
            field.set_range(0, LARGEST_PICTURE_PX)
            grid.addWidget(field, place // 2, place % 2)
        choices = QGridLayout()
        choices.setHorizontalSpacing(PX.s2)
        choices.setVerticalSpacing(PX.s1)
        offered: tuple[tuple[str, Choice], ...] = (("Mask", self.seen_through), ("Colours", self.colours))
        for column, (words, choice) in enumerate(offered):
            choices.addWidget(self._label(words), 0, column)
            choices.addWidget(choice, 1, column)
        self._column.addLayout(head)
        self._column.addWidget(self.crop)
        cut = QVBoxLayout()
        cut.setSpacing(PX.s1)
        cut.addWidget(self._label("Cut off at the sides"))
        cut.addLayout(grid)
        self._column.addLayout(cut)
        self._column.addLayout(choices)
        self._column.addWidget(self.brightness)
        self._column.addWidget(self.contrast)

    def _connect(self) -> None:
        self.crop.clicked.connect(self.crop_asked)
        self.whole.clicked.connect(lambda: self._set("Crop", lambda layer: replace(layer, crop=Crop())))
        for name, field in self.sides.items():
            field.changed.connect(lambda number, side=name: self._cut(side, round(number)))
        self.seen_through.activated.connect(lambda _: self._see_through(self.seen_through.value()))
        self.colours.activated.connect(lambda _: self._set_colours(int(self.colours.value())))
        for line in (self.brightness, self.contrast):
            line.begun.connect(self._begin)
        self.brightness.changed.connect(lambda value: self._tone("Light", lambda old: replace(old, brightness=value)))
        self.contrast.changed.connect(lambda value: self._tone("Contrast", lambda old: replace(old, contrast=value)))

    def show_layers(self, pictures: list[ImageLayer]) -> None:
        """Show what the selected pictures have in common."""
        for name, field in self.sides.items():
            cut = same([getattr(picture.crop, name) for picture in pictures])
            field.show_number(None if cut is None else float(cut))
        self.whole.setVisible(any(picture.crop != Crop() for picture in pictures))
        self.crop.setEnabled(len(pictures) == 1 and not pictures[0].locked)
        self.seen_through.show_value(same([_mask_of(picture) for picture in pictures]) or "")
        tones = [picture.tones for picture in pictures]
        self.brightness.show_value(same([each.brightness for each in tones]))
        self.contrast.show_value(same([each.contrast for each in tones]))
        colours = same([each.colours for each in tones])
        self.colours.show_value("" if colours is None else str(colours))

    def _cut(self, side: str, pixels: int) -> None:
        self._begin()
        self._set("Crop", lambda layer: with_crop(layer, replace(layer.crop, **{side: pixels})))

    def _see_through(self, kind: str) -> None:
        shape = None if kind == _WHOLE else SHAPES[kind][1]
        self._begin()
        self._set("Mask", lambda layer: replace(layer, mask=shape))

    def _set_colours(self, count: int) -> None:
        self._begin()
        self._tone("Colours", lambda old: replace(old, colours=count))

    def _tone(self, label: str, change: Callable[[Tones], Tones]) -> None:
        self._set(label, lambda layer: replace(layer, tones=change(layer.tones)))

    def _set(self, label: str, change: Callable[[ImageLayer], ImageLayer]) -> None:
        def applied(layer: Layer) -> Layer:
            return change(layer) if isinstance(layer, ImageLayer) else layer

        self._change(label, applied)


def _mask_of(picture: ImageLayer) -> str:
    """Return the kind of shape a picture is seen through; its class where it is none of those offered."""
    if picture.mask is None:
        return _WHOLE
    offered = (kind for kind in _MASKS if SHAPES[kind][1] == picture.mask)
    return next(offered, type(picture.mask).__name__)
