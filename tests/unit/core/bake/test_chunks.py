import struct
import zlib
from collections.abc import Callable

import pytest

from badgedesk.core import limits
from badgedesk.core.bake.chunks import check_pixels, read_png
from badgedesk.core.errors import Code, InputError, LimitExceededError

Build = Callable[..., bytes]


def fault(image: bytes) -> Code:
    with pytest.raises(InputError) as caught:
        check_pixels(read_png(image))
    return caught.value.code


def test_chunks_are_listed_in_order_with_their_data(png: Build) -> None:
    image = png((b"gAMA", b"\0\0\xb1\x8f"), after=((b"tEXt", b"Title\0x"),))
    read = read_png(image)
    assert [chunk.kind for chunk in read.chunks] == [b"IHDR", b"gAMA", b"IDAT", b"tEXt", b"IEND"]
    assert read.data(read.chunks[3]) == b"Title\0x"
    assert not read.has_trailing_data


def test_the_header_says_size_and_depth(png: Build, header: Build) -> None:
    pixels = (b"IDAT", zlib.compress(bytes(3 * (1 + 8))))
    read = read_png(png(header=header(width=4, height=3, depth=16, colour=0), pixels=pixels))
    assert (read.header.width_px, read.header.height_px, read.header.depth, read.header.colour) == (4, 3, 16, 0)


def test_data_behind_the_end_is_seen_and_not_read(png: Build) -> None:
    read = read_png(png() + b"PK\x03\x04")
    assert read.has_trailing_data
    assert read.chunks[-1].kind == b"IEND"


@pytest.mark.parametrize("image", [b"", b"\x89PNG", b"\xff\xd8\xff", b"\x89PNG\n\x1a\n"])
def test_another_file_has_not_the_signature(image: bytes) -> None:
    assert fault(image) is Code.PNG_SIGNATURE


def test_every_checksum_counts(png: Build) -> None:
    image = png((b"gAMA", b"\0\0\xb1\x8f"))
    for position in range(8, len(image)):
        assert fault(image[:position] + bytes([image[position] ^ 1]) + image[position + 1 :]) is Code.PNG_STRUCTURE


def test_a_cut_anywhere_is_a_broken_structure(png: Build) -> None:
    image = png((b"tEXt", b"Title\0x"))
    for length in range(8, len(image)):
        assert fault(image[:length]) is Code.PNG_STRUCTURE


@pytest.mark.parametrize("length", [2**31, 2**32 - 1, 200])
def test_a_chunk_cannot_be_longer_than_allowed_or_than_the_file(png: Build, length: int) -> None:
    image = bytearray(png((b"tEXt", b"Title\0x")))
    image[33:37] = struct.pack(">I", length)
    assert fault(bytes(image)) is Code.PNG_STRUCTURE


@pytest.mark.parametrize(
    "fields",
    [
        {"width": 0},
        {"height": 0},
        {"width": 2**31},
        {"depth": 3},
        {"depth": 1},
        {"colour": 1},
        {"colour": 5},
        {"colour": 3, "depth": 16},
        {"interlace": 2},
    ],
)
def test_a_header_that_the_standard_does_not_know_is_refused(png: Build, header: Build, fields: dict[str, int]) -> None:
    assert fault(png(header=header(**fields))) is Code.PNG_STRUCTURE


def test_pixels_at_the_limit_pass_and_one_row_more_does_not(png: Build, header: Build) -> None:
    rows = limits.PNG_PIXELS // 8000
    assert read_png(png(header=header(width=8000, height=rows))).header.height_px == rows
    with pytest.raises(LimitExceededError) as caught:
        read_png(png(header=header(width=8000, height=rows + 1)))
    assert caught.value.code is Code.IMAGE_LIMIT


def test_a_thousand_chunks_beside_the_pixels_pass_and_one_more_does_not(png: Build) -> None:
    others = limits.PNG_CHUNKS - 2  # IHDR and IEND count
    assert len(read_png(png(*[(b"tEXt", b"a\0")] * others)).chunks) == limits.PNG_CHUNKS + 1
    assert fault(png(*[(b"tEXt", b"a\0")] * (others + 1))) is Code.IMAGE_LIMIT


def test_pixels_may_lie_in_a_hundred_thousand_chunks_and_one_more_is_refused(png: Build) -> None:
    empty = [(b"IDAT", b"")]
    assert len(read_png(png(*empty * (limits.PNG_PIXEL_CHUNKS - 1))).chunks) == 100_002
    assert fault(png(*empty * limits.PNG_PIXEL_CHUNKS)) is Code.IMAGE_LIMIT


def test_a_header_of_another_length_is_refused(png: Build, header: Build) -> None:
    kind, data = header()
    assert fault(png(header=(kind, data[:-1]))) is Code.PNG_STRUCTURE
    assert fault(png(header=(kind, data + b"\0"))) is Code.PNG_STRUCTURE


