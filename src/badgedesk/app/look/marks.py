"""Signs that the icon font does not have, drawn on a square of 16: how lines end, meet and lie, how texts run."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

_SIDE: Final = 16.0
_FINE: Final = 1.2
_BROAD: Final = 5.0
_SQUARE: Final = (4.0, 4.0, 8.0, 8.0)
_FRAME: Final = (2.0, 2.5, 12.0, 11.0)


def _cap(painter: QPainter, colour: QColor, cap: Qt.PenCapStyle) -> None:
    soft = QColor(colour)
    soft.setAlphaF(0.4)
    painter.setPen(QPen(soft, _BROAD, c=cap))
    painter.drawLine(QPointF(7, 8), QPointF(15.5, 8))
    painter.setPen(QPen(colour, _FINE))
    painter.drawLine(QPointF(7, 8), QPointF(15.5, 8))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(7, 8), 1.4, 1.4)


def _join(painter: QPainter, colour: QColor, join: Qt.PenJoinStyle) -> None:
    corner = QPainterPath(QPointF(4.5, 15.5))
    corner.lineTo(4.5, 4.5)
    corner.lineTo(15.5, 4.5)
    soft = QColor(colour)
    soft.setAlphaF(0.4)
    painter.setPen(QPen(soft, _BROAD, c=Qt.PenCapStyle.FlatCap, j=join))
    painter.drawPath(corner)
    painter.setPen(QPen(colour, _FINE, c=Qt.PenCapStyle.FlatCap, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawPath(corner)


def _side(painter: QPainter, colour: QColor, shift: float) -> None:
    soft = QColor(colour)
    soft.setAlphaF(0.4)
    broad = 4.0
    painter.setPen(QPen(soft, broad, j=Qt.PenJoinStyle.MiterJoin))
    edge = QRectF(*_SQUARE)
    out = shift * broad / 2
    painter.drawRect(edge.adjusted(-out, -out, out, out))
    painter.setPen(QPen(colour, _FINE, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(edge)


def _letters(painter: QPainter, colour: QColor) -> None:
    """Draw an A about the middle of a base line at y = 11."""
    painter.setPen(QPen(colour, _FINE, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    letter = QPainterPath(QPointF(5.2, 10.5))
    letter.lineTo(8, 3)
    letter.lineTo(10.8, 10.5)
    letter.moveTo(6.2, 8)
    letter.lineTo(9.8, 8)
    painter.drawPath(letter)


def _run_line(painter: QPainter, colour: QColor) -> None:
    _letters(painter, colour)
    painter.drawLine(QPointF(2, 13.5), QPointF(14, 13.5))


def _run_box(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, _FINE, c=Qt.PenCapStyle.RoundCap))
    painter.drawRect(QRectF(*_FRAME))
    for y, right in ((5.8, 11.8), (8.2, 11.8), (10.6, 8.0)):
        painter.drawLine(QPointF(4.4, y), QPointF(right, y))


def _run_circle(painter: QPainter, colour: QColor, *, top: bool) -> None:
    if not top:
        painter.translate(0, -1.5)
    _letters(painter, colour)
    bow = QPainterPath(QPointF(1.5, 14.5 if top else 11.5))
    bow.quadTo(8, 10.5 if top else 17.5, 14.5, 14.5 if top else 11.5)
    painter.drawPath(bow)


def _run_path(painter: QPainter, colour: QColor) -> None:
    _letters(painter, colour)
    wave = QPainterPath(QPointF(1.5, 13.5))
    wave.cubicTo(5.5, 10.8, 10.5, 16.2, 14.5, 13)
    painter.drawPath(wave)


def _fill(painter: QPainter, colour: QColor, gradient: QGradient, *alphas: float) -> None:
    """Draw a square filled with one colour, its opacity even or changing along a gradient."""
    for at, alpha in enumerate(alphas):
        stop = QColor(colour)
        stop.setAlphaF(alpha)
        gradient.setColorAt(at / max(1, len(alphas) - 1), stop)
    painter.setPen(QPen(colour, _FINE, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QBrush(gradient))
    painter.drawRect(QRectF(*_FRAME))


def _fill_pattern(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, _FINE, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawRect(QRectF(*_FRAME))
    painter.setClipRect(QRectF(*_FRAME))
    for start in range(4, 30, 5):
        painter.drawLine(QPointF(start, 0), QPointF(start - 16, 16))


_Draw = Callable[[QPainter, QColor], None]
MARKS: Final[dict[str, _Draw]] = {
    "cap-butt": lambda painter, colour: _cap(painter, colour, Qt.PenCapStyle.FlatCap),
    "cap-round": lambda painter, colour: _cap(painter, colour, Qt.PenCapStyle.RoundCap),
    "cap-square": lambda painter, colour: _cap(painter, colour, Qt.PenCapStyle.SquareCap),
    "join-miter": lambda painter, colour: _join(painter, colour, Qt.PenJoinStyle.MiterJoin),
    "join-round": lambda painter, colour: _join(painter, colour, Qt.PenJoinStyle.RoundJoin),
    "join-bevel": lambda painter, colour: _join(painter, colour, Qt.PenJoinStyle.BevelJoin),
    "side-inside": lambda painter, colour: _side(painter, colour, -1.0),
    "side-centre": lambda painter, colour: _side(painter, colour, 0.0),
    "side-outside": lambda painter, colour: _side(painter, colour, 1.0),
    "fill-plain": lambda painter, colour: _fill(painter, colour, QLinearGradient(2, 2, 2, 14), 0.8, 0.8),
    "fill-fade": lambda painter, colour: _fill(painter, colour, QLinearGradient(2, 2, 2, 14), 0.9, 0.0),
    "fill-glow": lambda painter, colour: _fill(painter, colour, QRadialGradient(8, 8, 7), 0.0, 0.9),
    "fill-metal": lambda painter, colour: _fill(
        painter, colour, QLinearGradient(2, 2, 14, 14), 0.9, 0.1, 0.8, 0.1, 0.7
    ),
    "fill-pattern": _fill_pattern,
    "run-line": _run_line,
    "run-box": _run_box,
    "run-top": lambda painter, colour: _run_circle(painter, colour, top=True),
    "run-bottom": lambda painter, colour: _run_circle(painter, colour, top=False),
    "run-path": _run_path,
}
"""What draws each sign."""


def paint_mark(painter: QPainter, box: QRect, name: str, colour: QColor) -> None:
    """Paint a sign as large as it fits into the middle of a box."""
    scale = min(box.width(), box.height()) / _SIDE
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.toRectF().center())
    painter.scale(scale, scale)
    painter.translate(-_SIDE / 2, -_SIDE / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    MARKS[name](painter, colour)
    painter.restore()
