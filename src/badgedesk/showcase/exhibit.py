"""What is shown of one badge: the common value that every export takes.

Texts are made fit to be shown (`badgedesk.showcase.words`); the credential and the received file stay byte for byte.
"""

from dataclasses import dataclass, field
from datetime import date, tzinfo
from enum import StrEnum, unique
from typing import Final

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.model.credential import CredentialView, view_credential
from badgedesk.core.model.report import Headline
from badgedesk.core.model.view import as_list, mapping, text
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.core.verify import receive
from badgedesk.showcase.address import check_public_address
from badgedesk.showcase.picture import badge_picture_of
from badgedesk.showcase.prose import Block, one_line, read_prose
from badgedesk.showcase.words import visible, visible_lines

_KEY_CHARACTERS: Final = 12
_MOST_ENTRIES: Final = 60
_LONG_TEXT: Final = 4_000
_REFUTED: Final = frozenset(
    {
        *(Headline.EXPIRED, Headline.NOT_YET_VALID, Headline.REVOKED, Headline.SUSPENDED, Headline.NOT_YOURS),
        *(Headline.ALTERED_OR_FORGED, Headline.DAMAGED, Headline.NO_BADGE),
    }
)


@unique
class Trait(StrEnum):
    """Something in a badge that can tell who its holder is."""

    NAME = "name"
    EMAIL = "email"
    HASHED = "hashed"
    IDENTIFIER = "identifier"
    SUBJECT_ID = "subject-id"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Skill:
    """A node of a skills framework that the badge is aligned with; ``url`` is public or empty."""

    name: str
    url: str = ""
    framework: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence; ``url`` is public or empty."""

    name: str
    url: str = ""
    narrative: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A result that was reached, such as a mark."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One badge as it is shown to others.

    Attributes:
        key: short, of lower-case letters and digits; the same badge has the same in every export.
        recipient: the person's name, where the badge says it in clear.
        criteria_line: the criteria in one line.
        address: the badge's public page, or empty; ``no_address`` then says why.
        headline: what the last check came to; None where it was not checked.
        credential: the credential's own text, exactly as received.
        original: the received file, byte for byte; ``original_suffix`` is its ending.
        picture: a PNG or JPEG of the badge without any metadata, or empty bytes; ``caption`` tells it in words.
        traits: what in the credential can identify its holder.
    """

    key: str
    name: str
    issuer: str
    issuer_id: str = ""
    issuer_url: str = ""
    recipient: str = ""
    issued: date | None = None
    expires: date | None = None
    description: str = ""
    criteria: tuple[Block, ...] = ()
    criteria_url: str = ""
    narrative: str = ""
    skills: tuple[Skill, ...] = ()
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    results: tuple[Result, ...] = ()
    kind: str = ""
    credential_id: str = ""
    address: str = ""
    no_address: Code | None = None
    headline: Headline | None = None
    credential: bytes = field(default=b"", repr=False)
    original: bytes = field(default=b"", repr=False)
    original_suffix: str = ".json"
    picture: bytes = field(default=b"", repr=False)
    caption: str = ""
    traits: frozenset[Trait] = frozenset()

    @property
    def is_refuted(self) -> bool:
        """Whether the last check said that it does not count, or no longer."""
        return self.headline in _REFUTED

    @property
    def criteria_line(self) -> str:
        """The criteria in one line, else the description."""
        return one_line(self.criteria) or visible(self.description, 200)

    @property
    def alternative(self) -> str:
        """The picture in words."""
        return self.caption or (f"{self.name}, {self.issuer}" if self.issuer else self.name)


_SUFFIXES: Final = {"token": ".jwt", "text": ".txt"}


def build_exhibit(key: str, original: bytes, headline: Headline | None = None, zone: tzinfo | None = None) -> Exhibit:
    """Return what is shown of a received badge file.

    Args:
        key: from which a short key is made, such as the wallet's id of the item.
        original: the whole file as received.
        headline: of the last check.
        zone: whose calendar its dates are of; None for that of this computer.

    Raises:
        BadgeDeskError: it holds no badge, as `badgedesk.core.verify.receive`.
    """
    received = receive(original)
    view = view_credential(received.document)
    no_address = check_public_address(view.id)
    subject = mapping(view.document.get("credentialSubject"))
    return Exhibit(
        key="".join(letter for letter in key.lower() if letter.isascii() and letter.isalnum())[:_KEY_CHARACTERS],
        name=visible(view.title, 300),
        issuer=visible(view.issuer.name or view.issuer.id, 300),
        issuer_id=visible(view.issuer.id, 300),
        issuer_url=_public(view.issuer.url or view.issuer.id),
        recipient=visible(view.recipient_name, 300),
        issued=_day(view.valid_from, zone),
        expires=_day(view.valid_until, zone),
        description=visible_lines(view.achievement.description or view.description, _LONG_TEXT),
        criteria=read_prose(view.achievement.criteria_narrative),
        criteria_url=_public(view.achievement.criteria_url),
        narrative=visible_lines(view.narrative, _LONG_TEXT),
        skills=aligned_skills(view),
        tags=tuple(visible(tag, 80) for tag in view.achievement.tags[:_MOST_ENTRIES] if tag.strip()),
        evidence=evidence_of(view),
        results=results_of(view),
        kind=visible(view.achievement.achievement_type, 80),
        credential_id=visible(text(subject.get("licenseNumber")) or view.id, 300),
        address=view.id or "" if no_address is None else "",
        no_address=no_address,
        headline=headline,
        credential=received.text,
        original=original,
        original_suffix=_SUFFIXES.get(received.kind.value, f".{received.kind.value}"),
        picture=_picture(original, view),
        caption=visible(view.achievement.caption, 300),
        traits=frozenset(_traits(view)),
    )


