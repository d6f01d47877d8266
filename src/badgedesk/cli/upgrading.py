"""Awarding one's own badges from before 3.0 again, as badges of 3.0."""

import argparse
from pathlib import Path
from typing import Final

from badgedesk.cli.aftercare import changes_of
from badgedesk.cli.asking import Asking, add_fetch_option
from badgedesk.cli.designs import load
from badgedesk.cli.documents import given_documents
from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.document import Document
from badgedesk.core.strictjson import JsonObject
from badgedesk.host.files import read_file

NAMES: Final = frozenset({"upgrade"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    upgrade = commands.add_parser("upgrade", parents=[shared], help="award your own older badges again, as 3.0")
    upgrade.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="badges of Open Badges 2.0 or before, and files that they rest on: their class, their issuer",
    )
    upgrade.add_argument("--issuer", required=True, metavar="N", help="who awards: name or id of an issuer of yours")
    upgrade.add_argument(
        "--mine", action="store_true", help="the older badges are this issuer’s, under another address"
    )
    upgrade.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="such as name=Ada; for a single badge"
    )
    upgrade.add_argument(
        "--document", action="append", default=[], metavar="ADDRESS=FILE", help="what an address would answer"
    )
    add_fetch_option(upgrade)
    upgrade.add_argument("--design", type=Path, metavar="F", help="draw the pictures anew from this design")
    upgrade.add_argument("-o", "--output", type=Path, default=Path("upgraded"), metavar="DIR", help="for the files")
    upgrade.add_argument("--format", metavar="LIST", help="of png, svg, json or jwt; png, or json without a picture")
    upgrade.set_defaults(command=run_upgrade)


def run_upgrade(options: argparse.Namespace, session: Session) -> int:
    """Award each older badge again; what is done is done, should one of them not be possible."""
    from badgedesk.awarding import Format, parse_formats, render_artwork
    from badgedesk.awarding.aftercare.correction import Desk, save_award
    from badgedesk.awarding.aftercare.upgrading import OldBadge, has_picture, sort_files, upgrade_award
    from badgedesk.awarding.register.seal import seal_register
    from badgedesk.awarding.rosters.amendment import unsecured
    from badgedesk.core.verify import Circumstances

    changes = changes_of(options.set)
    formats = parse_formats(options.format) if options.format else ()
    artwork = render_artwork(load(options.design), formats or (Format.PNG,)) if options.design else None
    badges, parts = sort_files({str(file): read_file(file) for file in options.files})
    given = {address: Document(data) for address, data in parts.items()} | given_documents(options.document)
    asked = Asking(options, session).complete(list(badges.values()), Circumstances(session.now, (), given))
    signer = session.unlock(session.issuers.find(options.issuer))
    told: list[JsonObject] = []
    words: list[str] = []
    with session.register() as register:
        desk = Desk(register, signer, session.sources())
        for file, data in badges.items():
            old = OldBadge(data, asked.documents)
            try:
                made = upgrade_award(
                    desk, old, changes, mine=options.mine, picture=artwork.picture if artwork else None
                )
            except BadgeDeskError as error:
                raise type(error)(error.code, **{"path": file, **error.facts}) from error
            drawn = has_picture(unsecured(register.credential(made.entry.id)))
            wanted = formats or ((Format.PNG,) if drawn else (Format.JSON,))
            saved = save_award(register, made.entry.id, options.output, wanted, artwork)
            (event,) = register.history(made.entry.id)
            told.append({"id": made.entry.id, "upgrades": event.other, "files": [str(path) for path in saved]})
            words += [f"Awarded again: {made.entry.design}", f"  {made.entry.id} in place of {event.other}"]
            words += [f"  Written: {path}" for path in saved]
        seal_register(register, signer, now=session.now)
    session.output.answer(told, words)
    return 0
