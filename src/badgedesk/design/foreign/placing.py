"""Artwork that was brought in, put into a design: as a new one, or as a group in the middle of another."""

from dataclasses import replace

from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.edits import add_layer, fresh_ids, new_layer_id
from badgedesk.design.foreign.artwork import Artwork
from badgedesk.design.layers import Group, LayerId
from badgedesk.design.outlines.geometry import Affine


def as_group(artwork: Artwork, name: str, room_px: float, design: Design) -> Group:
    """Return artwork as one group, fitted into a square of ``room_px`` about the middle, with ids new to ``design``."""
    scale = room_px / max(artwork.width, artwork.height)
    middle = ARTBOARD_PX / 2
    shift = middle - artwork.width * scale / 2, middle - artwork.height * scale / 2
    group = Group(
        id=new_layer_id(design, "artwork"),
        name=name[:200] or "Artwork",
        layers=artwork.layers,
        transform=Affine(scale, 0.0, 0.0, scale, *shift),
    )
    return replace(group, layers=fresh_ids(design, artwork.layers, {group.id}))


def with_artwork(design: Design, artwork: Artwork, name: str, share: float = 0.6) -> tuple[Design, LayerId]:
    """Return the design with artwork on top, as large as ``share`` of the artboard, and the id of its group.

    Raises:
        DesignError: `Code.DESIGN_LIMIT`, too many layers or bytes.
    """
    group = as_group(artwork, name, ARTBOARD_PX * share, design)
    return add_layer(design, group), group.id


def design_of(artwork: Artwork, title: str) -> Design:
    """Return a new design that is the artwork alone, as large as the artboard."""
    return with_artwork(Design(title=title[:200]), artwork, title, 1.0)[0]
