"""Names of files and addresses that the awards place suggests."""

from badgedesk.awarding.batches.naming import USUAL, check_pattern
from badgedesk.awarding.issuers.recovery import RECOVERY_ENDING
from badgedesk.awarding.issuers.recovery_sheet import SHEET_ENDING
from badgedesk.core.did import did_web_address, parse_web_identity
from badgedesk.core.errors import InputError, UsageError
from badgedesk.host.names import safe_name

LANGUAGES = {
    "en": "English",
    "de": "German – Deutsch",
    "fr": "French – français",
    "es": "Spanish – español",
    "it": "Italian – italiano",
    "nl": "Dutch – Nederlands",
    "pl": "Polish – polski",
    "pt": "Portuguese – português",
}
"""In which recipients are written to."""
USUAL_NAMES = USUAL
"""How files are named where no pattern is given."""


def recovery_name(issuer: str, *, sheet: bool = False) -> str:
    """Return a file name for the recovery file or sheet of an issuer."""
    return safe_name((issuer, "recovery sheet" if sheet else ""), SHEET_ENDING if sheet else RECOVERY_ENDING)


def domain_file(domain: str) -> str:
    """Return the address that must serve the file of an identity by ``domain``; empty for what is no domain."""
    try:
        return did_web_address(parse_web_identity(f"web:{domain}"))
    except InputError:
        return ""


def naming_fault(pattern: str) -> str:
    """Return what is wrong with a pattern for file names; empty where nothing is."""
    try:
        check_pattern(pattern)
    except UsageError as fault:
        return fault.facts["detail"]
    return ""


def language_name(tag: str) -> str:
    """Return what a language is called, in English and by those who speak it; an unknown one by its tag."""
    return LANGUAGES.get(tag.partition("-")[0].lower(), tag)
