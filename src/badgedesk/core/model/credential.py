"""A typed view on a received credential; the bytes themselves are kept, shown fields come from here.

Spec: Open Badges 3.0, AchievementCredential.
"""

from collections.abc import Iterator

from badgedesk.core.model.legacy import is_legacy, view_legacy
from badgedesk.core.model.view import (
    AchievementView,
    CredentialView,
    EvidenceView,
    IdentityView,
    IssuerView,
    StatusView,
    address_of,
    as_list,
    mapping,
    text,
)
from badgedesk.core.strictjson import JsonObject, JsonValue

__all__ = [
    "AchievementView",
    "CredentialView",
    "EvidenceView",
    "IdentityView",
    "IssuerView",
    "StatusView",
    "as_list",
    "text",
    "view_credential",
]


def view_credential(document: JsonObject) -> CredentialView:
    """Return the view on a W3C credential; members of an unexpected shape are left out, never guessed.

    Badges from before 3.0 are viewed as far as they carry their parts.
    """
    if is_legacy(document):
        return view_legacy(document)
    subject = _first_subject(document)
    return CredentialView(
        document=document,
        id=text(document.get("id")),
        types=tuple(item for item in as_list(document.get("type")) if isinstance(item, str)),
        name=text(document.get("name")),
        description=text(document.get("description")),
        issuer=_view_issuer(document.get("issuer")),
        achievement=_view_achievement(mapping(subject.get("achievement"))),
        subject_id=text(subject.get("id")),
        identities=tuple(_view_identities(subject)),
        valid_from=text(document.get("validFrom")) or text(document.get("issuanceDate")),
        valid_until=text(document.get("validUntil")) or text(document.get("expirationDate")),
        narrative=text(subject.get("narrative")),
        evidence=tuple(_view_evidence(document)),
        status=tuple(_view_status(document)),
    )


def _first_subject(document: JsonObject) -> JsonObject:
    return mapping(document.get("credentialSubject"))


def _view_issuer(value: JsonValue) -> IssuerView:
    if isinstance(value, str):
        return IssuerView(id=value)
    issuer = mapping(value)
    return IssuerView(
        id=text(issuer.get("id")),
        name=text(issuer.get("name")),
        url=text(issuer.get("url")),
        email=text(issuer.get("email")),
        description=text(issuer.get("description")),
        image=address_of(issuer.get("image")),
    )


def _view_achievement(achievement: JsonObject) -> AchievementView:
    criteria = mapping(achievement.get("criteria"))
    alignments = (mapping(item) for item in as_list(achievement.get("alignment")))
    return AchievementView(
        id=text(achievement.get("id")),
        name=text(achievement.get("name")),
        description=text(achievement.get("description")),
        criteria_narrative=text(criteria.get("narrative")),
        criteria_url=text(criteria.get("id")),
        achievement_type=text(achievement.get("achievementType")),
        image=address_of(achievement.get("image")),
        caption=text(mapping(achievement.get("image")).get("caption")),
        tags=tuple(tag for tag in as_list(achievement.get("tag")) if isinstance(tag, str)),
        skills=tuple(name for item in alignments if (name := text(item.get("targetName")))),
    )


def _view_identities(subject: JsonObject) -> Iterator[IdentityView]:
    for item in as_list(subject.get("identifier")):
        identity = mapping(item)
        kind, value = text(identity.get("identityType")), text(identity.get("identityHash"))
        if kind is not None and value is not None:
            salt = text(identity.get("salt")) or ""
            yield IdentityView(kind, value, identity.get("hashed") is not False, salt)


def _view_evidence(document: JsonObject) -> Iterator[EvidenceView]:
    for item in as_list(document.get("evidence")):
        evidence = mapping(item)
        if evidence:
            yield EvidenceView(text(evidence.get("id")), text(evidence.get("name")), text(evidence.get("narrative")))


def _view_status(document: JsonObject) -> Iterator[StatusView]:
    for item in as_list(document.get("credentialStatus")):
        entry = mapping(item)
        yield StatusView(
            type=text(entry.get("type")),
            id=text(entry.get("id")),
            purpose=text(entry.get("statusPurpose")),
            list_url=text(entry.get("statusListCredential")),
            index=entry.get("statusListIndex"),
            size=entry.get("statusSize", 1),
        )
