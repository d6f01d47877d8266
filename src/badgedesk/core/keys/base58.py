"""Base58 with the Bitcoin alphabet, as multibase ``z`` uses it.

Spec: Controlled Identifiers 1.0, Multibase.
"""

from badgedesk.core.errors import Code, InputError

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_LETTERS = _ALPHABET.encode()
_DIGITS = bytes.maketrans(_LETTERS, bytes(range(len(_LETTERS))))
_BASE = 58
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_SQUARE, _CUBE = _BASE**2, _BASE**3
_GROUP = 5
"""Letters that are worked on together: what they stand for fits one digit of a number as Python holds it."""
_GROUP_VALUE = _BASE**_GROUP
_TWO_GROUPS_VALUE = _GROUP_VALUE**2
_LONGEST = 2_000
"""Characters; an RSA key of 8192 bits has some 1,400, and the conversion is quadratic."""
_BLOCK = 128
"""Letters that are put together at once, by halves; a signature has 88."""
_HALVINGS = tuple(
    (8 * width, int.from_bytes((b"\0" * width + b"\xff" * width) * (_BLOCK // width // 2)), _BASE**width)
    for width in (1, 2, 4, 8, 16, 32, 64)
)
"""Of numbers in so many bits each: the bits, every second number, and what a number is worth against the next."""


def encode(data: bytes) -> str:
    """Return ``data`` as base58btc text; each leading zero byte becomes a ``1``."""
    number = int.from_bytes(data)
    pairs = _PAIRS
    text = ""
    while number:
        number, both = divmod(number, _TWO_GROUPS_VALUE)
        high, low = divmod(both, _GROUP_VALUE)
        text = (
            f"{pairs[high // _CUBE]}{pairs[high // _BASE % _SQUARE]}{_ALPHABET[high % _BASE]}"
            f"{pairs[low // _CUBE]}{pairs[low // _BASE % _SQUARE]}{_ALPHABET[low % _BASE]}{text}"
        )
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "1" * zeros + text.lstrip("1")


def decode(text: str) -> bytes:
    """Return the bytes that base58btc ``text`` stands for.

    Raises:
        InputError: `Code.KEY_FORMAT`, for a letter outside the alphabet or a text of more than 2,000 letters.
    """
    if len(text) > _LONGEST or not text.isascii():
        raise InputError(Code.KEY_FORMAT, value=text)
    letters = text.encode("ascii")
    if letters.translate(None, _LETTERS):
        raise InputError(Code.KEY_FORMAT, value=text)
    digits = letters.translate(_DIGITS)
    number = 0
    for start in range(0, len(digits), _BLOCK):
        block = digits[start : start + _BLOCK]
        number = number * _BASE ** len(block) + _put_together(block)
    body = number.to_bytes((number.bit_length() + 7) // 8)
    zeros = len(letters) - len(letters.lstrip(b"1"))
    return b"\0" * zeros + body


def _put_together(digits: bytes) -> int:
    """Return the number that at most so many digits as a block has stand for: two neighbours to one, then again."""
    number = int.from_bytes(digits)
    for bits, seconds, worth in _HALVINGS:
        number = (number & seconds) + (number >> bits & seconds) * worth
    return number