def test_a_file_at_the_limit_passes_and_one_byte_more_does_not(png: Build) -> None:
    room = limits.PNG_BYTES - len(png()) - 12
    image = png((b"prVt", bytes(room)))
    assert len(image) == limits.PNG_BYTES
    assert len(read_png(image).chunks) == 4
    assert fault(image + b"\0") is Code.IMAGE_LIMIT


@pytest.mark.parametrize(
    "before",
    [
        [(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))],
        [(b"ABCD", b"")],
        [(b"t3Xt", b"")],
        [(b"PLTE", b"")],
        [(b"PLTE", b"\0" * 4)],
        [(b"PLTE", b"\0" * 771)],
        [(b"PLTE", b"\0" * 3), (b"PLTE", b"\0" * 3)],
        [(b"IEND", b"")],
        [(b"IDAT", b""), (b"tEXt", b"a\0")],
    ],
    ids=["header twice", "unknown critical", "no letter", "empty palette", "thirds", "257", "two", "early end", "gap"],
)
def test_order_and_number_of_critical_chunks_are_checked(png: Build, before: list[tuple[bytes, bytes]]) -> None:
    assert fault(png(*before)) is Code.PNG_STRUCTURE


def test_the_header_must_come_first(png: Build, chunk: Build) -> None:
    image = png()
    assert fault(image[:8] + chunk(b"tEXt", b"a\0") + image[8:]) is Code.PNG_STRUCTURE
    assert fault(image[:8] + chunk(b"IEND")) is Code.PNG_STRUCTURE


def test_the_end_chunk_is_empty(png: Build, chunk: Build) -> None:
    assert fault(png()[:-12] + chunk(b"IEND", b"x")) is Code.PNG_STRUCTURE


def test_a_picture_with_palette_colours_needs_one_before_its_pixels(png: Build, header: Build) -> None:
    palette, pixels = (b"PLTE", b"\0" * 6), (b"IDAT", zlib.compress(bytes(2 * 3)))
    indexed = header(colour=3)
    assert len(read_png(png(palette, header=indexed, pixels=pixels)).chunks) == 4
    assert fault(png(header=indexed, pixels=pixels)) is Code.PNG_STRUCTURE
    assert fault(png(header=indexed, pixels=pixels, after=(palette,))) is Code.PNG_STRUCTURE


@pytest.mark.parametrize(
    ("fields", "unpacked"),
    [
        ({"width": 5, "height": 3, "depth": 1, "colour": 0}, 3 * (1 + 1)),
        ({"width": 9, "height": 2, "depth": 1, "colour": 0}, 2 * (1 + 2)),
        ({"width": 3, "height": 2, "depth": 4, "colour": 0}, 2 * (1 + 2)),
        ({"width": 3, "height": 2, "depth": 16, "colour": 6}, 2 * (1 + 24)),
        ({"width": 3, "height": 2, "depth": 8, "colour": 4}, 2 * (1 + 6)),
        ({"width": 1, "height": 1, "depth": 8, "colour": 0, "interlace": 1}, 2),
        ({"width": 8, "height": 8, "depth": 8, "colour": 0, "interlace": 1}, 64 + 1 + 1 + 1 + 2 + 2 + 4 + 4),
    ],
)
def test_pixel_data_is_as_long_as_rows_and_passes_make_it(
    png: Build, header: Build, fields: dict[str, int], unpacked: int
) -> None:
    whole = png(header=header(**fields), pixels=(b"IDAT", zlib.compress(bytes(unpacked))))
    check_pixels(read_png(whole))
    short = png(header=header(**fields), pixels=(b"IDAT", zlib.compress(bytes(unpacked - 1))))
    assert fault(short) is Code.PNG_STRUCTURE


def test_pixel_data_over_several_chunks_is_one_stream(png: Build) -> None:
    packed = zlib.compress(bytes(14))
    check_pixels(read_png(png((b"IDAT", packed[:3]), (b"IDAT", b""), pixels=(b"IDAT", packed[3:]))))
    assert fault(png((b"IDAT", packed[:3]), pixels=(b"IDAT", b""))) is Code.PNG_STRUCTURE


def test_pixel_data_that_is_no_stream_is_refused(png: Build) -> None:
    assert fault(png(pixels=(b"IDAT", b"no stream"))) is Code.PNG_STRUCTURE


def test_pixel_data_is_not_unpacked_further_than_the_picture_is_large(png: Build) -> None:
    bomb = zlib.compress(bytes(64 * 1024 * 1024))
    check_pixels(read_png(png(pixels=(b"IDAT", bomb))))
    assert len(bomb) < 100_000
