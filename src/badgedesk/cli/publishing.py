"""Publishing: an issuer's web site as a folder of files, with its status lists signed as of now."""

import argparse
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.asking import add_fetch_option, why_off
from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, FetchError, UsageError
from badgedesk.core.model.document import Purpose, Wanted
from badgedesk.core.strictjson import JsonObject
from badgedesk.wording import code_message

if TYPE_CHECKING:
    from badgedesk.awarding import Issuer
    from badgedesk.awarding.site import Finding
    from badgedesk.host.fetching import Ways

NAMES: Final = frozenset({"publish"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    publish = commands.add_parser("publish", parents=[shared], help="write an issuer’s web site as a folder of files")
    publish.add_argument("folder", type=Path, metavar="DIR")
    publish.add_argument("--issuer", metavar="N", help="name or id; not needed where there is one issuer only")
    publish.add_argument("--site", metavar="URL", help="where the folder will be served; else the issuer’s own domain")
    publish.add_argument(
        "--award", action="append", default=[], metavar="ID", help="show this award by name; its recipient agreed"
    )
    publish.add_argument("--no-pages", action="store_true", help="no pages for the other awards")
    publish.add_argument(
        "--test", action="store_true", help="write nothing; ask the site’s host whether it serves what is in the folder"
    )
    add_fetch_option(publish)
    publish.set_defaults(command=run_publish)


def run_publish(options: argparse.Namespace, session: Session) -> int:
    """Write the site; only what changed is written, and what is no more of it is removed."""
    if options.test:
        return run_test(options, session)
    from badgedesk.awarding.aftercare.revoking import render_lists
    from badgedesk.awarding.issuers.branding import brand_colour
    from badgedesk.awarding.site import gather_site, publish_site, render_site

    issuer = _issuer(options, session)
    with session.register() as register:
        own = register.status.lists(issuer.dids)
        rendered = render_lists(own, session.unlock_identity, now=session.now)
        lists = {one.listed.url: rendered[str(one.path)] for one in own}
        contents = gather_site(
            register, issuer, address=options.site, lists=lists, chosen=options.award, pages=not options.no_pages
        )
    colour = brand_colour(session.paths.brand_kit, issuer.name)
    published = publish_site(render_site(contents, colour), options.folder)
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


def run_test(options: argparse.Namespace, session: Session, ways: "Ways | None" = None) -> int:
    """Ask the host of an uploaded site for its files; exit 1 where one is not served as it was written.

    Args:
        options: those of ``publish``.
        session: the run.
        ways: how names are looked up and connections made; None for those of this computer.
    """
    from badgedesk.awarding.site import host_of, plan_probes, run_probes, site_address
    from badgedesk.host.fetching import Fetcher

    address = site_address(options.site, _issuer(options, session))
    if address is None:
        raise UsageError(Code.USAGE, detail="Say where the folder is served: --site URL.")
    probes = plan_probes(options.folder, address, secrets.randbelow)
    host = host_of(address)
    _agree(host, len(probes), options, session)

    def ask(url: str) -> bytes:
        return Fetcher({host}, ways).fetch(Wanted(url, url, host, Purpose.STATUS))

    found = [finding for finding in run_probes(probes, ask) if finding is not None]
    value: JsonObject = {
        "address": address,
        "host": host,
        "asked": len(probes),
        "findings": [_finding_value(finding) for finding in found],
    }
    words = [f"{len(probes)} files asked for at {address}, {len(found)} are not served as they were written."]
    words += [f"  {finding.probe.path}: {code_message(finding.code, dict(finding.facts))}" for finding in found]
    session.output.answer(value, words)
    return 1 if found else 0


def _issuer(options: argparse.Namespace, session: Session) -> "Issuer":
    listed = session.issuers.issuers() if options.issuer is None else (session.issuers.find(options.issuer),)
    if len(listed) != 1:
        raise UsageError(Code.USAGE, detail="Say which issuer: --issuer NAME.")
    return listed[0]


def _agree(host: str, files: int, options: argparse.Namespace, session: Session) -> None:
    """Have it agreed that the host is asked: by its name on the command line, or on a terminal."""
    if off := why_off(session):
        raise UsageError(Code.USAGE, detail=off)
    if host in {name.lower().rstrip(".") for name in options.fetch}:
        if getattr(options, "offline", False):
            raise UsageError(Code.USAGE, detail="--offline and --fetch do not go together.")
        return
    if not session.common.offline and sys.stdin.isatty():
        session.output.note(f"Ask {host} for {files} files of the site? It learns that you ask. [y/N]")
        if sys.stdin.readline().strip().lower() in {"y", "yes"}:
            return
    raise FetchError(Code.NET_CONSENT, host=host)


def _finding_value(finding: "Finding") -> JsonObject:
    return {"path": finding.probe.path, "address": finding.probe.url, "code": finding.code.value}
