"""Which layers lie under the pointer, or within a band."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from badgedesk.app.designs.canvas.drawing import Drawing, GroupDrawing, ImageDrawing, PathDrawing, ShiftedDrawing
from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer, LayerId, walk


def layers_at(mirror: Mirror, point: QPointF, reach: float) -> tuple[LayerId, ...]:
    """Return the layers under ``point``, the topmost first; groups are passed through, locked layers are not hit.

    Args:
        mirror: of the design now shown.
        point: in artboard px.
        reach: how far from a line still counts, in artboard px.
    """
    design = mirror.design
    found: list[LayerId] = []
    for layer in reversed(design.layers):
        drawing = mirror.drawing(layer.id)
        if drawing is not None:
            found.extend(_hits(drawing, point, reach))
    free = {layer.id for layer in _free(design)}
    return tuple(layer for layer in dict.fromkeys(found) if layer in free)


def layers_within(mirror: Mirror, band: QRectF, layers: Sequence[Layer]) -> tuple[LayerId, ...]:
    """Return those of ``layers`` that are free and lie wholly within ``band``, in their order; groups as a whole."""
    inside = []
    for layer in layers:
        box = mirror.box((layer.id,))
        if not layer.locked and not box.isNull() and band.contains(box):
            inside.append(layer.id)
    return tuple(inside)


def is_within(design: Design, layer: LayerId, chosen: Collection[LayerId]) -> bool:
    """Whether a layer, or a group around it, is among ``chosen``."""
    groups = (found for found in design.walk() if found.id in chosen)
    return any(inner.id == layer for group in groups for inner in walk((group,)))


def _free(design: Design) -> Iterator[Layer]:
    """Yield the layers that the mouse may take: no groups, nothing locked, nothing inside a locked group."""

    def within(layers: tuple[Layer, ...]) -> Iterator[Layer]:
        for layer in layers:
            if layer.locked:
                continue
            if isinstance(layer, Group):
                yield from within(layer.layers)
            else:
                yield layer

    return within(design.layers)


def _hits(drawing: Drawing, point: QPointF, reach: float) -> Iterator[LayerId]:
    if isinstance(drawing, ShiftedDrawing):
        yield from _hits(drawing.base, point - QPointF(drawing.dx, drawing.dy), reach)
    elif isinstance(drawing, GroupDrawing):
        if drawing.clip is None or drawing.clip.contains(point):
            for child in reversed(drawing.children):
                yield from _hits(child, point, reach)
    elif _is_hit(drawing, point, reach):
        yield drawing.layer


def _is_hit(drawing: PathDrawing | ImageDrawing, point: QPointF, reach: float) -> bool:
    if not drawing.box.adjusted(-reach, -reach, reach, reach).contains(point):
        return False
    if isinstance(drawing, ImageDrawing):
        return True
    if drawing.brush is not None and drawing.path.contains(point):
        return True
    near = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
    if drawing.brush is not None and drawing.path.intersects(near):
        return True
    return drawing.pen is not None and _line(drawing).intersects(near)


def _line(drawing: PathDrawing) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(drawing.pen.widthF() if drawing.pen is not None else 0.0)
    return stroker.createStroke(drawing.path)
