"""The register: every award that was ever made, with its credential, in ``register.db``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, Self

from badgedesk.awarding.register.chain import SALT_BYTES, START, entry_hash, link
from badgedesk.awarding.register.entries import (
    FIELDS,
    LINES,
    AwardState,
    Head,
    NewAward,
    NewBatch,
    RegisterEntry,
    chained_facts,
    new_row,
    read_entry,
    with_picture,
)
from badgedesk.awarding.register.history import (
    Event,
    EventKind,
    check_history,
    erase_events,
    history_head,
    read_events,
    record_event,
)
from badgedesk.awarding.register.status import OwnList, StatusLists
from badgedesk.awarding.register.wishes import Wishes
from badgedesk.awarding.schema import REGISTER
from badgedesk.core.clock import format_time
from badgedesk.core.errors import AwardError, Code, StoreError
from badgedesk.core.model.award import StatusEntry
from badgedesk.host import clock
from badgedesk.host.database import Row, Value, open_database
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.sheet import write_sheet, write_workbook

__all__ = ["AwardState", "NewAward", "NewBatch", "Register", "RegisterEntry"]

_SHEET_COLUMNS: Final = ("number", "id", "recipient", "email", "design", "issuer", "state", "awarded at", "files")
_IN_ONE_QUERY: Final = 500
_CHAINED: Final = (
    "SELECT number, id, recipient, email, achievement, issuer, awarded_at, batch, credential, picture_at, salt, "
    "entry_hash, chain FROM award ORDER BY number LIMIT ? OFFSET ?"
)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to an award.

    Attributes:
        award: its id.
        kind: what is entered in its history.
        at: when.
        allowed: the states it may be in.
        state: the state after it; None leaves it.
        reason: in the issuer's words.
        other: another award that it concerns, and ``back`` what is entered in that one's history.
        raised: whether its places in status lists are raised or cleared; None leaves them.
    """

    award: str
    kind: EventKind
    at: datetime
    allowed: tuple[AwardState, ...]
    state: AwardState | None = None
    reason: str | None = None
    other: str | None = None
    back: EventKind | None = None
    raised: bool | None = None


