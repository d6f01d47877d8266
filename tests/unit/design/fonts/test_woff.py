"""Fonts packed for web pages: the same font comes out, and damage is refused."""

import random
import struct

import pytest

from badgedesk.core import limits
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.design.fonts.files import read_font
from badgedesk.design.fonts.woff import unpacked_font
from tests.fonts import as_woff, east_asia, renamed, tables_of

KALAM = renamed("Kalam", "Talam")


@pytest.mark.parametrize("compressed", [True, False])
def test_the_tables_of_a_packed_font_come_back(compressed: bool) -> None:
    for font in (KALAM, east_asia()):
        plain = unpacked_font(as_woff(font, compressed=compressed))
        assert tables_of(plain) == tables_of(font)
        assert read_font(plain) == read_font(font)


def test_what_is_not_packed_stays_as_it_is() -> None:
    assert unpacked_font(KALAM) is KALAM
    assert unpacked_font(b"wOF2" + bytes(60)) == b"wOF2" + bytes(60)


def fault(data: bytes) -> Code:
    with pytest.raises(BadgeDeskError) as raised:
        unpacked_font(data)
    return Code(raised.value.code)


def test_damage_and_size_are_refused() -> None:
    good = as_woff(KALAM)
    assert fault(good[:30]) is Code.FONT_DAMAGED
    assert fault(good[:-200]) is Code.FONT_DAMAGED
    assert fault(good[:12] + b"\xff\xff" + good[14:]) is Code.FONT_DAMAGED
    large = struct.pack(">L", limits.ADDED_FONT_BYTES + 1)
    assert fault(good[:16] + large + good[20:]) is Code.FONT_LIMIT
    assert fault(good[:16] + struct.pack(">L", 100) + good[20:]) is Code.FONT_DAMAGED


def test_random_damage_is_refused_or_gives_a_font_that_is_looked_over() -> None:
    chance, good = random.Random(7), as_woff(KALAM)
    for _ in range(300):
        at = chance.randrange(len(good))
        damaged = good[:at] + chance.randbytes(chance.randrange(1, 5)) + good[at + 1 :]
        try:
            read_font(unpacked_font(damaged))
        except BadgeDeskError as error:
            assert error.code in {Code.FONT_DAMAGED, Code.FONT_LIMIT, Code.FONT_UNSUPPORTED}
