"""Pictures cropped, masked and toned: what is drawn, what is left out, and what the file keeps."""

import base64
import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from badgedesk.design.document import Design
from badgedesk.design.file import load_design, save_design
from badgedesk.design.grips.crops import crop_places, pull_crop, slide_crop, with_crop
from badgedesk.design.layers import Crop, Group, ImageLayer, LayerId, Picture, Tones
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.pictures import import_picture
from badgedesk.design.raster import render_png
from badgedesk.design.retouch import frame_of, mask_path
from badgedesk.design.shapes.plain import Rectangle, Ring, circle
from badgedesk.design.svg import render_svg

RED, GREEN, BLUE, GREY = (200, 0, 0), (0, 200, 0), (0, 0, 200), (100, 100, 100)


def quarters() -> Picture:
    """40 x 20 px: red and green above, blue and grey below."""
    image = Image.new("RGB", (40, 20), RED)
    image.paste(GREEN, (20, 0, 40, 10))
    image.paste(BLUE, (0, 10, 20, 20))
    image.paste(GREY, (20, 10, 40, 20))
    written = io.BytesIO()
    image.save(written, "PNG")
    return import_picture(written.getvalue())


@pytest.fixture
def layer() -> ImageLayer:
    """Drawn ten px to the pixel, from (56, 156) to (456, 356)."""
    return ImageLayer(id=LayerId("p"), picture=quarters(), x=56.0, y=156.0, width_px=400.0)


def drawn(*layers: ImageLayer | Group) -> Image.Image:
    return Image.open(io.BytesIO(render_png(Design(layers=layers), 512))).convert("RGBA")


def colour(picture: Image.Image, x: int, y: int) -> tuple[int, ...] | None:
    """The colour there; None where nothing is drawn."""
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return found[:3] if found[3] else None


def picture_in(svg: bytes) -> Image.Image:
    found = re.search(rb"data:image/[a-z]+;base64,([^\"]+)", svg)
    assert found is not None
    return Image.open(io.BytesIO(base64.b64decode(found[1])))


def test_a_crop_leaves_the_rest_where_it_was(layer: ImageLayer) -> None:
    picture = drawn(replace(layer, crop=Crop(left=5, bottom=10)))
    assert colour(picture, 80, 200) is None
    assert colour(picture, 120, 200) == RED
    assert colour(picture, 400, 200) == GREEN
    assert colour(picture, 400, 300) is None


def test_what_was_cropped_is_in_no_export(layer: ImageLayer) -> None:
    inside = picture_in(render_svg(Design(layers=(replace(layer, crop=Crop(left=20, top=10)),))))
    assert inside.size == (20, 10)
    assert inside.convert("RGB").getcolors() == [(200, GREY)]


@pytest.mark.parametrize(
    ("tones", "expected"),
    [
        (Tones(brightness=100.0), (228, 228, 228)),
        (Tones(brightness=-50.0), (36, 36, 36)),
        (Tones(contrast=-100.0), (127, 127, 127)),
        (Tones(contrast=100.0), (0, 0, 0)),
    ],
)
def test_tones_change_what_is_drawn(layer: ImageLayer, tones: Tones, expected: tuple[int, int, int]) -> None:
    found = colour(drawn(replace(layer, tones=tones)), 400, 300)
    assert found is not None
    assert all(abs(one - other) <= 1 for one, other in zip(found, expected, strict=True))


def test_few_colours_are_colours_of_the_picture(layer: ImageLayer) -> None:
    noise = Image.effect_noise((64, 64), 90).convert("RGB")
    written = io.BytesIO()
    noise.save(written, "PNG")
    few = picture_in(
        render_svg(Design(layers=(replace(layer, picture=import_picture(written.getvalue()), tones=Tones(colours=3)),)))
    )
    colours = few.convert("RGB").getcolors()
    assert colours is not None
    assert len(colours) == 3
    assert drawn(replace(layer, tones=Tones(colours=4))).tobytes() == drawn(layer).tobytes()


def test_transparent_pixels_stay_so_and_choose_no_colour() -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image.paste((250, 10, 10, 255), (0, 0, 10, 20))
    image.paste((10, 10, 250, 255), (10, 0, 20, 5))
    written = io.BytesIO()
    image.save(written, "PNG")
    layer = ImageLayer(
        id=LayerId("p"), picture=import_picture(written.getvalue()), width_px=512.0, tones=Tones(colours=2)
    )
    picture = drawn(layer)
    assert colour(picture, 400, 400) is None
    assert colour(picture, 100, 100) == (250, 10, 10)
    assert colour(picture, 400, 60) == (10, 10, 250)


