"""What can be seen of a design, and where: the ground that all checks of an artwork stand on."""

from collections.abc import Iterator
from typing import Final

from badgedesk.design.layers import Group, Layer
from badgedesk.design.outlines.geometry import IDENTITY, Affine

SMALL_PX: Final = 128.0
"""Width at which texts must still be readable: a badge in a list."""


def placed(layers: tuple[Layer, ...], within: Affine = IDENTITY) -> Iterator[tuple[Layer, Affine]]:
    """Yield the layers that can be seen, each group before its own, with the map from each to the artboard."""
    for layer in layers:
        if layer.visible and layer.opacity > 0:
            place = layer.transform.then(within)
            yield layer, place
            if isinstance(layer, Group):
                yield from placed(layer.layers, place)
