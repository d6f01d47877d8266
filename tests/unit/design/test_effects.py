"""Shadow and bevel, by areas that are known."""

from dataclasses import replace

import pytest

from badgedesk.app.designs.canvas.drawing import GroupDrawing, ShiftedDrawing
from badgedesk.app.designs.canvas.mirror import mirrored
from badgedesk.design.colours.colour import Hex, Palette, Slot, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, solid
from badgedesk.design.document import Design
from badgedesk.design.effects import Bevel, Shadow
from badgedesk.design.file import load_design, save_design
from badgedesk.design.flat import FlatColour
from badgedesk.design.layers import Group, Layer, LayerId, ShapeLayer
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.primitives import GroupPrimitive, PathPrimitive, Primitive, flatten_layers
from badgedesk.design.shapes.plain import Line, Rectangle, Star

INK = solid(Hex("#2f7fa6"))
HARD = Shadow(10.0, 20.0, 0.0, 0.4)


def square(**more: object) -> ShapeLayer:
    layer = ShapeLayer(id=LayerId("s"), shape=Rectangle(100.0, 100.0), fill=INK)
    return replace(layer, **more)  # type: ignore[arg-type]


def parts(layer: Layer, palette: Palette = Palette()) -> list[PathPrimitive]:  # noqa: B008 - an immutable value
    return [part for part in flatten_layers((layer,), palette) if isinstance(part, PathPrimitive)]


def box(part: PathPrimitive) -> tuple[float, ...]:
    found = part.path.bounds() or Box(0, 0, 0, 0)
    return found.left, found.top, found.right, found.bottom


def test_a_hard_shadow_is_the_silhouette_moved_and_lies_below() -> None:
    below, above = parts(square(shadow=HARD))
    assert box(below) == pytest.approx((216.0, 226.0, 316.0, 326.0))  # the square is from 206 to 306
    assert below.fill == FlatColour("#000000", 0.4)
    assert above.fill == FlatColour("#2f7fa6")


def test_a_soft_edge_fades_outwards_and_is_as_dark_as_the_shadow_at_the_silhouette() -> None:
    *bands, middle, _ = parts(square(shadow=Shadow(0.0, 0.0, 12.0, 0.5)))
    assert box(bands[0])[2] - box(bands[0])[0] == pytest.approx(100.0 + 2 * 12.0, abs=0.1)
    widths = [box(band)[2] - box(band)[0] for band in bands]
    assert widths == sorted(widths, reverse=True)
    left = 1.0
    for band in bands:
        assert isinstance(band.fill, FlatColour)
        left *= 1 - band.fill.opacity
    assert 1 - left == pytest.approx(0.5)
    assert isinstance(middle.fill, FlatColour)
    assert middle.fill.opacity == 0.5


def test_light_keeps_its_place_where_a_layer_is_turned_and_grows_with_it() -> None:
    turned = square(
        shadow=HARD, transform=Affine.turn(1.2, (256.0, 256.0)).then(Affine.scale(2.0, None, (256.0, 256.0)))
    )
    below, above = parts(turned)
    moved = [one - other for one, other in zip(box(below), box(above), strict=True)]
    assert moved == pytest.approx([20.0, 40.0, 20.0, 40.0])


def test_a_line_throws_a_shadow_as_wide_as_it_is() -> None:
    line = ShapeLayer(
        id=LayerId("l"), shape=Line(100.0, 100.0, 200.0, 100.0), strokes=(Stroke(INK, 20.0, cap=Cap.BUTT),), shadow=HARD
    )
    below, _ = parts(line)
    assert box(below) == pytest.approx((110.0, 110.0, 210.0, 130.0), abs=0.01)


def test_a_bevel_lights_what_a_copy_moved_down_leaves_free_and_darkens_the_other_side() -> None:
    _, lit, dark = parts(square(bevel=Bevel(10.0, 0.6)))
    free = 100.0 * 100.0 - (100.0 - 6.0) * (100.0 - 8.0)  # 10 px from the upper left are 6 across and 8 down
    assert abs(lit.path.area()) == pytest.approx(free, rel=1e-3)
    assert abs(dark.path.area()) == pytest.approx(free, rel=1e-3)
    assert box(lit)[:2] == (206.0, 206.0)
    assert box(dark)[2:] == (306.0, 306.0)
    assert lit.fill == FlatColour("#ffffff", 0.6)
    assert isinstance(dark.fill, FlatColour)
    assert dark.fill.colour == "#000000"


def test_the_colour_follows_the_palette_and_opacity_holds_for_all_together() -> None:
    palette = build_palette("#12477e", "#d9433b", "#e9f4ee")
    below, _ = parts(square(shadow=replace(HARD, colour=Slot("accent"))), palette)
    assert below.fill == FlatColour("#d9433b", 0.4)
    (group,) = flatten_layers((square(shadow=HARD, opacity=0.5),), palette)
    assert isinstance(group, GroupPrimitive)
    assert len(group.children) == 2


