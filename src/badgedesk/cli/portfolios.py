"""`share portfolio`: a site in a folder or a ZIP file, of which only what changed is written again."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.exports import add_choice, answer, chosen, tell
from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, UsageError
from badgedesk.core.strictjson import JsonValue

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.portfolio import Collection

_LANGUAGES: Final = ("en", "de", "fr", "es")
_THEMES: Final = ("harbour", "forest", "plum", "sand", "ink")


def add_portfolio(portfolio: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add_choice(portfolio)
    portfolio.add_argument("-o", "--output", type=Path, required=True, metavar="DIR|F.zip")
    portfolio.add_argument("--owner", default="", metavar="NAME", help="whose portfolio it is")
    portfolio.add_argument("--line", default="", metavar="TEXT", help="one sentence under the name")
    portfolio.add_argument("--theme", choices=_THEMES, default=_THEMES[0])
    portfolio.add_argument("--language", action="append", choices=_LANGUAGES, help="again for another one")
    portfolio.add_argument(
        "--collection", action="append", default=[], metavar="NAME=ID,ID", help="a group of badges, by ids or names"
    )
    portfolio.add_argument("--collections", action="store_true", help="with the collections of the wallet")
    portfolio.add_argument("--address", default="", metavar="URL", help="where it will be published, ending in /")
    portfolio.add_argument(
        "--with-identity", action="store_true", help="with your name, evidence and results, and every badge file"
    )
    portfolio.set_defaults(command=run_portfolio)


def run_portfolio(options: argparse.Namespace, session: Session) -> int:
    """Write the site; files of an earlier export that no longer belong to it are removed."""
    from badgedesk.showcase.portfolio import Site, build_site, portfolio_preview, zip_site
    from badgedesk.showcase.portfolio.folder import carry_out, plan_update

    exhibits = chosen(options, session)
    site = Site(
        exhibits,
        owner=options.owner,
        line=options.line,
        theme=options.theme,
        languages=tuple(options.language or ("en",)),
        collections=_collections(options, exhibits, session),
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
    update = plan_update(options.output, files, replace=options.replace)
    if not options.dry_run:
        carry_out(update, files)
    removed: list[JsonValue] = [str(options.output / name) for name in update.remove]
    written = [options.output / name for name in update.write]
    return tell(session, options, written, told, {"removed": removed, "keptBack": kept_back})


def _collections(
    options: argparse.Namespace, exhibits: "tuple[Exhibit, ...]", session: Session
) -> "tuple[Collection, ...]":
    from badgedesk.showcase.portfolio import Collection
    from badgedesk.wallet import groups_of

    keys = {exhibit.key for exhibit in exhibits}
    found = [Collection(*group) for group in groups_of(session.wallet, exhibits)] if options.collections else []
    for pair in options.collection:
        name, equals, ids = pair.partition("=")
        if not (name.strip() and equals and ids):
            raise UsageError(Code.USAGE, detail="--collection takes NAME=ID,ID.")
        items = [session.wallet.find(wanted.strip()) for wanted in ids.split(",")]
        found.append(Collection(name, tuple(key for item in items for key in keys if item.id.startswith(key))))
    return tuple(found)
