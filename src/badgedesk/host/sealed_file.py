"""One file under a key: what a profile with a lock keeps besides its databases.

``docs/formats.md``, "Lock", describes the bytes.
"""

import secrets
from typing import Final

from badgedesk.core.errors import Code, StoreError

MAGIC: Final = b"BadgeDesk sealed 1\n"
OVERHEAD_BYTES: Final = len(MAGIC) + 12 + 16
_NONCE_BYTES: Final = 12


def is_sealed(data: bytes) -> bool:
    """Return whether the bytes of a file are sealed."""
    return data.startswith(MAGIC)


def sealed(data: bytes, key: bytes | None, name: str) -> bytes:
    """Return ``data`` sealed under ``key`` for a file called ``name``; without a key, as it is."""
    if key is None:
        return data
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return MAGIC + nonce + AESGCM(key).encrypt(nonce, data, MAGIC + name.encode())


def opened(data: bytes, key: bytes | None, name: str) -> bytes:
    """Return what is in a file called ``name``, sealed or not.

    Raises:
        StoreError: `Code.STORE_DAMAGED`, for a sealed file that the key does not open, or that was moved or changed.
    """
    if key is None or not is_sealed(data):
        return data
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    place = len(MAGIC)
    nonce, rest = data[place : place + _NONCE_BYTES], data[place + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, rest, MAGIC + name.encode())
    except (InvalidTag, ValueError) as error:
        raise StoreError(Code.STORE_DAMAGED, item=name, reason="its seal") from error
