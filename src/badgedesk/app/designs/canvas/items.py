"""What lies in the scene: the artboard, the layers, the marks of the selection and the guide."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.drawing import HINTS, Drawing, Entered, ShiftedDrawing, paint_drawing
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.tokens import PX
from badgedesk.design.document import ARTBOARD_PX

BOARD: Final = QRectF(0, 0, ARTBOARD_PX, ARTBOARD_PX)
_MARKS_Z, _BAND_Z = 2_000_001, 2_000_002


TURN: Final = "turn"
"""Name of the handle that turns what is selected."""


_CURSORS: Final = {
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "w": Qt.CursorShape.SizeHorCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    TURN: Qt.CursorShape.CrossCursor,
}


def handle_cursor(handle: str) -> Qt.CursorShape:
    """Return the cursor over a handle; the plain one where there is none."""
    return _CURSORS.get(handle, Qt.CursorShape.ArrowCursor)


class ArtboardItem(QGraphicsItem):
    """The ground that is exported, with the shadow of a sheet.

    At usual scales it is kept as it was painted, because its many lines cost more than all layers while one is dragged.
    """

    def show_scale(self, scale: float) -> None:
        """Keep the painted sheet at hand unless it would be very large."""
        kept = QGraphicsItem.CacheMode.DeviceCoordinateCache
        wanted = kept if scale <= CANVAS.sheet_kept_to else QGraphicsItem.CacheMode.NoCache
        if self.cacheMode() != wanted:
            self.setCacheMode(wanted)

    @override
    def boundingRect(self) -> QRectF:
        reach = PX.artboard_room
        return BOARD.adjusted(-reach, -reach, reach, reach)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        scale = painter.worldTransform().m11()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        drop = CANVAS.shadow_drop / scale
        for step in range(CANVAS.shadow_steps + CANVAS.shadow_drop):
            shadow = QColor(CANVAS.shadow)
            shadow.setAlphaF(CANVAS.shadow_alpha * (1 - step / (CANVAS.shadow_steps + CANVAS.shadow_drop)) ** 2)
            pen = QPen(shadow, 1)
            pen.setCosmetic(True)
            painter.setPen(pen)
            reach = (step - CANVAS.shadow_drop) / scale
            painter.drawRect(BOARD.adjusted(-reach, drop - reach, reach, drop + reach))
        painter.fillRect(BOARD, QColor(CANVAS.artboard))


class LayerItem(QGraphicsItem):
    """One outermost layer; a layer that was only moved is moved, not drawn anew."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self._base = drawing
        self._entered = Entered()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.show_drawing(drawing)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another state of the layer."""
        if drawing is self._drawing and drawing is self._base:
            return
        self._drawing = drawing
        base = drawing.base if isinstance(drawing, ShiftedDrawing) else drawing
        if base is not self._base:
            self.prepareGeometryChange()
            self._base = base
            self.update()
        self.setPos(QPointF(drawing.dx, drawing.dy) if isinstance(drawing, ShiftedDrawing) else QPointF())

    def show_entered(self, entered: Entered) -> None:
        """Show faintly what lies beside the groups that were entered inside this layer."""
        if entered != self._entered:
            self._entered = entered
            self.update()

    def hold(self, *, held: bool) -> None:
        """Keep the painted layer at hand while it is dragged, so that each step only lays it elsewhere."""
        mode = QGraphicsItem.CacheMode
        self.setCacheMode(mode.DeviceCoordinateCache if held else mode.NoCache)

    @override
    def boundingRect(self) -> QRectF:
        return self._base.box

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHints(HINTS)
        board = BOARD.translated(-self.pos())
        if not board.contains(self._base.box):
            painter.setClipRect(board, Qt.ClipOperation.IntersectClip)
        paint_drawing(painter, self._base, self._entered)


class MarksItem(QGraphicsItem):
    """The edge and handles around what is selected, of one thickness at any zoom."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QRectF()
        self._edges: tuple[QRectF, ...] = ()
        self._scale = 1.0
        self._handles = True
        self.setZValue(_MARKS_Z)

    def show_marks(self, box: QRectF, edges: tuple[QRectF, ...], scale: float, *, handles: bool) -> None:
        """Mark ``box`` as a whole, and each of ``edges`` in it."""
        marks = (box, edges, scale, handles)
        if marks != (self._box, self._edges, self._scale, self._handles):
            self.prepareGeometryChange()
            self._box, self._edges, self._scale, self._handles = marks
            self.update()

    @property
    def box(self) -> QRectF:
        """What is marked."""
        return self._box

    def handle_at(self, point: QPointF) -> str:
        """Return the handle at a point of the artboard, such as ``se``; empty for none."""
        if self._box.isNull() or not self._handles:
            return ""
        reach = PX.handle_catch / 2 / self._scale
        for name, place in self._places().items():
            away = point - place
            if abs(away.x()) <= reach and abs(away.y()) <= reach:
                return name
        return ""

    def _places(self) -> dict[str, QPointF]:
        """Return where all handles lie; the one that turns stands above the box."""
        return {**handle_places(self._box), TURN: self._turn_place()}

    def _turn_place(self) -> QPointF:
        return QPointF(self._box.center().x(), self._box.top() - CANVAS.turn_away / self._scale)

    @override
    def boundingRect(self) -> QRectF:
        reach = PX.handle_catch / self._scale
        return self._box.adjusted(-reach, -reach - CANVAS.turn_away / self._scale, reach, reach)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._box.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((CANVAS.halo, 3), (CANVAS.selection, 1)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            for edge in self._edges:
                painter.drawRect(edge)
            painter.drawRect(self._box)
        if self._handles:
            self._paint_handles(painter)

    def _paint_handles(self, painter: QPainter) -> None:
        side = PX.handle / self._scale
        pen = QPen(QColor(CANVAS.selection), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(CANVAS.halo))
        top = QPointF(self._box.center().x(), self._box.top())
        painter.drawLine(top, self._turn_place())
        painter.drawEllipse(self._turn_place(), side / 2, side / 2)
        for place in handle_places(self._box).values():
            painter.drawRoundedRect(QRectF(place.x() - side / 2, place.y() - side / 2, side, side), side / 6, side / 6)


def handle_places(box: QRectF) -> dict[str, QPointF]:
    """Return where the eight handles of a box lie, by the points of the compass."""
    centre = box.center()
    return {
        "nw": box.topLeft(),
        "ne": box.topRight(),
        "sw": box.bottomLeft(),
        "se": box.bottomRight(),
        "n": QPointF(centre.x(), box.top()),
        "s": QPointF(centre.x(), box.bottom()),
        "w": QPointF(box.left(), centre.y()),
        "e": QPointF(box.right(), centre.y()),
    }


class BandItem(QGraphicsItem):
    """The rubber band."""

    def __init__(self) -> None:
        super().__init__()
        self._band = QRectF()
        self.setZValue(_BAND_Z)
        self.hide()

    def show_band(self, band: QRectF | None) -> None:
        """Show the band, or none."""
        self.prepareGeometryChange()
        self._band = band or QRectF()
        self.setVisible(band is not None)

    @override
    def boundingRect(self) -> QRectF:
        return self._band.adjusted(-1, -1, 1, 1)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        pen = QPen(QColor(CANVAS.selection), 1)
        pen.setCosmetic(True)
        ground = QColor(CANVAS.selection)
        ground.setAlphaF(CANVAS.band_alpha)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRect(self._band)
