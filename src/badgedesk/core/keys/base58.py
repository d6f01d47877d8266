"""Base58 with the Bitcoin alphabet, as multibase ``z`` uses it.

Spec: Controlled Identifiers 1.0, Multibase.
"""

from badgedesk.core.errors import Code, InputError

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_DIGIT = {letter: value for value, letter in enumerate(_ALPHABET)}
_BASE = 58
_GROUP = 10
"""Letters that are worked on together: what they stand for fits a machine word."""
_GROUP_VALUE = _BASE**_GROUP
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_PAIR_VALUE = _BASE**2
_LONGEST = 2_000
"""Characters; an RSA key of 8192 bits has some 1,400, and the conversion is quadratic."""


def encode(data: bytes) -> str:
    """Return ``data`` as base58btc text; each leading zero byte becomes a ``1``."""
    number = int.from_bytes(data)
    pairs: list[str] = []
    while number:
        number, group = divmod(number, _GROUP_VALUE)
        for _ in range(_GROUP // 2):
            group, pair = divmod(group, _PAIR_VALUE)
            pairs.append(_PAIRS[pair])
    zeros = len(data) - len(data.lstrip(b"\0"))
    pairs.reverse()
    return "1" * zeros + "".join(pairs).lstrip("1")


def decode(text: str) -> bytes:
    """Return the bytes that base58btc ``text`` stands for.

    Raises:
        InputError: `Code.KEY_FORMAT`, for a letter outside the alphabet or a text of more than 2,000 letters.
    """
    if len(text) > _LONGEST:
        raise InputError(Code.KEY_FORMAT, value=text)
    number = 0
    try:
        for start in range(0, len(text), _GROUP):
            letters = text[start : start + _GROUP]
            group = 0
            for letter in letters:
                group = group * _BASE + _DIGIT[letter]
            number = number * _BASE ** len(letters) + group
    except KeyError as error:
        raise InputError(Code.KEY_FORMAT, value=text) from error
    body = number.to_bytes((number.bit_length() + 7) // 8)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + body
