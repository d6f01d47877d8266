"""The folder that is handed over: certificates, parcels, drafts of letters, and one file a badge to print them all.

``certificates/``, ``parcels/``, ``mail/`` and ``print/``. Every file is written whole or not at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from threading import Event
from typing import Final

from badgedesk.awarding.handover.letters import render_letter
from badgedesk.awarding.handover.order import HandoverOrder
from badgedesk.awarding.handover.parcel import Recipient, build_parcel, exhibit_of
from badgedesk.awarding.handover.words import words_for
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError, UsageError
from badgedesk.host.files import make_folder, write_atomically
from badgedesk.host.names import distinct_names, safe_name
from badgedesk.showcase.certificate import certificates

SHEETS: Final = 200
"""Certificates in one file to print; more go into further files."""
_CERTIFICATES: Final = "certificates"
_PARCELS: Final = "parcels"
_MAIL: Final = "mail"
_PRINT: Final = "print"


@dataclass(frozen=True, slots=True)
class HandoverResult:
    """What was made.

    Attributes:
        certificates: files, one a recipient.
        parcels: ZIP files, one a recipient.
        letters: drafts, one for each recipient with an address.
        prints: files with many certificates.
        unaddressed: names of those without an address, to whom no letter was drafted.
        refused: awards of which nothing could be made: name, why.
        left: recipients that were not come to, because it was stopped.
    """

    certificates: tuple[Path, ...] = ()
    parcels: tuple[Path, ...] = ()
    letters: tuple[Path, ...] = ()
    prints: tuple[Path, ...] = ()
    unaddressed: tuple[str, ...] = ()
    refused: tuple[tuple[str, Code], ...] = ()
    left: int = 0


def hand_over(
    recipients: Sequence[Recipient],
    order: HandoverOrder,
    *,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
    cancel: Event | None = None,
) -> HandoverResult:
    """Make everything for all recipients; one of whom nothing can be made stops no other.

    Args:
        recipients: to whom (`badgedesk.awarding.handover.gather_recipients`).
        order: what and where to.
        now: the time written into the files.
        progress: is told of every recipient that is done.
        cancel: when set, it stops before the next recipient.

    Raises:
        UsageError: `Code.SHOW_NOTHING`, without recipients.
        StoreError: `Code.FILE_EXISTS`, before anything is written; `Code.FILE_NOT_WRITABLE`.
    """
    if not recipients:
        raise UsageError(Code.SHOW_NOTHING)
    desk = _Desk(order, now, _stems(recipients))
    desk.refuse_taken()
    for place, recipient in enumerate(recipients):
        if cancel is not None and cancel.is_set():
            return desk.result(left=len(recipients) - place)
        desk.serve(recipient, place)
        if progress is not None:
            progress(place + 1, len(recipients))
    desk.print_all(recipients)
    return desk.result(left=0)


class _Desk:
    """Writes the files of one hand-over and remembers them."""

    def __init__(self, order: HandoverOrder, now: datetime, stems: Sequence[str]) -> None:
        self._order, self._now, self._stems = order, now, stems
        self._made: dict[str, list[Path]] = {name: [] for name in (_CERTIFICATES, _PARCELS, _MAIL, _PRINT)}
        self._unaddressed: list[str] = []
        self._refused: list[tuple[str, Code]] = []

    def refuse_taken(self) -> None:
        places = ((_CERTIFICATES, ".pdf"), (_PARCELS, ".zip"), (_MAIL, ".eml"))
        for folder, ending in places:
            for stem in self._stems:
                path = self._order.folder / folder / f"{stem}{ending}"
                if path.exists() and not self._order.replace:
                    raise StoreError(Code.FILE_EXISTS, path=path)
        for folder, _ in (*places, (_PRINT, ".pdf")):
            make_folder(self._order.folder / folder)

    def serve(self, recipient: Recipient, place: int) -> None:
        order, stem, name = self._order, self._stems[place], _called(recipient)
        words = words_for(recipient.entry.language, order.language)
        try:
            parcel = build_parcel(recipient, words, look=order.look, paper=order.paper, now=self._now)
            letter = None
            if recipient.entry.email:
                letter = render_letter(recipient, parcel, words, now=self._now)
        except StoreError:
            raise
        except BadgeDeskError as fault:
            self._refused.append((name, fault.code))
            return
        self._write(_CERTIFICATES, f"{stem}.pdf", parcel.certificate.data)
        self._write(_PARCELS, f"{stem}.zip", parcel.zipped)
        if letter is not None:
            self._write(_MAIL, f"{stem}.eml", letter)
        else:
            self._unaddressed.append(name)

    def print_all(self, recipients: Sequence[Recipient]) -> None:
        """Write files with all certificates of a badge in one language."""

        def kind(recipient: Recipient) -> tuple[str, str]:
            return recipient.entry.design, words_for(recipient.entry.language, self._order.language).language

        names: list[str] = []
        for (design, language), group in groupby(sorted(recipients, key=kind), kind):
            members = list(group)
            for start in range(0, len(members), SHEETS):
                sheets = self._sheets(members[start : start + SHEETS], language)
                number = f"{start + 1}" if len(members) > SHEETS else ""
                other = language if language != self._order.language else ""
                (name,) = distinct_names([safe_name((design, other, number), ".pdf")], names)
                names.append(name)
                if sheets:
                    self._write(_PRINT, name, sheets)

    def result(self, left: int) -> HandoverResult:
        made = {name: tuple(paths) for name, paths in self._made.items()}
        return HandoverResult(
            certificates=made[_CERTIFICATES],
            parcels=made[_PARCELS],
            letters=made[_MAIL],
            prints=made[_PRINT],
            unaddressed=tuple(self._unaddressed),
            refused=tuple(self._refused),
            left=left,
        )

    def _sheets(self, members: Sequence[Recipient], language: str) -> bytes:
        shown = []
        for recipient in members:
            try:
                shown.append(exhibit_of(recipient)[0])
            except InputError:
                continue  # it stands among the refused already
        if not shown:
            return b""
        order = self._order
        return certificates(
            shown, made_at=self._now, look=order.look, paper=order.paper, language=language, accent=members[0].accent
        )

    def _write(self, folder: str, name: str, data: bytes) -> None:
        path = self._order.folder / folder / name
        write_atomically(path, data, overwrite=self._order.replace or folder == _PRINT)
        self._made[folder].append(path)


def _stems(recipients: Sequence[Recipient]) -> list[str]:
    wanted = [
        safe_name((item.entry.design, item.entry.recipient or f"{item.entry.number}"), ".json") for item in recipients
    ]
    return [name.removesuffix(".json") for name in distinct_names(wanted)]


def _called(recipient: Recipient) -> str:
    return recipient.entry.recipient or recipient.entry.email or recipient.entry.id
