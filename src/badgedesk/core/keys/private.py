"""Reading a private key that was made elsewhere: PEM, JWK or secret Multikey. Nothing of it enters a message.

Spec: RFC 7468, Private Key; RFC 7517, JSON Web Key; Controlled Identifiers 1.0, Multikey (secretKeyMultibase).
"""

from typing import TYPE_CHECKING, Final

from badgedesk.core.errors import Code, InputError, KeyStoreError
from badgedesk.core.keys import base58
from badgedesk.core.keys.jwk import decode_base64url, parse_jwk
from badgedesk.core.keys.public import KeyKind, PublicKey
from badgedesk.core.keys.signing import SigningKey, load_signing_key
from badgedesk.core.strictjson import JsonObject, parse_object

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

PRIVATE_KEY_BYTES: Final = 64 * 1024
_PRIVATE: Final = frozenset({"d", "p", "q", "dp", "dq", "qi"})
_MULTIKEYS: Final = {b"\x80\x26": KeyKind.ED25519, b"\x86\x26": KeyKind.P256}
_SECRET_BYTES: Final = 32


def parse_private_key(data: bytes, passphrase: str | None = None) -> SigningKey:
    """Return the private key in a file: Ed25519, P-256, or RSA of 2048 bits and more.

    Args:
        data: PEM (PKCS #8, PKCS #1 or SEC 1, also under a passphrase), a JWK, a JSON object with
            ``secretKeyMultibase``, or a secret Multikey text (``z3u2...``, ``z42t...``).
        passphrase: of a PEM that is sealed.

    Raises:
        KeyStoreError: `Code.KEY_FORMAT`, for anything else, also where public and private part do not belong together;
            `Code.KEY_UNSUPPORTED`, for other kinds of key; `Code.PASSPHRASE_NEEDED`, ``PASSPHRASE_WRONG``.
        InputError: `Code.KEY_WEAK`.
    """
    text = data[:PRIVATE_KEY_BYTES].strip()
    if text.startswith(b"-----BEGIN"):
        return _from_pem(text, passphrase)
    if text.startswith(b"{"):
        try:
            return _from_json(parse_object(text))
        except InputError as error:
            if error.code is Code.KEY_WEAK:
                raise
            raise KeyStoreError(Code.KEY_FORMAT) from error
    try:
        return _from_multikey(text.decode("ascii"))
    except UnicodeDecodeError as error:
        raise KeyStoreError(Code.KEY_FORMAT) from error


def _from_pem(text: bytes, passphrase: str | None) -> SigningKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    sealed = b"ENCRYPTED" in text
    if sealed and not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    try:
        key = load_pem_private_key(text, passphrase.encode() if sealed and passphrase else None)
    except UnsupportedAlgorithm as error:
        raise KeyStoreError(Code.KEY_UNSUPPORTED, value="PEM") from error
    except (ValueError, TypeError) as error:
        raise KeyStoreError(Code.PASSPHRASE_WRONG if sealed else Code.KEY_FORMAT) from error
    return _checked(key)


def _checked(key: "PrivateKeyTypes") -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    if isinstance(key, Ed25519PrivateKey | RSAPrivateKey):
        return SigningKey(key)
    if isinstance(key, EllipticCurvePrivateKey) and isinstance(key.curve, SECP256R1):
        return SigningKey(key)
    raise KeyStoreError(Code.KEY_UNSUPPORTED, value=type(key).__name__.removesuffix("PrivateKey"))


def _from_json(members: JsonObject) -> SigningKey:
    multikey = members.get("secretKeyMultibase")
    if isinstance(multikey, str):
        key = _from_multikey(multikey)
        named = members.get("publicKeyMultibase", key.public.multibase)
        return _belonging(key, key.public if named == key.public.multibase else None)
    public = parse_jwk({name: value for name, value in members.items() if name not in _PRIVATE | {"key_ops"}})
    if public.kind is KeyKind.RSA:
        return _belonging(_rsa(members), public)
    return _belonging(load_signing_key(public.kind, _bytes(members, "d")), public)


def _rsa(members: JsonObject) -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric import rsa

    n, e, d = (int.from_bytes(_bytes(members, name)) for name in ("n", "e", "d"))
    try:
        if "p" in members:
            p, q = (int.from_bytes(_bytes(members, name)) for name in ("p", "q"))
        else:
            p, q = rsa.rsa_recover_prime_factors(n, e, d)
        numbers = rsa.RSAPrivateNumbers(
            p, q, d, rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q), rsa.RSAPublicNumbers(e, n)
        )
        return SigningKey(numbers.private_key())
    except (ValueError, ZeroDivisionError) as error:
        raise KeyStoreError(Code.KEY_FORMAT, value="RSA") from error


def _bytes(members: JsonObject, name: str) -> bytes:
    value = members.get(name)
    if not isinstance(value, str):
        raise KeyStoreError(Code.KEY_FORMAT, value=name)
    try:
        return decode_base64url(value)
    except InputError as error:
        raise KeyStoreError(Code.KEY_FORMAT, value=name) from error


def _from_multikey(text: str) -> SigningKey:
    if not text.startswith("z"):
        raise KeyStoreError(Code.KEY_FORMAT)
    try:
        data = base58.decode(text[1:])
    except InputError as error:
        raise KeyStoreError(Code.KEY_FORMAT) from error
    kind = _MULTIKEYS.get(data[:2])
    if kind is None or len(data) != 2 + _SECRET_BYTES:
        raise KeyStoreError(Code.KEY_FORMAT)
    return load_signing_key(kind, data[2:])


def _belonging(key: SigningKey, public: PublicKey | None) -> SigningKey:
    if key.public != public:
        raise KeyStoreError(Code.KEY_FORMAT, value="the parts do not belong together")
    return key
