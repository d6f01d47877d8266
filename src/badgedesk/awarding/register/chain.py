"""The register's hash chain: what was awarded cannot be changed, moved, added or taken away unseen.

Each entry is hashed with a random salt of its own, and the chain runs over these hashes alone. To erase a person,
entry and salt go and the hash stays: the chain still holds, and nobody can guess the person from the hash.
``docs/formats.md``, "Register", describes it byte for byte.
"""

from hashlib import sha256
from typing import Final

from badgedesk.core.canon import canonical_json
from badgedesk.core.strictjson import JsonObject

SALT_BYTES: Final = 16
START: Final = bytes(32)
"""What the first link builds on."""


def entry_hash(facts: JsonObject, salt: bytes) -> bytes:
    """Return the salted hash of one entry: SHA-256 over the salt and the facts as canonical JSON."""
    return sha256(salt + canonical_json(facts)).digest()


def link(previous: bytes, number: int, hashed: bytes) -> bytes:
    """Return the chain after entry ``number``: SHA-256 over the chain before it, the number in 8 bytes, its hash."""
    return sha256(previous + number.to_bytes(8, "big") + hashed).digest()
