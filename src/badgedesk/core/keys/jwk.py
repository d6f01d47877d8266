"""JSON Web Keys: public keys in and out.

Spec: RFC 7517, JSON Web Key (JWK); RFC 7518, Parameters for Elliptic Curve Keys; RFC 8037.
"""

import base64
from collections.abc import Callable
from typing import Final

from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys.public import KeyKind, PublicKey, parse_raw
from badgedesk.core.strictjson import JsonObject

_LAST: Final = {2: frozenset("AQgw"), 3: frozenset("AEIMQUYcgkosw048")}
"""Letters that the last group of two or three may end with: their bits that belong to no byte are zero."""
_decode: Callable[..., bytes]
try:
    import pybase64
except ImportError:  # what the standard library decodes is the same, in ten times the time
    _decode = base64.b64decode
else:
    _decode = pybase64.b64decode
_PRIVATE: Final = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_CURVES: Final = {"P-256": (KeyKind.P256, 32), "P-384": (KeyKind.P384, 48)}
_ALGORITHM: Final = {
    KeyKind.ED25519: frozenset({"EdDSA", "Ed25519"}),
    KeyKind.P256: frozenset({"ES256"}),
    KeyKind.P384: frozenset({"ES384"}),
    KeyKind.RSA: frozenset({"RS256"}),
}


def decode_base64url(text: str) -> bytes:
    """Return the bytes of unpadded base64url text in its one canonical spelling.

    Raises:
        InputError: `Code.JWS_FORMAT`, for padding, blanks, other letters or loose last bits.

    Spec: RFC 7515, Appendix C.
    """
    last = len(text) % 4
    if not text.isascii() or last == 1 or "+" in text or "/" in text or "=" in text:
        raise InputError(Code.JWS_FORMAT, value=text)
    try:
        data = _decode(text + "=" * (-last % 4), b"-_", validate=True)
    except ValueError as error:
        raise InputError(Code.JWS_FORMAT, value=text) from error
    if last and text[-1] not in _LAST[last]:  # only there can bits be loose
        raise InputError(Code.JWS_FORMAT, value=text)
    return data


def encode_base64url(data: bytes) -> str:
    """Return ``data`` as unpadded base64url text."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def algorithms(kind: KeyKind) -> frozenset[str]:
    """Return the JWS ``alg`` values a key of ``kind`` may be used with.

    Spec: RFC 7518, "alg" Header Parameter Values for JWS; RFC 8037.
    """
    return _ALGORITHM[kind]


def parse_jwk(jwk: JsonObject) -> PublicKey:
    """Return the public key of a JWK (OKP Ed25519, EC P-256 and P-384, RSA).

    Raises:
        InputError: `Code.JWS_KEY` when it holds private members, is symmetric, or is meant for something else than
            signatures; `Code.KEY_FORMAT` and `Code.KEY_WEAK` as in `parse_raw`.
    """
    if _PRIVATE & jwk.keys() or jwk.get("use", "sig") != "sig":
        raise InputError(Code.JWS_KEY, value="private or not for signatures")
    operations = jwk.get("key_ops")
    if operations is not None and not (isinstance(operations, list) and "verify" in operations):
        raise InputError(Code.JWS_KEY, value="not for signatures")
    key = _parse_material(jwk)
    algorithm = jwk.get("alg")
    if algorithm is not None and not (isinstance(algorithm, str) and algorithm in _ALGORITHM[key.kind]):
        raise InputError(Code.JWS_KEY, value=algorithm)
    return key


def _parse_material(jwk: JsonObject) -> PublicKey:
    kind, curve = jwk.get("kty"), jwk.get("crv")
    if kind == "OKP" and curve == "Ed25519":
        return parse_raw(KeyKind.ED25519, _member(jwk, "x"))
    if kind == "EC" and isinstance(curve, str) and curve in _CURVES:
        name, width = _CURVES[curve]
        return _parse_point(name, _member(jwk, "x", width), _member(jwk, "y", width))
    if kind == "RSA":
        return _parse_rsa(int.from_bytes(_member(jwk, "n")), int.from_bytes(_member(jwk, "e")))
    raise InputError(Code.JWS_KEY, value=f"{kind} {curve}")


def _member(jwk: JsonObject, name: str, width: int | None = None) -> bytes:
    value = jwk.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(Code.KEY_FORMAT, value=name)
    try:
        data = decode_base64url(value)
    except InputError as error:
        raise InputError(Code.KEY_FORMAT, value=name) from error
    if width is not None and len(data) != width:
        raise InputError(Code.KEY_FORMAT, value=name)
    return data


def _parse_point(kind: KeyKind, x: bytes, y: bytes) -> PublicKey:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    curve = ec.SECP256R1() if kind is KeyKind.P256 else ec.SECP384R1()
    try:
        point = ec.EllipticCurvePublicNumbers(int.from_bytes(x), int.from_bytes(y), curve).public_key()
    except ValueError as error:
        raise InputError(Code.KEY_FORMAT, value=kind) from error
    return parse_raw(kind, point.public_bytes(Encoding.X962, PublicFormat.CompressedPoint))


def _parse_rsa(modulus: int, exponent: int) -> PublicKey:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    try:
        key = RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError as error:
        raise InputError(Code.KEY_WEAK, value="RSA") from error
    return parse_raw(KeyKind.RSA, key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def write_jwk(key: PublicKey) -> JsonObject:
    """Return a public key as a JWK with the members that it needs and no others.

    Spec: RFC 7517, JSON Web Key (JWK); RFC 7638, JWK Thumbprint (its members).
    """
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    if key.kind is KeyKind.ED25519:
        return {"kty": "OKP", "crv": "Ed25519", "x": encode_base64url(key.raw)}
    if key.kind is KeyKind.RSA:
        loaded = load_der_public_key(key.raw)
        if not isinstance(loaded, RSAPublicKey):
            raise InputError(Code.KEY_FORMAT, value="RSA")
        numbers = loaded.public_numbers()
        return {"kty": "RSA", "n": _number(numbers.n), "e": _number(numbers.e)}
    name, width = next((name, width) for name, (kind, width) in _CURVES.items() if kind is key.kind)
    curve = ec.SECP256R1() if key.kind is KeyKind.P256 else ec.SECP384R1()
    point = ec.EllipticCurvePublicKey.from_encoded_point(curve, key.raw).public_numbers()
    return {
        "kty": "EC",
        "crv": name,
        "x": encode_base64url(point.x.to_bytes(width)),
        "y": encode_base64url(point.y.to_bytes(width)),
    }


def _number(value: int) -> str:
    return encode_base64url(value.to_bytes((value.bit_length() + 7) // 8))


def parse_pem(text: str) -> PublicKey:
    """Return the RSA public key of a PEM text, as an Open Badges 2.0 CryptographicKey holds it.

    Raises:
        InputError: `Code.KEY_FORMAT` for other keys, `Code.KEY_WEAK` as in `parse_raw`.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

    try:
        key = load_pem_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise InputError(Code.KEY_FORMAT, value="PEM") from error
    if not isinstance(key, RSAPublicKey):
        raise InputError(Code.KEY_FORMAT, value="PEM")
    return parse_raw(KeyKind.RSA, key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
