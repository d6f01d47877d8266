"""The grips as they are painted: each kind by its form, so that they differ without colour too."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.tokens import PX
from badgedesk.design.grips import Grip, GripKind

_GRIPS_Z: Final = 2_000_003
_SHARES: Final = {GripKind.STOP: 1.5, GripKind.ARM: 0.75}
"""How much larger the grip of a colour is, so that the colour can be seen in it, and how much smaller an arm's."""


class GripsItem(QGraphicsItem):
    """Shows grips above the handles of the box, of one size at any zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.grips: tuple[Grip, ...] = ()
        self.chosen = ""
        self._line = QPainterPath()
        self._scale = 1.0
        self._middle: QPointF | None = None
        self.setZValue(_GRIPS_Z)
        self.hide()

    def show_grips(
        self,
        grips: tuple[Grip, ...],
        chosen: str,
        scale: float,
        line: QPainterPath | None = None,
        middle: QPointF | None = None,
    ) -> None:
        """Show these grips, one of them chosen, and perhaps an outline that is being drawn.

        Args:
            grips: in px of the artboard.
            chosen: the name of one of them, or nothing.
            scale: px of the screen for one of the artboard.
            line: the outline being drawn.
            middle: of a shape that is moved by its middle, which no measure's grip may cover.
        """
        line = line or QPainterPath()
        self._middle = middle
        if (grips, chosen, scale, line) != (self.grips, self.chosen, self._scale, self._line):
            self.prepareGeometryChange()
            self.grips, self.chosen, self._scale, self._line = grips, chosen, scale, line
            self.update()
        self.setVisible(bool(grips) or not line.isEmpty())

    def at(self, point: QPointF) -> Grip | None:
        """Return the grip at a point of the artboard, the topmost first."""
        for grip in reversed(self.grips):
            reach = self._reach(grip)
            if abs(point.x() - grip.point[0]) <= reach and abs(point.y() - grip.point[1]) <= reach:
                return grip
        return None

    def _reach(self, grip: Grip) -> float:
        """Return how far from a grip it is still caught; a measure leaves half the way to the middle of its shape."""
        reach = PX.handle_catch / 2 / self._scale
        if self._middle is None or grip.kind is not GripKind.MEASURE:
            return reach
        away = max(abs(grip.point[0] - self._middle.x()), abs(grip.point[1] - self._middle.y()))
        return min(reach, away / 2)

    @override
    def boundingRect(self) -> QRectF:
        points = [QPointF(*grip.point) for grip in self.grips]
        points += [QPointF(*grip.root) for grip in self.grips if grip.root is not None]
        box = self._line.boundingRect()
        for point in points:
            box = box.united(QRectF(point, point).adjusted(-1, -1, 1, 1))
        reach = PX.handle_catch / self._scale
        return box.adjusted(-reach, -reach, reach, reach)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((CANVAS.halo, 3.0), (CANVAS.selection, 1.2)):
            painter.setPen(_pen(colour, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._line)
            for grip in self.grips:
                if grip.root is not None:
                    painter.drawLine(QPointF(*grip.root), QPointF(*grip.point))
        for grip in self.grips:
            self._paint(painter, grip)

    def _paint(self, painter: QPainter, grip: Grip) -> None:
        is_chosen = grip.name == self.chosen
        side = PX.handle / self._scale * _SHARES.get(grip.kind, 1.0)
        fill = QColor(CANVAS.selection if is_chosen else grip.colour or CANVAS.halo)
        box = QRectF(-side / 2, -side / 2, side, side)
        painter.save()
        painter.translate(QPointF(*grip.point))
        if grip.kind is GripKind.MEASURE or (grip.kind is GripKind.NODE and not grip.smooth):
            painter.rotate(45 if grip.kind is GripKind.MEASURE else 0)
            self._form(painter, fill, lambda: painter.drawRect(box))
        else:
            self._form(painter, fill, lambda: painter.drawEllipse(box))
        if grip.kind is GripKind.STOP and is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(grip.colour)))
            painter.drawEllipse(box.adjusted(side / 4, side / 4, -side / 4, -side / 4))
        painter.restore()

    def _form(self, painter: QPainter, fill: QColor, draw: Callable[[], None]) -> None:
        painter.setBrush(QBrush(fill))
        for colour, width in ((CANVAS.halo, 4.0), (CANVAS.selection, 1.6)):
            painter.setPen(_pen(colour, width))
            draw()


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    return pen
