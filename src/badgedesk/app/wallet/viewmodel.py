"""What the wallet place can do, and what it shows; no widgets here."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum, unique
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.wallet.arranging import FAVOURITES, Arrangement, Order
from badgedesk.app.wallet.cards import Cards
from badgedesk.app.wallet.intake import IntakeRow, render_rows
from badgedesk.app.wallet.listing import Group, Listing
from badgedesk.app.wallet.organiser import Organiser
from badgedesk.app.wallet.sheets import Looked, Sheet
from badgedesk.app.wallet.shelf import Shelf, Taken
from badgedesk.app.wallet.taking import Taking
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.lists.side_rows import SideRow
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError


@unique
class Showing(StrEnum):
    """Which view of the place is in front."""

    GALLERY = "gallery"
    SHEET = "sheet"
    LOOKED = "looked"
    INTAKE = "intake"


_CAME_BARE: Final = "This picture came without a badge inside. It may still be there where the picture lies."
_PASTED: Final = "Pasted badge"


class WalletViewModel(QObject):
    """The badges kept, the one that is open, and files that were only looked at.

    Signals:
        rows_changed: `Listing`, the cards now shown.
        groups_changed: tuple of `SideRow`.
        sheet_changed: `Sheet`, the open badge.
        looked_changed: tuple of `Looked`.
        intake_changed: tuple of `IntakeRow`, the report of an import.
        showing_changed: `Showing`.
        told: `Message`.
        noted: `Note`.
        busy_changed: `bool`, whether files are being looked at.
        address_given: `str`, `bool`: what lies there is wanted, to be kept or only looked at.
        to_be_shown: tuple of the tuple of `Exhibit` that are to be shown to others, and their collections.
    """

    rows_changed = Signal(object)
    groups_changed = Signal(object)
    sheet_changed = Signal(object)
    looked_changed = Signal(object)
    intake_changed = Signal(object)
    showing_changed = Signal(object)
    told = Signal(object)
    noted = Signal(object)
    busy_changed = Signal(bool)
    address_given = Signal(str, bool)
    to_be_shown = Signal(object)

    def __init__(self, jobs: Jobs, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._shelf = jobs, shelf
        self.taking = Taking(self)
        self.cards = Cards(jobs, shelf.lister, self)
        """The cards now shown."""
        self.cards.listed.connect(self._show_rows)
        self.cards.told.connect(self.told)
        self._sheet: Sheet | None = None
        self._looked: tuple[Looked, ...] = ()
        self._showing = Showing.GALLERY
        self._total = -1
        self.organiser = Organiser(jobs, shelf.arranger, self)
        """Favourites, tags, collections."""
        self.organiser.changed.connect(self._show_arrangement)
        self.organiser.told.connect(self.told)
        self.organiser.noted.connect(self.noted)

    @property
    def total(self) -> int:
        """How many badges the wallet holds."""
        return self.cards.listing.total

    @property
    def loaded(self) -> bool:
        """Whether the wallet was read; before that, an empty grid means nothing."""
        return self.cards.loaded

    @property
    def searching(self) -> bool:
        """Whether only some of the badges are asked for."""
        return self.cards.asked.some

    @property
    def sheet(self) -> Sheet | None:
        """The open badge."""
        return self._sheet

    @property
    def looked(self) -> tuple[Looked, ...]:
        """The files that were looked at last."""
        return self._looked

    def load(self) -> None:
        """Read the wallet and show its cards."""
        self.cards.load()

    def reopen(self) -> None:
        """Open the wallet anew: another issuer of the user's own is to be known."""
        self._jobs.run(lambda _: self._shelf.close(), lambda _: self.load(), self._tell_fault)

    def search(self, text: str) -> None:
        """Show only badges that hold every word of ``text`` in what they say or in what the learner said of them."""
        self.cards.ask(words=text)

    def with_search(self, answer: Callable[[str, Callable[[str], None]], None]) -> None:
        """Let ``answer`` know in words what is asked for now, and what keeps it under a name."""
        self.cards.with_query(lambda query: self.organiser.offer_search(query, answer))

    def show_group(self, group: str) -> None:
        """Show only the badges of a `Group`, of a collection, or with a tag; a saved search brings its order."""
        mark = self.organiser.find(group)
        self.cards.show_group(group, None if mark is None else mark.order)

    def sort(self, order: str) -> None:
        """Show the cards in this `Order`."""
        self.cards.sort(Order(order))

    @property
    def group(self) -> str:
        """What of the wallet is asked for."""
        return self.cards.asked.group

    @property
    def words(self) -> str:
        """The words that are looked for."""
        return self.cards.asked.words

    def open_badge(self, id_: str) -> None:
        """Open a badge and check it anew."""
        self._jobs.run(lambda _: self._shelf.sheet(id_), self._show_sheet, self._tell_fault)

    def show_others(self, ids: Iterable[str]) -> None:
        """Have badges shown to others, as a document, picture or site."""
        wanted = tuple(ids)
        if wanted:
            self._jobs.run(lambda _: self._shelf.exhibits(wanted), self.to_be_shown.emit, self._tell_fault)

    def check_again(self) -> None:
        """Check the open badge once more."""
        if self._sheet is not None:
            self.open_badge(self._sheet.id)
            self.noted.emit(Note(Tone.PASS, "Checked again, without internet"))

    def compare(self, sheet: Sheet, challenge: str, domain: str) -> None:
        """Check a presentation for what its holder was asked; an empty text was not asked for."""

        def done(answered: Sheet) -> None:
            if self._sheet is not None and self._sheet.id == answered.id:
                self._show_sheet(replace(answered, out=self._sheet.out))
            else:
                self._show_looked(
                    tuple(replace(at, sheet=answered) if at.id == sheet.id else at for at in self._looked)
                )

        self._jobs.run(lambda _: self._shelf.answering(sheet.id, challenge, domain), done, self._tell_fault)

    def show_anew(self) -> None:
        """Check what is in front once more without a word, because what it rests on changed."""
        if self._showing is Showing.SHEET and self._sheet is not None:
            self.open_badge(self._sheet.id)
        elif self._showing is Showing.LOOKED:
            self.look_again()
        self.load()

    def go_back(self) -> None:
        """Return to the cards."""
        self._sheet = None
        self._turn_to(Showing.GALLERY)

    def _turn_to(self, showing: Showing) -> None:
        self._showing = showing
        self.showing_changed.emit(showing)

    def trust_issuer(self, sheet: Sheet) -> None:
        """Take the issuer of ``sheet`` among those the user knows, check everything anew, and offer to take it back."""
        known = Message(
            Tone.PASS,
            f"{sheet.issuer} is now among the issuers you know. Its badges count as verified.",
            "Take back",
            lambda: self.distrust_issuer(sheet),
        )
        self._settle(sheet, lambda: self._shelf.trust(sheet.issuer_id, sheet.issuer), lambda: self.told.emit(known))

    def distrust_issuer(self, sheet: Sheet) -> None:
        """Forget the issuer of ``sheet``, and check everything anew."""
        note = Note(Tone.UNKNOWN, f"{sheet.issuer} is no longer among the issuers you know")
        self._settle(sheet, lambda: self._shelf.distrust(sheet.issuer_id), lambda: self.noted.emit(note))

    def _settle(self, sheet: Sheet, change: Callable[[], None], tell: Callable[[], None]) -> None:
        def done(_: None) -> None:
            self.load()
            tell()
            if self._sheet is not None and self._sheet.id == sheet.id:
                self.open_badge(sheet.id)
            else:
                self.look_again()

        self._jobs.run(lambda _: change(), done, self._tell_fault)

    def add(self, drop: Drop) -> None:
        """Take files, or bytes without a file, into the wallet; what is no badge is explained instead."""
        if not self._can_read(drop, keeps=True):
            return
        self.busy_changed.emit(True)
        report = self.taking.begin(drop.count)
        cancel = self._jobs.run(
            lambda cancel: self._shelf.take(drop, drop.name or _PASTED, cancel, report),
            lambda arrivals: self._end_taking(arrivals, drop.addresses),
            self._stumble,
        )
        self.taking.runs_under(cancel)

    def look(self, drop: Drop) -> None:
        """Look at files without keeping them."""
        if not self._can_read(drop, keeps=False):
            return
        self.busy_changed.emit(True)
        name = drop.name or _PASTED
        self._jobs.run(lambda cancel: self._shelf.look(drop, name, cancel), self._show_looked, self._stumble)

    def keep_looked(self) -> None:
        """Take the badges among the files looked at into the wallet."""
        wanted = tuple(item.id for item in self._looked if item.is_badge and not item.kept)
        self._jobs.run(lambda cancel: self._shelf.keep(wanted, cancel), self._show_arrivals, self._tell_fault)

    def remove(self, ids: Iterable[str]) -> None:
        """Take badges out of the wallet for good."""
        wanted = tuple(ids)

        def done(_: None) -> None:
            self.load()
            self.go_back()
            self.noted.emit(Note(Tone.PASS, f"Removed {counted(len(wanted), 'badge')} from your wallet"))

        self._jobs.run(lambda _: self._shelf.remove(wanted), done, self._tell_fault)

    def export(self, ids: Iterable[str], folder: Path) -> None:
        """Write the original files of badges into ``folder``, byte for byte."""
        wanted = tuple(ids)

        def done(count: int) -> None:
            files = counted(count, "file")
            self.noted.emit(Note(Tone.PASS, f"Exported {files} to {folder.name or folder}"))

        self._jobs.run(lambda _: self._shelf.export(wanted, folder), done, self._tell_fault)

    def name_of(self, id_: str) -> str:
        """Return the name of a kept badge."""
        return next((row.name for row in self.cards.listing.rows if row.id == id_), "this badge")

    def _can_read(self, drop: Drop, *, keeps: bool) -> bool:
        if drop.count:
            return True
        if drop.addresses:
            self.address_given.emit(drop.addresses[0], keeps)
        return False

    def _show_rows(self, listing: Listing) -> None:
        self._show_groups()
        self.rows_changed.emit(listing)
        if listing.total != self._total:
            self._total = listing.total
            self.organiser.load()

    def _show_groups(self) -> None:
        listing = self.cards.listing
        favourites, *own = self.organiser.arrangement.rows or (SideRow(FAVOURITES, "Favourites", "heart", 0),)
        counts = listing.groups
        self.groups_changed.emit(
            (
                SideRow(Group.ALL, "All badges", "squares-four", listing.total),
                favourites,
                SideRow("", "Needs a look"),
                SideRow(Group.EXPIRING, "Expiring soon", "hourglass", counts.get(Group.EXPIRING, 0)),
                SideRow(Group.OPEN, "Not fully checked", "question", counts.get(Group.OPEN, 0)),
                SideRow(Group.BAD, "Not valid", "x-circle", counts.get(Group.BAD, 0)),
                *own,
            )
        )

    def _show_arrangement(self, arrangement: Arrangement) -> None:
        """Show what the learner made anew; a group that is gone gives way to all badges."""
        known = {row.id for row in arrangement.rows} | set(Group)
        if self.cards.asked.some or self.cards.asked.order is Order.OWN:
            self.cards.ask(group=self.group if self.group in known else Group.ALL)
        self._show_groups()

    def _show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.sheet_changed.emit(sheet)
        self._turn_to(Showing.SHEET)

    def _show_looked(self, looked: tuple[Looked, ...]) -> None:
        self.busy_changed.emit(False)
        self._looked = looked
        self._sheet = None
        if looked:
            self.looked_changed.emit(looked)
            self._turn_to(Showing.LOOKED)

    def look_again(self) -> None:
        """Check the files looked at once more."""
        self._jobs.run(lambda _: self._shelf.look_again(), self._show_looked, self._tell_fault)

    def _end_taking(self, arrivals: tuple[Taken, ...], addresses: tuple[str, ...]) -> None:
        stopped = self.taking.stopped
        self.taking.end()
        if len(arrivals) > 1 or not any(arrival.badge_id or arrival.looked for arrival in arrivals):
            self.intake_changed.emit(tuple(arrival.row for arrival in arrivals))
        self._show_arrivals(arrivals)
        if addresses and not arrivals[0].badge_id:  # some browsers hand over a picture that they made anew
            look_up = Message(Tone.WARN, _CAME_BARE, "Look there…", lambda: self.address_given.emit(addresses[0], True))
            self.told.emit(look_up)
        if stopped:
            new = sum(arrival.new for arrival in arrivals)
            self.noted.emit(Note(Tone.WARN, f"Stopped. {counted(new, 'badge')} added before that."))

    def _show_arrivals(self, arrivals: tuple[Taken, ...]) -> None:
        self.busy_changed.emit(False)
        kept = [arrival for arrival in arrivals if arrival.badge_id]
        refused = tuple(arrival for arrival in arrivals if not arrival.badge_id)
        new = sum(arrival.new for arrival in kept)
        if kept:
            self.load()
        if len(arrivals) == 1 and kept:
            self.open_badge(kept[0].badge_id)
            word = "Added to your wallet" if new else "It was in your wallet already"
            self.noted.emit(Note(Tone.PASS, word))
        elif len(arrivals) == 1 and arrivals[0].looked is not None:
            self._show_looked((arrivals[0].looked,))
        elif refused and not kept:
            self.show_intake()
        elif kept:
            self._show_mixed(len(kept), new, len(refused))

    def _show_mixed(self, kept: int, new: int, refused: int) -> None:
        self.go_back()
        known = kept - new
        parts = [f"{counted(new, 'badge')} added." if new else "No new badge."]
        if known:
            parts.append(f"{known} {'was' if known == 1 else 'were'} in your wallet already.")
        if not refused and not known:
            self.noted.emit(Note(Tone.PASS, " ".join(parts)))
            return
        if refused:
            parts.append(f"{counted(refused, 'file')} could not be taken in.")
        tone = Tone.WARN if refused else Tone.PASS
        self.told.emit(Message(tone, " ".join(parts), "Show report", self.show_intake))

    def show_intake(self) -> None:
        """Show the report of the last import."""
        self._sheet = None
        self.showing_changed.emit(Showing.INTAKE)

    def show_looked(self, looked: Looked) -> None:
        """Show all checks of one refused file."""
        self._show_looked((looked,))

    def save_intake(self, rows: tuple[IntakeRow, ...], file: Path) -> None:
        """Write a report as a table; a file that is there is replaced, as the user was asked."""

        def work(_cancel: object) -> None:
            from badgedesk.host.files import write_atomically

            write_atomically(file, render_rows(rows))

        self._jobs.run(work, lambda _: self.noted.emit(Note(Tone.PASS, f"Saved: {file.name}")), self._tell_fault)

    def _stumble(self, error: BadgeDeskError) -> None:
        self.taking.end()
        self.busy_changed.emit(False)
        self._tell_fault(error)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
