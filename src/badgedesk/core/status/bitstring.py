"""Bitstring status lists and their predecessor of 2021: reading bits, never more than the limits allow.

Spec: Bitstring Status List v1.0, Validate Algorithm and Bitstring Expansion; Status List 2021.
"""

import gzip
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.keys.jwk import decode_base64url, encode_base64url
from badgedesk.core.model.credential import as_list
from badgedesk.core.strictjson import JsonObject, JsonValue

_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,9}")
_GZIP_WINDOW: Final = 31
_LIST_TYPES: Final = frozenset({"BitstringStatusListCredential", "StatusList2021Credential"})
_SUBJECT_TYPES: Final = frozenset({"BitstringStatusList", "StatusList2021"})


@dataclass(frozen=True, slots=True)
class StatusList:
    """A status list whose bits are at hand; ``ttl`` is how long it may be kept, where it says so."""

    purposes: tuple[str, ...]
    bits: bytes
    ttl: timedelta | None = None

    @property
    def entries(self) -> int:
        """The number of entries of one bit."""
        return len(self.bits) * 8

    def bit(self, index: int, size: int = 1) -> int:
        """Return the ``size`` bits of entry ``index``; entry 0 begins at the most significant bit of byte 0.

        Raises:
            InputError: `Code.STATUS_INDEX`, for an entry past the end.
        """
        first = index * size
        if first + size > self.entries:
            raise InputError(Code.STATUS_INDEX, value=index)
        value = 0
        for place in range(first, first + size):
            value = value << 1 | (self.bits[place // 8] >> (7 - place % 8) & 1)
        return value


def parse_index(value: JsonValue) -> int:
    """Return the index that a status entry names; a plain number is in circulation and means the same.

    Raises:
        InputError: `Code.STATUS_INDEX`, for anything but a decimal string of ASCII digits or such a number.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or _INDEX.fullmatch(value) is None:
        raise InputError(Code.STATUS_INDEX, value=value)
    return int(value)


def read_status_list(document: JsonObject, *, older: bool = False) -> StatusList:
    """Return the list that a status list credential holds; its proof is the caller's to check.

    ``older`` says that a StatusList2021Entry led here: then a list of the later type may be spelt like an older one.

    Raises:
        InputError: `Code.STATUS_LIST_FORMAT`, for a document that is no status list or cannot be inflated.
        LimitExceededError: `Code.STATUS_LIST_LIMIT`, when it inflates past ``limits.STATUS_LIST_MAX_BYTES``.
    """
    types = {item for item in as_list(document.get("type")) if isinstance(item, str)}
    subject = document.get("credentialSubject")
    if not types & _LIST_TYPES or not isinstance(subject, dict):
        raise InputError(Code.STATUS_LIST_FORMAT, field="type")
    subject_types = {item for item in as_list(subject.get("type")) if isinstance(item, str)}
    encoded = subject.get("encodedList")
    if not subject_types & _SUBJECT_TYPES or not isinstance(encoded, str):
        raise InputError(Code.STATUS_LIST_FORMAT, field="credentialSubject")
    modern = "BitstringStatusListCredential" in types
    purposes = tuple(item for item in as_list(subject.get("statusPurpose")) if isinstance(item, str))
    ttl = subject.get("ttl")
    kept = timedelta(milliseconds=ttl) if isinstance(ttl, int) and not isinstance(ttl, bool) and ttl > 0 else None
    return StatusList(purposes, _expand(encoded, modern=modern and not (older and not encoded.startswith("u"))), kept)


def build_encoded_list(entries: int, set_bits: Iterable[int]) -> str:
    """Return the ``encodedList`` of a list of ``entries`` one-bit entries with ``set_bits`` raised.

    Spec: Bitstring Status List v1.0, Bitstring Generation Algorithm.
    """
    bits = bytearray((entries + 7) // 8)
    for index in set_bits:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + encode_base64url(gzip.compress(bytes(bits), mtime=0))


def _expand(encoded: str, *, modern: bool) -> bytes:
    if len(encoded) > limits.STATUS_LIST_TEXT_BYTES:
        raise LimitExceededError(Code.STATUS_LIST_LIMIT)
    if modern and not encoded.startswith("u"):
        raise InputError(Code.STATUS_LIST_FORMAT, field="encodedList")
    try:
        packed = decode_base64url(encoded[1:] if modern else encoded.rstrip("="))
    except InputError as error:
        raise InputError(Code.STATUS_LIST_FORMAT, field="encodedList") from error
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    try:
        bits = inflater.decompress(packed, limits.STATUS_LIST_MAX_BYTES + 1)
    except zlib.error as error:
        raise InputError(Code.STATUS_LIST_FORMAT, field="encodedList") from error
    if len(bits) > limits.STATUS_LIST_MAX_BYTES:
        raise LimitExceededError(Code.STATUS_LIST_LIMIT)
    if not inflater.eof or inflater.unused_data:
        raise InputError(Code.STATUS_LIST_FORMAT, field="encodedList")
    return bits
