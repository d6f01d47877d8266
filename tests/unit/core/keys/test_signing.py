import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.core.keys import KeyKind, generate_signing_key, load_signing_key

# RFC 8032, 7.1 Test Vectors for Ed25519: secret, public key, message, signature.
PUBLISHED = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), PUBLISHED)
def test_signatures_are_those_of_the_standard(secret: str, public: str, message: str, signature: str) -> None:
    key = load_signing_key(KeyKind.ED25519, bytes.fromhex(secret))
    assert key.kind is KeyKind.ED25519
    assert key.public.raw.hex() == public
    assert key.sign(bytes.fromhex(message)).hex() == signature


@pytest.mark.parametrize("size", [0, 1, 32, 63, 64, 65, 128, 10_000])
def test_an_ed25519_signature_is_the_one_that_another_library_makes(size: int) -> None:
    message = bytes(range(256)) * (size // 256 + 1)
    for number in range(20):
        secret = bytes([number, 255 - number]) * 16
        key = load_signing_key(KeyKind.ED25519, secret)
        other = Ed25519PrivateKey.from_private_bytes(secret)
        signature = other.sign(message[:size])
        assert [key.sign(message[:size]), key.sign(message[:size])] == [signature, signature]


def test_the_secret_comes_back_as_it_was_given() -> None:
    secret = bytes.fromhex(PUBLISHED[0][0])
    assert load_signing_key(KeyKind.ED25519, secret).secret_bytes() == secret


def test_two_fresh_keys_differ() -> None:
    assert generate_signing_key().public != generate_signing_key().public


def test_no_text_of_a_key_shows_its_secret() -> None:
    secret = bytes(range(1, 33))
    key = load_signing_key(KeyKind.ED25519, secret)
    shown = f"{key!r} {key} {key.public!r}"
    assert key.public.multibase in shown
    assert secret.hex() not in shown
    assert repr(secret) not in shown


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_secret_of_another_length_is_refused_without_repeating_it(size: int) -> None:
    with pytest.raises(KeyStoreError) as caught:
        load_signing_key(KeyKind.ED25519, b"\x5a" * size)
    assert caught.value.code is Code.KEY_FORMAT
    assert caught.value.facts == {"value": f"{size} bytes"}


def test_a_kind_that_is_only_checked_is_not_signed_with() -> None:
    with pytest.raises(KeyStoreError) as generated:
        generate_signing_key(KeyKind.P384)
    with pytest.raises(KeyStoreError) as loaded:
        load_signing_key(KeyKind.P384, bytes(48))
    assert {generated.value.code, loaded.value.code} == {Code.KEY_UNSUPPORTED}


@pytest.mark.parametrize("kind", [KeyKind.P256, KeyKind.RSA])
def test_every_kind_signs_for_an_independent_check_and_comes_back(kind: KeyKind) -> None:
    key = generate_signing_key(kind)
    signature = key.sign(b"a message")
    # The library's own check takes DER for ECDSA; r and s are put into it here.
    if kind is KeyKind.P256:
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.public.raw)
        der = encode_dss_signature(int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
        public.verify(der, b"a message", ec.ECDSA(hashes.SHA256()))
        assert len(signature) == 64
    else:
        loaded = load_der_public_key(key.public.raw)
        assert isinstance(loaded, rsa.RSAPublicKey)
        loaded.verify(signature, b"a message", padding.PKCS1v15(), hashes.SHA256())
        assert loaded.key_size == 3072
    assert key.public.verify(signature, b"a message")
    assert not key.public.verify(signature, b"a messagE")
    again = load_signing_key(kind, key.secret_bytes())
    assert again.public == key.public


@pytest.mark.parametrize(
    ("kind", "secret"),
    [(KeyKind.P256, bytes(32)), (KeyKind.P256, b"\xff" * 32), (KeyKind.P256, bytes(31)), (KeyKind.RSA, b"no key")],
)
def test_secrets_that_are_none_are_refused(kind: KeyKind, secret: bytes) -> None:
    with pytest.raises(KeyStoreError) as caught:
        load_signing_key(kind, secret)
    assert caught.value.code is Code.KEY_FORMAT
