"""The colour picker: by eye, by numbers, from the badge, the brand or anything shown; with what goes together."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.designs.views.colours.colour_fields import HueStrip, Plane
from badgedesk.app.designs.views.colours.eyedropper import Eyedropper
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.fields.number_field import NumberField
from badgedesk.app.widgets.fields.swatches import Swatches
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.colours.harmonies import Sight, from_hsl, harmonies, hsl_of, seen_by
from badgedesk.design.document import Design
from badgedesk.design.swaps import colours_of

_MOST: Final = 8
"""Colours in a row."""
_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_SIGHTS: Final = {Sight.PROTAN: "Without red", Sight.DEUTAN: "Without green", Sight.TRITAN: "Without blue"}
_RECENT: list[str] = []
"""Colours taken since the program started, the latest first."""


def parse_hex(text: str) -> str | None:
    """Return the ``#rrggbb`` that was typed, three or six digits with or without the mark; None for anything else."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        return None
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))  # noqa: PLR2004 - digits


class ColourPicker(QDialog):
    """Shows a colour in every way it can be chosen.

    Signals:
        taken: `str`, the ``#rrggbb`` a person decided for.
    """

    taken = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, design: Design, now: str) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Choose a colour")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._window, self._old = theme, parent.window(), now
        self._value = now
        self._hue = hsl_of(now)[0]
        self.plane, self.strip = Plane(theme), HueStrip(theme)
        self.hex = Field(theme, "Hex", example=CANVAS.selection.lower())
        self.numbers = {
            name: NumberField(theme, spoken, before=name, unit=unit, digits=0)
            for name, spoken, unit in (("H", "Hue", "°"), ("S", "Saturation", "%"), ("L", "Lightness", "%"))
        }
        self.dropper = IconButton(theme, "eyedropper", "Take a colour from what is shown")
        self.both = Swatches(theme, "Colour")
        self.rows = {
            "document": self._row("Colours of this badge", colours_of(design)),
            "brand": self._row("Brand and palette", _brand(design)),
            "recent": self._row("Recent", tuple(_RECENT)),
        }
        self.harmonies = Swatches(theme, "Goes together")
        self.sights = Swatches(theme, "How others see it")
        self.everywhere = QCheckBox("Change it everywhere in this badge")
        self.everywhere.setFont(theme.font(Role.BODY))
        self.cancel, self.take = Button(theme, "Cancel"), Button(theme, "Take this colour", kind="main")
        self._build()
        self._connect()
        self._show()

    @property
    def value(self) -> str:
        """The ``#rrggbb`` now shown."""
        return self._value

    def _row(self, name: str, values: tuple[str, ...]) -> tuple[Text, Swatches]:
        row = Swatches(self._theme, name)
        row.show_colours(tuple((value, value) for value in dict.fromkeys(values))[:_MOST])
        label = Text(self._theme, Role.LABEL, name, tone="soft")
        for widget in (row, label):
            widget.setVisible(bool(values))
        return label, row

    def _head(self) -> QHBoxLayout:
        """Return the hex field, and beside its middle the colours and the dropper."""
        head = QHBoxLayout()
        head.setSpacing(PX.s3)
        head.addWidget(self.hex, 1)
        beside = QHBoxLayout()
        beside.setSpacing(PX.s3)
        for tool in (self.both, self.dropper):
            beside.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(beside)
        head.setAlignment(beside, Qt.AlignmentFlag.AlignBottom)
        return head

    def _build(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(PX.s2)
        for field in self.numbers.values():
            numbers.addWidget(field)
        left = QVBoxLayout()
        left.setSpacing(PX.s3)
        for part in (self.plane, self.strip):
            left.addWidget(part)
        left.addLayout(self._head())
        left.addLayout(numbers)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(PX.s1)
        for label, row in self.rows.values():
            right.addWidget(label)
            right.addWidget(row)
        for words, row in (("Goes together", self.harmonies), ("How people without some colours see it", self.sights)):
            right.addWidget(Text(self._theme, Role.LABEL, words, tone="soft"))
            right.addWidget(row)
        right.addStretch(1)
        body = QGridLayout()
        body.setHorizontalSpacing(PX.s6)
        body.addLayout(left, 0, 0)
        body.addLayout(right, 0, 1)
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addWidget(self.everywhere, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s4)
        column.addWidget(Text(self._theme, Role.HEADING, "Choose a colour"))
        column.addLayout(body)
        column.addLayout(foot)
        self.numbers["H"].set_range(0.0, 360.0)
        for name in ("S", "L"):
            self.numbers[name].set_range(0.0, 100.0)

    def _connect(self) -> None:
        self.plane.picked.connect(self._from_fields)
        self.strip.picked.connect(self._from_fields)
        self.hex.edit.textEdited.connect(self._typed)
        for field in self.numbers.values():
            field.changed.connect(lambda _: self._from_numbers())
        for _, row in self.rows.values():
            row.chosen.connect(self.show_value)
        for named in (self.harmonies, self.both):
            named.chosen.connect(lambda name, row=named: self.show_value(row.value_of(name)))
        self.sights.chosen.connect(lambda _: self.sights.choose(""))
        self.dropper.clicked.connect(self._drop)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self.take.setDefault(True)

    def show_value(self, value: str) -> None:
        """Show another colour."""
        self._value = value
        hue, saturation, _ = hsl_of(value)
        self._hue = hue if saturation else self._hue
        self._show()

    def _show(self, *, but: QWidget | None = None) -> None:
        _, saturation, lightness = hsl_of(self._value)
        self.plane.show_hue(self._hue)
        if but is not self.plane:
            self.plane.choose(saturation / 100, 1 - lightness / 100, tell=False)
            self.strip.choose(self._hue / 360, 0.5, tell=False)
        if but is not self.hex:
            self.hex.edit.setText(self._value)
            self.hex.accept()
        for name, number in (("H", self._hue), ("S", saturation), ("L", lightness)):
            self.numbers[name].show_number(round(number))
        self.both.show_colours((("before", self._old), ("now", self._value)))
        self.harmonies.show_colours(harmonies(self._value))
        self.sights.show_colours(tuple((words, seen_by(self._value, sight)) for sight, words in _SIGHTS.items()))

    def _from_fields(self) -> None:
        self._hue = self.strip.point.x() * 360
        self._value = from_hsl(self._hue, self.plane.point.x() * 100, (1 - self.plane.point.y()) * 100)
        self._show(but=self.plane)

    def _from_numbers(self) -> None:
        hue, saturation, lightness = (field.number() or 0.0 for field in self.numbers.values())
        self._hue, self._value = hue, from_hsl(hue, saturation, lightness)
        self._show()

    def _typed(self, text: str) -> None:
        value = parse_hex(text)
        if value is None:
            self.hex.refuse("A colour has three or six digits of 0 to 9 and a to f.")
            self.take.setEnabled(False)
            return
        self.take.setEnabled(True)
        self._value, self._hue = value, hsl_of(value)[0]
        self._show(but=self.hex)

    def _drop(self) -> None:
        self.hide()
        dropper = Eyedropper(self._theme, self._window)
        dropper.picked.connect(self.show_value)
        dropper.destroyed.connect(self.open)

    def _take(self) -> None:
        remember(self._value)
        self.taken.emit(self._value)
        self.accept()


def remember(value: str) -> None:
    """Put a colour at the head of the recent ones."""
    _RECENT[:] = [value, *(other for other in _RECENT if other != value)][:_MOST]


def _brand(design: Design) -> tuple[str, ...]:
    kit = design.brand.palette
    palettes = (kit, design.palette) if kit is not None else (design.palette,)
    return tuple(swatch.value for palette in palettes for swatch in palette.swatches)


def ask_colour(
    theme: Theme,
    parent: QWidget,
    design: Design,
    now: str,
    take: Callable[[str], None],
    swap: Callable[[str, str], None] | None = None,
) -> ColourPicker:
    """Ask for a colour and hand over its ``#rrggbb``.

    Args:
        theme: of the window.
        parent: any widget of it.
        design: whose colours are offered.
        now: the colour as it is.
        take: is given the new colour.
        swap: is given the old and the new colour where it is to change everywhere; without it, that is not offered.
    """
    picker = ColourPicker(theme, parent, design, now)
    picker.everywhere.setVisible(swap is not None)

    def done(value: str) -> None:
        if swap is not None and picker.everywhere.isChecked():
            swap(now, value)
        else:
            take(value)

    picker.taken.connect(done)
    picker.open()
    return picker
