import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from badgedesk.core import limits
from badgedesk.core.bake import Baked, Dialect
from badgedesk.core.bake.png import bake_png, prepare_png, strip_png, unbake_each_png, unbake_png
from badgedesk.core.errors import Code, InputError, LimitExceededError, NoBadgeFoundError

Build = Callable[..., bytes]
JSON = '{"id":"urn:x","name":"Größe 😀"}'
TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2lnbmF0dXJl"
OB3 = b"openbadgecredential\0\0\0\0\0"
OB2 = b"openbadges\0\0\0\0\0"


def fault(work: Callable[[], object]) -> Code:
    with pytest.raises(InputError) as caught:
        work()
    return caught.value.code


def test_the_badge_is_one_plain_chunk_right_behind_the_header(png: Build, chunk: Build) -> None:
    image = png((b"gAMA", b"\0\0\xb1\x8f"), after=((b"tEXt", b"Title\0x"),))
    expected = image[:33] + chunk(b"iTXt", OB3 + JSON.encode()) + image[33:]
    assert bake_png(image, JSON) == expected


@pytest.mark.parametrize("credential", [JSON, TOKEN, '{\n "a": "]]>" \n}\n'])
def test_what_is_baked_is_read_back_exactly(png: Build, credential: str) -> None:
    baked = unbake_png(bake_png(png(), credential))
    assert (baked.text, baked.dialect, baked.notes) == (credential, Dialect.OB3, ())


@pytest.mark.parametrize(
    "old",
    [
        (b"iTXt", OB3 + b"{}"),
        (b"iTXt", OB2 + b"{}"),
        (b"tEXt", b"openbadges\0https://example.org/1"),
        (b"tEXt", b"openbadgecredential\0{}"),
        (b"zTXt", b"openbadges\0\0" + zlib.compress(b"{}")),
        (b"iTXt", b"openbadgecredential\0\1\0\0\0not packed"),
        (b"iTXt", b"openbadges\0"),
        (b"iTXt", b"openbadges"),
    ],
)
def test_an_old_badge_of_any_form_is_replaced(png: Build, old: tuple[bytes, bytes]) -> None:
    others = ((b"tEXt", b"Title\0x"), (b"pHYs", b"\0\0\x0b\x13\0\0\x0b\x13\1"))
    assert bake_png(png(old, *others, after=(old,)), JSON) == bake_png(png(*others), JSON)


@pytest.mark.parametrize("kept", [(b"iTXt", b"OpenBadges\0\0\0\0\0{}"), (b"tEXt", b"openbadgesX\0{}")])
def test_other_keywords_are_no_badge_and_stay(png: Build, kept: tuple[bytes, bytes]) -> None:
    image = png(kept)
    with pytest.raises(NoBadgeFoundError) as caught:
        unbake_png(image)
    assert caught.value.code is Code.BAKED_NOT_FOUND
    assert strip_png(image) == image


def test_data_behind_the_end_is_never_copied(png: Build) -> None:
    assert bake_png(png() + b"PK\x03\x04 hidden", JSON) == bake_png(png(), JSON)
    assert strip_png(png() + b"PK\x03\x04 hidden") == png()


def test_stripping_takes_the_badge_and_nothing_else(png: Build) -> None:
    image = png((b"tEXt", b"Title\0x"), after=((b"zTXt", b"Note\0\0" + zlib.compress(b"y")),))
    assert strip_png(bake_png(image, JSON)) == image


def test_a_badge_behind_the_pixels_is_found(png: Build) -> None:
    assert unbake_png(png(after=((b"iTXt", OB3 + b"{}"),))).text == "{}"


@pytest.mark.parametrize(
    ("part", "text", "notes"),
    [
        ((b"iTXt", OB2 + b'{"a":1}'), '{"a":1}', ()),
        ((b"iTXt", b"openbadges\0\0\0en\0Abzeichen\0{}"), "{}", ()),
        ((b"iTXt", b"openbadges\0\1\0\0\0" + zlib.compress(b"{}")), "{}", (Code.BAKED_COMPRESSED,)),
        ((b"zTXt", b"openbadges\0\0" + zlib.compress(b"{}")), "{}", (Code.BAKED_COMPRESSED,)),
        ((b"tEXt", b"openbadges\0https://example.org/1"), "https://example.org/1", (Code.BAKED_LEGACY_URL,)),
    ],
)
def test_badges_of_older_rules_are_read_with_their_notes(
    png: Build, part: tuple[bytes, bytes], text: str, notes: tuple[Code, ...]
) -> None:
    baked = unbake_png(png(part))
    assert (baked.text, baked.dialect, baked.notes) == (text, Dialect.OB2, notes)


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt"])
def test_a_credential_of_today_counts_only_in_its_own_chunk(png: Build, kind: bytes) -> None:
    packed = b"\0" + zlib.compress(b"{}") if kind == b"zTXt" else b"{}"
    assert fault(lambda: unbake_png(png((kind, b"openbadgecredential\0" + packed)))) is Code.BAKED_NOT_FOUND


