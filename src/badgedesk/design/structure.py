"""Rules of a design that no single field can hold: unique ids, how many layers, how deep, one clip level."""

from collections.abc import Sequence

from badgedesk.core import limits
from badgedesk.core.errors import Code, DesignError
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, ImageLayer, Layer, LayerId


def check_structure(design: Design) -> None:
    """Refuse a design that could not be drawn or saved.

    Raises:
        DesignError: `Code.DESIGN_LIMIT` for too many layers, groups within groups, motifs or bytes of pictures;
            `Code.DESIGN_FORMAT` for an id given twice or a clipped group within another.
    """
    seen: set[LayerId] = set()
    _check_layers(design.layers, seen, 0, clipped=False)
    if len(design.motifs) > limits.DESIGN_MOTIFS:
        raise DesignError(Code.DESIGN_LIMIT, field="motifs", value=len(design.motifs))
    pictures = {layer.picture.data for layer in design.walk() if isinstance(layer, ImageLayer)}
    if sum(len(data) for data in pictures) > limits.DESIGN_PICTURES_BYTES:
        raise DesignError(Code.DESIGN_LIMIT, field="pictures", limit_bytes=limits.DESIGN_PICTURES_BYTES)


def _check_layers(layers: Sequence[Layer], seen: set[LayerId], depth: int, *, clipped: bool) -> None:
    if depth > limits.DESIGN_GROUP_DEPTH:
        raise DesignError(Code.DESIGN_LIMIT, field="depth", value=depth)
    for layer in layers:
        if layer.id in seen:
            raise DesignError(Code.DESIGN_FORMAT, field="id", value=layer.id)
        seen.add(layer.id)
        if len(seen) > limits.DESIGN_LAYERS:
            raise DesignError(Code.DESIGN_LIMIT, field="layers", value=len(seen))
        if isinstance(layer, Group):
            clips = layer.clip is not None
            if clips and clipped:
                raise DesignError(Code.DESIGN_FORMAT, field="clip", value=layer.id)
            _check_layers(layer.layers, seen, depth + 1, clipped=clipped or clips)
