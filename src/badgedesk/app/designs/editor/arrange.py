"""Layers put in order on the artboard: aligned, spread, turned, mirrored, copied around, put together."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum, unique

from badgedesk.app.designs.editor.changes import Ids, duplicated, moved, outermost, places, transformed
from badgedesk.core.errors import Code, DesignError
from badgedesk.design import edits
from badgedesk.design.booleans import Operation, combined
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.geometry import Affine, Box, Point
from badgedesk.design.layers import IconLayer, Layer, LayerId, RimLayer, ShapeLayer, TextLayer
from badgedesk.design.paints import Paint, Stroke
from badgedesk.design.path import Path
from badgedesk.design.shapes import Free

MIDDLE: Point = (ARTBOARD_PX / 2, ARTBOARD_PX / 2)
PAGE = Box(0.0, 0.0, ARTBOARD_PX, ARTBOARD_PX)
_FEWEST_SPREAD = 3
_MOST_COPIES = 72


@unique
class Side(StrEnum):
    """Which edges or middles come to lie on one line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@unique
class Axis(StrEnum):
    """A direction of the artboard."""

    ACROSS = "across"
    DOWN = "down"


def united(boxes: Sequence[Box]) -> Box:
    """Return the box around all, of which there is at least one."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def aligned(design: Design, boxes: Mapping[LayerId, Box], side: Side) -> Design:
    """Return the design with layers aligned to each other; a single one to the page.

    Args:
        design: to change.
        boxes: of the layers that are to move.
        side: of the frame that they come to touch, or its middle.
    """
    if not boxes:
        return design
    frame = united(list(boxes.values())) if len(boxes) > 1 else PAGE
    for layer, box in boxes.items():
        ways = {
            Side.LEFT: (frame.left - box.left, 0.0),
            Side.CENTRE: (frame.centre[0] - box.centre[0], 0.0),
            Side.RIGHT: (frame.right - box.right, 0.0),
            Side.TOP: (0.0, frame.top - box.top),
            Side.MIDDLE: (0.0, frame.centre[1] - box.centre[1]),
            Side.BOTTOM: (0.0, frame.bottom - box.bottom),
        }
        dx, dy = ways[side]
        if dx or dy:
            design = moved(design, (layer,), dx, dy)
    return design


def spread(design: Design, boxes: Mapping[LayerId, Box], axis: Axis) -> Design:
    """Return the design with equal gaps between layers; the outermost stay. Fewer than three are left alone."""
    if len(boxes) < _FEWEST_SPREAD:
        return design
    across = axis is Axis.ACROSS

    def ends(box: Box) -> tuple[float, float]:
        return (box.left, box.right) if across else (box.top, box.bottom)

    order = sorted(boxes, key=lambda layer: sum(ends(boxes[layer])))
    sizes = [ends(boxes[layer])[1] - ends(boxes[layer])[0] for layer in order]
    room = ends(boxes[order[-1]])[1] - ends(boxes[order[0]])[0]
    gap = (room - sum(sizes)) / (len(order) - 1)
    at = ends(boxes[order[0]])[0]
    for layer, size in zip(order, sizes, strict=True):
        way = at - ends(boxes[layer])[0]
        if abs(way) > 1e-9:  # noqa: PLR2004 - what rounding leaves
            design = moved(design, (layer,), way if across else 0.0, 0.0 if across else way)
        at += size + gap
    return design


def around_ring(design: Design, boxes: Mapping[LayerId, Box], centre: Point = MIDDLE) -> Design:
    """Return the design with the middles of layers evenly on a circle about ``centre``, as far out as on average.

    The first keeps its direction; each is moved, none turned.
    """
    if not boxes:
        return design
    away = {layer: (box.centre[0] - centre[0], box.centre[1] - centre[1]) for layer, box in boxes.items()}
    radius = sum(math.hypot(*way) for way in away.values()) / len(away)
    order = sorted(away, key=lambda layer: math.atan2(away[layer][1], away[layer][0]))
    first = math.atan2(away[order[0]][1], away[order[0]][0])
    for index, layer in enumerate(order):
        angle = first + 2 * math.pi * index / len(order)
        x, y = away[layer]
        design = moved(design, (layer,), radius * math.cos(angle) - x, radius * math.sin(angle) - y)
    return design


def turned(design: Design, ids: Ids, angle: float, centre: Point) -> Design:
    """Return the design with layers turned about a point, clockwise by radians."""
    return transformed(design, ids, Affine.turn(angle, centre)) if angle else design


def flipped(design: Design, ids: Ids, axis: Axis, centre: Point) -> Design:
    """Return the design with layers mirrored left to right (across) or top to bottom (down) about a point."""
    sx, sy = (-1.0, 1.0) if axis is Axis.ACROSS else (1.0, -1.0)
    return transformed(design, ids, Affine.scale(sx, sy, centre))


def copied_around(design: Design, ids: Ids, count: int, centre: Point = MIDDLE) -> tuple[Design, tuple[LayerId, ...]]:
    """Return the design with layers ``count`` times around a point, the given ones among them, and all their ids.

    Raises:
        DesignError: `Code.DESIGN_LIMIT`, a count that makes no sense or too many layers.
    """
    if not 2 <= count <= _MOST_COPIES:  # noqa: PLR2004 - the least that goes around
        raise DesignError(Code.DESIGN_LIMIT, field="copies", value=count)
    whole = list(outermost(design, ids))
    for index in range(1, count):
        design, fresh = duplicated(design, ids, 0.0)
        design = turned(design, fresh, 2 * math.pi * index / count, centre)
        whole.extend(fresh)
    return design, tuple(whole)


def put_together(design: Design, ids: Ids, operation: Operation) -> tuple[Design, LayerId]:
    """Return the design with outlines made one shape, in the place of the topmost, painted as the lowest was.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, fewer than two of them have outlines, or nothing would be left.
    """
    chosen = [layer for layer in outermost(design, ids) if outline_of(design.layer(layer)) is not None]
    if len(chosen) < 2:  # noqa: PLR2004 - one alone is not combined
        raise DesignError(Code.DESIGN_OUTLINES_NEEDED)
    around = places(design)
    outlines = [
        (outline_of(design.layer(layer)) or Path()).mapped(design.layer(layer).transform.then(around[layer]))
        for layer in chosen
    ]
    whole = combined(outlines, operation)
    if not whole:
        raise DesignError(Code.DESIGN_OUTLINES_APART)
    lowest, top = design.layer(chosen[0]), chosen[-1]
    fill, strokes = _paints(lowest)
    home = whole.mapped(around[top].inverse()).rounded()
    made = ShapeLayer(
        id=edits.new_layer_id(design, "outline"),
        name=operation.capitalize(),
        shape=Free(home),
        fill=fill,
        strokes=strokes,
        opacity=lowest.opacity,
    )
    design = edits.change_layer(design, top, lambda _: made)
    for layer in chosen[:-1]:
        design = edits.remove_layer(design, layer)
    return design, made.id


def outline_of(layer: Layer) -> Path | None:
    """Return the outline of a layer before its transform; None where it has none of its own."""
    match layer:
        case ShapeLayer() | RimLayer():
            return layer.shape.path()
        case TextLayer():
            return layer.outlined.path
        case IconLayer():
            return layer.outline
        case _:
            return None


def _paints(layer: Layer) -> tuple[Paint | None, tuple[Stroke, ...]]:
    match layer:
        case ShapeLayer() | TextLayer() | IconLayer():
            return layer.fill, layer.strokes
        case RimLayer():
            return layer.paint, ()
        case _:
            return None, ()


def as_outline(design: Design, layer_id: LayerId) -> Design:
    """Return the design with a shape, text or icon as a free outline, whose nodes can be changed.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_FORMAT`, the layer has no outline.
    """

    def change(layer: Layer) -> Layer:
        outline = outline_of(layer)
        if outline is None:
            raise DesignError(Code.DESIGN_OUTLINES_NEEDED)
        if isinstance(layer, ShapeLayer):
            return replace(layer, shape=Free(outline))
        fill, strokes = _paints(layer)
        return ShapeLayer(
            id=layer.id,
            name=layer.name,
            visible=layer.visible,
            locked=layer.locked,
            opacity=layer.opacity,
            transform=layer.transform,
            shape=Free(outline),
            fill=fill,
            strokes=strokes,
        )

    return edits.change_layer(design, layer_id, change)
