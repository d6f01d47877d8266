"""The steps of a longer work: which are done, which one is at hand, which are to come."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role


@dataclass(frozen=True, slots=True)
class _Place:
    box: QRect
    circle: QRect
    words: QRect


class StepBar(QWidget):
    """Circles with labels; done steps can be gone back to, coming ones only show.

    Signals:
        chosen: `int`, a step that was done before and is wanted again.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, labels: tuple[str, ...]) -> None:
        super().__init__()
        self._theme, self._labels = theme, labels
        self._step = 0
        self._locked = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._name()
        theme.tokens_changed.connect(self.update)

    def show_step(self, step: int, *, locked: bool = False) -> None:
        """Show ``step`` as the one at hand; ``locked`` takes the way back away."""
        self._step, self._locked = step, locked
        self._name()
        self.updateGeometry()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def step(self) -> int:
        """Return the step at hand."""
        return self._step

    def place_of(self, step: int) -> QPoint:
        """Return the middle of a step's circle."""
        return self._places()[step].circle.center()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(len(self._labels)) + PX.s2, PX.control)

    @property
    def _side(self) -> int:
        """How large a circle is: its number has room at every text size."""
        return max(PX.step_circle, min(self._theme.line(Role.SMALL_STRONG) + PX.s1 + PX.edge, PX.control))

    @override
    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(self._face(self._step)).horizontalAdvance(self._labels[self._step])
        return QSize(self._side + PX.s2 + words + PX.edge, PX.control)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = self._at(event.position().toPoint())
        back = step is not None and self._can_go(step)
        self.setCursor(Qt.CursorShape.PointingHandCursor if back else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        step = self._at(event.position().toPoint())
        if step is not None and self._can_go(step):
            self.chosen.emit(step)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and self._can_go(self._step - 1):
            self.chosen.emit(self._step - 1)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        for step, place in enumerate(places):
            if place.box.isEmpty():
                continue
            if step and not places[step - 1].box.isEmpty():
                painter.setPen(QColor(tokens.line_strong))
                before = places[step - 1].box.right() + PX.s3
                painter.drawLine(before, place.circle.center().y(), before + PX.step_line, place.circle.center().y())
            self._paint_circle(painter, place.circle, step)
            painter.setFont(self._face(step))
            painter.setPen(QColor(tokens.accent_text if step == self._step else tokens.text_soft))
            painter.drawText(
                place.words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self._label(step)
            )
        painter.end()

    def _paint_circle(self, painter: QPainter, circle: QRect, step: int) -> None:
        tokens = self._theme.tokens
        box = QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5)
        if step > self._step:
            painter.setPen(QPen(QColor(tokens.line_strong), PX.hairline))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent if step == self._step else tokens.accent_soft))
        painter.drawEllipse(box)
        if step < self._step:
            inset = (self._side - PX.icon_caret) // 2
            paint_icon(painter, circle.adjusted(inset, inset, -inset, -inset), "check-bold", tokens.accent_text)
            return
        painter.setFont(self._theme.font(Role.SMALL_STRONG))
        painter.setPen(QColor(tokens.on_accent if step == self._step else tokens.text_soft))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(step + 1))

    def _can_go(self, step: int) -> bool:
        return not self._locked and 0 <= step < self._step

    def _at(self, point: QPoint) -> int | None:
        return next((step for step, place in enumerate(self._places()) if place.box.contains(point)), None)

    def _places(self) -> list[_Place]:
        """Lay the steps out in the middle; without room only the one at hand has its label, or is there at all."""
        alone = self.width() < self._width(0)
        left = 0 if alone else max(0, (self.width() - self._width(self._shown())) // 2)
        places = []
        for step in range(len(self._labels)):
            if alone and step != self._step:
                places.append(_Place(QRect(), QRect(), QRect()))
                continue
            label = self._label(step)
            words = QFontMetrics(self._face(step)).horizontalAdvance(label) + PX.edge if label else 0
            gap = PX.s2 if label else 0
            circle = QRect(left, (self.height() - self._side) // 2, self._side, self._side)
            text = QRect(circle.right() + 1 + gap, 0, words, self.height())
            box = QRect(left, 0, self._side + gap + words, self.height())
            places.append(_Place(box, circle, text))
            left = box.right() + PX.step_line + 2 * PX.s3
        return places

    def _shown(self) -> int:
        return len(self._labels) if self.width() >= self._width(len(self._labels)) else 0

    def _label(self, step: int) -> str:
        return self._labels[step] if self._shown() or step == self._step else ""

    def _width(self, labelled: int) -> int:
        count = len(self._labels)
        bare = count * self._side + (count - 1) * (PX.step_line + 2 * PX.s3)
        steps = range(count) if labelled else (self._step,)
        return bare + sum(
            PX.s2 + PX.edge + QFontMetrics(self._face(step)).horizontalAdvance(self._labels[step]) for step in steps
        )

    def _face(self, step: int) -> QFont:
        return self._theme.font(Role.BUTTON if step == self._step else Role.STRONG)

    def _name(self) -> None:
        self.setAccessibleName(f"Step {self._step + 1} of {len(self._labels)}: {self._labels[self._step]}")
