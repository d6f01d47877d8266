"""What is shown while a picture is cropped: the rest of it, faintly, the frame in thirds, and the places to pull."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.drawing import HINTS, pixels_of
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.tokens import PX
from badgedesk.design.grips.crops import crop_places
from badgedesk.design.layers import ImageLayer
from badgedesk.design.retouch import frame_of

_CROP_Z: Final = 2_000_004
_THIRDS: Final = (1 / 3, 2 / 3)


class CropItem(QGraphicsItem):
    """Lies above the marks of the selection; of one thickness at any zoom."""

    def __init__(self) -> None:
        super().__init__()
        self._layer: ImageLayer | None = None
        self._home = QTransform()
        self._chosen = ""
        self._scale = 1.0
        self.setZValue(_CROP_Z)
        self.hide()

    def show_crop(self, layer: ImageLayer | None, home: QTransform, chosen: str, scale: float) -> None:
        """Show the frame of a picture, or none.

        Args:
            layer: that is cropped.
            home: takes its px to the artboard.
            chosen: name of the place that keys move; empty while they move the picture.
            scale: px of the screen for one of the artboard.
        """
        self.prepareGeometryChange()
        self._layer, self._home, self._chosen, self._scale = layer, home, chosen, scale
        self.setVisible(layer is not None)
        self.update()

    def places(self) -> dict[str, QPointF]:
        """Return where the places to pull lie, in px of the artboard."""
        if self._layer is None:
            return {}
        return {name: self._home.map(QPointF(*point)) for name, point in crop_places(self._layer).items()}

    def at(self, point: QPointF) -> str:
        """Return the name of the place at a point of the artboard; empty for none."""
        reach = PX.handle_catch / 2 / self._scale
        for name, place in self.places().items():
            if abs(point.x() - place.x()) <= reach and abs(point.y() - place.y()) <= reach:
                return name
        return ""

    def holds(self, point: QPointF) -> bool:
        """Whether a point of the artboard lies in the frame."""
        return self._frame().containsPoint(point, Qt.FillRule.WindingFill)

    def _frame(self) -> QPolygonF:
        if self._layer is None:
            return QPolygonF()
        frame = frame_of(self._layer)
        return self._home.map(QPolygonF(QRectF(frame.left, frame.top, frame.width, frame.height)))

    def _whole(self) -> QPolygonF:
        layer = self._layer
        if layer is None:
            return QPolygonF()
        return self._home.map(QPolygonF(QRectF(layer.x, layer.y, layer.width_px, layer.height_px)))

    @override
    def boundingRect(self) -> QRectF:
        reach = PX.handle_catch / self._scale
        return self._whole().boundingRect().adjusted(-reach, -reach, reach, reach)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._layer is None:
            return
        painter.setRenderHints(HINTS)
        self._paint_rest(painter, self._layer)
        frame = self._frame()
        corners = [frame.at(at) for at in range(4)]
        for colour, width in ((CANVAS.halo, 3.0), (CANVAS.selection, 1.5)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(frame)
        self._paint_thirds(painter, corners)
        side = PX.handle / self._scale
        for name, place in self.places().items():
            pen = QPen(QColor(CANVAS.selection), 1.5)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(QColor(CANVAS.selection if name == self._chosen else CANVAS.halo))
            painter.drawRect(QRectF(place.x() - side / 2, place.y() - side / 2, side, side))

    def _paint_rest(self, painter: QPainter, layer: ImageLayer) -> None:
        """Paint what is cut off, faintly."""
        outside, inside = QPainterPath(), QPainterPath()
        outside.addPolygon(self._whole())
        inside.addPolygon(self._frame())
        painter.save()
        painter.setClipPath(outside.subtracted(inside), Qt.ClipOperation.IntersectClip)
        painter.setOpacity(CANVAS.beside_alpha)
        painter.setTransform(self._home, combine=True)
        image = pixels_of(layer.picture)
        painter.drawImage(QRectF(layer.x, layer.y, layer.width_px, layer.height_px), image, QRectF(image.rect()))
        painter.restore()

    def _paint_thirds(self, painter: QPainter, corners: list[QPointF]) -> None:
        first, second, third, fourth = corners
        lines = [QLineF(first + (second - first) * at, fourth + (third - fourth) * at) for at in _THIRDS]
        lines += [QLineF(first + (fourth - first) * at, second + (third - second) * at) for at in _THIRDS]
        for colour in (CANVAS.halo, CANVAS.selection):
            pen = QPen(
                QColor(colour), 1.0, Qt.PenStyle.DashLine if colour == CANVAS.selection else Qt.PenStyle.SolidLine
            )
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLines(lines)
