"""Issuers that the user knows: added one by one, or taken from a list that somebody signed."""

import argparse
from pathlib import Path

from badgedesk.cli.documents import given_documents
from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, UsageError
from badgedesk.host.files import read_file, write_atomically


def add_parts(family: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    """Add the parts of ``trust``."""
    parts = family.add_subparsers(metavar="PART", required=True)
    add = parts.add_parser("add", parents=[shared], help="say that you know an issuer")
    add.add_argument("issuer", metavar="ID", help="the issuer’s id, as verify shows it")
    add.add_argument("--name", default="", metavar="N")
    add.add_argument("--how", default="", metavar="TEXT", help="how you know it")
    add.set_defaults(command=run_trust_add)
    listed = parts.add_parser("list", parents=[shared], help="list the issuers you know")
    listed.set_defaults(command=run_trust_list)
    remove = parts.add_parser("remove", parents=[shared], help="no longer trust an issuer")
    remove.add_argument("issuer", metavar="ID", help="id or name")
    remove.set_defaults(command=run_trust_remove)
    taken = parts.add_parser("import", parents=[shared], help="trust the issuers of a signed list")
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument("--look-only", action="store_true", help="only say who signed it and whom it names")
    taken.add_argument("--document", action="append", default=[], metavar="ADDRESS=FILE", help="a DID document at hand")
    taken.set_defaults(command=run_trust_import)
    made = parts.add_parser("export", parents=[shared], help="sign a list of the issuers you know")
    made.add_argument("--issuer", required=True, metavar="N", help="who signs: name or id of an issuer of yours")
    made.add_argument("--name", required=True, metavar="N", help="what the list is called")
    made.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    made.set_defaults(command=run_trust_export)


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


def run_trust_import(options: argparse.Namespace, session: Session) -> int:
    """Check a signed list and trust the issuers it names; says who signed it."""
    from badgedesk.core.clock import format_time
    from badgedesk.wallet.trustlists import read_trust_list, take_in_list

    signed = read_trust_list(read_file(options.file), given_documents(options.document))
    new = () if options.look_only else take_in_list(session.wallet.trust, signed)
    known = len(signed.issuers) - len(new)
    session.output.answer(
        {
            "name": signed.name,
            "signer": {"id": signed.signer_id, "name": signed.signer_name},
            "made": format_time(signed.made_at),
            "issuers": [{"id": each.id, "name": each.name, "how": each.how} for each in signed.issuers],
            "added": [issuer.id for issuer in new],
        },
        [
            f"{signed.name}, signed by {signed.signer_name or 'somebody without a name'} ({signed.signer_id}).",
            *(f"  {each.name}  {each.id}" for each in signed.issuers),
            *([] if options.look_only else [f"Trusted from now on: {len(new)}. Known before: {known}."]),
        ],
    )
    return 0


def run_trust_export(options: argparse.Namespace, session: Session) -> int:
    """Sign a list of the issuers that are known."""
    from badgedesk.wallet.trustlists import Listed, sign_trust_list

    listed = [Listed(entry.id, entry.name, entry.how) for entry in session.wallet.trust.entries()]
    if not listed:
        raise UsageError(Code.USAGE, detail="You know no issuers yet, so there is nothing to list.")
    signer = session.unlock(session.issuers.find(options.issuer))
    written = sign_trust_list(options.name, listed, signer, now=session.now)
    write_atomically(options.output, written.encode("ascii"), overwrite=False)
    session.output.answer(
        {"file": str(options.output), "issuers": len(listed)}, [f"Written: {options.output}, {len(listed)} issuers."]
    )
    return 0
