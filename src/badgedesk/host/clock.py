"""The real clock and the real dice; everything below takes them as arguments."""

import secrets
import uuid
from datetime import UTC, datetime
from typing import Final

SALT_BYTES: Final = 16


def now() -> datetime:
    """Return the present time, aware and in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return a fresh ``urn:uuid:`` identifier of 122 random bits."""
    return uuid.uuid4().urn


def new_salt() -> str:
    """Return a fresh salt for a hashed identity: 16 random bytes in hex."""
    return secrets.token_hex(SALT_BYTES)


def random_bytes(count: int) -> bytes:
    """Return ``count`` bytes from the system's secure random source."""
    return secrets.token_bytes(count)
