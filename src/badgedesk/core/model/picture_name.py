"""Names of pictures by what is in them: an address that holds the digest of the file, and needs no web site.

Spec: RFC 6920, Naming Things with Hashes.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

_NAME: Final = re.compile(r"ni:///sha-256;([A-Za-z0-9_-]{43})(?:\?([A-Za-z0-9_=;&-]{1,400}))?")
_ALSO: Final = "also=sha-256;"


def picture_name(files: Sequence[bytes]) -> str:
    """Return the address that names a picture by its files, one for each form it comes in.

    Args:
        files: whole files without any badge in them; at least one. Those after the first stand in ``also``
            parameters of the query, which other readers pass over.
    """
    first, *others = (base64.urlsafe_b64encode(sha256(file).digest()).decode("ascii").rstrip("=") for file in files)
    query = "&".join(_ALSO + other for other in others)
    return f"ni:///sha-256;{first}" + (f"?{query}" if query else "")


def picture_digests(address: str) -> tuple[bytes, ...]:
    """Return the SHA-256 digests in an address that `picture_name` wrote; none for any other address."""
    found = _NAME.fullmatch(address)
    if found is None:
        return ()
    others = [part.removeprefix(_ALSO) for part in (found[2] or "").split("&") if part.startswith(_ALSO)]
    try:
        return tuple(
            base64.urlsafe_b64decode(f"{digest}=") for digest in (found[1], *others) if len(digest) == len(found[1])
        )
    except binascii.Error:
        return ()
