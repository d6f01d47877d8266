"""Looking through a whole wallet for anything that is not what was written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from badgedesk.core.bake.chunks import read_png
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError
from badgedesk.core.verify import receive
from badgedesk.host.database import Database
from badgedesk.wallet.originals import Originals
from badgedesk.wallet.records import (
    COLLECTION_COLUMNS,
    HISTORY_COLUMNS,
    IDENTITY_COLUMNS,
    ITEM_COLUMNS,
    KNOWN_COLUMNS,
    MARK_COLUMNS,
    MEMBER_COLUMNS,
    MEMORY_COLUMNS,
    ORIGINAL_COLUMNS,
    TAG_COLUMNS,
    VERIFICATION_COLUMNS,
    is_sound,
)
from badgedesk.wallet.reports import digest_of
from badgedesk.wallet.rows import originals_of
from badgedesk.wallet.sameness import read_credential, words_of
from badgedesk.wallet.searching import is_indexed

_TABLES: Final[tuple[tuple[str, Sequence[str]], ...]] = (
    ("item", ITEM_COLUMNS),
    ("verification", VERIFICATION_COLUMNS),
    ("original", ORIGINAL_COLUMNS),
    ("known_issuer", KNOWN_COLUMNS),
    ("identity", IDENTITY_COLUMNS),
    ("tag", TAG_COLUMNS),
    ("mark", MARK_COLUMNS),
    ("collection", COLLECTION_COLUMNS),
    ("member", MEMBER_COLUMNS),
    ("history", HISTORY_COLUMNS),
    ("memory", MEMORY_COLUMNS),
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing in a wallet that is not as it should be.

    Attributes:
        what: ``database``, ``words``, ``index``, ``file``, ``unclaimed`` (a file of no item: nothing is lost, something
            may be left over), or the table of a damaged row.
        id: of the item or row, or the SHA-256 of the file; empty for the database as a whole.
        reason: plain words for a log.
    """

    what: str
    id: str
    reason: str


def find_flaws(database: Database, originals: Originals) -> tuple[Flaw, ...]:
    """Return everything that is wrong: every row and every file is read and compared with its hash.

    Raises:
        StoreError: the database cannot be read at all.
    """
    broken = tuple(Flaw("database", "", reason) for reason in database.damage())
    if broken:
        return broken
    return (
        *_rows(database),
        *_reports(database),
        *_references(database),
        *_files(database, originals),
        *_contents(database, originals),
        *_index(database),
        *_thumbnails(database),
    )


def _rows(database: Database) -> Iterator[Flaw]:
    for table, columns in _TABLES:
        for row in database.rows(f"SELECT {', '.join(columns)}, record FROM {table}"):  # noqa: S608 - fixed names
            if not is_sound(row):
                yield Flaw(table, str(row[0]), "the row is not what was written")


def _reports(database: Database) -> Iterator[Flaw]:
    for item, digest, report in database.rows("SELECT item, digest, report FROM verification"):
        if digest_of(str(report)) != digest:
            yield Flaw("verification", str(item), "the report is not what was written")


def _references(database: Database) -> Iterator[Flaw]:
    for (id_,) in database.rows("SELECT id FROM item WHERE number NOT IN (SELECT item FROM verification)"):
        yield Flaw("verification", str(id_), "missing")
    for (id_,) in database.rows("SELECT id FROM item WHERE number NOT IN (SELECT item FROM form)"):
        yield Flaw("item", str(id_), "no original belongs to it")
    for table, row, _, _ in database.rows("PRAGMA foreign_key_check"):
        yield Flaw(str(table), str(row), "belongs to nothing")


def _files(database: Database, originals: Originals) -> Iterator[Flaw]:
    claimed = {str(digest) for (digest,) in database.rows("SELECT sha256 FROM original")}
    for digest in sorted(claimed):
        reason = originals.flaw(digest)
        if reason is not None:
            yield Flaw("file", digest, reason)
    for digest in sorted(originals.digests() - claimed):
        yield Flaw("unclaimed", digest, "a file of no item")


def _contents(database: Database, originals: Originals) -> Iterator[Flaw]:
    """Compare each row with what its original says today."""
    for number, id_, content, words in database.rows("SELECT number, id, content, words FROM item"):
        forms = originals_of(database, int(str(number)))
        try:
            reading = read_credential(receive(originals.get(forms[0].sha256 if forms else "")))
        except BadgeDeskError:
            continue  # told as a flaw of the file
        if reading.content != content:
            yield Flaw("item", str(id_), "its original holds another credential")
        if words_of(reading.view, tuple(form.name for form in forms)) != words:
            yield Flaw("words", str(id_), "what it is searched by is not what it says")


def _thumbnails(database: Database) -> Iterator[Flaw]:
    """Look at small pictures, whose every part has its checksum; an empty one says that there is none."""
    for item, png in database.rows("SELECT item, png FROM thumbnail WHERE png <> x''"):
        try:
            whole = isinstance(png, bytes) and not read_png(png).has_trailing_data
        except InputError:
            whole = False
        if not whole:
            yield Flaw("thumbnail", str(item), "the small picture is damaged")


def _index(database: Database) -> Iterator[Flaw]:
    for number, id_ in database.rows("SELECT number, id FROM item"):
        if not is_indexed(database, int(str(number))):
            yield Flaw("index", str(id_), "the index is not what the badge says")
    try:
        database.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except StoreError as fault:
        if fault.code is not Code.STORE_DAMAGED:
            return  # a place that allows no writing
        yield Flaw("index", "", "the full-text index is damaged")
