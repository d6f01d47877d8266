"""Showing badges to others: links and documents made from the wallet."""

import argparse
from typing import TYPE_CHECKING, Final

from badgedesk.cli.session import Session
from badgedesk.core.model.report import Verdict
from badgedesk.wording import code_message

if TYPE_CHECKING:
    from badgedesk.showcase.linkedin import ProfileEntry
    from badgedesk.wallet import Item

NAMES: Final = frozenset({"share"})
_LABELS: Final = {
    "name": "Name",
    "organizationName": "Issuing organisation",
    "organizationId": "Issuing organisation, by its number",
    "issueYear": "Issue year",
    "issueMonth": "Issue month",
    "expirationYear": "Expiry year",
    "expirationMonth": "Expiry month",
    "certUrl": "Credential URL",
    "certId": "Credential ID",
}


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    family = commands.add_parser("share", parents=[shared], help="show the badges you received")
    parts = family.add_subparsers(metavar="PART", required=True)
    linkedin = parts.add_parser("linkedin", parents=[shared], help="the address that fills LinkedIn's form")
    linkedin.add_argument("item", metavar="ID", help="id or name")
    linkedin.set_defaults(command=run_linkedin)


def run_linkedin(options: argparse.Namespace, session: Session) -> int:
    """Give the address of LinkedIn's form for a badge, and each of its fields."""
    from badgedesk.showcase.linkedin import add_to_profile_url, form_fields

    item = session.wallet.find(options.item)
    entry = _entry(session, item)
    url, fields = add_to_profile_url(entry), form_fields(entry)
    session.output.answer(
        {"url": url, "fields": dict(fields)},
        [f"Open: {url}", *(f"{_LABELS[name]}: {value}" for name, value in fields.items())],
    )
    if entry.no_address is not None:
        session.output.note(str(code_message(entry.no_address)))
    if item.verdict is Verdict.FAIL:
        session.output.note(f"Note that this badge does not verify. See why with: badgedesk wallet show {item.id}")
    return 0


def _entry(session: Session, item: "Item") -> "ProfileEntry":
    from badgedesk.core.model.credential import view_credential
    from badgedesk.core.verify import receive
    from badgedesk.showcase.linkedin import build_profile_entry

    original = session.wallet.originals(item.id)[0]
    return build_profile_entry(view_credential(receive(session.wallet.original(original.sha256)).document))
