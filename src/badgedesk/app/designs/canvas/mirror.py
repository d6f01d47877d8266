"""What is drawn for each layer of the design now shown; only layers whose object changed are made anew."""

from dataclasses import dataclass, fields
from operator import attrgetter, is_
from typing import Final, get_args

from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.drawing import (
    Drawing,
    GroupDrawing,
    PathDrawing,
    ShiftedDrawing,
    build_drawing,
    build_group,
    united,
)
from badgedesk.design.colours.colour import Palette
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer, LayerId
from badgedesk.design.outlines.geometry import IDENTITY, Affine
from badgedesk.design.primitives import flatten_layers, group_effects

_STAYS: Final = 1e-9
_MEMBERS: Final = {
    kind: attrgetter(*(field.name for field in fields(kind) if field.name != "transform")) for kind in get_args(Layer)
}
"""What reads the members of each kind of layer but its transform."""


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """What was made of a layer, and of what."""

    layer: Layer
    place: Affine
    within: Affine
    drawing: Drawing | None


def moved_only(old: Layer, new: Layer) -> bool:
    """Whether two states of a layer differ in nothing but where they were moved to."""
    if type(old) is not type(new):
        return False
    members = _MEMBERS[type(new)]
    return all(map(is_, members(old), members(new)))


def _shift(old: Affine, new: Affine) -> QPointF | None:
    """Return by how much a place was moved; None where it was turned or scaled as well."""
    turned = abs(old.a - new.a) > _STAYS or abs(old.b - new.b) > _STAYS
    if turned or abs(old.c - new.c) > _STAYS or abs(old.d - new.d) > _STAYS:
        return None
    return QPointF(new.e - old.e, new.f - old.f)


class Mirror:
    """Follows designs and gives out drawings and boxes; it never holds anything that is not in the design."""

    def __init__(self) -> None:
        self.design = Design()
        self._palette: Palette | None = None
        self._kept: dict[LayerId, _Kept] = {}

    def follow(self, design: Design) -> tuple[tuple[LayerId, Drawing], ...]:
        """Return the drawings of the outermost layers that can be seen, bottom to top.

        Raises:
            DesignError: what `primitives.flatten` raises.
        """
        if design.palette is not self._palette:
            self._palette = design.palette
            self._kept.clear()
        self.design = design
        kept: dict[LayerId, _Kept] = {}
        drawings = [(layer.id, self._drawn(layer, IDENTITY, kept)) for layer in design.layers]
        self._kept = kept
        return tuple((layer, drawing) for layer, drawing in drawings if drawing is not None)

    def drawing(self, layer: LayerId) -> Drawing | None:
        """Return what is drawn for a layer; None while it is hidden or empty."""
        found = self._kept.get(layer)
        return found.drawing if found is not None else None

    def box(self, layers: tuple[LayerId, ...]) -> QRectF:
        """Return the box around the outlines of some layers, in artboard px; empty where nothing is drawn."""
        boxes = (outline_box(drawing) for drawing in map(self.drawing, layers) if drawing is not None)
        return united([box for box in boxes if not box.isNull()])

    def _drawn(self, layer: Layer, within: Affine, kept: dict[LayerId, _Kept]) -> Drawing | None:
        """Return the drawing of a layer; layers inside hidden groups have none."""
        before = self._kept.get(layer.id)
        if before is not None and before.layer is layer and (before.within is within or before.within == within):
            self._keep_inner(layer, kept)
            kept[layer.id] = before
            return before.drawing
        place = layer.transform if within is IDENTITY else layer.transform.then(within)
        drawing: Drawing | None
        if not layer.visible or layer.opacity <= 0:
            drawing = None
        elif isinstance(layer, Group):
            drawing = self._group(layer, place, kept)
        else:
            drawing = self._leaf(layer, within, place)
        kept[layer.id] = _Kept(layer, place, within, drawing)
        return drawing

    def _keep_inner(self, layer: Layer, kept: dict[LayerId, _Kept]) -> None:
        if isinstance(layer, Group):
            for inner in layer.layers:
                if inner.id in self._kept:
                    kept[inner.id] = self._kept[inner.id]
                self._keep_inner(inner, kept)

    def _group(self, group: Group, place: Affine, kept: dict[LayerId, _Kept]) -> Drawing | None:
        found = (self._drawn(inner, place, kept) for inner in group.layers)
        children = tuple(drawing for drawing in found if drawing is not None)
        if not children:
            return None
        moved = self._moved(group, place)
        if moved is not None:
            return moved
        clip = group.clip.path().mapped(place) if group.clip is not None else None
        return build_group(group.id, children, group.opacity, clip, self._effects(group, place))

    def _effects(self, group: Group, place: Affine) -> tuple[tuple[Drawing, ...], tuple[Drawing, ...]]:
        """Return what is drawn of a group's shadow and bevel."""
        found, on = group_effects(group, self._palette or Palette(), place)
        return tuple(map(build_drawing, found)), tuple(map(build_drawing, on))

    def _leaf(self, layer: Layer, within: Affine, place: Affine) -> Drawing | None:
        moved = self._moved(layer, place)
        if moved is not None:
            return moved
        palette = self._palette or Palette()
        drawings = tuple(build_drawing(primitive) for primitive in flatten_layers((layer,), palette, within))
        if len(drawings) == 1:
            return drawings[0]
        return build_group(layer.id, drawings, 1.0, None) if drawings else None

    def _moved(self, layer: Layer, place: Affine) -> Drawing | None:
        """Return the drawing of a layer that was only moved; None where it has to be made anew."""
        before = self._kept.get(layer.id)
        if before is None or before.drawing is None or not moved_only(before.layer, layer):
            return None
        shift = _shift(before.place, place)
        return None if shift is None else _shifted(before.drawing, shift)


def mirrored(design: Design) -> Mirror:
    """Return a mirror that follows a design, made on whichever thread has the time.

    Raises:
        DesignError: what `primitives.flatten` raises.
    """
    mirror = Mirror()
    mirror.follow(design)
    return mirror


def _shifted(drawing: Drawing, shift: QPointF) -> Drawing:
    if isinstance(drawing, GroupDrawing) and drawing.box == QRectF():
        return drawing  # nothing of it shows through its clip, wherever it is moved to
    if isinstance(drawing, ShiftedDrawing):
        return ShiftedDrawing(drawing.base, drawing.dx + shift.x(), drawing.dy + shift.y())
    return ShiftedDrawing(drawing, shift.x(), shift.y())


def outline_box(drawing: Drawing) -> QRectF:
    """Return the box of what is drawn, as people see the size of a shape: lines around it not counted."""
    if isinstance(drawing, ShiftedDrawing):
        return outline_box(drawing.base).translated(drawing.dx, drawing.dy)
    if isinstance(drawing, PathDrawing):
        return drawing.measured
    if isinstance(drawing, GroupDrawing):
        box = united([outline_box(child) for child in drawing.children])
        return box if drawing.clip is None else box.intersected(drawing.clip.boundingRect())
    return drawing.box
