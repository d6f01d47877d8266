from collections.abc import Callable
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import KeyKind, PublicKey, base58, parse_multikey, parse_raw

# RFC 8032, 7.1 Test Vectors for Ed25519, TEST 3.
RFC8032_PUBLIC = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
RFC8032_MESSAGE = bytes.fromhex("af82")
RFC8032_SIGNATURE = bytes.fromhex(
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
    "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
)
PRIME = 2**255 - 19

# Texts from the vectors of did:key and of the W3C suites; the bytes behind each prefix are the key.
ED25519_TEXT = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
P256_TEXT = "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP"
P384_TEXT = "z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ"


def multikey(prefix: str, body: bytes) -> str:
    return "z" + base58.encode(bytes.fromhex(prefix) + body)


def refusal(act: Callable[[], object]) -> Code:
    with pytest.raises(InputError) as caught:
        act()
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "kind", "size"),
    [
        (ED25519_TEXT, KeyKind.ED25519, 32),
        (P256_TEXT, KeyKind.P256, 33),
        (P384_TEXT, KeyKind.P384, 49),
    ],
)
def test_a_multikey_names_its_kind_and_holds_the_raw_key(text: str, kind: KeyKind, size: int) -> None:
    key = parse_multikey(text)
    assert (key.kind, len(key.raw), key.multibase) == (kind, size, text)


def test_the_key_of_the_all_zero_seed_is_the_one_of_the_did_key_vectors() -> None:
    raw = bytes.fromhex("3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29")
    assert parse_multikey(ED25519_TEXT) == PublicKey(KeyKind.ED25519, raw)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "z",
        ED25519_TEXT.removeprefix("z"),
        "u" + ED25519_TEXT[1:],
        "Z" + ED25519_TEXT[1:],
        ED25519_TEXT + " ",
        ED25519_TEXT[:-1],
        ED25519_TEXT + "1",
        "z1" + ED25519_TEXT[1:],
        "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc",
        "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq",
        "z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN",
    ],
    ids=[
        "empty",
        "prefix only",
        "no multibase prefix",
        "base64url prefix",
        "capital prefix",
        "trailing blank",
        "a letter short",
        "a letter long",
        "leading zero byte",
        "X25519",
        "Ed25519 secret",
        "P-256 secret",
    ],
)
def test_what_is_no_public_signing_multikey_is_refused(text: str) -> None:
    assert refusal(lambda: parse_multikey(text)) is Code.KEY_FORMAT


def test_a_secp256k1_multikey_is_refused() -> None:
    point = ec.derive_private_key(7, ec.SECP256K1()).public_key()
    text = multikey("e701", point.public_bytes(Encoding.X962, PublicFormat.CompressedPoint))
    assert text.startswith("zQ3s")
    assert refusal(lambda: parse_multikey(text)) is Code.KEY_FORMAT


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_an_ed25519_multikey_of_another_length_is_refused(size: int) -> None:
    assert refusal(lambda: parse_multikey(multikey("ed01", b"\x09" * size))) is Code.KEY_FORMAT


@pytest.mark.parametrize(
    "body",
    [b"\x02" + b"\xff" * 32, b"\x02" + (1).to_bytes(32), b"\x05" + (5).to_bytes(32), b"\x00", b"\x02" * 32],
    ids=["x past the field", "x off the curve", "unknown form", "infinity", "a byte short"],
)
def test_a_p256_point_that_is_none_is_refused(body: bytes) -> None:
    assert refusal(lambda: parse_multikey(multikey("8024", body))) is Code.KEY_FORMAT


def test_an_uncompressed_point_is_refused_in_a_multikey() -> None:
    point = ec.derive_private_key(7, ec.SECP256R1()).public_key()
    body = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert refusal(lambda: parse_multikey(multikey("8024", body))) is Code.KEY_FORMAT


@pytest.mark.parametrize(
    "y",
    [0, 1, PRIME - 1, PRIME, PRIME + 1, 2**255 - 1],
    ids=["order 4", "neutral", "order 2", "0 written as p", "1 written as p + 1", "past the field"],
)
@pytest.mark.parametrize("sign", [0, 1])
def test_weak_and_loosely_written_ed25519_points_are_refused(y: int, sign: int) -> None:
    raw = (y | sign << 255).to_bytes(32, "little")
    assert refusal(lambda: parse_raw(KeyKind.ED25519, raw)) is Code.KEY_WEAK


