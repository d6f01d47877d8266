"""Pictures for feeds: sizes, weight, what is baked into them, and codes that can be read."""

import io

import pytest
import zxingcpp
from PIL import Image, ImageChops

from badgedesk.core.bake import unbake
from badgedesk.core.errors import NoBadgeFoundError, UsageError
from badgedesk.showcase.privacy import Part
from badgedesk.showcase.share_pictures import (
    LIMIT_BYTES,
    Shape,
    SharePicture,
    Style,
    banner,
    caption,
    pictures_preview,
    share_picture,
    share_pictures,
)
from tests.unit.showcase.badges import exhibit, picture_png, signed

_SIZES = {
    Shape.SQUARE: (1200, 1200),
    Shape.LINK: (1200, 627),
    Shape.PORTRAIT: (1080, 1350),
    Shape.STORY: (1080, 1920),
    Shape.BANNER: (1584, 396),
}


def _image(picture: SharePicture) -> Image.Image:
    with Image.open(io.BytesIO(picture.data)) as opened:
        return opened.convert("RGB")


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("ground", ["brand", "white", "#ffcc00"])
def test_sizes_weight_and_a_solid_ground(shape: Shape, ground: str) -> None:
    picture = share_picture(exhibit(), shape, Style(ground=ground))
    with Image.open(io.BytesIO(picture.data)) as opened:
        assert opened.size == _SIZES[shape]
        assert opened.getextrema()[-1][0] == 255 or opened.mode == "RGB"  # nothing shines through
    assert len(picture.data) < LIMIT_BYTES
    corner = _image(picture).getpixel((2, 2))
    expected = {"white": (255, 255, 255), "#ffcc00": (255, 204, 0)}
    assert corner == expected.get(ground, corner)


def test_a_png_carries_the_signed_badge() -> None:
    picture = share_picture(exhibit(), Shape.SQUARE)
    assert picture.baked
    assert unbake(picture.data).text.encode() == signed()


def test_a_jpeg_and_a_banner_are_for_looks() -> None:
    jpeg = share_picture(exhibit(), Shape.SQUARE, Style(jpeg=True))
    assert (jpeg.suffix, jpeg.baked, jpeg.data[:3]) == (".jpg", False, b"\xff\xd8\xff")
    several = banner([exhibit(f"Badge {number}", number) for number in range(1, 8)])
    assert not several.baked
    with pytest.raises(NoBadgeFoundError):
        unbake(several.data)


def test_the_code_leads_to_the_badges_page() -> None:
    address = "https://baysail.example/b/0147?x=1&y=%20"
    for shape in (Shape.SQUARE, Shape.LINK, Shape.PORTRAIT, Shape.STORY):
        found = zxingcpp.read_barcodes(_image(share_picture(exhibit(address=address), shape, Style(qr=True))))
        assert [code.text for code in found] == [address]
    assert zxingcpp.read_barcodes(_image(share_picture(exhibit(address=address), Shape.SQUARE, Style()))) == []


def test_the_badge_keeps_clear_of_the_edges() -> None:
    image = _image(share_picture(exhibit(picture=picture_png("#ff0000")), Shape.SQUARE, Style(ground="white")))
    reds = [
        (x, y)
        for x in range(0, 1200, 10)
        for y in range(0, 1200, 10)
        if image.getpixel((x, y)) == (255, 0, 0)
    ]  # fmt: skip
    assert reds
    assert min(min(x, y) for x, y in reds) >= 60
    assert max(x for x, _ in reds) <= 1140


def test_name_and_date_only_where_they_are_wanted() -> None:
    alone = pictures_preview([exhibit()], Style(date=False, jpeg=True), baked=False)
    assert alone.contains == (Part.NAME, Part.ISSUER, Part.PICTURE)
    assert alone.identifies == ()
    named = share_picture(exhibit(), Shape.LINK, Style(person=True))
    assert "Anna Ångström" in named.alternative
    assert "Anna" not in share_picture(exhibit(), Shape.LINK).alternative
    assert _image(named).tobytes() != _image(share_picture(exhibit(), Shape.LINK)).tobytes()


def test_a_caption_says_what_from_whom_and_where_to_check() -> None:
    told = caption(exhibit(address="https://baysail.example/b/1"))
    assert told.startswith("Coastal Skipper – Bay Sailing Club\n\nThe skipper has: sailed 200 miles;")
    assert told.endswith("Check it: https://baysail.example/b/1")


@pytest.mark.parametrize("ground", ["", "red", "#12", "#zzzzzz", 'url("x")'])
def test_a_ground_that_is_no_colour_is_refused(ground: str) -> None:
    with pytest.raises(UsageError):
        share_picture(exhibit(), Shape.SQUARE, Style(ground=ground))


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.BANNER])
@pytest.mark.parametrize("said", ["Wort " * 60, "Donaudampfschifffahrtsgesellschaftskapitänsmütze", "一" * 140])
def test_however_much_is_said_nothing_reaches_the_edges(shape: Shape, said: str) -> None:
    full = exhibit(said, issuer=said, recipient=said, address="https://baysail.example/b/1")
    image = _image(share_picture(full, shape, Style(ground="white", person=True, qr=True)))
    drawn = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert drawn is not None
    edges = (drawn[0], drawn[1], image.width - drawn[2], image.height - drawn[3])
    assert min(edges) >= min(image.size) // 40


def test_a_banner_takes_names_of_any_length() -> None:
    assert len(share_picture(exhibit("Wort " * 60), Shape.BANNER).data) > 1000


def test_pictures_made_together_are_those_made_one_by_one() -> None:
    badges = [exhibit(number=number) for number in (1, 2)] * 4
    made = share_pictures(badges, (Shape.BANNER, Shape.LINK, Shape.BANNER), Style())
    assert [(badge, picture.shape) for badge, picture in made] == [
        *[(None, Shape.BANNER)] * 2,
        *[(badge, Shape.LINK) for badge in badges],
    ]
    assert made[1][1].data == banner(badges[6:]).data
    assert [picture.data for _, picture in made[2:4]] == [share_picture(badge, Shape.LINK).data for badge in badges[:2]]
