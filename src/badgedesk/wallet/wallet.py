"""The wallet of a profile: one database and a folder of originals, used from one thread.

What `Wallet.add` returned is on the disk, files before rows. Received bytes are never changed, and given back only
where their hash still holds.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, Self

from badgedesk.core.clock import format_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError
from badgedesk.core.model.report import BadgeFormat, Report
from badgedesk.core.verify import Circumstances, TrustedIssuer, receive, verify_received
from badgedesk.host import clock
from badgedesk.host.answers import Answers
from badgedesk.host.database import Value, open_database
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet.backups import Backups
from badgedesk.wallet.changes import NOBODY, Elsewhere, changes_of, count_changes, look_elsewhere, name_computer
from badgedesk.wallet.collections import Collections
from badgedesk.wallet.finder import Finder, words
from badgedesk.wallet.known import Identities, TrustList
from badgedesk.wallet.leaving import write_files
from badgedesk.wallet.marks import Marks
from badgedesk.wallet.memory import Memory
from badgedesk.wallet.mending import mend
from badgedesk.wallet.originals import Originals
from badgedesk.wallet.records import Item, Original
from badgedesk.wallet.reports import digest_of, read_report
from badgedesk.wallet.rows import Arrival, number_of, originals_of, write_arrival, write_verification
from badgedesk.wallet.sameness import Reading, read_credential
from badgedesk.wallet.schema import WALLET
from badgedesk.wallet.soundness import Flaw, find_flaws
from badgedesk.wallet.versions import Standing, settle, standing_of

_FILE_NAME_CHARACTERS: Final = 255
_ARRIVED: Final = {
    Standing.CURRENT: Arrival.NEWER_VERSION,
    Standing.REPLACED: Arrival.OLDER_VERSION,
    Standing.DOUBTFUL: Arrival.DOUBTFUL_COPY,
}


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
        computer: the id of this computer, under which changes are counted.

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
        computer: str = NOBODY,
    ) -> None:
        self._now, self._also_trusted = now, also_trusted
        self._originals = Originals(paths.originals, paths.key)
        self._answers = Answers(paths.answers, paths.key)
        is_new = not paths.wallet_db.exists()
        self._database = open_database(paths.wallet_db, WALLET, paths.key)
        self._computer = computer
        if not self._database.read_only:
            count_changes(self._database, computer)
        self.trust = TrustList(self._database, now, self._recheck_issuer)
        """The issuers the user knows; a change verifies their badges anew."""
        self.own = Identities(self._database, now, self._recheck_all)
        """Who the user is; a change verifies all badges anew."""
        self.marks = Marks(self._database)
        """Tags, notes, favourites, own order."""
        self.collections = Collections(self._database, now, clock.new_id)
        self.backups = Backups(self._database, now)
        self.memory = Memory(self._database)
        self.finder = Finder(self._database, now, self.recheck)
        """Lists, a page at a time."""
        if is_new:
            self._adopt()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; closing twice is no fault."""
        self._database.close()

    def elsewhere(self, seen: Mapping[str, int] | None, name: str) -> tuple[Elsewhere, dict[str, int]]:
        """Return what other computers changed since this one, called ``name``, saw ``seen``; and what it sees now."""
        if not self._database.read_only:
            name_computer(self._database, self._computer, name)
        return look_elsewhere(self._database, self._computer, seen), changes_of(self._database)

    def trusted(self) -> tuple[TrustedIssuer, ...]:
        """Return the trust list as a verification takes it."""
        return self.trust.trusted()

    def identities(self) -> tuple[str, ...]:
        """Return the user's own addresses, names and DIDs."""
        return tuple(identity.value for identity in self.own.entries())

    def circumstances(self) -> Circumstances:
        """Return what a verification looks at here and now."""
        trust = (*self.trusted(), *self._also_trusted)
        return Circumstances(self._now(), trust, self._answers, identities=self.identities())

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
        others = tuple(str(id_) for (id_,) in rivals)
        if others and arrival is Arrival.ADDED:
            arrival = self._arrival_among(reading.item_id, others)
        return Added(self.item(reading.item_id), arrival, report, others)

    def holds(self, data: bytes) -> bool:
        """Return whether the credential in a file is in the wallet, in whatever file it came.

        Raises:
            InputError: as `badgedesk.core.verify.receive`.
        """
        found = self._database.row("SELECT 1 FROM item WHERE id = ?", (read_credential(receive(data)).item_id,))
        return found is not None

    def items(self) -> tuple[Item, ...]:
        """Return all items in the order they were added; where time alone changed a verdict, the new one."""
        return self.finder.items()

    def search(self, text: str) -> tuple[Item, ...]:
        """Return the items that hold every word of ``text``, whatever its case, at the beginning of a word of theirs.

        In scripts without blanks between words, anywhere. Tags, notes and names of files count too.
        """
        return self.finder.found(words(text))

    def item(self, item_id: str) -> Item:
        """Return the item of exactly this id; faults as `Finder.item`."""
        return self.finder.item(item_id)

    def find(self, wanted: str) -> Item:
        """Return the one item meant by a person; faults as `Finder.find`."""
        return self.finder.find(wanted)

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
        wanted = [(item, original) for id_ in item_ids for item in [self.item(id_)] for original in self.originals(id_)]
        return write_files(wanted, self.original, folder)

    def remove(self, item_id: str) -> None:
        """Take an item out for good: rows, originals that no other item came in, thumbnail; overwritten on the disk.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        number = number_of(self._database, item_id)
        digests = [str(row[0]) for row in self._database.rows("SELECT sha256 FROM form WHERE item = ?", (number,))]
        claim = self._claim(number)
        with self._database.transaction():
            self._database.execute("DELETE FROM item WHERE number = ?", (number,))
            self._database.execute("DELETE FROM original WHERE sha256 NOT IN (SELECT sha256 FROM form)")
            settle(self._database, claim)
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

    def thumbnails(self, item_ids: Sequence[str]) -> dict[str, bytes]:
        """Return the small pictures kept for some items, by id; empty where it is known that there is none."""
        marks = ", ".join("?" * len(item_ids))
        rows = self._database.rows(
            f"SELECT id, png FROM thumbnail JOIN item ON item = number WHERE id IN ({marks})",  # noqa: S608 - fixed
            tuple(item_ids),
        )
        return {str(id_): png for id_, png in rows if isinstance(png, bytes)}

    def without_thumbnail(self, limit: int) -> tuple[str, ...]:
        """Return the ids of some items for which no small picture is kept, the newest first."""
        rows = self._database.rows(
            "SELECT id FROM item WHERE number NOT IN (SELECT item FROM thumbnail) ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return tuple(str(id_) for (id_,) in rows)

    def set_thumbnail(self, item_id: str, png: bytes) -> None:
        """Keep a small picture (PNG) for lists, in place of an earlier one."""
        self._database.execute(
            "INSERT OR REPLACE INTO thumbnail (item, png) VALUES (?, ?)", (number_of(self._database, item_id), png)
        )

    def check(self) -> tuple[Flaw, ...]:
        """Return everything in the wallet that is not what was written; reads every row and file."""
        return find_flaws(self._database, self._originals)

    def mend(self, flaws: Iterable[Flaw]) -> None:
        """Mend what the originals tell: items, reports, the index, files of no item. The rest stays as it is."""

        def add(data: bytes, name: str) -> None:
            self.add(data, name)

        mend(self._database, self._originals, flaws, add)

    # Below: one row, one file, one transaction.

    def _keep(self, reading: Reading, data: bytes, original: Original, report: Report, checked_at: datetime) -> Arrival:
        """Write file, then rows, in one transaction; take the file away where the rows could not be written."""
        known = self._originals.has(original.sha256)
        try:
            with self._database.transaction():
                self._originals.put(data)
                arrival = write_arrival(self._database, reading, original, report, checked_at)
                settle(self._database, reading.claim)
                return arrival
        except BadgeDeskError:
            if not known:
                with suppress(StoreError):  # the first fault is the one to be told
                    self._originals.remove(original.sha256)
            raise

    def _arrival_among(self, item_id: str, others: tuple[str, ...]) -> Arrival:
        """Return what a new item is beside ``others`` that claim to be the same credential."""
        standing = standing_of(self._database, item_id)
        replaces = any(standing_of(self._database, other) is Standing.REPLACED for other in others)
        return _ARRIVED[standing] if standing is not Standing.CURRENT or replaces else Arrival.ADDED

    def _claim(self, number: int) -> str | None:
        row = self._database.row("SELECT claim FROM item WHERE number = ?", (number,))
        return str(row[0]) if row and row[0] else None

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
                    settle(self._database, self._claim(number))
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
