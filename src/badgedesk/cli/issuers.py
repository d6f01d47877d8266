"""Issuers: make one with its key, list them, show one, back one up and restore it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.session import Session
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, InputError, KeyStoreError, UsageError
from badgedesk.core.strictjson import JsonObject
from badgedesk.host.files import PRIVATE_FILE, read_file, write_atomically

if TYPE_CHECKING:
    from badgedesk.awarding import Issuer

NAMES: Final = frozenset({"issuer"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    family = commands.add_parser("issuer", parents=[shared], help="who awards, and with which key")
    parts = family.add_subparsers(metavar="PART", required=True)

    create = parts.add_parser("create", parents=[shared], help="make an issuer with a key of its own")
    create.add_argument("--name", required=True, metavar="N")
    create.add_argument("--url", metavar="U", help="address of the issuer's site")
    create.add_argument("--email", metavar="E")
    create.add_argument("--logo", type=Path, metavar="F", help="PNG, JPEG or WebP; made small enough for a badge")
    create.add_argument("--key", choices=("ed25519", "p256", "rsa"), default="ed25519", help="kind of key")
    create.add_argument("--did", default="key", metavar="key|web:DOMAIN", help="identity: key (the default)")
    create.add_argument("--status-at", metavar="URL", help=argparse.SUPPRESS)
    create.set_defaults(command=run_create)

    listed = parts.add_parser("list", parents=[shared], help="list the issuers")
    listed.set_defaults(command=run_list)

    show = parts.add_parser("show", parents=[shared], help="show one issuer")
    show.add_argument("issuer", metavar="N", help="name or id")
    show.set_defaults(command=run_show)

    backup = parts.add_parser("backup", parents=[shared], help="write an issuer's recovery file and read it back")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument("--issuer", metavar="N", help="name or id; not needed where there is one issuer only")
    backup.set_defaults(command=run_backup)

    restore = parts.add_parser("restore", parents=[shared], help="take an issuer in from its recovery file")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(command=run_restore)


def run_create(options: argparse.Namespace, session: Session) -> int:
    """Make an issuer; when this returns, profile and key are kept."""
    from badgedesk.core.keys import KeyKind
    from badgedesk.core.model.award import Profile

    if options.did != "key":
        raise UsageError(Code.NOT_BUILT_YET, what=f"an issuer with the identity {options.did}")
    if options.status_at:
        raise UsageError(Code.NOT_BUILT_YET, what="an issuer with a status address")
    profile = Profile(
        id="",
        name=options.name,
        url=options.url,
        email=options.email,
        image=_logo(options.logo) if options.logo else None,
    )
    issuer = session.issuers.create(
        profile,
        kind=KeyKind(options.key),
        passphrase=session.passphrase(),
        ask=session.ask_new_passphrase,
        now=lambda: session.now,
    )
    session.output.answer(issuer_value(issuer), [f"Made: {issuer.name}", f"  {issuer.id}"])
    session.output.note("Losing the key ends this identity. Make a recovery file: badgedesk issuer backup FILE.")
    return 0


def _logo(path: Path) -> str:
    from badgedesk.awarding import logo_address

    try:
        return logo_address(read_file(path))
    except InputError as error:
        raise type(error)(error.code, **{"path": str(path), **error.facts}) from error


def run_list(_options: argparse.Namespace, session: Session) -> int:
    """List the issuers."""
    listed = session.issuers.issuers() if session.profile_exists else ()
    words = [f"{issuer.name}  {issuer.id}" for issuer in listed]
    session.output.answer(
        [issuer_value(issuer) for issuer in listed],
        words or ["No issuers yet. Make one with: badgedesk issuer create --name NAME"],
    )
    return 0


def run_show(options: argparse.Namespace, session: Session) -> int:
    """Show one issuer with its keys."""
    issuer = session.issuers.find(options.issuer)
    profile = issuer.profile
    parts = (("Site", profile.url), ("E-mail", profile.email), ("State", issuer.state.value))
    session.output.answer(
        issuer_value(issuer),
        [issuer.name, f"  {issuer.id}"]
        + [f"  {title}: {value}" for title, value in parts if value]
        + [f"  Key: {key.id} ({key.kind}, {key.state}, made {format_time(key.created_at)})" for key in issuer.keys],
    )
    return 0


def run_backup(options: argparse.Namespace, session: Session) -> int:
    """Write the recovery file of an issuer; when this returns, it was read back and opened."""
    from badgedesk.awarding import check_recovery
    from badgedesk.awarding.recovery import RECOVERY_FILE_BYTES

    issuer = _chosen(options.issuer, session)
    given = session.passphrase()
    passphrase = given or session.ask_new_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
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


def _chosen(wanted: str | None, session: Session) -> "Issuer":
    if wanted is not None:
        return session.issuers.find(wanted)
    listed = session.issuers.issuers()
    if len(listed) != 1:
        raise UsageError(Code.USAGE, detail="Say which issuer: --issuer NAME.")
    return listed[0]


def run_restore(options: argparse.Namespace, session: Session) -> int:
    """Take an issuer in from its recovery file, with its keys."""
    from badgedesk.awarding.recovery import RECOVERY_FILE_BYTES

    data = read_file(options.file, RECOVERY_FILE_BYTES)
    passphrase = session.passphrase() or session.ask_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    issuer = session.issuers.restore(data, passphrase, now=lambda: session.now)
    session.output.answer(issuer_value(issuer), [f"Restored: {issuer.name}", f"  {issuer.id}"])
    return 0


def issuer_value(issuer: "Issuer") -> JsonObject:
    """Return an issuer as other programs are told of it."""
    return {
        "id": issuer.id,
        "name": issuer.name,
        "url": issuer.profile.url,
        "email": issuer.profile.email,
        "keys": [
            {
                "id": f"{issuer.id}#{key.id}",
                "publicKeyMultibase": key.id,
                "kind": key.kind,
                "state": key.state.value,
                "createdAt": format_time(key.created_at),
            }
            for key in issuer.keys
        ],
        "state": issuer.state.value,
        "createdAt": format_time(issuer.created_at),
        "recoveryAt": format_time(issuer.recovery_at) if issuer.recovery_at else None,
    }