@pytest.mark.parametrize(
    "text",
    [
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ],
)
def test_ed25519_points_of_order_eight_are_refused(text: str) -> None:
    assert refusal(lambda: parse_raw(KeyKind.ED25519, bytes.fromhex(text))) is Code.KEY_WEAK


def test_an_ed25519_text_that_is_no_point_is_refused() -> None:
    assert refusal(lambda: parse_raw(KeyKind.ED25519, (2).to_bytes(32, "little"))) is Code.KEY_FORMAT


def test_the_ed25519_signature_of_the_standard_holds() -> None:
    key = parse_raw(KeyKind.ED25519, RFC8032_PUBLIC)
    assert key.verify(RFC8032_SIGNATURE, RFC8032_MESSAGE)


@pytest.mark.parametrize("size", [0, 63, 65, 128])
def test_an_ed25519_signature_of_another_length_does_not_hold(size: int) -> None:
    key = parse_raw(KeyKind.ED25519, RFC8032_PUBLIC)
    assert not key.verify((RFC8032_SIGNATURE * 2)[:size], RFC8032_MESSAGE)


@pytest.mark.parametrize("shift", [1, 2])
def test_an_ed25519_signature_ends_where_the_message_begins(shift: int) -> None:
    key = parse_raw(KeyKind.ED25519, RFC8032_PUBLIC)
    assert not key.verify(RFC8032_SIGNATURE[:-shift], RFC8032_SIGNATURE[-shift:] + RFC8032_MESSAGE)
    assert not key.verify(RFC8032_SIGNATURE + RFC8032_MESSAGE[:shift], RFC8032_MESSAGE[shift:])


@pytest.mark.parametrize("place", [0, 31, 32, 63])
def test_a_flipped_bit_breaks_an_ed25519_signature(place: int) -> None:
    flipped = bytearray(RFC8032_SIGNATURE)
    flipped[place] ^= 1
    assert not parse_raw(KeyKind.ED25519, RFC8032_PUBLIC).verify(bytes(flipped), RFC8032_MESSAGE)


@pytest.mark.parametrize(
    ("kind", "curve", "digest", "wide"),
    [
        (KeyKind.P256, ec.SECP256R1(), hashes.SHA256(), False),
        (KeyKind.P256, ec.SECP256R1(), hashes.SHA384(), True),
        (KeyKind.P384, ec.SECP384R1(), hashes.SHA384(), False),
    ],
)
def test_an_ecdsa_signature_is_r_and_s_and_never_der(
    kind: KeyKind, curve: ec.EllipticCurve, digest: hashes.HashAlgorithm, wide: bool
) -> None:
    private = ec.derive_private_key(1234567, curve)
    raw = private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    der = private.sign(b"a message", ec.ECDSA(digest))
    width = (curve.key_size + 7) // 8
    signature = b"".join(part.to_bytes(width) for part in decode_dss_signature(der))
    key = parse_raw(kind, raw)
    assert key.verify(signature, b"a message", sha384=wide)
    assert not key.verify(signature, b"another", sha384=wide)
    assert not key.verify(der, b"a message", sha384=wide)
    assert not key.verify(signature + b"\0", b"a message", sha384=wide)