def _day(written: str | None, zone: tzinfo | None) -> date | None:
    try:
        return parse_time(written or "").astimezone(zone).date()
    except (InputError, OverflowError, OSError, ValueError):  # the first and last year have no other zone's time
        return None


def _public(address: str | None) -> str:
    return address or "" if check_public_address(address) is None else ""


def _picture(original: bytes, view: CredentialView) -> bytes:
    try:
        return badge_picture_of(original, view.achievement.image)
    except BadgeDeskError:
        return b""


def aligned_skills(view: CredentialView) -> tuple[Skill, ...]:
    """Return the nodes of frameworks that a badge is aligned with."""
    found = []
    for item in as_list(_achievement(view).get("alignment"))[:_MOST_ENTRIES]:
        node = mapping(item)
        name = visible(text(node.get("targetName")), 200)
        if name:
            url, framework = _public(text(node.get("targetUrl"))), visible(text(node.get("targetFramework")), 200)
            found.append(Skill(name, url, framework, visible(text(node.get("targetCode")), 80)))
    return tuple(found)


def evidence_of(view: CredentialView) -> tuple[Evidence, ...]:
    """Return the evidence that a badge names."""
    subject = mapping(view.document.get("credentialSubject"))
    found = []
    for item in [*as_list(view.document.get("evidence")), *as_list(subject.get("evidence"))][:_MOST_ENTRIES]:
        address = text(item) if isinstance(item, str) else text(mapping(item).get("id"))
        node = mapping(item)
        narrative = visible_lines(text(node.get("narrative")) or text(node.get("description")), _LONG_TEXT)
        name = visible(text(node.get("name")), 200)
        if name or narrative or _public(address):
            found.append(Evidence(name, _public(address), narrative))
    return tuple(found)


def results_of(view: CredentialView) -> tuple[Result, ...]:
    """Return the results that were reached, levels of rubrics by their names."""
    described: dict[str, JsonObject] = {}
    for item in as_list(_achievement(view).get("resultDescription"))[:_MOST_ENTRIES]:
        node = mapping(item)
        described[text(node.get("id")) or ""] = node
    found = []
    for item in as_list(mapping(view.document.get("credentialSubject")).get("result"))[:_MOST_ENTRIES]:
        node = mapping(item)
        about = described.get(text(node.get("resultDescription")) or "", {})
        value = _reached(node, about)
        if value:
            found.append(Result(visible(text(about.get("name")), 200), value))
    return tuple(found)


def _achievement(view: CredentialView) -> JsonObject:
    return mapping(mapping(view.document.get("credentialSubject")).get("achievement"))


def _reached(result: JsonObject, about: JsonObject) -> str:
    level = text(result.get("achievedLevel"))
    levels: list[JsonValue] = as_list(about.get("rubricCriterionLevel"))
    named = [text(mapping(item).get("name")) for item in levels if level and text(mapping(item).get("id")) == level]
    return visible(text(result.get("value")) or (named[0] if named else None) or text(result.get("status")), 200)


def _traits(view: CredentialView) -> list[Trait]:
    found = []
    if view.recipient_name:
        found.append(Trait.NAME)
    for identity in view.identities:
        if identity.hashed:
            found.append(Trait.HASHED)
        elif "email" in identity.identity_type.lower() or "@" in identity.value:
            found.append(Trait.EMAIL)
        elif identity.identity_type != "name":
            found.append(Trait.IDENTIFIER)
    if view.subject_id:
        is_mail = view.subject_id.lower().startswith("mailto:")
        found.append(Trait.EMAIL if is_mail else Trait.SUBJECT_ID)
    if view.evidence:
        found.append(Trait.EVIDENCE)
    subject = mapping(view.document.get("credentialSubject"))
    if any(text(subject.get(member)) for member in ("email", "telephone", "phone", "birthDate", "dateOfBirth")):
        found.append(Trait.EMAIL)
    return found
