"""What the program shows and searches of a received credential, and how its JSON is read for that."""

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
        return text(mapping(self.document.get("credentialSubject")).get("name"))

    @property
    def recipient(self) -> str | None:
        """What names the recipient best: the name, the id, else the first identifier in clear."""
        plain = [identity.value for identity in self.identities if not identity.hashed]
        return self.recipient_name or self.subject_id or (plain[0] if plain else None)


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


def mapping(value: JsonValue) -> JsonObject:
    """Return an object, or the first of an array of objects; anything else gives an empty one."""
    if isinstance(value, dict):
        return value
    first = value[0] if isinstance(value, list) and value else None
    return first if isinstance(first, dict) else {}


def address_of(value: JsonValue) -> str | None:
    """Return the address of something written as an object with ``id`` or as a bare address."""
    return text(value) if isinstance(value, str) else text(mapping(value).get("id"))