@pytest.mark.parametrize(
    ("curve", "kind", "width"), [(ec.SECP256R1(), KeyKind.P256, 32), (ec.SECP384R1(), KeyKind.P384, 48)]
)
@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("first", [0x00, 0x01, 0x80])
def test_the_halves_of_an_ecdsa_signature_may_begin_with_any_byte(
    curve: ec.EllipticCurve, kind: KeyKind, width: int, half: int, first: int
) -> None:
    private = ec.derive_private_key(1234567, curve)
    raw = private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    hashed = hashes.SHA256() if kind is KeyKind.P256 else hashes.SHA384()
    signature = b""
    while signature[half * width : half * width + 1] != bytes([first]):
        r, s = decode_dss_signature(private.sign(b"message", ec.ECDSA(hashed)))
        signature = r.to_bytes(width) + s.to_bytes(width)
    assert parse_raw(kind, raw).verify(signature, b"message")
    assert not parse_raw(kind, raw).verify(signature, b"massage")


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("number", [0, 2**256 - 1])
def test_an_ecdsa_signature_with_a_number_outside_the_group_does_not_hold(half: int, number: int) -> None:
    private = ec.derive_private_key(1234567, ec.SECP256R1())
    raw = private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    numbers = list(decode_dss_signature(private.sign(b"message", ec.ECDSA(hashes.SHA256()))))
    numbers[half] = number
    signature = b"".join(each.to_bytes(32) for each in numbers)
    assert not parse_raw(KeyKind.P256, raw).verify(signature, b"message")


def test_an_ecdsa_signature_without_its_leading_zero_is_refused() -> None:
    private = ec.derive_private_key(1234567, ec.SECP256R1())
    key = parse_raw(KeyKind.P256, private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint))
    pairs = (decode_dss_signature(private.sign(b"a message", ec.ECDSA(hashes.SHA256()))) for _ in range(20_000))
    r, s = next((r, s) for r, s in pairs if s < 2**248)
    assert key.verify(r.to_bytes(32) + s.to_bytes(32), b"a message")
    assert not key.verify(r.to_bytes(32) + s.to_bytes(31), b"a message")


def der_of(modulus: int, exponent: int) -> bytes:
    key = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize("bits", [2048, 4096, 8192])
def test_rsa_keys_within_the_limits_are_read(bits: int) -> None:
    assert parse_raw(KeyKind.RSA, der_of(2 ** (bits - 1) + 9, 65537)).kind is KeyKind.RSA


@pytest.mark.parametrize(
    ("modulus", "exponent"),
    [(2**1023 + 9, 65537), (2**2046 + 9, 65537), (2**8192 + 9, 65537), (2**2047 + 9, 3), (2**2047 + 9, 65535)],
    ids=["1024 bits", "2047 bits", "8193 bits", "exponent 3", "exponent 65535"],
)
def test_rsa_keys_outside_the_limits_are_refused(modulus: int, exponent: int) -> None:
    assert refusal(lambda: parse_raw(KeyKind.RSA, der_of(modulus, exponent))) is Code.KEY_WEAK


def test_an_even_rsa_modulus_is_refused() -> None:
    assert refusal(lambda: parse_raw(KeyKind.RSA, der_of(2**2047 + 10, 65537))) is Code.KEY_WEAK


@pytest.mark.parametrize("raw", [b"", b"no key", sha256(b"x").digest()])
def test_bytes_that_are_no_rsa_key_are_refused(raw: bytes) -> None:
    assert refusal(lambda: parse_raw(KeyKind.RSA, raw)) is Code.KEY_FORMAT


def test_another_kind_of_key_in_der_is_no_rsa_key() -> None:
    point = ec.derive_private_key(7, ec.SECP256R1()).public_key()
    raw = point.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert refusal(lambda: parse_raw(KeyKind.RSA, raw)) is Code.KEY_FORMAT


def test_an_rsa_signature_is_pkcs1_with_sha256() -> None:
    private = rsa.generate_private_key(65537, 2048)
    raw = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    key = parse_raw(KeyKind.RSA, raw)
    assert key.verify(private.sign(b"a message", padding.PKCS1v15(), hashes.SHA256()), b"a message")
    assert not key.verify(private.sign(b"a message", padding.PKCS1v15(), hashes.SHA512()), b"a message")
    probabilistic = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
    assert not key.verify(private.sign(b"a message", probabilistic, hashes.SHA256()), b"a message")


def test_an_rsa_key_has_a_multikey_text_and_a_short_name() -> None:
    # The published example of the did:key method begins its 2048-bit keys so.
    key = parse_raw(KeyKind.RSA, der_of(2**2047 + 9, 65537))
    assert key.multibase.startswith("z4MX")
    assert parse_multikey(key.multibase) == key
    assert key.name.startswith("rsa")
    assert key.name.isalnum()
    assert len(key.name) < 60
