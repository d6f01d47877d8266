"""How much was changed in a wallet, by which computer: for backups that fall due, and for wallets that several share.

Each connection counts by itself, with triggers of its own, what people would miss: files of badges, tags, notes,
collections, issuers they know, identities. The counts lie in ``memory``, one row a computer.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from badgedesk.host.database import Database
from badgedesk.wallet.records import is_sound, record_of

NOBODY: Final = "0" * 16
"""The id of a computer that did not say which it is."""
_COUNT: Final = "changes:"
_NAME: Final = "computer:"
_TABLES: Final = ("form", "tag", "mark", "collection", "member", "known_issuer", "identity")
_EVENTS: Final = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other computers did to a wallet since this one saw it last.

    Attributes:
        computers: names of those that changed it.
        changes: how many changes they made.
        lost: how many changes of this computer are not in it any more.
    """

    computers: tuple[str, ...] = ()
    changes: int = 0
    lost: int = 0

    @property
    def is_news(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.changes or self.lost)


def count_changes(database: Database, computer: str) -> None:
    """Count what this connection changes from now on as done by ``computer`` (16 hex digits)."""
    database.define("wallet_record", lambda name, value: record_of((name, value)))
    name = f"'{_COUNT}{computer}'"
    for table in _TABLES:
        for event in _EVENTS:
            database.execute(
                f"CREATE TEMP TRIGGER counted_{table}_{event} AFTER {event} ON main.{table} BEGIN "  # noqa: S608 - fixed names and hex digits
                f"INSERT INTO memory VALUES ({name}, '1', wallet_record({name}, '1')) ON CONFLICT (name) DO UPDATE SET "
                "value = CAST(CAST(value AS INTEGER) + 1 AS TEXT), "
                "record = wallet_record(name, CAST(CAST(value AS INTEGER) + 1 AS TEXT)); END"
            )


def changes_of(database: Database) -> dict[str, int]:
    """Return how many changes each computer made; damaged rows count nothing."""
    rows = database.rows("SELECT name, value, record FROM memory WHERE name GLOB ?", (f"{_COUNT}*",))
    found = {}
    for row in rows:
        with suppress(ValueError):
            if is_sound(row):
                found[str(row[0]).removeprefix(_COUNT)] = int(str(row[1]))
    return found


def name_computer(database: Database, computer: str, name: str) -> None:
    """Write down what a computer is called, where that is not known yet."""
    values = (f"{_NAME}{computer}", name)
    if database.row("SELECT 1 FROM memory WHERE name = ? AND value = ?", values) is None:
        database.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", (*values, record_of(values)))


def look_elsewhere(database: Database, here: str, seen: Mapping[str, int] | None) -> Elsewhere:
    """Compare what the wallet holds with what computer ``here`` saw last; nothing is news to one that never saw it."""
    if seen is None:
        return Elsewhere()
    counts = changes_of(database)
    more = {id_: count - seen.get(id_, 0) for id_, count in counts.items() if id_ != here}
    changed = [id_ for id_, count in more.items() if count > 0]
    names = []
    for id_ in changed:
        row = database.row("SELECT value FROM memory WHERE name = ?", (f"{_NAME}{id_}",))
        names.append(str(row[0]) if row and row[0] else "another computer")
    lost = seen.get(here, 0) - counts.get(here, 0)
    return Elsewhere(tuple(sorted(names)), sum(more[id_] for id_ in changed), max(0, lost))
