"""The status lists of a profile: which place each award has, and which places are raised.

A place is taken at random, so that the list does not tell who was awarded when, and written down before anything is
signed with it. It is never given out again, whatever becomes of the award.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from badgedesk.core.clock import format_time
from badgedesk.core.issue import STATUS_ENTRIES, ListedStatus
from badgedesk.core.model.award import StatusEntry
from badgedesk.host import clock
from badgedesk.host.database import Database, Row

REVOCATION: Final = "revocation"
SUSPENSION: Final = "suspension"
_FULL: Final = STATUS_ENTRIES // 2
"""Places given out before another list is begun; beyond that, guessing a free one takes long."""
_MARK_BYTES: Final = 4

Pick = Callable[[int], int]
"""Returns a number from 0 to below its argument, at random."""


@dataclass(frozen=True, slots=True)
class OwnList:
    """A status list of one of the profile's issuers."""

    number: int
    issuer: str
    """The identity that signs it."""
    listed: ListedStatus

    @property
    def path(self) -> PurePosixPath:
        """Where it lies on its web site, without a leading slash."""
        return PurePosixPath(urlsplit(self.listed.url).path.lstrip("/"))


class StatusLists:
    """The lists in ``register.db``; every change happens inside a transaction of the register.

    Raises:
        StoreError: from every method: `Code.STORE_DAMAGED`, ``STORE_BUSY``, ``FILE_NOT_WRITABLE``.
    """

    def __init__(self, database: Database, pick: Pick | None = None) -> None:
        self._database = database
        self._pick = pick or random.SystemRandom().randrange

    def reserve(
        self, issuer_id: str, count: int, *, now: datetime, purpose: str = REVOCATION
    ) -> tuple[StatusEntry, ...] | None:
        """Return that many fresh places, written down as given out; None where the issuer has no status address."""
        with self._database.transaction():
            address = self._database.row(
                "SELECT status_at, lists_elsewhere FROM issuer WHERE id = "
                "(SELECT issuer FROM issuer_key WHERE substr(method, 1, length(?1) + 1) = ?1 || '#' LIMIT 1)",
                (issuer_id,),
            )
            if address is None or address[0] is None:
                return None
            places: list[StatusEntry] = []
            while len(places) < count:
                number, url, room = self._open_list(issuer_id, purpose, address, now)
                for _ in range(min(count - len(places), room)):
                    places.append(StatusEntry(url, self._take(number), purpose))
            return tuple(places)

    def assign(self, entry: StatusEntry, award_id: str) -> None:
        """Say whose a reserved place is."""
        self._database.execute(
            "UPDATE status_place SET award = ? WHERE place = ? AND list = (SELECT id FROM status_list WHERE url = ?)",
            (award_id, entry.index, entry.list_url),
        )

    def mark(self, award_id: str, *, raised: bool) -> tuple[OwnList, ...]:
        """Raise or clear the places of an award and return the lists they lie in; none, where it has no place."""
        self._database.execute("UPDATE status_place SET raised = ? WHERE award = ?", (int(raised), award_id))
        return self.of_award(award_id)

    def of_award(self, award_id: str) -> tuple[OwnList, ...]:
        """Return the lists an award has a place in."""
        return self._lists("id IN (SELECT list FROM status_place WHERE award = ?)", (award_id,))

    def lists(self, issuer_ids: Sequence[str] | None = None) -> tuple[OwnList, ...]:
        """Return all lists, or those of some identities, oldest first."""
        return tuple(own for own in self._lists("1", ()) if issuer_ids is None or own.issuer in issuer_ids)

    def _lists(self, where: str, parameters: tuple[str, ...]) -> tuple[OwnList, ...]:
        sql = f"SELECT id, issuer, url, purpose, entries FROM status_list WHERE {where} ORDER BY id"  # noqa: S608 - ours
        return tuple(self._read(row) for row in self._database.rows(sql, parameters))

    def _read(self, row: Row) -> OwnList:
        number, issuer, url, purpose, entries = row
        raised = self._database.rows("SELECT place FROM status_place WHERE list = ? AND raised = 1", (number,))
        places = tuple(sorted(int(str(place)) for (place,) in raised))
        return OwnList(int(str(number)), str(issuer), ListedStatus(str(url), str(purpose), places, int(str(entries))))

    def _take(self, number: int) -> int:
        """Give out a place of a list that was never given out before."""
        taken = "INSERT INTO status_place (list, place) VALUES (?, ?) ON CONFLICT DO NOTHING"
        while True:
            place = self._pick(STATUS_ENTRIES)
            if self._database.execute(taken, (number, place)):
                return place

    def _open_list(self, issuer_id: str, purpose: str, address: Row, now: datetime) -> tuple[int, str, int]:
        """Return the list that places are given out of now, and how many more it takes; a new one where all are full.

        A list of an address that the issuer has no more is not continued.
        """
        stem = str(address[0]).removesuffix(".json")
        rows = self._database.rows(
            "SELECT id, url, (SELECT count(*) FROM status_place WHERE list = status_list.id) FROM status_list "
            "WHERE issuer = ? AND purpose = ? AND substr(url, 1, length(?3)) = ?3 ORDER BY id DESC LIMIT 1",
            (issuer_id, purpose, stem),
        )
        for number, url, used in rows:
            room = _FULL - int(str(used))
            if room > 0:
                return int(str(number)), str(url), room
        fresh = self._fresh_url(str(address[0]), plain=not address[1])
        self._database.execute(
            "INSERT INTO status_list (issuer, url, purpose, entries, made_at) VALUES (?, ?, ?, ?, ?)",
            (issuer_id, fresh, purpose, STATUS_ENTRIES, format_time(now)),
        )
        made = self._database.row("SELECT id FROM status_list WHERE url = ?", (fresh,))
        return int(str(made[0])) if made else 0, fresh, _FULL

    def _fresh_url(self, address: str, *, plain: bool) -> str:
        """Return the address of a new list: the issuer's own for its first, else with a mark that nobody else made.

        After a move to another computer nobody here knows which lists were begun there, so a mark is random.
        """
        taken = self._database.row("SELECT 1 FROM status_list WHERE url = ?", (address,)) is not None
        if plain and not taken and not address.endswith("/"):
            return address
        mark = clock.random_bytes(_MARK_BYTES).hex()
        stem, dot, ending = address.rpartition(".")
        if address.endswith("/"):
            return f"{address}{mark}"
        return f"{stem}-{mark}.{ending}" if dot and ending == "json" else f"{address}-{mark}"
