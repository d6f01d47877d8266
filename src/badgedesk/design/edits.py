"""Edits of the layers: pure functions from one design to the next; what is not touched stays the same object."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer, LayerId, Shape, walk
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.structure import check_structure

_NUMBERED = re.compile(r"(.*?)(?:-\d{1,6})?")
_STEM_LENGTH = 33
_NO_AREA = 1e-9


def new_layer_id(design: Design, wish: str = "layer") -> LayerId:
    """Return an id that no layer has: ``wish``, else its stem with the first free number from 2."""
    return _fresh({layer.id for layer in design.walk()}, wish)


def _fresh(taken: set[LayerId], wish: str) -> LayerId:
    if wish not in taken:
        return LayerId(wish)
    match = _NUMBERED.fullmatch(wish)
    stem = (match[1] if match else wish)[:_STEM_LENGTH]
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return LayerId(f"{stem}-{number}")


_Change = Callable[[tuple[Layer, ...], int], tuple[Layer, ...]]
"""From the layers beside each other, and the index of the one that is meant, to what stands there afterwards."""


def _among(design: Design, layer_id: LayerId, change: _Change) -> Design:
    """Return the design with the layers beside ``layer_id`` changed; groups that are left empty go."""
    changed = _changed(design.layers, layer_id, change)
    if changed is None:
        raise DesignError(Code.ITEM_NOT_FOUND, layer=layer_id)
    return replace(design, layers=changed)


def _changed(layers: tuple[Layer, ...], layer_id: LayerId, change: _Change) -> tuple[Layer, ...] | None:
    for index, layer in enumerate(layers):
        if layer.id == layer_id:
            return change(layers, index)
        if isinstance(layer, Group):
            inner = _changed(layer.layers, layer_id, change)
            if inner is not None:
                kept = (replace(layer, layers=inner),) if inner else ()
                return (*layers[:index], *kept, *layers[index + 1 :])
    return None


def change_layer(design: Design, layer_id: LayerId, change: Callable[[Layer], Layer]) -> Design:
    """Return the design with one layer exchanged for what ``change`` makes of it.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """
    return _among(design, layer_id, lambda layers, at: (*layers[:at], change(layers[at]), *layers[at + 1 :]))


def change_layers(design: Design, layer_ids: Collection[LayerId], change: Callable[[Layer], Layer]) -> Design:
    """Return the design with every layer of ``layer_ids`` exchanged in one pass; ids that are not there are passed by.

    A layer within a group that is itself changed is left alone, so that moving both moves it once.
    """
    changed = _each_changed(design.layers, frozenset(layer_ids), change)
    return design if changed is design.layers else replace(design, layers=changed)


def _each_changed(
    layers: tuple[Layer, ...], wanted: frozenset[LayerId], change: Callable[[Layer], Layer]
) -> tuple[Layer, ...]:
    made: list[Layer] = []
    for layer in layers:
        if layer.id in wanted:
            made.append(change(layer))
        elif isinstance(layer, Group):
            inner = _each_changed(layer.layers, wanted, change)
            made.append(layer if inner is layer.layers else replace(layer, layers=inner))
        else:
            made.append(layer)
    return layers if all(new is old for new, old in zip(made, layers, strict=True)) else tuple(made)


def add_layer(design: Design, layer: Layer, index: int | None = None, group: LayerId | None = None) -> Design:
    """Return the design with ``layer`` at ``index`` from the bottom (None: on top), perhaps within a group.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, its id is taken or it would clip within a clip; `Code.DESIGN_LIMIT`;
            `Code.ITEM_NOT_FOUND`, no such group.
    """

    def put(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
        at = len(layers) if index is None else max(0, min(index, len(layers)))
        return (*layers[:at], layer, *layers[at:])

    def into(found: Layer) -> Layer:
        if not isinstance(found, Group):
            raise DesignError(Code.ITEM_NOT_FOUND, group=found.id)
        return replace(found, layers=put(found.layers))

    after = replace(design, layers=put(design.layers)) if group is None else change_layer(design, group, into)
    check_structure(after)
    return after


def remove_layer(design: Design, layer_id: LayerId) -> Design:
    """Return the design without that layer, and without a group that is left empty.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """
    return _among(design, layer_id, lambda layers, at: (*layers[:at], *layers[at + 1 :]))


def move_layer(design: Design, layer_id: LayerId, dx_px: float, dy_px: float) -> Design:
    """Return the design with a layer moved.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """
    return transform_layer(design, layer_id, Affine.shift(dx_px, dy_px))


def transform_layer(design: Design, layer_id: LayerId, affine: Affine) -> Design:
    """Return the design with ``affine`` applied after all that the layer already went through.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_LIMIT`, the map would flatten the layer to a line.
    """
    if abs(affine.determinant) < _NO_AREA:
        raise DesignError(Code.DESIGN_LIMIT, field="transform", layer=layer_id)
    return change_layer(design, layer_id, lambda layer: replace(layer, transform=layer.transform.then(affine)))


def restack_layer(design: Design, layer_id: LayerId, index: int) -> Design:
    """Return the design with a layer at ``index`` from the bottom among those beside it; out of range is the end.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """

    def restacked(layers: tuple[Layer, ...], at: int) -> tuple[Layer, ...]:
        rest = (*layers[:at], *layers[at + 1 :])
        to = max(0, min(index, len(rest)))
        return (*rest[:to], layers[at], *rest[to:])

    return _among(design, layer_id, restacked)


def fresh_ids(design: Design, layers: Sequence[Layer], also: Collection[LayerId] = ()) -> tuple[Layer, ...]:
    """Return layers under ids that neither the design nor ``also`` has; groups with all that is in them."""
    taken = {layer.id for layer in design.walk()} | set(also)

    def renamed(layer: Layer) -> Layer:
        fresh = _fresh(taken, layer.id)
        taken.add(fresh)
        if isinstance(layer, Group):
            return replace(layer, id=fresh, layers=tuple(renamed(inner) for inner in layer.layers))
        return replace(layer, id=fresh)

    return tuple(renamed(layer) for layer in layers)


def duplicate_layer(design: Design, layer_id: LayerId, offset_px: float = 12.0) -> Design:
    """Return the design with a copy of a layer right above it, a little to the right and below, with new ids.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_LIMIT`.
    """

    def doubled(layers: tuple[Layer, ...], at: int) -> tuple[Layer, ...]:
        copy = fresh_ids(design, (layers[at],))[0]
        moved = replace(copy, transform=copy.transform.then(Affine.shift(offset_px, offset_px)))
        return (*layers[: at + 1], moved, *layers[at + 1 :])

    after = _among(design, layer_id, doubled)
    check_structure(after)
    return after


def group_layers(design: Design, layer_ids: Sequence[LayerId], group: LayerId, clip: Shape | None = None) -> Design:
    """Return the design with some layers, which must lie beside each other in one list, put into a new group.

    The group takes the place of the topmost; order is kept.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`, one of them is not beside the first; what `add_layer` raises.
    """
    wanted = set(layer_ids)

    def grouped(layers: tuple[Layer, ...], _: int) -> tuple[Layer, ...]:
        inside = tuple(layer for layer in layers if layer.id in wanted)
        absent = wanted - {layer.id for layer in inside}
        if absent:
            raise DesignError(Code.ITEM_NOT_FOUND, layer=min(absent))
        made = Group(id=group, layers=inside, clip=clip)
        top = inside[-1]
        stacked = (made if layer is top else layer for layer in layers if layer is top or layer.id not in wanted)
        return tuple(stacked)

    if not layer_ids:
        raise DesignError(Code.ITEM_NOT_FOUND, layer="")
    after = _among(design, layer_ids[0], grouped)
    check_structure(after)
    return after


def ungroup(design: Design, group: LayerId) -> Design:
    """Return the design with a group's layers in its place; its move goes to each, its clip and opacity are lost.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`, no group has that id.
    """

    def opened(layers: tuple[Layer, ...], at: int) -> tuple[Layer, ...]:
        found = layers[at]
        if not isinstance(found, Group):
            raise DesignError(Code.ITEM_NOT_FOUND, group=group)
        inner = tuple(replace(layer, transform=layer.transform.then(found.transform)) for layer in found.layers)
        return (*layers[:at], *inner, *layers[at + 1 :])

    return _among(design, group, opened)


def rename_layer(design: Design, layer_id: LayerId, name: str) -> Design:
    """Return the design with a layer called ``name``; the id stays.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """
    return change_layer(design, layer_id, lambda layer: replace(layer, name=name))


def show_layer(design: Design, layer_id: LayerId, *, visible: bool) -> Design:
    """Return the design with a layer shown or hidden.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """
    return change_layer(design, layer_id, lambda layer: replace(layer, visible=visible))


def lock_layer(design: Design, layer_id: LayerId, *, locked: bool) -> Design:
    """Return the design with a layer protected from the mouse, or freed.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """
    return change_layer(design, layer_id, lambda layer: replace(layer, locked=locked))


def set_opacity(design: Design, layer_id: LayerId, opacity: float) -> Design:
    """Return the design with a layer's opacity set, held between 0 and 1.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """
    held = min(max(opacity, 0.0), 1.0)
    return change_layer(design, layer_id, lambda layer: replace(layer, opacity=held))


def layer_path(design: Design, layer_id: LayerId) -> tuple[LayerId, ...]:
    """Return the ids of the groups around a layer, outermost first.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`.
    """
    target = design.layer(layer_id)
    around = (
        layer.id
        for layer in design.walk()
        if isinstance(layer, Group) and any(inner is target for inner in walk(layer.layers))
    )
    return tuple(around)
