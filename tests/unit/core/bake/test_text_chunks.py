import zlib
from collections.abc import Callable

import pytest

from badgedesk.core import limits
from badgedesk.core.bake.chunks import read_png
from badgedesk.core.bake.text_chunks import measure_texts, read_text
from badgedesk.core.errors import Code, InputError, LimitExceededError

Build = Callable[..., bytes]


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        (b"tEXt", b"Title\0words", b"words"),
        (b"tEXt", b"Title\0", b""),
        (b"zTXt", b"Title\0\0" + zlib.compress(b"words"), b"words"),
        (b"iTXt", b"Title\0\0\0\0\0words", b"words"),
        (b"iTXt", b"Title\0\0\0en-GB\0Titel\0words", b"words"),
        (b"iTXt", b"Title\0\0\0\0\0a\0b", b"a\0b"),
        (b"iTXt", b"Title\0\1\0\0\0" + zlib.compress(b"words"), b"words"),
    ],
)
def test_text_is_read_by_the_layout_of_its_chunk(kind: bytes, data: bytes, text: bytes) -> None:
    read = read_text(kind, data)
    assert (read.keyword, read.unpack()) == (b"Title", text)


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        (b"iTXt", b"Title", Code.PNG_STRUCTURE),
        (b"tEXt", b"", Code.PNG_STRUCTURE),
        (b"iTXt", b"Title\0", Code.BAKED_EMPTY),
        (b"zTXt", b"Title\0", Code.BAKED_EMPTY),
        (b"iTXt", b"Title\0\0\0\0words", Code.PNG_STRUCTURE),
        (b"iTXt", b"Title\0\0\0words", Code.PNG_STRUCTURE),
        (b"iTXt", b"Title\0\2\0\0\0words", Code.PNG_STRUCTURE),
        (b"iTXt", b"Title\0\1\1\0\0words", Code.PNG_STRUCTURE),
        (b"iTXt", b"Title\0\1\0\0\0no stream", Code.PNG_STRUCTURE),
        (b"zTXt", b"Title\0\1" + zlib.compress(b"words"), Code.PNG_STRUCTURE),
        (b"zTXt", b"Title\0\0no stream", Code.PNG_STRUCTURE),
    ],
)
def test_text_that_cannot_be_read_says_why(kind: bytes, data: bytes, code: Code) -> None:
    with pytest.raises(InputError) as caught:
        read_text(kind, data).unpack()
    assert caught.value.code is code


@pytest.mark.parametrize("is_packed", [False, True])
def test_one_text_may_have_two_mebibytes_unpacked(is_packed: bool) -> None:
    def chunk_of(length: int) -> bytes:
        words = b"a" * length
        return b"k\0\1\0\0\0" + zlib.compress(words) if is_packed else b"k\0\0\0\0\0" + words

    assert len(read_text(b"iTXt", chunk_of(limits.PNG_TEXT_BYTES)).unpack()) == 2 * 1024 * 1024
    with pytest.raises(LimitExceededError) as caught:
        read_text(b"iTXt", chunk_of(limits.PNG_TEXT_BYTES + 1)).unpack()
    assert caught.value.code is Code.IMAGE_LIMIT


def test_all_text_together_may_have_eight_mebibytes_unpacked(png: Build) -> None:
    large = (b"zTXt", b"k\0\0" + zlib.compress(b"a" * (2 * 1024 * 1024)))
    at_limit = read_png(png(*[large] * 4))
    assert measure_texts(at_limit, at_limit.chunks) == 8 * 1024 * 1024
    over = read_png(png(*[large] * 4, (b"tEXt", b"k\0a")))
    with pytest.raises(LimitExceededError) as caught:
        measure_texts(over, over.chunks)
    assert caught.value.code is Code.IMAGE_LIMIT


def test_a_colour_profile_bomb_counts_as_text(png: Build) -> None:
    read = read_png(png((b"iCCP", b"icc\0\0" + zlib.compress(bytes(3 * 1024 * 1024)))))
    with pytest.raises(LimitExceededError) as caught:
        measure_texts(read, read.chunks)
    assert caught.value.code is Code.IMAGE_LIMIT


def test_text_that_cannot_be_unpacked_counts_as_it_is(png: Build) -> None:
    read = read_png(png((b"zTXt", b"k\0\0no stream"), (b"tEXt", b"k\0four")))
    assert measure_texts(read, read.chunks) == len(b"no stream") + len(b"four")
