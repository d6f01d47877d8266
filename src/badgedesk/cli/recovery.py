"""Keeping an issuer safe outside this computer: recovery files and printed sheets, written, read back, restored."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, KeyStoreError, UsageError
from badgedesk.host.files import PRIVATE_FILE, read_file, write_atomically

if TYPE_CHECKING:
    from badgedesk.awarding import Issuer


def add_parts(parts: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser) -> None:
    """Add what keeps an issuer safe outside this computer."""
    backup = parts.add_parser("backup", parents=[shared], help="write an issuer’s recovery file and read it back")
    backup.add_argument("file", type=Path, metavar="FILE", help="with the ending .pdf, a sheet to be printed")
    backup.add_argument("--issuer", metavar="N", help="name or id; not needed where there is one issuer only")
    backup.set_defaults(command=run_backup)

    check = parts.add_parser("check", parents=[shared], help="read a recovery file or a printed sheet back")
    check.add_argument(
        "file", type=Path, metavar="FILE", help="the file, a picture of the sheet’s QR code, or its lines"
    )
    check.set_defaults(command=run_check)

    restore = parts.add_parser("restore", parents=[shared], help="take an issuer in from its recovery file or sheet")
    restore.add_argument("file", type=Path, metavar="FILE", help="as for check")
    restore.set_defaults(command=run_restore)


def run_backup(options: argparse.Namespace, session: Session) -> int:
    """Write the recovery file of an issuer; when this returns, it was read back and opened."""
    from badgedesk.awarding import check_recovery
    from badgedesk.awarding.issuers.recovery import RECOVERY_FILE_BYTES

    issuer = _chosen(options.issuer, session)
    given = session.passphrase()
    passphrase = given or session.ask_new_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    if options.file.suffix.lower() == ".pdf":
        return _write_sheet(options.file, issuer, passphrase, session)
    data = session.issuers.recovery(
        issuer, passphrase, passphrase=given, ask=session.ask_passphrase, now=lambda: session.now
    )
    write_atomically(options.file, data, mode=PRIVATE_FILE, overwrite=False)
    found = check_recovery(read_file(options.file, RECOVERY_FILE_BYTES), passphrase)
    session.issuers.confirm_recovery(issuer.id, session.now)
    session.output.answer(
        {"file": str(options.file), "issuer": found.issuer, "name": found.name, "keys": list(found.keys)},
        [f"Written and read back: {options.file}", f"  {found.name}  {found.issuer}"],
    )
    session.output.note("Keep it away from this computer, and the passphrase away from the file.")
    return 0


def _write_sheet(file: Path, issuer: "Issuer", passphrase: str, session: Session) -> int:
    """Write the sheet; it counts only once it was printed and read back."""
    from badgedesk.awarding.issuers.recovery_code import write_code
    from badgedesk.awarding.issuers.recovery_sheet import render_sheet

    code = session.issuers.recovery(
        issuer,
        passphrase,
        passphrase=session.passphrase(),
        ask=session.ask_passphrase,
        now=lambda: session.now,
        write=write_code,
    )
    write_atomically(file, render_sheet(code, issuer.profile, session.now), mode=PRIVATE_FILE, overwrite=False)
    session.output.answer(
        {"file": str(file), "issuer": issuer.id, "name": issuer.name, "lines": len(code.splitlines())},
        [f"Written: {file}", f"  {issuer.name}  {issuer.id}"],
    )
    session.output.note(
        "Print it and read it back: badgedesk issuer check FILE, with a photo of its QR code or its lines."
    )
    return 0


def run_check(options: argparse.Namespace, session: Session) -> int:
    """Read a recovery file or sheet back; an issuer of this profile counts as safe then."""
    from badgedesk.awarding.issuers.recovery_code import RECOVERED_BYTES, check_recovered

    data = read_file(options.file, RECOVERED_BYTES)
    passphrase = session.passphrase() or session.ask_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    found = check_recovered(data, passphrase)
    known = [issuer for issuer in session.issuers.issuers() if issuer.id == found.issuer]
    whole = bool(known) and {key.id for key in known[0].keys} <= set(found.keys)
    if whole:
        session.issuers.confirm_recovery(found.issuer, session.now)
    session.output.answer(
        {"issuer": found.issuer, "name": found.name, "keys": list(found.keys), "confirmed": whole},
        [f"It opens: {found.name}", f"  {found.issuer}"],
    )
    return 0


def _chosen(wanted: str | None, session: Session) -> "Issuer":
    if wanted is not None:
        return session.issuers.find(wanted)
    listed = session.issuers.issuers()
    if len(listed) != 1:
        raise UsageError(Code.USAGE, detail="Say which issuer: --issuer NAME.")
    return listed[0]


def run_restore(options: argparse.Namespace, session: Session) -> int:
    """Take an issuer in from its recovery file, with its keys."""
    from badgedesk.awarding.issuers.recovery_code import RECOVERED_BYTES

    data = read_file(options.file, RECOVERED_BYTES)
    passphrase = session.passphrase() or session.ask_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    from badgedesk.cli.issuers import issuer_value

    issuer = session.issuers.restore(data, passphrase, now=lambda: session.now)
    session.output.answer(issuer_value(issuer), [f"Restored: {issuer.name}", f"  {issuer.id}"])
    return 0
