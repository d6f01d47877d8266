"""Where the parts of a foreign drawing lie, and what is seen of them."""

from collections.abc import Iterator

from badgedesk.design.colours.colour import Palette
from badgedesk.design.layers import Group, Layer, LayerId
from badgedesk.design.outlines.geometry import Box
from badgedesk.design.outlines.path import polygon_path
from badgedesk.design.primitives import GroupPrimitive, ImagePrimitive, Primitive, flatten_layers
from badgedesk.design.shapes.plain import Free


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
            w, h = primitive.size
            path = polygon_path(((0, 0), (w, 0), (w, h), (0, h))).mapped(primitive.matrix)
        else:
            path = primitive.path
        box = path.bounds()
        if box is not None:
            yield box
