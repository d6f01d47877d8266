"""After the award: revoke, suspend, reinstate, correct, renew."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.designs import load
from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, UsageError
from badgedesk.core.strictjson import JsonObject
from badgedesk.host.files import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from badgedesk.awarding import Artwork, Format, Register
    from badgedesk.awarding.aftercare.correction import Desk
    from badgedesk.awarding.aftercare.revoking import Outcome
    from badgedesk.awarding.register.status import OwnList
    from badgedesk.core.issue import Signer

NAMES: Final = frozenset({"revoke", "suspend", "reinstate", "correct", "renew"})
_ID_HELP: Final = "id, number or name"
_LISTS_HELP: Final = "folder of the web site: write the changed status list there, signed"


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    for name, told, command in (
        ("revoke", "withdraw an award for good", run_revoke),
        ("suspend", "withdraw an award for the time being", run_suspend),
        ("reinstate", "let a suspended award hold again", run_reinstate),
    ):
        parser = commands.add_parser(name, parents=[shared], help=told)
        parser.add_argument("award", metavar="ID", help=_ID_HELP)
        parser.add_argument("--reason", required=name != "reinstate", metavar="R", help="why; kept in the register")
        parser.add_argument("--site", type=Path, metavar="DIR", help=_LISTS_HELP)
        parser.set_defaults(command=command)

    correct = commands.add_parser("correct", parents=[shared], help="award again, corrected, and revoke the wrong one")
    correct.add_argument("award", metavar="ID", help=_ID_HELP)
    correct.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="such as name=Ada")
    correct.add_argument(
        "--endorsement", action="append", type=Path, default=[], metavar="FILE", help="put an endorsement into it"
    )
    correct.set_defaults(command=run_correct)
    renew = commands.add_parser("renew", parents=[shared], help="award again with other dates; the old award stays")
    renew.add_argument("awards", nargs="+", metavar="ID", help=_ID_HELP)
    renew.add_argument("--valid-until", metavar="DATE", help="last day of the new award")
    renew.set_defaults(command=run_renew)
    correct.add_argument("--site", type=Path, metavar="DIR", help=_LISTS_HELP)
    for parser in (correct, renew):
        parser.add_argument("--reason", metavar="R", help="why; kept in the register")
        parser.add_argument("-o", "--output", type=Path, default=Path("awards"), metavar="DIR", help="for the files")
        parser.add_argument("--format", default="png", metavar="LIST", help="of png, svg, json or jwt")
        parser.add_argument("--design", type=Path, metavar="F", help="draw the picture anew from this design")


def run_revoke(options: argparse.Namespace, session: Session) -> int:
    """Withdraw an award for good."""
    from badgedesk.awarding.aftercare.revoking import revoke

    return _withdraw(
        options, session, lambda register: revoke(register, options.award, reason=options.reason, at=session.now)
    )


def run_suspend(options: argparse.Namespace, session: Session) -> int:
    """Withdraw an award for the time being."""
    from badgedesk.awarding.aftercare.revoking import suspend

    return _withdraw(
        options, session, lambda register: suspend(register, options.award, reason=options.reason, at=session.now)
    )


def run_reinstate(options: argparse.Namespace, session: Session) -> int:
    """Let a suspended award hold again."""
    from badgedesk.awarding.aftercare.revoking import reinstate

    return _withdraw(
        options, session, lambda register: reinstate(register, options.award, reason=options.reason, at=session.now)
    )


def _withdraw(options: argparse.Namespace, session: Session, change: "Callable[[Register], Outcome]") -> int:
    with session.register() as register:
        signers = _signers(register, options, session)
        outcome = change(register)
        files = _publish(outcome.lists, options.site, signers, session)
    entry = outcome.entry
    words = [f"{entry.recipient or entry.id}: {entry.design} is {entry.state.value}."]
    session.output.answer(_value(outcome, files), words + _seen(outcome, files))
    return 0


def _signers(register: "Register", options: argparse.Namespace, session: Session) -> "Mapping[str, Signer]":
    """Unlock what signs the award's lists, before anything is changed."""
    if options.site is None:
        return {}
    lists = register.status.of_award(register.entry(options.award).id)
    return {issuer: session.unlock_identity(issuer) for issuer in dict.fromkeys(own.issuer for own in lists)}


def _seen(outcome: "Outcome", files: "Sequence[Path]") -> list[str]:
    """Say plainly who can know of a change."""
    if not outcome.is_seen:
        return [
            "  Others cannot see it: the award names no status list, so every check elsewhere still passes.",
            "  Tell those who should know. Give the issuer a status address for awards to come: issuer status-at.",
        ]
    if outcome.entry.state.value == "suspended" and any(own.listed.purpose == "revocation" for own in outcome.lists):
        return [
            *_seen_lists(files),
            "  They see it as revoked until you reinstate it: a badge has one status, and it was awarded without",
            "  --suspendable.",
        ]
    if outcome.entry.state.value == "revoked" and any(own.listed.purpose == "suspension" for own in outcome.lists):
        return [
            *_seen_lists(files),
            "  They read it as suspended: a badge has one status, and it was awarded with --suspendable.",
        ]
    return _seen_lists(files)


