import random

import pytest

from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import parse_jwk
from badgedesk.core.keys.jwk import encode_base64url
from badgedesk.core.keys.roca import is_roca_modulus

PRIMES = [n for n in range(3, 168) if all(n % d for d in range(2, n))]
PRODUCT = 1
for _prime in PRIMES:
    PRODUCT *= _prime


def faulty_modulus(bits: int) -> int:
    """A number of the form that the faulty library's moduli have: a power of 65537 modulo every small prime."""
    chance = random.Random(2017)
    low: int = pow(65537, chance.randrange(2**100), 2 * PRODUCT)
    return low + 2 * PRODUCT * ((1 << bits - 1) // (2 * PRODUCT) + 1)


def test_a_modulus_of_the_faulty_form_is_told() -> None:
    assert is_roca_modulus(faulty_modulus(2048))


@pytest.mark.parametrize("prime", [11, 13, 37, 53, 61, 71, 97, 103, 107, 109, 127, 151, 157])
def test_one_residue_off_is_enough_to_be_sound(prime: int) -> None:
    powers = {pow(65537, exponent, prime) for exponent in range(prime)}
    wanted = next(residue for residue in range(1, prime) if residue not in powers)
    modulus = faulty_modulus(2048)
    step = 2 * PRODUCT // prime
    while modulus % prime != wanted:
        modulus += step
    assert not is_roca_modulus(modulus)


def test_moduli_by_chance_are_sound() -> None:
    chance = random.Random(15361)
    assert not any(is_roca_modulus(chance.getrandbits(2048) | 1) for _ in range(2_000))


def test_a_key_with_such_a_modulus_is_refused() -> None:
    modulus = faulty_modulus(2048)
    jwk = {"kty": "RSA", "n": encode_base64url(modulus.to_bytes(256)), "e": "AQAB"}
    with pytest.raises(InputError) as caught:
        parse_jwk(jwk)
    assert caught.value.code is Code.KEY_WEAK
