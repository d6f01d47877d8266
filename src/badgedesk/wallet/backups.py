"""When the last backup was made, how much is new since, when the next is due, and which old ones give way."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.strictjson import JsonObject, parse_object, write_json
from badgedesk.host.database import Database
from badgedesk.host.files import remove_file
from badgedesk.wallet.changes import changes_of
from badgedesk.wallet.memory import Memory

SUFFIX: Final = ".badgebackup"
REMIND_CHANGES: Final = 20
"""So many changes since the last backup call for another, unless the plan says another number."""
REMIND_DAYS: Final = 90
EVERY_DAYS: Final = (0, 1, 7, 30)
"""What a plan may say; 0 for no schedule."""
AFTER_CHANGES: Final = (5, 20, 100)
KEEP: Final = (3, 5, 10)
"""How many backups of this computer may stay in the folder of a plan."""
_AT: Final = "backup-at"
_CHANGES: Final = "backup-changes"
_PLAN: Final = "backup-plan"
_TAKEN: Final = "backup-taken:"
_STAMP: Final = "%Y-%m-%d %H%M%S"
_DATED: Final = re.compile(
    rf"BadgeDesk (?:([A-Za-z0-9-]{{1,40}}) )?([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} [0-9]{{6}}){re.escape(SUFFIX)}"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """When backups are made and where; the defaults only remind.

    Attributes:
        folder: where they are written; empty for asking each time.
        every_days: one of `EVERY_DAYS`.
        after_changes: one of `AFTER_CHANGES`.
        keep: one of `KEEP`.
    """

    folder: str = ""
    every_days: int = 0
    after_changes: int = REMIND_CHANGES
    keep: int = KEEP[1]


@dataclass(frozen=True, slots=True)
class BackupState:
    """The last backup of a wallet: when, how many badges came since, and how many changes were made in all."""

    at: datetime | None
    new: int
    changes: int
    due: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A backup that lies in a folder: of which computer, and from when as its name says it."""

    path: Path
    label: str
    stamp: str


class Backups:
    """What a wallet remembers of its backups."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database, self._memory, self._now = database, Memory(database), now

    def plan(self) -> Plan:
        """Return what the user planned; what is missing or damaged is the default."""
        plain = Plan()
        try:
            value = parse_object((self._memory.get(_PLAN) or "{}").encode())
        except BadgeDeskError:
            return plain
        folder, every = value.get("folder"), value.get("everyDays")
        after, keep = value.get("afterChanges"), value.get("keep")
        return Plan(
            folder if isinstance(folder, str) else plain.folder,
            every if isinstance(every, int) and every in EVERY_DAYS else plain.every_days,
            after if isinstance(after, int) and after in AFTER_CHANGES else plain.after_changes,
            keep if isinstance(keep, int) and keep in KEEP else plain.keep,
        )

    def set_plan(self, plan: Plan) -> None:
        """Keep a plan in place of an earlier one."""
        value: JsonObject = {
            "folder": plan.folder,
            "everyDays": plan.every_days,
            "afterChanges": plan.after_changes,
            "keep": plan.keep,
        }
        self._memory.put(_PLAN, write_json(value))

    def state(self) -> BackupState:
        """Return what is known of the last backup, and whether it is time for another."""
        plan, at = self.plan(), self._time(_AT)
        since = format_time(at) if at is not None else ""
        count = self._database.row("SELECT count(*) FROM item WHERE added_at > ?", (since,))
        new = int(str(count[0])) if count else 0
        changes = max(new, self._changes() - self._number(_CHANGES))
        passed = timedelta(days=plan.every_days or REMIND_DAYS)
        old = at is None or self._now() - at >= passed
        return BackupState(at, new, changes, changes >= plan.after_changes or (old and changes > 0))

    def note(self) -> None:
        """Remember that a backup was written now."""
        with self._database.transaction():
            self._memory.put(_AT, format_time(self._now()))
            self._memory.put(_CHANGES, str(self._changes()))

    def newer_of_others(self, folder: Path, label: str) -> tuple[Found, ...]:
        """Return the newest backup of each other computer in a folder, where it was not taken in yet."""
        newest: dict[str, Found] = {}
        for found in dated_backups(folder):
            if found.label != label and (found.label not in newest or newest[found.label].stamp < found.stamp):
                newest[found.label] = found
        taken = {other: self._memory.get(_TAKEN + other) or "" for other in newest}
        return tuple(newest[other] for other in sorted(newest) if newest[other].stamp > taken[other])

    def note_taken(self, source: Path) -> None:
        """Remember that a backup was taken in, so that it is not offered again."""
        named = _DATED.fullmatch(source.name)
        if named is not None and (self._memory.get(_TAKEN + (named[1] or "")) or "") < named[2]:
            self._memory.put(_TAKEN + (named[1] or ""), named[2])

    def _changes(self) -> int:
        return sum(changes_of(self._database).values())

    def _time(self, name: str) -> datetime | None:
        with suppress(BadgeDeskError):
            return parse_time(self._memory.get(name) or "")
        return None

    def _number(self, name: str) -> int:
        text = self._memory.get(name) or "0"
        return int(text) if text.isdecimal() else 0


def dated_name(now: datetime, label: str = "") -> str:
    """Return the name of a backup in a folder of backups; ``label`` tells computers apart that share the folder."""
    return f"BadgeDesk {f'{label} ' if label else ''}{now.strftime(_STAMP)}{SUFFIX}"


def dated_backups(folder: Path) -> tuple[Found, ...]:
    """Return the backups of a folder whose names are as `dated_name`, the oldest first; a missing folder has none."""
    try:
        names = [path for path in folder.iterdir() if path.is_file()]
    except OSError:
        return ()
    matched = [(path, _DATED.fullmatch(path.name)) for path in names]
    found = [Found(path, match[1] or "", match[2]) for path, match in matched if match is not None]
    return tuple(sorted(found, key=lambda one: one.stamp))


def free_names(folder: Path, keep: int, label: str = "") -> tuple[Path, ...]:
    """Remove the oldest backups of one computer until ``keep`` are left, and return which.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    own = [found.path for found in dated_backups(folder) if found.label == label]
    removed = own[: max(0, len(own) - keep)]
    for path in removed:
        remove_file(path)
    return tuple(removed)
