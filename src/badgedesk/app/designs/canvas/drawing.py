"""Primitives of a design as Qt draws them: made once a layer, painted at any zoom.

These are the same primitives that the SVG writer writes; a golden test holds the two painters together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
    QTransform,
)

from badgedesk.app.look.decoding import decoded
from badgedesk.design.colours.paints import Cap, Join
from badgedesk.design.flat import FlatColour, FlatLinear, FlatPaint, FlatStroke
from badgedesk.design.layers import LayerId, Picture, Tones
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import Path
from badgedesk.design.primitives import GroupPrimitive, ImagePrimitive, PathPrimitive, Primitive
from badgedesk.design.retouch import Retouch, retouched_pixels

_CAPS: Final = {
    Cap.BUTT: Qt.PenCapStyle.FlatCap,
    Cap.ROUND: Qt.PenCapStyle.RoundCap,
    Cap.SQUARE: Qt.PenCapStyle.SquareCap,
}
_JOINS: Final = {
    Join.MITER: Qt.PenJoinStyle.SvgMiterJoin,
    Join.ROUND: Qt.PenJoinStyle.RoundJoin,
    Join.BEVEL: Qt.PenJoinStyle.BevelJoin,
}
HINTS: Final = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


@dataclass(frozen=True, slots=True, eq=False)
class PathDrawing:
    """An outline with at most one fill and one line."""

    layer: LayerId
    path: QPainterPath
    brush: QBrush | None
    pen: QPen | None
    box: QRectF
    measured: QRectF
    """The box people see as the size of the shape: lines around it not counted."""


@dataclass(frozen=True, slots=True, eq=False)
class ImageDrawing:
    """A raster picture and where it lies."""

    layer: LayerId
    image: QImage
    place: QTransform
    box: QRectF


@dataclass(frozen=True, slots=True, eq=False)
class GroupDrawing:
    """Drawings seen together through a clip, at an opacity."""

    layer: LayerId
    children: "tuple[Drawing, ...]"
    opacity: float
    clip: QPainterPath | None
    box: QRectF
    below: "tuple[Drawing, ...]" = ()
    """Its shadow, outside of the clip."""
    above: "tuple[Drawing, ...]" = ()
    """Its bevel."""


@dataclass(frozen=True, slots=True, eq=False)
class ShiftedDrawing:
    """A drawing that was only moved since it was made."""

    base: "Drawing"
    dx: float
    dy: float

    @property
    def layer(self) -> LayerId:
        """The layer it draws."""
        return self.base.layer

    @property
    def box(self) -> QRectF:
        """Where it lies, lines counted."""
        return self.base.box.translated(self.dx, self.dy)


Drawing: TypeAlias = PathDrawing | ImageDrawing | GroupDrawing | ShiftedDrawing


def united(boxes: Sequence[QRectF]) -> QRectF:
    """Return the box around all; a flat one counts as well."""
    if not boxes:
        return QRectF()
    left, top = min(box.left() for box in boxes), min(box.top() for box in boxes)
    right, bottom = max(box.right() for box in boxes), max(box.bottom() for box in boxes)
    return QRectF(QPointF(left, top), QPointF(right, bottom))


def qt_path(path: Path) -> QPainterPath:
    """Return an outline as Qt's own, filled by the nonzero rule."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    for verb, _, points in path.pieces():
        if verb == "M":
            made.moveTo(*points[0])
        elif verb == "L":
            made.lineTo(*points[0])
        elif verb == "Q":
            made.quadTo(*points[0], *points[1])
        elif verb == "C":
            made.cubicTo(*points[0], *points[1], *points[2])
        else:
            made.closeSubpath()
    return made


def qt_transform(affine: Affine) -> QTransform:
    """Return a map of the artboard as Qt's own."""
    return QTransform(affine.a, affine.b, affine.c, affine.d, affine.e, affine.f)


