"""What the awards place shows, as frozen values."""

from dataclasses import dataclass

from badgedesk.app.look.states import Verdict


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One line of the register."""

    id: str
    recipient: str
    badge: str
    issuer: str
    issuer_id: str
    awarded: str
    state: Verdict

    def haystack(self) -> str:
        """Return everything search looks through, in lower case."""
        return "\n".join((self.recipient, self.badge, self.issuer, self.awarded)).casefold()


@dataclass(frozen=True, slots=True)
class IssuerRow:
    """One issuer with its key."""

    id: str
    name: str
    web: str
    email: str
    state: Verdict
    key: str
    """What kind of key it signs with, and since when."""


@dataclass(frozen=True, slots=True)
class NewIssuer:
    """What the form for a new issuer holds."""

    name: str
    url: str = ""
    email: str = ""
    passphrase: str = ""
    """Only where the system keeps no keys."""
