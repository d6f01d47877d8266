"""Collections, tags, favourites and orders as the window needs them; used only on the wallet's own thread."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Final

from badgedesk.app.widgets.lists.side_rows import SideRow
from badgedesk.app.widgets.words.plain import shown

if TYPE_CHECKING:
    from badgedesk.wallet import Collection, Query, Wallet

FAVOURITES: Final = "favourites"
COLLECTION: Final = "collection:"
TAG: Final = "tag:"


@unique
class Order(StrEnum):
    """In which order the cards stand; the value is what the wallet calls it."""

    NEWEST = "newest"
    NAME = "name"
    ISSUER = "issuer"
    AWARDED = "awarded"
    EXPIRES = "expires"
    OWN = "own"


ORDER_WORDS: Final = (
    (Order.NEWEST, "Newest first"),
    (Order.NAME, "Name"),
    (Order.ISSUER, "Issuer"),
    (Order.AWARDED, "Award date"),
    (Order.EXPIRES, "Expiry date"),
    (Order.OWN, "Own order"),
)


def order_of(query: "Query | None") -> Order | None:
    """Return the order that a saved search keeps; None where it keeps none."""
    if query is None or not query.ordered:
        return None
    value = query.sort.value
    return Order(value) if value in {order.value for order in Order} else Order.NEWEST


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """A collection as menus show it; ``by_hand`` ones can be filled, a saved search may bring its order."""

    id: str
    name: str
    by_hand: bool
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the learner made to find badges by: rows of the side list, and the collections."""

    rows: tuple[SideRow, ...] = ()
    collections: tuple[Shelfmark, ...] = ()


class Arranger:
    """Reads and changes how badges are arranged.

    Args:
        wallet: gives the open wallet.
    """

    def __init__(self, wallet: "Callable[[], Wallet]") -> None:
        self._wallet = wallet

    def arrangement(self) -> Arrangement:
        """Return collections, tags and favourites with their numbers of badges."""
        from badgedesk.wallet import Query

        wallet = self._wallet()
        entries = wallet.collections.entries()
        names = self._names(entries)
        rows = [SideRow(FAVOURITES, "Favourites", "heart", wallet.finder.count(Query(favourite=True)))]
        if entries:
            rows.append(SideRow("", "Collections"))
        for entry in entries:
            count = wallet.finder.count(entry.query or Query(collection=entry.id))
            icon = "folder" if entry.query is None else "magnifying-glass"
            tip = "" if entry.query is None else self._words(entry.query, names)
            rows.append(SideRow(COLLECTION + entry.id, shown(entry.name), icon, count, tip=tip))
        tags = wallet.marks.tags()
        if tags:
            rows.append(SideRow("", "Tags"))
        rows += [SideRow(TAG + name, shown(name), "tag", count) for name, count in tags]
        marks = tuple(
            Shelfmark(entry.id, shown(entry.name), entry.query is None, order_of(entry.query)) for entry in entries
        )
        return Arrangement(tuple(rows), marks)

    def words_of(self, query: "Query") -> str:
        """Return what a query asks for, in one line."""
        return self._words(query, self._names(self._wallet().collections.entries(), query))

    def _names(self, entries: "Iterable[Collection]", *queries: "Query") -> dict[str, str]:
        """Return the names of the collections, and of the issuers where one is asked for by its id."""
        entries = tuple(entries)
        asked = [*queries, *(entry.query for entry in entries if entry.query is not None)]
        issuers = self._wallet().finder.issuers() if any(query.issuer for query in asked) else ()
        return {id_: name for id_, name, _ in issuers} | {entry.id: entry.name for entry in entries}

    def _words(self, query: "Query", names: Mapping[str, str]) -> str:
        from badgedesk.wording.searching import search_words

        return shown(search_words(query, names.get(query.issuer, ""), names.get(query.collection, "")))

    def favour(self, ids: tuple[str, ...], *, favourite: bool) -> None:
        """Make badges favourites, or no longer."""
        self._wallet().marks.favour(ids, favourite=favourite)

    def are_favourites(self, ids: tuple[str, ...]) -> bool:
        """Return whether all of the badges are favourites."""
        return all(self._wallet().marks.mark_of(id_).favourite for id_ in ids)

    def tag(self, ids: tuple[str, ...], name: str) -> None:
        """Give badges a tag.

        Raises:
            UsageError: it cannot be one.
        """
        self._wallet().marks.tag(ids, [name])

    def untag(self, ids: tuple[str, ...], name: str) -> None:
        """Take a tag off badges."""
        self._wallet().marks.untag(ids, [name])

    def collect(self, ids: tuple[str, ...], collection: str) -> None:
        """Put badges into a collection."""
        self._wallet().collections.put(collection, ids)

    def take_out(self, ids: tuple[str, ...], collection: str) -> None:
        """Take badges out of a collection."""
        self._wallet().collections.take_out(collection, ids)

    def make(self, name: str, ids: tuple[str, ...], query: "Query | None" = None) -> str:
        """Make a collection of badges, or with ``query`` a saved search; returns its id.

        Raises:
            UsageError: it cannot be a name.
            StoreError: another collection bears it.
        """
        made = self._wallet().collections.make(name, query)
        if query is None:
            self._wallet().collections.put(made.id, ids)
        return made.id

    def arrange(self, ids: tuple[str, ...], group: str) -> None:
        """Give the badges of a collection this order, or those of the whole wallet."""
        if group.startswith(COLLECTION):
            self._wallet().collections.arrange(group.removeprefix(COLLECTION), ids)
        else:
            self._wallet().marks.arrange(ids)

    def note(self, id_: str, text: str) -> None:
        """Keep the learner's own words about a badge.

        Raises:
            UsageError: it is too long.
        """
        self._wallet().marks.note(id_, text)

    def rename(self, collection: str, name: str) -> None:
        """Give a collection another name; faults as `make`."""
        self._wallet().collections.rename(collection, name)

    def remove(self, collection: str) -> None:
        """Remove a collection; its badges stay."""
        self._wallet().collections.remove(collection)
