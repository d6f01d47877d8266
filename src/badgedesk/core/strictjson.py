"""Strict JSON: one meaning or none.

The only reader of JSON from outside. What two readers could understand differently is refused: names given
twice, numbers that cannot be kept, half surrogate pairs, other encodings than UTF-8. Time is linear in the
length of the text.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final, NoReturn, TypeAlias, cast

import orjson

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError

JsonValue: TypeAlias = "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
"""A parsed JSON value; treat lists and objects as immutable."""
JsonObject: TypeAlias = Mapping[str, JsonValue]
"""A parsed JSON object, its members in the order of the text."""

_BYTE_ORDER_MARK: Final = "\ufeff"
_STRINGS = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_PIECES = re.compile(r'(?:[^"]{1,4096}+|"(?:[^"\\]++|\\.)*+"?){1,16}+', re.DOTALL)
"""Pieces of a text that end where no string is cut."""
_NO_BRACKETS = re.compile(r"[^\[\]{}]++")
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
_STEPS: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


def parse_json(data: bytes | str, *, limit_bytes: int = limits.CREDENTIAL_BYTES) -> JsonValue:
    """Return the value of one JSON text.

    One byte-order mark at the start is read over, as RFC 8259 allows; it carries no meaning.

    Args:
        data: the whole text; bytes must be UTF-8.
        limit_bytes: most bytes of UTF-8 that are read.

    Raises:
        LimitExceededError: `Code.TEXT_LIMIT` for a text too long, `Code.JSON_DEPTH` for one nested deeper than
            ``limits.JSON_DEPTH``.
        InputError: `Code.TEXT_NOT_UTF8` for other encodings and for surrogates without their other half,
            `Code.JSON_DUPLICATE_KEY` for a name given twice in one object, escapes resolved, `Code.JSON_NUMBER` for
            integers of more than ``limits.JSON_INTEGER_DIGITS`` digits and numbers too large for a double,
            `Code.JSON_SYNTAX` for everything else that is no JSON, also ``NaN`` and ``Infinity``.

    Spec: RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format; RFC 7493, The I-JSON Message Format.
    """
    raw = _check_scalars(data) if isinstance(data, str) else data
    if len(raw) > limit_bytes:
        raise LimitExceededError(Code.TEXT_LIMIT, limit_bytes=limit_bytes)
    if raw.count(b"[") + raw.count(b"{") > limits.JSON_DEPTH:
        _check_depth(_read_text(data))
    if raw.startswith(b'{"'):
        compact = _read_compact(raw)
        if compact is not None:
            return compact
    text = _read_text(data)
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise InputError(Code.JSON_SYNTAX, line=error.lineno, column=error.colno) from error
    if b"\\u" in raw and _SURROGATE_ESCAPE.search(raw):
        _check_scalars(json.dumps(value, ensure_ascii=False))
    return cast(JsonValue, value)


def parse_object(
    data: bytes | str,
    *,
    limit_bytes: int = limits.CREDENTIAL_BYTES,
    otherwise: Code = Code.CREDENTIAL_NOT_RECOGNISED,
) -> JsonObject:
    """Return the object that one JSON text holds.

    Args:
        data: as for `parse_json`.
        limit_bytes: as for `parse_json`.
        otherwise: the code of the fault for a sound JSON text that holds no object but a list, a string ...

    Raises:
        LimitExceededError: as `parse_json`.
        InputError: as `parse_json`, and ``otherwise``.
    """
    value = parse_json(data, limit_bytes=limit_bytes)
    if not isinstance(value, dict):
        raise InputError(otherwise, found=_KINDS.get(type(value), "null"))
    return value


def write_json(value: JsonValue, *, indented: bool = False) -> str:
    """Return ``value`` as JSON text: members in their order, characters as themselves; compact or by two spaces.

    What `parse_json` returned is written so that it reads back as the same value.

    Raises:
        InputError: `Code.TEXT_NOT_UTF8` for half of a surrogate pair in a text, `Code.JSON_NUMBER` for NaN, infinity.
    """
    try:
        text = (_INDENTED if indented else _COMPACT).encode(value)
    except ValueError as error:
        raise InputError(Code.JSON_NUMBER) from error
    _check_scalars(text)
    return text


def _read_compact(raw: bytes) -> JsonValue:
    """Return the value of a text that is written just as this reader writes that value; None for any other text.

    Nothing in such a text has two meanings: of a name given twice one value would be lost, and a number that is not
    held exactly, or any loose spelling, would come out differently. Most texts that programs write are of this kind.
    """
    try:
        value: JsonValue = orjson.loads(raw)
        written: bytes = orjson.dumps(value, option=orjson.OPT_STRICT_INTEGER)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        return None
    return value if written == raw else None


def _read_text(data: bytes | str) -> str:
    if isinstance(data, str):
        return data.removeprefix(_BYTE_ORDER_MARK)
    if b"\0" in data[:2] and len(data) % 2 == 0:  # UTF-16 or UTF-32 without a mark, which a lax reader would guess
        raise InputError(Code.TEXT_NOT_UTF8, position=data.index(b"\0"))
    try:
        return data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise InputError(Code.TEXT_NOT_UTF8, position=error.start) from error


def _check_scalars(text: str) -> bytes:
    """Return ``text`` in UTF-8; surrogates have no form in it."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(Code.TEXT_NOT_UTF8, position=error.start) from error


def _check_depth(text: str) -> None:
    """Refuse a text nested too deep; it is read in pieces, so that no other thread waits for the whole of it."""
    depth = 0
    for piece in _PIECES.finditer(text):
        brackets = _NO_BRACKETS.sub("", _STRINGS.sub("", piece[0]))
        depths = list(accumulate(map(_STEPS.__getitem__, brackets), initial=depth))
        if max(depths) > limits.JSON_DEPTH:
            raise LimitExceededError(Code.JSON_DEPTH, limit=limits.JSON_DEPTH)
        depth = depths[-1]


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        key, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise InputError(Code.JSON_DUPLICATE_KEY, key=key)
    return members


def _integer(digits: str) -> int:
    if len(digits) - digits.startswith("-") > limits.JSON_INTEGER_DIGITS:
        raise InputError(Code.JSON_NUMBER, value=digits)
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise InputError(Code.JSON_NUMBER, value=digits)
    return number


def _constant(name: str) -> NoReturn:
    raise InputError(Code.JSON_SYNTAX, value=name)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return list(value)
    raise TypeError(type(value).__name__)


_KINDS: Final = {bool: "boolean", int: "number", float: "number", str: "string", list: "list"}
_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=_constant
)
_INDENTED: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, default=_plain, indent=2, separators=(",", ": ")
)
_COMPACT: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, default=_plain, separators=(",", ":")
)
