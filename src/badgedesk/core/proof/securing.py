"""How a credential is secured: one or more Data Integrity proofs, or a compact token; by the names that users give."""

from dataclasses import dataclass
from typing import Final, Self

from badgedesk.core.errors import Code, UsageError
from badgedesk.core.keys import KeyKind
from badgedesk.core.proof.suite import RULES, Suite
from badgedesk.core.proof.token import token_algorithm

_TOKENS: Final = {
    "jwt-eddsa": KeyKind.ED25519,
    "jwt-es256": KeyKind.P256,
    "jwt-rs256": KeyKind.RSA,
}
_TOKEN: Final = "jwt"  # noqa: S105 - the name of a format
_DEFAULT: Final = {
    KeyKind.ED25519: Suite.EDDSA_RDFC_2022,
    KeyKind.P256: Suite.ECDSA_RDFC_2019,
    KeyKind.P384: Suite.ECDSA_RDFC_2019,
}
WRITTEN: Final = (Suite.EDDSA_RDFC_2022, Suite.EDDSA_JCS_2022, Suite.ECDSA_RDFC_2019, Suite.ECDSA_JCS_2019)
"""The suites that this program signs in."""


@dataclass(frozen=True, slots=True)
class Securing:
    """In which suites, all at once, or as a token where there is none."""

    suites: tuple[Suite, ...] = ()

    @property
    def is_token(self) -> bool:
        """Whether the credential becomes a compact token."""
        return not self.suites

    @classmethod
    def usual(cls, kind: KeyKind, *, token: bool = False) -> Self:
        """Return how a key of ``kind`` secures where nothing else is asked for; RSA has nothing but tokens."""
        if token or kind not in _DEFAULT:
            return cls()
        return cls((_DEFAULT[kind],))

    @classmethod
    def parse(cls, names: str, kind: KeyKind) -> Self:
        """Return what ``names`` ask for: suites with commas between (a proof set), or one ``jwt-...``.

        Raises:
            UsageError: `Code.USAGE` for a name that is none or a mixture; `Code.KEY_SUITE`, when a key of ``kind``
                does not sign so.
        """
        asked = tuple(dict.fromkeys(name.strip() for name in names.split(",")))
        if len(asked) == 1 and (asked[0] == _TOKEN or asked[0] in _TOKENS):
            if _TOKENS.get(asked[0], kind) is not kind:
                raise UsageError(Code.KEY_SUITE, value=kind, suite=asked[0])
            token_algorithm(kind)
            return cls()
        written = {suite.value: suite for suite in WRITTEN}
        unknown = next((name for name in asked if name not in written), None)
        if unknown is not None:
            known = ", ".join((*written, *_TOKENS))
            raise UsageError(Code.USAGE, detail=f"“{unknown}” is no way to sign here: {known}.")
        foreign = next((name for name in asked if kind not in RULES[written[name]].kinds), None)
        if foreign is not None:
            raise UsageError(Code.KEY_SUITE, value=kind, suite=foreign)
        return cls(tuple(written[name] for name in asked))
