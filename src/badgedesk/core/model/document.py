"""Documents from elsewhere: given, cached, or still wanted. Nothing in the core fetches one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import TypeAlias

from badgedesk.core import limits
from badgedesk.core.errors import Code


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes that an address answered with.

    ``fetched_at`` is when a cached answer was had (aware, UTC); None means it was given for this run.
    """

    data: bytes
    fetched_at: datetime | None = None


Documents: TypeAlias = Mapping[str, Document]
"""Documents by their exact address (or DID)."""


@unique
class Purpose(StrEnum):
    """What an address is wanted for."""

    KEYS = "keys"
    STATUS = "status"
    BADGE = "badge"
    FILE = "file"
    """What lies at an address that a person gave: it may be a badge."""
    PICTURE = "picture"
    REFRESH = "refresh"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document that is not at hand.

    Attributes:
        address: what the verification looks it up by: put the answer into ``Circumstances.documents`` under it.
        url: the address to be asked.
        host: who would be asked, and so would learn of the question.
        purpose: what it is wanted for.
        limit_bytes: most bytes of an answer.
        code: why it is never asked, or None.
    """

    address: str
    url: str
    host: str
    purpose: Purpose
    limit_bytes: int = limits.NET_BYTES
    code: Code | None = None