class Register:
    """The awards of one profile; belongs to the thread that opened it.

    Raises:
        StoreError: from every method: `Code.STORE_DAMAGED`, ``STORE_NEWER``, ``STORE_BUSY``, ``FILE_NOT_WRITABLE``.
    """

    def __init__(self, paths: ProfilePaths) -> None:
        self._database = open_database(paths.register_db, REGISTER, paths.key)
        self.status: Final = StatusLists(self._database)
        """The status lists of the profile's issuers."""
        self.wishes: Final = Wishes(self._database)
        """What recipients wish."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def open_batch(self, batch: NewBatch) -> int:
        """Enter a new batch and return its number."""
        with self._database.transaction():
            return self._add_batch(batch)

    def prepare(self, batch: int, awards: Sequence[NewAward]) -> dict[bytes, RegisterEntry]:
        """Enter signed awards, all in one step that is on the disk when this returns.

        An award that another run has entered meanwhile is left out, and the standing entry returned in its place.

        Returns:
            by sameness, what now stands in the register for each of ``awards``.
        """
        wanted = [award.sameness for award in awards]
        with self._database.transaction():
            standing = self.find(wanted)
            head, picture = self._head(), self._picture(batch)
            for award in awards:
                if award.sameness not in standing:
                    row, head = new_row(award, batch, picture, clock.random_bytes(SALT_BYTES), head)
                    self._enter(row)
                    if award.status is not None:
                        self.status.assign(award.status, award.id)
        return self.find(wanted)

    def confirm(self, written: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        """Mark awards as awarded: their files are on the disk.

        Args:
            written: for each its id, the stem of its files, their names.
        """
        with self._database.transaction():
            for award_id, stem, names in written:
                self._database.execute(
                    "UPDATE award SET state = ?, stem = ?, files = ? WHERE id = ?",
                    (AwardState.AWARDED.value, stem, LINES.join(names), award_id),
                )

    def find(self, wanted: Sequence[bytes]) -> dict[bytes, RegisterEntry]:
        """Return the awards that stand, by their ``sameness``, as far as there are any of ``wanted``."""
        found: dict[bytes, RegisterEntry] = {}
        for start in range(0, len(wanted), _IN_ONE_QUERY):
            part = wanted[start : start + _IN_ONE_QUERY]
            marks = ", ".join("?" * len(part))
            sql = (
                f"SELECT sameness, {FIELDS} FROM award "  # noqa: S608 - only marks are put in
                f"WHERE sameness IN ({marks}) AND state IN ('prepared', 'awarded', 'suspended')"
            )
            for row in self._database.rows(sql, part):
                if isinstance(row[0], bytes):
                    found[row[0]] = read_entry(row[1:])
        return found

    def entries(self) -> tuple[RegisterEntry, ...]:
        """Return all awards in the order of signing."""
        rows = self._database.rows(f"SELECT {FIELDS} FROM award ORDER BY number")  # noqa: S608 - our own columns
        return tuple(read_entry(row) for row in rows)

    def entry(self, wanted: str) -> RegisterEntry:
        """Return an award by its id or its number, else by its recipient's name where only one award has that name.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, `Code.ITEM_AMBIGUOUS`.
        """
        select = f"SELECT {FIELDS} FROM award"  # noqa: S608 - our own columns
        by_id = f"{select} WHERE id IN (?1, 'urn:uuid:' || ?1) OR CAST(number AS TEXT) = ?1"
        found = self._database.rows(by_id, (wanted,)) or self._database.rows(f"{select} WHERE recipient = ?", (wanted,))
        if not found:
            raise StoreError(Code.ITEM_NOT_FOUND, item=wanted)
        if len(found) > 1:
            raise StoreError(Code.ITEM_AMBIGUOUS, item=wanted)
        return read_entry(found[0])

    def credential(self, award_id: str) -> bytes:
        """Return the credential of an award, byte for byte as it was signed.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`; `Code.STORE_DAMAGED`, when the bytes are not those that were entered.
        """
        row = self._database.row(
            "SELECT credential, picture_at, batch, credential_sha256 FROM award WHERE id = ?", (award_id,)
        )
        if row is None or row[0] is None:
            raise StoreError(Code.ITEM_NOT_FOUND, item=award_id)
        credential = _whole(row, self._picture(row[2]))
        if sha256(credential).digest() != row[3]:
            raise StoreError(Code.STORE_DAMAGED, path=self._database.path, item=award_id)
        return credential

    def history(self, award_id: str) -> tuple[Event, ...]:
        """Return what happened to an award since it was made, oldest first."""
        return read_events(self._database, award_id)

    def renewed(self) -> frozenset[str]:
        """Return the ids of awards that another one goes on for."""
        rows = self._database.rows("SELECT award FROM event WHERE kind = ?", (EventKind.RENEWED.value,))
        return frozenset(str(award) for (award,) in rows)

    def change(self, change: Change) -> tuple[OwnList, ...]:
        """Enter what happens to an award, all of it or nothing, and return the status lists that change with it.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
            AwardError: `Code.AWARD_STATE`, when the award is not in a state for it.
        """
        with self._database.transaction():
            return self._apply(change)

    def succeed(self, old: str, award: NewAward, change: Change, status: StatusEntry | None) -> tuple[OwnList, ...]:
        """Enter an award that follows another and what happens to that one, all of it or nothing.

        Args:
            old: id of the one before; the new award goes into its batch.
            award: the new one, signed.
            change: what happens to the old one.
            status: the place of the new one.

        Returns:
            the status lists that change with it.

        Raises:
            AwardError: `Code.AWARD_STATE`; `Code.AWARD_EXISTS`, when the same award stands already.
        """
        with self._database.transaction():
            batch = self.entry(old).batch
            lists = self._apply(change)
            self._add(award, batch, status)
            self.wishes.hand_on(old, award.id)
        return lists

    def adopt(self, award: NewAward, batch: NewBatch, *, other: str) -> None:
        """Enter an award that goes on for a badge of no register, in a batch of its own; all of it or nothing.

        Args:
            award: the new one, signed.
            batch: where it is entered.
            other: what its history names as the badge that it was made of.

        Raises:
            AwardError: `Code.AWARD_EXISTS`, when the same award stands already.
        """
        with self._database.transaction():
            self._add(award, self._add_batch(batch), award.status)
            record_event(self._database, award.id, EventKind.UPGRADES, at=batch.started_at, reason=None, other=other)

    def erase(self, award_id: str, *, at: datetime) -> None:
        """Forget the person of an award: name, address, credential and files; the chain still holds.

        A status that others see stays as it is. Copies outside the register (files, pages) are the caller's.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        with self._database.transaction():
            entry = self.entry(award_id)
            self._database.execute(
                "UPDATE award SET recipient = NULL, email = NULL, credential = NULL, picture_at = NULL, salt = NULL, "
                "sameness = NULL, content = NULL, language = NULL, named = 0, stem = '', files = '' WHERE id = ?",
                (entry.id,),
            )
            erase_events(self._database, entry.id)
            record_event(self._database, entry.id, EventKind.ERASED, at=at, reason=None)
        self._database.forget_removed()

    def heads(self) -> tuple[Head, Head]:
        """Return the last entries of the chains of awards and of what happened to them."""
        return self._head(), history_head(self._database)

    def chains(self) -> tuple[dict[int, bytes], dict[int, bytes]]:
        """Return the chain after each award and after each event, by number; 0 is the beginning.

        Raises:
            StoreError: `Code.HISTORY_BROKEN`.
        """
        rows = self._database.rows("SELECT number, chain FROM award ORDER BY number")
        awards = {int(str(number)): chain for number, chain in rows if isinstance(chain, bytes)}
        return {0: START, **awards}, check_history(self._database)

    def keep_head(self, token: str, *, at: datetime) -> None:
        """Keep a signed head (`badgedesk.awarding.register.seal`)."""
        with self._database.transaction():
            self._database.execute("INSERT INTO head (at, token) VALUES (?, ?)", (format_time(at), token))

    def kept_heads(self) -> tuple[str, ...]:
        """Return the signed heads, oldest first."""
        return tuple(str(token) for (token,) in self._database.rows("SELECT token FROM head ORDER BY id"))

    def export(self, entries: Sequence[RegisterEntry] | None = None, *, workbook: bool = False) -> bytes:
        """Return the register, or some of it, for a spreadsheet: as CSV or as an XLSX workbook.

        Cells that a spreadsheet would run as formulas are disarmed.
        """
        rows = [
            (
                str(entry.number),
                entry.id,
                entry.recipient or "",
                entry.email or "",
                entry.design,
                entry.issuer_name,
                entry.state.value,
                entry.awarded_at,
                LINES.join(entry.files),
            )
            for entry in (self.entries() if entries is None else entries)
        ]
        return write_workbook(_SHEET_COLUMNS, rows) if workbook else write_sheet(_SHEET_COLUMNS, rows)

    def check(self) -> int:
        """Check structure, every credential and the hash chain, and return the number of awards.

        Raises:
            StoreError: `Code.STORE_DAMAGED`, with the number of the first entry that is not as it was made.
        """
        damage = self._database.damage()
        if damage:
            raise StoreError(Code.STORE_DAMAGED, path=self._database.path, reason=damage[0])
        head, batch, picture = Head(0, START), None, b""
        while rows := self._database.rows(_CHAINED, (_IN_ONE_QUERY, head.number)):
            for row in rows:
                if row[7] != batch:
                    batch, picture = row[7], self._picture(row[7])
                head = self._check_link(head, row, picture)
        check_history(self._database)
        return head.number

    def _add_batch(self, batch: NewBatch) -> int:
        values = (format_time(batch.started_at), batch.design, batch.issuer, batch.roster_sha256, batch.picture)
        self._database.execute(
            "INSERT INTO batch (started_at, design, issuer, roster_sha256, picture) VALUES (?, ?, ?, ?, ?)", values
        )
        row = self._database.row("SELECT last_insert_rowid()")
        return int(str(row[0])) if row else 0

    def _add(self, award: NewAward, batch: int, status: StatusEntry | None) -> None:
        """Enter one award, unless the same stands already."""
        standing = self.find([award.sameness]).get(award.sameness)
        if standing is not None:
            facts = {"award": standing.id, "awarded": standing.awarded_at, "state": standing.state}
            raise AwardError(Code.AWARD_EXISTS, **facts)
        row, _ = new_row(award, batch, self._picture(batch), clock.random_bytes(SALT_BYTES), self._head())
        self._enter(row)
        if status is not None:
            self.status.assign(status, award.id)

    def _apply(self, change: Change) -> tuple[OwnList, ...]:
        entry = self.entry(change.award)
        if entry.state not in change.allowed:
            raise AwardError(Code.AWARD_STATE, state=entry.state, award=entry.id)
        self._database.execute("UPDATE award SET state = ? WHERE id = ?", (change.state or entry.state, entry.id))
        record_event(self._database, entry.id, change.kind, at=change.at, reason=change.reason, other=change.other)
        if change.back is not None and change.other is not None:
            record_event(self._database, change.other, change.back, at=change.at, reason=None, other=entry.id)
        return self.status.mark(entry.id, raised=change.raised) if change.raised is not None else ()

    def _check_link(self, head: Head, row: Row, picture: bytes) -> Head:
        number, *facts, _, kept, place, salt, hashed, chain = row
        expected = Head(
            head.number + 1, link(head.chain, head.number + 1, hashed if isinstance(hashed, bytes) else b"")
        )
        sound = (number, chain) == (expected.number, expected.chain)
        if isinstance(salt, bytes):  # else the person was erased
            digest = sha256(_whole((kept, place), picture)).hexdigest()
            sound = sound and entry_hash(chained_facts(facts, digest), salt) == hashed
        if not sound:
            raise StoreError(Code.STORE_DAMAGED, path=self._database.path, number=expected.number)
        return expected

    def _head(self) -> Head:
        row = self._database.row("SELECT number, chain FROM award ORDER BY number DESC LIMIT 1")
        if row is None:
            return Head(0, START)
        number, chain = row
        if not isinstance(number, int) or not isinstance(chain, bytes):
            raise StoreError(Code.STORE_DAMAGED, path=self._database.path)
        return Head(number, chain)

    def _picture(self, batch: Value) -> bytes:
        row = self._database.row("SELECT picture FROM batch WHERE id = ?", (batch,))
        return row[0] if row and isinstance(row[0], bytes) else b""

    def _enter(self, row: dict[str, Value]) -> None:
        marks = ", ".join("?" * len(row))
        sql = f"INSERT INTO award ({', '.join(row)}) VALUES ({marks})"  # noqa: S608 - our own columns
        self._database.execute(sql, tuple(row.values()))


def _whole(row: Row, picture: bytes) -> bytes:
    kept, place = row[0], row[1]
    return with_picture(kept if isinstance(kept, bytes) else b"", place if isinstance(place, int) else None, picture)
