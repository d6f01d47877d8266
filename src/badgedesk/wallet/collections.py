"""Collections: badges a learner put together by hand, and saved searches that fill themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, StoreError
from badgedesk.host.database import Database, Row, Value
from badgedesk.wallet.marks import tag_of
from badgedesk.wallet.query import Query, read_query, write_query
from badgedesk.wallet.records import COLLECTION_COLUMNS, is_sound, record_of
from badgedesk.wallet.rows import number_of

_SELECT = f"SELECT {', '.join(COLLECTION_COLUMNS)}, record FROM collection"  # noqa: S608 - fixed names


@dataclass(frozen=True, slots=True)
class Collection:
    """A named part of the wallet.

    Attributes:
        query: of a saved search; None for one filled by hand.
    """

    id: str
    name: str
    query: Query | None
    added_at: str


class Collections:
    """The collections of one wallet; each change is one transaction."""

    def __init__(self, database: Database, now: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self._database, self._now, self._new_id = database, now, new_id

    def entries(self) -> tuple[Collection, ...]:
        """Return all of them, by name; one whose row is damaged is left out."""
        rows = self._database.rows(f"{_SELECT} ORDER BY name")
        return tuple(_collection(row) for row in rows if is_sound(row))

    def find(self, wanted: str) -> Collection:
        """Return the collection of this id or name.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        for entry in self.entries():
            if wanted == entry.id or " ".join(wanted.split()) == entry.name:
                return entry
        raise StoreError(Code.ITEM_NOT_FOUND, item=wanted)

    def make(self, name: str, query: Query | None = None) -> Collection:
        """Make an empty collection, or a saved search.

        Raises:
            UsageError: `Code.TAG_FORMAT`, for a name that is empty or overlong.
            StoreError: `Code.NAME_TAKEN`.
        """
        made = Collection(self._new_id(), tag_of(name), query, format_time(self._now()))
        with self._database.transaction():
            self._refuse_taken(made.name)
            self._write(made)
        return made

    def rename(self, wanted: str, name: str) -> Collection:
        """Give a collection another name; faults as `find` and `make`."""
        kept = tag_of(name)
        with self._database.transaction():
            entry = self.find(wanted)
            if kept != entry.name:
                self._refuse_taken(kept)
            renamed = Collection(entry.id, kept, entry.query, entry.added_at)
            values = _values(renamed)
            self._database.execute(
                "UPDATE collection SET name = ?, record = ? WHERE id = ?", (kept, record_of(values), entry.id)
            )
        self._database.forget_removed()
        return renamed

    def remove(self, wanted: str) -> Collection:
        """Remove a collection; its badges stay in the wallet. Faults as `find`."""
        with self._database.transaction():
            entry = self.find(wanted)
            self._database.execute("DELETE FROM collection WHERE id = ?", (entry.id,))
        self._database.forget_removed()
        return entry

    def put(self, wanted: str, item_ids: Sequence[str]) -> Collection:
        """Put badges into a collection, behind those that are there.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`; `Code.COLLECTION_FILLS_ITSELF`, for a saved search.
        """
        with self._database.transaction():
            entry = self._by_hand(wanted)
            last = self._database.row("SELECT max(place) FROM member WHERE collection = ?", (entry.id,))
            place = int(str(last[0])) + 1 if last and last[0] is not None else 0
            for number in [number_of(self._database, item_id) for item_id in item_ids]:
                row: tuple[Value, ...] = (entry.id, number, place)
                place += self._database.execute(
                    "INSERT OR IGNORE INTO member VALUES (?, ?, ?, ?)", (*row, record_of(row))
                )
        return entry

    def take_out(self, wanted: str, item_ids: Sequence[str]) -> Collection:
        """Take badges out of a collection; they stay in the wallet. Faults as `put`."""
        with self._database.transaction():
            entry = self._by_hand(wanted)
            for number in [number_of(self._database, item_id) for item_id in item_ids]:
                self._database.execute("DELETE FROM member WHERE collection = ? AND item = ?", (entry.id, number))
        return entry

    def arrange(self, wanted: str, item_ids: Sequence[str]) -> None:
        """Give the badges of a collection this order; those left out follow as they stood. Faults as `put`."""
        with self._database.transaction():
            entry = self._by_hand(wanted)
            there = [
                int(str(number))
                for (number,) in self._database.rows(
                    "SELECT item FROM member WHERE collection = ? ORDER BY place, item", (entry.id,)
                )
            ]
            first = [number for id_ in item_ids if (number := number_of(self._database, id_)) in there]
            for place, number in enumerate([*first, *(each for each in there if each not in first)]):
                row: tuple[Value, ...] = (entry.id, number, place)
                self._database.execute(
                    "UPDATE member SET place = ?, record = ? WHERE collection = ? AND item = ?",
                    (place, record_of(row), entry.id, number),
                )

    def _by_hand(self, wanted: str) -> Collection:
        entry = self.find(wanted)
        if entry.query is not None:
            raise StoreError(Code.COLLECTION_FILLS_ITSELF, item=entry.name)
        return entry

    def _refuse_taken(self, name: str) -> None:
        if self._database.row("SELECT 1 FROM collection WHERE name = ?", (name,)) is not None:
            raise StoreError(Code.NAME_TAKEN, item=name)

    def _write(self, entry: Collection) -> None:
        values = _values(entry)
        self._database.execute("INSERT INTO collection VALUES (?, ?, ?, ?, ?)", (*values, record_of(values)))


def _values(entry: Collection) -> tuple[Value, ...]:
    return (entry.id, entry.name, None if entry.query is None else write_query(entry.query), entry.added_at)


def _collection(row: Row) -> Collection:
    id_, name, query, added_at, _ = row
    return Collection(str(id_), str(name), None if query is None else read_query(str(query)), str(added_at))
