"""A field for one number, with what it means inside at its edges."""

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_FAR: Final = 10.0
_STEPS: Final = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}


class NumberField(QLineEdit):
    """A number with ``digits`` decimals; Up and Down change it by 1, with Shift by 10; Enter and leaving take it.

    Signals:
        changed: `float`, the number that a person gave.
    """

    changed = Signal(float)

    def __init__(self, theme: Theme, name: str, *, before: str = "", unit: str = "", digits: int = 1) -> None:
        super().__init__()
        self._theme, self._before, self._unit, self._digits = theme, before, unit, digits
        self._low, self._high = -100_000.0, 100_000.0
        self._step = 1.0
        self._shown: float | None = None
        self.setFont(theme.font(Role.BODY, figures=True))
        self.setAccessibleName(f"{name} in {unit}" if unit else name)
        self.setAcceptDrops(False)
        metrics = QFontMetrics(self.font())
        left = metrics.horizontalAdvance(before) + PX.s1 if before else 0
        right = metrics.horizontalAdvance(unit) + PX.s1 if unit else 0
        self.setTextMargins(left, 0, right, 0)
        common = metrics.horizontalAdvance("000" + ("." + "0" * digits if digits else ""))
        self.setMinimumWidth(max(PX.tile, common + left + right + 2 * PX.s3))
        self.editingFinished.connect(self._take)
        theme.tokens_changed.connect(self.update)

    def set_range(self, low: float, high: float) -> None:
        """Hold what is typed between two bounds."""
        self._low, self._high = low, high

    def set_step(self, step: float) -> None:
        """Let Up and Down change the number by ``step``, with Shift by ten of them."""
        self._step = step

    def number(self) -> float | None:
        """Return the number that is shown; None for none."""
        return self._typed()

    def show_number(self, number: float | None) -> None:
        """Show a number; None empties the field. A person who is typing is not disturbed."""
        self._shown = number
        if not (self.hasFocus() and self.isModified()):
            self.setText("" if number is None else f"{number:.{self._digits}f}")
            self.setModified(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        number = self._typed()
        if step is None or number is None:
            super().keyPressEvent(event)
            return
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._tell(number + step * self._step * (_FAR if far else 1.0))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._typed() is None:
            self.setModified(False)
            self.show_number(self._shown)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.tokens.text_faint))
        box: QRect = self.rect().adjusted(PX.s2 + PX.edge, 0, -(PX.s2 + PX.edge), 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._before)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, self._unit)
        painter.end()

    def _typed(self) -> float | None:
        try:
            number = float(self.text().strip().replace(",", "."))
        except ValueError:
            return None
        return number if abs(number) <= max(abs(self._low), abs(self._high)) else None

    def _take(self) -> None:
        number = self._typed()
        if self.isModified() and number is not None:
            self._tell(number)

    def _tell(self, number: float) -> None:
        held = min(max(number, self._low), self._high)
        self.setModified(False)
        self._shown = held
        self.setText(f"{held:.{self._digits}f}")
        self.changed.emit(held)
