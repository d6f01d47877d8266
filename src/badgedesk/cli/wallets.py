"""The wallet: received badges, issuers that are trusted, identities of the user."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli import marks, safety
from badgedesk.cli.asking import Asking, add_fetch_option
from badgedesk.cli.report import report_value, report_words
from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError, Code, StoreError, UsageError
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.host.files import read_file
from badgedesk.wording import fault_message

if TYPE_CHECKING:
    from badgedesk.wallet import Item

NAMES: Final = frozenset({"wallet", "trust", "identity"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    _add_wallet(commands.add_parser("wallet", parents=[shared], help="keep the badges you received"), shared)
    _add_trust(commands.add_parser("trust", parents=[shared], help="issuers you know"), shared)
    _add_identity(commands.add_parser("identity", parents=[shared], help="addresses and names of yours"), shared)


def _add_wallet(family: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    parts = family.add_subparsers(metavar="PART", required=True)
    add = parts.add_parser("add", parents=[shared], help="keep badges, from files or folders")
    add.add_argument("paths", nargs="+", type=Path, metavar="FILE|DIR")
    add.set_defaults(command=run_add)
    listed = parts.add_parser("list", parents=[shared], help="list the badges")
    listed.set_defaults(command=run_list, query="")
    search = parts.add_parser("search", parents=[shared], help="find badges by their words")
    search.add_argument("query", metavar="Q")
    for part in (listed, search):
        marks.add_filters(part)
        marks.add_order(part)
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
    export.set_defaults(command=run_export)
    check = parts.add_parser("check", parents=[shared], help="check that nothing in the wallet is damaged")
    check.add_argument("--look-only", action="store_true", help="mend nothing")
    check.set_defaults(command=run_check)
    marks.add_parts(parts, shared)
    safety.add_parts(parts, shared)


def _add_trust(family: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    parts = family.add_subparsers(metavar="PART", required=True)
    add = parts.add_parser("add", parents=[shared], help="say that you know an issuer")
    add.add_argument("issuer", metavar="ID", help="the issuer's id, as verify shows it")
    add.add_argument("--name", default="", metavar="N")
    add.add_argument("--how", default="", metavar="TEXT", help="how you know it")
    add.set_defaults(command=run_trust_add)
    listed = parts.add_parser("list", parents=[shared], help="list the issuers you know")
    listed.set_defaults(command=run_trust_list)
    remove = parts.add_parser("remove", parents=[shared], help="no longer trust an issuer")
    remove.add_argument("issuer", metavar="ID", help="id or name")
    remove.set_defaults(command=run_trust_remove)


def _add_identity(family: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    parts = family.add_subparsers(metavar="PART", required=True)
    add = parts.add_parser("add", parents=[shared], help="add an address, name or DID of yours")
    add.add_argument("identity", metavar="ADDRESS")
    add.set_defaults(command=run_identity_add)
    listed = parts.add_parser("list", parents=[shared], help="list them")
    listed.set_defaults(command=run_identity_list)


def run_add(options: argparse.Namespace, session: Session) -> int:
    """Keep every badge among the files; exit 4 where some were refused, 3 where nothing could be kept."""
    files = _files(options.paths)
    added: list[JsonObject] = []
    refused: list[JsonObject] = []
    words: list[str] = []
    last: BadgeDeskError | None = None
    for name, load in _pieces(files):
        try:
            result = session.wallet.add(load(), name.rpartition("/")[2])
        except BadgeDeskError as error:
            last = error
            message = str(fault_message(error))
            refused.append({"file": name, "code": error.code.value, "message": message})
            words.append(f"{name}: not kept. {message}")
            continue
        added.append({"file": name, "state": result.arrival.value, **item_value(result.item)})
        words.append(f"{name}: {result.arrival.value}: {result.item.name or result.item.id}")
    if last is not None and len(files) == 1 and not added:
        raise type(last)(last.code, **{"path": str(files[0]), **last.facts})
    session.output.answer({"added": added, "refused": refused}, words)
    return 4 if refused else 0


def _pieces(files: list[Path]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield a name for every file, and for what is inside archives, mails and pages, with a way to its bytes."""
    from badgedesk.wallet.parcels import unpack

    for file in files:
        try:
            for piece in unpack(file.name, read_file(file)):
                yield f"{file}{piece.name.removeprefix(file.name)}", partial(bytes, piece.data)
        except BadgeDeskError as error:
            yield str(file), partial(_give_up, error)


def _give_up(error: BadgeDeskError) -> bytes:
    raise error


def _files(paths: list[Path]) -> list[Path]:
    """Return the files named, and those in the folders named, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    if not found:
        raise StoreError(Code.FILE_NOT_FOUND, path=paths[0])
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


def run_trust_add(options: argparse.Namespace, session: Session) -> int:
    """Say that an issuer is known."""
    if ":" not in options.issuer:
        raise UsageError(Code.USAGE, detail="An issuer is named by its id, such as did:key:z6Mk...")
    session.wallet.trust.add(options.issuer, options.name, options.how)
    session.output.answer({"id": options.issuer, "name": options.name}, [f"Trusted: {options.issuer}"])
    return 0


def run_trust_list(_options: argparse.Namespace, session: Session) -> int:
    """List the issuers that are known."""
    listed = session.wallet.trust.entries() if session.profile_exists else ()
    session.output.answer(
        [{"id": entry.id, "name": entry.name, "how": entry.how} for entry in listed],
        [f"{entry.name or 'without a name'}  {entry.id}" for entry in listed] or ["No issuers are trusted yet."],
    )
    return 0


def run_trust_remove(options: argparse.Namespace, session: Session) -> int:
    """No longer trust an issuer."""
    removed = session.wallet.trust.remove(options.issuer).id
    session.output.answer({"removed": removed}, [f"No longer trusted: {removed}"])
    return 0


def run_identity_add(options: argparse.Namespace, session: Session) -> int:
    """Add an identity of the user's."""
    session.wallet.own.add(options.identity)
    session.output.answer({"id": options.identity}, [f"Added: {options.identity}"])
    return 0


def run_identity_list(_options: argparse.Namespace, session: Session) -> int:
    """List the user's identities."""
    listed = session.wallet.identities() if session.profile_exists else ()
    session.output.answer([{"id": identity} for identity in listed], list(listed) or ["No identities yet."])
    return 0
