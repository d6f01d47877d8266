"""The register: what was awarded, chosen, counted, exported, checked, and a person erased from it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.session import Session
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, InputError, UsageError
from badgedesk.core.strictjson import JsonObject
from badgedesk.host.files import read_file, write_atomically

if TYPE_CHECKING:
    from datetime import datetime

    from badgedesk.awarding import RegisterEntry
    from badgedesk.awarding.register.history import Event
    from badgedesk.awarding.register.selection import Selection

NAMES: Final = frozenset({"register"})
_STATES: Final = ("prepared", "awarded", "suspended", "revoked", "corrected")
_SEAL_BYTES: Final = 64 * 1024


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    register = commands.add_parser("register", parents=[shared], help="what was awarded")
    parts = register.add_subparsers(metavar="PART", required=True)
    choice = add_selection()
    listed = parts.add_parser("list", parents=[shared, choice], help="list the awards")
    listed.set_defaults(command=run_list)
    show = parts.add_parser("show", parents=[shared], help="show one award with its history")
    show.add_argument("award", metavar="ID", help="id, number or name")
    show.add_argument("--credential", type=Path, metavar="FILE", help="write the very bytes that were signed")
    show.set_defaults(command=run_show)
    export = parts.add_parser("export", parents=[shared, choice], help="write the register for a spreadsheet")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=".csv or .xlsx")
    export.set_defaults(command=run_export)
    statistics = parts.add_parser("statistics", parents=[shared, choice], help="count the awards")
    statistics.set_defaults(command=run_statistics)
    due = parts.add_parser("due", parents=[shared, choice], help="awards that end soon")
    due.add_argument("--days", type=int, default=60, metavar="N", help="within so many days (60)")
    due.add_argument("--calendar", type=Path, metavar="FILE.ics", help="write their last days as a calendar")
    due.set_defaults(command=run_due)
    check = parts.add_parser("check", parents=[shared], help="prove that nothing was changed unseen")
    check.add_argument("--sealed", type=Path, metavar="FILE", help="a signed head that was kept elsewhere")
    check.set_defaults(command=run_check)
    seal = parts.add_parser("seal", parents=[shared], help="sign how far the register has come")
    seal.add_argument("--issuer", required=True, metavar="N", help="name or id")
    seal.add_argument("-o", "--output", type=Path, metavar="FILE", help="a copy to keep elsewhere")
    seal.set_defaults(command=run_seal)
    wish = parts.add_parser(
        "set", parents=[shared], help="what a recipient wishes: language of letters, name on the site"
    )
    wish.add_argument("award", metavar="ID", help="id, number or name")
    wish.add_argument("--language", metavar="TAG", help="of letters and certificates, such as de; “none” for none")
    wish.add_argument("--by-name", choices=("yes", "no"), help="whether the recipient agreed to be shown by name")
    wish.set_defaults(command=run_set)
    erase = parts.add_parser("erase", parents=[shared], help="forget the person of an award; the chain still holds")
    erase.add_argument("award", metavar="ID", help="id, number or name")
    erase.set_defaults(command=run_erase)


def add_selection() -> argparse.ArgumentParser:
    """Return the options that choose among the awards, for a command's ``parents``."""
    choice = argparse.ArgumentParser(add_help=False)
    group = choice.add_argument_group("which awards")
    group.add_argument("--design", metavar="NAME", help="of this badge")
    group.add_argument("--issuer", metavar="N", help="of this issuer, by name or id")
    group.add_argument("--state", choices=_STATES)
    group.add_argument("--since", metavar="DATE", help="awarded on this day or later")
    group.add_argument("--until", metavar="DATE", help="awarded before this day")
    group.add_argument("--search", default="", metavar="WORDS", help="in name, address, badge, issuer or id")
    return choice


def _selection(options: argparse.Namespace) -> "Selection":
    from badgedesk.awarding import AwardState
    from badgedesk.awarding.register.selection import Selection

    return Selection(
        design=options.design,
        issuer=options.issuer,
        state=AwardState(options.state) if options.state else None,
        since=_moment(options.since),
        until=_moment(options.until),
        words=options.search,
    )


def _moment(text: str | None) -> "datetime | None":
    if text is None:
        return None
    try:
        return parse_time(text if "T" in text else f"{text}T00:00:00Z")
    except InputError as error:
        raise UsageError(Code.USAGE, detail=f"{text} is no date like 2026-11-14.") from error


def selected(options: argparse.Namespace, session: Session) -> "tuple[RegisterEntry, ...]":
    """Return the awards that the options of `add_selection` choose."""
    selection = _selection(options)
    if not session.profile_exists:
        return ()
    with session.register() as register:
        return selection.select(register.entries())


def run_list(options: argparse.Namespace, session: Session) -> int:
    """List the awards in the order of signing."""
    entries = selected(options, session)
    words = [_line(entry) for entry in entries]
    session.output.answer([_entry_value(entry) for entry in entries], words or ["No awards."])
    return 0


def _line(entry: "RegisterEntry") -> str:
    return f"{entry.number:>5}  {entry.recipient or entry.email or 'erased'}  {entry.design}  ({entry.state.value})"


def run_show(options: argparse.Namespace, session: Session) -> int:
    """Show one award."""
    with session.register() as register:
        entry = register.entry(options.award)
        if options.credential is not None:
            write_atomically(options.credential, register.credential(entry.id), overwrite=False)
        history = [_event_value(event) for event in register.history(entry.id)]
        lists = [own.listed.url for own in register.status.of_award(entry.id)]
        named = entry.id in register.wishes.named()
    value: JsonObject = {
        **_entry_value(entry),
        "number": entry.number,
        "row": entry.row,
        "validUntil": entry.valid_until,
        "files": list(entry.files),
        "language": entry.language,
        "shownByName": named,
        "statusLists": lists,
        "history": history,
    }
    words = [f"{name}: {item}" for name, item in value.items() if item and name != "history"]
    session.output.answer(value, words + [f"  {_told(event)}" for event in history])
    return 0


