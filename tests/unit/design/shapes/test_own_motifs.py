"""Patterns of one's own: by how much of an area they cover, and as they are drawn, kept and swapped."""

import pytest

from badgedesk.app.designs.editor.motifs import motifs_of, with_motif, with_own
from badgedesk.core import limits
from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import Motif, OwnMotif, Stroke, Tiled, solid
from badgedesk.design.document import Design
from badgedesk.design.effects import Shadow
from badgedesk.design.layers import Group, LayerId, ShapeLayer
from badgedesk.design.outlines.booleans import Operation, combined
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.outlines.path import Path, polygon_path
from badgedesk.design.shapes.motifs import build_motif, pattern_path
from badgedesk.design.shapes.plain import Rectangle, Star, circle
from badgedesk.design.structure import check_structure
from badgedesk.design.swaps import swapped

BOX = Box(100.0, 100.0, 300.0, 260.0)
AREA = polygon_path([(100.0, 100.0), (300.0, 100.0), (300.0, 260.0), (100.0, 260.0)])
OBLONG = polygon_path([(30.0, 70.0), (70.0, 70.0), (70.0, 90.0), (30.0, 90.0)])
INK, GROUND = Hex("#12477e"), Hex("#e9f4ee")


def tiled(outline: Path, size_px: float = 10.0, degrees: float = 0.0) -> Tiled:
    return Tiled(INK, GROUND, size_px=size_px, degrees=degrees, own=build_motif("Mine", outline))


def shape(layer_id: str, x: float = 0.0) -> ShapeLayer:
    return ShapeLayer(
        id=LayerId(layer_id), shape=Rectangle(40.0, 20.0), fill=solid(INK), transform=Affine.shift(x, 0.0)
    )


def test_a_motif_stands_about_the_middle_and_takes_four_fifths_of_its_step() -> None:
    motif = build_motif("Mine", OBLONG)
    assert motif == OwnMotif("Mine", polygon_path([(-0.4, -0.2), (0.4, -0.2), (0.4, 0.2), (-0.4, 0.2)]))


@pytest.mark.parametrize("degrees", [0.0, 30.0, -77.0])
def test_it_covers_its_share_of_the_whole_box_however_it_is_turned(degrees: float) -> None:
    found = combined((pattern_path(tiled(OBLONG, degrees=degrees), BOX), AREA), Operation.INTERSECT)
    share = (0.8 * 0.4) / (1.0 * 0.6)  # a box of 0.8 by 0.4 with a gap of 0.2 beside and below it
    assert abs(found.area()) / (200.0 * 160.0) == pytest.approx(share, abs=0.02)


def test_every_second_row_stands_half_a_step_aside() -> None:
    middles = {
        (round((box.left + box.right) / 2 - 200.0, 1), round((box.top + box.bottom) / 2 - 180.0, 1))
        for part in pattern_path(tiled(OBLONG, 50.0), BOX).contours()
        if (box := part.bounds()) is not None
    }
    assert {(0.0, 0.0), (50.0, 0.0), (25.0, 30.0), (-25.0, 30.0), (0.0, 60.0)} <= middles


def test_a_design_keeps_so_many_motifs_and_the_oldest_makes_room_for_one_more() -> None:
    kept = tuple(
        build_motif(str(number), Star(50.0, 20.0, 5 + number).path()) for number in range(limits.DESIGN_MOTIFS)
    )
    full = Design(layers=(shape("a"),), motifs=kept)
    check_structure(full)
    changed, motif = with_motif(full, frozenset({LayerId("a")}))
    assert changed.motifs == (*kept[1:], motif)
    with pytest.raises(DesignError) as caught:
        check_structure(Design(layers=(shape("a"),), motifs=(*kept, motif)))
    assert caught.value.code is Code.DESIGN_LIMIT


