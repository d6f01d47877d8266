"""Published sets of signatures and keys made to trip verifiers up: Wycheproof, CCTV, and the did:key method's own."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core.did import did_key, find_key
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import KeyKind, PublicKey, load_signing_key, parse_jwk, parse_multikey, parse_pem, parse_raw


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def compressed(group: Mapping[str, Any], width: int) -> bytes:
    point = bytes.fromhex(group["publicKey"]["uncompressed"])
    x, y = point[1 : 1 + width], point[1 + width :]
    return bytes([2 + y[-1] % 2]) + x


READERS: dict[str, Callable[[Mapping[str, Any]], PublicKey]] = {
    "ed25519_test": lambda group: parse_raw(KeyKind.ED25519, bytes.fromhex(group["publicKey"]["pk"])),
    "ecdsa_secp256r1_sha256_p1363_test": lambda group: parse_raw(KeyKind.P256, compressed(group, 32)),
    "ecdsa_secp384r1_sha384_p1363_test": lambda group: parse_raw(KeyKind.P384, compressed(group, 48)),
    "rsa_signature_2048_sha256_test": lambda group: parse_pem(group["publicKeyPem"]),
}


@pytest.mark.parametrize("name", READERS)
def test_every_signature_of_a_set_is_judged_as_it_says(vectors_dir: Path, name: str) -> None:
    groups = read(vectors_dir / "hostile/crypto" / f"{name}.json")["testGroups"]
    judged = wrong = 0
    for group in groups:
        if group["publicKey"].get("publicExponent") == "03":
            continue  # refused as a key, see the next test
        key = READERS[name](group)
        for case in group["tests"]:
            holds = key.verify(bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))
            judged += 1
            wrong += case["result"] in {"valid", "invalid"} and holds is not (case["result"] == "valid")
    assert (judged > 100, wrong) == (True, 0)


def test_a_set_of_keys_with_exponent_three_is_refused_whole(vectors_dir: Path) -> None:
    groups = read(vectors_dir / "hostile/crypto/rsa_signature_2048_sha256_test.json")["testGroups"]
    [group] = [group for group in groups if group["publicKey"]["publicExponent"] == "03"]
    with pytest.raises(InputError) as caught:
        parse_pem(group["publicKeyPem"])
    assert caught.value.code is Code.KEY_WEAK


@pytest.mark.parametrize(
    "name", ["ed25519_test", "ecdsa_secp256r1_sha256_p1363_test", "ecdsa_secp384r1_sha384_p1363_test"]
)
def test_a_key_is_the_same_as_its_jwk_where_the_set_gives_one(vectors_dir: Path, name: str) -> None:
    groups = read(vectors_dir / "hostile/crypto" / f"{name}.json")["testGroups"]
    pairs = [(READERS[name](group), parse_jwk(group["publicKeyJwk"])) for group in groups if "publicKeyJwk" in group]
    assert pairs
    assert all(one == other for one, other in pairs)


def test_ed25519_points_that_fit_many_messages_are_refused_and_others_read(vectors_dir: Path) -> None:
    weak = read_ones = 0
    for vector in read(vectors_dir / "hostile/crypto/cctv-ed25519vectors.json"):
        raw = bytes.fromhex(vector["key"])
        if {"low_order_A", "non_canonical_A"} & set(vector["flags"] or ()):
            with pytest.raises(InputError) as caught:
                parse_raw(KeyKind.ED25519, raw)
            assert caught.value.code is Code.KEY_WEAK, vector["number"]
            weak += 1
        else:
            assert parse_raw(KeyKind.ED25519, raw).raw == raw
            read_ones += 1
    assert weak > 100
    assert read_ones > 10


def test_ed25519_signatures_with_a_part_that_is_not_canonical_do_not_hold(vectors_dir: Path) -> None:
    held = [
        vector["number"]
        for vector in read(vectors_dir / "hostile/crypto/cctv-ed25519vectors.json")
        if "non_canonical_R" in (vector["flags"] or ())
        and not {"low_order_A", "non_canonical_A"} & set(vector["flags"])
        and parse_raw(KeyKind.ED25519, bytes.fromhex(vector["key"])).verify(
            bytes.fromhex(vector["sig"]), vector["msg"].encode()
        )
    ]
    assert held == []


def key_sets() -> list[str]:
    path = Path(__file__).resolve().parents[3] / "shared/vectors/hostile/jose/wycheproof-json_web_key_test.json"
    if not path.is_file():
        return ["absent"]
    return [str(place) for place in range(len(read(path)["testGroups"]))]


@pytest.mark.parametrize("place", key_sets())
def test_a_published_jwk_set_is_read_or_refused_as_it_says(vectors_dir: Path, place: str) -> None:
    group = read(vectors_dir / "hostile/jose/wycheproof-json_web_key_test.json")["testGroups"][int(place)]
    symmetric = "public" not in group
    keys = group["private" if symmetric else "public"]["keys"]
    wanted = not symmetric and group["tests"][0]["result"] == "valid"
    read_ones = []
    for jwk in keys:
        try:
            read_ones.append(parse_jwk(jwk))
        except InputError as error:
            assert error.code in {Code.JWS_KEY, Code.KEY_FORMAT, Code.KEY_WEAK}
    assert (len(read_ones) == len(keys)) is wanted


def test_the_did_key_vectors_of_the_nist_curves_name_the_same_keys(vectors_dir: Path) -> None:
    named = 0
    for did, entry in read(vectors_dir / "did/did-key-nist-curves.json").items():
        jwk = entry["verificationMethod"].get("publicKeyJwk")
        if jwk is None or jwk["crv"] not in {"P-256", "P-384"}:
            continue
        public = parse_jwk(jwk)
        assert did_key(public) == did
        assert find_key(entry["didDocument"]["assertionMethod"][0], {}).key == public
        named += 1
    assert named >= 4


def test_the_did_key_vectors_of_ed25519_follow_from_their_seeds(vectors_dir: Path) -> None:
    entries = read(vectors_dir / "did/did-key-ed25519-x25519.json")
    for did, entry in entries.items():
        key = load_signing_key(KeyKind.ED25519, bytes.fromhex(entry["seed"]))
        assert did_key(key.public) == did
        agreement = entry["keyAgreementKeyPair"]["id"].removeprefix("#")
        with pytest.raises(InputError) as caught:
            parse_multikey(agreement)
        assert caught.value.code is Code.KEY_FORMAT
    assert len(entries) >= 3
