"""Changing how badges are arranged, and what the learner made to find them by; no widgets here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.wallet.arranging import COLLECTION, Arrangement, Arranger, Shelfmark
from badgedesk.app.widgets.frame.message import Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.wallet import Query


class Organiser(QObject):
    """Favourites, tags and collections of the wallet.

    Signals:
        changed: `Arrangement`, after each change.
        made: `str`, id of a collection that was just made.
        told: `Message`.
        noted: `Note`.
    """

    changed = Signal(object)
    made = Signal(str)
    told = Signal(object)
    noted = Signal(object)

    def __init__(self, jobs: Jobs, arranger: Arranger, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._arranger = jobs, arranger
        self.arrangement = Arrangement()
        """What was made so far; read when the wallet is."""

    def load(self) -> None:
        """Read what the learner made."""
        self._jobs.run(lambda _: self._arranger.arrangement(), self._show, self._tell_fault)

    def with_favour(self, ids: tuple[str, ...], answer: Callable[[bool], None]) -> None:
        """Let ``answer`` know whether all of the badges are favourites."""
        self._jobs.run(lambda _: self._arranger.are_favourites(ids), answer, self._tell_fault)

    def favour(self, ids: tuple[str, ...], *, favourite: bool, then: Callable[[], None] | None = None) -> None:
        """Make badges favourites, or no longer; ``then`` is called once it is written."""
        words = "favourites" if favourite else "no favourites any more"
        self._do(lambda: self._arranger.favour(ids, favourite=favourite), f"{_badges(ids)}: {words}", then)

    def tag(self, ids: tuple[str, ...], name: str) -> None:
        """Give badges a tag."""
        self._do(lambda: self._arranger.tag(ids, name), f"Tagged {_badges(ids)}")

    def untag(self, ids: tuple[str, ...], name: str) -> None:
        """Take a tag off badges."""
        self._do(lambda: self._arranger.untag(ids, name), f"The tag was taken off {_badges(ids)}")

    def collect(self, ids: tuple[str, ...], collection: str) -> None:
        """Put badges into a collection."""
        self._do(lambda: self._arranger.collect(ids, collection), f"Collected {_badges(ids)}")

    def take_out(self, ids: tuple[str, ...], collection: str) -> None:
        """Take badges out of a collection."""
        words = f"Took {_badges(ids)} out of the collection. Nothing was removed from your wallet."
        self._do(lambda: self._arranger.take_out(ids, collection), words)

    def arrange(self, ids: tuple[str, ...], group: str) -> None:
        """Give badges this order, in a collection or in the whole wallet."""
        self._do(lambda: self._arranger.arrange(ids, group), "Your own order is kept")

    def note(self, id_: str, text: str) -> None:
        """Keep the learner's own words about a badge."""
        words = "Your note is kept" if text.strip() else "Your note is gone"
        self._do(lambda: self._arranger.note(id_, text), words)

    def offer_search(self, query: "Query", answer: Callable[[str, Callable[[str], None]], None]) -> None:
        """Let ``answer`` know in words what a query asks for, and what keeps it under a name."""

        def done(words: str) -> None:
            answer(words, lambda name: self.make(name, (), query))

        self._jobs.run(lambda _: self._arranger.words_of(query), done, self._tell_fault)

    def make(self, name: str, ids: tuple[str, ...] = (), query: "Query | None" = None) -> None:
        """Make a collection of badges, or with ``query`` a saved search."""

        def work() -> None:
            made.append(self._arranger.make(name, ids, query))

        made: list[str] = []
        self._do(work, "The collection is in the list at the side", lambda: self.made.emit(made[0]))

    def find(self, group: str) -> Shelfmark | None:
        """Return the collection that is the row ``group`` of the side list."""
        if not group.startswith(COLLECTION):
            return None
        wanted = group.removeprefix(COLLECTION)
        return next((mark for mark in self.arrangement.collections if mark.id == wanted), None)

    def rename(self, collection: str, name: str) -> None:
        """Give a collection another name."""
        self._do(lambda: self._arranger.rename(collection, name), "Renamed the collection")

    def remove(self, collection: str) -> None:
        """Remove a collection; its badges stay."""
        self._do(lambda: self._arranger.remove(collection), "Removed the collection. Its badges are still here.")

    def _do(self, change: Callable[[], None], words: str, then: Callable[[], None] | None = None) -> None:
        def work(_cancel: object) -> Arrangement:
            change()
            return self._arranger.arrangement()

        def done(arrangement: Arrangement) -> None:
            self._show(arrangement)
            self.noted.emit(Note(Tone.PASS, words))
            if then is not None:
                then()

        self._jobs.run(work, done, self._tell_fault)

    def _show(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement
        self.changed.emit(arrangement)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))


def _badges(ids: tuple[str, ...]) -> str:
    return counted(len(ids), "badge")
