"""Telling RSA keys that a faulty library made: their moduli leave a print, and can be factored (CVE-2017-15361).

The library took primes of the form k * M + (65537 ** a mod M), M a product of small primes. Modulo each of those
primes such a modulus is a power of 65537, which for a sound key happens by chance once in 200 million keys.

Spec: The Return of Coppersmith's Attack (ACM CCS 2017), Fingerprinting.
"""

from functools import cache
from typing import Final

_GENERATOR: Final = 65537
_PRIMES: Final = (
    *(3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71),
    *(73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167),
)


def is_roca_modulus(modulus: int) -> bool:
    """Return whether an RSA modulus bears the print of the faulty library."""
    return all(modulus % prime in powers for prime, powers in _powers())


@cache
def _powers() -> tuple[tuple[int, frozenset[int]], ...]:
    """The powers of the generator modulo each prime."""
    return tuple(
        (prime, frozenset(pow(_GENERATOR, exponent, prime) for exponent in range(prime - 1))) for prime in _PRIMES
    )
