"""How large a foreign drawing is, where its parts lie, and what is seen of them.

Spec: Scalable Vector Graphics 1.1, Coordinate Systems, Transformations and Units.
"""

from collections.abc import Iterator
from typing import Final

from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.design.colour import Palette
from badgedesk.design.foreign.document import Element
from badgedesk.design.foreign.numbers import length, numbers, view_map
from badgedesk.design.geometry import Affine, Box
from badgedesk.design.layers import Group, Layer, LayerId
from badgedesk.design.path import polygon_path
from badgedesk.design.primitives import GroupPrimitive, ImagePrimitive, Primitive, flatten_layers
from badgedesk.design.shapes import Free

_LARGEST_PX: Final = 100_000.0
_OTHERWISE_PX: Final = 300.0, 150.0


def drawing_size(root: Element) -> tuple[float, float, Affine]:
    """Return width and height of the drawing in px, and the map from its own units to these.

    Raises:
        InputError: `Code.SVG_NO_SIZE`.
        LimitExceededError: `Code.SVG_LIMIT`.
    """
    box = numbers(root.get("viewBox"))
    has_box = len(box) == len(("x", "y", "w", "h")) and box[2] > 0 and box[3] > 0
    own = (box[2], box[3]) if has_box else _OTHERWISE_PX
    sides = []
    for name, whole in zip(("width", "height"), own, strict=True):
        value = length(root.get(name) or "100%", whole)
        sides.append(whole if value is None else value)
    width, height = sides
    if width <= 0 or height <= 0:
        raise InputError(Code.SVG_NO_SIZE)
    if max(width, height) > _LARGEST_PX:
        raise LimitExceededError(Code.SVG_LIMIT, width=width, height=height)
    view = (box[0], box[1], box[2], box[3]) if has_box else (0.0, 0.0, width, height)
    return width, height, view_map(view, width, height, root.get("preserveAspectRatio"))


def framed(layers: tuple[Layer, ...], width: float, height: float, id_: LayerId) -> tuple[Layer, ...]:
    """Return the layers, those that reach out of the drawing seen only inside it."""
    board = Box(0.0, 0.0, width, height)
    box = layers_box(layers)
    if box is None or board.grown(max(width, height) / 200).holds(box) or has_clips(layers):
        return layers
    frame = polygon_path(((0.0, 0.0), (width, 0.0), (width, height), (0.0, height)))
    return (Group(id=id_, name="Inside the page", layers=layers, clip=Free(frame)),)


def has_clips(layers: tuple[Layer, ...]) -> bool:
    """Whether any of the layers, or any inside them, is seen through a clip."""
    return any(isinstance(layer, Group) and (layer.clip is not None or has_clips(layer.layers)) for layer in layers)


def layers_box(layers: tuple[Layer, ...]) -> Box | None:
    """Return the box around all that some layers draw, lines not counted; None where they draw nothing."""
    boxes = list(_boxes(flatten_layers(layers, Palette())))
    if not boxes:
        return None
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _boxes(primitives: tuple[Primitive, ...]) -> Iterator[Box]:
    for primitive in primitives:
        if isinstance(primitive, GroupPrimitive):
            yield from _boxes(primitive.children)
            continue
        if isinstance(primitive, ImagePrimitive):
            w, h = primitive.picture.width, primitive.picture.height
            path = polygon_path(((0, 0), (w, 0), (w, h), (0, h))).mapped(primitive.matrix)
        else:
            path = primitive.path
        box = path.bounds()
        if box is not None:
            yield box
