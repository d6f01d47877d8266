"""Awarding as the window needs it: reading lists, looking a batch over, awarding it; every method runs on a worker."""

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, Protocol

from badgedesk.app.awards.cards import Awarded, AwardedFile, LeftOut, Order, Overview
from badgedesk.app.awards.draft import Draft, People, Purpose, read_draft, read_people, with_standing
from badgedesk.app.awards.ledger import Stores
from badgedesk.app.awards.patience import Patience
from badgedesk.app.look.states import Verdict
from badgedesk.app.widgets.words.dates import long_date
from badgedesk.app.widgets.words.plain import TEXT_LENGTH, shown
from badgedesk.app.widgets.words.samples import SAMPLE_FILE
from badgedesk.core.clock import parse_time
from badgedesk.host.files import read_file

if TYPE_CHECKING:
    from badgedesk.app.awards.foresight import Seen
    from badgedesk.awarding import Artwork, BatchRequest, Format, Roster, RowProblem
    from badgedesk.core.strictjson import JsonObject
    from badgedesk.design import Design

_FIRST_ROW: Final = 2
_FOR_NOTHING: Final = Purpose()
_PICTURE: Final = re.compile(r"data:image/png;base64,[\w+/=]+", re.ASCII)


class Card(Protocol):
    """A design or template to choose."""

    @property
    def id(self) -> str:
        """Which one."""
        ...

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def second(self) -> str:
        """The line below the name."""
        ...

    @property
    def picture(self) -> str:
        """The key of its picture."""
        ...

    @property
    def verdict(self) -> Verdict | None:
        """Whether it can be awarded, where that is known."""
        ...


class DesignSource(Protocol):
    """Where designs come from."""

    def templates(self) -> Sequence[Card]:
        """Return a card for every template."""
        ...

    def designs(self) -> Sequence[Card]:
        """Return a card for every design of the user's."""
        ...

    def load(self, id_: str) -> "Design":
        """Return the design of a card."""
        ...

    def take(self, source: Path) -> Path:
        """Copy a design file to the user's designs."""
        ...


@dataclass(frozen=True, slots=True)
class DesignFacts:
    """What a design will say on every badge."""

    name: str
    description: str
    gaps: tuple[str, ...]
    issuer: str = ""
    """Name of the issuer that the look of the design belongs to, if it says one."""
    languages: tuple[str, ...] = ()
    """In which it has texts, the first one first."""


