"""A document from elsewhere that was given or cached: nothing in the core fetches one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes that an address answered with.

    ``fetched_at`` is when a cached answer was had (aware, UTC); None means it was given for this run.
    """

    data: bytes
    fetched_at: datetime | None = None


Documents: TypeAlias = Mapping[str, Document]
"""Documents by their exact address (or DID)."""
