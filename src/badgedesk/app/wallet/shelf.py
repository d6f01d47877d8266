"""The wallet as the window needs it; made anywhere, used only on the wallet's own thread."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from badgedesk.app.wallet.arranging import Arranger
from badgedesk.app.wallet.drawing import LOOKED, Hand
from badgedesk.app.wallet.intake import IntakeRow, Part, row_of
from badgedesk.app.wallet.listing import Lister, picture_key
from badgedesk.app.wallet.outgoing import OutFile
from badgedesk.app.wallet.sheets import Looked, Sheet
from badgedesk.app.wallet.taking import Report
from badgedesk.app.wallet.thumbs import Bare, Thumbs
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError

if TYPE_CHECKING:
    from badgedesk.core.model.report import Report as VerifyReport
    from badgedesk.core.verify import Circumstances
    from badgedesk.core.verify.wanted import AskedDocuments
    from badgedesk.host.consent import Consent
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.wallet import Wallet

_MOST_FILES: Final = 100_000
"""Most files taken from one drop, folders counted with all they hold; what is left out is told of."""
_MOST_EXPLAINED: Final = 200
"""Refused files of one drop for which all checks are at hand; of the others the report says why."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: in the wallet under ``badge_id``, or only looked at."""

    row: IntakeRow
    looked: Looked | None = None

    @property
    def badge_id(self) -> str:
        """Id of the badge in the wallet; empty for a refused file."""
        return self.row.badge_id

    @property
    def new(self) -> bool:
        """Whether the wallet holds a badge that it did not hold before."""
        return self.row.part in {Part.NEW, Part.VERSIONS}


