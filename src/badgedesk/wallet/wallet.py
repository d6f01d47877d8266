"""The wallet of a profile: one database and a folder of originals, used from one thread.

What `Wallet.add` returned is on the disk, files before rows. Received bytes are never changed, and given back only
where their hash still holds.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, Self

from badgedesk.core.bake import FileKind
from badgedesk.core.clock import format_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError
from badgedesk.core.model.report import BadgeFormat, Report
from badgedesk.core.verify import Circumstances, TrustedIssuer, receive, verify_received
from badgedesk.host import clock
from badgedesk.host.database import Row, Value, open_database
from badgedesk.host.files import read_file, write_atomically
from badgedesk.host.names import distinct_names, safe_name
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.staging import keep_for_good
from badgedesk.wallet.known import Identities, TrustList
from badgedesk.wallet.originals import Originals
from badgedesk.wallet.records import (
    ITEM_COLUMNS,
    VERIFICATION_COLUMNS,
    Item,
    Original,
    item_of,
)
from badgedesk.wallet.reports import digest_of, read_report
from badgedesk.wallet.rows import Arrival, number_of, originals_of, write_arrival, write_verification
from badgedesk.wallet.sameness import Reading, fold, read_credential
from badgedesk.wallet.schema import WALLET
from badgedesk.wallet.soundness import Flaw, find_flaws

_PREFIX_DIGITS: Final = 6
_WORDS_AT_ONCE: Final = 200
"""Words in one query; SQLite takes some hundred conditions at the most."""
_FILE_NAME_CHARACTERS: Final = 255
_SUFFIXES: Final = {FileKind.TOKEN: ".jwt", FileKind.TEXT: ".txt"}
_LISTED: Final = (
    *(f"item.{name}" for name in (*ITEM_COLUMNS, "record")),
    *(f"verification.{name}" for name in (*VERIFICATION_COLUMNS, "record")),
)
_DUE: Final = len(ITEM_COLUMNS) + 1 + VERIFICATION_COLUMNS.index("due_at")
_CHECKED: Final = len(ITEM_COLUMNS) + 1 + VERIFICATION_COLUMNS.index("checked_at")
_SELECT: Final = f"SELECT {', '.join(_LISTED)} FROM item LEFT JOIN verification ON item = number"  # noqa: S608 - fixed


@dataclass(frozen=True, slots=True)
class Added:
    """A file in the wallet.

    Attributes:
        rivals: ids of other items that claim to be the same credential of the same issuer but say something else:
            an older or newer version, or a forgery. All are kept.
    """

    item: Item
    arrival: Arrival
    report: Report
    rivals: tuple[str, ...] = ()


class Wallet:
    """The badges, known issuers and identities of one profile.

    Args:
        paths: the profile; its folders exist (`badgedesk.host.paths.open_profile`).
        now: the clock.
        also_trusted: issuers known without being in the trust list: the user's own.

    Raises:
        StoreError: `Code.STORE_NEWER`, `Code.STORE_DAMAGED`, `Code.STORE_BUSY`, `Code.FILE_NOT_WRITABLE`; every method
            may raise the last three too.
    """

    def __init__(
        self,
        paths: ProfilePaths,
        *,
        now: Callable[[], datetime] = clock.now,
        also_trusted: tuple[TrustedIssuer, ...] = (),
    ) -> None:
        self._now, self._also_trusted = now, also_trusted
        self._originals = Originals(paths.originals)
        is_new = not paths.wallet_db.exists()
        self._database = open_database(paths.wallet_db, WALLET)
        self.trust = TrustList(self._database, now, self._recheck_issuer)
        """The issuers the user knows; a change verifies their badges anew."""
        self.own = Identities(self._database, now, self._recheck_all)
        """Who the user is; a change verifies all badges anew."""
        if is_new:
            self._adopt()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; closing twice is no fault."""
        self._database.close()

    def trusted(self) -> tuple[TrustedIssuer, ...]:
        """Return the trust list as a verification takes it."""
        return self.trust.trusted()

    def identities(self) -> tuple[str, ...]:
        """Return the user's own addresses, names and DIDs."""
        return tuple(identity.value for identity in self.own.entries())

    def circumstances(self) -> Circumstances:
        """Return what a verification looks at here and now."""
        return Circumstances(self._now(), (*self.trusted(), *self._also_trusted), identities=self.identities())

    def add(self, data: bytes, name: str, circumstances: Circumstances | None = None) -> Added:
        """Take a received file into the wallet, whatever its verification says.

        Args:
            data: the whole file.
            name: its file name, for people.
            circumstances: what to verify under; else `circumstances`.

        Raises:
            InputError: it holds no badge; as `badgedesk.core.verify.receive`, and `Code.CREDENTIAL_NOT_BADGE` for a
                status list. Nothing is kept then.
        """
        received = receive(data)
        if received.format is BadgeFormat.STATUS_LIST:
            raise InputError(Code.CREDENTIAL_NOT_BADGE, format=received.format)
        reading = read_credential(received)
        under = circumstances or self.circumstances()
        report = verify_received(received, under)
        original = Original(sha256(data).hexdigest(), len(data), received.kind, _file_name(name), self._stamp())
        arrival = self._keep(reading, data, original, report, under.now)
        rivals = self._database.rows(
            "SELECT id FROM item WHERE claim = ? AND content <> ? ORDER BY number", (reading.claim, reading.content)
        )
        return Added(self.item(reading.item_id), arrival, report, tuple(str(id_) for (id_,) in rivals))

    def items(self) -> tuple[Item, ...]:
        """Return all items in the order they were added; where time alone changed a verdict, the new one."""
        return self._list("")

    def search(self, text: str) -> tuple[Item, ...]:
        """Return the items that hold every word of ``text``, whatever its case, anywhere in what they say."""
        words = list(dict.fromkeys(fold(text).split()))
        found = self._holding(words[:_WORDS_AT_ONCE])
        for start in range(_WORDS_AT_ONCE, len(words), _WORDS_AT_ONCE):
            ids = {item.id for item in self._holding(words[start : start + _WORDS_AT_ONCE])}
            found = tuple(item for item in found if item.id in ids)
        return found

    def _holding(self, words: Sequence[str]) -> tuple[Item, ...]:
        return self._list("WHERE " + " AND ".join(["instr(words, ?) > 0"] * len(words)) if words else "", words)

    def item(self, item_id: str) -> Item:
        """Return the item of exactly this id.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        found = self._list("WHERE item.id = ?", (item_id,))
        if not found:
            raise StoreError(Code.ITEM_NOT_FOUND, item=item_id)
        return found[0]

    def find(self, wanted: str) -> Item:
        """Return the one item meant by an id, six or more of its first digits, a name or a credential's own id.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, `Code.ITEM_AMBIGUOUS`.
        """
        start = (
            wanted.lower() if len(wanted) >= _PREFIX_DIGITS and set(wanted.lower()) <= set("0123456789abcdef") else ""
        )
        for where, value in (
            ("WHERE item.id = ?", wanted.lower()),
            ("WHERE item.name = ?", wanted),
            ("WHERE item.credential_id = ?", wanted.strip()),
            ("WHERE item.id GLOB ? || '*'", start),
        ):
            found = self._list(where, (value,)) if value else ()
            if len(found) > 1:
                raise StoreError(Code.ITEM_AMBIGUOUS, item=wanted)
            if found:
                return found[0]
        raise StoreError(Code.ITEM_NOT_FOUND, item=wanted)

    def report(self, item_id: str) -> Report:
        """Return the report of the last verification; where it is damaged or out of date, a new one.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`; `Code.STORE_DAMAGED`, when the originals are damaged too.
        """
        item = self.item(item_id)
        row = self._database.row(
            "SELECT digest, report FROM verification WHERE item = ?", (number_of(self._database, item_id),)
        ) or ("", "")
        if item.damaged or digest_of(str(row[1])) != row[0]:
            return self.recheck(item_id)
        return read_report(str(row[1]))

    def recheck(self, item_id: str, circumstances: Circumstances | None = None) -> Report:
        """Verify an item anew from its original and keep the result.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`; `Code.STORE_DAMAGED`, when no original of it is sound.
        """
        return self._recheck(number_of(self._database, item_id), circumstances or self.circumstances())

    def originals(self, item_id: str) -> tuple[Original, ...]:
        """Return the files the item came in: pictures first, then in the order they came.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        return originals_of(self._database, number_of(self._database, item_id))

    def original(self, sha256: str) -> bytes:
        """Return a received file byte for byte.

        Raises:
            StoreError: `Code.STORE_DAMAGED`, when it is missing or no longer what was received.
        """
        return self._originals.get(sha256)

    def export(self, item_ids: Iterable[str], folder: Path) -> tuple[Path, ...]:
        """Write every original of the items into ``folder``, byte for byte, and return where.

        Names tell issuer, badge and person and are distinct; no file that lies there is overwritten, and one that
        has the same name and bytes already is left as it is.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND` and `Code.STORE_DAMAGED`, before anything is written;
                `Code.FILE_NOT_WRITABLE`.
        """
        wanted = [(export_name(item, original), original) for item, original in self._forms(item_ids)]
        for _, original in wanted:
            self.original(original.sha256)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            taken = [path.name for path in folder.iterdir()]
        except OSError as error:
            raise StoreError(Code.FILE_NOT_WRITABLE, path=folder, reason=error.strerror) from error
        written: list[Path] = []
        for name, original in wanted:
            data = self.original(original.sha256)
            path = folder / name
            if path in written or not _holds(path, data):
                path = folder / distinct_names([name], taken)[0]
                write_atomically(path, data, overwrite=False)
                taken.append(path.name)
            else:
                keep_for_good(path)
            written.append(path)
        return tuple(written)

    def remove(self, item_id: str) -> None:
        """Take an item out for good: rows, originals that no other item came in, thumbnail; overwritten on the disk.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        number = number_of(self._database, item_id)
        digests = [str(row[0]) for row in self._database.rows("SELECT sha256 FROM form WHERE item = ?", (number,))]
        with self._database.transaction():
            self._database.execute("DELETE FROM item WHERE number = ?", (number,))
            self._database.execute("DELETE FROM original WHERE sha256 NOT IN (SELECT sha256 FROM form)")
        # Files after rows, and under the lock again: another window may just be adding the same file.
        with self._database.transaction():
            for digest in digests:
                if self._database.row("SELECT 1 FROM original WHERE sha256 = ?", (digest,)) is None:
                    self._originals.remove(digest)
        self._database.forget_removed()

    def thumbnail(self, item_id: str) -> bytes | None:
        """Return the small picture kept for lists, or None."""
        row = self._database.row("SELECT png FROM thumbnail WHERE item = ?", (number_of(self._database, item_id),))
        return row[0] if row and isinstance(row[0], bytes) else None

    def set_thumbnail(self, item_id: str, png: bytes) -> None:
        """Keep a small picture (PNG) for lists, in place of an earlier one."""
        self._database.execute(
            "INSERT OR REPLACE INTO thumbnail (item, png) VALUES (?, ?)", (number_of(self._database, item_id), png)
        )

    def check(self) -> tuple[Flaw, ...]:
        """Return everything in the wallet that is not what was written; reads every row and file."""
        return find_flaws(self._database, self._originals)

    # Below: one row, one file, one transaction.

    def _list(self, where: str, values: Iterable[Value] = ()) -> tuple[Item, ...]:
        moment = self._stamp()
        rows = self._database.rows(f"{_SELECT} {where} ORDER BY number", tuple(values))
        return tuple(self._current(row, moment) for row in rows)

    def _current(self, row: Row, moment: str) -> Item:
        """Return the item; one whose verdict holds for another time than the present is verified anew first."""
        item = item_of(row)
        due_at, checked_at = row[_DUE], row[_CHECKED]
        overtaken = isinstance(due_at, str) and due_at <= moment
        ahead = isinstance(checked_at, str) and checked_at > moment
        if not overtaken and not ahead:
            return item
        try:
            report = self.recheck(item.id)
        except StoreError:
            return replace(item, format=None, verdict=None, headline=None, checked_at=None, damaged=True)
        return replace(item, verdict=report.verdict, headline=report.headline, checked_at=self._now())

    def _forms(self, item_ids: Iterable[str]) -> list[tuple[Item, Original]]:
        return [(item, original) for id_ in item_ids for item in [self.item(id_)] for original in self.originals(id_)]

    def _keep(self, reading: Reading, data: bytes, original: Original, report: Report, checked_at: datetime) -> Arrival:
        """Write file, then rows, in one transaction; take the file away where the rows could not be written."""
        known = self._originals.has(original.sha256)
        try:
            with self._database.transaction():
                self._originals.put(data)
                return write_arrival(self._database, reading, original, report, checked_at)
        except BadgeDeskError:
            if not known:
                with suppress(StoreError):  # the first fault is the one to be told
                    self._originals.remove(original.sha256)
            raise

    def _stamp(self) -> str:
        return format_time(self._now())

    def _recheck(self, number: int, circumstances: Circumstances) -> Report:
        fault = StoreError(Code.STORE_DAMAGED, reason="no original")
        for original in originals_of(self._database, number):
            try:
                received = receive(self._originals.get(original.sha256))
            except BadgeDeskError as error:
                fault = StoreError(Code.STORE_DAMAGED, item=original.sha256, reason=error.code)
                continue
            report = verify_received(received, circumstances)
            if not self._database.read_only:
                with self._database.transaction():
                    write_verification(self._database, number, report, circumstances.now)
            return report
        raise fault

    def _recheck_issuer(self, issuer_id: str) -> None:
        self._recheck_each("SELECT number FROM item WHERE issuer_id = ?", (issuer_id,))

    def _recheck_all(self) -> None:
        self._recheck_each("SELECT number FROM item", ())

    def _recheck_each(self, sql: str, values: tuple[Value, ...]) -> None:
        circumstances = self.circumstances()
        for (number,) in self._database.rows(sql, values):
            with suppress(StoreError):  # a damaged original is told where it is looked at
                self._recheck(int(str(number)), circumstances)

    def _adopt(self) -> None:
        """Take in what lies in the folder of originals although the database is gone: nothing received is lost."""
        for digest in sorted(self._originals.digests()):
            with suppress(BadgeDeskError):
                self.add(self._originals.get(digest), digest)


def _file_name(name: str) -> str:
    """Return the file name without folders, as text that any store can hold."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return last.encode("utf-8", "replace").decode()[:_FILE_NAME_CHARACTERS]


def export_name(item: Item, original: Original) -> str:
    """Return the readable name under which a file leaves the wallet: ``Issuer - Badge - Name.png``."""
    suffix = _SUFFIXES.get(original.kind, f".{original.kind.value}")
    return safe_name((item.issuer_name or item.issuer_id or "", item.name or "", item.recipient or ""), suffix)


def _holds(path: Path, data: bytes) -> bool:
    """Return whether exactly ``data`` lies at ``path``."""
    try:
        return read_file(path, len(data)) == data
    except BadgeDeskError:
        return False
