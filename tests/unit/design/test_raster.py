"""Pictures made by CairoSVG: size, colours, weight, and the faults."""

import io
import sys
from dataclasses import replace

import pytest
from PIL import Image

from badgedesk.core.errors import Code, DesignError
from badgedesk.design import badge_picture, render_pdf, render_png
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, ImageLayer, LayerId, ShapeLayer
from badgedesk.design.pictures import import_picture
from badgedesk.design.raster import LARGEST_PX
from badgedesk.design.shapes.plain import Rectangle, circle
from badgedesk.design.templates import build_template


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGBA")


@pytest.mark.parametrize("size", [16, 64, 600])
def test_a_png_has_the_size_asked_and_a_transparent_ground(size: int) -> None:
    image = opened(render_png(build_template("harbour"), size))
    assert image.size == (size, size)
    assert image.getpixel((0, 0))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("size", [0, -5, LARGEST_PX + 1])
def test_other_sizes_are_refused(size: int) -> None:
    with pytest.raises(DesignError) as raised:
        render_png(Design(), size)
    assert raised.value.code is Code.DESIGN_LIMIT


def test_colours_opacity_and_clip_arrive_as_said() -> None:
    red = ShapeLayer(id=LayerId("a"), shape=Rectangle(512.0, 512.0), fill=solid(Hex("#c81e28"), 0.5))
    image = opened(render_png(Design(layers=(Group(id=LayerId("g"), layers=(red,), clip=circle(100.0)),)), 512))
    assert image.getpixel((256, 256)) == pytest.approx((200, 30, 40, 128), abs=1)
    assert image.getpixel((256, 100)) == (0, 0, 0, 0)


def test_a_gradient_runs_over_the_shapes_own_box() -> None:
    field = ShapeLayer(id=LayerId("a"), shape=Rectangle(512.0, 256.0), fill=fade(Hex("#000000"), Hex("#ffffff")))
    image = opened(render_png(Design(layers=(field,)), 512))
    tops = [image.getpixel((256, y))[0] for y in (130, 256, 381)]  # type: ignore[index]
    assert tops == pytest.approx([2, 128, 253], abs=3)


def test_a_stroke_lies_half_on_either_side_of_its_outline() -> None:
    line = ShapeLayer(id=LayerId("a"), shape=circle(100.0), strokes=(Stroke(solid(Hex("#000000")), 20.0),))
    image = opened(render_png(Design(layers=(line,)), 512))
    assert [image.getpixel((256 + x, 256))[3] for x in (85, 95, 105, 115)] == [0, 255, 255, 0]  # type: ignore[index]


def test_a_picture_layer_is_drawn_at_its_place(logo: bytes) -> None:
    layer = ImageLayer(id=LayerId("a"), picture=import_picture(logo), x=100.0, y=200.0, width_px=200.0)
    image = opened(render_png(Design(layers=(layer,)), 512))
    assert image.getpixel((200, 250)) == pytest.approx((200, 30, 40, 128), abs=2)
    assert image.getpixel((200, 310)) == (0, 0, 0, 0)


def test_a_pdf_is_written_with_vectors() -> None:
    pdf = render_pdf(build_template("harbour"))
    assert pdf.startswith(b"%PDF-")
    assert b"/Image" not in pdf


def test_the_picture_in_a_credential_is_small_and_looks_the_same() -> None:
    design = build_template("night")
    picture, whole = badge_picture(design), opened(render_png(design, 512))
    assert len(picture) <= 64 * 1024
    small = opened(picture).resize((512, 512))
    differences = [abs(a - b) for a, b in zip(small.tobytes(), whole.tobytes(), strict=True)]
    assert sum(differences) / len(differences) < 4


def test_a_picture_that_is_too_heavy_gets_fewer_colours_and_then_smaller() -> None:
    design = build_template("night")
    sizes = {opened(badge_picture(design, limit)).width for limit in (128 * 1024, 64 * 1024, 8 * 1024)}
    assert len(sizes) == 3
    with pytest.raises(DesignError) as raised:
        badge_picture(design, 200)
    assert raised.value.code is Code.DESIGN_LIMIT


def test_a_computer_without_cairo_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "cairosvg":
                raise OSError

    monkeypatch.delitem(sys.modules, "cairosvg", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(DesignError) as raised:
        render_png(replace(Design(), title="x"), 16)
    assert raised.value.code is Code.CAIRO_MISSING
