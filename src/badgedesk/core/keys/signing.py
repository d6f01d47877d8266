"""Private keys: what an issuer signs with. Their bytes never enter a repr, a message or a log."""

from typing import TYPE_CHECKING

from typing_extensions import override

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.core.keys.public import KeyKind, parse_raw

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_SECRET_BYTES = 32


class SigningKey:
    """An Ed25519 private key that is unlocked, with its public part."""

    __slots__ = ("_key", "public")

    def __init__(self, key: "Ed25519PrivateKey") -> None:
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        self._key = key
        self.public = parse_raw(KeyKind.ED25519, key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    @override
    def __repr__(self) -> str:
        return f"SigningKey({self.public.multibase})"

    @property
    def kind(self) -> KeyKind:
        """The kind of key."""
        return self.public.kind

    def sign(self, message: bytes) -> bytes:
        """Return the signature over ``message``: 64 bytes for Ed25519."""
        return self._key.sign(message)

    def secret_bytes(self) -> bytes:
        """Return the secret itself (32 bytes), only for sealing it into a key file."""
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

        return self._key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())


def generate_signing_key(kind: KeyKind = KeyKind.ED25519) -> SigningKey:
    """Return a fresh key from the system's secure random source.

    Raises:
        KeyStoreError: `Code.NOT_BUILT_YET`, for a kind this program cannot sign with yet.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    _require_ed25519(kind)
    return SigningKey(Ed25519PrivateKey.generate())


def load_signing_key(kind: KeyKind, secret: bytes) -> SigningKey:
    """Return the key whose secret is ``secret`` (32 bytes for Ed25519).

    Raises:
        KeyStoreError: `Code.KEY_FORMAT` for a wrong length, `Code.NOT_BUILT_YET` for other kinds.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    _require_ed25519(kind)
    if len(secret) != _SECRET_BYTES:
        raise KeyStoreError(Code.KEY_FORMAT, value=f"{len(secret)} bytes")
    return SigningKey(Ed25519PrivateKey.from_private_bytes(secret))


def _require_ed25519(kind: KeyKind) -> None:
    if kind is not KeyKind.ED25519:
        raise KeyStoreError(Code.NOT_BUILT_YET, what=f"a signing key of kind {kind}")
