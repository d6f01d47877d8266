"""A slider with its label and the value it stands at, which can be typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.number_field import NumberField
from badgedesk.app.widgets.words.text import Text


class SliderLine(QWidget):
    """Label, slider and typed value.

    Signals:
        begun: a person took the handle; what follows until the next is one gesture.
        changed: `float`, the value that a person gave.
    """

    begun = Signal()
    changed = Signal(float)

    def __init__(self, theme: Theme, label: str, low: float, high: float, *, unit: str = "", factor: int = 10) -> None:
        """Make a slider from ``low`` to ``high`` with ``factor`` steps to the unit."""
        super().__init__()
        self._factor = factor
        self._quiet = False
        caption = Text(theme, Role.LABEL, label, tone="soft")
        theme.fix_width(caption, PX.inspector_label, share=1.0)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(low * factor), round(high * factor))
        self.slider.setPageStep(max(1, round((high - low) * factor / 10)))
        self.slider.setAccessibleName(label)
        self.slider.setMinimumHeight(PX.control_small)
        self.field = NumberField(theme, label, unit=unit, digits=0 if factor == 1 else 1)
        self.field.set_range(low, high)
        theme.fix_width(self.field, PX.tile + PX.s1, share=1.0)
        caption.setBuddy(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PX.s2)
        row.addWidget(caption)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.slider.sliderPressed.connect(self.begun)
        self.slider.valueChanged.connect(self._slid)
        self.field.changed.connect(self._typed)

    def show_value(self, value: float | None) -> None:
        """Show a value without telling anybody; None where there is no one value."""
        self._quiet = True
        if value is not None:
            self.slider.setValue(round(value * self._factor))
        self._quiet = False
        self.field.show_number(value)

    def _slid(self, value: int) -> None:
        if not self._quiet:
            if not self.slider.isSliderDown():
                self.begun.emit()
            self.changed.emit(value / self._factor)

    def _typed(self, value: float) -> None:
        self.begun.emit()
        self.changed.emit(value)
