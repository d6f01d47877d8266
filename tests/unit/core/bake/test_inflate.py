import gzip
import zlib

import pytest

from badgedesk.core.bake.inflate import inflate
from badgedesk.core.errors import Code, InputError, LimitExceededError


def unpack(data: bytes, ceiling_bytes: int = 100, *, is_gzip: bool = False) -> bytes:
    return inflate(data, ceiling_bytes, too_long=Code.IMAGE_LIMIT, broken=Code.PNG_STRUCTURE, gzip=is_gzip)


def test_a_stream_is_unpacked_up_to_its_ceiling() -> None:
    assert unpack(zlib.compress(b"a" * 100)) == b"a" * 100


def test_one_byte_over_the_ceiling_is_refused() -> None:
    with pytest.raises(LimitExceededError) as caught:
        unpack(zlib.compress(b"a" * 101))
    assert caught.value.code is Code.IMAGE_LIMIT


def test_gzip_is_read_when_asked_for() -> None:
    assert unpack(gzip.compress(b"picture"), is_gzip=True) == b"picture"


@pytest.mark.parametrize("data", [b"", b"no stream", zlib.compress(b"a" * 50)[:-1], gzip.compress(b"picture", mtime=0)])
def test_what_is_no_whole_stream_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        unpack(data)
    assert caught.value.code is Code.PNG_STRUCTURE


def test_an_empty_stream_is_empty() -> None:
    assert unpack(zlib.compress(b"")) == b""
