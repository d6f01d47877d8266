"""The rows of the wallet as values, each row with a hash of itself: SQLite does not notice a changed letter."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from badgedesk.core.bake import FileKind
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import InputError
from badgedesk.core.model.report import BadgeFormat, Headline, Verdict
from badgedesk.host.database import Row, Value

ITEM_COLUMNS: Final = (
    "id",
    "content",
    "claim",
    "credential_id",
    "name",
    "issuer_id",
    "issuer_name",
    "recipient",
    "valid_from",
    "valid_until",
    "sha256",
    "added_at",
)
VERIFICATION_COLUMNS: Final = ("item", "format", "verdict", "headline", "checked_at", "due_at", "rules", "digest")
ORIGINAL_COLUMNS: Final = ("sha256", "size", "kind", "name", "added_at")
KNOWN_COLUMNS: Final = ("id", "name", "how", "added_at")
IDENTITY_COLUMNS: Final = ("value", "added_at")
TAG_COLUMNS: Final = ("item", "name")
MARK_COLUMNS: Final = ("item", "favourite", "note", "place")
COLLECTION_COLUMNS: Final = ("id", "name", "query", "added_at")
MEMBER_COLUMNS: Final = ("collection", "item", "place")
HISTORY_COLUMNS: Final = ("number", "item", "at", "headline")
MEMORY_COLUMNS: Final = ("name", "value")
_as_text: Final = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Item:
    """One credential in the wallet, with what its last verification came to.

    Attributes:
        id: 32 hex digits that follow from the credential's content: the same in every wallet.
        sha256: of the credential's own bytes in the file it first came in.
        format: None, like ``verdict``, ``headline`` and ``checked_at``, where the stored result is damaged.
        damaged: whether a stored row is not what was written; the original still tells the truth.
    """

    id: str
    name: str | None
    issuer_id: str | None
    issuer_name: str | None
    credential_id: str | None
    recipient: str | None
    valid_from: str | None
    valid_until: str | None
    sha256: str
    added_at: str
    format: BadgeFormat | None
    verdict: Verdict | None
    headline: Headline | None
    checked_at: datetime | None
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Original:
    """A received file, kept byte for byte."""

    sha256: str
    size_bytes: int
    kind: FileKind
    name: str
    """Its file name as it came; outside text, not a path to write to."""
    added_at: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What the learner says of one badge besides its tags; ``place`` is in their own order of all."""

    favourite: bool = False
    note: str = ""
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One entry in the history of a badge's checks: when it first came to this result."""

    at: str
    headline: Headline


def record_of(values: Sequence[Value]) -> str:
    """Return the hash over the values of a row, in the order of the columns above."""
    return sha256(_as_text(values).encode("ascii")).hexdigest()


def is_sound(row: Row) -> bool:
    """Return whether a row, whose last value is its record, is what was written."""
    try:
        return record_of(row[:-1]) == row[-1]
    except TypeError:  # bytes where text was written
        return False


def item_of(row: Row) -> Item:
    """Return the item of a row of ``ITEM_COLUMNS``, record, ``VERIFICATION_COLUMNS``, record."""
    width = len(ITEM_COLUMNS) + 1
    outcome = _outcome_of(row[width:])
    member = dict(zip(ITEM_COLUMNS, row, strict=False))
    return Item(
        id=_text(member["id"]) or "",
        name=_text(member["name"]),
        issuer_id=_text(member["issuer_id"]),
        issuer_name=_text(member["issuer_name"]),
        credential_id=_text(member["credential_id"]),
        recipient=_text(member["recipient"]),
        valid_from=_text(member["valid_from"]),
        valid_until=_text(member["valid_until"]),
        sha256=_text(member["sha256"]) or "",
        added_at=_text(member["added_at"]) or "",
        format=outcome[0] if outcome else None,
        verdict=outcome[1] if outcome else None,
        headline=outcome[2] if outcome else None,
        checked_at=outcome[3] if outcome else None,
        damaged=outcome is None or not is_sound(row[:width]),
    )


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _outcome_of(row: Row) -> tuple[BadgeFormat, Verdict, Headline, datetime] | None:
    if not is_sound(row):
        return None
    format_, verdict, headline, checked_at = (str(value) for value in row[1:5])
    try:
        return BadgeFormat(format_), Verdict(verdict), Headline(headline), parse_time(checked_at)
    except (ValueError, InputError):
        return None


def original_of(row: Row) -> Original | None:
    """Return the original of a row of ``ORIGINAL_COLUMNS`` and record; None where the row is not what was written."""
    digest, size, kind, name, added_at, _ = row
    if not is_sound(row) or not isinstance(size, int) or kind not in set(FileKind):
        return None
    return Original(str(digest), size, FileKind(str(kind)), str(name), str(added_at))