def _seen_lists(files: "Sequence[Path]") -> list[str]:
    if files:
        return [f"  Upload this file, and others see it: {path}" for path in files]
    return ["  Others see it once its status list is published again: --site DIR, or badgedesk publish DIR."]


def _publish(
    lists: "Sequence[OwnList]", site: Path | None, signers: "Mapping[str, Signer]", session: Session
) -> tuple[Path, ...]:
    from badgedesk.awarding.aftercare.revoking import render_lists, write_lists

    if site is None or not lists:
        return ()
    return write_lists(render_lists(lists, signers.__getitem__, now=session.now), site)


def _value(outcome: "Outcome", files: "Sequence[Path]") -> JsonObject:
    return {
        "id": outcome.entry.id,
        "state": outcome.entry.state.value,
        "seenByOthers": outcome.is_seen,
        "lists": [own.listed.url for own in outcome.lists],
        "files": [str(path) for path in files],
    }


def run_correct(options: argparse.Namespace, session: Session) -> int:
    """Award again, corrected; the wrong award is revoked and both are linked."""
    from badgedesk.awarding.aftercare.correction import correct
    from badgedesk.awarding.register.seal import seal_register

    changes = changes_of(options.set)
    endorsements = [read_file(file) for file in options.endorsement]
    if not changes and not endorsements:
        raise UsageError(Code.USAGE, detail="Say what is right: --set FIELD=VALUE, or --endorsement FILE.")
    formats, artwork = _look(options)
    with session.register() as register:
        desk = _desk(register, options.award, session, formats, artwork)
        old = register.entry(options.award).id
        signers = _signers(register, options, session)
        made = correct(desk, options.award, changes, reason=options.reason, endorsements=endorsements)
        seal_register(register, desk.signer, now=session.now)
        saved = _save(register, made.entry.id, options.output, formats, artwork)
        lists = _publish(made.lists, options.site, signers, session)
    value = {**_value(made, [*saved, *lists]), "replaces": old, "seenByOthers": made.is_seen}
    words = [f"Awarded again: {made.entry.recipient or made.entry.id}", f"  {made.entry.id} in place of {old}"]
    session.output.answer(value, [*words, *(f"  Written: {path}" for path in saved), *_seen(made, lists)])
    return 0


def run_renew(options: argparse.Namespace, session: Session) -> int:
    """Award again with other dates, one or many; what is done is done, should one of them not be possible."""
    from badgedesk.awarding.aftercare.correction import renew

    changes = {"valid-until": options.valid_until} if options.valid_until else {}
    formats, artwork = _look(options)
    renewed: list[JsonObject] = []
    words: list[str] = []
    with session.register() as register:
        for award in options.awards:
            desk = _desk(register, award, session, formats, artwork)
            old = register.entry(award).id
            made = renew(desk, award, changes, reason=options.reason)
            saved = _save(register, made.entry.id, options.output, formats, artwork)
            renewed.append({**_value(made, saved), "renews": old})
            words += [f"Renewed: {made.entry.recipient or made.entry.id}", *(f"  Written: {path}" for path in saved)]
    session.output.answer(renewed, words)
    return 0


def changes_of(pairs: list[str]) -> "Mapping[str, str]":
    """Return the fields and values of ``--set FIELD=VALUE``.

    Raises:
        UsageError: a pair that is none.
    """
    changes: dict[str, str] = {}
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if not field or not equals:
            raise UsageError(Code.USAGE, detail="--set takes FIELD=VALUE.")
        changes[field.strip()] = value
    return changes


def _look(options: argparse.Namespace) -> "tuple[tuple[Format, ...], Artwork | None]":
    from badgedesk.awarding import parse_formats, render_artwork

    formats = parse_formats(options.format)
    return formats, render_artwork(load(options.design), formats) if options.design is not None else None


def _desk(
    register: "Register",
    award: str,
    session: Session,
    formats: "tuple[Format, ...]",
    artwork: "Artwork | None",
) -> "Desk":
    from badgedesk.awarding.aftercare.correction import Desk

    issuer = session.issuers.find(register.entry(award).issuer)
    signer = session.unlock(issuer)
    personal = artwork.personal if artwork is not None else None
    return Desk(register, signer, session.sources(), personal, formats)


def _save(
    register: "Register", award_id: str, folder: Path, formats: "tuple[Format, ...]", artwork: "Artwork | None"
) -> tuple[Path, ...]:
    from badgedesk.awarding.aftercare.correction import save_award

    return save_award(register, award_id, folder, formats, artwork)
