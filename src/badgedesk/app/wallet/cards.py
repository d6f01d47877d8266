"""The cards now shown: the first ones are asked for at once, the others while one looks; no widgets."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.wallet.arranging import Order
from badgedesk.app.wallet.listing import Asked, Choices, Lister, Listing
from badgedesk.app.wallet.sheets import BadgeRow
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.wallet import Query


class Cards(QObject):
    """What of the wallet is asked for and what was found.

    Signals:
        listed: `Listing`, in place of the one before.
        extended: tuple of `str`, the ids of all badges found, where the listing held only the first.
        filled: tuple of `BadgeRow`, rows that were asked for.
        told: `Message`.
    """

    listed = Signal(object)
    extended = Signal(object)
    filled = Signal(object)
    told = Signal(object)

    def __init__(self, jobs: Jobs, lister: Lister, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._lister = jobs, lister
        self._cancel = Event()
        self.asked = Asked()
        self.listing = Listing()
        self._before: Order | None = None  # the order that comes back after a group with one of its own
        self.loaded = False
        """Whether the wallet was read; before that, an empty grid means nothing."""

    def load(self) -> None:
        """Read anew what is asked for; what was asked before and is not read yet is not read any more."""
        self._cancel.set()
        asked = self.asked

        def work(cancel: Event) -> Listing | None:
            return None if cancel.is_set() else self._lister.first(asked)

        self._cancel = self._jobs.run(work, self._show, self._tell)

    def ask(self, *, words: str | None = None, group: str | None = None) -> None:
        """Ask for other badges."""
        now = self.asked
        self.asked = replace(
            now,
            words=now.words if words is None else words.strip(),
            group=now.group if group is None else group,
        )
        self.load()

    def show_group(self, group: str, order: Order | None) -> None:
        """Ask for the badges of a group; one with an order of its own has it until another group is asked for."""
        before = self._before or self.asked.order
        self._before = before if order is not None else None
        self.asked = replace(self.asked, group=group, order=order or before)
        self.load()

    def sort(self, order: Order) -> None:
        """Ask for another order, which stays."""
        self._before = None
        self.asked = replace(self.asked, order=order)
        self.load()

    def choose(self, *, issuer: str, year: str) -> None:
        """Ask only for badges of an issuer, by its id, and of a year; an empty text chooses none."""
        self.asked = replace(self.asked, issuer=issuer, year=year)
        self.load()

    def with_choices(self, done: Callable[[Choices], None]) -> None:
        """Tell by which issuers and years badges can be chosen, once that was read."""
        self._jobs.run(lambda _: self._lister.choices(), done, self._tell)

    def with_query(self, done: "Callable[[Query], None]") -> None:
        """Tell what is asked for as the wallet knows it, once that was read."""
        asked = self.asked
        self._jobs.run(lambda _: self._lister.query(asked), done, self._tell)

    def fill(self, ids: tuple[str, ...]) -> None:
        """Read the rows of badges that came into sight."""
        self._jobs.run(lambda _: self._lister.rows(ids), self._fill, self._tell)

    def _show(self, listing: Listing | None) -> None:
        if listing is None or listing.asked != self.asked:
            return
        self.listing, self.loaded = listing, True
        self.listed.emit(listing)
        if listing.found <= len(listing.rows):
            return
        cancelled = self._cancel

        def extend(ids: tuple[str, ...]) -> None:
            if ids and not cancelled.is_set():
                self.extended.emit(ids)

        def work(_cancel: Event) -> tuple[str, ...]:
            return () if cancelled.is_set() else self._lister.ids(listing.asked)

        self._jobs.run(work, extend, self._tell)

    def _fill(self, rows: tuple[BadgeRow, ...]) -> None:
        self.filled.emit(rows)

    def _tell(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