class AwardBench:
    """Works for one award at a time.

    Args:
        designs: where designs come from.
        open_stores: opens issuers and register; each award opens its own, on its own thread.
        now: the clock.
    """

    def __init__(self, designs: DesignSource, open_stores: Callable[[], Stores], now: Callable[[], datetime]) -> None:
        self._designs, self._open_stores, self._now = designs, open_stores, now
        self._patience = Patience()

    def cards(self) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
        """Return the user's designs without the sample, which nobody is to be awarded, and the templates."""
        own = (card for card in self._designs.designs() if not card.id.endswith(SAMPLE_FILE))
        return tuple(own), tuple(self._designs.templates())

    def take(self, file: Path) -> str:
        """Copy a design file to the user's designs and return its file name."""
        return self._designs.take(file).name

    def facts(self, card: str) -> DesignFacts:
        """Return what the design of a card says."""
        from badgedesk.core.issue.key_facts import languages

        design = self._designs.load(card)
        achievement, issuer = design.achievement, shown(design.brand.issuer)
        name, description = shown(achievement.name), shown(achievement.description)
        return DesignFacts(name, description, tuple(achievement.missing()), issuer, languages(achievement))

    def read(self, file: Path, purpose: Purpose = _FOR_NOTHING) -> People:
        """Return the people in a file.

        Raises:
            InputError: it is no list of people.
            StoreError: it cannot be read.
        """
        return self.read_bytes(file.name, read_file(file), purpose=purpose)

    def read_bytes(self, name: str, data: bytes, encoding: str = "", purpose: Purpose = _FOR_NOTHING) -> People:
        """Return the people in what a file or the clipboard holds; ``encoding`` as `draft.read_draft` takes it.

        Raises:
            InputError: it is no list of people.
        """
        return self.read_again(read_draft(name, data, encoding), purpose)

    def read_again(self, draft: Draft, purpose: Purpose = _FOR_NOTHING) -> People:
        """Return the people of a draft after a change, marked where they have the badge already.

        Raises:
            StoreError: design or register cannot be read.
        """
        if not purpose.design:
            return read_people(draft)
        achievement = self._designs.load(purpose.design).achievement
        people = read_people(draft.with_results(achievement.results))
        if not purpose.issuer or people.roster is None:
            return people
        from badgedesk.awarding.batches.plan import standing_awards

        stores = self._open_stores()
        with closing(stores.book), closing(stores.register):
            profile = stores.book.find(purpose.issuer).profile
            standing = standing_awards(people.roster.rows, achievement, profile, stores.register)
        return with_standing(people, {row: entry.awarded_at for row, entry in standing.items()})

    def look_over(self, order: Order) -> Overview:
        """Return what an order would do; nothing is signed and nothing is written."""
        from badgedesk.awarding import Sources, check_batch

        stores = self._open_stores()
        with closing(stores.book), closing(stores.register):
            issuer = stores.book.find(order.issuer)
            found = check_batch(self._request(order), issuer.profile, stores.register, Sources(now=self._now))
            return Overview(
                ready=found.awarded,
                left_out=_left_out(found.rejected, order.people),
                needs_passphrase=stores.book.asks_passphrase(issuer),
            )

    def foresee(self, order: Order, row: int) -> "Seen":
        """Return what the person at a place of the list will get; nothing is signed and nothing is written.

        Raises:
            BadgeDeskError: the row cannot be awarded, or the design cannot be drawn.
        """
        from badgedesk.app.awards.foresight import Seen
        from badgedesk.awarding.handover.rehearsal import rehearse
        from badgedesk.awarding.issuers.branding import brand_colour

        stores = self._open_stores()
        with closing(stores.book), closing(stores.register):
            profile = stores.book.find(order.issuer).profile
        request = self._request(replace(order, formats=("png",)))
        made = rehearse(request, row + _FIRST_ROW, profile, self._now(), brand_colour(stores.kit, profile.name))
        return Seen(made.badge, _readable(made.credential), made.certificate)

    def award(self, order: Order, passphrase: str, progress: Callable[[int, int], None], cancel: Event) -> Awarded:
        """Award what `look_over` promised; what is done when it is cancelled stays done.

        After a wrong passphrase the next try waits, longer each time.

        Raises:
            KeyStoreError: the key stays locked; nothing was awarded.
            StoreError: folder or register cannot be written; what was done is done.
        """
        from badgedesk.awarding import Sources, award_batch, choose_securing
        from badgedesk.awarding.register.seal import seal_register

        stores = self._open_stores()
        with closing(stores.book), closing(stores.register):
            issuer = stores.book.find(order.issuer)
            signer = self._patience.attempt(lambda: stores.book.signer(issuer, passphrase=passphrase or None), cancel)
            request = self._request(order)
            signer = replace(signer, securing=choose_securing(None, request.formats, signer.key.kind))
            result = award_batch(
                request,
                signer,
                stores.register,
                progress=progress,
                cancel=cancel,
                sources=Sources(now=self._now),
            )
            if result.awarded:
                seal_register(stores.register, signer, now=self._now())
        return Awarded(
            count=result.awarded,
            complete=result.complete,
            left=result.left,
            files=tuple(AwardedFile(path, shown(path.stem)) for path in result.files),
            left_out=_left_out(result.rejected, order.people),
            folder=order.output.parent if order.form.zipped else order.folder,
        )

    def _request(self, order: Order) -> "BatchRequest":
        from badgedesk.awarding import BatchRequest, Format

        design = self._designs.load(order.design)
        formats = tuple(Format(name) for name in order.formats)
        return BatchRequest(
            achievement=design.achievement,
            artwork=_artwork(design, formats),
            roster=_roster(order.people),
            output=order.output,
            formats=formats,
            resume=True,
            suspendable=order.form.suspendable,
            naming=order.form.naming,
            language=order.form.language or None,
        )


def _readable(credential: "JsonObject") -> str:
    """Return a credential as indented text, its picture cut short and nothing hidden in its texts."""
    from badgedesk.core.strictjson import write_json

    lines = _PICTURE.sub("data:image/png;base64,…", write_json(credential, indented=True)).split("\n")
    return "\n".join(line[: len(line) - len(line.lstrip())] + shown(line.lstrip(), TEXT_LENGTH) for line in lines)


def _artwork(design: "Design", formats: "tuple[Format, ...]") -> "Artwork":
    from badgedesk.awarding import render_artwork

    return render_artwork(design, formats)


def _roster(people: People) -> "Roster":
    from badgedesk.core.errors import Code, InputError

    if people.roster is None:
        raise InputError(Code.ROSTER_EMPTY)
    return people.roster


def _left_out(problems: "Sequence[RowProblem]", people: People) -> tuple[LeftOut, ...]:
    from badgedesk.core.errors import Code
    from badgedesk.wording import code_message

    told: dict[int, LeftOut] = {}
    for problem in problems:
        row = problem.row - _FIRST_ROW
        person = people.persons[row]
        known = problem.code is Code.AWARD_EXISTS
        facts = {name: _in_words(name, value) for name, value in problem.facts}
        reason = person.reason or code_message(problem.code, facts).sentence
        name = person.shown[0] if person.shown else ""
        told.setdefault(row, LeftOut(row, name or f"Line {row + 1}", reason, already=known))
    return tuple(told.values())


def _in_words(name: str, value: str) -> str:
    """Return a fact as people read it."""
    return long_date(parse_time(value)) if name == "awarded" else shown(value)
