"""Badges that end soon: by how soon, and as days of a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import InputError
from badgedesk.core.strictjson import parse_object, write_json
from badgedesk.host.calendar import Day, render_days
from badgedesk.wallet.query import REMINDER_DAYS, Query, Sort, State
from badgedesk.wallet.records import Item
from badgedesk.wallet.wallet import Wallet

_MAKER: Final = "Expiry dates"
_TOLD: Final = "reminded"
_NEVER: Final = REMINDER_DAYS[0] + 1


@dataclass(frozen=True, slots=True)
class Reminder:
    """A badge that ends soon.

    Attributes:
        days: whole days that are left.
        within: the narrowest of `REMINDER_DAYS` that it falls into.
    """

    item: Item
    ends_at: datetime
    days: int
    within: int


def find_reminders(wallet: Wallet, now: datetime, days: int = REMINDER_DAYS[0]) -> tuple[Reminder, ...]:
    """Return the badges that end within ``days``, the next one first; revoked and broken ones left out."""
    query = Query(state=State.EXPIRING, days=days, sort=Sort.EXPIRES)
    found = (reminder_of(item, now, days) for item in wallet.finder.found(query))
    return tuple(reminder for reminder in found if reminder is not None)


def untold_reminders(wallet: Wallet, now: datetime) -> tuple[Reminder, ...]:
    """Return the badges that came into a narrower one of `REMINDER_DAYS` since `note_told`, the next one first."""
    told = _told(wallet)
    return tuple(found for found in find_reminders(wallet, now) if told.get(found.item.id, _NEVER) > found.within)


def note_told(wallet: Wallet, reminders: Iterable[Reminder], now: datetime) -> None:
    """Remember that the user was told of these; badges that do not end soon any more are forgotten."""
    soon = {found.item.id for found in find_reminders(wallet, now)}
    kept = {id_: within for id_, within in _told(wallet).items() if id_ in soon}
    wallet.memory.put(_TOLD, write_json({**kept, **{found.item.id: found.within for found in reminders}}))


def _told(wallet: Wallet) -> dict[str, int]:
    try:
        value = parse_object((wallet.memory.get(_TOLD) or "{}").encode())
    except InputError:
        return {}
    return {id_: within for id_, within in value.items() if isinstance(within, int)}


def reminder_of(item: Item, now: datetime, days: int = REMINDER_DAYS[0]) -> Reminder | None:
    """Return how soon a badge ends; None where it has ended, never ends, or not so soon."""
    try:
        ends_at = parse_time(item.valid_until or "")
    except InputError:
        return None
    left = (ends_at - now).days
    if not 0 <= left <= days:
        return None
    within = min((limit for limit in (*REMINDER_DAYS, days) if left <= limit), default=days)
    return Reminder(item, ends_at, left, within)


def render_calendar(reminders: Iterable[Reminder], now: datetime) -> bytes:
    """Return the last days of badges as a calendar file that reminds 30 and 7 days before."""
    days = (
        Day(
            uid=f"{reminder.item.id}@badgedesk",
            date=format_time(reminder.ends_at)[:10],
            summary=f"{reminder.item.name or 'A badge'} ends ({reminder.item.issuer_name or 'issuer not named'})",
            remind_days=REMINDER_DAYS[1:],
        )
        for reminder in reminders
    )
    return render_days(days, now, _MAKER)