def build_drawing(primitive: Primitive) -> Drawing:
    """Return what Qt paints for a primitive."""
    match primitive:
        case PathPrimitive():
            path = qt_path(primitive.path)
            brush = _brush(primitive.fill) if primitive.fill is not None else None
            pen = _pen(primitive.stroke) if primitive.stroke is not None else None
            box = path.boundingRect()
            measured = box if primitive.outline is None else qt_path(primitive.outline).boundingRect()
            return PathDrawing(primitive.layer, path, brush, pen, _grown(box, primitive.stroke), measured)
        case ImagePrimitive():
            place = qt_transform(primitive.matrix)
            retouch = primitive.retouch
            image = pixels_of(primitive.picture) if retouch is None else _retouched(primitive.picture, retouch)
            box = place.mapRect(QRectF(0, 0, *primitive.size))
            return ImageDrawing(primitive.layer, image, place, box)
        case GroupPrimitive():
            children = tuple(build_drawing(child) for child in primitive.children)
            return build_group(primitive.layer, children, primitive.opacity, primitive.clip)


def _grown(box: QRectF, stroke: FlatStroke | None) -> QRectF:
    """Return the box with room for the line around the outline, its corners and square ends."""
    if stroke is None:
        return box
    reach = stroke.width_px / 2 * (stroke.miter_limit if stroke.join is Join.MITER else 1.5)
    return box.adjusted(-reach, -reach, reach, reach)


def build_group(
    layer: LayerId,
    children: tuple[Drawing, ...],
    opacity: float,
    clip: Path | None,
    effects: tuple[tuple[Drawing, ...], tuple[Drawing, ...]] = ((), ()),
) -> GroupDrawing:
    """Return drawings seen together, between what lies below them and on them."""
    box = united([child.box for child in children])
    path = qt_path(clip) if clip is not None else None
    if path is not None:
        box = box.intersected(path.boundingRect())
    below, above = effects
    if below or above:
        box = united([box, *(part.box for part in (*below, *above))])
    return GroupDrawing(layer, children, opacity, path, box, below, above)


@lru_cache(maxsize=16)
def pixels_of(picture: Picture) -> QImage:
    """Return the pixels of a whole picture."""
    whole = decoded(picture.data, picture.media.partition("/")[2])
    return whole.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@lru_cache(maxsize=4)
def _retouched(picture: Picture, retouch: Retouch) -> QImage:
    """Return what is shown of a picture, made by the same hands as for the export.

    Few colours are those of what a crop leaves; otherwise another crop only cuts the same pixels elsewhere.
    """
    if retouch.tones.colours:
        return _qt_pixels(picture, retouch)
    left, top, right, bottom = retouch.box
    return _toned(picture, retouch.tones).copy(left, top, right - left, bottom - top)


@lru_cache(maxsize=4)
def _toned(picture: Picture, tones: Tones) -> QImage:
    return _qt_pixels(picture, Retouch((0, 0, picture.width, picture.height), tones))


def _qt_pixels(picture: Picture, retouch: Retouch) -> QImage:
    pixels = retouched_pixels(picture, retouch).convert("RGBA")
    raw = pixels.tobytes()
    shown = QImage(raw, pixels.width, pixels.height, 4 * pixels.width, QImage.Format.Format_RGBA8888)
    return shown.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _colour(value: str, opacity: float) -> QColor:
    colour = QColor(value)
    colour.setAlphaF(opacity)
    return colour


def _brush(paint: FlatPaint) -> QBrush:
    if isinstance(paint, FlatColour):
        return QBrush(_colour(paint.colour, paint.opacity))
    gradient: QGradient
    if isinstance(paint, FlatLinear):
        gradient = QLinearGradient(paint.x1, paint.y1, paint.x2, paint.y2)
    else:
        gradient = QRadialGradient(paint.cx, paint.cy, paint.radius)
    # As SVG has it: colour and opacity each change for themselves, and are multiplied afterwards.
    gradient.setInterpolationMode(QGradient.InterpolationMode.ComponentInterpolation)
    gradient.setStops([(stop.offset, _colour(stop.colour, stop.opacity)) for stop in paint.stops])
    brush = QBrush(gradient)
    brush.setTransform(qt_transform(paint.matrix))
    return brush


def _pen(stroke: FlatStroke) -> QPen:
    pen = QPen(_brush(stroke.paint), stroke.width_px, Qt.PenStyle.SolidLine, _CAPS[stroke.cap], _JOINS[stroke.join])
    pen.setMiterLimit(stroke.miter_limit)
    if stroke.dash and stroke.width_px:
        pattern = list(stroke.dash) * (1 + len(stroke.dash) % 2)
        pen.setDashPattern([length / stroke.width_px for length in pattern])
        pen.setDashOffset(stroke.dash_offset / stroke.width_px)
    return pen


