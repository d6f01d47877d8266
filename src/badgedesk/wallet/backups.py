"""When the last backup was made, how much is new since, and which old backups give way."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.database import Database
from badgedesk.host.files import remove_file
from badgedesk.wallet.records import is_sound, record_of

SUFFIX: Final = ".badgebackup"
REMIND_CHANGES: Final = 20
"""So many new badges since the last backup call for another."""
REMIND_DAYS: Final = 90
_NAME: Final = "backup-at"
_STEM: Final = "BadgeDesk "


@dataclass(frozen=True, slots=True)
class BackupState:
    """The last backup of a wallet: when, and how many badges came since."""

    at: datetime | None
    new: int
    due: bool


class Backups:
    """What a wallet remembers of its backups."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    def state(self) -> BackupState:
        """Return what is known of the last backup, and whether it is time for another."""
        row = self._database.row("SELECT name, value, record FROM memory WHERE name = ?", (_NAME,))
        at = None
        if row is not None and is_sound(row):
            with suppress(BadgeDeskError):
                at = parse_time(str(row[1]))
        since = format_time(at) if at is not None else ""
        count = self._database.row("SELECT count(*) FROM item WHERE added_at > ?", (since,))
        new = int(str(count[0])) if count else 0
        old = at is None or self._now() - at > timedelta(days=REMIND_DAYS)
        return BackupState(at, new, new >= REMIND_CHANGES or (old and new > 0))

    def note(self) -> None:
        """Remember that a backup was written now."""
        values = (_NAME, format_time(self._now()))
        self._database.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", (*values, record_of(values)))


def dated_name(now: datetime) -> str:
    """Return the name of a backup in a folder of backups."""
    return f"{_STEM}{now.strftime('%Y-%m-%d %H%M%S')}{SUFFIX}"


def free_names(folder: Path, keep: int) -> tuple[Path, ...]:
    """Remove the oldest backups of a folder until ``keep`` are left, and return which; only names as `dated_name`.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    found = sorted(path for path in folder.glob(f"{_STEM}????-??-?? ??????{SUFFIX}") if path.is_file())
    removed = []
    for path in found[: max(0, len(found) - keep)]:
        remove_file(path)
        removed.append(path)
    return tuple(removed)
