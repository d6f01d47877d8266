"""Figures that people look at: bars with their labels and counts, painted in the theme's colours."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_SHARE: Final = 0.68
"""How much of its place a bar fills."""

Bars = tuple[tuple[str, int], ...]


class BarPlot(QWidget):
    """Upright bars side by side, or lying ones below each other; screen readers are told every figure.

    Args:
        theme: of the window.
        name: what is counted.
        lying: whether bars lie, for long labels.
    """

    def __init__(self, theme: Theme, name: str, *, lying: bool = False) -> None:
        super().__init__()
        self._theme, self._name, self._lying = theme, name, lying
        self._bars: Bars = ()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.tokens_changed.connect(self.update)

    def show_bars(self, bars: Bars) -> None:
        """Show labels and counts in this order."""
        self._bars = bars
        self.setAccessibleDescription("; ".join(f"{label}: {count}" for label, count in bars))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        line = self._theme.line(Role.SMALL)
        if self._lying:
            return QSize(PX.dialog, max(1, len(self._bars)) * (line + PX.s3))
        return QSize(PX.dialog, 2 * line + PX.s7 * 3)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Role.SMALL))
        most = max((count for _, count in self._bars), default=0)
        for place, (label, count) in enumerate(self._bars):
            share = count / most if most else 0.0
            (self._paint_lying if self._lying else self._paint_upright)(painter, place, label, count, share)
        if self.hasFocus():
            painter.setPen(QColor(self._theme.tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_upright(self, painter: QPainter, place: int, label: str, count: int, share: float) -> None:
        tokens, line = self._theme.tokens, self._theme.line(Role.SMALL)
        width = self.width() / len(self._bars)
        foot, top = self.height() - line - PX.s1, line + PX.s1
        left = place * width
        bar = QRectF(left + width * (1 - _SHARE) / 2, foot - (foot - top) * share, width * _SHARE, (foot - top) * share)
        self._paint_bar(painter, bar)
        painter.setPen(QColor(tokens.line_strong))
        painter.drawLine(QPointF(left, foot), QPointF(left + width, foot))
        painter.setPen(QColor(tokens.text_soft))
        self._write_below(painter, place, label, QRectF(left, foot + PX.edge, width, line))
        if count:
            painter.setPen(QColor(tokens.text))
            above = QRectF(left, bar.top() - line, width, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(count))

    def _write_below(self, painter: QPainter, place: int, label: str, box: QRectF) -> None:
        """Write the label of a bar; where they would run into each other, of every second or third, the last always."""
        metrics = QFontMetrics(painter.font())
        widest = max(metrics.horizontalAdvance(each) for each, _ in self._bars) + PX.s1
        room = widest - box.width()
        step = ceil((widest + room / 2) / box.width()) if room > 0 else 1  # the last one is moved in by half of it
        if (len(self._bars) - 1 - place) % step:
            return
        wide = box.adjusted(-room / 2, 0, room / 2, 0) if room > 0 else box
        wide.translate(min(0.0, self.width() - wide.right()) - min(0.0, wide.left()), 0)
        painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, label)

    def _paint_lying(self, painter: QPainter, place: int, label: str, count: int, share: float) -> None:
        tokens, line = self._theme.tokens, self._theme.line(Role.SMALL)
        metrics = QFontMetrics(painter.font())
        height, top = line + PX.s3, place * (line + PX.s3)
        text, number = self.width() * 0.4, metrics.horizontalAdvance("0000") + PX.s2
        room = self.width() - text - number - PX.s3
        painter.setPen(QColor(tokens.text))
        elided = metrics.elidedText(label, Qt.TextElideMode.ElideRight, round(text - PX.s2))
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, top, text, height), leading, elided)
        bar = QRectF(text, top + height * (1 - _SHARE) / 2, max(PX.edge, room * share), height * _SHARE)
        self._paint_bar(painter, bar)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRectF(bar.right() + PX.s2, top, number, height), leading, str(count))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.accent))
        painter.drawRoundedRect(bar, PX.edge, PX.edge)
