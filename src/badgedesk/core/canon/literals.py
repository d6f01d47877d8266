"""Values as N-Quads write them: texts, numbers, truth values and whole JSON values.

Spec: RDF 1.1 N-Quads, A Canonical form of N-Quads; JSON-LD 1.1 Processing Algorithms and API, Object to RDF
Conversion; RFC 8785, JSON Canonicalization Scheme.
"""

import math
import re
from collections.abc import Collection
from typing import Final, cast

import orjson
import rfc8785

from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.errors import Code
from badgedesk.core.strictjson import JsonValue

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

_JSON_END: Final = f'"^^<{RDF}JSON>'
_WHOLE: Final = 1e21
"""From here on a whole number is written with an exponent."""
_EXACT: Final = 2**53
_UNITS: Final = "\ud800"
"""Below this character, code points and UTF-16 units sort alike."""
_SORTED: Final = (
    orjson.OPT_SORT_KEYS
    | orjson.OPT_STRICT_INTEGER
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)
_ALIKE: Final = bytes.maketrans(b"123456789-[" + bytes(range(0xEE, 0x100)), b"0000000000," + b"\xff" * (0x100 - 0xEE))
"""Makes digits and signs zeros, opening brackets commas, and bytes of UTF-8 that only the private characters and those
after them have 0xFF: all others sort alike by code point and UTF-16 unit."""
_CONTAINERS: Final = frozenset({b"{", b"["})
_NUMBER_STARTS: Final = (b'":0', b",0")
"""How a number starts in compact JSON made alike, and what a text may hold as well."""
_AFTER_NUMBER: Final = frozenset({b",", b"}", b"]"})
_EXACT_DIGITS: Final = 20
"""More than a whole number has that every program holds exactly."""
_PLAIN: Final[frozenset[type]] = frozenset({str, bool, type(None)})
"""Kinds of values that have one form everywhere."""
_FLOAT_BITS: Final = 1_023
_ESCAPED: Final = re.compile(r'[\x00-\x1f"\\\x7f]')
_SHORT_ESCAPES: Final = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


def literal(text: str, end: str) -> str:
    """Return a literal in canonical form, with ``end`` from its closing quote on."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}{end}'
    return f'"{_ESCAPED.sub(_escape, text)}{end}'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04X}"


def text_end(datatype: str) -> str:
    """Return what follows the text of a literal of ``datatype``, an address or nothing."""
    return f'"^^<{datatype}>' if datatype and datatype != XSD + "string" else '"'


def truth_literal(value: bool, datatype: str) -> str:
    """Return the literal of a truth value, of ``datatype`` if a term gives one."""
    return f'"{"true" if value else "false"}{text_end(datatype or XSD + "boolean")}'


def number_literal(value: int | float, datatype: str) -> str:
    """Return the literal of a number, of ``datatype`` if a term gives one.

    Whole numbers are digits, all others have 15 decimals at most and an exponent.

    Raises:
        RefusedError: `Code.JSON_NUMBER` for a whole number that not every reader of JSON holds exactly, for
            infinity and for what is no number; signed, these would mean different things to different programs.
    """
    if not (math.isfinite(value) if isinstance(value, float) else _is_exact(value)):
        raise RefusedError(Code.JSON_NUMBER, value=value)
    number = float(value)
    whole = number.is_integer() and abs(number) < _WHOLE
    if whole and datatype != XSD + "double":
        return f'"{int(value)}{text_end(datatype or XSD + "integer")}'
    return f'"{_canonical_double(number)}{text_end(datatype or XSD + "double")}'


def _is_exact(value: int) -> bool:
    return value.bit_length() <= _FLOAT_BITS and int(float(value)) == value


def _canonical_double(value: float) -> str:
    """Spec: XML Schema 1.1 Part 2, double, canonical representation; with 15 decimals at most."""
    mantissa, _, exponent = f"{value + 0.0:.15E}".partition("E")
    whole, _, decimals = mantissa.partition(".")
    return f"{whole}.{decimals.rstrip('0') or '0'}E{int(exponent)}"


def json_literal(value: JsonValue) -> str:
    """Return the literal of a whole JSON value.

    Raises:
        RefusedError: as `canonical_bytes`.
    """
    return literal(canonical_bytes(value).decode(), _JSON_END)


def _is_simple(value: JsonValue) -> bool:
    """Return whether the quick writer writes a value in the one form of RFC 8785.

    It does but for two things: numbers that are not whole or not held exactly by every program, and names that sort
    differently by code point than by UTF-16 unit.
    """
    kind = type(value)
    if kind is dict:
        members = cast("dict[str, JsonValue]", value)
        try:
            names = "".join(members)
        except TypeError:
            return False
        if not names.isascii() and max(names) >= _UNITS:
            return False
        items: Collection[JsonValue] = members.values()
    elif kind is list:
        items = cast("list[JsonValue]", value)
    else:
        return kind in _PLAIN or (kind is int and -_EXACT < cast(int, value) < _EXACT)
    kinds = set(map(type, items))
    return kinds <= _PLAIN or all(map(_is_simple, items))


def _is_exact_text(text: bytes) -> bool:
    """Return whether sorted, compact JSON is in the one form of RFC 8785, as far as the text alone can tell.

    The quick writer differs in two things: numbers that are not whole, and names that sort differently by code point
    than by UTF-16 unit. Where the text may hold such a number, or a character that sorts so, this says no.
    """
    if text[:1] not in _CONTAINERS:
        return False
    alike = text.translate(_ALIKE)
    if b"\xff" in alike:
        return False
    for start in _NUMBER_STARTS:  # noqa: SIM110 - sooner than a generator
        if not _are_whole(alike, start):
            return False
    return True


def _are_whole(alike: bytes, start: bytes) -> bool:
    """Return whether every number after ``start`` has digits alone, in compact JSON made alike."""
    place = alike.rfind(start)  # from the end, which is twice as fast
    while place >= 0:
        digits = place + len(start)
        if alike[digits : digits + _EXACT_DIGITS].lstrip(b"0")[:1] not in _AFTER_NUMBER:
            return False
        place = alike.rfind(start, 0, place)
    return True


def canonical_bytes(value: JsonValue) -> bytes:
    """Return a JSON value in the one form of RFC 8785.

    Raises:
        RefusedError: `Code.JSON_NUMBER` for a number beyond what the scheme allows, `Code.TEXT_NOT_UTF8` for half a
            surrogate pair, `Code.JSON_SYNTAX` for what is no JSON value.
    """
    try:
        text: bytes = orjson.dumps(value, option=_SORTED)
    except orjson.JSONEncodeError:
        pass  # the exact writer says what is wrong
    else:
        if _is_exact_text(text) or _is_simple(value):
            return text
    try:
        return rfc8785.dumps(value)
    except (rfc8785.IntegerDomainError, rfc8785.FloatDomainError) as error:
        raise RefusedError(Code.JSON_NUMBER) from error
    except UnicodeEncodeError as error:
        raise RefusedError(Code.TEXT_NOT_UTF8) from error
    except rfc8785.CanonicalizationError as error:
        code = Code.TEXT_NOT_UTF8 if isinstance(error.__cause__, UnicodeEncodeError) else Code.JSON_SYNTAX
        raise RefusedError(code) from error
