"""Writing and finding the rows of items, originals and verifications; each with its record."""

from datetime import datetime
from enum import StrEnum, unique
from typing import Final

from badgedesk import __version__
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, StoreError
from badgedesk.core.model.report import Headline, Report
from badgedesk.host.database import Database, Value
from badgedesk.wallet.records import (
    HISTORY_COLUMNS,
    ITEM_COLUMNS,
    ORIGINAL_COLUMNS,
    VERIFICATION_COLUMNS,
    Checked,
    Original,
    is_sound,
    original_of,
    record_of,
)
from badgedesk.wallet.reports import digest_of, due_time, write_report
from badgedesk.wallet.sameness import PICTURES, Reading, words_of
from badgedesk.wallet.searching import index_item

_ITEM: Final = f"SELECT {', '.join(ITEM_COLUMNS)}, record FROM item WHERE id = ?"  # noqa: S608 - fixed
_NEW_ITEM: Final = (
    f"INSERT INTO item ({', '.join(ITEM_COLUMNS)}, record, words)"  # noqa: S608 - fixed names
    f" VALUES ({', '.join('?' * (len(ITEM_COLUMNS) + 1))}, '')"
    " ON CONFLICT (id) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in (*ITEM_COLUMNS, "record"))
)
_ORIGINAL: Final = f"SELECT {', '.join(ORIGINAL_COLUMNS)}, record FROM original WHERE sha256 = ?"  # noqa: S608 - fixed names
_NEW_ORIGINAL: Final = (
    f"INSERT INTO original ({', '.join(ORIGINAL_COLUMNS)}, record) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608 - fixed names
    " ON CONFLICT (sha256) DO UPDATE SET size = excluded.size, kind = excluded.kind, name = excluded.name,"
    " added_at = excluded.added_at, record = excluded.record"
)
_ORIGINALS: Final = (
    f"SELECT {', '.join(ORIGINAL_COLUMNS)}, record FROM original"  # noqa: S608 - fixed names
    " WHERE sha256 IN (SELECT sha256 FROM form WHERE item = ?) ORDER BY rowid"
)
_VERIFICATION: Final = (
    f"INSERT OR REPLACE INTO verification ({', '.join(VERIFICATION_COLUMNS)}, record, report)"  # noqa: S608 - fixed names
    f" VALUES ({', '.join('?' * (len(VERIFICATION_COLUMNS) + 2))})"
)


@unique
class Arrival(StrEnum):
    """What became of a file that was added."""

    ADDED = "added"
    ALREADY_THERE = "already-there"
    ANOTHER_FORM = "another-form"
    """Another file with a credential that was there: kept beside the others of the item."""
    NEWER_VERSION = "newer-version"
    """Another version of a credential that was there, by the same issuer: it is shown from now on."""
    OLDER_VERSION = "older-version"
    DOUBTFUL_COPY = "doubtful-copy"
    """Claims to be a version of a credential that was there, without a sound signature by its issuer."""

    @property
    def is_new(self) -> bool:
        """Whether the wallet holds a credential that it did not hold before."""
        return self not in {Arrival.ALREADY_THERE, Arrival.ANOTHER_FORM}


def number_of(database: Database, item_id: str) -> int:
    """Return the number of the item of this id.

    Raises:
        StoreError: `Code.ITEM_NOT_FOUND`.
    """
    row = database.row("SELECT number FROM item WHERE id = ?", (item_id,))
    if row is None or not isinstance(row[0], int):
        raise StoreError(Code.ITEM_NOT_FOUND, item=item_id)
    return row[0]


def originals_of(database: Database, number: int) -> tuple[Original, ...]:
    """Return the originals of an item, pictures first, else as they came; damaged rows are left out."""
    found = [original for row in database.rows(_ORIGINALS, (number,)) if (original := original_of(row)) is not None]
    return tuple(sorted(found, key=lambda original: original.kind not in PICTURES))


def write_arrival(
    database: Database, reading: Reading, original: Original, report: Report, checked_at: datetime
) -> Arrival:
    """Write all rows of a received file; inside a transaction, after the file itself.

    A row that was there but damaged is written anew. ``checked_at`` is the time the report holds for.
    """
    row = database.row(_ITEM, (reading.item_id,))
    if row is None or not is_sound(row):
        _write_item(database, reading, original.added_at)
    number = number_of(database, reading.item_id)
    kept = database.row(_ORIGINAL, (original.sha256,))
    if kept is None or not is_sound(kept):
        values = (original.sha256, original.size_bytes, original.kind.value, original.name, original.added_at)
        database.execute(_NEW_ORIGINAL, (*values, record_of(values)))
    new_form = database.execute("INSERT OR IGNORE INTO form (item, sha256) VALUES (?, ?)", (number, original.sha256))
    if new_form:  # another file may be the first of them now
        database.execute("DELETE FROM thumbnail WHERE item = ?", (number,))
    originals = originals_of(database, number)
    names = tuple(each.name for each in originals)
    database.execute("UPDATE item SET words = ? WHERE number = ?", (words_of(reading.view, names), number))
    index_item(database, number)
    if originals[0].sha256 == original.sha256:
        write_verification(database, number, report, checked_at)
    if row is None:
        return Arrival.ADDED
    return Arrival.ANOTHER_FORM if new_form else Arrival.ALREADY_THERE


def write_verification(database: Database, number: int, report: Report, checked_at: datetime) -> None:
    """Keep a report as the item's last verification."""
    text = write_report(report)
    due_at = due_time(report, checked_at)
    values: tuple[Value, ...] = (
        number,
        report.format.value,
        report.verdict.value,
        report.headline.value,
        format_time(checked_at),
        None if due_at is None else format_time(due_at),
        __version__,
        digest_of(text),
    )
    database.execute(_VERIFICATION, (*values, record_of(values), text))
    _note_history(database, number, format_time(checked_at), report.headline)


def history_of(database: Database, number: int) -> tuple[Checked, ...]:
    """Return what the checks of an item came to, oldest first; damaged rows are left out."""
    rows = database.rows(
        f"SELECT {', '.join(HISTORY_COLUMNS)}, record FROM history WHERE item = ? ORDER BY number",  # noqa: S608 - fixed
        (number,),
    )
    return tuple(Checked(str(row[2]), Headline(str(row[3]))) for row in rows if is_sound(row))


def _note_history(database: Database, number: int, at: str, headline: Headline) -> None:
    """Add to the history what differs from the check before."""
    last = database.row("SELECT headline FROM history WHERE item = ? ORDER BY number DESC LIMIT 1", (number,))
    if last is not None and last[0] == headline.value:
        return
    greatest = database.row("SELECT coalesce(max(number), 0) + 1 FROM history")
    values: tuple[Value, ...] = (greatest[0] if greatest else 1, number, at, headline.value)
    database.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?)", (*values, record_of(values)))


def _write_item(database: Database, reading: Reading, added_at: str) -> None:
    view = reading.view
    values: tuple[Value, ...] = (
        reading.item_id,
        reading.content,
        reading.claim,
        view.id,
        view.title,
        view.issuer.id,
        view.issuer.name,
        view.recipient,
        view.valid_from,
        view.valid_until,
        reading.received.sha256,
        added_at,
    )
    database.execute(_NEW_ITEM, (*values, record_of(values)))
