"""Pictures written into a foreign drawing."""

from base64 import b64decode
from binascii import Error as Base64Error
from urllib.parse import unquote_to_bytes

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError


def reference_data(reference: str) -> bytes:
    """Return the bytes of a ``data:`` reference.

    Raises:
        LimitExceededError, InputError: `Code.IMAGE_LIMIT`, `Code.IMAGE_DAMAGED`.
    """
    head, _, body = reference.partition(",")
    if len(body) > limits.SVG_BYTES:
        raise LimitExceededError(Code.IMAGE_LIMIT)
    plain = unquote_to_bytes(body)
    if not head.endswith(";base64"):
        return plain
    try:
        return b64decode(b"".join(plain.split()))
    except (Base64Error, ValueError) as error:
        raise InputError(Code.IMAGE_DAMAGED) from error
