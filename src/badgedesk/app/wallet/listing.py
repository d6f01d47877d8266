"""Which cards of the wallet are shown: what is asked for, the badges found, and their rows a page at a time.

`Lister` is used only on the wallet's own thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Final

from badgedesk.app.look.states import Verdict
from badgedesk.app.wallet.arranging import COLLECTION, FAVOURITES, TAG, Order, order_of
from badgedesk.app.wallet.drawing import INSIDE, ORIGINAL
from badgedesk.app.wallet.outgoing import OutFile
from badgedesk.app.wallet.sheets import BadgeRow
from badgedesk.app.widgets.words.dates import long_date
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError, StoreError

if TYPE_CHECKING:
    from badgedesk.app.wallet.thumbs import Thumbs
    from badgedesk.wallet import Item, Query, Wallet

ROWS: Final = 200
"""How many rows are read at once."""
_MOST_ISSUERS: Final = 20
"""Issuers that a menu names; others are found by their words."""
NO_NAME: Final = "Badge without a name"
NO_ISSUER: Final = "Issuer not named"


@unique
class Group(StrEnum):
    """Which badges the grid shows."""

    ALL = "all"
    EXPIRING = "expiring"
    OPEN = "open"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the wallet is asked for: words, a `Group` or what the learner made, an order, an issuer's id, a year."""

    words: str = ""
    group: str = Group.ALL
    order: Order = Order.NEWEST
    issuer: str = ""
    year: str = ""

    @property
    def some(self) -> bool:
        """Whether only some of the badges are asked for."""
        return bool(self.words or self.issuer or self.year) or self.group != Group.ALL

    @property
    def searched(self) -> bool:
        """Whether more is asked for than one row of the side list, which is there to be chosen again."""
        return bool(self.words or self.issuer or self.year) or self.group in {Group.EXPIRING, Group.OPEN, Group.BAD}


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found: the rows of the first badges, and how many there are.

    Attributes:
        found: badges that fit what was asked for, those not listed yet too.
        total: badges in the whole wallet.
        groups: how many badges each `Group` holds.
    """

    asked: Asked = Asked()
    rows: tuple[BadgeRow, ...] = ()
    found: int = 0
    total: int = 0
    groups: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """By what badges can be chosen: issuers (id, name, number of badges), the greatest first; years and numbers."""

    issuers: tuple[tuple[str, str, int], ...] = ()
    years: tuple[tuple[str, int], ...] = ()


class Lister:
    """Reads lists of cards.

    Args:
        wallet: gives the open wallet.
        now: the clock.
        thumbs: takes the small pictures of the rows that are read, for those who draw them.
    """

    def __init__(self, wallet: "Callable[[], Wallet]", now: Callable[[], datetime], thumbs: "Thumbs") -> None:
        self._wallet, self._now, self._thumbs = wallet, now, thumbs

    def first(self, asked: Asked) -> Listing:
        """Return the first rows of what is asked for, with all counts."""
        from badgedesk.wallet import Query

        finder = self._wallet().finder
        query = self.query(asked)
        ids = finder.ids(query, 0, ROWS)
        found = finder.count(query) if len(ids) == ROWS else len(ids)
        groups = {group.value: finder.count(_query_of(group)) for group in (Group.EXPIRING, Group.OPEN, Group.BAD)}
        return Listing(asked, self.rows(ids), found, finder.count(Query()), groups)

    def ids(self, asked: Asked) -> tuple[str, ...]:
        """Return the ids of all badges that fit, in their order."""
        return self._wallet().finder.ids(self.query(asked))

    def rows(self, ids: tuple[str, ...]) -> tuple[BadgeRow, ...]:
        """Return the rows of badges, those that are gone left out; their small pictures lie ready then."""
        wallet = self._wallet()
        small = wallet.thumbnails(ids)
        rows = tuple(self._row(item) for item in wallet.finder.items_of(ids))
        for row in rows:
            if row.id in small and row.picture:
                self._thumbs.put(row.picture, small[row.id])
        return rows

    def query(self, asked: Asked) -> "Query":
        """Return what is asked for as the wallet knows it; a saved search in its order keeps its direction too."""
        from dataclasses import replace

        from badgedesk.wallet import Query, Sort

        query, group = Query(), asked.group
        if group in set(Group):
            query = _query_of(group)
        elif group == FAVOURITES:
            query = Query(favourite=True)
        elif group.startswith(TAG):
            query = Query(tag=group.removeprefix(TAG))
        elif group.startswith(COLLECTION):
            entry = self._wallet().collections.find(group.removeprefix(COLLECTION))
            query = entry.query or Query(collection=entry.id)
        sort = Sort.ADDED if asked.order is Order.NEWEST else Sort(asked.order.value)
        if asked.words and asked.order is Order.NEWEST:
            sort = Sort.RELEVANCE
        text = f"{query.text} {asked.words}".strip()
        chosen = replace(query, issuer=asked.issuer or query.issuer, year=asked.year or query.year)
        if order_of(query) is asked.order:
            return replace(chosen, text=text)
        return replace(chosen, text=text, sort=sort, descending=sort in {Sort.ADDED, Sort.AWARDED})

    def choices(self) -> Choices:
        """Return by which issuers and years badges can be chosen."""
        finder = self._wallet().finder
        named = [(id_, shown(name or id_), count) for id_, name, count in finder.issuers() if id_]
        return Choices(tuple(sorted(named, key=lambda issuer: -issuer[2])[:_MOST_ISSUERS]), finder.years())

    def _row(self, item: "Item") -> BadgeRow:
        originals = self._wallet().originals(item.id)
        return BadgeRow(
            id=item.id,
            name=shown(item.name or NO_NAME),
            issuer=shown(item.issuer_name or item.issuer_id or NO_ISSUER),
            verdict=self._verdict(item),
            picture=picture_key(originals[0].kind, originals[0].sha256) if originals else "",
            out=OutFile(item, originals[0]) if originals else None,
            awarded=_day(item.valid_from),
            ends=_day(item.valid_until),
        )

    def _verdict(self, item: "Item") -> Verdict:
        from badgedesk.app.wallet.explanation import DAMAGED, card_verdict, item_verdict
        from badgedesk.core.model.report import Headline

        try:
            if item.damaged or item.headline is None or item.headline is Headline.SOUND_ISSUER_UNKNOWN:
                return card_verdict(self._wallet().report(item.id), self._now())
            return item_verdict(item.headline, item.valid_until, self._now())
        except StoreError:
            return DAMAGED


def picture_key(kind: str, digest: str) -> str:
    """Return the key by which the picture of a kept file is drawn."""
    from badgedesk.wallet.sameness import PICTURES

    return (ORIGINAL if kind in PICTURES else INSIDE) + digest


def _query_of(group: str) -> "Query":
    """Return the query of one of the fixed groups."""
    from badgedesk.wallet import Query, State

    states = {Group.EXPIRING: State.EXPIRING, Group.OPEN: State.OPEN, Group.BAD: State.BAD}
    return Query(state=states.get(Group(group)))


def _day(moment: str | None) -> str:
    from badgedesk.core.clock import parse_time

    try:
        return long_date(parse_time(moment or ""))
    except BadgeDeskError:
        return ""