def test_a_mask_fits_into_what_shows(layer: ImageLayer) -> None:
    picture = drawn(replace(layer, mask=circle(7.0)))
    assert colour(picture, 165, 256) is not None  # a circle of 100 px about the middle
    assert colour(picture, 150, 256) is None
    assert colour(picture, 175, 175) is None
    half = replace(layer, mask=circle(7.0), crop=Crop(right=20))
    assert colour(drawn(half), 60, 256) is not None
    assert colour(drawn(half), 300, 256) is None
    plate = mask_path(replace(layer, mask=Rectangle(1.0, 1.0, 30.0)))
    assert plate is not None
    box = plate.bounds()
    assert box is not None
    assert (box.left, box.top, box.right, box.bottom) == (56.0, 156.0, 456.0, 356.0)


def test_a_hole_in_a_mask_is_a_hole(layer: ImageLayer) -> None:
    picture = drawn(replace(layer, mask=Ring(10.0, 5.0)))
    assert colour(picture, 256, 256) is None
    assert colour(picture, 256, 180) is not None


def test_a_masked_picture_may_lie_in_a_clipped_group(layer: ImageLayer) -> None:
    group = Group(id=LayerId("g"), layers=(replace(layer, mask=circle(7.0)),), clip=Rectangle(100.0, 512.0, 0.0))
    picture = drawn(group)
    assert colour(picture, 230, 180) is not None
    assert colour(picture, 180, 256) is None  # in the mask, outside the clip
    assert colour(picture, 210, 160) is None  # in the clip, outside the mask


def test_what_is_turned_is_cropped_in_its_own_directions(layer: ImageLayer) -> None:
    turned = replace(layer, crop=Crop(right=20), transform=Affine.turn(3.141592653589793, (256.0, 256.0)))
    picture = drawn(turned)
    assert colour(picture, 100, 256) is None
    assert colour(picture, 400, 300) == RED


def test_the_file_keeps_the_whole_picture_and_says_version_three(layer: ImageLayer) -> None:
    for changed in (
        replace(layer, crop=Crop(1, 2, 3, 4)),
        replace(layer, tones=Tones(10.0, -5.0, 8)),
        replace(layer, mask=circle(9.0)),
    ):
        design = Design(layers=(Group(id=LayerId("g"), layers=(changed,)),))
        saved = save_design(design)
        assert b'version="3" artwork' in saved
        assert load_design(saved) == design
    assert b'version="1" artwork' in save_design(Design(layers=(layer,)))


def test_a_crop_of_more_than_there_is_leaves_a_pixel(layer: ImageLayer) -> None:
    wild = Design(layers=(replace(layer, crop=Crop(4_096, 4_096, 4_096, 4_096)),))
    assert load_design(save_design(wild)) == wild
    assert picture_in(render_svg(wild)).size == (1, 1)


def test_edges_are_pulled_to_whole_pixels_and_stop_at_the_picture(layer: ImageLayer) -> None:
    assert crop_places(layer)["nw"] == (56.0, 156.0)
    assert pull_crop(layer, "w", (132.0, 999.0)).crop == Crop(left=8)
    assert pull_crop(layer, "se", (1000.0, 302.0)).crop == Crop(bottom=5)
    assert pull_crop(layer, "w", (1000.0, 0.0)).crop == Crop(left=39)
    assert pull_crop(replace(layer, crop=Crop(10, 10, 10, 5)), "nw", (-99.0, -99.0)).crop == Crop(0, 0, 10, 5)


def test_a_corner_keeps_the_proportions_when_asked(layer: ImageLayer) -> None:
    assert pull_crop(layer, "se", (256.0, 350.0), ratio=True).crop == Crop(right=2, bottom=1)
    small = replace(layer, crop=Crop(10, 5, 10, 5))
    assert pull_crop(small, "nw", (56.0, 206.0), ratio=True).crop == Crop(0, 0, 10, 5)


def test_the_picture_is_pushed_below_its_frame(layer: ImageLayer) -> None:
    cropped = replace(layer, crop=Crop(10, 5, 10, 5))
    pushed = slide_crop(cropped, 42.0, -1000.0)
    assert pushed.crop == Crop(6, 10, 14, 0)
    assert frame_of(pushed) == frame_of(cropped)
    assert slide_crop(layer, 50.0, 50.0) == layer


def test_typed_cuts_are_held_within_the_picture(layer: ImageLayer) -> None:
    assert with_crop(layer, Crop(left=500)).crop == Crop(left=39)
    assert with_crop(replace(layer, crop=Crop(left=30)), Crop(left=30, right=20)).crop == Crop(30, 0, 9, 0)
