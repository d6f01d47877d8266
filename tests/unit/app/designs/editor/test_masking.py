"""Layers seen through the shape on top of them, and seen whole again."""

import io

import pytest
from PIL import Image

from badgedesk.app.designs.editor.masking import masked, unmasked
from badgedesk.core.errors import Code, DesignError
from badgedesk.design import Design, load_design, render_png, save_design
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.layers import CodeLayer, Group, LayerId, ShapeLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.shapes.plain import Rectangle, circle

PLATE, DISC, CODE = LayerId("plate"), LayerId("disc"), LayerId("code")


def design(shift: float = 0.0) -> Design:
    """A red square of 400 px with a blue disc of 100 px on it, inside a group that lies elsewhere."""
    plate = ShapeLayer(id=PLATE, shape=Rectangle(400.0, 400.0), fill=solid(Hex("#ff0000")))
    disc = ShapeLayer(
        id=DISC, name="Disc", shape=circle(100.0), fill=solid(Hex("#0000ff")), transform=Affine.shift(50.0, 0.0)
    )
    return Design(layers=(Group(id=LayerId("g"), layers=(plate, disc), transform=Affine.shift(shift, 0.0)),))


def colour(made: Design, x: int, y: int) -> tuple[int, ...]:
    pixel = Image.open(io.BytesIO(render_png(made, 512))).convert("RGBA").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("shift", [0.0, 40.0])
def test_what_lies_below_is_seen_through_the_shape_where_it_was(shift: float) -> None:
    made, group = masked(design(shift), (DISC, PLATE))
    assert made.layer(group).name == "Disc"
    at = 306 + int(shift)
    assert colour(made, at, 256) == (255, 0, 0, 255)
    assert colour(made, at + 95, 256) == (255, 0, 0, 255)
    assert colour(made, at + 105, 256)[3] == 0
    assert load_design(save_design(made)) == made


def test_without_its_mask_all_is_seen_and_the_shape_lies_on_top() -> None:
    made, group = masked(design(), (PLATE, DISC))
    whole = unmasked(made, (group,))
    assert colour(whole, 80, 256) == (255, 0, 0, 255)
    assert colour(whole, 306, 256)[:3] != (255, 0, 0)
    (shape,) = [layer for layer in whole.walk() if layer.name == "Mask"]
    again, _ = masked(whole, (PLATE, shape.id))
    assert colour(again, 420, 256)[3] == 0


def test_what_is_no_mask_is_refused() -> None:
    masks = masked(design(), (PLATE, DISC))[0]
    code = CodeLayer(id=CODE, text="a", size_px=90.0)
    apart = Design(layers=(*design().layers, ShapeLayer(id=LayerId("far"), shape=circle(9.0))))
    for wrong, ids in (
        (design(), ()),
        (design(), (DISC,)),
        (Design(layers=(*design().layers[0].layers, code)), (DISC, CODE)),  # type: ignore[union-attr]
        (apart, (PLATE, LayerId("far"))),
        (Design(layers=(*masks.layers, ShapeLayer(id=LayerId("far"), shape=circle(9.0)))), ("g", "far")),
    ):
        with pytest.raises(DesignError) as raised:
            masked(wrong, tuple(map(LayerId, ids)))
        assert raised.value.code is Code.DESIGN_MASK_NEEDED
