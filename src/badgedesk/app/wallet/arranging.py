"""Collections, tags, favourites and orders as the window needs them; used only on the wallet's own thread."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Final

from badgedesk.app.widgets.plain import shown
from badgedesk.app.widgets.side_rows import SideRow

if TYPE_CHECKING:
    from badgedesk.wallet import Wallet

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


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """A collection as menus show it; ``by_hand`` ones can be filled."""

    id: str
    name: str
    by_hand: bool


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
        rows = [SideRow(FAVOURITES, "Favourites", "heart", wallet.finder.count(Query(favourite=True)))]
        if entries:
            rows.append(SideRow("", "Collections"))
        for entry in entries:
            count = wallet.finder.count(entry.query or Query(collection=entry.id))
            icon = "folder" if entry.query is None else "magnifying-glass"
            rows.append(SideRow(COLLECTION + entry.id, shown(entry.name), icon, count))
        tags = wallet.marks.tags()
        if tags:
            rows.append(SideRow("", "Tags"))
        rows += [SideRow(TAG + name, shown(name), "tag", count) for name, count in tags]
        marks = tuple(Shelfmark(entry.id, shown(entry.name), entry.query is None) for entry in entries)
        return Arrangement(tuple(rows), marks)

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

    def make(self, name: str, ids: tuple[str, ...], words: str = "") -> str:
        """Make a collection of badges, or with ``words`` a saved search; returns its id.

        Raises:
            UsageError: it cannot be a name.
            StoreError: another collection bears it.
        """
        from badgedesk.wallet import Query

        made = self._wallet().collections.make(name, Query(text=words) if words else None)
        if not words:
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
