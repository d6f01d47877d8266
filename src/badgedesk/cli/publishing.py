"""Publishing: an issuer's web site as a folder of files, with its status lists signed as of now."""

import argparse
from pathlib import Path
from typing import Final

from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, UsageError

NAMES: Final = frozenset({"publish"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    publish = commands.add_parser("publish", parents=[shared], help="write an issuer's web site as a folder of files")
    publish.add_argument("folder", type=Path, metavar="DIR")
    publish.add_argument("--issuer", metavar="N", help="name or id; not needed where there is one issuer only")
    publish.add_argument("--site", metavar="URL", help="where the folder will be served; else the issuer's own domain")
    publish.add_argument(
        "--award", action="append", default=[], metavar="ID", help="show this award by name; its recipient agreed"
    )
    publish.add_argument("--no-pages", action="store_true", help="no pages for the other awards")
    publish.set_defaults(command=run_publish)


def run_publish(options: argparse.Namespace, session: Session) -> int:
    """Write the site; only what changed is written, and what is no more of it is removed."""
    from badgedesk.awarding.aftercare import render_lists
    from badgedesk.awarding.site import gather_site, publish_site, render_site

    listed = session.issuers.issuers() if options.issuer is None else (session.issuers.find(options.issuer),)
    if len(listed) != 1:
        raise UsageError(Code.USAGE, detail="Say which issuer: --issuer NAME.")
    (issuer,) = listed
    with session.register() as register:
        own = register.status.lists(issuer.dids)
        rendered = render_lists(own, session.unlock_identity, now=session.now)
        lists = {one.listed.url: rendered[str(one.path)] for one in own}
        contents = gather_site(
            register, issuer, address=options.site, lists=lists, chosen=options.award, pages=not options.no_pages
        )
    published = publish_site(render_site(contents), options.folder)
    elsewhere = [url for url in lists if contents.path_of(url) is None]
    session.output.answer(
        {
            "folder": str(published.folder),
            "address": contents.address,
            "files": published.total,
            "written": list(published.written),
            "removed": list(published.removed),
            "lists": list(lists),
            "listsElsewhere": list(elsewhere),
        },
        [
            f"{published.total} files in {published.folder}: {len(published.written)} written, "
            f"{len(published.removed)} removed.",
            f"  Upload the whole folder so that it is served at {contents.address or 'the address of your site'}.",
            *(f"  This status list is served elsewhere and is not among them: {url}" for url in elsewhere),
        ],
    )
    return 0
