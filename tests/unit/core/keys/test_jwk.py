from base64 import b64decode, urlsafe_b64decode, urlsafe_b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import KeyKind, jwk, parse_jwk, parse_multikey, parse_pem
from badgedesk.core.keys.jwk import algorithms, decode_base64url, encode_base64url
from badgedesk.core.strictjson import JsonObject, JsonValue

# RFC 8037, Appendix A.2; the did:key vectors for the NIST curves; RFC 7515, Appendix A.2 (RSA).
OKP: JsonObject = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
EC: JsonObject = {
    "kty": "EC",
    "crv": "P-256",
    "x": "igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns",
    "y": "efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM",
}


def base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def rsa_jwk(modulus: int, exponent: int = 65537) -> dict[str, JsonValue]:
    size = (modulus.bit_length() + 7) // 8
    return {"kty": "RSA", "n": base64url(modulus.to_bytes(size)), "e": base64url(exponent.to_bytes(3).lstrip(b"\0"))}


def refusal(jwk: JsonObject) -> Code:
    with pytest.raises(InputError) as caught:
        parse_jwk(jwk)
    return caught.value.code


def test_the_ed25519_key_of_the_standard_is_read() -> None:
    raw = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    key = parse_jwk(OKP)
    assert (key.kind, key.raw) == (KeyKind.ED25519, raw)


def test_a_p256_key_is_the_one_its_did_key_names() -> None:
    assert parse_jwk(EC) == parse_multikey("zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv")


def test_an_rsa_key_is_read() -> None:
    assert parse_jwk(rsa_jwk(2**2047 + 9)).kind is KeyKind.RSA


@pytest.mark.parametrize(
    "added",
    [
        {"use": "sig"},
        {"key_ops": ["verify"]},
        {"alg": "EdDSA"},
        {"alg": "Ed25519"},
        {"kid": "did:key:z6Mk...#z6Mk..."},
        {"x5u": "https://example.org/key", "unknown": 1},
    ],
)
def test_members_that_agree_or_say_nothing_are_read_over(added: dict[str, JsonValue]) -> None:
    assert parse_jwk({**OKP, **added}) == parse_jwk(OKP)


@pytest.mark.parametrize("member", ["d", "p", "q", "dp", "dq", "qi", "oth", "k"])
def test_a_private_member_is_refused_whatever_its_value(member: str) -> None:
    assert refusal({**OKP, member: ""}) is Code.JWS_KEY


@pytest.mark.parametrize(
    "added",
    [
        {"use": "enc"},
        {"use": ["sig"]},
        {"key_ops": ["sign"]},
        {"key_ops": ["encrypt"]},
        {"key_ops": []},
        {"key_ops": "verify"},
        {"alg": "ES256"},
        {"alg": "none"},
        {"alg": "HS256"},
        {"alg": 1},
        {"alg": ["EdDSA"]},
        {"alg": {"EdDSA": 1}},
    ],
)
def test_a_key_that_is_meant_for_something_else_is_refused(added: dict[str, JsonValue]) -> None:
    assert refusal({**OKP, **added}) is Code.JWS_KEY


@pytest.mark.parametrize(
    "jwk",
    [
        {},
        {"kty": "oct", "x": "AAAA"},
        {"kty": "OKP", "crv": "X25519", "x": OKP["x"]},
        {"kty": "OKP", "crv": "Ed448", "x": OKP["x"]},
        {"kty": "okp", "crv": "Ed25519", "x": OKP["x"]},
        {"kty": "EC", "crv": "P-521", "x": EC["x"], "y": EC["y"]},
        {"kty": "EC", "crv": "secp256k1", "x": EC["x"], "y": EC["y"]},
        {"kty": "EC", "crv": ["P-256"], "x": EC["x"], "y": EC["y"]},
        {"kty": ["OKP"], "crv": "Ed25519", "x": OKP["x"]},
    ],
)
def test_other_kinds_of_key_are_refused(jwk: JsonObject) -> None:
    assert refusal(jwk) is Code.JWS_KEY


