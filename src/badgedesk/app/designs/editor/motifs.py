"""Patterns of one's own: selected layers as a motif of the design, and which motifs can be chosen."""

from dataclasses import replace

from badgedesk.app.designs.editor.changes import Ids, outermost, places
from badgedesk.app.designs.editor.kinds import layer_name
from badgedesk.core import limits
from badgedesk.design.colours.paints import OwnMotif, Tiled
from badgedesk.design.document import Design
from badgedesk.design.layers import ImageLayer, paints_of
from badgedesk.design.primitives import covered
from badgedesk.design.shapes.motifs import build_motif

_SEVERAL = "Own motif"


def with_motif(design: Design, ids: Ids) -> tuple[Design, OwnMotif]:
    """Return the design with what layers cover together as its latest motif, and the motif.

    Fills hold the motif they repeat, so that one that makes room for a later one stays where it is used.

    Raises:
        DesignError: `Code.DESIGN_MOTIF_NEEDED`, there is no outline; `Code.DESIGN_MOTIF_FINE`, it has too many pieces.
    """
    around = places(design)
    found = [design.layer(layer) for layer in outermost(design, ids)]
    chosen = [layer for layer in found if not isinstance(layer, ImageLayer)]
    stood = [replace(layer, transform=layer.transform.then(around[layer.id])) for layer in chosen]
    outline = covered(stood, design.palette)
    known = {motif.outline: motif for motif in motifs_of(design)}
    name = layer_name(chosen[0]) if len(chosen) == 1 else _SEVERAL
    motif = build_motif(_free_name(name, {each.name for each in known.values()}), outline)
    if motif.outline in known:
        return design, known[motif.outline]
    return replace(design, motifs=(*design.motifs, motif)[-limits.DESIGN_MOTIFS :]), motif


def motifs_of(design: Design) -> tuple[OwnMotif, ...]:
    """Return the motifs of one's own that can be chosen: the design's, then others that its fills repeat."""
    used = [
        paint.own
        for layer in design.walk()
        for paint in paints_of(layer)
        if isinstance(paint, Tiled) and paint.own is not None
    ]
    return tuple(dict.fromkeys((*design.motifs, *used)))


def with_own(tiled: Tiled, motif: OwnMotif) -> Tiled:
    """Return a pattern that repeats a motif of one's own, upright and large enough to be seen at first."""
    usual = Tiled(tiled.ink, tiled.ground)
    if tiled.own is None and (tiled.size_px, tiled.degrees) == (usual.size_px, usual.degrees):
        return replace(tiled, own=motif, size_px=2 * usual.size_px, degrees=0.0)
    return replace(tiled, own=motif)


def _free_name(wish: str, taken: set[str]) -> str:
    if wish not in taken:
        return wish
    number = 2
    while f"{wish} {number}" in taken:
        number += 1
    return f"{wish} {number}"
