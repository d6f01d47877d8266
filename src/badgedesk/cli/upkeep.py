"""Looking after a wallet: what ends soon, checking all badges anew, taking everything away."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, UsageError
from badgedesk.host.files import write_atomically

if TYPE_CHECKING:
    from badgedesk.wallet.rechecking import Rechecked

_LONGEST_DAYS = 3_650


def add_parts(parts: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser) -> None:
    """Add ``wallet reminders`` and ``wallet recheck``."""
    reminders = parts.add_parser("reminders", parents=[shared], help="badges that end in 90, 30 or 7 days")
    reminders.add_argument("--days", type=int, default=90, metavar="N", help="how far to look ahead (90)")
    reminders.add_argument("--calendar", type=Path, metavar="FILE", help="write the days as a calendar file (.ics)")
    reminders.set_defaults(command=run_reminders)
    recheck = parts.add_parser("recheck", parents=[shared], help="check every badge again; Ctrl+C stops")
    recheck.set_defaults(command=run_recheck)


def run_reminders(options: argparse.Namespace, session: Session) -> int:
    """List the badges that end soon, the next one first."""
    from badgedesk.core.clock import format_time
    from badgedesk.wallet.reminders import find_reminders, render_calendar

    if not 0 < options.days <= _LONGEST_DAYS:
        raise UsageError(Code.USAGE, detail="--days takes 1 to 3,650.")
    found = find_reminders(session.wallet, session.now, options.days) if session.profile_exists else ()
    if options.calendar is not None:
        write_atomically(options.calendar, render_calendar(found, session.now), overwrite=False)
    session.output.answer(
        [
            {
                "id": reminder.item.id,
                "name": reminder.item.name,
                "issuer": reminder.item.issuer_name or reminder.item.issuer_id,
                "ends": format_time(reminder.ends_at),
                "days": reminder.days,
                "within": reminder.within,
            }
            for reminder in found
        ],
        [
            f"{reminder.item.name or 'without a name'}: {format_time(reminder.ends_at)[:10]}, in {reminder.days} days"
            for reminder in found
        ]
        or [f"No badge ends in the next {options.days} days."],
    )
    return 0


def run_recheck(_options: argparse.Namespace, session: Session) -> int:
    """Check every badge again; exit 1 where files are damaged."""
    from badgedesk.wallet.rechecking import recheck_wallet

    def tell(done: int, total: int) -> None:
        session.output.note(f"{done} of {total}")

    checked = recheck_wallet(session.wallet, tell)
    session.output.answer(
        {"checked": checked.checked, "changed": list(checked.changed), "damaged": list(checked.damaged)},
        _recheck_words(session, checked),
    )
    return 1 if checked.damaged else 0


def _recheck_words(session: Session, checked: "Rechecked") -> list[str]:
    from badgedesk.wording import headline_word

    words = [f"Checked: {checked.checked}. Another result than before: {len(checked.changed)}."]
    for id_ in checked.changed:
        item = session.wallet.item(id_)
        words.append(f"  {item.name or id_}: {headline_word(item.headline) if item.headline else 'damaged'}")
    words += [f"  Damaged: {id_}. Run badgedesk wallet check." for id_ in checked.damaged]
    return words


def run_takeaway(options: argparse.Namespace, session: Session) -> int:
    """Write everything into a new folder; exit 1 where files of badges are damaged."""
    from badgedesk.core.model.report import Headline
    from badgedesk.wallet.takeaway import take_away
    from badgedesk.wording import headline_word

    if options.items:
        raise UsageError(Code.USAGE, detail="With --everything no single badges are named.")
    words = {headline: headline_word(headline) for headline in Headline}
    taken = take_away(session.wallet, options.output, words, now=session.now)
    if taken is None:
        return 1
    session.output.answer(
        {
            "folder": str(taken.folder),
            "badges": taken.badges,
            "files": taken.files,
            "damaged": list(taken.damaged),
        },
        [
            f"Written: {taken.folder}",
            f"  {taken.badges} badges in {taken.files} files; index.html, index.csv and index.json list them.",
            *(f"  Damaged, and so not written: {id_}" for id_ in taken.damaged),
        ],
    )
    return 1 if taken.damaged else 0
