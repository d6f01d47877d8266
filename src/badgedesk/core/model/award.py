"""What an issuer says of one person: the award, its recipient, evidence and results."""

from dataclasses import dataclass
from datetime import datetime

from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.profile import Address, Identifier, Profile

__all__ = ["Address", "Award", "Evidence", "Profile", "Recipient", "Result", "StatusEntry"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A roster line's person. At least one of the members must be there.

    ``name`` goes into the credential exactly as written, unhashed; ``email`` and ``other`` are hashed with a
    fresh salt. ``id`` is the person's own DID or address, where they have one.
    """

    name: str | None = None
    email: str | None = None
    id: str | None = None
    other: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows the achievement was met; at least an address or a text."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    narrative: str | None = None
    genre: str | None = None
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A result of the award for one of the achievement's result descriptions (by its id)."""

    result_description: str | None = None
    value: str | None = None
    achieved_level: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """Where the award's status can be read: the address of a bitstring status list and the place in it."""

    list_url: str
    index: int
    purpose: str = "revocation"


@dataclass(frozen=True, slots=True)
class Award:
    """Everything that is signed about one award, besides the issuer.

    Times are aware and in UTC. ``picture`` is the unpersonalised artwork as a ``data:image/png`` URI of at
    most 64 KB; it becomes ``achievement.image``. ``personal_picture`` names the picture around this very award
    where it was drawn for the person, as `picture_name` writes it; it becomes the subject's ``image``.

    Spec: Open Badges 3.0, AchievementCredential and AchievementSubject.
    """

    achievement: Achievement
    recipient: Recipient
    valid_from: datetime
    valid_until: datetime | None = None
    awarded_at: datetime | None = None
    picture: str | None = None
    personal_picture: str | None = None
    narrative: str | None = None
    evidence: tuple[Evidence, ...] = ()
    results: tuple[Result, ...] = ()
    activity_start: datetime | None = None
    activity_end: datetime | None = None
    credits_earned: float | None = None
    licence_number: str | None = None
    role: str | None = None
    term: str | None = None
    status: StatusEntry | None = None
