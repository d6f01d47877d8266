"""An entry among the licences and certifications of a LinkedIn profile: its fields, and the address of its form.

Nothing is sent from here. LinkedIn fills its form from the address as best it can, so every field is given on its own
as well, to be copied.
"""

import re
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final
from urllib.parse import quote, urlencode

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.credential import CredentialView, as_list, text
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.showcase.address import check_public_address
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview

FORM: Final = "https://www.linkedin.com/profile/add"
"""The only page that `add_to_profile_url` ever leads to."""
_TASK: Final = ("startTask", "CERTIFICATION_NAME")
_NUMBER: Final = re.compile(r"[1-9][0-9]{3,9}")
_PAGE: Final = re.compile(r"https://(?:[a-z]{2,3}\.)?linkedin\.com/(?:company|school)/([1-9][0-9]{3,9})/?")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year; ``month`` is 1 to 12."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """What the form asks for, exactly as the credential has it; empty where it says nothing.

    Attributes:
        organisation_id: LinkedIn's own number of the organisation, where the issuer gives it.
        address: the page of this badge, for everyone to see.
        no_address: why ``address`` is empty.
    """

    name: str
    organisation: str
    organisation_id: str
    issued: Month | None
    expires: Month | None
    credential_id: str
    address: str
    no_address: Code | None


def build_profile_entry(view: CredentialView, zone: tzinfo | None = None) -> ProfileEntry:
    """Return the entry that tells of a credential.

    Args:
        view: the credential; nothing in it is taken for more than text.
        zone: whose calendar the months are of; None for that of this computer, which the window shows dates in.
    """
    no_address = check_public_address(view.id)
    return ProfileEntry(
        name=view.title or "",
        organisation=view.issuer.name or "",
        organisation_id=_organisation_id(view.document),
        issued=_month(view.valid_from, zone),
        expires=_month(view.valid_until, zone),
        credential_id=text(_member(view.document.get("credentialSubject"), "licenseNumber")) or view.id or "",
        address=view.id or "" if no_address is None else "",
        no_address=no_address,
    )


def form_fields(entry: ProfileEntry) -> dict[str, str]:
    """Return the fields by the names the form's address has for them, in its order; empty ones are left out."""
    organisation = {"organizationId": entry.organisation_id} if entry.organisation_id else {}
    named = {} if organisation else {"organizationName": entry.organisation}
    fields = {
        "name": entry.name,
        **organisation,
        **named,
        **_month_fields("issue", entry.issued),
        **_month_fields("expiration", entry.expires),
        "certUrl": entry.address,
        "certId": entry.credential_id,
    }
    return {name: value for name, value in fields.items() if value}


def add_to_profile_url(entry: ProfileEntry) -> str:
    """Return the address of the form with its fields: ASCII only, every value percent-encoded.

    Values are read back from it exactly, but for halves of surrogate pairs, which no address can hold: ``?``.
    """
    return f"{FORM}?{urlencode([_TASK, *form_fields(entry).items()], quote_via=quote, safe='', errors='replace')}"


def form_preview(exhibit: Exhibit) -> PrivacyPreview:
    """Return what the form is told."""
    return preview((exhibit,), {Part.NAME, Part.ISSUER, Part.DATES, Part.CREDENTIAL_ID, Part.LINK})


def _month_fields(prefix: str, month: Month | None) -> dict[str, str]:
    return {} if month is None else {f"{prefix}Year": str(month.year), f"{prefix}Month": str(month.month)}


def _month(written: str | None, zone: tzinfo | None) -> Month | None:
    try:
        moment = parse_time(written or "").astimezone(zone)
    except (InputError, OverflowError, OSError, ValueError):  # the first and last year have no other zone's time
        return None
    return Month(moment.year, moment.month)


def _organisation_id(document: JsonObject) -> str:
    """Return LinkedIn's number of the issuer, where one of its identifiers is marked or written as that.

    Spec: Open Badges 3.0, Profile, otherIdentifier; IdentifierEntry.
    """
    for item in as_list(_member(document.get("issuer"), "otherIdentifier")):
        identifier = (text(_member(item, "identifier")) or "").strip()
        page = _PAGE.fullmatch(identifier)
        if page is not None:
            return page[1]
        if _NUMBER.fullmatch(identifier) and "linkedin" in (text(_member(item, "identifierType")) or "").casefold():
            return identifier
    return ""


def _member(value: JsonValue, name: str) -> JsonValue:
    first = as_list(value)[0] if as_list(value) else None
    return first.get(name) if isinstance(first, dict) else None
