"""Issuers: make one with its key, list them, show one, back one up and restore it."""

import argparse
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.session import Session
from badgedesk.core.clock import format_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError, UsageError
from badgedesk.core.strictjson import JsonObject
from badgedesk.host.files import read_file, write_atomically

if TYPE_CHECKING:
    from datetime import datetime

    from badgedesk.awarding import Issuer
    from badgedesk.core.keys import KeyKind, SigningKey
    from badgedesk.core.model.award import Profile

NAMES: Final = frozenset({"issuer"})


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    family = commands.add_parser("issuer", parents=[shared], help="who awards, and with which key")
    parts = family.add_subparsers(metavar="PART", required=True)

    create = parts.add_parser("create", parents=[shared], help="make an issuer with a key of its own")
    create.add_argument("--name", required=True, metavar="N")
    create.add_argument("--url", metavar="U", help="address of the issuer’s site")
    create.add_argument("--email", metavar="E")
    create.add_argument("--logo", type=Path, metavar="F", help="PNG, JPEG or WebP; made small enough for a badge")
    create.add_argument("--description", metavar="TEXT")
    create.add_argument("--linkedin", metavar="NUMBER", help="number of the organisation at LinkedIn")
    create.add_argument(
        "--address",
        action="append",
        default=[],
        metavar="PART=TEXT",
        help="street, postal-code, locality, region, post-box, country or country-code; again for more",
    )
    create.add_argument(
        "--identifier",
        action="append",
        default=[],
        metavar="TYPE=VALUE",
        help="of the issuer in another system, such as ext:register=HRB 1234; again for more",
    )
    create.add_argument("--key", choices=("ed25519", "p256", "rsa"), default="ed25519", help="kind of key")
    create.add_argument(
        "--did", default="key", metavar="key|web:DOMAIN", help="identity: key (the default), or a domain of your own"
    )
    create.add_argument(
        "--import", dest="key_file", type=Path, metavar="FILE", help="a key that exists: PEM, JWK, Multikey"
    )
    create.add_argument("--status-at", metavar="URL", help="where the list of revoked awards will be published")
    create.set_defaults(command=run_create)

    listed = parts.add_parser("list", parents=[shared], help="list the issuers")
    listed.set_defaults(command=run_list)

    show = parts.add_parser("show", parents=[shared], help="show one issuer")
    show.add_argument("issuer", metavar="N", help="name or id")
    show.add_argument("--did-document", type=Path, metavar="FILE", help="write the file that its domain must serve")
    show.set_defaults(command=run_show)

    rotate = parts.add_parser("rotate", parents=[shared], help="let a new key sign; old awards still verify")
    rotate.add_argument("issuer", metavar="N", help="name or id")
    rotate.add_argument("--key", choices=("ed25519", "p256", "rsa"), default="ed25519", help="kind of key")
    rotate.add_argument("--import", dest="key_file", type=Path, metavar="FILE", help="a key that exists")
    rotate.add_argument(
        "--compromised-since", metavar="TIME", help="the old key may be in other hands since then, such as 2026-11-14"
    )
    rotate.set_defaults(command=run_rotate)

    retire = parts.add_parser("retire", parents=[shared], help="let an issuer award no more; its awards still verify")
    retire.add_argument("issuer", metavar="N", help="name or id")
    retire.set_defaults(command=run_retire)

    status = parts.add_parser("status-at", parents=[shared], help="say where an issuer’s status lists are published")
    status.add_argument("issuer", metavar="N", help="name or id")
    status.add_argument("address", metavar="URL", help="https address; “none” for none")
    status.set_defaults(command=run_status_at)

    from badgedesk.cli import recovery

    recovery.add_parts(parts, shared)


def run_create(options: argparse.Namespace, session: Session) -> int:
    """Make an issuer; when this returns, profile and key are kept."""
    from badgedesk.awarding.issuers.issuer import checked_status_address
    from badgedesk.core.model.award import Profile

    status_at = checked_status_address(options.status_at) if options.status_at else None
    from badgedesk.core.did import parse_web_identity

    profile = Profile(
        id="" if options.did == "key" else parse_web_identity(options.did),
        name=options.name,
        url=options.url,
        email=options.email,
        image=_logo(options.logo) if options.logo else None,
    )
    profile = _with_details(profile, options)
    issuer = session.issuers.create(
        profile,
        key=_key(options, session),
        passphrase=session.passphrase(),
        ask=session.ask_new_passphrase,
        now=lambda: session.now,
    )
    if status_at is not None:
        issuer = session.issuers.set_status_address(issuer, status_at)
    session.output.answer(issuer_value(issuer), [f"Made: {issuer.name}", f"  {issuer.id}"])
    _say_where(issuer, session)
    session.output.note("Losing the key ends this identity. Make a recovery file: badgedesk issuer backup FILE.")
    return 0


def _with_details(profile: "Profile", options: argparse.Namespace) -> "Profile":
    from badgedesk.awarding.issuers.profiles import with_details
    from badgedesk.awarding.rosters.cells import parse_identifier_type
    from badgedesk.core.model.achievement import Identifier
    from badgedesk.core.model.award import Address

    parts = {name.replace("-", "_"): text for name, text in _pairs("--address", options.address)}
    unknown = sorted(parts.keys() - {part.name for part in fields(Address)})
    if unknown:
        raise UsageError(Code.USAGE, detail=f"“{unknown[0]}” is no part of an address.")
    identifiers = [
        Identifier(text, parse_identifier_type(kind)) for kind, text in _pairs("--identifier", options.identifier)
    ]
    details = {"description": options.description or "", "linkedin": options.linkedin or "", **parts}
    return with_details(profile, details, identifiers)


