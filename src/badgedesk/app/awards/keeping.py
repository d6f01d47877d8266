"""Errands about the register itself: what a recipient wishes, a person erased, a spreadsheet, and whether all is whole.

All of it happens on the register's own thread.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from badgedesk.app.awards.aftercare import Done
from badgedesk.app.awards.ledger import Stores
from badgedesk.app.awards.names import language_name
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.host.files import write_atomically


@dataclass(frozen=True, slots=True)
class LanguageOrder:
    """In which language letters and certificates of an award are written; empty for that of the hand-over."""

    award: str
    language: str


@dataclass(frozen=True, slots=True)
class NameOrder:
    """Whether the recipient of an award agreed that the site shows name and badge file."""

    award: str
    named: bool


@dataclass(frozen=True, slots=True)
class EraseOrder:
    """Whose name, address and credential are taken out of the register for good."""

    award: str


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """Which awards go into a spreadsheet, CSV or with the ending .xlsx a workbook; a file there is replaced."""

    awards: tuple[str, ...]
    file: Path


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """The whole register is checked: every credential, both chains, every signed head."""


KeepingOrder: TypeAlias = LanguageOrder | NameOrder | EraseOrder | ExportOrder | CheckOrder


def keep(order: KeepingOrder, stores: Stores, now: datetime) -> Done:
    """Do it, and say in a sentence what was done.

    Raises:
        StoreError: the award is gone or its person was erased; the register is damaged; nothing can be written there.
        BadgeDeskError: a signed head does not fit the register.
    """
    if isinstance(order, CheckOrder):
        return _check(stores)
    if isinstance(order, ExportOrder):
        return _export(order, stores)
    register = stores.register
    entry = register.entry(order.award)
    person = shown(entry.recipient or entry.design)
    if isinstance(order, LanguageOrder):
        register.wishes.write_in(entry.id, order.language or None)
        said = f"in {language_name(order.language)}" if order.language else "in the language of the hand-over"
        return Done(f"Letters and certificates of {person} are written {said}.")
    if isinstance(order, NameOrder):
        register.wishes.show_by_name(entry.id, named=order.named)
        said = "by name" if order.named else "without a name"
        return Done(f"The site shows the badge of {person} {said} once you publish again.")
    register.erase(entry.id, at=now)
    told = "Name, address and credential are gone from the register, and its chain still holds."
    written = f" Delete what was written: {', '.join(map(shown, entry.files))}." if entry.files else ""
    return Done(f"{told}{written} Backups and published pages are yours to replace.")


def _export(order: ExportOrder, stores: Stores) -> Done:
    wanted = set(order.awards)
    entries = [entry for entry in stores.register.entries() if entry.id in wanted]
    data = stores.register.export(entries, workbook=order.file.suffix.lower() == ".xlsx")
    write_atomically(order.file, data)
    return Done(f"{counted(len(entries), 'award')} written to {order.file.name}.", order.file.parent)


def _check(stores: Stores) -> Done:
    from badgedesk.awarding.register.seal import check_seals

    awards = stores.register.check()
    heads = check_seals(stores.register, stores.book.issuers())
    fit = counted(heads, "signed head fits", "signed heads fit")
    return Done(f"{counted(awards, 'award is', 'awards are')} as they were entered, with their history; {fit}.")
