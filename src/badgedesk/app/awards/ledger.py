"""Issuers and the register as the window needs them; made anywhere, used only on their own thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from badgedesk.app.awards.cards import AwardRow, IssuerRow, NewIssuer
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.widgets.dates import long_date, short_date
from badgedesk.app.widgets.plain import shown
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import InputError

if TYPE_CHECKING:
    from badgedesk.awarding.issuers import Issuer, IssuerBook
    from badgedesk.awarding.register import Register, RegisterEntry

_STATES: Final = {"awarded": Verdict(Tone.PASS, "Awarded"), "prepared": Verdict(Tone.WARN, "Files not written yet")}
_ACTIVE: Final = Verdict(Tone.PASS, "Ready to sign")


@dataclass(frozen=True, slots=True)
class Stores:
    """The two stores of awarding, opened together."""

    book: "IssuerBook"
    register: "Register"


class Ledger:
    """Reads issuers and awards, and makes issuers.

    Args:
        open_stores: opens both stores; called once, on the ledger's thread.
        now: the clock.
    """

    def __init__(self, open_stores: Callable[[], Stores], now: Callable[[], datetime]) -> None:
        self._open_stores, self._now = open_stores, now
        self._opened: Stores | None = None

    def issuers(self) -> tuple[IssuerRow, ...]:
        """Return every issuer of the profile, oldest first."""
        return tuple(_issuer_row(issuer) for issuer in self._stores().book.issuers())

    def awards(self) -> tuple[AwardRow, ...]:
        """Return every award, the latest first."""
        return tuple(_award_row(entry) for entry in reversed(self._stores().register.entries()))

    def create(self, wanted: NewIssuer) -> str:
        """Make an issuer with its key and return its id.

        Raises:
            AwardError: an issuer has this name.
            KeyStoreError: the key cannot be kept safely; a passphrase may help.
            UsageError: a member that no badge may carry.
        """
        from badgedesk.core.model.award import Profile

        profile = Profile(id="", name=wanted.name, url=wanted.url or None, email=wanted.email or None)
        made = self._stores().book.create(profile, passphrase=wanted.passphrase or None, now=self._now)
        return made.id

    def close(self) -> None:
        """Close what was opened."""
        if self._opened is not None:
            self._opened.book.close()
            self._opened.register.close()
            self._opened = None

    def _stores(self) -> Stores:
        if self._opened is None:
            self._opened = self._open_stores()
        return self._opened


def _issuer_row(issuer: "Issuer") -> IssuerRow:
    profile, key = issuer.profile, issuer.keys[-1]
    return IssuerRow(
        id=issuer.id,
        name=shown(profile.name),
        web=shown(profile.url or ""),
        email=shown(profile.email or ""),
        state=_ACTIVE,
        key=f"{key.kind.capitalize()}, made {long_date(key.created_at)}",
    )


def _award_row(entry: "RegisterEntry") -> AwardRow:
    try:
        day = short_date(parse_time(entry.awarded_at))
    except InputError:
        day = shown(entry.awarded_at)
    state = _STATES.get(entry.state.value, Verdict(Tone.UNKNOWN, entry.state.value.capitalize()))
    return AwardRow(
        id=entry.id,
        recipient=shown(entry.recipient or "Name erased"),
        badge=shown(entry.design),
        issuer=shown(entry.issuer_name),
        issuer_id=entry.issuer,
        awarded=day,
        state=state,
    )
