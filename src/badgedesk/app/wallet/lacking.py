"""What a badge's report still lacks, which host has it, and at which line the user can have that host asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from badgedesk.app.wallet.explanation import WITHOUT
from badgedesk.app.wallet.sheets import Ask, Sheet
from badgedesk.app.widgets.words.dates import when
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.model.document import Purpose, Wanted
from badgedesk.core.model.report import CheckName, Outcome, Report
from badgedesk.core.strictjson import JsonObject
from badgedesk.core.verify import receive
from badgedesk.core.verify.wanted import AskedDocuments, plan_for, refresh_addresses
from badgedesk.host.consent import Consent

_LINES: Final = {
    Purpose.KEYS: (CheckName.SIGNATURE, CheckName.STRUCTURE, CheckName.ENDORSEMENTS, CheckName.STATUS),
    Purpose.STATUS: (CheckName.STATUS, CheckName.STRUCTURE),
    Purpose.BADGE: (CheckName.SIGNATURE, CheckName.STRUCTURE, CheckName.STATUS),
    Purpose.PICTURE: (CheckName.PICTURE,),
    Purpose.REFRESH: (),
}
"""The lines that a document can settle, the likeliest first."""
_OPEN: Final = frozenset({Outcome.UNKNOWN, Outcome.WARN})


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing for a report, and how old the kept answers are that it already rests on."""

    asks: tuple[Ask, ...] = ()
    kept: str = ""


def lack_of(data: bytes, report: Report, asked: AskedDocuments, consent: Consent, now: datetime) -> Lack:
    """Return what a verification looked up in vain, and what among kept answers.

    Args:
        data: the file that was verified.
        report: what came of it.
        asked: the documents that the verification was given.
        consent: what the user said about asking hosts; nothing is offered where nobody is ever asked.
        now: the clock.
    """
    kept = _kept_words(asked, now)
    if consent.never or not (asked.missing or asked.found):
        return Lack(kept=kept)
    try:
        document = receive(data).document
    except BadgeDeskError:
        return Lack(kept=kept)
    missing, found = _plan(document, asked.missing), _plan(document, asked.found)
    everything = (*missing, *found, *_plan(document, refresh_addresses(document)))
    asks: dict[str, Ask] = {}
    for item in missing:
        line = _line_for(item, report, asks)
        if line:
            asks[line] = _ask(line, item.host, everything, consent)
    status = CheckName.STATUS.value
    for item in found:  # a list grows old; a key that fits does not
        if item.purpose is Purpose.STATUS and status not in asks:
            asks[status] = replace(_ask(status, item.host, everything, consent), again=True)
    return Lack(tuple(asks.values()), kept)


def with_lack(sheet: Sheet, lack: Lack) -> Sheet:
    """Return a sheet whose lines offer to ask, and that says how old the answers are on which it rests.

    A line that has a link of its own keeps it.
    """
    free = {line.id for line in sheet.report.lines if not line.action}
    asks = {ask.line: ask for ask in lack.asks if ask.line in free}
    lines = tuple(
        replace(line, action=asks[line.id].action) if line.id in asks else line for line in sheet.report.lines
    )
    checked = sheet.report.checked.replace(WITHOUT, lack.kept) if lack.kept else sheet.report.checked
    return replace(sheet, report=replace(sheet.report, lines=lines, checked=checked), asks=tuple(asks.values()))


def _plan(document: JsonObject, addresses: Sequence[str] | dict[str, None]) -> list[Wanted]:
    return [item for item in plan_for(document, addresses) if item.code is None]


def _ask(line: str, host: str, everything: Sequence[Wanted], consent: Consent) -> Ask:
    same = [item for item in everything if item.host == host]
    purposes, urls = dict.fromkeys(item.purpose for item in same), dict.fromkeys(item.url for item in same)
    return Ask(line, host, tuple(purposes), tuple(urls), agreed=consent.agrees_to(host))


def _line_for(item: Wanted, report: Report, asks: dict[str, Ask]) -> str:
    """Return the id of the line at which to offer a document; an empty text where no line is left that waits for it."""
    for name in _waiting(item, report):
        held = asks.get(name)
        if held is None:
            return name
        if held.host == item.host:
            return ""
    return ""


def _waiting(item: Wanted, report: Report) -> Iterator[str]:
    """Yield the lines that the document may settle and that are open; the issuer's own link is not taken away."""
    for name in _LINES[item.purpose]:
        if report.outcome(name) in _OPEN and report.check(name).code is not Code.ISSUER_UNKNOWN:
            yield name.value


def _kept_words(asked: AskedDocuments, now: datetime) -> str:
    times = [asked[address].fetched_at for address in tuple(asked.found)]
    oldest = min((moment for moment in times if moment is not None), default=None)
    return f"with an answer kept {when(oldest, now)}" if oldest is not None else ""
