"""Rosettes and dividers, by what can be told of them without drawing."""

import pytest

from badgedesk.design.document import Design
from badgedesk.design.file import load_design, save_design
from badgedesk.design.layers import LayerId, Shape, ShapeLayer
from badgedesk.design.shapes.ornaments import Divider, Ornament, Rosette


def test_a_rosette_reaches_its_radius_with_as_many_petals_as_it_says() -> None:
    path = Rosette(80.0, 30.0, 12, cx=100.0, cy=120.0).path()
    box = path.bounds()
    assert box is not None
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((20.0, 40.0, 180.0, 200.0), abs=0.01)
    assert path.verbs.count("M") == 13


@pytest.mark.parametrize("ornament", list(Ornament))
def test_a_divider_is_as_wide_as_it_says_and_the_same_on_both_sides(ornament: Ornament) -> None:
    path = Divider(300.0, 24.0, 4.0, ornament, 256.0, 100.0).path()
    box = path.bounds()
    assert box is not None
    assert (box.left, box.right) == pytest.approx((106.0, 406.0))
    assert box.height <= 24.01
    mirrored = sorted(round(512.0 - x, 2) for x in path.numbers[0::2])
    assert mirrored == pytest.approx(sorted(round(x, 2) for x in path.numbers[0::2]), abs=0.02)


def test_all_areas_run_the_same_way_round_so_that_none_is_cut_out() -> None:
    for shape in (Rosette(80.0, 30.0, 12), *(Divider(300.0, 24.0, 4.0, each) for each in Ornament)):
        assert all(contour.area() > 0 for contour in shape.path().contours())


@pytest.mark.parametrize("shape", [Rosette(80.0, 30.0), Divider(300.0)])
def test_they_are_kept_in_files_of_the_third_version(shape: Shape) -> None:
    design = Design(layers=(ShapeLayer(id=LayerId("s"), shape=shape),))
    saved = save_design(design)
    assert b'version="3" artwork' in saved
    assert load_design(saved) == design
