"""Keys: reading public ones strictly, signing with private ones."""

from badgedesk.core.keys.jwk import parse_jwk, parse_pem, write_jwk
from badgedesk.core.keys.private import PRIVATE_KEY_BYTES, parse_private_key
from badgedesk.core.keys.public import KeyKind, PublicKey, parse_multikey, parse_raw
from badgedesk.core.keys.signing import SigningKey, generate_signing_key, load_signing_key

__all__ = [
    "PRIVATE_KEY_BYTES",
    "KeyKind",
    "PublicKey",
    "SigningKey",
    "generate_signing_key",
    "load_signing_key",
    "parse_jwk",
    "parse_multikey",
    "parse_pem",
    "parse_private_key",
    "parse_raw",
    "write_jwk",
]
