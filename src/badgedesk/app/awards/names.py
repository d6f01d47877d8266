"""Names of files and addresses that the awards place suggests."""

from badgedesk.awarding.recovery import RECOVERY_ENDING
from badgedesk.core.did import did_web_address, parse_web_identity
from badgedesk.core.errors import InputError
from badgedesk.host.names import safe_name


def recovery_name(issuer: str) -> str:
    """Return a file name for the recovery file of an issuer."""
    return safe_name((issuer,), RECOVERY_ENDING)


def domain_file(domain: str) -> str:
    """Return the address that must serve the file of an identity by ``domain``; empty for what is no domain."""
    try:
        return did_web_address(parse_web_identity(f"web:{domain}"))
    except InputError:
        return ""