@pytest.mark.parametrize("value", [None, "", 5, ["x"], "AA==", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp", "a b"])
def test_a_coordinate_that_is_no_canonical_base64url_is_refused(value: JsonValue) -> None:
    assert refusal({**OKP, "x": value}) is Code.KEY_FORMAT


def test_an_ed25519_key_of_another_length_is_refused() -> None:
    assert refusal({**OKP, "x": base64url(bytes(31))}) is Code.KEY_FORMAT


def test_a_weak_ed25519_key_is_refused() -> None:
    assert refusal({**OKP, "x": base64url(bytes(32))}) is Code.KEY_WEAK


def test_a_point_off_the_curve_is_refused() -> None:
    assert refusal({**EC, "y": EC["x"]}) is Code.KEY_FORMAT


def test_a_coordinate_without_its_leading_zeros_is_refused() -> None:
    number = next(
        secret
        for secret in range(1, 2_000)
        if ec.derive_private_key(secret, ec.SECP256R1()).public_key().public_numbers().x < 2**248
    )
    numbers = ec.derive_private_key(number, ec.SECP256R1()).public_key().public_numbers()
    whole = {**EC, "x": base64url(numbers.x.to_bytes(32)), "y": base64url(numbers.y.to_bytes(32))}
    assert parse_jwk(whole).kind is KeyKind.P256
    assert refusal({**whole, "x": base64url(numbers.x.to_bytes(31))}) is Code.KEY_FORMAT


def test_the_point_at_infinity_is_refused() -> None:
    zero = base64url(bytes(32))
    assert refusal({**EC, "x": zero, "y": zero}) is Code.KEY_FORMAT


@pytest.mark.parametrize(
    "jwk",
    [rsa_jwk(2**1023 + 9), rsa_jwk(2**2047 + 9, 3), rsa_jwk(2**8192 + 9), rsa_jwk(2**2047 + 9, 1)],
    ids=["1024 bits", "exponent 3", "8193 bits", "exponent 1"],
)
def test_an_rsa_key_outside_the_limits_is_refused(jwk: JsonObject) -> None:
    assert refusal(jwk) is Code.KEY_WEAK


def test_each_kind_of_key_has_its_own_algorithms() -> None:
    assert {kind: set(algorithms(kind)) for kind in KeyKind} == {
        KeyKind.ED25519: {"EdDSA", "Ed25519"},
        KeyKind.P256: {"ES256"},
        KeyKind.P384: {"ES384"},
        KeyKind.RSA: {"RS256"},
    }


@pytest.mark.parametrize(("data", "text"), [(b"", ""), (b"\xfb\xff", "-_8"), (b"f", "Zg"), (b"foobar", "Zm9vYmFy")])
def test_base64url_has_one_spelling(data: bytes, text: str) -> None:
    assert (encode_base64url(data), decode_base64url(text)) == (text, data)


@pytest.mark.parametrize("text", ["Zg==", "Zh", "Z", "Zm9v YmFy", "Zm9v\n", "+/8", "Zm9vé"])
def test_base64url_in_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        decode_base64url(text)
    assert caught.value.code is Code.JWS_FORMAT


@given(st.text(st.sampled_from("AQgwZz09-_+/=.\n\0 éＡ"), max_size=70))
def test_base64url_is_read_only_in_the_spelling_that_comes_out_again(text: str) -> None:
    written = text.encode("utf-8")
    try:
        data = urlsafe_b64decode(written + b"=" * (-len(written) % 4))
        expected = data if urlsafe_b64encode(data).rstrip(b"=") == written else None
    except ValueError:
        expected = None
    if expected is None:
        with pytest.raises(InputError, match=Code.JWS_FORMAT):
            decode_base64url(text)
    else:
        assert decode_base64url(text) == expected


def test_base64url_is_read_alike_where_the_quick_decoder_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jwk, "_decode", b64decode)
    assert [decode_base64url(text) for text in ("", "-_8", "AAECAw")] == [b"", b"\xfb\xff", b"\0\1\2\3"]
    for text in ("A", "AA==", "+/8", "-_9", "AA\nAA", "A.AA"):
        with pytest.raises(InputError, match=Code.JWS_FORMAT):
            decode_base64url(text)


def test_a_pem_text_of_another_key_is_refused() -> None:
    point = ec.derive_private_key(7, ec.SECP256R1()).public_key()
    pem = point.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    for text in (pem, "", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"):
        with pytest.raises(InputError) as caught:
            parse_pem(text)
        assert caught.value.code is Code.KEY_FORMAT
