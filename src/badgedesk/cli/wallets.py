"""The wallet: received badges, issuers that are trusted, identities of the user."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli import marks, safety, trusting, upkeep
from badgedesk.cli.asking import Asking, add_fetch_option
from badgedesk.cli.report import report_value, report_words
from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError, UsageError
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.host.files import read_file

if TYPE_CHECKING:
    from badgedesk.wallet import Item
    from badgedesk.wallet.intake import Intake

NAMES: Final = frozenset({"wallet", "trust", "identity"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    _add_wallet(commands.add_parser("wallet", parents=[shared], help="keep the badges you received"), shared)
    trusting.add_parts(commands.add_parser("trust", parents=[shared], help="issuers you know"), shared)
    _add_identity(commands.add_parser("identity", parents=[shared], help="addresses and names of yours"), shared)


def _add_wallet(family: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    parts = family.add_subparsers(metavar="PART", required=True)
    add = parts.add_parser("add", parents=[shared], help="keep badges, from files, folders or web addresses")
    add.add_argument("paths", nargs="+", metavar="FILE|DIR|ADDRESS")
    add_fetch_option(add)
    add.add_argument("--report", type=Path, metavar="FILE", help="write what became of every file as CSV")
    add.set_defaults(command=run_add)
    listed = parts.add_parser("list", parents=[shared], help="list the badges")
    listed.set_defaults(command=run_list, query="")
    search = parts.add_parser("search", parents=[shared], help="find badges by their words")
    search.add_argument("query", metavar="Q")
    for part in (listed, search):
        marks.add_filters(part)
        marks.add_order(part)
        marks.add_pages(part)
    search.set_defaults(command=run_list)
    show = parts.add_parser("show", parents=[shared], help="show one badge and check it again")
    show.add_argument("item", metavar="ID", help="id or name")
    add_fetch_option(show)
    show.set_defaults(command=run_show)
    remove = parts.add_parser("remove", parents=[shared], help="remove one badge and its files")
    remove.add_argument("item", metavar="ID", help="id or name")
    remove.set_defaults(command=run_remove)
    export = parts.add_parser("export", parents=[shared], help="write the original files, byte for byte")
    export.add_argument("items", nargs="*", metavar="ID", help="ids or names; all when left out")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    export.add_argument("--everything", action="store_true", help="all files in folders, with an index")
    export.set_defaults(command=run_export)
    check = parts.add_parser("check", parents=[shared], help="check that nothing in the wallet is damaged")
    check.add_argument("--look-only", action="store_true", help="mend nothing")
    check.set_defaults(command=run_check)
    marks.add_parts(parts, shared)
    safety.add_parts(parts, shared)
    upkeep.add_parts(parts, shared)


def _add_identity(family: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    parts = family.add_subparsers(metavar="PART", required=True)
    add = parts.add_parser("add", parents=[shared], help="add an address, name or DID of yours")
    which = add.add_mutually_exclusive_group(required=True)
    which.add_argument("identity", nargs="?", metavar="ADDRESS")
    which.add_argument("--own-key", action="store_true", help="the DID of your own key, which signs presentations")
    add.set_defaults(command=run_identity_add)
    listed = parts.add_parser("list", parents=[shared], help="list them")
    listed.set_defaults(command=run_identity_list)


def run_add(options: argparse.Namespace, session: Session) -> int:
    """Keep every badge among the files; exit 4 where some were refused, 3 where nothing of one file was kept."""
    from badgedesk.wallet.intake import Fate, refusal, take_in

    files = _files(options.paths)
    taken: list[Intake] = []
    for told, name, load in _pieces(files, Asking(options, session)):
        try:
            data = load()
        except BadgeDeskError as fault:
            taken.append(refusal(told, b"", fault))
            continue
        taken.append(replace(take_in(session.wallet, name, data), file=told))
    refused = [intake for intake in taken if intake.fate is Fate.REFUSED]
    if len(files) == 1 and len(refused) == len(taken) == 1 and refused[0].code is not None:
        raise InputError(refused[0].code, **{"path": files[0], **dict(refused[0].facts)})
    if options.report is not None:
        _write_report(options.report, taken)
    session.output.answer(
        {
            "added": [_intake_value(session, intake) for intake in taken if intake.fate is not Fate.REFUSED],
            "refused": [_intake_value(session, intake) for intake in refused],
        },
        [_intake_words(intake) for intake in taken],
    )
    nothing_of_one = len(files) == 1 and len(refused) == len(taken)
    return (3 if nothing_of_one else 4) if refused else 0


def _intake_value(session: Session, intake: "Intake") -> JsonObject:
    from badgedesk.wording.intake import fate_message

    message = fate_message(intake.fate.value, intake.code, dict(intake.facts))
    said: JsonObject = {"file": intake.file, "message": message.sentence, "next": message.next_step}
    if intake.code is not None:
        said = {**said, "code": intake.code.value}
    if not intake.item_id:
        return said
    return {**said, "state": intake.fate.value, **item_value(session.wallet.item(intake.item_id))}


def _intake_words(intake: "Intake") -> str:
    from badgedesk.wording.intake import FATE_WORDS, fate_message

    message = fate_message(intake.fate.value, intake.code, dict(intake.facts))
    badge = f" {intake.name or 'a badge without a name'}." if intake.item_id else ""
    return f"{intake.file}: {FATE_WORDS[intake.fate.value]}:{badge} {message}".rstrip()


def _write_report(file: Path, taken: "list[Intake]") -> None:
    """Write what became of every file as a table for a spreadsheet."""
    from badgedesk.host.files import write_atomically
    from badgedesk.host.sheet import write_sheet
    from badgedesk.wording.intake import FATE_WORDS, REPORT_COLUMNS, fate_message

    rows = []
    for intake in taken:
        message = fate_message(intake.fate.value, intake.code, dict(intake.facts))
        word = FATE_WORDS[intake.fate.value]
        rows.append((intake.file, word, intake.name, intake.issuer, message.sentence, message.next_step))
    write_atomically(file, write_sheet(REPORT_COLUMNS, rows), overwrite=False)


def _pieces(files: list[str], asking: Asking) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Yield every file, and what is inside archives, mails and pages: as it is told of, its name, a way to its bytes.

    Raises:
        UsageError: asking and not asking is wished at once.
    """
    from badgedesk.host.weblinks import file_name_at, is_address
    from badgedesk.wallet.parcels import unpack

    for file in files:
        lies_there = is_address(file)
        name = file_name_at(file) if lies_there else Path(file).name
        try:
            for piece in unpack(name, asking.fetch(file) if lies_there else read_file(Path(file))):
                yield f"{file}{piece.name.removeprefix(name)}", piece.name, partial(bytes, piece.data)
        except UsageError:
            raise
        except BadgeDeskError as error:
            yield file, name, partial(_give_up, error)


