"""Hashed identities of recipients.

Spec: Open Badges 3.0, IdentityHash.
"""

from hashlib import sha256


def hash_identity(identity: str, salt: str) -> str:
    """Return ``sha256$`` and the hex digest of the identity followed by the salt, both as typed."""
    return "sha256$" + sha256((identity + salt).encode()).hexdigest()
