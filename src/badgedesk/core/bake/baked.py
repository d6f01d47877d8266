"""What is baked into pictures: credential texts, and what was found."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError, NoBadgeFoundError
from badgedesk.core.strictjson import parse_object

_BYTE_ORDER_MARK: Final = "\ufeff"
_BLANKS: Final = " \t\r\n"
_TOKEN = re.compile(r"e[w-z][A-Za-z0-9_-]*+\.[A-Za-z0-9_-]++\.[A-Za-z0-9_-]++")
_ADDRESS = re.compile(r"\s*+https?://\S++\s*+", re.IGNORECASE)


@unique
class Dialect(StrEnum):
    """By whose rules a badge was baked."""

    OB3 = "ob3"
    """Open Badges 3.0."""
    OB2 = "ob2"
    """Open Badges 2.0 and before."""


@dataclass(frozen=True, slots=True)
class Baked:
    """One badge found in a picture.

    Attributes:
        text: the credential's text exactly as baked: JSON, a compact token, or a legacy address.
        dialect: by whose rules it was baked.
        notes: what is odd about how it was baked, worth a warning.
    """

    text: str
    dialect: Dialect
    notes: tuple[Code, ...] = ()


def is_token(text: str) -> bool:
    """Say whether ``text`` is a signed compact token: three base64url parts, the first opening a JSON object.

    Spec: RFC 7515, JSON Web Signature (JWS), JWS Compact Serialization.
    """
    return _TOKEN.fullmatch(text) is not None


def check_credential(credential: str) -> None:
    """Refuse to bake what is neither one JSON object nor one signed compact token.

    Raises:
        LimitExceededError: `Code.TEXT_LIMIT` and the others of `parse_object`.
        InputError: `Code.CREDENTIAL_NOT_RECOGNISED`; for broken JSON, the codes of `parse_object`.
    """
    text = credential_bytes(credential)
    if not is_token(credential.strip(_BLANKS)):
        parse_object(text)


def credential_bytes(credential: str) -> bytes:
    """Return the text to bake in UTF-8, after a look at its two ends only.

    A byte-order mark before it is left out, as are blanks around a token.

    Raises:
        LimitExceededError: `Code.TEXT_LIMIT`.
        InputError: `Code.CREDENTIAL_NOT_RECOGNISED` for a text that has neither the shape of a JSON object nor of a
            token; `Code.TEXT_NOT_UTF8` for half of a surrogate pair.
    """
    text = credential.removeprefix(_BYTE_ORDER_MARK)
    trimmed = text.strip(_BLANKS)
    if not (trimmed.startswith("{") and trimmed.endswith("}")):
        text = trimmed
        if not is_token(text):
            raise InputError(Code.CREDENTIAL_NOT_RECOGNISED)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(Code.TEXT_NOT_UTF8, position=error.start) from error
    if len(data) > limits.CREDENTIAL_BYTES:
        raise LimitExceededError(Code.TEXT_LIMIT, limit_bytes=limits.CREDENTIAL_BYTES)
    if b"\0" in data:  # it would end the text for some readers
        raise InputError(Code.CREDENTIAL_NOT_RECOGNISED)
    return data


def read_baked(text: str, dialect: Dialect, notes: tuple[Code, ...] = ()) -> Baked:
    """Return the badge that holds ``text``, with a note where the text is nothing but an address.

    Raises:
        InputError: `Code.BAKED_EMPTY` for a blank text.
        LimitExceededError: `Code.TEXT_LIMIT`.
    """
    if not text.strip():
        raise InputError(Code.BAKED_EMPTY)
    if len(text) > limits.CREDENTIAL_BYTES:
        raise LimitExceededError(Code.TEXT_LIMIT, limit_bytes=limits.CREDENTIAL_BYTES)
    if _ADDRESS.fullmatch(text):
        return Baked(text.strip(), dialect, (*notes, Code.BAKED_LEGACY_URL))
    return Baked(text, dialect, notes)


def read_or_code(read: Callable[[], Baked]) -> Baked | Code:
    """Return what ``read`` returns, or the code of its fault: one unreadable badge must not hide the others."""
    try:
        return read()
    except InputError as error:
        return error.code


def require_one(count: int) -> None:
    """Refuse a picture that holds not exactly one badge; between two nothing is ever chosen.

    Raises:
        NoBadgeFoundError: `Code.BAKED_NOT_FOUND`.
        InputError: `Code.BAKED_AMBIGUOUS`.
    """
    if count == 0:
        raise NoBadgeFoundError(Code.BAKED_NOT_FOUND)
    if count > 1:
        raise InputError(Code.BAKED_AMBIGUOUS, count=count)
