"""Names that people take for one another, though they are written with other letters.

Only one question is asked here: does a stranger's name look like that of an issuer the user knows? So it does no
harm to fold more letters together than strictly look alike.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final

from badgedesk.core.verify.circumstances import TrustedIssuer

NAME_CHARACTERS: Final = 300
"""Longest part of a name that is compared."""

_DROPPED: Final = frozenset({"Mn", "Me", "Cf", "Cc", "Zs", "Zl", "Zp", "Pd", "Pc", "Po", "Lm", "Sk"})
"""Accents, hidden characters, blanks and dots: nobody misses them at a glance."""
_PAIRS: Final = (
    ("а", "a"), ("ӕ", "ae"), ("в", "b"), ("ь", "b"), ("с", "c"), ("ԁ", "d"), ("е", "e"), ("є", "e"), ("ҽ", "e"),
    ("ɡ", "g"), ("ԍ", "g"), ("һ", "h"), ("н", "h"), ("і", "l"), ("ӏ", "l"), ("ј", "j"), ("к", "k"), ("ԟ", "k"),
    ("м", "m"), ("п", "n"), ("о", "o"), ("ө", "o"), ("р", "p"), ("ԛ", "q"), ("г", "r"), ("ѕ", "s"), ("т", "t"),
    ("у", "y"), ("ү", "y"), ("ѵ", "v"), ("ԝ", "w"), ("ш", "w"), ("х", "x"), ("ҳ", "x"), ("з", "3"),
    ("α", "a"), ("β", "b"), ("ϲ", "c"), ("σ", "o"), ("δ", "d"), ("ε", "e"), ("γ", "y"), ("η", "n"), ("ι", "l"),
    ("κ", "k"), ("μ", "u"), ("ν", "v"), ("ο", "o"), ("ρ", "p"), ("τ", "t"), ("υ", "u"), ("χ", "x"), ("ω", "w"),
    ("ζ", "z"), ("ա", "w"), ("ց", "g"), ("հ", "h"), ("ո", "n"), ("օ", "o"), ("ս", "u"), ("զ", "q"), ("յ", "j"),
    ("ı", "l"), ("ł", "l"), ("ø", "o"), ("đ", "d"), ("ħ", "h"), ("ƒ", "f"), ("ſ", "s"), ("ß", "b"), ("æ", "ae"),
    ("i", "l"), ("1", "l"), ("|", "l"), ("0", "o"), ("5", "s"), ("8", "b"), ("$", "s"), ("€", "e"),
)  # fmt: skip
_LETTERS: Final = {ord(letter): alike for letter, alike in _PAIRS}
_RUNS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def skeleton(name: str) -> str:
    """Return what is left of a name at a glance; names with one skeleton look alike."""
    flat = unicodedata.normalize("NFKD", name[:NAME_CHARACTERS]).casefold()
    kept = "".join(letter for letter in flat if unicodedata.category(letter) not in _DROPPED).translate(_LETTERS)
    for run, alike in _RUNS:
        kept = kept.replace(run, alike)
    return kept


def find_lookalike(name: str | None, id_: str | None, known: Iterable[TrustedIssuer]) -> TrustedIssuer | None:
    """Return the known issuer for whom a stranger called ``name`` can be taken.

    Args:
        name: what the stranger calls itself.
        id_: the stranger's own id; who has it is no stranger.
        known: issuers that the user knows.
    """
    looks = skeleton(name or "")
    if not looks:
        return None
    return next((issuer for issuer in known if issuer.id != id_ and skeleton(issuer.name) == looks), None)
