"""How large a foreign drawing is; without the rest of the designer, for the process that draws it.

Spec: Scalable Vector Graphics 1.1, Coordinate Systems, Transformations and Units.
"""

from typing import Final

from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.design.foreign.document import Element
from badgedesk.design.foreign.numbers import length, numbers, view_map
from badgedesk.design.outlines.geometry import Affine

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
