"""Names of files that the awards place suggests."""

from badgedesk.awarding.recovery import RECOVERY_ENDING
from badgedesk.host.names import safe_name


def recovery_name(issuer: str) -> str:
    """Return a file name for the recovery file of an issuer."""
    return safe_name((issuer,), RECOVERY_ENDING)
