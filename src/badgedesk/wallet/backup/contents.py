"""What lies inside a backup: the names of its members, and the databases whose rows it holds."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from badgedesk.core.errors import Code, StoreError
from badgedesk.core.limits import MIB
from badgedesk.host.database import Database, Schema
from badgedesk.host.table_dump import tables_of

MANIFEST: Final = "manifest.json"
DIGESTS: Final = "digests.json"
WALLET: Final = "wallet"
ORIGINALS: Final = "originals"
PLAIN_FOLDERS: Final = ("designs", "keys")
"""Folders of the profile that are taken file by file; keys only on the user's word."""
PART_BYTES: Final = 8 * MIB
"""About how many bytes of rows one member holds."""
MEMBER_BYTES: Final = 64 * MIB
"""No member is larger."""
_MADE_ANEW: Final = frozenset({"finding", "thumbnail"})
_NAME: Final = re.compile(
    r"(?:[a-z]+/[0-9]{6}\.jsonl|originals/[0-9a-f]{64}|(?:designs|keys)/[^/\\\x00]{1,255}|[a-z]+\.json)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A database of the profile besides the wallet, whose rows a backup holds."""

    name: str
    path: Path
    schema: Schema


def dumped_tables(database: Database) -> tuple[str, ...]:
    """Return the tables whose rows are kept; what can be made anew is left out."""
    return tuple(name for name in tables_of(database) if name not in _MADE_ANEW and not name.startswith("search"))


def checked_name(name: str) -> str:
    """Return the name of a member.

    Raises:
        StoreError: `Code.BACKUP_DAMAGED`, for one that no backup has.
    """
    if _NAME.fullmatch(name) is None or name.endswith(("/.", "/..")):
        raise StoreError(Code.BACKUP_DAMAGED, reason="a name in it")
    return name
