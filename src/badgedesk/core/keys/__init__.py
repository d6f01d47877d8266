"""Keys: reading public ones strictly, signing with private ones."""

from badgedesk.core.keys.jwk import parse_jwk, parse_pem
from badgedesk.core.keys.public import KeyKind, PublicKey, parse_multikey, parse_raw
from badgedesk.core.keys.signing import SigningKey, generate_signing_key, load_signing_key

__all__ = [
    "KeyKind",
    "PublicKey",
    "SigningKey",
    "generate_signing_key",
    "load_signing_key",
    "parse_jwk",
    "parse_multikey",
    "parse_pem",
    "parse_raw",
]
