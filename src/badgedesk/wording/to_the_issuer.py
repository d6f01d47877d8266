"""The same codes said to somebody who is about to sign: the next step is theirs."""

from typing import Final

from badgedesk.core.errors import Code

_MEND: Final = "Correct it there, then sign again."
TO_THE_ISSUER: Final[dict[Code, tuple[str, str]]] = {
    Code.CREDENTIAL_SCHEMA: ("It does not follow the rules of Open Badges at {path}.", _MEND),
    Code.CREDENTIAL_DATE: (
        "The date at {path} is missing or cannot be read.",
        "Write dates like 2026-11-14T09:00:00Z.",
    ),
    Code.CREDENTIAL_MISSING_ISSUER: ("It does not say who awards it.", "Name yourself as its issuer, then sign again."),
    Code.CREDENTIAL_UNSIGNED_TERM: (
        "A signature would not cover {path}.",
        "Remove it, or name the rules it belongs to.",
    ),
    Code.CREDENTIAL_RELATIVE_ID: ("The address at {path} is incomplete.", "Write it whole, such as https://..."),
    Code.CREDENTIAL_KEYWORD: ("A technical word stands at {path} where none belongs.", _MEND),
    Code.CONTEXT_ORDER: ("It does not name the rules it follows, or in the wrong order.", _MEND),
    Code.CONTEXT_UNKNOWN: ("It uses a vocabulary that this program does not know.", "Use Open Badges 3.0 alone."),
    Code.PROOF_FORMAT: ("It is signed already.", "Remove its proof, then sign again."),
}
"""The same findings said to somebody who is about to sign."""
