"""English for keeping badges: tags, collections, the lock, backups."""

from collections.abc import Sequence
from typing import Final

from badgedesk.core.errors import Code

KEEPING: Final[dict[Code, tuple[str, str]]] = {
    Code.TAG_FORMAT: (
        "That is empty, too long, or has signs that cannot be shown.",
        "Use a text of at most {limit} characters.",
    ),
    Code.NAME_TAKEN: ("There is a collection called “{item}” already.", "Choose another name."),
    Code.COLLECTION_FILLS_ITSELF: (
        "The collection “{item}” is a saved search and fills itself.",
        "Make a collection of your own to choose badges by hand.",
    ),
    Code.WALLET_LOCKED: ("Your profile is locked.", "Give its passphrase, or unlock the key store."),
    Code.LOCK_THERE: ("Your profile has a lock already.", "To have another passphrase, change it."),
    Code.LOCK_ABSENT: ("Your profile has no lock.", "Set one in the settings (badgedesk wallet lock)."),
    Code.LOCK_DAMAGED: (
        "The file that opens the lock of your profile is damaged.",
        "Put lock.json back from your recovery sheet, or restore a backup into another folder.",
    ),
    Code.TRUST_LIST_FORMAT: (
        "This is not a signed trust list: {reason}.",
        "Ask whoever made it for the file itself, unchanged.",
    ),
    Code.BACKUP_FORMAT: ("This is not a backup made by BadgeDesk.", "Choose a file that ends in .badgebackup."),
    Code.BACKUP_DAMAGED: (
        "The backup is damaged or was cut short: {reason}.",
        "Nothing was changed. Use another copy of it, or an older backup.",
    ),
}
RECOVERY_SHEET: Final = """BadgeDesk recovery sheet

Whoever has this text can open your profile without its passphrase. Print it, keep it with your papers,
and delete the file.

    {text}

If the passphrase is forgotten, put this text into a file and run:
    badgedesk wallet unlock --recovery FILE
"""


def elsewhere_words(computers: Sequence[str], changes: int, lost: int) -> tuple[str, ...]:
    """Say that other computers changed a wallet, and that changes of this one are not in it any more."""
    told = []
    if changes:
        names = ", ".join(computers)
        told.append(f"Changed on another computer since you were here: {names}. Changes: {changes:,}.")
    if lost:
        told.append(
            f"Another computer replaced this wallet. Of your changes here, {lost:,} are not in it. "
            "Restore your last backup: what is missing comes in, and nothing is overwritten."
        )
    return tuple(told)
