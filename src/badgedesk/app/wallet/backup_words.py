"""What the panel of backups says."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.app.widgets.words.dates import counted, long_date
from badgedesk.app.widgets.words.plain import isolated, shown
from badgedesk.wallet.backups import AFTER_CHANGES, EVERY_DAYS, KEEP, Plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from badgedesk.wallet.backup.copies import CopyView
    from badgedesk.wallet.backups import BackupState, Found

_EVERY: Final = {1: "every day", 7: "every week", 30: "every month"}
EVERY: Final = tuple((str(days), _EVERY[days].capitalize() if days else "Only remind", "") for days in EVERY_DAYS)
AFTER: Final = tuple((str(count), f"{count} changes", "") for count in AFTER_CHANGES)
KEPT: Final = tuple((str(count), str(count), "") for count in KEEP)
"""What a plan may say: value, words, no icon."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A backup of another computer, or another copy of this wallet, that was not taken in yet."""

    path: Path
    sentence: str
    verb: str
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class BackupWords:
    """What the panel says.

    Attributes:
        sentence: since when how much is new.
        due: whether another backup is called for.
        plan: what the user planned.
        kept: whether the plan's backups need nobody to type a passphrase.
    """

    sentence: str
    due: bool
    plan: Plan = field(default_factory=Plan)
    kept: bool = False
    offers: tuple[Offer, ...] = ()

    @property
    def planned(self) -> str:
        """The plan in words; empty where there is none."""
        if not self.plan.folder:
            return ""
        folder = isolated(shown(Path(self.plan.folder).name or self.plan.folder))
        if not self.plan.every_days:
            return f"Kept in {folder}"
        made = "A backup" if self.kept else "A reminder"
        return f"{made} {_EVERY[self.plan.every_days]}, kept in {folder}"


def words_for(
    state: "BackupState", plan: Plan, others: "Sequence[Found]", copies: "Sequence[Path]", *, kept: bool
) -> BackupWords:
    """Return what is said of a state, of backups of other computers, and of copies that lie beside the wallet."""
    beside = [
        Offer(copy, f"Another copy of this wallet lies beside it: {isolated(shown(copy.name))}", "Look into it…", True)
        for copy in copies
    ]
    written = [
        Offer(other.path, f"{isolated(shown(other.label or 'Another computer'))} wrote a backup there.", "Take it in…")
        for other in others
    ]
    return BackupWords(_since(state), state.due, plan, kept, (*beside, *written))


def copy_words(view: "CopyView") -> str:
    """Return what taking in another copy of the wallet would come to."""
    held = ""
    if view.badges is not None and view.missing is not None:
        here = "all are here too" if not view.missing else f"not here: {view.missing:,}"
        held = f" and holds {counted(view.badges, 'badge')} ({here})"
    return (
        f"It was changed on {long_date(view.changed_at)}{held}. What is only there comes in, tags, notes and "
        "collections too. Nothing here is overwritten, and the wallet as it is now is kept beside it."
    )


def _since(state: "BackupState") -> str:
    if state.at is None:
        return "Not backed up yet" if state.changes else "Nothing to back up yet"
    if not state.changes:
        return f"Everything is in the backup of {_day(state.at)}"
    new = counted(state.new, "new badge") if state.new else counted(state.changes, "change")
    return f"{new} since {_day(state.at)}"


def restored_words(added: int, known: int) -> str:
    """Return what taking a backup in came to."""
    return f"{counted(added, 'badge')} came back. Already here: {known}."


def _day(at: "datetime") -> str:
    return f"{at.day} {at.strftime('%b')}"
