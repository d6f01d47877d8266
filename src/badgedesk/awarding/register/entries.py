"""Entries of the register: what is entered, what is listed, and how both lie in the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from hashlib import sha256
from typing import Final

from badgedesk.awarding.register.chain import entry_hash, link
from badgedesk.core.clock import format_time
from badgedesk.core.model.award import StatusEntry
from badgedesk.core.strictjson import JsonObject
from badgedesk.host.database import Row, Value

FIELDS: Final = (
    "number, id, batch, row, recipient, email, design, achievement, issuer, issuer_name, state, awarded_at, "
    "valid_until, stem, files, content, language"
)
"""The columns that `read_entry` reads."""
LINES: Final = "\n"
"""Between the names of files; no name holds one."""
_START_BYTES: Final = 64
"""How much of a picture is looked for at first."""


@unique
class AwardState(StrEnum):
    """Where an award stands."""

    PREPARED = "prepared"
    """Signed and kept here; its files are not known to be on the disk. The next run with resume writes them."""
    AWARDED = "awarded"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CORRECTED = "corrected"
    """Revoked in favour of another award, which says it right."""


STANDING: Final = (AwardState.PREPARED, AwardState.AWARDED, AwardState.SUSPENDED)
"""States in which an award still counts, so that the same is not awarded again."""


@dataclass(frozen=True, slots=True)
class NewBatch:
    """What the awards of one run have in common; ``picture`` is what stands in each credential, kept once."""

    design: str
    issuer: str
    roster_sha256: str
    started_at: datetime
    picture: bytes


@dataclass(frozen=True, slots=True)
class NewAward:
    """An award that was signed and is to be entered.

    Attributes:
        sameness: digest of who is awarded what by whom; two awards that stand never share it.
        content: digest of everything else that is said of the award.
        stem: name of its files without their ending.
    """

    id: str
    row: int
    recipient: str | None
    email: str | None
    design: str
    achievement: str
    issuer: str
    issuer_name: str
    awarded_at: datetime
    valid_until: datetime | None
    stem: str
    sameness: bytes
    content: bytes
    credential: bytes
    status: StatusEntry | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One award as the register lists it; times as credentials write them.

    ``number`` counts from 1 without gaps in the order of signing. A person who was erased leaves ``recipient`` and
    ``email`` empty.
    """

    number: int
    id: str
    batch: int
    row: int
    recipient: str | None
    email: str | None
    design: str
    achievement: str
    issuer: str
    issuer_name: str
    state: AwardState
    awarded_at: str
    valid_until: str | None
    stem: str
    files: tuple[str, ...]
    content: bytes
    language: str | None = None
    """In which the person is written to, as a tag such as ``de``."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the chain: its number and the chain after it."""

    number: int
    chain: bytes


def read_entry(row: Row) -> RegisterEntry:
    """Return the entry in a row of ``FIELDS``."""
    number, award_id, batch, line, *texts, stem, files, content, language = row
    recipient, email, design, achievement, issuer, issuer_name, state, awarded_at, valid_until = texts
    return RegisterEntry(
        number=int(str(number)),
        id=str(award_id),
        batch=int(str(batch)),
        row=int(str(line)),
        recipient=None if recipient is None else str(recipient),
        email=None if email is None else str(email),
        design=str(design),
        achievement=str(achievement),
        issuer=str(issuer),
        issuer_name=str(issuer_name),
        state=AwardState(str(state)),
        awarded_at=str(awarded_at),
        valid_until=None if valid_until is None else str(valid_until),
        stem=str(stem),
        files=tuple(str(files).split(LINES)) if files else (),
        content=content if isinstance(content, bytes) else b"",
        language=None if language is None else str(language),
    )


def new_row(award: NewAward, batch: int, picture: bytes, salt: bytes, head: Head) -> tuple[dict[str, Value], Head]:
    """Return the row of a new entry after ``head``, by column, and the head after it."""
    digest = sha256(award.credential)
    awarded_at = format_time(award.awarded_at)
    facts = (award.id, award.recipient, award.email, award.achievement, award.issuer, awarded_at)
    hashed = entry_hash(chained_facts(facts, digest.hexdigest()), salt)
    kept, place = without_picture(award.credential, picture)
    after = Head(head.number + 1, link(head.chain, head.number + 1, hashed))
    row: dict[str, Value] = {
        "number": after.number,
        "id": award.id,
        "batch": batch,
        "row": award.row,
        "recipient": award.recipient,
        "email": award.email,
        "design": award.design,
        "achievement": award.achievement,
        "issuer": award.issuer,
        "issuer_name": award.issuer_name,
        "state": AwardState.PREPARED.value,
        "awarded_at": awarded_at,
        "valid_until": format_time(award.valid_until) if award.valid_until else None,
        "stem": award.stem,
        "files": "",
        "sameness": award.sameness,
        "content": award.content,
        "credential": kept,
        "picture_at": place,
        "credential_sha256": digest.digest(),
        "salt": salt,
        "entry_hash": hashed,
        "chain": after.chain,
        "language": award.language,
    }
    return row, after


def chained_facts(facts: Sequence[object], credential_sha256: str) -> JsonObject:
    """Return what the chain vouches for: id, recipient, email, achievement, issuer, awarded at, and the credential."""
    names = ("id", "recipient", "email", "achievement", "issuer", "awardedAt")
    members = {name: None if fact is None else str(fact) for name, fact in zip(names, facts, strict=True)}
    return {**members, "credential": credential_sha256}


def without_picture(credential: bytes, picture: bytes) -> tuple[bytes, int | None]:
    """Return the credential with its picture cut out and where that stood; None where it is whole."""
    start = picture[:_START_BYTES]
    place = credential.find(start) if picture else -1
    while place >= 0 and not credential.startswith(picture, place):  # looked for by its start: far quicker than whole
        place = credential.find(start, place + 1)
    if place < 0:
        return credential, None
    return credential[:place] + credential[place + len(picture) :], place


def with_picture(kept: bytes, place: int | None, picture: bytes) -> bytes:
    """Return the credential whole: what `without_picture` was given."""
    return kept if place is None else kept[:place] + picture + kept[place:]
