"""PNG badges against arbitrary texts and arbitrary chunks."""

import struct
import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from badgedesk.core.bake import bake, prepare, strip, unbake, unbake_each
from badgedesk.core.errors import BadgeDeskError, Code

NAMES = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
CREDENTIALS = NAMES.map(lambda name: '{"name":"' + "".join(escape(character) for character in name) + '"}')
TEXT_FAULTS = frozenset(
    {Code.BAKED_NOT_FOUND, Code.BAKED_AMBIGUOUS, Code.BAKED_EMPTY, Code.TEXT_NOT_UTF8, Code.PNG_STRUCTURE}
)
PARTS = st.tuples(st.sampled_from([b"prVt", b"teSt", b"abCd"]), st.binary(max_size=40))


def escape(character: str) -> str:
    return f"\\u{ord(character):04x}" if character < " " or character in '"\\' else character


def build_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def build_png(before: list[tuple[bytes, bytes]], after: list[tuple[bytes, bytes]]) -> bytes:
    header = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    parts = [header, *before, (b"IDAT", zlib.compress(b"\0\0")), *after, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(build_chunk(kind, data) for kind, data in parts)


PICTURES = st.builds(build_png, st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=4))


@given(PICTURES, CREDENTIALS, CREDENTIALS)
@settings(max_examples=200)
def test_the_last_badge_is_the_only_one_and_the_rest_stays(image: bytes, first: str, second: str) -> None:
    baked = bake(bake(image, first), second)
    assert unbake(baked).text == second
    assert len(unbake_each(baked)) == 1
    assert baked == bake(image, second) == prepare(image).bake(second)
    assert strip(baked) == image


@given(
    st.sampled_from([b"iTXt", b"tEXt", b"zTXt", b"iCCP"]),
    st.sampled_from([b"openbadgecredential", b"openbadges", b"k"]),
    st.binary(max_size=40),
)
@settings(max_examples=200)
def test_arbitrary_text_chunks_are_answered(kind: bytes, keyword: bytes, data: bytes) -> None:
    image = build_png([(kind, keyword + data)], [(kind, keyword + b"\0" + data)])
    assert {chunk for chunk in (b"IHDR", b"IDAT", b"IEND") if chunk in strip(image)} == {b"IHDR", b"IDAT", b"IEND"}
    for work in (unbake, unbake_each, prepare):
        try:
            assert work(image) is not None
        except BadgeDeskError as fault:
            assert fault.code in TEXT_FAULTS