def _pairs(option: str, texts: list[str]) -> list[tuple[str, str]]:
    found = [text.partition("=") for text in texts]
    if not all(name and value for name, _, value in found):
        raise UsageError(Code.USAGE, detail=f"{option} takes a name, “=” and a text.")
    return [(name.strip(), value.strip()) for name, _, value in found]


def _key(options: argparse.Namespace, session: Session) -> "KeyKind | SigningKey":
    from badgedesk.core.keys import PRIVATE_KEY_BYTES, KeyKind, parse_private_key

    if options.key_file is None:
        return KeyKind(options.key)
    try:
        return parse_private_key(read_file(options.key_file, PRIVATE_KEY_BYTES), session.passphrase())
    except BadgeDeskError as error:
        raise type(error)(error.code, **{"path": str(options.key_file), **error.facts}) from error


def _say_where(issuer: "Issuer", session: Session) -> None:
    """Say what has to be put where on the web, for an identity by domain."""
    if not issuer.id.startswith("did:web:"):
        return
    from badgedesk.core.did import did_web_address

    session.output.note(f"Others can check its awards once this address serves its file: {did_web_address(issuer.id)}")
    session.output.note(f"Write the file with: badgedesk issuer show “{issuer.name}” --did-document did.json")


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
    if options.did_document is not None:
        return _write_did_document(options.did_document, issuer, session)
    profile = issuer.profile
    parts = (
        ("Site", profile.url),
        ("E-mail", profile.email),
        ("State", issuer.state.value),
        ("Status lists", issuer.status_at),
    )
    session.output.answer(
        issuer_value(issuer),
        [issuer.name, f"  {issuer.id}"]
        + [f"  {title}: {value}" for title, value in parts if value]
        + [f"  Key: {key.id} ({key.kind}, {key.state}, made {format_time(key.created_at)})" for key in issuer.keys],
    )
    return 0


def _write_did_document(file: Path, issuer: "Issuer", session: Session) -> int:
    from badgedesk.core.did import did_document, did_web_address

    if not issuer.id.startswith("did:web:"):
        raise UsageError(Code.USAGE, detail="This issuer’s identity is its key; nothing has to be put on the web.")
    address = did_web_address(issuer.id)
    write_atomically(file, did_document(issuer.id, issuer.methods()).encode())
    session.output.answer(
        {"file": str(file), "id": issuer.id, "address": address},
        [f"Written: {file}", f"  Put it, byte for byte, where this address serves it: {address}"],
    )
    return 0


def run_rotate(options: argparse.Namespace, session: Session) -> int:
    """Let a new key sign from now on."""
    issuer = session.issuers.find(options.issuer)
    since = _moment(options.compromised_since)
    rotated = session.issuers.rotate(
        issuer,
        key=_key(options, session),
        compromised_at=since,
        passphrase=session.passphrase(),
        ask=session.ask_new_passphrase,
    )
    session.output.answer(
        issuer_value(rotated), [f"A new key signs for {rotated.name}.", f"  {rotated.signing_key.method}"]
    )
    if rotated.id != issuer.id:
        session.output.note(
            "Its identity was its key, so it awards under a new identity now. Tell those who know the old one."
        )
    _say_where(rotated, session)
    session.output.note("The old recovery file does not hold the new key. Make another: badgedesk issuer backup FILE.")
    return 0


def _moment(text: str | None) -> "datetime | None":
    from badgedesk.core.clock import parse_time

    if text is None:
        return None
    try:
        return parse_time(text if "T" in text else f"{text}T00:00:00Z")
    except InputError as error:
        raise UsageError(Code.USAGE, detail=f"{text} is no date like 2026-11-14.") from error


def run_retire(options: argparse.Namespace, session: Session) -> int:
    """Let an issuer award no more."""
    issuer = session.issuers.retire(session.issuers.find(options.issuer))
    session.output.answer(
        issuer_value(issuer), [f"Retired: {issuer.name}", "  It awards no more. Its awards still verify."]
    )
    return 0


def run_status_at(options: argparse.Namespace, session: Session) -> int:
    """Say where status lists are published, for awards from now on."""
    address = None if options.address == "none" else options.address
    issuer = session.issuers.set_status_address(session.issuers.find(options.issuer), address)
    told = (
        f"Its status lists are published at {issuer.status_at}" if issuer.status_at else "It has no status lists now."
    )
    session.output.answer(issuer_value(issuer), [issuer.name, f"  {told}"])
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
                "id": key.method,
                "publicKeyMultibase": key.public.multibase,
                "kind": key.kind,
                "state": key.state.value,
                "createdAt": format_time(key.created_at),
                "endedAt": format_time(key.ended_at) if key.ended_at else None,
            }
            for key in issuer.keys
        ],
        "state": issuer.state.value,
        "statusAt": issuer.status_at,
        "createdAt": format_time(issuer.created_at),
        "recoveryAt": format_time(issuer.recovery_at) if issuer.recovery_at else None,
    }
