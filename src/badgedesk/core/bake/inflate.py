"""Unpacking with a ceiling."""

import zlib

from badgedesk.core.errors import Code, InputError, LimitExceededError

_GZIP_WINDOW_BITS = 31


def inflate(data: bytes, ceiling_bytes: int, *, too_long: Code, broken: Code, gzip: bool = False) -> bytes:
    """Return what ``data`` unpacks to; no more than the ceiling is ever held.

    Args:
        data: one zlib stream, or one gzip member; what follows it is not looked at.
        ceiling_bytes: most bytes that are unpacked.
        too_long: the code of the fault for a stream that unpacks to more.
        broken: the code of the fault for data that is no such stream, or ends early.
        gzip: whether it is a gzip member.

    Raises:
        LimitExceededError: ``too_long``.
        InputError: ``broken``.
    """
    unpacker = zlib.decompressobj(_GZIP_WINDOW_BITS if gzip else zlib.MAX_WBITS)
    try:
        unpacked = unpacker.decompress(data, ceiling_bytes + 1)
    except zlib.error as error:
        raise InputError(broken) from error
    if len(unpacked) > ceiling_bytes:
        raise LimitExceededError(too_long, limit_bytes=ceiling_bytes)
    if not unpacker.eof:
        raise InputError(broken)
    return unpacked
