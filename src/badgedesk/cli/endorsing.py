"""Endorsing others' badges: the badge file is the request, the signed endorsement the reply."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Final

from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError, Code, UsageError
from badgedesk.core.keys import KeyKind
from badgedesk.core.proof import Securing
from badgedesk.host import clock
from badgedesk.host.files import read_file, write_atomically

NAMES: Final = frozenset({"endorse"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    endorse = commands.add_parser("endorse", parents=[shared], help="endorse a badge, an award or an issuer")
    endorse.add_argument("file", type=Path, metavar="FILE", help="the badge file that you were sent")
    endorse.add_argument("--issuer", required=True, metavar="N", help="who endorses: name or id of an issuer of yours")
    endorse.add_argument("--comment", required=True, metavar="TEXT", help="what you say of it, in Markdown")
    endorse.add_argument("--of", choices=("badge", "award", "issuer"), default="badge", help="what is endorsed (badge)")
    endorse.add_argument("--suite", metavar="NAME", help="how to sign, such as jwt-eddsa for endorsementJwt")
    endorse.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the reply, to be sent back")
    endorse.set_defaults(command=run_endorse)


def run_endorse(options: argparse.Namespace, session: Session) -> int:
    """Sign an endorsement of what a badge file names; one that was altered is not endorsed."""
    from badgedesk.awarding.aftercare.endorsing import Endorsed, endorse

    if not options.comment.strip():
        raise UsageError(Code.USAGE, detail="Say what you endorse it for, with --comment.")
    data = read_file(options.file)
    issuer = session.issuers.find(options.issuer)
    kind = KeyKind(issuer.signing_key.kind)
    securing = Securing.parse(options.suite, kind) if options.suite else None
    signer = replace(session.unlock(issuer), securing=securing)
    try:
        endorsed, signed = endorse(
            data, Endorsed(options.of), options.comment, signer, new_id=clock.new_id(), now=session.now
        )
    except BadgeDeskError as error:
        raise type(error)(error.code, **{"path": str(options.file), **error.facts}) from error
    write_atomically(options.output, signed, overwrite=False)
    session.output.answer(
        {"file": str(options.output), "endorsed": endorsed},
        [f"Written: {options.output}", f"  It endorses {endorsed}. Send it back to who asked."],
    )
    return 0