@dataclass(frozen=True, slots=True)
class Entered:
    """The groups that were entered below a drawing, and how much of what lies beside them shows."""

    path: tuple[LayerId, ...] = ()
    beside: float = 1.0

    def opacity(self, child: "Drawing") -> float:
        """Return how much of a drawing in the group shows."""
        return self.beside if self.path and child.layer != self.path[0] else 1.0

    def inside(self, child: "Drawing") -> "Entered":
        """Return the same for what lies in a drawing."""
        return Entered(self.path[1:], self.beside) if self.path and child.layer == self.path[0] else _WHOLLY


_WHOLLY: Final = Entered()


def paint_drawing(painter: QPainter, drawing: Drawing, entered: Entered = _WHOLLY) -> None:
    """Paint a drawing in artboard px; the painter's map takes them to the device."""
    match drawing:
        case PathDrawing(path=path, brush=brush, pen=pen):
            painter.setBrush(Qt.BrushStyle.NoBrush if brush is None else brush)
            painter.setPen(Qt.PenStyle.NoPen if pen is None or not pen.widthF() else pen)
            painter.drawPath(path)
        case ImageDrawing(image=image, place=place):
            painter.save()
            painter.setTransform(place, combine=True)
            painter.drawImage(QPointF(), image)
            painter.restore()
        case ShiftedDrawing(base=base, dx=dx, dy=dy):
            painter.translate(dx, dy)
            paint_drawing(painter, base, entered)
            painter.translate(-dx, -dy)
        case GroupDrawing():
            _paint_group(painter, drawing, entered)


def _paint_group(painter: QPainter, group: GroupDrawing, entered: Entered) -> None:
    painter.save()
    if group.clip is not None and not group.below:
        painter.setClipPath(group.clip, Qt.ClipOperation.IntersectClip)
    if group.opacity < 1 and not _is_plain(group):
        _paint_apart(painter, group, entered)
    else:
        painter.setOpacity(painter.opacity() * group.opacity)
        _paint_children(painter, group, entered)
    painter.restore()


def _paint_children(painter: QPainter, group: GroupDrawing, entered: Entered) -> None:
    whole = painter.opacity()
    painter.setOpacity(whole * (entered.beside if entered.path else 1.0))
    for part in group.below:
        paint_drawing(painter, part)
    if group.clip is not None and group.below:
        painter.save()
        painter.setClipPath(group.clip, Qt.ClipOperation.IntersectClip)
    for child in group.children:
        painter.setOpacity(whole * entered.opacity(child))
        paint_drawing(painter, child, entered.inside(child))
    if group.clip is not None and group.below:
        painter.restore()
    painter.setOpacity(whole * (entered.beside if entered.path else 1.0))
    for part in group.above:
        paint_drawing(painter, part)
    painter.setOpacity(whole)


def _is_plain(group: GroupDrawing) -> bool:
    """Whether nothing in the group can lie over another part of it, so that each part can fade alone."""
    if len(group.children) != 1 or group.below or group.above:
        return False
    only = group.children[0]
    if isinstance(only, ShiftedDrawing):
        only = only.base
    return isinstance(only, ImageDrawing) or (
        isinstance(only, PathDrawing) and (only.brush is None or only.pen is None)
    )


def _paint_apart(painter: QPainter, group: GroupDrawing, entered: Entered) -> None:
    """Paint a group on a sheet of its own, which is then laid down at the group's opacity."""
    device = painter.device()
    ratio = device.devicePixelRatioF()
    whole = QRect(0, 0, device.width(), device.height())
    world = painter.worldTransform()
    reach = world.mapRect(group.box).toAlignedRect().adjusted(-1, -1, 1, 1).intersected(whole)
    if reach.isEmpty():
        return
    sheet = QImage(reach.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(Qt.GlobalColor.transparent)
    inner = QPainter(sheet)
    inner.setRenderHints(HINTS)
    inner.setTransform(world * QTransform.fromTranslate(-reach.left(), -reach.top()))
    _paint_children(inner, group, entered)
    inner.end()
    painter.setOpacity(painter.opacity() * group.opacity)
    painter.resetTransform()
    painter.drawImage(QPointF(reach.topLeft()), sheet)
