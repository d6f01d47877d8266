"""What happened to awards after they were made: entries that can be added, never changed or taken away unseen.

They have a hash chain of their own, built as that of the awards (`badgedesk.awarding.register.chain`): each entry is
hashed with a random salt, so that what it says of a person can be erased and the chain still holds.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import Final

from badgedesk.awarding.register.chain import SALT_BYTES, START, entry_hash, link
from badgedesk.awarding.register.entries import Head
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, InputError, StoreError
from badgedesk.core.strictjson import JsonObject, parse_object
from badgedesk.host import clock
from badgedesk.host.database import Database, Row

_COLUMNS: Final = "number, award, kind, at, said, salt, entry_hash, chain"


@unique
class EventKind(StrEnum):
    """What can happen to an award."""

    REVOKED = "revoked"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    CORRECTED = "corrected"
    """It was revoked in favour of the award that ``other`` names."""
    CORRECTS = "corrects"
    RENEWED = "renewed"
    """The award that ``other`` names goes on where this one ends."""
    RENEWS = "renews"
    UPGRADES = "upgrades"
    """It was made of the older badge that ``other`` names, which stands in no register."""
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: when (as credentials write times), why, and which other award it concerns."""

    number: int
    award: str
    kind: EventKind
    at: str
    reason: str | None = None
    other: str | None = None


def record_event(
    database: Database, award_id: str, kind: EventKind, *, at: datetime, reason: str | None, other: str | None = None
) -> None:
    """Add an entry to the history; inside a transaction of the caller."""
    head = history_head(database)
    members = {"reason": reason, "other": other}
    said = json.dumps({name: value for name, value in members.items() if value}, ensure_ascii=False, sort_keys=True)
    salt, moment = clock.random_bytes(SALT_BYTES), format_time(at)
    hashed = entry_hash(_facts(award_id, kind, moment, said), salt)
    number = head.number + 1
    database.execute(
        f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own columns
        (number, award_id, kind.value, moment, said, salt, hashed, link(head.chain, number, hashed)),
    )


def read_events(database: Database, award_id: str) -> tuple[Event, ...]:
    """Return what happened to an award, oldest first.

    Raises:
        StoreError: `Code.STORE_DAMAGED`.
    """
    rows = database.rows(f"SELECT {_COLUMNS} FROM event WHERE award = ? ORDER BY number", (award_id,))  # noqa: S608 - ours
    return tuple(_event(row, database) for row in rows)


def erase_events(database: Database, award_id: str) -> None:
    """Forget what the history says of a person; that something happened, and when, stays."""
    database.execute("UPDATE event SET said = NULL, salt = NULL WHERE award = ?", (award_id,))


def history_head(database: Database) -> Head:
    """Return the last entry of the history's chain."""
    row = database.row("SELECT number, chain FROM event ORDER BY number DESC LIMIT 1")
    if row is None:
        return Head(0, START)
    number, chain = row
    if not isinstance(number, int) or not isinstance(chain, bytes):
        raise StoreError(Code.STORE_DAMAGED, path=database.path)
    return Head(number, chain)


def check_history(database: Database) -> dict[int, bytes]:
    """Check the history's chain and return the chain after each entry, by number (0 is the beginning).

    Raises:
        StoreError: `Code.HISTORY_BROKEN`, with the number of the first entry that is not as it was made.
    """
    chains = {0: START}
    rows = database.rows(f"SELECT {_COLUMNS} FROM event ORDER BY number")  # noqa: S608 - our own columns
    for expected, row in enumerate(rows, start=1):
        number, award, kind, at, said, salt, hashed, chain = row
        sound = number == expected and isinstance(hashed, bytes)
        if sound and isinstance(hashed, bytes):
            sound = chain == link(chains[expected - 1], expected, hashed)
        if isinstance(salt, bytes):  # else the person was erased
            sound = sound and entry_hash(_facts(str(award), str(kind), str(at), str(said)), salt) == hashed
        if not sound or not isinstance(chain, bytes):
            raise StoreError(Code.HISTORY_BROKEN, path=database.path, number=expected)
        chains[expected] = chain
    return chains


def _facts(award_id: str, kind: str, at: str, said: str) -> JsonObject:
    return {"award": award_id, "at": at, "kind": str(kind), "said": said}


def _event(row: Row, database: Database) -> Event:
    number, award, kind, at, said = row[:5]
    try:
        members = parse_object(str(said)) if said is not None else {}
        return Event(
            int(str(number)),
            str(award),
            EventKind(str(kind)),
            str(at),
            _text(members, "reason"),
            _text(members, "other"),
        )
    except (InputError, ValueError) as error:
        raise StoreError(Code.STORE_DAMAGED, path=database.path) from error


def _text(members: JsonObject, name: str) -> str | None:
    value = members.get(name)
    return value if isinstance(value, str) else None
