"""The caret of a text that is edited on the canvas, and what of it is selected."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from badgedesk.app.look.artboard import CANVAS
from badgedesk.design.outlines.geometry import Point

_WRITING_Z: Final = 2_000_004


class WritingItem(QGraphicsItem):
    """Shows the caret as a line of one width at any zoom, over the letters that are selected."""

    def __init__(self) -> None:
        super().__init__()
        self._caret: QLineF | None = None
        self._areas: tuple[QPolygonF, ...] = ()
        self._lit = True
        self._box = QRectF()
        self.setZValue(_WRITING_Z)
        self.hide()

    @property
    def caret(self) -> QLineF | None:
        """The caret in px of the artboard; None while nothing is edited."""
        return self._caret

    @property
    def areas(self) -> tuple[QPolygonF, ...]:
        """What is selected, letter by letter, in px of the artboard."""
        return self._areas

    def show_caret(self, foot: Point, head: Point, areas: tuple[tuple[Point, ...], ...]) -> None:
        """Show the caret and what is selected."""
        self.prepareGeometryChange()
        self._caret = QLineF(QPointF(*foot), QPointF(*head))
        self._areas = tuple(QPolygonF([QPointF(*corner) for corner in corners]) for corners in areas)
        box = QRectF(self._caret.p1(), self._caret.p2()).normalized().adjusted(-2, -2, 2, 2)
        for area in self._areas:
            box = box.united(area.boundingRect())
        self._box = box
        self._lit = True
        self.show()
        self.update()

    def end(self) -> None:
        """Show nothing any more."""
        self._caret, self._areas = None, ()
        self.hide()

    def blink(self) -> None:
        """Show the caret if it was hidden, and the other way round."""
        self._lit = not self._lit
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._box

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(CANVAS.selection)
        ground.setAlphaF(CANVAS.chosen_alpha)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for area in self._areas:
            painter.drawPolygon(area)
        if self._caret is None or not self._lit:
            return
        for colour, width in ((CANVAS.halo, 3.5), (CANVAS.selection, 1.6)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLine(self._caret)
