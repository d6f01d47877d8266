"""The cards now shown: the first ones are asked for at once, the others while one looks; no widgets."""

from threading import Event

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.wallet.arranging import Order
from badgedesk.app.wallet.listing import Asked, Lister, Listing
from badgedesk.app.wallet.sheets import BadgeRow
from badgedesk.app.widgets.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError


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
        self.loaded = False
        """Whether the wallet was read; before that, an empty grid means nothing."""

    def load(self) -> None:
        """Read anew what is asked for; what was asked before and is not read yet is not read any more."""
        self._cancel.set()
        asked = self.asked

        def work(cancel: Event) -> Listing | None:
            return None if cancel.is_set() else self._lister.first(asked)

        self._cancel = self._jobs.run(work, self._show, self._tell)

    def ask(self, *, words: str | None = None, group: str | None = None, order: Order | None = None) -> None:
        """Ask for other badges or another order."""
        now = self.asked
        self.asked = Asked(
            now.words if words is None else words.strip(),
            now.group if group is None else group,
            now.order if order is None else order,
        )
        self.load()

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