def _event_value(event: "Event") -> JsonObject:
    return {"kind": event.kind.value, "at": event.at, "reason": event.reason, "other": event.other}


def _told(event: JsonObject) -> str:
    parts = [str(event["at"]), str(event["kind"]), str(event["other"] or ""), str(event["reason"] or "")]
    return "  ".join(part for part in parts if part)


def _entry_value(entry: "RegisterEntry") -> JsonObject:
    return {
        "id": entry.id,
        "recipient": entry.recipient,
        "design": entry.design,
        "issuer": entry.issuer_name,
        "state": entry.state.value,
        "awardedAt": entry.awarded_at,
    }


def run_export(options: argparse.Namespace, session: Session) -> int:
    """Write the register, or what was chosen of it; formulas in cells are disarmed."""
    ending = options.output.suffix.lower()
    if ending not in {".csv", ".xlsx"}:
        raise UsageError(Code.USAGE, detail="The register is written as .csv or .xlsx.")
    entries = selected(options, session)
    with session.register() as register:
        data = register.export(entries, workbook=ending == ".xlsx")
    write_atomically(options.output, data, overwrite=False)
    session.output.answer(
        {"file": str(options.output), "awards": len(entries)}, [f"Written: {options.output}, {len(entries)} awards"]
    )
    return 0


def run_statistics(options: argparse.Namespace, session: Session) -> int:
    """Count the awards by month, badge and state."""
    from badgedesk.awarding.register.selection import count_awards

    found = count_awards(selected(options, session), session.now)
    value: JsonObject = {
        "total": found.total,
        "byMonth": dict(found.by_month),
        "byDesign": dict(found.by_design),
        "byState": dict(found.by_state),
        "due": found.due,
    }
    words = [f"{found.total} awards, {found.due} of them end within 60 days."]
    for title, figures in (("Month", found.by_month), ("Badge", found.by_design), ("State", found.by_state)):
        words += [title, *(f"  {name}: {count}" for name, count in figures.items())]
    session.output.answer(value, words)
    return 0


def run_due(options: argparse.Namespace, session: Session) -> int:
    """List awards that end soon, and write them as a calendar."""
    from badgedesk.awarding.register.selection import find_due, render_calendar

    entries = selected(options, session)
    if entries:
        with session.register() as register:
            renewed = register.renewed()
        entries = tuple(entry for entry in entries if entry.id not in renewed)
    found = find_due(entries, session.now, options.days)
    if options.calendar is not None:
        write_atomically(options.calendar, render_calendar(found, session.now), overwrite=False)
    words = [f"{(entry.valid_until or '')[:10]}  {_line(entry)}" for entry in found]
    value = [{**_entry_value(entry), "validUntil": entry.valid_until} for entry in found]
    session.output.answer(value, words or ["No award ends soon."])
    return 0


def run_check(options: argparse.Namespace, session: Session) -> int:
    """Check every credential, both chains and every signed head."""
    from badgedesk.awarding.register.seal import check_seals

    kept = [read_file(options.sealed, _SEAL_BYTES).decode("ascii", "replace")] if options.sealed is not None else None
    with session.register() as register:
        awards = register.check()
        heads = check_seals(register, session.issuers.issuers(), kept)
    session.output.answer(
        {"awards": awards, "heads": heads},
        [f"{awards} awards and their history are as they were entered; {heads} signed heads fit."],
    )
    return 0


def run_seal(options: argparse.Namespace, session: Session) -> int:
    """Sign the heads of both chains."""
    from badgedesk.awarding.register.seal import seal_register

    signer = session.unlock(session.issuers.find(options.issuer))
    with session.register() as register:
        register.check()
        token = seal_register(register, signer, now=session.now)
    if options.output is not None:
        write_atomically(options.output, f"{token}\n".encode(), overwrite=False)
    session.output.answer({"head": token}, ["The register is sealed. Keep a copy elsewhere: -o FILE."])
    return 0


def run_set(options: argparse.Namespace, session: Session) -> int:
    """Change what a recipient wishes; the badge itself stays as it was signed."""
    from badgedesk.awarding.rosters.cells import parse_language

    if options.language is None and options.by_name is None:
        raise UsageError(Code.USAGE, detail="Say what to set: --language TAG, or --by-name yes or no.")
    language = None if options.language in {None, "none"} else parse_language(options.language)
    with session.register() as register:
        entry = register.entry(options.award)
        if options.language is not None:
            register.wishes.write_in(entry.id, language)
        if options.by_name is not None:
            register.wishes.show_by_name(entry.id, named=options.by_name == "yes")
        entry, named = register.entry(entry.id), entry.id in register.wishes.named()
    spoken = entry.language or "the language of the hand-over"
    shown = "by name, once it is published again" if named else "without a name"
    session.output.answer(
        {"id": entry.id, "language": entry.language, "shownByName": named},
        [
            f"{entry.recipient or entry.id}: letters and certificates in {spoken}.",
            f"  The site shows this award {shown}.",
        ],
    )
    return 0


def run_erase(options: argparse.Namespace, session: Session) -> int:
    """Forget the person of an award."""
    with session.register() as register:
        entry = register.entry(options.award)
        register.erase(entry.id, at=session.now)
    session.output.answer(
        {"id": entry.id, "files": list(entry.files)},
        [
            f"Name, address and credential of award {entry.number} are gone from the register.",
            "  Files that were written, backups and published pages are not: remove or publish those again.",
            *(f"  {name}" for name in entry.files),
        ],
    )
    return 0
