"""A badge from before 3.0 in the shape of 3.0, to be looked at: unsigned, and marked as such.

Only the original issuer may sign such a badge. The way back does not exist; the original is kept beside it.

Spec: Open Badges 3.0 Implementation Guide, Upgrading from Open Badges 2.0.
"""

from typing import Final

from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.credential import as_list, text, view_credential
from badgedesk.core.model.legacy import is_legacy
from badgedesk.core.model.structure import VCDM_2, is_absolute
from badgedesk.core.model.view import CredentialView, IdentityView, address_of, mapping
from badgedesk.core.strictjson import JsonObject, JsonValue

_OB3: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_ASSERTION: Final = "https://w3id.org/openbadges#Assertion"
_BADGE_CLASS: Final = "https://w3id.org/openbadges#BadgeClass"
MARK: Final = "Converted from an older badge for reading. Not signed: only its issuer can do that."
"""Stands in the description of every converted badge."""
_ALIGNMENT: Final = ("targetName", "targetUrl", "targetCode", "targetDescription", "targetFramework")


def upgrade(assertion: JsonObject, *, new_id: str) -> JsonObject:
    """Return an assertion of 2.0 or before as an unsigned AchievementCredential.

    Args:
        assertion: with its badge class and issuer in their places, as far as they are at hand.
        new_id: the id of the new credential; the old one goes into its evidence.

    Raises:
        InputError: `Code.CREDENTIAL_NOT_BADGE`, for what is no assertion of an older version.
    """
    if not is_legacy(assertion) or "badge" not in assertion:
        raise InputError(Code.CREDENTIAL_NOT_BADGE)
    view = view_credential(assertion)
    subject: dict[str, JsonValue] = {
        "type": ["AchievementSubject"],
        "identifier": [_identity(identity) for identity in view.identities],
        "achievement": _achievement(assertion, view, new_id),
        "narrative": view.narrative,
    }
    return _said(
        {
            "@context": [VCDM_2, _OB3],
            "id": new_id,
            "type": ["VerifiableCredential", "AchievementCredential"],
            "name": view.name or "Unnamed badge",
            "description": MARK,
            "issuer": _issuer(view),
            "validFrom": view.valid_from,
            "awardedDate": view.valid_from,
            "validUntil": view.valid_until,
            "credentialSubject": _said(subject),
            "evidence": _evidence(assertion, view),
        }
    )


def _said(members: dict[str, JsonValue]) -> JsonObject:
    """Leave out what says nothing: no nulls and no empty lists."""
    return {name: value for name, value in members.items() if value not in (None, [], "")}


def _identity(identity: IdentityView) -> JsonValue:
    return _said(
        {
            "type": "IdentityObject",
            "identityType": identity.identity_type,
            "identityHash": identity.value,
            "hashed": identity.hashed,
            "salt": identity.salt,
        }
    )


def _achievement(assertion: JsonObject, view: CredentialView, new_id: str) -> JsonValue:
    badge = mapping(assertion.get("badge"))
    old = view.achievement.id
    narrative, address = view.achievement.criteria_narrative, view.achievement.criteria_url
    related: JsonValue = None
    if old is not None and is_absolute(old):
        related = [{"type": ["Related", _BADGE_CLASS], "id": old, "version": "Open Badges v2p0"}]
    image = address_of(badge.get("image"))
    return _said(
        {
            "id": old if old is not None and is_absolute(old) else f"{new_id}#achievement",
            "type": ["Achievement"],
            "name": view.name or "Unnamed badge",
            "description": view.description or "The issuer gave no description.",
            "criteria": _said({"id": address, "narrative": narrative})
            or {"narrative": "The issuer’s site says what was asked."},
            "image": {"id": image, "type": "Image"} if image and is_absolute(image) else None,
            "tag": list(view.achievement.tags),
            "alignment": [_alignment(item) for item in as_list(badge.get("alignment")) if isinstance(item, dict)],
            "related": related,
        }
    )


def _alignment(item: JsonObject) -> JsonValue:
    said = {name: text(item.get(name)) for name in _ALIGNMENT}
    said["targetName"] = said["targetName"] or text(item.get("name")) or "Unnamed"
    said["targetUrl"] = said["targetUrl"] or text(item.get("url")) or "urn:unknown"
    return _said({"type": ["Alignment"], **said})


def _issuer(view: CredentialView) -> JsonValue:
    issuer = view.issuer
    identifier = issuer.id if issuer.id is not None and is_absolute(issuer.id) else "urn:unknown"
    url = issuer.url if issuer.url is not None and is_absolute(issuer.url) else None
    profile: dict[str, JsonValue] = {"id": identifier, "type": ["Profile"], **_said({"name": issuer.name, "url": url})}
    profile |= _said({"description": issuer.description, "email": issuer.email})
    if issuer.image is not None and is_absolute(issuer.image):
        profile["image"] = {"id": issuer.image, "type": "Image"}
    if identifier != "urn:unknown":
        entry = {"type": "IdentifierEntry", "identifierType": "identifier", "identifier": identifier}
        profile["otherIdentifier"] = [entry]
    return profile


def _evidence(assertion: JsonObject, view: CredentialView) -> JsonValue:
    kept: list[JsonValue] = []
    if view.id is not None and is_absolute(view.id):
        kept.append(
            {
                "id": view.id,
                "type": ["Evidence", _ASSERTION],
                "name": "The original badge",
                "description": "The older badge that this was converted from.",
            }
        )
    for item in as_list(assertion.get("evidence")):
        parts = item if isinstance(item, dict) else {"id": item}
        address = text(parts.get("id"))
        said = {name: text(parts.get(name)) for name in ("name", "description", "narrative", "genre", "audience")}
        kept.append(_said({"id": address if address and is_absolute(address) else None, "type": ["Evidence"], **said}))
    return kept
