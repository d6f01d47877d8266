"""Hand-over: certificates, parcels and drafts of letters for the recipients of awards."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.registers import add_selection, selected
from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, UsageError
from badgedesk.wording import code_message

if TYPE_CHECKING:
    from badgedesk.awarding.handover import HandoverResult

_LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pl", "pt")
NAMES: Final = frozenset({"handover"})
_ROWS_REJECTED: Final = 4


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    handover = commands.add_parser(
        "handover",
        parents=[shared, add_selection()],
        help="certificates, ZIP files and drafts of e-mails for recipients; nothing is sent",
    )
    handover.add_argument("folder", type=Path, metavar="DIR")
    handover.add_argument(
        "--award",
        action="append",
        default=[],
        metavar="ID",
        help="only this award, by id, number or name; again for more",
    )
    handover.add_argument("--look", choices=("classic", "modern", "plain"), default="classic")
    handover.add_argument("--paper", choices=("a4", "letter"), default="a4")
    handover.add_argument(
        "--language",
        choices=_LANGUAGES,
        default="en",
        metavar="TAG",
        help=f"for recipients whose language is not in the register: {', '.join(_LANGUAGES)} (en)",
    )
    handover.add_argument(
        "--files", type=Path, metavar="DIR", help="where the badges were awarded to, to hand over those"
    )
    handover.add_argument("--site", metavar="URL", help="where the site is served, for the code that leads to the page")
    handover.add_argument("--replace", action="store_true", help="replace files that are there")
    handover.set_defaults(command=run_handover)


def run_handover(options: argparse.Namespace, session: Session) -> int:
    """Make the files of a hand-over; exit 4 where nothing could be made of some awards."""
    from badgedesk.awarding.handover import HandoverOrder, gather_recipients, hand_over
    from badgedesk.showcase.certificate import Look, Paper

    if options.site is not None and not options.site.startswith("https://"):
        raise UsageError(Code.USAGE, detail=f"“{options.site}” is no web address that starts with https://.")
    entries = selected(options, session)
    with session.register() as register:
        if options.award:
            wanted = {register.entry(name).id for name in options.award}
            entries = tuple(entry for entry in entries if entry.id in wanted)
        recipients = tuple(
            gather_recipients(
                register,
                entries,
                session.issuers.issuers(),
                files=[options.files] if options.files else [],
                site=lambda _: options.site,
                kit=session.paths.brand_kit,
            )
        )
    order = HandoverOrder(
        options.folder, Look(options.look), Paper(options.paper), options.language, replace=options.replace
    )

    def tell(done: int, total: int) -> None:
        if done % 25 == 0:
            session.output.note(f"{done} of {total}")

    result = hand_over(recipients, order, now=session.now, progress=tell)
    _answer(result, options.folder, session)
    return _ROWS_REJECTED if result.refused else 0


def _answer(result: "HandoverResult", folder: Path, session: Session) -> None:
    parts = {
        "certificates": result.certificates,
        "parcels": result.parcels,
        "letters": result.letters,
        "prints": result.prints,
    }
    words = [
        f"Recipients: {len(result.parcels)}, each with a certificate and a ZIP file. Drafts of e-mails: "
        f"{len(result.letters)}. Files to print: {len(result.prints)}. All are in {folder}.",
        "  Nothing was sent. The drafts open in your mail program.",
        *(f"  Without an address, so without a draft: {name}" for name in result.unaddressed),
        *(f"  {name}: {code_message(code)}" for name, code in result.refused),
    ]
    session.output.answer(
        {
            "folder": str(folder),
            **{name: [str(path) for path in paths] for name, paths in parts.items()},
            "unaddressed": list(result.unaddressed),
            "refused": [{"name": name, "code": code.value} for name, code in result.refused],
        },
        words,
    )