class Shelf:
    """Badges kept and files looked at, in the words of the window.

    Args:
        open_wallet: opens the wallet; called on the wallet's thread, again after `close`.
        hand: holds the files that were looked at, for those who draw them.
        thumbs: holds small pictures, for those who draw them.
        now: the clock.
        consent: reads what the user said about asking hosts.
    """

    def __init__(
        self,
        open_wallet: "Callable[[], Wallet]",
        hand: Hand,
        thumbs: Thumbs,
        now: Callable[[], datetime],
        consent: "Callable[[], Consent]",
    ) -> None:
        self._open_wallet, self._hand, self._now, self._consent = open_wallet, hand, now, consent
        self._opened: Wallet | None = None
        self._explained = 0
        self.lister = Lister(self._wallet, now, thumbs)
        """Lists of cards."""
        self.arranger = Arranger(self._wallet)
        """Collections, tags, favourites, orders."""

    def opened(self) -> "Wallet":
        """Return the wallet, opened now where it was not."""
        return self._wallet()

    def sheet(self, id_: str) -> Sheet:
        """Check a badge anew and return everything shown about it.

        Raises:
            StoreError: there is no such badge, or its file is damaged.
        """
        from badgedesk.app.wallet.compose import compose_sheet
        from badgedesk.app.wallet.facts import kept_facts

        under, asked = self._watching()
        report = self._wallet().recheck(id_, under)
        originals, finder = self._wallet().originals(id_), self._wallet().finder
        original = originals[0]
        data = self._wallet().original(original.sha256)
        key = picture_key(original.kind, original.sha256)
        sheet = compose_sheet(id_, original.name, data, report, key, self._now())
        note = self._wallet().marks.mark_of(id_).note
        known = kept_facts(finder.history(id_), finder.standing(id_), originals)
        kept = replace(sheet, out=OutFile(self._wallet().item(id_), original), note=note, facts=(*sheet.facts, *known))
        return self._offering(kept, data, report, asked)

    def file_of(self, id_: str) -> bytes:
        """Return the file of a kept badge, or of one that was looked at.

        Raises:
            StoreError: there is no such badge, or its file is damaged.
        """
        held = self._hand.get(id_)
        return held[1] if held is not None else self._wallet().original(self._wallet().originals(id_)[0].sha256)

    def answering(self, id_: str, challenge: str, domain: str) -> Sheet:
        """Check a presentation, kept or looked at, for what was asked; an empty text was not asked for.

        Raises:
            StoreError: there is no such badge, or its file is damaged.
        """
        from badgedesk.app.wallet.compose import compose_sheet
        from badgedesk.core.verify import verify

        held = self._hand.get(id_)
        if held is None:
            original = self._wallet().originals(id_)[0]
            held = (original.name, self._wallet().original(original.sha256))
        under, asked = self._watching()
        report = verify(held[1], replace(under, challenge=challenge or None, domain=domain or None))
        return self._offering(compose_sheet(id_, *held, report, "", self._now()), held[1], report, asked)

    def exhibits(self, ids: tuple[str, ...]) -> "tuple[tuple[Exhibit, ...], tuple[tuple[str, tuple[str, ...]], ...]]":
        """Return what is shown of badges to others, and which of the collections they are in, by name and keys.

        Raises:
            StoreError: there is no such badge, or its file is damaged.
        """
        from badgedesk.wallet import exhibits_of, groups_of

        exhibits = exhibits_of(self._wallet(), [self._wallet().item(id_) for id_ in ids])
        return exhibits, groups_of(self._wallet(), exhibits)

    def take(self, drop: Drop, name: str, cancel: Event, report: Report | None = None) -> tuple[Taken, ...]:
        """Take every file of ``drop`` into the wallet; ``name`` is for bytes without a file.

        ``report`` hears after each file how many were taken and how many there are, as far as that is known.
        """
        self._hand.clear()
        self._explained = 0
        taken = []
        for file_name, data, fault in _files_of(drop, name):
            if cancel.is_set():
                break
            taken.append(self._take_one(file_name, data, fault))
            if report is not None:
                report(len(taken), max(drop.count, len(taken)), cancel)
        return tuple(taken)

    def keep(self, ids: tuple[str, ...], cancel: Event) -> tuple[Taken, ...]:
        """Take files that were looked at into the wallet."""
        taken = []
        for id_ in ids:
            held = self._hand.get(id_)
            if held is not None and not cancel.is_set():
                taken.append(self._take_one(*held, None))
        return tuple(taken)

    def look(self, drop: Drop, name: str, cancel: Event) -> tuple[Looked, ...]:
        """Return the report on every file of ``drop``; ``name`` is for bytes without a file."""
        self._hand.clear()
        looked = []
        for file_name, data, fault in _files_of(drop, name):
            if cancel.is_set():
                break
            looked.append(self._look_at(file_name, data, fault))
        return tuple(looked)

    def look_again(self) -> tuple[Looked, ...]:
        """Return new reports on the files looked at last."""
        return tuple(self._look_at(file_name, data, None) for file_name, data in self._hand.all())

    def trust(self, issuer_id: str, name: str) -> None:
        """Take an issuer among those the user knows; its badges are checked anew.

        Raises:
            StoreError: it cannot be written.
        """
        self._wallet().trust.add(issuer_id, name, "confirmed in the window")

    def distrust(self, issuer_id: str) -> None:
        """Forget an issuer the user knew; its badges are checked anew.

        Raises:
            StoreError: it cannot be written, or is not among them.
        """
        self._wallet().trust.remove(issuer_id)

    def remove(self, ids: tuple[str, ...]) -> None:
        """Take badges out for good.

        Raises:
            StoreError: there is no such badge, or it cannot be written.
        """
        for id_ in ids:
            self._wallet().remove(id_)

    def export(self, ids: tuple[str, ...], folder: Path) -> int:
        """Write the original files of badges and return how many.

        Raises:
            StoreError: they cannot be read or written.
        """
        return len(self._wallet().export(ids, folder))

    def bare(self, limit: int) -> Bare:
        """Return some badges without a small picture, each with the key of its picture."""
        wallet = self._wallet()
        bare = []
        for id_ in wallet.without_thumbnail(limit):
            originals = wallet.originals(id_)
            bare.append((id_, picture_key(originals[0].kind, originals[0].sha256) if originals else ""))
        return tuple(bare)

    def keep_small(self, made: tuple[tuple[str, bytes], ...]) -> None:
        """Keep small pictures of badges; one that is gone meanwhile needs none."""
        for id_, png in made:
            with suppress(StoreError):
                self._wallet().set_thumbnail(id_, png)

    def close(self) -> None:
        """Close the wallet; the next use opens it anew."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _wallet(self) -> "Wallet":
        if self._opened is None:
            self._opened = self._open_wallet()
        return self._opened

    def _watching(self) -> "tuple[Circumstances, AskedDocuments]":
        """Return what a verification looks at, and what tells afterwards which documents it looked up."""
        from badgedesk.core.verify.wanted import AskedDocuments

        circumstances = self._wallet().circumstances()
        asked = AskedDocuments(circumstances.documents)
        return replace(circumstances, documents=asked), asked

    def _offering(self, sheet: Sheet, data: bytes, report: "VerifyReport", asked: "AskedDocuments") -> Sheet:
        """Return a sheet that offers to ask for what is missing."""
        from badgedesk.app.wallet.lacking import lack_of, with_lack

        return with_lack(sheet, lack_of(data, report, asked, self._consent(), self._now()))

    def _take_one(self, file_name: str, data: bytes, fault: BadgeDeskError | None) -> Taken:
        from badgedesk.wallet.intake import Fate, refusal, take_in

        intake = take_in(self._wallet(), file_name, data) if fault is None else refusal(file_name, data, fault)
        if intake.fate is not Fate.REFUSED:
            return Taken(row_of(intake, None))
        self._explained += 1
        explains = self._explained <= _MOST_EXPLAINED and intake.code is not Code.FILE_NOT_WRITABLE
        looked = self._look_at(file_name, data, fault) if explains else None
        return Taken(row_of(intake, looked), looked)

    def _look_at(self, file_name: str, data: bytes, fault: BadgeDeskError | None) -> Looked:
        from badgedesk.app.wallet.compose import compose_sheet, fingerprint, unreadable_sheet
        from badgedesk.core.verify import verify

        if fault is not None:
            return Looked(f"{LOOKED}{file_name}", shown(file_name), unreadable_sheet(file_name, fault), False, False)
        id_ = LOOKED + fingerprint(data)
        self._hand.put(id_, file_name, data)
        under, asked = self._watching()
        report = verify(data, under)
        sheet = self._offering(compose_sheet(id_, file_name, data, report, id_, self._now()), data, report, asked)
        kept = report.credential is not None and self._wallet().holds(data)
        return Looked(id_, shown(file_name), sheet, report.credential is not None, kept)


def _files_of(drop: Drop, name: str) -> Iterator[tuple[str, bytes, BadgeDeskError | None]]:
    """Yield name and bytes of every file, those inside folders too; a fault instead of bytes where unreadable."""
    from badgedesk.host.files import read_file

    if drop.raw and not drop.files:
        yield from _pieces_of(name, lambda: drop.raw)
        return
    paths = list(_paths_of(drop.files))
    for path in paths[:_MOST_FILES]:
        yield from _pieces_of(path.name, partial(read_file, path))
    if len(paths) > _MOST_FILES:
        left, most = len(paths) - _MOST_FILES, f"{_MOST_FILES:,}"
        yield f"{left:,} more files", b"", InputError(Code.DROP_LIMIT, count=f"{left:,}", limit=most)
    if not paths:
        yield drop.files[0].name, b"", StoreError(Code.FILE_NOT_FOUND, path=drop.files[0].name)


def _pieces_of(name: str, load: Callable[[], bytes]) -> Iterator[tuple[str, bytes, BadgeDeskError | None]]:
    """Yield a file, or what is inside it where it brings others."""
    from badgedesk.wallet.parcels import unpack

    try:
        for piece in unpack(name, load()):
            yield piece.name.rpartition("/")[2], piece.data, None
    except BadgeDeskError as error:
        yield name, b"", error


def _paths_of(files: tuple[Path, ...]) -> Iterator[Path]:
    from badgedesk.wallet.parcels import came_along

    for path in files:
        if path.is_dir():
            inside = (inner for inner in path.rglob("*") if inner.is_file() and not came_along(inner.name))
            yield from sorted(inside)
        else:
            yield path
