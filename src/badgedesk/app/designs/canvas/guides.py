"""The lines that say what a move was drawn to, with their distances; and the angle while something is turned.

Each line and each text is an item of its own, no larger than what it paints: a line that comes or goes makes only the
layers below it be painted anew, not the page.
"""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.polar import MIDDLE, Round, Spoke
from badgedesk.app.designs.canvas.snap import Guide
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.tokens import PX

_LINES_Z: Final = 2_000_000
_WORDS_Z: Final = 2_000_000.5


class Guides:
    """Shows lines and short texts above the layers of a scene; those that stay are not touched."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self._lines: list[_LineItem] = []
        self._plates: list[_PlateItem] = []
        self._ring = _RingItem()
        scene.addItem(self._ring)

    def show_guides(
        self, guides: tuple[Guide, ...], scale: float, ring: Round | None = None, spoke: Spoke | None = None
    ) -> None:
        """Show these lines and no others, at the scale that is shown."""
        lines = [_line(guide) for guide in guides]
        told = [(f"{guide.distance:.0f}", _line(guide).center()) for guide in guides if guide.distance is not None]
        if spoke is not None:
            lines.append(QLineF(MIDDLE, spoke.end))
            told.append((spoke.words, (MIDDLE + spoke.end) / 2))
        if ring is not None:
            told.append((ring.words, MIDDLE - QPointF(0, ring.radius)))
        self._show(lines, told, scale)
        self._ring.show_ring(ring, scale)

    def show_words(self, words: str, at: QPointF) -> None:
        """Show a short text beside a point of the artboard."""
        self._show([], [(words, at)], 1.0)

    def _show(self, lines: list[QLineF], told: list[tuple[str, QPointF]], scale: float) -> None:
        while len(self._lines) < len(lines):
            self._lines.append(_LineItem())
            self._scene.addItem(self._lines[-1])
        while len(self._plates) < len(told):
            self._plates.append(_PlateItem())
            self._scene.addItem(self._plates[-1])
        for place, item in enumerate(self._lines):
            item.show_line(lines[place] if place < len(lines) else None, scale)
        for place, plate in enumerate(self._plates):
            plate.show_words(*(told[place] if place < len(told) else ("", QPointF())))


class _LineItem(QGraphicsItem):
    """A line that keeps its thickness at any zoom."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QLineF()
        self._reach = 1.0
        self.setZValue(_LINES_Z)
        self.hide()

    def show_line(self, line: QLineF | None, scale: float) -> None:
        """Show another line, or none."""
        if line is None:
            self.hide()
            return
        if line != self._line or self._reach != 1 / scale:
            self.prepareGeometryChange()
            self._line, self._reach = line, 1 / scale
        self.show()

    @override
    def boundingRect(self) -> QRectF:
        reach = self._reach
        return QRectF(self._line.p1(), self._line.p2()).normalized().adjusted(-reach, -reach, reach, reach)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        pen = QPen(QColor(CANVAS.guide), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLine(self._line)


class _RingItem(QGraphicsItem):
    """A ring about the middle that keeps its thickness at any zoom."""

    def __init__(self) -> None:
        super().__init__()
        self._radius = 0.0
        self._reach = 1.0
        self.setZValue(_LINES_Z)
        self.hide()

    def show_ring(self, ring: Round | None, scale: float) -> None:
        """Show another ring, or none."""
        if ring is not None and (ring.radius, 1 / scale) != (self._radius, self._reach):
            self.prepareGeometryChange()
            self._radius, self._reach = ring.radius, 1 / scale
        self.setVisible(ring is not None)

    @override
    def boundingRect(self) -> QRectF:
        reach = self._radius + self._reach
        return QRectF(MIDDLE.x() - reach, MIDDLE.y() - reach, 2 * reach, 2 * reach)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        pen = QPen(QColor(CANVAS.guide), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawEllipse(MIDDLE, self._radius, self._radius)


class _PlateItem(QGraphicsItem):
    """A short text on a small plate, of one size at any zoom."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._font = QFont()
        self._plate = QRectF()
        self.setZValue(_WORDS_Z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.hide()

    def show_words(self, words: str, at: QPointF) -> None:
        """Show another text in another place, or none."""
        if words and words != self._words:
            self.prepareGeometryChange()
            self._words = words
            room = QFontMetricsF(self._font).boundingRect(words)
            self._plate = QRectF(0, 0, room.width() + 2 * PX.s1 + PX.edge, room.height() + PX.edge)
            self._plate.moveCenter(QPointF())
            self.update()
        self.setPos(at)
        self.setVisible(bool(words))

    @override
    def boundingRect(self) -> QRectF:
        return self._plate.adjusted(-1, -1, 1, 1)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setFont(self._font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(CANVAS.guide))
        painter.drawRoundedRect(self._plate, PX.s1, PX.s1)
        painter.setPen(QColor(CANVAS.halo))
        painter.drawText(self._plate, Qt.AlignmentFlag.AlignCenter, self._words)


def _line(guide: Guide) -> QLineF:
    if guide.upright:
        return QLineF(guide.at, guide.start, guide.at, guide.end)
    return QLineF(guide.start, guide.at, guide.end, guide.at)
