"""Choosing among awards, counting them, and finding those that end soon."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from badgedesk.awarding.register.entries import AwardState, RegisterEntry
from badgedesk.awarding.rosters.roster import folded
from badgedesk.core.clock import parse_time
from badgedesk.host.calendar import Day, render_days

DUE_DAYS: Final = 60
"""How long before its end an award is due for renewal."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which awards are meant; what is None does not matter.

    Attributes:
        design: name of the badge.
        issuer: name or id of the issuer.
        state: as the register names it.
        since: awarded at this time or later.
        until: awarded before this time.
        words: all of them stand in name, address, badge, issuer or id.
    """

    design: str | None = None
    issuer: str | None = None
    state: AwardState | None = None
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""

    def select(self, entries: Iterable[RegisterEntry]) -> tuple[RegisterEntry, ...]:
        """Return those of ``entries`` that are meant, in their order."""
        return tuple(entry for entry in entries if self._means(entry))

    def _means(self, entry: RegisterEntry) -> bool:
        if self.design is not None and folded(entry.design) != folded(self.design):
            return False
        if self.issuer is not None and self.issuer != entry.issuer and folded(entry.issuer_name) != folded(self.issuer):
            return False
        if self.state is not None and entry.state is not self.state:
            return False
        awarded_at = parse_time(entry.awarded_at)
        if (self.since and awarded_at < self.since) or (self.until and awarded_at >= self.until):
            return False
        parts = (entry.recipient, entry.email, entry.design, entry.issuer_name, entry.id)
        text = folded(" ".join(part or "" for part in parts))
        return all(word in text for word in folded(self.words).split())


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of some awards: by month (``2026-11``), by badge, by state, and how many end within ``DUE_DAYS``."""

    total: int
    by_month: Mapping[str, int]
    by_design: Mapping[str, int]
    by_state: Mapping[str, int]
    due: int


def count_awards(entries: Iterable[RegisterEntry], now: datetime) -> Statistics:
    """Return the figures of ``entries``; months in their order, badges the most awarded first."""
    listed = tuple(entries)
    months = Counter(entry.awarded_at[:7] for entry in listed)
    designs = Counter(entry.design for entry in listed)
    return Statistics(
        total=len(listed),
        by_month=dict(sorted(months.items())),
        by_design=dict(designs.most_common()),
        by_state=dict(sorted(Counter(entry.state.value for entry in listed).items())),
        due=len(find_due(listed, now)),
    )


def find_due(entries: Iterable[RegisterEntry], now: datetime, days: int = DUE_DAYS) -> tuple[RegisterEntry, ...]:
    """Return awards that hold and end within ``days``, the first to end first."""
    last = now + timedelta(days=days)
    ending = [
        (parse_time(entry.valid_until), entry.number, entry)
        for entry in entries
        if entry.valid_until is not None and entry.state is AwardState.AWARDED
    ]
    return tuple(entry for until, _, entry in sorted(ending) if now <= until <= last)


def render_calendar(entries: Iterable[RegisterEntry], now: datetime) -> bytes:
    """Return a calendar file with the last day of each award.

    Spec: RFC 5545, iCalendar, Event Component and Content Lines.
    """
    days = (
        Day(
            uid=entry.id,
            date=entry.valid_until[:10],
            summary=f"{entry.design} of {entry.recipient or entry.email or entry.id} ends",
        )
        for entry in entries
        if entry.valid_until is not None
    )
    return render_days(days, now, "Renewals")
