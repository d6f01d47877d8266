"""A view on badges from before 3.0: Assertion, BadgeClass and Issuer, embedded or by address.

Spec: Open Badges 2.0, Assertion, BadgeClass, Profile; Open Badges 1.0 and 0.5.
"""

import re
from datetime import UTC, datetime
from typing import Final

from badgedesk.core.clock import format_time
from badgedesk.core.model.view import (
    AchievementView,
    CredentialView,
    EvidenceView,
    IdentityView,
    IssuerView,
    address_of,
    as_list,
    mapping,
    text,
)
from badgedesk.core.strictjson import JsonObject, JsonValue

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_legacy(document: JsonObject) -> bool:
    """Return whether a document is an assertion of an older version."""
    return "credentialSubject" not in document and ("badge" in document or "verify" in document)


def view_legacy(document: JsonObject) -> CredentialView:
    """Return the view on an assertion; what lies behind an address is left open."""
    badge = mapping(document.get("badge"))
    criteria = mapping(badge.get("criteria"))
    image = address_of(document.get("image")) or address_of(badge.get("image"))
    return CredentialView(
        document=document,
        id=text(document.get("id")) or text(document.get("uid")) or _verify_address(document),
        types=("Assertion",),
        name=text(badge.get("name")),
        description=text(badge.get("description")),
        issuer=_issuer(badge.get("issuer")),
        achievement=AchievementView(
            id=text(badge.get("id")) or (text(document.get("badge")) if not badge else None),
            name=text(badge.get("name")),
            description=text(badge.get("description")),
            criteria_narrative=text(criteria.get("narrative")),
            criteria_url=text(criteria.get("id")) if criteria else text(badge.get("criteria")),
            image=image,
            tags=tuple(tag for tag in as_list(badge.get("tags")) if isinstance(tag, str)),
        ),
        subject_id=None,
        identities=_identities(document),
        valid_from=_written_time(document.get("issuedOn", document.get("issued_on"))),
        valid_until=_written_time(document.get("expires")),
        narrative=text(document.get("narrative")),
        evidence=tuple(EvidenceView(id=address_of(item)) for item in as_list(document.get("evidence"))),
        status=(),
    )


def _verify_address(document: JsonObject) -> str | None:
    return text(mapping(document.get("verify")).get("url"))


def _issuer(value: JsonValue) -> IssuerView:
    if isinstance(value, str):
        return IssuerView(id=value)
    issuer = mapping(value)
    return IssuerView(
        id=text(issuer.get("id")) or text(issuer.get("origin")),
        name=text(issuer.get("name")),
        url=text(issuer.get("url")) or text(issuer.get("origin")),
        email=text(issuer.get("email")) or text(issuer.get("contact")),
        description=text(issuer.get("description")),
        image=address_of(issuer.get("image")),
    )


def _identities(document: JsonObject) -> tuple[IdentityView, ...]:
    recipient = document.get("recipient")
    if isinstance(recipient, str):
        hashed = recipient.partition("$")[0] in {"sha256", "md5"}
        return (IdentityView("emailAddress", recipient, hashed, text(document.get("salt")) or ""),)
    identity = mapping(recipient)
    value, kind = text(identity.get("identity")), text(identity.get("type")) or "email"
    if value is None:
        return ()
    named = {"email": "emailAddress"}.get(kind, kind)
    return (IdentityView(named, value, identity.get("hashed") is True, text(identity.get("salt")) or ""),)


def _written_time(value: JsonValue) -> str | None:
    """Return a time as written; seconds since 1970 and days (both 1.0) as the instant they begin at."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return format_time(datetime.fromtimestamp(value, UTC))
        except (ValueError, OverflowError, OSError):
            return None
    written = text(value)
    return f"{written}T00:00:00Z" if written and _DAY.fullmatch(written) else written
