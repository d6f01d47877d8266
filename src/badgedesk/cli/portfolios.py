"""`share portfolio`: a site in a folder or a ZIP file, of which only what changed is written again."""

import argparse
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.exports import add_choice, answer, chosen
from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError, Code, StoreError, UsageError
from badgedesk.core.strictjson import JsonValue
from badgedesk.host.files import read_file, remove_file

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.portfolio import Collection

_THEMES: Final = ("harbour", "forest", "plum", "sand", "ink")


def add_portfolio(portfolio: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_choice(portfolio)
    portfolio.add_argument("-o", "--output", type=Path, required=True, metavar="DIR|F.zip")
    portfolio.add_argument("--owner", default="", metavar="NAME", help="whose portfolio it is")
    portfolio.add_argument("--line", default="", metavar="TEXT", help="one sentence under the name")
    portfolio.add_argument("--theme", choices=_THEMES, default=_THEMES[0])
    portfolio.add_argument("--language", action="append", choices=("en", "de"), help="again for another one")
    portfolio.add_argument(
        "--collection", action="append", default=[], metavar="NAME=ID,ID", help="a group of badges, by ids or names"
    )
    portfolio.add_argument("--address", default="", metavar="URL", help="where it will be published, ending in /")
    portfolio.add_argument(
        "--with-identity", action="store_true", help="with your name, evidence and results, and every badge file"
    )
    portfolio.set_defaults(command=run_portfolio)


def run_portfolio(options: argparse.Namespace, session: Session) -> int:
    """Write the site; files of an earlier export that no longer belong to it are removed."""
    from badgedesk.showcase.portfolio import Site, build_site, portfolio_preview, zip_site

    exhibits = chosen(options, session)
    site = Site(
        exhibits,
        owner=options.owner,
        line=options.line,
        theme=options.theme,
        languages=tuple(options.language or ("en",)),
        collections=_collections(options.collection, exhibits, session),
        address=options.address,
        with_identity=options.with_identity,
    )
    files, told = build_site(site), portfolio_preview(site)
    kept_back: list[JsonValue] = [exhibit.key for exhibit in exhibits if not site.gives(exhibit)]
    if kept_back:
        session.output.note(
            "Some badge files stay out of the site, because they hold an address or number of yours in clear. "
            "To give them away, use --with-identity."
        )
    if options.output.suffix.lower() == ".zip":
        return answer(session, options, [(options.output, zip_site(files))], told, {"keptBack": kept_back})
    write, remove = _changes(options, files)
    options.replace = True
    if not options.dry_run:
        for name in remove:
            _remove(options.output, name)
    removed: list[JsonValue] = [str(options.output / name) for name in remove]
    written = [(options.output / name, files[name]) for name in write]
    return answer(session, options, written, told, {"removed": removed, "keptBack": kept_back})


def _remove(folder: Path, name: str) -> None:
    """Remove a file, and the folders below ``folder`` that it leaves empty."""
    remove_file(folder / name)
    for above in (folder / name).parents:
        if above == folder:
            return
        with suppress(OSError):  # not empty
            above.rmdir()


def _changes(options: argparse.Namespace, files: dict[str, bytes]) -> tuple[list[str], list[str]]:
    """Return what to write and what to remove.

    Raises:
        StoreError: `Code.FILE_EXISTS`, where the folder holds something that is no earlier export of ours.
    """
    from badgedesk.showcase.portfolio import MANIFEST, changes

    folder: Path = options.output
    manifest = read_file(folder / MANIFEST) if (folder / MANIFEST).is_file() else None
    if folder.exists() and not folder.is_dir():
        raise StoreError(Code.FILE_EXISTS, path=folder)
    if manifest is None and not options.replace and folder.is_dir() and any(folder.iterdir()):
        raise StoreError(Code.FILE_EXISTS, path=folder)
    present = {}
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            try:
                present[path.relative_to(folder).as_posix()] = sha256(read_file(path)).hexdigest()
            except BadgeDeskError:
                continue  # too large or unreadable: none of ours
    return changes(files, manifest, present)


def _collections(named: list[str], exhibits: "tuple[Exhibit, ...]", session: Session) -> "tuple[Collection, ...]":
    from badgedesk.showcase.portfolio import Collection

    keys = {exhibit.key for exhibit in exhibits}
    found = []
    for pair in named:
        name, equals, ids = pair.partition("=")
        if not (name.strip() and equals and ids):
            raise UsageError(Code.USAGE, detail="--collection takes NAME=ID,ID.")
        items = [session.wallet.find(wanted.strip()) for wanted in ids.split(",")]
        found.append(Collection(name, tuple(key for item in items for key in keys if item.id.startswith(key))))
    return tuple(found)
