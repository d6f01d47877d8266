"""Private keys: what an issuer signs with. Their bytes never enter a repr, a message or a log."""

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from typing_extensions import override

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.core.keys.public import KeyKind, PublicKey, parse_raw

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    PrivateKey: TypeAlias = Ed25519PrivateKey | EllipticCurvePrivateKey | RSAPrivateKey

RSA_BITS: Final = 3072
"""Bits of an RSA key made here."""
_SECRET_BYTES: Final = 32
_HALF_BYTES: Final = 32
_ED25519_SIGNATURE_BYTES: Final = 64
_SIGNING: Final = frozenset({KeyKind.ED25519, KeyKind.P256, KeyKind.RSA})


class SigningKey:
    """A private key that is unlocked, with its public part: Ed25519, P-256 or RSA."""

    __slots__ = ("_key", "_pair", "public")

    def __init__(self, key: "PrivateKey") -> None:
        self._key = key
        self._pair = b""
        self.public = _public(key)

    @override
    def __repr__(self) -> str:
        return f"SigningKey({self.public.name})"

    @property
    def kind(self) -> KeyKind:
        """The kind of key."""
        return self.public.kind

    def sign(self, message: bytes) -> bytes:
        """Return the signature over ``message``, in the form that `PublicKey.verify` takes.

        Ed25519: 64 bytes. P-256: r and s, 32 bytes each, over SHA-256. RSA: PKCS #1 v1.5 with SHA-256.
        """
        if self.public.kind is KeyKind.ED25519:
            if not self._pair:
                self._pair = self.secret_bytes() + self.public.raw  # as the library wants it
            return _sodium()(message, self._pair)[:_ED25519_SIGNATURE_BYTES]
        from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
        from cryptography.hazmat.primitives.hashes import SHA256

        if self.public.kind is KeyKind.RSA:
            return cast("RSAPrivateKey", self._key).sign(message, PKCS1v15(), SHA256())
        r, s = decode_dss_signature(cast("EllipticCurvePrivateKey", self._key).sign(message, ECDSA(SHA256())))
        return r.to_bytes(_HALF_BYTES) + s.to_bytes(_HALF_BYTES)

    def secret_bytes(self) -> bytes:
        """Return the secret itself, only for sealing it into a key file.

        Ed25519: 32 bytes. P-256: the scalar in 32 bytes, highest first. RSA: PKCS #8 in DER.
        """
        from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

        if isinstance(self._key, RSAPrivateKey):
            return self._key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        if isinstance(self._key, EllipticCurvePrivateKey):
            return self._key.private_numbers().private_value.to_bytes(_SECRET_BYTES)
        return self._key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())


@cache
def _sodium() -> "Callable[[bytes, bytes], bytes]":
    from nacl.bindings import crypto_sign

    return crypto_sign


def generate_signing_key(kind: KeyKind = KeyKind.ED25519) -> SigningKey:
    """Return a fresh key from the system's secure random source; RSA keys have ``RSA_BITS`` bits.

    Raises:
        KeyStoreError: `Code.KEY_UNSUPPORTED`, for a kind this program only checks with.
    """
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    _require_signing(kind)
    if kind is KeyKind.RSA:
        return SigningKey(rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS))
    if kind is KeyKind.P256:
        return SigningKey(ec.generate_private_key(ec.SECP256R1()))
    return SigningKey(ed25519.Ed25519PrivateKey.generate())


def load_signing_key(kind: KeyKind, secret: bytes) -> SigningKey:
    """Return the key whose secret is ``secret``, in the form of `SigningKey.secret_bytes`.

    Raises:
        KeyStoreError: `Code.KEY_FORMAT` for another length or form, `Code.KEY_UNSUPPORTED` for other kinds.
        InputError: `Code.KEY_WEAK`, for an RSA key that no verifier should accept.
    """
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    _require_signing(kind)
    if kind is KeyKind.RSA:
        return SigningKey(_load_rsa(secret))
    if len(secret) != _SECRET_BYTES:
        raise KeyStoreError(Code.KEY_FORMAT, value=f"{len(secret)} bytes")
    if kind is KeyKind.ED25519:
        return SigningKey(Ed25519PrivateKey.from_private_bytes(secret))
    try:
        return SigningKey(ec.derive_private_key(int.from_bytes(secret), ec.SECP256R1()))
    except ValueError as error:
        raise KeyStoreError(Code.KEY_FORMAT, value="P-256") from error


def _load_rsa(secret: bytes) -> "RSAPrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    try:
        key = load_der_private_key(secret, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyStoreError(Code.KEY_FORMAT, value="RSA") from error
    if not isinstance(key, RSAPrivateKey):
        raise KeyStoreError(Code.KEY_FORMAT, value="RSA")
    return key


def _public(key: "PrivateKey") -> PublicKey:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    if isinstance(key, RSAPrivateKey):
        der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return parse_raw(KeyKind.RSA, der)
    if isinstance(key, EllipticCurvePrivateKey):
        point = key.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        return parse_raw(KeyKind.P256, point)
    return parse_raw(KeyKind.ED25519, key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def _require_signing(kind: KeyKind) -> None:
    if kind not in _SIGNING:
        raise KeyStoreError(Code.KEY_UNSUPPORTED, value=kind)
