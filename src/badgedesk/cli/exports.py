"""What all exports share: which badges, what is said before, how files are written."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, StoreError, UsageError
from badgedesk.core.model.report import Verdict
from badgedesk.core.strictjson import JsonObject
from badgedesk.host.files import write_atomically

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.privacy import PrivacyPreview


def add_choice(command: argparse.ArgumentParser, *, several: bool = True) -> None:
    """Add the options of every export: the badges, the preview, and whether files are replaced."""
    if several:
        command.add_argument("items", nargs="*", metavar="ID", help="ids or names, in the order shown; else all")
    else:
        command.add_argument("items", nargs="+", metavar="ID", help="id or name")
    command.add_argument("--dry-run", action="store_true", help="say what would be in it; write nothing")
    command.add_argument("--replace", action="store_true", help="replace files that are there")


def chosen(options: argparse.Namespace, session: Session) -> "tuple[Exhibit, ...]":
    """Return the badges that were named, or all that the wallet shows; those that do not verify are pointed out.

    Raises:
        UsageError: `Code.SHOW_NOTHING`.
        StoreError: `Code.ITEM_NOT_FOUND`, `Code.ITEM_AMBIGUOUS`.
    """
    from badgedesk.wallet import Query, Sort, exhibits_of

    if not session.profile_exists:
        raise UsageError(Code.SHOW_NOTHING)
    wallet = session.wallet
    items = (
        [wallet.find(name) for name in options.items] if options.items else wallet.finder.found(Query(sort=Sort.ADDED))
    )
    if not items:
        raise UsageError(Code.SHOW_NOTHING)
    for item in items:
        if item.verdict is Verdict.FAIL:
            session.output.note(f"“{item.name or item.id}” does not verify. See why: badgedesk wallet show {item.id}")
    return exhibits_of(wallet, items)


def refuse_taken(paths: Iterable[Path], options: argparse.Namespace) -> None:
    """Refuse to write over what is there, before anything is written.

    Raises:
        StoreError: `Code.FILE_EXISTS`.
    """
    for path in paths:
        if not options.replace and path.exists():
            raise StoreError(Code.FILE_EXISTS, path=path)


def write_each(files: Sequence[tuple[Path, bytes]], options: argparse.Namespace) -> None:
    """Write the files, each whole or not at all; their folders are made.

    Raises:
        StoreError: `Code.FILE_EXISTS`, before any is written; `Code.FILE_NOT_WRITABLE`.
    """
    refuse_taken((path for path, _ in files), options)
    for path, data in files:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(Code.FILE_NOT_WRITABLE, path=path.parent, reason=error.strerror) from error
        write_atomically(path, data, overwrite=True)


def privacy_value(told: "PrivacyPreview") -> JsonObject:
    """Return what an export holds, as other programs are told of it."""
    return {
        "badges": told.badges,
        "contains": [part.value for part in told.contains],
        "identifies": [trait.value for trait in told.identifies],
        "leftOut": [part.value for part in told.left_out],
    }


def answer(
    session: Session,
    options: argparse.Namespace,
    files: Sequence[tuple[Path, bytes]],
    told: "PrivacyPreview",
    extra: JsonObject | None = None,
) -> int:
    """Write the files unless only the preview was asked for, and say what is in them."""
    if not options.dry_run:
        write_each(files, options)
    return tell(session, options, [path for path, _ in files], told, extra)


def tell(
    session: Session,
    options: argparse.Namespace,
    paths: Sequence[Path],
    told: "PrivacyPreview",
    extra: JsonObject | None = None,
) -> int:
    """Say which files were written, or would be, and what is in them."""
    from badgedesk.wording.privacy import privacy_words

    value: JsonObject = {
        "files": [str(path) for path in paths],
        "written": not options.dry_run,
        "privacy": privacy_value(told),
        **(extra or {}),
    }
    verb = "Would write" if options.dry_run else "Written"
    session.output.answer(value, [*(f"{verb}: {path}" for path in paths), *privacy_words(told)])
    return 0
