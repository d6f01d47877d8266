"""Finding badges in a wallet: by id, by words, by what a query asks for, a page at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, StoreError
from badgedesk.core.model.report import Report
from badgedesk.host.database import Database, Row, Value
from badgedesk.wallet.query import BY_RANK, Query, Selection, Sort, State, select
from badgedesk.wallet.records import (
    ITEM_COLUMNS,
    VERIFICATION_COLUMNS,
    Checked,
    Item,
    item_of,
)
from badgedesk.wallet.rows import history_of, number_of
from badgedesk.wallet.searching import in_names
from badgedesk.wallet.versions import Standing, standing_of

Key = TypeVar("Key", int, str)
PAGE: Final = 200
_PREFIX_DIGITS: Final = 6
_AT_ONCE: Final = 500
"""Items read in one statement."""
_WIDE: Final = 10_000
"""Words that so many badges hold tell little: then the newest come first, those with the words in their name before."""
_HITS: Final = "SELECT count(*) FROM search WHERE search MATCH ?"
_BY_NAME: Final = "search.rowid IN (SELECT rowid FROM search WHERE search MATCH ?) DESC, search.rowid DESC"
_REPLACED: Final = "SELECT number FROM finding WHERE standing = 'replaced'"
_WIDE_WHOLE: Final = f"rowid FROM search WHERE search MATCH ? AND rowid NOT IN ({_REPLACED})"
"""Nearly nothing is replaced: without looking at each badge found, the answer is there in half the time."""
_LISTED: Final = (
    *(f"item.{name}" for name in (*ITEM_COLUMNS, "record")),
    *(f"verification.{name}" for name in (*VERIFICATION_COLUMNS, "record")),
)
_DUE: Final = len(ITEM_COLUMNS) + 1 + VERIFICATION_COLUMNS.index("due_at")
_CHECKED: Final = len(ITEM_COLUMNS) + 1 + VERIFICATION_COLUMNS.index("checked_at")
_SELECT: Final = f"SELECT {', '.join(_LISTED)} FROM item LEFT JOIN verification ON item = number"  # noqa: S608 - fixed


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of what a query found, with how many there are in all."""

    items: tuple[Item, ...]
    total: int


