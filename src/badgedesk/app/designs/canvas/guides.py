"""The lines that say what a move was drawn to, with their distances; and the angle while something is turned."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.canvas.snap import Guide
from badgedesk.app.look.tokens import CANVAS, PX

_GUIDES_Z: Final = 2_000_000


class GuideItem(QGraphicsItem):
    """Shows lines above the layers; each keeps its thickness at any zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.guides: tuple[Guide, ...] = ()
        self.words = ""
        self._at = QPointF()
        self.font = QFont()
        self.setZValue(_GUIDES_Z)
        self.hide()

    def show_guides(self, guides: tuple[Guide, ...]) -> None:
        """Show these lines and no others."""
        self._show(guides, "", QPointF())

    def show_words(self, words: str, at: QPointF) -> None:
        """Show a short text beside a point of the artboard."""
        self._show((), words, at)

    def _show(self, guides: tuple[Guide, ...], words: str, at: QPointF) -> None:
        if (guides, words, at) != (self.guides, self.words, self._at):
            self.prepareGeometryChange()
            self.guides, self.words, self._at = guides, words, at
            self.update()
        self.setVisible(bool(guides or words))

    @override
    def boundingRect(self) -> QRectF:
        reach = BOARD.width()
        return BOARD.adjusted(-reach, -reach, reach, reach)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        pen = QPen(QColor(CANVAS.guide), 1)
        pen.setCosmetic(True)
        scale = painter.worldTransform().m11()
        for guide in self.guides:
            painter.setPen(pen)
            start, end = _ends(guide)
            painter.drawLine(start, end)
            if guide.distance is not None:
                self._write(painter, f"{guide.distance:.0f}", (start + end) / 2, scale)
        if self.words:
            self._write(painter, self.words, self._at, scale)

    def _write(self, painter: QPainter, words: str, at: QPointF, scale: float) -> None:
        """Write on a small plate, of one size at any zoom."""
        painter.save()
        painter.translate(at)
        painter.scale(1 / scale, 1 / scale)
        painter.setFont(self.font)
        room = QFontMetricsF(self.font).boundingRect(words)
        plate = QRectF(0, 0, room.width() + 2 * PX.s1 + PX.edge, room.height() + PX.edge)
        plate.moveCenter(QPointF())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(CANVAS.guide))
        painter.drawRoundedRect(plate, PX.s1, PX.s1)
        painter.setPen(QColor(CANVAS.halo))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


def _ends(guide: Guide) -> tuple[QPointF, QPointF]:
    if guide.upright:
        return QPointF(guide.at, guide.start), QPointF(guide.at, guide.end)
    return QPointF(guide.start, guide.at), QPointF(guide.end, guide.at)