@pytest.mark.parametrize(
    "parts",
    [
        [(b"iTXt", OB3 + b'{"a":1}'), (b"iTXt", OB3 + b'{"a":2}')],
        [(b"iTXt", OB3 + b'{"a":1}'), (b"iTXt", OB3 + b'{"a":1}')],
        [(b"iTXt", OB3 + b'{"a":1}'), (b"iTXt", OB2 + b'{"a":2}')],
        [(b"iTXt", OB2 + b'{"a":1}'), (b"tEXt", b'openbadges\0{"a":2}')],
    ],
)
def test_between_two_badges_nothing_is_chosen_but_both_can_be_seen(
    png: Build, parts: list[tuple[bytes, bytes]]
) -> None:
    image = png(parts[0], after=(parts[1],))
    assert fault(lambda: unbake_png(image)) is Code.BAKED_AMBIGUOUS
    texts = [baked.text for baked in unbake_each_png(image) if isinstance(baked, Baked)]
    assert texts == [data.rpartition(b"\0")[2].decode() for _, data in parts]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OB3, Code.BAKED_EMPTY),
        (OB3 + b" \n", Code.BAKED_EMPTY),
        (b"openbadgecredential\0", Code.BAKED_EMPTY),
        (OB3 + b'{"a":"\xff"}', Code.TEXT_NOT_UTF8),
        (b"openbadgecredential\0\1\0\0\0broken", Code.PNG_STRUCTURE),
        (b"openbadgecredential\0\2\0\0\0{}", Code.PNG_STRUCTURE),
        (b"openbadgecredential\0\0\0{}", Code.PNG_STRUCTURE),
        (b"openbadgecredential\0\1\0\0\0" + zlib.compress(b" " * (limits.PNG_TEXT_BYTES + 1)), Code.IMAGE_LIMIT),
    ],
)
def test_a_badge_that_cannot_be_read_says_why(png: Build, data: bytes, code: Code) -> None:
    assert fault(lambda: unbake_png(png((b"iTXt", data)))) is code


def test_data_behind_the_end_of_a_badge_is_noted(png: Build, chunk: Build) -> None:
    assert unbake_png(bake_png(png(), JSON) + b"more").notes == (Code.PNG_TRAILING_DATA,)
    assert fault(lambda: unbake_png(png() + chunk(b"iTXt", OB3 + b"{}"))) is Code.BAKED_NOT_FOUND


def test_foreign_text_bombs_stop_reading_and_baking(png: Build) -> None:
    image = png((b"iTXt", OB3 + b"{}"), *[(b"zTXt", b"k\0\0" + zlib.compress(bytes(1024 * 1024)))] * 9)
    assert fault(lambda: unbake_png(image)) is Code.IMAGE_LIMIT
    assert fault(lambda: prepare_png(image)) is Code.IMAGE_LIMIT
    assert fault(lambda: unbake_each_png(image)) is Code.IMAGE_LIMIT


@pytest.mark.parametrize(
    "part",
    [
        (b"gAMA", b""),
        (b"cHRM", bytes(31)),
        (b"sRGB", bytes(2)),
        (b"tIME", b""),
        (b"iCCP", b"icc\0\0broken"),
        (b"iCCP", b""),
        (b"tEXt", b""),
        (b"iTXt", b"Title\0\1\0\0\0broken"),
    ],
)
def test_chunks_that_others_stumble_over_are_not_copied_into_a_badge(png: Build, part: tuple[bytes, bytes]) -> None:
    image = png(part, (b"iTXt", OB3 + b"{}"))
    assert fault(lambda: prepare_png(image)) is Code.PNG_STRUCTURE
    assert unbake_png(image).text == "{}"