def test_the_size_people_see_is_that_of_the_layer_without_its_shadow() -> None:
    design = Design(layers=(square(shadow=Shadow(30.0, 30.0, 20.0), bevel=Bevel()),))
    seen = mirrored(design).box((LayerId("s"),))
    assert (seen.left(), seen.top(), seen.right(), seen.bottom()) == pytest.approx((206.0, 206.0, 306.0, 306.0))


def test_a_file_with_effects_is_of_the_third_version() -> None:
    for layer in (square(shadow=Shadow()), square(bevel=Bevel())):
        saved = save_design(Design(layers=(layer,)))
        assert b'version="3" artwork' in saved
        assert load_design(saved).layers == (layer,)


def test_effects_are_the_same_wherever_a_layer_stands() -> None:
    star = ShapeLayer(id=LayerId("s"), shape=Star(80.0, 35.0), fill=INK, shadow=Shadow(), bevel=Bevel())
    moved = replace(star, transform=Affine.shift(-19.038920540499817, 0.00731))
    for here, there in zip(parts(star), parts(moved), strict=True):
        assert here.path.verbs == there.path.verbs
        assert box(there) == pytest.approx(
            [edge + way for edge, way in zip(box(here), (-19.03892, 0.00731) * 2, strict=True)], abs=1e-4
        )


def group(*layers: Layer, **more: object) -> Group:
    return replace(Group(id=LayerId("g"), layers=layers), **more)  # type: ignore[arg-type]


def inside(layer: Layer) -> list[Primitive]:
    (found,) = flatten_layers((layer,), Palette())
    assert isinstance(found, GroupPrimitive)
    return list(found.children)


def test_a_group_throws_one_shadow_below_all_its_layers_of_which_their_own_shadows_are_no_part() -> None:
    aside = replace(square(transform=Affine.shift(60.0, 0.0), shadow=Shadow(90.0, 0.0, 0.0)), id=LayerId("t"))
    below, *rest = inside(group(square(), aside, shadow=HARD))
    assert isinstance(below, PathPrimitive)
    assert box(below) == pytest.approx((216.0, 226.0, 376.0, 326.0))  # both squares: from 206 to 366 and 206 to 306
    assert abs(below.path.area()) == pytest.approx(160.0 * 100.0)
    assert [part.layer for part in rest] == ["s", "t", "t"]


def test_a_masked_group_throws_the_shadow_of_what_is_seen_and_its_shadow_is_not_masked() -> None:
    below, seen = inside(group(square(), clip=Rectangle(40.0, 200.0), shadow=HARD, opacity=0.5))
    assert isinstance(below, PathPrimitive)
    assert box(below) == pytest.approx((246.0, 226.0, 286.0, 326.0))
    assert isinstance(seen, GroupPrimitive)
    assert seen.clip is not None


def test_a_group_whose_clip_shows_nothing_of_it_has_no_box_wherever_it_is_moved_to() -> None:
    hidden = group(square(), clip=Rectangle(10.0, 10.0, 0.0, 500.0, 500.0))
    moved = Design(layers=(replace(hidden, transform=Affine.shift(7.0, -3.0)),))
    mirror = mirrored(Design(layers=(hidden,)))
    mirror.follow(moved)
    ours, new = mirror.drawing(LayerId("g")), mirrored(moved).drawing(LayerId("g"))
    assert ours is not None
    assert new is not None
    assert ours.box.getCoords() == new.box.getCoords() == (0.0, 0.0, 0.0, 0.0)  # type: ignore[comparison-overlap]  # the stubs say object


def test_a_group_that_is_moved_on_the_canvas_takes_its_effects_along() -> None:
    lit = group(square(), shadow=HARD, bevel=Bevel())
    design = Design(layers=(lit,))
    mirror = mirrored(design)
    mirror.follow(replace(design, layers=(replace(lit, transform=Affine.shift(7.0, -3.0)),)))
    drawing = mirror.drawing(LayerId("g"))
    assert isinstance(drawing, ShiftedDrawing)  # what was painted of it is laid elsewhere
    assert isinstance(drawing.base, GroupDrawing)
    assert (len(drawing.base.below), len(drawing.base.above)) == (1, 2)
    assert (drawing.box.right(), drawing.box.bottom()) == pytest.approx((323.0, 323.0))
    seen = mirror.box((LayerId("g"),))
    assert (seen.left(), seen.top()) == pytest.approx((213.0, 203.0))


def test_a_file_with_effects_of_a_group_is_of_the_fourth_version() -> None:
    for layer in (group(square(), shadow=Shadow()), group(square(), bevel=Bevel())):
        saved = save_design(Design(layers=(layer,)))
        assert b'version="4" artwork' in saved
        assert load_design(saved).layers == (layer,)
    assert b'version="1" artwork' in save_design(Design(layers=(group(square()),)))
