"""What an export will hold, said before it is written: what is in it, what identifies the holder, what is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from badgedesk.showcase.exhibit import Exhibit, Trait


@unique
class Part(StrEnum):
    """A part of a badge that an export may hold or leave out."""

    NAME = "badge-name"
    ISSUER = "issuer"
    DATES = "dates"
    PICTURE = "picture"
    DESCRIPTION = "description"
    CRITERIA = "criteria"
    SKILLS = "skills"
    TAGS = "tags"
    EVIDENCE = "evidence"
    RESULTS = "results"
    RECIPIENT = "recipient"
    NARRATIVE = "narrative"
    LINK = "link"
    CREDENTIAL_ID = "credential-id"
    CREDENTIAL = "credential"
    ORIGINAL = "original"
    METADATA = "metadata"
    OWN_WORDS = "own-words"


_GIVEN_AWAY: Final = frozenset({Part.CREDENTIAL, Part.ORIGINAL})
_INSIDE: Final = frozenset(Part) - {Part.PICTURE, Part.ORIGINAL, Part.METADATA, Part.OWN_WORDS}
"""What lies within the signed badge, so that it is never left out where that is given away."""


@dataclass(frozen=True, slots=True)
class PrivacyPreview:
    """What an export holds.

    Attributes:
        badges: how many badges it tells of.
        contains: the parts in it, in reading order.
        identifies: what in it can tell who the holder is.
        left_out: parts that the badges have and the export has not.
    """

    badges: int
    contains: tuple[Part, ...]
    identifies: tuple[Trait, ...]
    left_out: tuple[Part, ...]


def preview(exhibits: Iterable[Exhibit], parts: Iterable[Part]) -> PrivacyPreview:
    """Return the preview of an export that shows ``parts`` of the badges, where they have them.

    What lies inside the credential is counted wherever the credential itself is given away.
    """
    badges, wanted = tuple(exhibits), frozenset(parts)
    held = {part for badge in badges for part in _parts_of(badge)} | (wanted & {Part.OWN_WORDS})
    identifying = {trait for badge in badges for trait in _told(badge, wanted)}
    kept = held - wanted - (_INSIDE if wanted & _GIVEN_AWAY else frozenset())
    return PrivacyPreview(
        badges=len(badges),
        contains=tuple(part for part in Part if part in held & wanted),
        identifies=tuple(trait for trait in Trait if trait in identifying),
        left_out=tuple(part for part in Part if part in kept),
    )


def _parts_of(badge: Exhibit) -> list[Part]:
    """Return the parts that a badge has."""
    had = {
        Part.NAME: badge.name,
        Part.ISSUER: badge.issuer,
        Part.DATES: badge.issued,
        Part.PICTURE: badge.picture,
        Part.DESCRIPTION: badge.description,
        Part.CRITERIA: badge.criteria or badge.criteria_url,
        Part.SKILLS: badge.skills,
        Part.TAGS: badge.tags,
        Part.EVIDENCE: badge.evidence,
        Part.RESULTS: badge.results,
        Part.RECIPIENT: badge.recipient,
        Part.NARRATIVE: badge.narrative,
        Part.LINK: badge.address,
        Part.CREDENTIAL_ID: badge.credential_id,
        Part.CREDENTIAL: badge.credential,
        Part.ORIGINAL: badge.original,
        Part.METADATA: badge.original and badge.picture,
    }
    return [part for part, value in had.items() if value]


def _told(badge: Exhibit, wanted: frozenset[Part]) -> set[Trait]:
    if wanted & _GIVEN_AWAY:
        return set(badge.traits)
    told = set()
    if Part.RECIPIENT in wanted and badge.recipient:
        told.add(Trait.NAME)
    if Part.EVIDENCE in wanted and badge.evidence:
        told.add(Trait.EVIDENCE)
    return told
