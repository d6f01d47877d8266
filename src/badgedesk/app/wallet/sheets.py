"""What the wallet place shows, as frozen values: cards, sheets on one badge, files looked at."""

from dataclasses import dataclass
from typing import Final

from badgedesk.app.look.states import Verdict
from badgedesk.app.wallet.outgoing import OutBadge, OutFile
from badgedesk.app.widgets.reports.report import ReportContent
from badgedesk.core.model.document import Purpose

TRUST_ACTION: Final = "I know this issuer"
"""What the issuer's line offers where the issuer is a stranger."""
IDENTITY_ACTION: Final = "Say who you are…"
"""What the recipient's line offers where the badge could not be found to be the user's."""
_HOST_LETTERS: Final = 34
"""Most letters of a host in a link."""


QUESTION_ACTION: Final = "Compare with what you asked"
"""What the signature's line of a presentation offers to whoever asked for it."""


@dataclass(frozen=True, slots=True)
class BadgeRow:
    """One card of the wallet."""

    id: str
    name: str
    issuer: str
    verdict: Verdict
    picture: str
    """Key of the picture; empty where the badge came without one."""
    out: OutFile | None = None
    """The file that goes out when the card is dragged."""
    awarded: str = ""
    ends: str = ""

    def spoken(self) -> str:
        """Return what a screen reader says for the card."""
        return f"{self.name}, {self.issuer}, {self.verdict.word.lower()}"


def short_host(host: str, letters: int = _HOST_LETTERS) -> str:
    """Return a host in so few letters that it fits into its place; its end is what tells whose it is."""
    return host if len(host) <= letters else f"…{host[1 - letters :]}"


@dataclass(frozen=True, slots=True)
class Ask:
    """One host that can be asked at one line of a report.

    Attributes:
        line: id of the line.
        host: who would be asked, by full name.
        purposes: what for.
        urls: the addresses that would be asked first.
        again: it answered before.
        agreed: the user said that it may be asked without a question.
    """

    line: str
    host: str
    purposes: tuple[Purpose, ...]
    urls: tuple[str, ...]
    again: bool = False
    agreed: bool = False

    @property
    def action(self) -> str:
        """Words of the link; three dots where a question comes first."""
        return f"Ask {short_host(self.host)}{' again' if self.again else ''}{'' if self.agreed else '…'}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: what it is about, which may be empty, and words that are no markup."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class FactGroup:
    """One card."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything shown about one badge or one file that was looked at."""

    id: str
    title: str
    subtitle: str
    picture: str
    report: ReportContent
    criteria: str = ""
    whole_criteria: str = ""
    """The same text without the cut; empty where nothing was cut."""
    skills: tuple[str, ...] = ()
    file: str = ""
    """What the file is: kind and size."""
    told: str = ""
    """The badge explained to an employer; empty for one that does not hold."""
    note: str | None = None
    """The learner's own words; None for what is not kept."""
    issuer: str = ""
    issuer_id: str = ""
    learner: str = ""
    signed_picture: str = ""
    """Key of the picture that the badge names, where it is at hand and another than the one around the badge."""
    page: str = ""
    """Address of the badge's own page, where everyone can open it."""
    out: OutFile | None = None
    """The file that goes out; None for what is not kept."""
    facts: tuple[FactGroup, ...] = ()
    """What it says beside its criteria, and what the wallet knows of it."""
    asks: tuple[Ask, ...] = ()
    """Whom the user can have asked for what the report lacks."""

    def outgoing(self) -> tuple[OutBadge, ...]:
        """Return the badge as it is shown elsewhere; nothing for what is not kept."""
        verdict = Verdict(self.report.tone, self.report.headline)
        return (OutBadge(self.out, self.picture, verdict),) if self.out is not None else ()

    def ask_at(self, line: str) -> Ask | None:
        """Return what the link of a line asks; None where it is none that asks."""
        return next((ask for ask in self.asks if ask.line == line), None)


@dataclass(frozen=True, slots=True)
class Looked:
    """One file that was looked at and is not kept."""

    id: str
    file_name: str
    sheet: Sheet
    is_badge: bool
    kept: bool
    """Whether the very same badge is in the wallet."""
