"""The register: every award that was ever made, with its credential, in ``register.db``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from hashlib import sha256
from typing import Final, Self

from badgedesk.awarding.chain import SALT_BYTES, START, entry_hash, link
from badgedesk.awarding.schema import REGISTER
from badgedesk.awarding.sheet import write_sheet
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, StoreError
from badgedesk.core.strictjson import JsonObject
from badgedesk.host import clock
from badgedesk.host.database import Row, Value, open_database
from badgedesk.host.paths import ProfilePaths

_FIELDS: Final = (
    "number, id, batch, row, recipient, email, design, achievement, issuer, issuer_name, state, awarded_at, "
    "valid_until, stem, files, content"
)
_SHEET_COLUMNS: Final = ("number", "id", "recipient", "email", "design", "issuer", "state", "awarded at", "files")
_IN_ONE_QUERY: Final = 500
_LINES: Final = "\n"
"""Between the names of files; no name holds one."""


@unique
class AwardState(StrEnum):
    """Where an award stands."""

    PREPARED = "prepared"
    """Signed and kept here; its files are not known to be on the disk. The next run with resume writes them."""
    AWARDED = "awarded"


@dataclass(frozen=True, slots=True)
class NewAward:
    """An award that was signed and is to be entered.

    Attributes:
        sameness: digest of who is awarded what by whom; two awards that stand never share it.
        content: digest of everything else that is said of the award.
        stem: name of its files without their ending.
    """

    id: str
    row: int
    recipient: str | None
    email: str | None
    design: str
    achievement: str
    issuer: str
    issuer_name: str
    awarded_at: datetime
    valid_until: datetime | None
    stem: str
    sameness: bytes
    content: bytes
    credential: bytes


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One award as the register lists it; times as credentials write them.

    ``number`` counts from 1 without gaps in the order of signing. A person who was erased leaves ``recipient`` and
    ``email`` empty.
    """

    number: int
    id: str
    batch: int
    row: int
    recipient: str | None
    email: str | None
    design: str
    achievement: str
    issuer: str
    issuer_name: str
    state: AwardState
    awarded_at: str
    valid_until: str | None
    stem: str
    files: tuple[str, ...]
    content: bytes


