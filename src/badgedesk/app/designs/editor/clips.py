"""Layers on their way through the clipboard: as a drawing that other programs read, and as our own layers in it."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Final, TypeVar, cast

from badgedesk.app.designs.editor.changes import Ids, outermost, places
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import edits
from badgedesk.design.colours.colour import Colour, Hex, Palette, Slot, resolve
from badgedesk.design.document import Design
from badgedesk.design.file import load_design, save_design
from badgedesk.design.foreign.artwork import Artwork, read_artwork
from badgedesk.design.foreign.placing import with_artwork
from badgedesk.design.layers import Layer, LayerId
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.structure import check_structure

SVG_MIME: Final = "image/svg+xml"
_SHIFT_PX: Final = 12.0
_Value = TypeVar("_Value")


def copied(design: Design, ids: Ids) -> bytes:
    """Return layers as an SVG drawing with our own data in it, each where it lies on the artboard.

    Raises:
        DesignError: the layers cannot be saved.
    """
    around = places(design)
    layers = []
    for layer_id in outermost(design, ids):
        layer = design.layer(layer_id)
        layers.append(replace(layer, transform=layer.transform.then(around[layer_id])))
    return save_design(Design(title=design.title, layers=tuple(layers), palette=design.palette))


def read_clip(data: bytes) -> Design | Artwork:
    """Return what a drawing from the clipboard holds: layers of ours, or artwork of another program.

    Raises:
        InputError, LimitExceededError: it is no drawing that can be read safely.
    """
    try:
        return load_design(data)
    except BadgeDeskError:
        return read_artwork(data)


def pasted(design: Design, clip: Design | Artwork) -> tuple[Design, tuple[LayerId, ...]]:
    """Return the design with what was on the clipboard on top, and the ids of the new layers.

    Layers come to lie where they were, a little aside where the same ones are still there. Colours of a palette slot
    that this design has not become plain colours.

    Raises:
        DesignError: `Code.DESIGN_LIMIT`.
    """
    if isinstance(clip, Artwork):
        after, group = with_artwork(design, clip, "Pasted artwork")
        return after, (group,)
    taken = {layer.id for layer in design.walk()}
    aside = any(layer.id in taken for layer in clip.layers)
    known = {swatch.name for swatch in design.palette.swatches}
    fresh: list[Layer] = []
    for layer in edits.fresh_ids(design, clip.layers):
        kept = with_known_slots(layer, clip.palette, known)
        shift = Affine.shift(_SHIFT_PX, _SHIFT_PX) if aside else Affine()
        fresh.append(replace(kept, transform=kept.transform.then(shift)))
    after = replace(design, layers=(*design.layers, *fresh))
    check_structure(after)
    return after, tuple(layer.id for layer in fresh)


def with_known_slots(value: _Value, palette: Palette, known: set[str]) -> _Value:
    """Return a value of the design with every slot that is not ``known`` as the colour that ``palette`` gives it."""

    def change(colour: Colour) -> Colour:
        return Hex(resolve(colour, palette)) if isinstance(colour, Slot) and colour.name not in known else colour

    return _recoloured(value, change)


def with_colour_swapped(design: Design, old: str, new: Colour) -> Design:
    """Return the design with every fixed colour ``old`` (``#rrggbb``) exchanged, wherever it is."""

    def change(colour: Colour) -> Colour:
        return new if isinstance(colour, Hex) and colour.value == old else colour

    layers = tuple(_recoloured(layer, change) for layer in design.layers)
    same = all(one is other for one, other in zip(layers, design.layers, strict=True))
    return design if same else replace(design, layers=layers)


def _recoloured(value: _Value, change: Callable[[Colour], Colour]) -> _Value:
    """Return a frozen value with every colour in it changed; what stays the same stays the same object."""
    if isinstance(value, Hex | Slot):
        return cast(_Value, change(value))
    if isinstance(value, tuple):
        parts = tuple(_recoloured(part, change) for part in value)
        same = all(one is other for one, other in zip(parts, value, strict=True))
        return value if same else cast(_Value, parts)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for field in fields(value):
        before = getattr(value, field.name)
        after = _recoloured(before, change)
        if after is not before:
            changed[field.name] = after
    return replace(value, **changed) if changed else value
