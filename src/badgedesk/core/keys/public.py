"""Public keys: what a signature is checked with."""

from dataclasses import dataclass
from enum import StrEnum, unique
from functools import cache, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import base58
from badgedesk.core.keys.roca import is_roca_modulus

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.padding import AsymmetricPadding
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.hashes import HashAlgorithm


@unique
class KeyKind(StrEnum):
    """The kinds of key this program signs or checks with."""

    ED25519 = "ed25519"
    P256 = "p256"
    P384 = "p384"
    RSA = "rsa"


RSA_MIN_BITS: Final = 2048
RSA_MAX_BITS: Final = 8192
RSA_MIN_EXPONENT: Final = 65537
_ED25519_BYTES: Final = 32
_ED25519_SIGNATURE_BYTES: Final = 64
_EC_WIDTH: Final = {KeyKind.P256: 32, KeyKind.P384: 48}
"""Bytes of one coordinate, and of each half of a signature."""
_SIGN_BIT: Final = 0x80
_PREFIX: Final = {
    KeyKind.ED25519: b"\xed\x01",
    KeyKind.P256: b"\x80\x24",
    KeyKind.P384: b"\x81\x24",
    KeyKind.RSA: b"\x85\x24",
}

# The field and the curve of Ed25519 (RFC 8032, section 5.1), for refusing points that no honest key has.
_P: Final = 2**255 - 19
_D: Final = -121665 * pow(121666, -1, _P) % _P
_ORDER_8_Y: Final = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
_LOW_ORDER_Y: Final = frozenset({0, 1, _P - 1, _ORDER_8_Y, _P - _ORDER_8_Y})


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key that passed the checks of `parse_raw`.

    ``raw`` is the 32-byte point (Ed25519), the compressed point (P-256, P-384) or the DER SubjectPublicKeyInfo (RSA).
    """

    kind: KeyKind
    raw: bytes

    @property
    def multibase(self) -> str:
        """The key as a Multikey text (``z6Mk...``); for RSA, some 370 letters and more, of its PKCS #1 form."""
        material = _pkcs1(self.raw) if self.kind is KeyKind.RSA else self.raw
        return "z" + base58.encode(_PREFIX[self.kind] + material)

    @property
    def name(self) -> str:
        """A short name of letters and digits: the Multikey text; for RSA ``rsa`` and the base58 of its SHA-256."""
        if self.kind is KeyKind.RSA:
            return "rsa" + base58.encode(sha256(self.raw).digest())
        return self.multibase

    def verify(self, signature: bytes, message: bytes, *, sha384: bool = False) -> bool:
        """Return whether ``signature`` was made over ``message`` with this key.

        Ed25519: 64 bytes. ECDSA: r and s, each of the curve's width; DER is refused. RSA: PKCS #1 v1.5 with SHA-256.
        ECDSA hashes with SHA-256, with P-384 or ``sha384`` with SHA-384.
        """
        if self.kind is KeyKind.ED25519:
            return _check_ed25519(self.raw, signature, message)
        if self.kind is KeyKind.RSA:
            return _check_rsa(self.raw, signature, message)
        return _check_ecdsa(self, signature, message, sha384=sha384)


@lru_cache(maxsize=1024)
def parse_raw(kind: KeyKind, raw: bytes) -> PublicKey:
    """Return the key that ``raw`` holds, after refusing weak and malformed ones.

    Raises:
        InputError: `Code.KEY_FORMAT` for wrong lengths and points off the curve, `Code.KEY_WEAK` for points of low
            order, encodings that are not canonical, RSA below 2048 bits, with an exponent below 65537, or made by
            a library whose keys can be factored.
    """
    if kind is KeyKind.ED25519:
        _refuse_weak_ed25519(raw)
    elif kind is KeyKind.RSA:
        _refuse_weak_rsa(_rsa(raw))
    else:
        _ec(kind, raw)
    return PublicKey(kind, raw)


@lru_cache(maxsize=1024)
def parse_multikey(text: str) -> PublicKey:
    """Return the public key of a Multikey text such as ``z6Mk...``.

    Raises:
        InputError: `Code.KEY_FORMAT` for another prefix, length or alphabet, `Code.KEY_WEAK` as in `parse_raw`.

    Spec: Controlled Identifiers 1.0, Multikey.
    """
    if not text.startswith("z"):
        raise InputError(Code.KEY_FORMAT, value=text)
    data = base58.decode(text[1:])
    for kind, prefix in _PREFIX.items():
        if data.startswith(prefix):
            material = data[len(prefix) :]
            key = parse_raw(kind, _subject_public_key(material) if kind is KeyKind.RSA else material)
            if key.multibase != text:
                raise InputError(Code.KEY_FORMAT, value=text)
            return key
    raise InputError(Code.KEY_FORMAT, value=text)


