"""How a text runs, and what stays where it is when that is changed."""

import pytest

from badgedesk.app.designs.editor import text_runs
from badgedesk.design.document import Design
from badgedesk.design.layers import LayerId, ShapeLayer, TextLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.shapes.plain import circle
from badgedesk.design.typeset.lettering import Align, Font, InBox, OnArc, OnPath, Side, Straight
from badgedesk.design.typeset.text import lay_out

TEXT = lay_out(
    TextLayer(
        id=LayerId("t"),
        text="Words",
        font=Font("Lato"),
        size_px=20.0,
        place=OnArc(100.0, 2.0, Side.TOP, 0.0, 256.0, 256.0),
    )
)


def middle(layer: TextLayer) -> tuple[float, float]:
    box = lay_out(layer).outlined.path.bounds()
    assert box is not None
    return box.centre


def test_a_text_keeps_its_middle_through_bend_foot_and_line() -> None:
    def point(layer: TextLayer) -> tuple[float, float]:
        place = layer.place
        if isinstance(place, Straight):
            return place.x, place.y
        assert isinstance(place, OnArc)
        return place.cx, place.cy + (-place.radius if place.side is Side.TOP else place.radius)

    for changed in (
        text_runs.bent(TEXT, 250.0),
        text_runs.with_run(TEXT, "line"),
        text_runs.with_run(TEXT, "bottom"),
        text_runs.with_run(text_runs.with_run(TEXT, "line"), "top"),
    ):
        assert point(changed) == pytest.approx((256.0, 156.0))
    assert text_runs.run_of(text_runs.with_run(TEXT, "bottom")) == "bottom"


@pytest.mark.parametrize("run", ["line", "box", "top", "bottom", "path"])
@pytest.mark.parametrize("before", ["line", "box", "top", "bottom", "path"])
@pytest.mark.parametrize("align", list(Align))
def test_every_run_can_become_every_other_about_where_it_was(before: str, run: str, align: Align) -> None:
    first = lay_out(text_runs.with_run(text_runs.aligned(TEXT, align), before))
    changed = text_runs.with_run(first, run)
    assert text_runs.run_of(changed) == run
    x, y = middle(changed)
    assert abs(x - middle(first)[0]) < 45
    assert abs(y - middle(first)[1]) < 60


@pytest.mark.parametrize("run", ["line", "box", "path"])
def test_aligning_leaves_one_line_where_it_is_or_at_the_end_of_its_place(run: str) -> None:
    start = lay_out(text_runs.with_run(TEXT, run))
    changed = lay_out(text_runs.aligned(start, Align.END))
    assert changed.align is Align.END
    if run == "line":
        assert middle(changed) == pytest.approx(middle(start), abs=1.0)
    if run == "path":
        assert isinstance(changed.place, OnPath)
        assert changed.place.start == 1.0


def test_line_height_is_that_of_texts_with_lines() -> None:
    box = text_runs.with_run(TEXT, "box")
    assert text_runs.line_height_of(TEXT) is None
    assert text_runs.line_height_of(text_runs.with_line_height(box, 1.4)) == 1.4
    assert text_runs.with_line_height(TEXT, 1.4) is TEXT


def test_another_family_keeps_weight_and_slant_as_far_as_it_has_them() -> None:
    assert text_runs.in_family(Font("Lato", 600, italic=True), "Kalam") == Font("Kalam", 700)
    assert text_runs.in_family(Font("Lato", 900, italic=True), "Inter") == Font("Inter", 900, italic=True)


def test_a_text_is_put_along_a_shape_wherever_both_were_moved() -> None:
    ring = ShapeLayer(id=LayerId("ring"), shape=circle(80.0), transform=Affine.shift(20.0, -30.0))
    moved = lay_out(TextLayer(id=LayerId("t"), text="Words", font=Font("Lato"), size_px=20.0, place=Straight(256.0)))
    design = Design(layers=(ring, moved))
    assert text_runs.text_and_outline(design, (LayerId("t"), LayerId("ring"))) == (LayerId("t"), LayerId("ring"))
    assert text_runs.text_and_outline(design, (LayerId("t"),)) is None
    changed = text_runs.along(design, LayerId("t"), LayerId("ring")).layer(LayerId("t"))
    assert isinstance(changed, TextLayer)
    x, y = middle(changed)
    assert x == pytest.approx(276.0, abs=2.0)
    assert y == pytest.approx(256.0 - 30.0 - 80.0 - 7.0, abs=4.0)


def test_the_width_of_a_new_box_is_that_of_the_text() -> None:
    line = lay_out(text_runs.with_run(TEXT, "line"))
    box = text_runs.with_run(line, "box").place
    assert isinstance(box, InBox)
    found = line.outlined.path.bounds()
    assert found is not None
    assert box.width_px == pytest.approx(found.width, abs=0.01)
