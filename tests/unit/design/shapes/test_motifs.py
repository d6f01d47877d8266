"""Patterns, by how much of an area their motifs cover, and as designs keep and swap them."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from badgedesk.app.designs.editor import values
from badgedesk.design.colours.colour import Hex, Slot, build_palette
from badgedesk.design.colours.paints import Foil, Motif, Stroke, Tiled, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.file import load_design, save_design
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.outlines.booleans import Operation, combined
from badgedesk.design.outlines.geometry import Box
from badgedesk.design.outlines.path import polygon_path
from badgedesk.design.primitives import GroupPrimitive, PathPrimitive, flatten
from badgedesk.design.raster import render_png
from badgedesk.design.shapes.motifs import motif_path
from badgedesk.design.shapes.plain import Rectangle, circle
from badgedesk.design.swaps import colours_of, swapped

BOX = Box(100.0, 100.0, 300.0, 260.0)
AREA = polygon_path([(100.0, 100.0), (300.0, 100.0), (300.0, 260.0), (100.0, 260.0)])
PLAID = Tiled(Hex("#12477e"), Hex("#e9f4ee"), Motif.CHECKS, 20.0, 0.0)


@pytest.mark.parametrize("degrees", [0.0, 30.0, -77.0])
@pytest.mark.parametrize(
    ("motif", "share"),
    [(Motif.STRIPES, 0.5), (Motif.CHECKS, 0.5), (Motif.ZIGZAG, 0.45), (Motif.DOTS, 0.229), (Motif.GRID, 0.294)],
)
def test_a_motif_covers_its_share_of_the_whole_box(motif: Motif, share: float, degrees: float) -> None:
    found = combined((motif_path(motif, BOX, 10.0, degrees), AREA), Operation.INTERSECT)
    assert abs(found.area()) / (200.0 * 160.0) == pytest.approx(share, abs=0.03)


def test_tiny_motifs_are_drawn_as_large_as_can_be_told_apart_and_nothing_is_covered_by_none() -> None:
    assert len(motif_path(Motif.DOTS, BOX, 2.0, 0.0).verbs) < 20_000
    assert not motif_path(Motif.DOTS, Box(5.0, 5.0, 5.0, 5.0), 20.0, 0.0)


def square(fill: Tiled = PLAID) -> ShapeLayer:
    return ShapeLayer(id=LayerId("s"), shape=Rectangle(160.0, 160.0), fill=fill)


def test_a_pattern_is_seen_through_its_outline_and_lines_go_over_it() -> None:
    lined = replace(square(), strokes=(Stroke(solid(Hex("#000000")), 4.0),))
    group, line = flatten(Design(layers=(lined,)))
    assert isinstance(group, GroupPrimitive)
    assert group.clip == lined.shape.path()
    assert isinstance(line, PathPrimitive)
    assert line.fill is None
    assert line.stroke is not None


def test_inside_a_clipped_group_it_is_cut_and_looks_the_same() -> None:
    clipped = Group(id=LayerId("g"), layers=(square(),), clip=circle(400.0))
    both = [
        Image.open(io.BytesIO(render_png(Design(layers=(layer,)), 512))).convert("RGB").getpixel((190, 200))
        for layer in (square(), clipped)
    ]
    assert both[0] == both[1]
    (outer,) = flatten(Design(layers=(clipped,)))
    assert isinstance(outer, GroupPrimitive)
    (inner,) = outer.children
    assert isinstance(inner, GroupPrimitive)
    assert inner.clip is None


def test_a_pattern_is_kept_in_files_of_the_third_version_and_its_colours_are_swapped() -> None:
    design = Design(layers=(square(),))
    saved = save_design(design)
    assert b'version="3" artwork' in saved
    assert load_design(saved) == design
    assert set(colours_of(design)) == {"#12477e", "#e9f4ee"}
    (layer,) = swapped(design, "#12477e", "#aa0000").layers
    assert layer == square(replace(PLAID, ink=Hex("#aa0000")))


def test_other_fills_become_patterns_and_patterns_become_others() -> None:
    ink = Slot("base")
    made = values.as_kind(solid(ink), values.PATTERN, Hex("#000000"))
    assert isinstance(made, Tiled)
    assert made.ink == ink
    faded = values.as_kind(fade(ink, Slot("light")), values.PATTERN, Hex("#000000"))
    assert isinstance(faded, Tiled)
    assert (faded.ink, faded.ground) == (ink, Slot("light"))
    assert values.as_kind(faded, values.PLAIN, Hex("#000000")) == solid(ink)
    assert isinstance(values.as_kind(Foil(), values.PATTERN, Hex("#000000")), Tiled)
    view = values.view_fill(values.coloured(values.coloured(made, 0, Hex("#111111")), 1, Hex("#eeeeee")))
    assert view is not None
    assert (view.kind, view.colours) == (values.PATTERN, (Hex("#111111"), Hex("#eeeeee")))
    flatten(Design(palette=build_palette("#12477e", "#d9433b", "#e9f4ee"), layers=(square(faded),)))
