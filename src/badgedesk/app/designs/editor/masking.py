"""Layers seen through a shape: the one on top becomes the mask of those below it, and back."""

from dataclasses import replace
from functools import partial

from badgedesk.app.designs.editor.arrange import outline_of
from badgedesk.app.designs.editor.changes import Ids, ink, outermost
from badgedesk.core.errors import Code, DesignError
from badgedesk.design import edits
from badgedesk.design.colours.paints import Solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer, LayerId, ShapeLayer, name_of
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.plain import Free


def masked(design: Design, ids: Ids) -> tuple[Design, LayerId]:
    """Return the design with layers in a group that is seen through the topmost of them, and the id of the group.

    Raises:
        DesignError: `Code.DESIGN_MASK_NEEDED`, the topmost has no outline, or they do not lie beside each other, or
            one of them is masked already or lies in what is.
    """
    *below, top = outermost(design, ids) or (LayerId(""),)
    mask = next((layer for layer in design.walk() if layer.id == top), None)
    outline = outline_of(mask) if mask is not None else None
    if mask is None or not outline or not below:
        raise DesignError(Code.DESIGN_MASK_NEEDED)
    group = edits.new_layer_id(design, "masked")
    try:
        edits.group_layers(design, (*below, top), group)
        made = edits.group_layers(
            edits.remove_layer(design, top), below, group, Free(outline.mapped(mask.transform).rounded())
        )
    except DesignError as error:
        raise DesignError(Code.DESIGN_MASK_NEEDED) from error
    return edits.rename_layer(made, group, name_of(mask) or "Masked"), group


def unmasked(design: Design, ids: Ids) -> Design:
    """Return the design with the masks of groups as shapes on top in them, and their layers seen whole."""
    for layer_id in ids:
        shape = ShapeLayer(
            id=edits.new_layer_id(design, "mask"), name="Mask", shape=Free(Path()), fill=Solid(ink(design))
        )
        design = edits.change_layer(design, layer_id, partial(_opened, shape))
    return design


def _opened(shape: ShapeLayer, layer: Layer) -> Layer:
    """Return a group without its mask, which lies on top in it in the paint of ``shape``; other layers stay."""
    if not isinstance(layer, Group) or layer.clip is None:
        return layer
    return replace(layer, clip=None, layers=(*layer.layers, replace(shape, shape=layer.clip)))
