"""Bringing the rows of one wallet into another: by content, nothing twice, nothing overwritten."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from badgedesk.host.database import Database, Value
from badgedesk.wallet.records import (
    COLLECTION_COLUMNS,
    HISTORY_COLUMNS,
    IDENTITY_COLUMNS,
    ITEM_COLUMNS,
    KNOWN_COLUMNS,
    MARK_COLUMNS,
    MEMBER_COLUMNS,
    ORIGINAL_COLUMNS,
    TAG_COLUMNS,
    VERIFICATION_COLUMNS,
    record_of,
)
from badgedesk.wallet.searching import index_item
from badgedesk.wallet.versions import settle

_VERIFICATION: Final = (*VERIFICATION_COLUMNS, "record", "report")


@dataclass(frozen=True, slots=True)
class Merged:
    """How many badges came in, and how many were there."""

    added: int
    known: int


def merge_wallet(source: Database, target: Database, reword: Callable[[Database, int], None]) -> Merged:
    """Bring everything in ``source`` into ``target``, whose files are there already, in one transaction.

    A badge that both hold keeps its rows in ``target`` and gets the files, tags and places in collections it had
    not; a note only where there was none. ``reword`` writes anew what an item is searched by, whose files are more now.

    Raises:
        StoreError: that of the databases; then nothing was changed.
    """
    with target.transaction():
        merger = _Merger(source, target)
        merged = merger.merge()
        for number in merger.fuller:
            reword(target, number)
            index_item(target, number)
        return merged


class _Merger:
    """One merge; ``numbers`` leads from the numbers of items in the source to those in the target."""

    def __init__(self, source: Database, target: Database) -> None:
        self._source, self._target = source, target
        self._numbers: dict[int, int] = {}
        self._added: set[int] = set()
        self.fuller: set[int] = set()
        """Items that were there and got more files."""

    def merge(self) -> Merged:
        """Bring everything in."""
        self._copy("original", ORIGINAL_COLUMNS)
        self._items()
        self._forms()
        self._about_new("verification", _VERIFICATION)
        self._history()
        self._marks()
        self._collections()
        self._copy("known_issuer", KNOWN_COLUMNS)
        self._copy("identity", IDENTITY_COLUMNS)
        for number in self._numbers.values():
            index_item(self._target, number)
        for (claim,) in self._target.rows("SELECT DISTINCT claim FROM item WHERE claim IS NOT NULL"):
            settle(self._target, str(claim))
        return Merged(len(self._added), len(self._numbers) - len(self._added))

    def _copy(self, table: str, columns: tuple[str, ...]) -> None:
        """Copy rows that refer to no item."""
        names = ", ".join((*columns, "record"))
        marks = ", ".join("?" * (len(columns) + 1))
        for row in self._source.rows(f"SELECT {names} FROM {table} ORDER BY rowid"):  # noqa: S608 - fixed names
            self._target.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608 - as above

    def _items(self) -> None:
        names = ", ".join((*ITEM_COLUMNS, "record", "words"))
        marks = ", ".join("?" * (len(ITEM_COLUMNS) + 2))
        for number, *row in self._source.rows(f"SELECT number, {names} FROM item ORDER BY number"):  # noqa: S608 - fixed
            added = self._target.execute(
                f"INSERT OR IGNORE INTO item ({names}) VALUES ({marks})",  # noqa: S608 - fixed names
                tuple(row),
            )
            found = self._target.row("SELECT number FROM item WHERE id = ?", (row[0],))
            here = int(str(found[0])) if found else 0
            self._numbers[int(str(number))] = here
            if added:
                self._added.add(here)

    def _forms(self) -> None:
        for item, digest in self._source.rows("SELECT item, sha256 FROM form ORDER BY rowid"):
            here = self._here(item)
            if self._target.execute("INSERT OR IGNORE INTO form VALUES (?, ?)", (here, digest)):
                self.fuller |= {here} - self._added

    def _about_new(self, table: str, columns: tuple[str, ...]) -> None:
        """Copy rows that begin with their item, for items that are new."""
        names, width = ", ".join(columns), columns.index("record")
        marks = ", ".join("?" * len(columns))
        for row in self._source.rows(f"SELECT {names} FROM {table}"):  # noqa: S608 - fixed names
            here = self._here(row[0])
            if here in self._added:
                values = (here, *row[1:width])
                self._target.execute(
                    f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - fixed names
                    (*values, record_of(values), *row[width + 1 :]),
                )

    def _history(self) -> None:
        last = self._target.row("SELECT coalesce(max(number), 0) FROM history")
        number = int(str(last[0])) if last else 0
        names = ", ".join(HISTORY_COLUMNS)
        for _, item, at, headline in self._source.rows(f"SELECT {names} FROM history ORDER BY number"):  # noqa: S608 - fixed
            if self._here(item) in self._added:
                number += 1
                self._insert("history", (number, self._here(item), at, headline))

    def _marks(self) -> None:
        for item, name in self._source.rows(f"SELECT {', '.join(TAG_COLUMNS)} FROM tag"):  # noqa: S608 - fixed names
            self._insert("tag", (self._here(item), name))
        ordered = self._target.row("SELECT 1 FROM mark WHERE place IS NOT NULL") is not None
        for item, favourite, note, place in self._source.rows(f"SELECT {', '.join(MARK_COLUMNS)} FROM mark"):  # noqa: S608 - fixed
            here = self._here(item)
            own = self._target.row("SELECT favourite, note, place FROM mark WHERE item = ?", (here,))
            values: tuple[Value, ...] = (
                here,
                1 if favourite == 1 or (own is not None and own[0] == 1) else 0,
                (own[1] if own is not None else "") or note,
                own[2] if own is not None and own[2] is not None else None if ordered else place,
            )
            self._target.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)", (*values, record_of(values)))

    def _collections(self) -> None:
        columns = ", ".join(COLLECTION_COLUMNS)
        for id_, name, query, added_at in self._source.rows(f"SELECT {columns} FROM collection"):  # noqa: S608 - fixed names
            if self._target.row("SELECT 1 FROM collection WHERE id = ?", (id_,)) is None:
                self._insert("collection", (id_, self._free_name(str(name)), query, added_at))
        for collection, item, place in self._source.rows(f"SELECT {', '.join(MEMBER_COLUMNS)} FROM member"):  # noqa: S608 - fixed
            self._insert("member", (collection, self._here(item), place))

    def _free_name(self, name: str) -> str:
        tried, number = name, 1
        while self._target.row("SELECT 1 FROM collection WHERE name = ?", (tried,)) is not None:
            number += 1
            tried = f"{name} ({number})"
        return tried

    def _insert(self, table: str, values: tuple[Value, ...]) -> None:
        marks = ", ".join("?" * (len(values) + 1))
        self._target.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", (*values, record_of(values)))  # noqa: S608 - fixed

    def _here(self, item: Value) -> int:
        return self._numbers[int(str(item))]
