"""Backups: one sealed file with everything a profile holds, and taking it in again."""

from badgedesk.wallet.backup.contents import Part
from badgedesk.wallet.backup.restoring import Restored, restore_backup
from badgedesk.wallet.backup.writing import Choice, Written, write_backup

__all__ = [
    "Choice",
    "Part",
    "Restored",
    "Written",
    "restore_backup",
    "write_backup",
]