class Finder:
    """Reads lists of one wallet; where time alone changed a verdict, the badge is verified anew first.

    Args:
        database: of the wallet.
        now: the clock.
        recheck: verifies an item anew and keeps the result.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], recheck: Callable[[str], Report]) -> None:
        self._database, self._now, self._recheck = database, now, recheck
        self._counts: dict[tuple[Query, datetime | None], int] = {}
        self._counted_at = (0, 0)

    def items(self) -> tuple[Item, ...]:
        """Return all items in the order they were added."""
        return self._list("")

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

        Of several versions of one credential, the one that is shown.

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
                found = tuple(each for each in found if standing_of(self._database, each.id) is Standing.CURRENT)
            if len(found) > 1:
                raise StoreError(Code.ITEM_AMBIGUOUS, item=wanted)
            if found:
                return found[0]
        raise StoreError(Code.ITEM_NOT_FOUND, item=wanted)

    def page(self, query: Query, offset: int = 0, limit: int = PAGE) -> Page:
        """Return what ``query`` finds from place ``offset`` on, at most ``limit`` badges, and the number of all."""
        ids = self.numbers(query, offset, limit)
        return Page(self._by_number(ids), self.count(query))

    def count(self, query: Query) -> int:
        """Return how many badges ``query`` finds."""
        self._settle_due(query)
        stamp, moment = self._database.stamp(), self._now() if query.state is State.EXPIRING else None
        if stamp != self._counted_at:
            self._counts.clear()
            self._counted_at = stamp
        key = (replace(query, sort=Sort.ADDED, descending=False), moment)
        if key not in self._counts:
            selection = self._select(query)
            self._counts[key] = 0 if selection is None else self._count(query, selection)
        return self._counts[key]

    def _count(self, query: Query, selection: Selection) -> int:
        if selection.filtered or query.replaced:
            return self._number(f"SELECT count(*) FROM {selection.source}", selection.values)  # noqa: S608 - ours
        # All, and those taken off again, are counted sooner than each is looked at.
        if not selection.words:
            return self._number("SELECT count(*) FROM finding") - self._number(f"SELECT count(*) FROM ({_REPLACED})")  # noqa: S608 - fixed
        hidden = f"{_HITS} AND rowid IN ({_REPLACED})"
        return self._number(_HITS, (selection.words,)) - self._number(hidden, (selection.words,))

    def _number(self, sql: str, values: tuple[Value, ...] = ()) -> int:
        row = self._database.row(sql, values)
        return int(str(row[0])) if row else 0

    def found(self, query: Query) -> tuple[Item, ...]:
        """Return every badge that ``query`` finds, in its order."""
        return self._by_number(self.numbers(query, 0, -1))

    def ids(self, query: Query, offset: int = 0, limit: int = -1) -> tuple[str, ...]:
        """Return the ids of a stretch of what ``query`` finds, else of all, in its order."""
        numbers = self.numbers(query, offset, limit)
        if limit < 0:
            named = self._database.rows("SELECT number, id FROM item")
        else:
            named = [row for some in _slices(numbers) for row in self._names(some)]
        names = {row[0]: row[1] for row in named}
        return tuple(str(names[number]) for number in numbers if number in names)

    def _names(self, numbers: Sequence[int]) -> list[Row]:
        marks = ", ".join("?" * len(numbers))
        return self._database.rows(f"SELECT number, id FROM item WHERE number IN ({marks})", numbers)  # noqa: S608 - fixed

    def items_of(self, item_ids: Sequence[str]) -> tuple[Item, ...]:
        """Return items by their ids, in the order asked for; those that are gone are left out."""
        found: dict[str, Item] = {}
        for some in _slices(item_ids):
            where = f"WHERE item.id IN ({', '.join('?' * len(some))})"
            found.update({item.id: item for item in self._list(where, some)})
        return tuple(found[id_] for id_ in item_ids if id_ in found)

    def numbers(self, query: Query, offset: int, limit: int) -> tuple[int, ...]:
        """Return the rows' numbers of a stretch of what ``query`` finds."""
        self._settle_due(query)
        selection = self._select(query)
        if selection is None:
            return ()
        order, values = f"finding.number FROM {selection.source} ORDER BY {selection.order}", selection.values
        if selection.order == BY_RANK and self._number(_HITS, (selection.words,)) > _WIDE:
            whole = not selection.filtered and not query.replaced
            order = f"{_WIDE_WHOLE if whole else f'finding.number FROM {selection.source}'} ORDER BY {_BY_NAME}"
            values = (*values, in_names(selection.words))
        rows = self._database.rows(f"SELECT {order} LIMIT ? OFFSET ?", (*values, limit, offset))
        return tuple(number for (number,) in rows if isinstance(number, int))

    def history(self, item_id: str) -> tuple[Checked, ...]:
        """Return what the checks of a badge came to, oldest first, each time the result was another.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        return history_of(self._database, number_of(self._database, item_id))

    def standing(self, item_id: str) -> Standing:
        """Return how a badge stands beside other versions of the same credential."""
        return standing_of(self._database, item_id)

    def years(self) -> tuple[tuple[str, int], ...]:
        """Return the years in which badges were awarded, newest first, each with their number."""
        rows = self._database.rows(
            "SELECT substr(awarded, 1, 4) AS year, count(*) FROM finding WHERE standing <> 'replaced' AND awarded <> ''"
            " GROUP BY year ORDER BY year DESC"
        )
        return tuple((str(year), int(str(count))) for year, count in rows)

    def issuers(self) -> tuple[tuple[str, str, int], ...]:
        """Return the issuers of all badges by name: id, name, number of badges."""
        rows = self._database.rows(
            "SELECT coalesce(issuer_id, ''), coalesce(max(issuer_name), issuer_id, ''), count(*) FROM item"
            " GROUP BY issuer_id ORDER BY 2"
        )
        return tuple((str(id_), str(name), int(str(count))) for id_, name, count in rows)

    def _select(self, query: Query) -> Selection | None:
        """Return the query as SQL: its words begin those of a badge, or where none has such, stand inside of them."""
        selection = select(query, self._now())
        if selection is None or not query.text.strip():
            return selection
        some = self._database.row(f"SELECT 1 FROM {selection.source} LIMIT 1", selection.values)  # noqa: S608 - ours
        return selection if some else select(query, self._now(), inside=True)

    def _settle_due(self, query: Query) -> None:
        """Before badges are chosen by what their check came to, check those whose time has come."""
        if query.state in {None, State.EXPIRING} or self._database.read_only:
            return
        moment = format_time(self._now())
        rows = self._database.rows(
            "SELECT id FROM item JOIN verification ON item = number WHERE due_at <= ?1 OR checked_at > ?1", (moment,)
        )
        for (id_,) in rows:
            try:
                self._recheck(str(id_))
            except StoreError:
                continue  # a damaged original is told where it is looked at

    def _by_number(self, numbers: Sequence[int]) -> tuple[Item, ...]:
        moment = format_time(self._now())
        found: dict[object, Item] = {}
        for some in _slices(numbers):
            where = f"WHERE item.number IN ({', '.join('?' * len(some))})"
            for row in self._database.rows(f"{_SELECT.replace('SELECT ', 'SELECT item.number, ', 1)} {where}", some):
                found[row[0]] = self._current(row[1:], moment)
        return tuple(found[number] for number in numbers if number in found)

    def _list(self, where: str, values: Iterable[Value] = ()) -> tuple[Item, ...]:
        moment = format_time(self._now())
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
            report = self._recheck(item.id)
        except StoreError:
            return replace(item, format=None, verdict=None, headline=None, checked_at=None, damaged=True)
        return replace(item, verdict=report.verdict, headline=report.headline, checked_at=self._now())


def words(text: str) -> Query:
    """Return the query for all badges that hold every word of ``text``, in the order they were added."""
    return Query(text=text, replaced=True, sort=Sort.ADDED)


def _slices(numbers: Sequence[Key]) -> Iterable[Sequence[Key]]:
    return (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))