def test_an_animation_may_announce_as_many_frames_as_there_may_be_chunks(png: Build) -> None:
    at_limit, over = struct.pack(">II", 1000, 0), struct.pack(">II", 1001, 0)
    assert b"acTL" in bake_png(png((b"acTL", at_limit)), JSON)
    assert fault(lambda: prepare_png(png((b"acTL", over)))) is Code.IMAGE_LIMIT
    assert b"acTL" not in prepare_png(png((b"acTL", over)), keep_metadata=False).bake(JSON)


PRIVATE = (
    (b"eXIf", b"MM\0*\0\0\0\x08GPS 52.5 N"),
    (b"tEXt", b"Author\0Jane Roe <jane@home.invalid>"),
    (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>Jane</x:xmpmeta>"),
    (b"zTXt", b"Comment\0\0" + zlib.compress(b"at home")),
    (b"tIME", b"\x07\xea\x0b\x01\x0c\0\0"),
    (b"prVt", b"Jane's program"),
)
NEEDED = ((b"gAMA", b"\0\0\xb1\x8f"), (b"pHYs", b"\0\0\x0b\x13\0\0\x0b\x13\1"), (b"tRNS", bytes(6)))


def test_metadata_stays_unless_only_what_is_needed_is_asked_for(png: Build) -> None:
    image = png(*PRIVATE, *NEEDED)
    assert strip_png(bake_png(image, JSON)) == image
    assert bake_png(image, JSON, keep_metadata=False) == bake_png(png(*NEEDED), JSON)
    assert strip_png(image, keep_metadata=False) == png(*NEEDED)


def test_pixels_stay_equal(png: Build) -> None:
    source = Image.effect_mandelbrot((64, 48), (-2, -1.2, 1, 1.2), 60).convert("RGBA")
    file = io.BytesIO()
    source.save(file, "PNG", dpi=(300, 300))
    for image in (bake_png(file.getvalue(), JSON), strip_png(bake_png(file.getvalue(), TOKEN))):
        with Image.open(io.BytesIO(image)) as opened:
            opened.load()
            assert opened.tobytes() == source.tobytes()


def test_other_readers_find_the_badge_under_its_keyword(png: Build) -> None:
    with Image.open(io.BytesIO(bake_png(png(), JSON))) as opened:
        opened.load()
        assert opened.info == {"openbadgecredential": JSON}


def test_artwork_prepared_once_bakes_like_artwork_baked_at_once(png: Build) -> None:
    image = png((b"tEXt", b"Title\0x"))
    prepared = prepare_png(image)
    assert [prepared.bake(text) for text in (JSON, TOKEN)] == [bake_png(image, JSON), bake_png(image, TOKEN)]


def test_a_credential_of_two_mebibytes_fits_and_is_read_back(png: Build) -> None:
    text = '{"a":"' + "a" * (limits.CREDENTIAL_BYTES - 8) + '"}'
    assert unbake_png(bake_png(png(), text)).text == text


def test_no_badge_is_made_that_could_not_be_read_back(png: Build) -> None:
    room = limits.PNG_BYTES - len(bake_png(png(), JSON)) - 12
    fitting = bake_png(png((b"prVt", bytes(room))), JSON)
    assert len(fitting) == limits.PNG_BYTES
    assert unbake_png(fitting).text == JSON
    assert fault(lambda: bake_png(png((b"prVt", bytes(room + 1))), JSON)) is Code.IMAGE_LIMIT


def test_a_badge_takes_one_of_the_thousand_chunks(png: Build) -> None:
    others = limits.PNG_CHUNKS - 3
    assert unbake_png(bake_png(png(*[(b"tEXt", b"a\0")] * others), JSON)).text == JSON
    assert fault(lambda: prepare_png(png(*[(b"tEXt", b"a\0")] * (others + 1)))) is Code.IMAGE_LIMIT


def test_a_badge_shares_the_room_of_all_text(png: Build) -> None:
    prepared = prepare_png(png(*[(b"zTXt", b"k\0\0" + zlib.compress(bytes(2 * 1024 * 1024 - 2)))] * 4))
    assert unbake_png(prepared.bake('{"a":1}' + " ")).text == '{"a":1} '
    with pytest.raises(LimitExceededError) as caught:
        prepared.bake('{"a":1}' + "  ")
    assert caught.value.code is Code.IMAGE_LIMIT


@pytest.mark.parametrize("credential", ["", "hello", "[1]", '{"a":"\0"}', "https://example.org"])
def test_even_a_prepared_picture_takes_no_other_text(png: Build, credential: str) -> None:
    assert fault(lambda: prepare_png(png()).bake(credential)) is Code.CREDENTIAL_NOT_RECOGNISED
