"""Measures of parametric shapes, read off their own fields."""

from badgedesk.app.designs.editor.measures import measures, shape_of, with_measure
from badgedesk.design import save_design
from badgedesk.design.document import Design
from badgedesk.design.layers import LayerId, ShapeLayer
from badgedesk.design.outlines.path import polygon_path
from badgedesk.design.shapes.emblems import Shield, ShieldOutline
from badgedesk.design.shapes.plain import Free, Star


def test_a_star_has_radius_points_and_round_corners_but_no_place() -> None:
    found = {each.field: each for each in measures(Star(50, 20, 7))}
    assert set(found) == {"radius", "inner", "points", "corner"}
    assert (found["points"].value, found["points"].whole) == (7, True)
    assert (found["points"].low, found["points"].high) == (2, 200)


def test_a_shield_has_outlines_to_choose_from() -> None:
    (outline,) = measures(Shield())
    assert outline.choices == tuple(ShieldOutline)


def test_whole_numbers_stay_whole_so_that_the_file_takes_them() -> None:
    star = with_measure(Star(50, 20, 7), "points", 9.0)
    assert star == Star(50, 20, 9)
    save_design(Design(layers=(ShapeLayer(id=LayerId("a"), shape=star),)))


def test_free_outlines_have_none() -> None:
    assert shape_of(ShapeLayer(id=LayerId("a"), shape=Free(polygon_path(((0, 0), (9, 0), (9, 9)))))) is None
