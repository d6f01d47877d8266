"""The motif of a pattern, how large it is and how it is turned."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from badgedesk.app.designs.canvas.drawing import qt_path
from badgedesk.app.designs.editor import values
from badgedesk.app.designs.editor.motifs import motifs_of, with_own
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.slider_line import SliderLine
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.colours.colour import Slot
from badgedesk.design.colours.paints import Motif, OwnMotif, Paint, Tiled
from badgedesk.design.layers import Layer
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.motifs import pattern_path

_OWN = "own-"
_HINT = "For one of your own, choose “Use as a pattern” in the menu of selected layers."
_SIDE = PX.icon_rail
_PLAIN = Slot("base")
_ACROSS = 2.6
"""Motifs side by side in the picture of a pattern."""


class PatternFields(Section):
    """Shows itself only while all that is selected is painted with patterns."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._own: tuple[OwnMotif, ...] | None = None
        """Those that are offered; None before patterns were ever shown, whose pictures take their time."""
        self.motif = Choice(theme, "Motif of the pattern")
        self.motif.setIconSize(QSize(_SIDE, _SIDE))
        self.hint = Text(theme, Role.SMALL, _HINT, tone="soft", wrap=True)
        self.size_ = SliderLine(theme, "Size", 4.0, 80.0, unit="px", factor=1)
        self.turn = SliderLine(theme, "Turn", -90.0, 90.0, unit="°", factor=1)
        for widget in (self.motif, self.hint, self.size_, self.turn):
            self._column.addWidget(widget)
        theme.tokens_changed.connect(self._paint_again)
        self.motif.activated.connect(lambda _: self._set_motif(self.motif.value()))
        for slider in (self.size_, self.turn):
            slider.begun.connect(self._begin)
        self.size_.changed.connect(lambda size: self._set(lambda tiled: replace(tiled, size_px=size)))
        self.turn.changed.connect(lambda turn: self._set(lambda tiled: replace(tiled, degrees=turn)))

    def show_paints(self, paints: Sequence[Paint | None]) -> None:
        """Show what the patterns have in common."""
        tiled = [paint for paint in paints if isinstance(paint, Tiled)]
        is_shown = len(tiled) == len(paints)
        self.setVisible(is_shown)
        if not is_shown:
            return
        own = motifs_of(self._viewmodel.design)
        if own != self._own:
            self._own = own
            self._fill()
        self.hint.setVisible(not own)
        self.motif.show_value(same([self._key(paint) for paint in tiled]) or "")
        self.size_.show_value(same([paint.size_px for paint in tiled]))
        self.turn.show_value(same([paint.degrees for paint in tiled]))

    def _key(self, tiled: Tiled) -> str:
        return tiled.motif.value if tiled.own is None else f"{_OWN}{(self._own or ()).index(tiled.own)}"

    def _paint_again(self) -> None:
        if self._own is not None:
            self._fill()

    def _fill(self) -> None:
        """Offer all motifs with their pictures, those of one's own last."""
        chosen = self.motif.value()
        self.motif.clear()
        for motif in Motif:
            picture = self._picture(Tiled(_PLAIN, _PLAIN, motif))
            self.motif.addItem(picture, motif.value.capitalize(), motif.value)
        for at, own in enumerate(self._own or ()):
            picture = self._picture(Tiled(_PLAIN, _PLAIN, degrees=0.0, own=own))
            self.motif.addItem(picture, shown(own.name), f"{_OWN}{at}")
        self.motif.setCurrentIndex(self.motif.findData(chosen))

    def _picture(self, tiled: Tiled) -> QIcon:
        """Return what a pattern looks like, a motif of one's own alone; in a chosen row in the colour of its words."""
        if tiled.own is None:
            drawn = pattern_path(replace(tiled, size_px=_SIDE / _ACROSS), Box(0.0, 0.0, _SIDE, _SIDE))
        else:
            drawn = tiled.own.outline.mapped(Affine.scale(_SIDE).then(Affine.shift(_SIDE / 2, _SIDE / 2)))
        tokens, icon = self._theme.tokens, QIcon()
        icon.addPixmap(self._painted(drawn, tokens.text), QIcon.Mode.Normal)
        for mode in (QIcon.Mode.Selected, QIcon.Mode.Active):
            icon.addPixmap(self._painted(drawn, tokens.on_accent), mode)
        return icon

    def _painted(self, drawn: Path, colour: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixels = QPixmap(QSize(_SIDE, _SIDE) * ratio)
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(qt_path(drawn), QColor(colour))
        painter.end()
        return pixels

    def _set_motif(self, key: str) -> None:
        self._begin()
        if key.startswith(_OWN):
            own = (self._own or ())[int(key.removeprefix(_OWN))]
            self._set(lambda tiled: with_own(tiled, own))
        else:
            self._set(lambda tiled: replace(tiled, motif=Motif(key), own=None))

    def _set(self, change: Callable[[Tiled], Tiled]) -> None:
        def changed(layer: Layer) -> Layer:
            paint = values.paint_of(layer)
            return values.with_paint(layer, change(paint)) if isinstance(paint, Tiled) else layer

        self._change("Pattern", changed)
