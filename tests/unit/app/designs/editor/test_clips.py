"""Layers through the clipboard: what comes back is what was copied, where it was."""

import pytest

from badgedesk.app.designs.editor import clips
from badgedesk.core.bake.xml import read_tree
from badgedesk.core.errors import InputError
from badgedesk.design import Design
from badgedesk.design.colours.colour import Hex, Palette, Shade, Slot, Swatch
from badgedesk.design.colours.paints import fade, solid
from badgedesk.design.foreign.artwork import Artwork
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.shapes.plain import circle
from tests.unit.design.foreign.drawings import svg

A, G = LayerId("a"), LayerId("g")
DISC = ShapeLayer(id=A, shape=circle(20), fill=solid(Slot("accent")))
SOURCE = Design(
    layers=(Group(id=G, layers=(DISC,), transform=Affine.shift(30, 0)),),
    palette=Palette((Swatch("accent", "#123456"),)),
)


def test_what_is_copied_is_a_drawing_for_others_and_layers_for_us() -> None:
    data = clips.copied(SOURCE, (A,))
    assert read_tree(data).name == "http://www.w3.org/2000/svg svg"
    clip = clips.read_clip(data)
    assert isinstance(clip, Design)
    (layer,) = clip.layers
    assert layer.transform == Affine.shift(30, 0)


def test_pasting_beside_the_original_moves_a_little_and_takes_a_new_name() -> None:
    after, (fresh,) = clips.pasted(SOURCE, clips.read_clip(clips.copied(SOURCE, (G,))))
    assert fresh not in {G, A}
    assert len({layer.id for layer in after.walk()}) == 4
    assert after.layer(fresh).transform == Affine.shift(42, 12)


def test_colours_of_a_foreign_palette_become_plain_ones() -> None:
    after, (fresh,) = clips.pasted(Design(), clips.read_clip(clips.copied(SOURCE, (A,))))
    layer = after.layer(fresh)
    assert isinstance(layer, ShapeLayer)
    assert layer.fill == solid(Hex("#123456"))


def test_a_drawing_of_another_program_is_pasted_as_artwork() -> None:
    clip = clips.read_clip(svg('<rect width="9" height="9"/>'))
    assert isinstance(clip, Artwork)
    after, (group,) = clips.pasted(Design(), clip)
    assert isinstance(after.layer(group), Group)


def test_what_is_no_drawing_is_not_pasted() -> None:
    with pytest.raises(InputError):
        clips.read_clip(b"<svg")


def test_a_colour_is_swapped_everywhere_also_inside_others() -> None:
    first = ShapeLayer(id=A, shape=circle(9), fill=fade(Hex("#ff0000"), Shade(Hex("#ff0000"), -10.0)))
    second = ShapeLayer(id=LayerId("b"), shape=circle(9), fill=solid(Hex("#00ff00")))
    after = clips.with_colour_swapped(Design(layers=(first, second)), "#ff0000", Slot("accent"))
    changed, kept = after.layers
    assert isinstance(changed, ShapeLayer)
    assert changed.fill == fade(Slot("accent"), Shade(Slot("accent"), -10.0))
    assert kept is second
