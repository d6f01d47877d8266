"""Keys that were made elsewhere: the library writes them, OpenSSL's forms among them, and they are read back."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.keys import KeyKind, base58, parse_private_key
from badgedesk.core.keys.jwk import encode_base64url

RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
P256 = ec.generate_private_key(ec.SECP256R1())
ED25519 = ed25519.Ed25519PrivateKey.generate()
# RFC 8037, Appendix A.1: the key and, in A.2, its public part.
RFC8037 = {
    "kty": "OKP",
    "crv": "Ed25519",
    "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
}


def _code(data: bytes, passphrase: str | None = None) -> Code:
    with pytest.raises(BadgeDeskError) as caught:
        parse_private_key(data, passphrase)
    return caught.value.code


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
@pytest.mark.parametrize(("key", "kind"), [(RSA, KeyKind.RSA), (P256, KeyKind.P256), (ED25519, KeyKind.ED25519)])
def test_pem_files_are_read(key: PrivateKeyTypes, kind: KeyKind, form: PrivateFormat) -> None:
    if kind is KeyKind.ED25519:
        form = PrivateFormat.PKCS8
    read = parse_private_key(key.private_bytes(Encoding.PEM, form, NoEncryption()))
    assert read.kind is kind
    assert read.public.verify(read.sign(b"a message"), b"a message")


def test_a_sealed_pem_needs_its_passphrase() -> None:
    data = P256.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"lanterns"))
    assert parse_private_key(data, "lanterns").kind is KeyKind.P256
    assert _code(data) is Code.PASSPHRASE_NEEDED
    assert _code(data, "tides") is Code.PASSPHRASE_WRONG


def test_a_published_jwk_is_read() -> None:
    assert parse_private_key(json.dumps(RFC8037).encode()).public.raw.hex() == (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    )


def test_jwks_of_the_other_kinds_are_read() -> None:
    numbers = P256.private_numbers()
    public = numbers.public_numbers
    curve = {name: encode_base64url(value.to_bytes(32)) for name, value in (("x", public.x), ("y", public.y))}
    jwk = {"kty": "EC", "crv": "P-256", "d": encode_base64url(numbers.private_value.to_bytes(32)), **curve}
    assert parse_private_key(json.dumps(jwk).encode()).secret_bytes() == numbers.private_value.to_bytes(32)
    secret = RSA.private_numbers()
    named = {"n": secret.public_numbers.n, "e": 65537, "d": secret.d, "p": secret.p, "q": secret.q}
    full = {name: encode_base64url(value.to_bytes((value.bit_length() + 7) // 8)) for name, value in named.items()}
    for left_out in ({"p", "q"}, set()):
        members = {"kty": "RSA", **{name: value for name, value in full.items() if name not in left_out}}
        assert parse_private_key(json.dumps(members).encode()).kind is KeyKind.RSA


def test_secret_multikeys_are_read_alone_and_in_a_document() -> None:
    secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    text = "z" + base58.encode(b"\x80\x26" + secret)
    assert text.startswith("z3u2")
    key = parse_private_key(text.encode())
    assert key.secret_bytes() == secret
    pair = {"secretKeyMultibase": text, "publicKeyMultibase": key.public.multibase}
    assert parse_private_key(json.dumps(pair).encode()).public == key.public
    pair["publicKeyMultibase"] = parse_private_key(
        b"z" + base58.encode(b"\x80\x26" + bytes(32)).encode()
    ).public.multibase
    assert _code(json.dumps(pair).encode()) is Code.KEY_FORMAT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.KEY_FORMAT),
        (b"not a key", Code.KEY_FORMAT),
        (b"\xff\xfe", Code.KEY_FORMAT),
        (b"{}", Code.KEY_FORMAT),
        (b'{"kty":"oct","k":"AAAA"}', Code.KEY_FORMAT),
        (json.dumps({**RFC8037, "d": RFC8037["x"]}).encode(), Code.KEY_FORMAT),
        (json.dumps({name: value for name, value in RFC8037.items() if name != "d"}).encode(), Code.KEY_FORMAT),
        (b"z6Mk" + b"1" * 44, Code.KEY_FORMAT),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", Code.KEY_FORMAT),
        (
            ec.generate_private_key(ec.SECP384R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
            Code.KEY_UNSUPPORTED,
        ),
        (
            rsa.generate_private_key(public_exponent=65537, key_size=1024).private_bytes(
                Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
            ),
            Code.KEY_WEAK,
        ),
    ],
)
def test_other_files_are_refused(data: bytes, code: Code) -> None:
    assert _code(data) is code
