"""Layers put in order on the artboard: aligned, spread, turned, mirrored, copied around, put together."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum, unique

from badgedesk.app.designs.editor.changes import Ids, duplicated, moved, outermost, places, transformed
from badgedesk.core.errors import Code, DesignError
from badgedesk.design import edits
from badgedesk.design.colours.paints import Paint, Stroke
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.layers import IconLayer, Layer, LayerId, RimLayer, ShapeLayer, TextLayer, name_of
from badgedesk.design.outlines.booleans import Operation, combined
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box, Point
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.plain import CENTRE, Ellipse, Free, Ring

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
class Frame(StrEnum):
    """What layers are aligned to and spread over."""

    SELECTION = "selection"
    PAGE = "page"
    RING = "ring"
    """The ring about the middle that is nearest to them."""


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


def rings_of(design: Design, without: Collection[LayerId] = ()) -> tuple[float, ...]:
    """Return the radii of circles, and of the middles of rings, that lie about the page's middle and are not moved."""
    found = []
    for layer in design.walk():
        if not isinstance(layer, ShapeLayer | RimLayer) or layer.id in without or layer.transform != IDENTITY:
            continue
        shape = layer.shape
        if isinstance(shape, Ring) and (shape.cx, shape.cy) == (CENTRE, CENTRE):
            found.append((shape.outer + shape.inner) / 2)
        elif isinstance(shape, Ellipse) and (shape.cx, shape.cy, shape.rx) == (CENTRE, CENTRE, shape.ry):
            found.append(shape.rx)
    return tuple(found)


def ring_box(radius: float, centre: Point = MIDDLE) -> Box:
    """Return the box around a ring."""
    return Box(centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)


def nearest_ring(design: Design, boxes: Mapping[LayerId, Box], centre: Point = MIDDLE) -> float:
    """Return the radius of the ring or ring guide nearest to where layers lie; the largest that the page holds else."""
    radii = (*rings_of(design, boxes), *design.guides.rings)
    away = _mean_distance(boxes, centre)
    return min(radii, key=lambda radius: abs(radius - away), default=ARTBOARD_PX / 2)


def _mean_distance(boxes: Mapping[LayerId, Box], centre: Point) -> float:
    ways = [math.dist(box.centre, centre) for box in boxes.values()]
    return sum(ways) / len(ways) if ways else 0.0


def aligned(design: Design, boxes: Mapping[LayerId, Box], side: Side, frame: Box | None = None) -> Design:
    """Return the design with layers aligned to a frame.

    Args:
        design: to change.
        boxes: of the layers that are to move.
        side: of the frame that they come to touch, or its middle.
        frame: None for the box around them all; of a single one, for the page.
    """
    if not boxes:
        return design
    if frame is None:
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


def spread(design: Design, boxes: Mapping[LayerId, Box], axis: Axis, frame: Box | None = None) -> Design:
    """Return the design with equal gaps between layers.

    Args:
        design: to change.
        boxes: of the layers; without a frame, fewer than three are left alone.
        axis: along which they are spread.
        frame: the outermost come to touch its edges; None leaves them where they are.
    """
    if len(boxes) < (_FEWEST_SPREAD if frame is None else 2):
        return design
    across = axis is Axis.ACROSS

    def ends(box: Box) -> tuple[float, float]:
        return (box.left, box.right) if across else (box.top, box.bottom)

    order = sorted(boxes, key=lambda layer: sum(ends(boxes[layer])))
    sizes = [ends(boxes[layer])[1] - ends(boxes[layer])[0] for layer in order]
    start, end = ends(frame) if frame is not None else (ends(boxes[order[0]])[0], ends(boxes[order[-1]])[1])
    gap = (end - start - sum(sizes)) / (len(order) - 1)
    at = start
    for layer, size in zip(order, sizes, strict=True):
        way = at - ends(boxes[layer])[0]
        if abs(way) > 1e-9:  # noqa: PLR2004 - what rounding leaves
            design = moved(design, (layer,), way if across else 0.0, 0.0 if across else way)
        at += size + gap
    return design


def around_ring(
    design: Design, boxes: Mapping[LayerId, Box], radius: float | None = None, centre: Point = MIDDLE
) -> Design:
    """Return the design with the middles of layers evenly on a circle about ``centre``.

    The first keeps its direction; each is moved, none turned.

    Args:
        design: to change.
        boxes: of the layers.
        radius: of the circle; None for as far out as they are on average.
        centre: of the circle.
    """
    if not boxes:
        return design
    away = {layer: (box.centre[0] - centre[0], box.centre[1] - centre[1]) for layer, box in boxes.items()}
    radius = _mean_distance(boxes, centre) if radius is None else radius
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
        DesignError: `Code.DESIGN_OUTLINES_NEEDED`, fewer than two of them have outlines; `Code.DESIGN_OUTLINES_APART`,
            nothing would be left; `Code.DESIGN_OUTLINES_FINE`, it would take too long.
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
            name=name_of(layer),
            visible=layer.visible,
            locked=layer.locked,
            opacity=layer.opacity,
            transform=layer.transform,
            shape=Free(outline),
            fill=fill,
            strokes=strokes,
        )

    return edits.change_layer(design, layer_id, change)
