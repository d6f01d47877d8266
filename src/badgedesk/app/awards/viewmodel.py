"""What the awards place can do, and what it shows; no widgets here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.awards.aftercare import Aftercare, ChangeOrder, Done, RenewOrder, SiteOrder
from badgedesk.app.awards.cards import AwardRow, IssuerRow
from badgedesk.app.awards.figures import Figures, count_rows, ends_within
from badgedesk.app.awards.ledger import Ledger
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.lists.side_rows import SideRow
from badgedesk.app.widgets.words.faults import fault_as_message, fault_sentence
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.app.awards.errands import Errand

REGISTER: Final = "register"
ANY: Final = "any"
_YEAR: Final = 365


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Filters:
    """Which awards are shown: of a badge, in a state, of a time (``month``, ``year``, ``year-ago``, ``due``)."""

    badge: str = ANY
    state: str = ANY
    when: str = ANY

    def fits(self, award: AwardRow, today: date) -> bool:
        """Return whether an award is meant."""
        if self.badge not in {ANY, award.badge} or self.state not in {ANY, award.state_name}:
            return False
        if self.when == ANY:
            return True
        if self.when == "due":
            return ends_within(award, today)
        day = date.fromisoformat(award.awarded_at[:10])
        if self.when == "year-ago":
            return 0 <= (today - day).days <= _YEAR
        return day.year == today.year and (self.when == "year" or day.month == today.month)


class AwardsViewModel(QObject):
    """The register, as a whole or of one issuer.

    Signals:
        rows_changed: tuple of `AwardRow`, the awards now shown.
        groups_changed: tuple of `SideRow`.
        issuer_changed: `IssuerRow` or None, the issuer whose awards are shown.
        issuers_changed: tuple of `IssuerRow`, all of them.
        told: `Message`.
        history_changed: `str` and tuple of `str`, an award and what happened to it.
        badges_changed: tuple of `str`, names of all badges that were awarded.
        changed: `Done`, a change or a publication was carried out.
        unchanged: `str`, why it was not.
    """

    rows_changed = Signal(object)
    groups_changed = Signal(object)
    issuer_changed = Signal(object)
    issuers_changed = Signal(object)
    told = Signal(object)
    history_changed = Signal(str, object)
    badges_changed = Signal(object)
    changed = Signal(object)
    unchanged = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        ledger: Ledger,
        aftercare: Aftercare | None = None,
        parent: QObject | None = None,
        today: Callable[[], date] = _today,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._filters = Filters()
        self._shown: tuple[AwardRow, ...] = ()
        self._jobs, self._ledger, self._aftercare = jobs, ledger, aftercare
        self._issuers: tuple[IssuerRow, ...] = ()
        self._awards: tuple[AwardRow, ...] = ()
        self._words: tuple[str, ...] = ()
        self._group = REGISTER
        self._loaded = False

    @property
    def loaded(self) -> bool:
        """Whether issuers and register were read."""
        return self._loaded

    @property
    def has_issuers(self) -> bool:
        """Whether there is anybody to award."""
        return bool(self._issuers)

    def issuers(self) -> tuple[IssuerRow, ...]:
        """Return every issuer."""
        return self._issuers

    @property
    def total(self) -> int:
        """How many awards the register holds."""
        return len(self._awards)

    def load(self, after: Done | None = None) -> None:
        """Read issuers and register; then tell what was done before, last, so that no reminder hides it."""

        def work(_cancel: Event) -> tuple[tuple[IssuerRow, ...], tuple[AwardRow, ...]]:
            return self._ledger.issuers(), self._ledger.awards()

        def done(found: tuple[tuple[IssuerRow, ...], tuple[AwardRow, ...]]) -> None:
            self._issuers, self._awards = found
            self._loaded = True
            self.issuers_changed.emit(self._issuers)
            self.badges_changed.emit(tuple(sorted({award.badge for award in self._awards})))
            self._show()
            if after is not None:
                self.changed.emit(after)

        self._jobs.run(work, done, self._tell_fault)

    def search(self, text: str) -> None:
        """Show only awards that hold every word of ``text``."""
        self._words = tuple(text.casefold().split())
        self._show()

    def filter(self, filters: Filters) -> None:
        """Show only awards that are meant."""
        self._filters = filters
        self._show()

    def figures(self) -> Figures:
        """Return the figures of the awards that are shown."""
        return count_rows(self._shown, self._today())

    def shown_ids(self, *, every: bool = False) -> tuple[str, ...]:
        """Return the ids of the awards that are shown and stand, or of ``every`` one, in the order of the register."""
        return tuple(row.id for row in self._shown if every or row.state_name == "awarded")

    def show_group(self, group: str) -> None:
        """Show the whole register, or one issuer and its awards."""
        if group != self._group:
            self._group = group
            self._show()

    def reload(self, group: str = "") -> None:
        """Read everything anew, and show one issuer."""
        self._group = group or self._group
        self.load()

    def award(self, id_: str) -> AwardRow | None:
        """Return the award with that id."""
        return next((row for row in self._awards if row.id == id_), None)

    def issuer_of(self, award: AwardRow) -> IssuerRow | None:
        """Return who made an award."""
        return next((row for row in self._issuers if row.awarded(award)), None)

    def read_history(self, award: str) -> None:
        """Ask for what happened to an award."""
        aftercare = self._aftercare
        if aftercare is not None:
            self._jobs.run(
                lambda _cancel: aftercare.history(award),
                lambda lines: self.history_changed.emit(award, lines),
                self._tell_fault,
            )

    def change(self, order: ChangeOrder) -> None:
        """Change an award and read everything anew."""
        aftercare = self._aftercare
        if aftercare is not None:
            self._jobs.run(lambda _cancel: aftercare.change(order), self._tell_done, self._refuse)

    def renew(self, order: RenewOrder) -> None:
        """Renew awards and read everything anew."""
        aftercare = self._aftercare
        if aftercare is not None:
            self._jobs.run(lambda _cancel: aftercare.renew(order), self._tell_done, self._refuse)

    def carry_out(self, errand: "Errand") -> None:
        """Carry an errand out and read everything anew."""
        aftercare = self._aftercare
        if aftercare is not None:
            self._jobs.run(lambda _cancel: aftercare.errands().carry_out(errand), self._tell_done, self._refuse)

    def write_calendar(self, file: Path) -> None:
        """Write the last days of the awards shown as a calendar."""
        aftercare, awards = self._aftercare, self.shown_ids()
        if aftercare is not None:
            self._jobs.run(lambda _cancel: aftercare.write_calendar(awards, file), self._tell_done, self._tell_fault)

    def needs_passphrase(self) -> bool:
        """Return whether a key of the awards shown opens with a passphrase alone."""
        return any(map(self.asks_passphrase, self._shown_issuers()))

    def has_site(self) -> bool:
        """Return whether an issuer of the awards shown has an address on the web that its site is served at."""
        return any(row.status_at or row.id.startswith("did:web:") for row in self._shown_issuers())

    def _shown_issuers(self) -> tuple[IssuerRow, ...]:
        return tuple(row for row in self._issuers if any(row.awarded(award) for award in self._shown))

    def asks_passphrase(self, issuer: IssuerRow) -> bool:
        """Return whether a passphrase is asked for before the issuer signs: none of its keys may be locked."""
        aftercare = self._aftercare
        return issuer.needs_passphrase and not (aftercare and all(map(aftercare.is_open, issuer.key_ids)))

    @property
    def today(self) -> date:
        """The day it is."""
        return self._today()

    def publish(self, order: SiteOrder) -> None:
        """Write an issuer's site."""
        aftercare = self._aftercare
        if aftercare is not None:
            self._jobs.run(lambda _cancel: aftercare.publish(order), self._tell_done, self._refuse)

    def _tell_done(self, done: Done) -> None:
        self.load(done)

    def _refuse(self, error: BadgeDeskError) -> None:
        self.unchanged.emit(fault_sentence(error))

    def unprotected(self) -> IssuerRow | None:
        """Return an issuer whose recovery file was not made and read back yet."""
        return next((row for row in self._issuers if row.recovery.tone is not Tone.PASS), None)

    def _show(self) -> None:
        issuer = next((row for row in self._issuers if row.id == self._group), None)
        counts = {row.id: sum(row.awarded(award) for award in self._awards) for row in self._issuers}
        groups = [SideRow(REGISTER, "All awards", "list-bullets", len(self._awards))]
        if self._issuers:
            groups.append(SideRow("", "Issuers"))
        groups += [_group(row, counts[row.id]) for row in self._issuers]
        self.groups_changed.emit(tuple(groups))
        self.issuer_changed.emit(issuer)
        today = self._today()
        self._shown = tuple(
            award
            for award in self._awards
            if (issuer is None or issuer.awarded(award))
            and all(word in award.haystack() for word in self._words)
            and self._filters.fits(award, today)
        )
        self.rows_changed.emit(self._shown)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))


def _group(row: IssuerRow, awards: int) -> SideRow:
    if row.recovery.tone is Tone.PASS:
        return SideRow(row.id, row.name, "buildings", awards)
    return SideRow(row.id, row.name, "buildings", awards, Tone.WARN, "no recovery file yet")