class Register:
    """The awards of one profile; belongs to the thread that opened it.

    Raises:
        StoreError: from every method: `Code.STORE_DAMAGED`, ``STORE_NEWER``, ``STORE_BUSY``, ``FILE_NOT_WRITABLE``.
    """

    def __init__(self, paths: ProfilePaths) -> None:
        self._database = open_database(paths.register_db, REGISTER)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def open_batch(self, design: str, issuer: str, roster_sha256: str, started_at: datetime) -> int:
        """Enter a new batch and return its number."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO batch (started_at, design, issuer, roster_sha256) VALUES (?, ?, ?, ?)",
                (format_time(started_at), design, issuer, roster_sha256),
            )
            row = self._database.row("SELECT last_insert_rowid()")
        return int(str(row[0])) if row else 0

    def prepare(self, batch: int, awards: Sequence[NewAward]) -> dict[bytes, RegisterEntry]:
        """Enter signed awards, all in one step that is on the disk when this returns.

        An award that another run has entered meanwhile is left out, and the standing entry returned in its place.

        Returns:
            by sameness, what now stands in the register for each of ``awards``.
        """
        wanted = [award.sameness for award in awards]
        with self._database.transaction():
            standing = self.find(wanted)
            number, chain = self._head()
            for award in awards:
                if award.sameness not in standing:
                    number += 1
                    chain = self._enter(batch, number, chain, award)
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
                    (AwardState.AWARDED, stem, _LINES.join(names), award_id),
                )

    def find(self, wanted: Sequence[bytes]) -> dict[bytes, RegisterEntry]:
        """Return the awards that stand, by their ``sameness``, as far as there are any of ``wanted``."""
        found: dict[bytes, RegisterEntry] = {}
        for start in range(0, len(wanted), _IN_ONE_QUERY):
            part = wanted[start : start + _IN_ONE_QUERY]
            marks = ", ".join("?" * len(part))
            sql = (
                f"SELECT sameness, {_FIELDS} FROM award "  # noqa: S608 - only marks are put in
                f"WHERE sameness IN ({marks}) AND state IN ('prepared', 'awarded')"
            )
            for row in self._database.rows(sql, part):
                if isinstance(row[0], bytes):
                    found[row[0]] = _entry(row[1:])
        return found

    def entries(self) -> tuple[RegisterEntry, ...]:
        """Return all awards in the order of signing."""
        rows = self._database.rows(f"SELECT {_FIELDS} FROM award ORDER BY number")  # noqa: S608 - our own columns
        return tuple(_entry(row) for row in rows)

    def entry(self, wanted: str) -> RegisterEntry:
        """Return an award by its id, its number, or its recipient's name where only one award has that name.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, `Code.ITEM_AMBIGUOUS`.
        """
        sql = (
            f"SELECT {_FIELDS} FROM award "  # noqa: S608 - our own columns
            "WHERE id = ?1 OR id = 'urn:uuid:' || ?1 OR CAST(number AS TEXT) = ?1 OR recipient = ?1 ORDER BY number"
        )
        found = [_entry(row) for row in self._database.rows(sql, (wanted,))]
        exact = [entry for entry in found if entry.recipient != wanted] or found
        if not exact:
            raise StoreError(Code.ITEM_NOT_FOUND, item=wanted)
        if len(exact) > 1:
            raise StoreError(Code.ITEM_AMBIGUOUS, item=wanted)
        return exact[0]

    def credential(self, award_id: str) -> bytes:
        """Return the credential of an award, byte for byte as it was signed.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`; `Code.STORE_DAMAGED`, when the bytes are not those that were entered.
        """
        row = self._database.row("SELECT credential, credential_sha256 FROM award WHERE id = ?", (award_id,))
        if row is None or row[0] is None:
            raise StoreError(Code.ITEM_NOT_FOUND, item=award_id)
        credential = row[0]
        if not isinstance(credential, bytes) or sha256(credential).digest() != row[1]:
            raise StoreError(Code.STORE_DAMAGED, path=self._database.path, item=award_id)
        return credential

    def export_csv(self) -> bytes:
        """Return the register as CSV for a spreadsheet; cells that it would run as formulas are disarmed."""
        rows = [
            (
                str(entry.number),
                entry.id,
                entry.recipient or "",
                entry.email or "",
                entry.design,
                entry.issuer_name,
                entry.state,
                entry.awarded_at,
                "\n".join(entry.files),
            )
            for entry in self.entries()
        ]
        return write_sheet(_SHEET_COLUMNS, rows)

    def check(self) -> int:
        """Check structure, every credential and the hash chain, and return the number of awards.

        Raises:
            StoreError: `Code.STORE_DAMAGED`, with the number of the first entry that is not as it was made.
        """
        damage = self._database.damage()
        if damage:
            raise StoreError(Code.STORE_DAMAGED, path=self._database.path, reason=damage[0])
        chain, count = START, 0
        sql = (
            "SELECT number, id, recipient, email, achievement, issuer, awarded_at, "
            "credential, salt, entry_hash, chain FROM award ORDER BY number"
        )
        for number, *facts, credential, salt, hashed, stored in self._database.rows(sql):
            count += 1
            chain = link(chain, count, hashed if isinstance(hashed, bytes) else b"")
            sound = number == count and chain == stored
            if isinstance(salt, bytes) and isinstance(credential, bytes):  # else the person was erased
                sound = sound and entry_hash(_chained(facts, sha256(credential).hexdigest()), salt) == hashed
            if not sound:
                raise StoreError(Code.STORE_DAMAGED, path=self._database.path, number=count)
        return count

    def _head(self) -> tuple[int, bytes]:
        row = self._database.row("SELECT number, chain FROM award ORDER BY number DESC LIMIT 1")
        if row is None:
            return 0, START
        number, chain = row
        if not isinstance(number, int) or not isinstance(chain, bytes):
            raise StoreError(Code.STORE_DAMAGED, path=self._database.path)
        return number, chain

    def _enter(self, batch: int, number: int, chain: bytes, award: NewAward) -> bytes:
        digest = sha256(award.credential)
        salt = clock.random_bytes(SALT_BYTES)
        awarded_at = format_time(award.awarded_at)
        facts = (award.id, award.recipient, award.email, award.achievement, award.issuer, awarded_at)
        hashed = entry_hash(_chained(facts, digest.hexdigest()), salt)
        chain = link(chain, number, hashed)
        values: dict[str, Value] = {
            "number": number,
            "id": award.id,
            "batch": batch,
            "row": award.row,
            "recipient": award.recipient,
            "email": award.email,
            "design": award.design,
            "achievement": award.achievement,
            "issuer": award.issuer,
            "issuer_name": award.issuer_name,
            "state": AwardState.PREPARED,
            "awarded_at": awarded_at,
            "valid_until": format_time(award.valid_until) if award.valid_until else None,
            "stem": award.stem,
            "files": "",
            "sameness": award.sameness,
            "content": award.content,
            "credential": award.credential,
            "credential_sha256": digest.digest(),
            "salt": salt,
            "entry_hash": hashed,
            "chain": chain,
        }
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO award ({', '.join(values)}) VALUES ({marks})"  # noqa: S608 - our own columns
        self._database.execute(sql, tuple(values.values()))
        return chain


def _chained(facts: Sequence[object], credential_sha256: str) -> JsonObject:
    names = ("id", "recipient", "email", "achievement", "issuer", "awardedAt")
    chained = {name: None if fact is None else str(fact) for name, fact in zip(names, facts, strict=True)}
    return {**chained, "credential": credential_sha256}


def _entry(row: Row) -> RegisterEntry:
    number, award_id, batch, line, *texts, stem, files, content = row
    recipient, email, design, achievement, issuer, issuer_name, state, awarded_at, valid_until = texts
    return RegisterEntry(
        number=int(str(number)),
        id=str(award_id),
        batch=int(str(batch)),
        row=int(str(line)),
        recipient=None if recipient is None else str(recipient),
        email=None if email is None else str(email),
        design=str(design),
        achievement=str(achievement),
        issuer=str(issuer),
        issuer_name=str(issuer_name),
        state=AwardState(str(state)),
        awarded_at=str(awarded_at),
        valid_until=None if valid_until is None else str(valid_until),
        stem=str(stem),
        files=tuple(str(files).split(_LINES)) if files else (),
        content=content if isinstance(content, bytes) else b"",
    )
