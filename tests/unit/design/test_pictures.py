"""Raster pictures from outside: what is let in, and what is left behind."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from badgedesk.core import limits
from badgedesk.core.errors import Code, DesignError, InputError, LimitExceededError
from badgedesk.design.layers import Picture
from badgedesk.design.pictures import LARGEST_SIDE_PX, check_picture, import_picture


def file_of(image: Image.Image, kind: str, **more: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **more)
    return written.getvalue()


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    return Image.effect_noise((width, height), 90).convert(mode)


@pytest.mark.parametrize(
    ("kind", "mode", "media"),
    [
        ("PNG", "RGBA", "image/png"),
        ("JPEG", "RGB", "image/jpeg"),
        ("WEBP", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("PNG", "1", "image/png"),
        ("JPEG", "CMYK", "image/jpeg"),
    ],
)
def test_the_three_kinds_come_in(kind: str, mode: str, media: str) -> None:
    picture = import_picture(file_of(Image.new(mode, (30, 20)), kind))
    assert (picture.media, picture.width, picture.height) == (media, 30, 20)
    check_picture(picture)


def test_author_place_and_profile_stay_outside() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Jane Author"
    exif[0x8825] = {1: "N", 2: (52.0, 1.0, 2.0)}
    for kind in ("JPEG", "PNG", "WEBP"):
        source = file_of(noise(40, 30), kind, exif=exif, icc_profile=b"secret profile")
        assert b"Jane Author" in source
        kept = import_picture(source).data
        assert b"Jane Author" not in kept
        assert b"secret profile" not in kept
        assert b"Exif" not in kept
        assert b"eXIf" not in kept


def test_a_turned_photograph_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = import_picture(file_of(noise(40, 30), "JPEG", exif=exif))
    assert (picture.width, picture.height) == (30, 40)


def test_a_huge_picture_is_scaled_down_keeping_its_proportions() -> None:
    picture = import_picture(file_of(Image.new("RGB", (4000, 1000), "red"), "PNG"))
    assert (picture.width, picture.height) == (LARGEST_SIDE_PX, LARGEST_SIDE_PX // 4)


def test_a_heavy_picture_is_made_smaller_until_it_is_light() -> None:
    picture = import_picture(file_of(noise(1000, 1000), "PNG"))
    assert len(picture.data) <= 512 * 1024
    assert picture.width < 1000


def bomb(width: int, height: int) -> bytes:
    """A tiny PNG that claims a large size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [6_325, 30_000, 2**31 - 1])
def test_a_pixel_bomb_is_refused_by_its_head(side: int) -> None:
    with pytest.raises((LimitExceededError, InputError)) as raised:
        import_picture(bomb(side, side))
    assert raised.value.code in {Code.IMAGE_LIMIT, Code.IMAGE_DAMAGED}


def test_the_pixel_limit_itself_is_allowed_and_one_row_more_is_not() -> None:
    rows = limits.PNG_PIXELS // 5_000
    with pytest.raises(InputError) as at_limit:
        import_picture(bomb(5_000, rows))
    assert at_limit.value.code is Code.IMAGE_DAMAGED
    with pytest.raises(LimitExceededError) as beyond:
        import_picture(bomb(5_000, rows + 1))
    assert beyond.value.code is Code.IMAGE_LIMIT


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "PPM", "ICO"])
def test_other_decoders_stay_closed(kind: str) -> None:
    with pytest.raises(InputError) as raised:
        import_picture(file_of(Image.new("RGB", (16, 16)), kind))
    assert raised.value.code is Code.IMAGE_UNSUPPORTED


@pytest.mark.parametrize(
    "data", [b"", b"%!PS-Adobe-3.0 EPSF-3.0", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.4"]
)
def test_what_is_no_raster_picture_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        import_picture(data)
    assert raised.value.code is Code.IMAGE_UNSUPPORTED


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_truncated_picture_is_damaged(kind: str) -> None:
    whole = file_of(noise(200, 200), kind)
    with pytest.raises(InputError) as raised:
        import_picture(whole[: len(whole) // 2])
    assert raised.value.code is Code.IMAGE_DAMAGED


def test_a_stored_photograph_that_could_pass_for_an_svg_is_refused() -> None:
    data = file_of(noise(8, 8), "JPEG", comment=b"<svg onload='x'/>")
    with pytest.raises(DesignError) as raised:
        check_picture(Picture("image/jpeg", data, 8, 8))
    assert raised.value.code is Code.DESIGN_FORMAT


def test_a_stored_picture_has_so_many_pixels() -> None:
    def stored(rows: int) -> Picture:
        file = io.BytesIO()
        Image.new("L", (2_048, rows)).save(file, "PNG")
        return Picture("image/png", file.getvalue(), 2_048, rows)

    rows = limits.DESIGN_PICTURE_PIXELS // 2_048
    check_picture(stored(rows))
    with pytest.raises(DesignError) as caught:
        check_picture(stored(rows + 1))
    assert caught.value.facts["reason"] == Code.IMAGE_LIMIT


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_quick_picture_has_the_same_pixels_and_nothing_else_in_it(mode: str) -> None:
    image = noise(60, 40, "L").convert(mode)
    described = file_of(image, "PNG", pnginfo=_described())
    whole, quick = import_picture(described), import_picture(described, quick=True)
    for picture in (whole, quick):
        check_picture(picture)
        assert b"secret" not in picture.data
        with Image.open(io.BytesIO(picture.data)) as opened:
            assert opened.convert(mode).tobytes() == image.tobytes()


def _described() -> PngInfo:
    info = PngInfo()
    info.add_text("Author", "secret")
    return info