def test_motifs_of_many_pieces_are_drawn_larger_instead_of_too_often() -> None:
    star = Star(50.0, 45.0, 60).path()
    few = pattern_path(tiled(star, 4.0), BOX)
    assert len(few.verbs) <= 20_000
    assert few
    assert not pattern_path(tiled(star), Box(5.0, 5.0, 5.0, 5.0))


@pytest.mark.parametrize(
    ("outline", "code"),
    [
        (Path(), Code.DESIGN_MOTIF_NEEDED),
        (polygon_path([(1.0, 1.0), (1.0, 1.0)]), Code.DESIGN_MOTIF_NEEDED),
        (Star(50.0, 45.0, 130).path(), Code.DESIGN_MOTIF_FINE),
    ],
)
def test_what_makes_no_motif_is_refused(outline: Path, code: Code) -> None:
    with pytest.raises(DesignError) as refused:
        build_motif("Mine", outline)
    assert refused.value.code is code


def test_selected_layers_become_one_outline_where_they_stand_without_their_shadows() -> None:
    lined = ShapeLayer(
        id=LayerId("l"),
        shape=circle(10.0),
        strokes=(Stroke(solid(INK), 4.0),),
        shadow=Shadow(90.0),
        transform=Affine.shift(0.0, 10.0),
    )
    group = Group(id=LayerId("g"), layers=(shape("a"), lined), transform=Affine.scale(2.0))
    design, motif = with_motif(Design(layers=(group, shape("b"))), [LayerId("a"), LayerId("l")])
    assert design.motifs == (motif,)
    assert motif.name == "Own motif"
    box = motif.outline.bounds()
    assert box is not None
    # 40 wide; from 10 above the middle of the rectangle to 22 below, where the line around the circle ends
    assert (box.width, box.height) == pytest.approx((0.8, 0.8 * 32.0 / 40.0), abs=1e-3)


def test_the_same_outline_is_one_motif_and_names_are_told_apart() -> None:
    design = Design(layers=(shape("a"), shape("b", 50.0)))
    once, motif = with_motif(design, [LayerId("a")])
    again, same = with_motif(once, [LayerId("b")])
    assert again is once
    assert same is motif
    other = Design(layers=(*once.layers, ShapeLayer(id=LayerId("c"), shape=Rectangle(9.0, 9.0), fill=solid(INK))))
    other, second = with_motif(Design(layers=other.layers, motifs=once.motifs), [LayerId("c")])
    assert [each.name for each in other.motifs] == ["Rectangle", "Rectangle 2"]
    assert second.name == "Rectangle 2"


def test_motifs_that_only_fills_hold_can_be_chosen_as_well_and_the_oldest_makes_room() -> None:
    used = tiled(OBLONG)
    design = Design(layers=(ShapeLayer(id=LayerId("a"), shape=circle(50.0), fill=used),))
    assert motifs_of(design) == (used.own,)
    many = tuple(OwnMotif(str(at), build_motif("", Star(9.0, 4.0, at + 3).path()).outline) for at in range(24))
    full, motif = with_motif(Design(layers=(shape("s"),), motifs=many), [LayerId("s")])
    assert full.motifs == (*many[1:], motif)


def test_a_motif_is_upright_and_large_at_first_and_keeps_what_was_set() -> None:
    own = build_motif("Mine", OBLONG)
    assert with_own(Tiled(INK, GROUND, Motif.DOTS), own) == Tiled(INK, GROUND, Motif.DOTS, 40.0, 0.0, own)
    assert with_own(Tiled(INK, GROUND, size_px=33.0), own) == Tiled(INK, GROUND, Motif.STRIPES, 33.0, 45.0, own)


def test_its_colours_are_swapped_and_its_outline_stays() -> None:
    fill = tiled(OBLONG)
    (layer,) = swapped(
        Design(layers=(ShapeLayer(id=LayerId("a"), shape=circle(50.0), fill=fill),)), "#12477e", "#aa0000"
    ).layers
    assert isinstance(layer, ShapeLayer)
    assert layer.fill == Tiled(Hex("#aa0000"), GROUND, size_px=10.0, degrees=0.0, own=fill.own)