def _give_up(error: BadgeDeskError) -> bytes:
    raise error


def _files(words: list[str]) -> list[str]:
    """Return the files and addresses named, and the files in the folders named, in the order of their names."""
    from badgedesk.wallet.parcels import came_along

    found: list[str] = []
    for word in words:
        path = Path(word)
        inside = (file for file in path.rglob("*") if file.is_file() and not came_along(file.name))
        found += sorted(map(str, inside)) if path.is_dir() else [word]
    if not found:
        raise StoreError(Code.FILE_NOT_FOUND, path=words[0])
    return found


def run_list(options: argparse.Namespace, session: Session) -> int:
    """List the badges, or those that hold every word of the query."""
    if not session.profile_exists:
        return _answer_items(session, ())
    query = marks.list_query(options, session, options.query)
    limit = -1 if options.limit is None else options.limit
    return _answer_items(session, session.wallet.finder.page(query, options.offset, limit).items)


def _answer_items(session: Session, items: "tuple[Item, ...]") -> int:
    words = [
        "  ".join(
            (
                item.name or "without a name",
                f"({item.issuer_name or item.issuer_id or 'unknown issuer'})",
                item.recipient or "without a recipient",
                item.id,
            )
        )
        for item in items
    ]
    session.output.answer([item_value(item) for item in items], words or ["No badges."])
    return 0


