"""A typed view on a received credential; the bytes themselves are kept, shown fields come from here.

Spec: Open Badges 3.0, AchievementCredential; Open Badges 2.0, Assertion.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from badgedesk.core.strictjson import JsonObject, JsonValue


@dataclass(frozen=True, slots=True)
class IssuerView:
    """Who the credential says awarded it."""

    id: str | None = None
    name: str | None = None
    url: str | None = None
    email: str | None = None
    description: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class AchievementView:
    """What the credential says was achieved; ``image`` is an https address or ``data:`` URI."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    criteria_narrative: str | None = None
    criteria_url: str | None = None
    achievement_type: str | None = None
    image: str | None = None
    caption: str | None = None
    tags: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    """Names of the aligned skills."""


@dataclass(frozen=True, slots=True)
class IdentityView:
    """One identifier of the recipient, plain or hashed."""

    identity_type: str
    value: str
    hashed: bool
    salt: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence."""

    id: str | None = None
    name: str | None = None
    narrative: str | None = None


@dataclass(frozen=True, slots=True)
class StatusView:
    """One status entry as written."""

    type: str | None
    id: str | None
    purpose: str | None
    list_url: str | None
    index: JsonValue
    size: JsonValue = 1


@dataclass(frozen=True, slots=True)
class CredentialView:
    """The fields of a badge that the program shows and searches, exactly as written."""

    document: JsonObject
    id: str | None
    types: tuple[str, ...]
    name: str | None
    description: str | None
    issuer: IssuerView
    achievement: AchievementView
    subject_id: str | None
    identities: tuple[IdentityView, ...]
    valid_from: str | None
    valid_until: str | None
    narrative: str | None
    evidence: tuple[EvidenceView, ...]
    status: tuple[StatusView, ...]

    @property
    def title(self) -> str | None:
        """The badge's name: the achievement's, else the credential's."""
        return self.achievement.name or self.name

    @property
    def recipient_name(self) -> str | None:
        """The recipient's name, where the credential says it in clear."""
        for identity in self.identities:
            if identity.identity_type == "name" and not identity.hashed:
                return identity.value
        return text(_first_subject(self.document).get("name"))

    @property
    def recipient(self) -> str | None:
        """What names the recipient best: the name, the id, else the first identifier in clear."""
        plain = [identity.value for identity in self.identities if not identity.hashed]
        return self.recipient_name or self.subject_id or (plain[0] if plain else None)


def view_credential(document: JsonObject) -> CredentialView:
    """Return the view on a W3C credential; members of an unexpected shape are left out, never guessed."""
    subject = _first_subject(document)
    return CredentialView(
        document=document,
        id=text(document.get("id")),
        types=tuple(item for item in as_list(document.get("type")) if isinstance(item, str)),
        name=text(document.get("name")),
        description=text(document.get("description")),
        issuer=_view_issuer(document.get("issuer")),
        achievement=_view_achievement(_mapping(subject.get("achievement"))),
        subject_id=text(subject.get("id")),
        identities=tuple(_view_identities(subject)),
        valid_from=text(document.get("validFrom")) or text(document.get("issuanceDate")),
        valid_until=text(document.get("validUntil")) or text(document.get("expirationDate")),
        narrative=text(subject.get("narrative")),
        evidence=tuple(_view_evidence(document)),
        status=tuple(_view_status(document)),
    )


def as_list(value: JsonValue) -> list[JsonValue]:
    """Return a member that may be written alone or in an array as a list; null and absent give an empty one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def text(value: JsonValue) -> str | None:
    """Return ``value`` if it is text (or the first text of language values), else None."""
    if isinstance(value, str):
        return value
    for item in as_list(value):
        if isinstance(item, str):
            return item
        if isinstance(item, dict) and isinstance(item.get("@value"), str):
            return str(item["@value"])
    return None


def _mapping(value: JsonValue) -> JsonObject:
    first = as_list(value)[0] if as_list(value) else None
    return first if isinstance(first, dict) else {}


def _first_subject(document: JsonObject) -> JsonObject:
    return _mapping(document.get("credentialSubject"))


def _address(value: JsonValue) -> str | None:
    """Return the address of something written as an object with ``id`` or as a bare address."""
    return text(value) if isinstance(value, str) else text(_mapping(value).get("id"))


def _view_issuer(value: JsonValue) -> IssuerView:
    if isinstance(value, str):
        return IssuerView(id=value)
    issuer = _mapping(value)
    return IssuerView(
        id=text(issuer.get("id")),
        name=text(issuer.get("name")),
        url=text(issuer.get("url")),
        email=text(issuer.get("email")),
        description=text(issuer.get("description")),
        image=_address(issuer.get("image")),
    )


def _view_achievement(achievement: JsonObject) -> AchievementView:
    criteria = _mapping(achievement.get("criteria"))
    alignments = (_mapping(item) for item in as_list(achievement.get("alignment")))
    return AchievementView(
        id=text(achievement.get("id")),
        name=text(achievement.get("name")),
        description=text(achievement.get("description")),
        criteria_narrative=text(criteria.get("narrative")),
        criteria_url=text(criteria.get("id")),
        achievement_type=text(achievement.get("achievementType")),
        image=_address(achievement.get("image")),
        caption=text(_mapping(achievement.get("image")).get("caption")),
        tags=tuple(tag for tag in as_list(achievement.get("tag")) if isinstance(tag, str)),
        skills=tuple(name for item in alignments if (name := text(item.get("targetName")))),
    )


def _view_identities(subject: JsonObject) -> Iterator[IdentityView]:
    for item in as_list(subject.get("identifier")):
        identity = _mapping(item)
        kind, value = text(identity.get("identityType")), text(identity.get("identityHash"))
        if kind is not None and value is not None:
            salt = text(identity.get("salt")) or ""
            yield IdentityView(kind, value, identity.get("hashed") is not False, salt)


def _view_evidence(document: JsonObject) -> Iterator[EvidenceView]:
    for item in as_list(document.get("evidence")):
        evidence = _mapping(item)
        if evidence:
            yield EvidenceView(text(evidence.get("id")), text(evidence.get("name")), text(evidence.get("narrative")))


def _view_status(document: JsonObject) -> Iterator[StatusView]:
    for item in as_list(document.get("credentialStatus")):
        entry = _mapping(item)
        yield StatusView(
            type=text(entry.get("type")),
            id=text(entry.get("id")),
            purpose=text(entry.get("statusPurpose")),
            list_url=text(entry.get("statusListCredential")),
            index=entry.get("statusListIndex"),
            size=entry.get("statusSize", 1),
        )