def _pkcs1(der: bytes) -> bytes:
    """Return the RSAPublicKey that a SubjectPublicKeyInfo wraps, which is what a Multikey holds."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return _rsa(der).public_bytes(Encoding.DER, PublicFormat.PKCS1)


def _subject_public_key(pkcs1: bytes) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return _rsa(pkcs1).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _refuse_weak_ed25519(raw: bytes) -> None:
    if len(raw) != _ED25519_BYTES:
        raise InputError(Code.KEY_FORMAT, value=raw.hex())
    y = int.from_bytes(raw, "little") & ((1 << 255) - 1)
    if y >= _P or y in _LOW_ORDER_Y:
        raise InputError(Code.KEY_WEAK, value=raw.hex())
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    if pow(square, (_P - 1) // 2, _P) != 1:
        raise InputError(Code.KEY_FORMAT, value=raw.hex())


def _refuse_weak_rsa(key: "RSAPublicKey") -> None:
    numbers = key.public_numbers()
    if not RSA_MIN_BITS <= key.key_size <= RSA_MAX_BITS or numbers.e < RSA_MIN_EXPONENT or numbers.n % 2 == 0:
        raise InputError(Code.KEY_WEAK, value=f"RSA, {key.key_size} bits, exponent {numbers.e}")
    if is_roca_modulus(numbers.n):
        raise InputError(Code.KEY_WEAK, value="RSA, made by a library whose keys can be factored")


@lru_cache(maxsize=256)
def _ec(kind: KeyKind, raw: bytes) -> "EllipticCurvePublicKey":
    from cryptography.hazmat.primitives.asymmetric import ec

    if len(raw) != _EC_WIDTH[kind] + 1:
        raise InputError(Code.KEY_FORMAT, value=raw.hex())
    curve = ec.SECP256R1() if kind is KeyKind.P256 else ec.SECP384R1()
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(curve, raw)
    except ValueError as error:
        raise InputError(Code.KEY_FORMAT, value=raw.hex()) from error


@lru_cache(maxsize=256)
def _rsa(raw: bytes) -> "RSAPublicKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        key = load_der_public_key(raw)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise InputError(Code.KEY_FORMAT, value="RSA") from error
    if not isinstance(key, RSAPublicKey):
        raise InputError(Code.KEY_FORMAT, value="RSA")
    return key


def _check_ed25519(raw: bytes, signature: bytes, message: bytes) -> bool:
    if len(signature) != _ED25519_SIGNATURE_BYTES:  # the library is given both in one piece
        return False
    checked, refused = _sodium()
    try:
        checked(signature + message, raw)
    except refused:
        return False
    return True


@cache
def _sodium() -> "tuple[Callable[[bytes, bytes], bytes], type[Exception]]":
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import BadSignatureError

    return crypto_sign_open, BadSignatureError


def _check_rsa(raw: bytes, signature: bytes, message: bytes) -> bool:
    try:
        _rsa(raw).verify(signature, message, *_rsa_scheme())
    except _refused():
        return False
    return True


@cache
def _refused() -> type[Exception]:
    from cryptography.exceptions import InvalidSignature

    return InvalidSignature


@cache
def _rsa_scheme() -> "tuple[AsymmetricPadding, HashAlgorithm]":
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    return PKCS1v15(), SHA256()


def _check_ecdsa(key: PublicKey, signature: bytes, message: bytes, *, sha384: bool) -> bool:
    width = _EC_WIDTH[key.kind]
    if len(signature) != 2 * width:
        return False
    scheme = _ecdsa_scheme(sha384 or key.kind is KeyKind.P384)
    try:
        _ec(key.kind, key.raw).verify(_dss_signature(signature, width), message, scheme)
    except _refused():
        return False
    return True


@cache
def _ecdsa_scheme(sha384: bool) -> "ECDSA":
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.hashes import SHA256, SHA384

    return ECDSA(SHA384() if sha384 else SHA256())


def _dss_signature(signature: bytes, width: int) -> bytes:
    """Return a signature of two numbers of ``width`` bytes each in DER, as the library wants it.

    Two such numbers, with what stands before them, stay below the 128 bytes from which a length is written otherwise.
    """
    r, s = _der_number(signature[:width]), _der_number(signature[width:])
    return b"0%c%b%b" % (len(r) + len(s), r, s)


def _der_number(data: bytes) -> bytes:
    """Return a number, highest byte first, as DER writes it: no zero in front but where the first bit would be set."""
    digits = data.lstrip(b"\0")
    if not digits or digits[0] >= _SIGN_BIT:
        digits = b"\0" + digits
    return b"\x02%c%b" % (len(digits), digits)