def item_value(item: "Item") -> JsonObject:
    """Return a badge of the wallet as other programs are told of it."""
    return {
        "id": item.id,
        "name": item.name,
        "issuer": item.issuer_name or item.issuer_id,
        "validFrom": item.valid_from,
        "verdict": item.verdict.value if item.verdict else None,
        "headline": item.headline.value if item.headline else None,
        "sha256": item.sha256,
    }


def run_show(options: argparse.Namespace, session: Session) -> int:
    """Check one badge again and show it."""
    wallet = session.wallet
    item = wallet.find(options.item)
    originals = wallet.originals(item.id)
    asking = Asking(options, session)
    circumstances = asking.complete(
        [wallet.original(originals[0].sha256)], replace(wallet.circumstances(), documents={})
    )
    report = wallet.recheck(item.id, circumstances)
    value: JsonObject = {
        **item_value(wallet.item(item.id)),
        "tags": list(wallet.marks.tags_of(item.id)),
        "note": wallet.marks.mark_of(item.id).note,
        "favourite": wallet.marks.mark_of(item.id).favourite,
        "version": wallet.finder.standing(item.id).value,
        "history": [{"at": entry.at, "headline": entry.headline.value} for entry in wallet.finder.history(item.id)],
        "originals": [{"name": original.name, "sha256": original.sha256} for original in originals],
        "report": report_value(originals[0].name, report),
    }
    session.output.answer(
        value, [*report_words(item.name or item.id, report), *(f"  File: {original.name}" for original in originals)]
    )
    return 0


def run_remove(options: argparse.Namespace, session: Session) -> int:
    """Remove one badge with its files."""
    item = session.wallet.find(options.item)
    session.wallet.remove(item.id)
    session.output.answer({"removed": item.id}, [f"Removed: {item.name or item.id}"])
    return 0


def run_export(options: argparse.Namespace, session: Session) -> int:
    """Write the original files of the badges named, or of all."""
    if options.everything:
        return upkeep.run_takeaway(options, session)
    wallet = session.wallet
    items = [wallet.find(name) for name in options.items] or list(wallet.items())
    written = wallet.export([item.id for item in items], options.output)
    session.output.answer(
        {"files": [str(path) for path in written]}, [f"Written: {path}" for path in written] or ["No badges."]
    )
    return 0


def run_check(options: argparse.Namespace, session: Session) -> int:
    """Say which records or files of the wallet are damaged and mend what the originals tell; exit 1 where some are."""
    damage = session.wallet.check()
    left = damage
    if damage and not options.look_only:
        session.wallet.mend(damage)
        left = session.wallet.check()
    values: list[JsonValue] = []
    words = []
    for flaw in damage:
        mended = flaw not in left
        values.append({"id": flaw.id, "what": flaw.what, "reason": flaw.reason, "mended": mended})
        words.append(f"{'Mended' if mended else 'Damaged'}: {flaw.what} {flaw.id}: {flaw.reason}")
    session.output.answer(values, words or ["Nothing is damaged."])
    return 1 if left else 0


def run_identity_add(options: argparse.Namespace, session: Session) -> int:
    """Add an identity of the user's."""
    identity = options.identity
    if options.own_key:
        identity = session.holder.prove(passphrase=session.passphrase(), ask=session.ask_new_passphrase)
    session.wallet.own.add(identity)
    session.output.answer({"id": identity}, [f"Added: {identity}"])
    return 0


def run_identity_list(_options: argparse.Namespace, session: Session) -> int:
    """List the user's identities; proven are those whose key lies in the profile."""
    listed = session.wallet.identities() if session.profile_exists else ()
    proven = session.holder.own_dids() if listed else frozenset()
    session.output.answer(
        [{"id": identity, "proven": identity in proven} for identity in listed],
        [f"{identity}  (you hold its key)" if identity in proven else identity for identity in listed]
        or ["No identities yet."],
    )
    return 0
