import pytest

from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import base58

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

# From "The Base58 Encoding Scheme" (draft-msporny-base58), Test Vectors, and the zero-byte rule spelled out.
KNOWN = [
    (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
    (
        b"The quick brown fox jumps over the lazy dog.",
        "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
    ),
    (bytes.fromhex("0000287fb4cd"), "11233QC4"),
    (b"", ""),
    (b"\0", "1"),
    (b"\0\0\0", "111"),
    (b"\x39", "z"),
    (b"\x3a", "21"),
]


@pytest.mark.parametrize(("data", "text"), KNOWN)
def test_published_answers_are_given(data: bytes, text: str) -> None:
    assert base58.encode(data) == text


@pytest.mark.parametrize(("data", "text"), KNOWN)
def test_published_answers_are_read_back(data: bytes, text: str) -> None:
    assert base58.decode(text) == data


@pytest.mark.parametrize("letter", list("0OIl +/=-_\n\0é٣"))
def test_a_letter_outside_the_alphabet_is_refused(letter: str) -> None:
    with pytest.raises(InputError) as caught:
        base58.decode(f"2NEpo7T{letter}ZRRrLZSi2U")
    assert caught.value.code is Code.KEY_FORMAT


def test_the_longest_text_allowed_is_read() -> None:
    assert len(base58.decode("1" * 2_000)) == 2_000


def test_a_text_one_letter_too_long_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        base58.decode("1" * 2_001)
    assert caught.value.code is Code.KEY_FORMAT


@pytest.mark.parametrize("count", [1, 2, 3, 63, 64, 65, 88, 127, 128, 129, 255, 256, 257, 1_999])
def test_a_text_of_any_length_stands_for_the_sum_of_its_letters(count: int) -> None:
    text = ("zQ1mB58kX7" * 200)[:count]
    worth = sum(_ALPHABET.index(letter) * 58**place for place, letter in enumerate(reversed(text)))
    assert int.from_bytes(base58.decode(text)) == worth
