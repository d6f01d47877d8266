"""What a worker does for backups: looks how things stand, writes one, takes one in."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from badgedesk.app.wallet.backup_words import BackupWords, Offer, copy_words, words_for
from badgedesk.core.errors import Code, KeyStoreError, StoreError

if TYPE_CHECKING:
    from badgedesk.host.device import DeviceBook
    from badgedesk.host.paths import ProfilePaths
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.backup import Part
    from badgedesk.wallet.backup.kept import KeptPassphrase
    from badgedesk.wallet.backups import Plan


class StoppedError(Exception):
    """A person stopped the work."""


@dataclass(frozen=True, slots=True)
class BackupMeans:
    """What backups need of the profile and of this computer."""

    open_wallet: "Callable[[], Wallet]"
    held: "Callable[[], tuple[ProfilePaths, tuple[Part, ...]]]"
    kept: "Callable[[], KeptPassphrase]"
    book: "DeviceBook"
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Looked:
    """How things stand; ``news`` says what another computer did, ``label`` is this computer's in names of files."""

    words: BackupWords
    news: str
    label: str


def look(means: BackupMeans) -> Looked:
    """Read when the last backup was made, and what other computers did; that is told once.

    Raises:
        StoreError: that of the wallet.
    """
    from badgedesk.wallet.backup.copies import copies_at_hand
    from badgedesk.wording.keeping import elsewhere_words

    here = means.book.device()
    paths, _ = means.held()
    profile = paths.folder
    seen = means.book.seen(profile)
    with closing(means.open_wallet()) as wallet:
        news, counts = wallet.elsewhere(seen, here.name)
        plan = wallet.backups.plan()
        others = wallet.backups.newer_of_others(Path(plan.folder), here.label) if plan.folder else ()
        kept = bool(plan.every_days) and means.kept().get() is not None
        copies = copies_at_hand(paths, wallet.memory)
        words = words_for(wallet.backups.state(), plan, others, copies, kept=kept)
    if counts != seen:
        means.book.note(profile, counts)
    return Looked(words, " ".join(elsewhere_words(news.computers, news.changes, news.lost)), here.label)


def keep_plan(means: BackupMeans, plan: "Plan", passphrase: str) -> None:
    """Keep a plan; an empty passphrase leaves the one that is kept.

    Raises:
        KeyStoreError: the passphrase cannot be kept; nothing is changed then.
        StoreError: that of the wallet.
    """
    kept = means.kept()
    if not plan.every_days:
        kept.forget()
    elif passphrase:
        kept.put(passphrase)
    with closing(means.open_wallet()) as wallet:
        wallet.backups.set_plan(plan)


def write_to(means: BackupMeans, target: Path, passphrase: str | None, progress: Callable[[int, int], None]) -> int:
    """Write a backup, under the passphrase that is kept where none is given; returns how many badges are in it.

    In the folder of the plan this computer's older ones give way.

    Raises:
        StoreError: `Code.FILE_NOT_FOUND`, where the folder is not there; as `write_backup`.
        KeyStoreError: `Code.PASSPHRASE_NEEDED`.
    """
    from badgedesk.wallet.backup import Choice, write_backup
    from badgedesk.wallet.backups import free_names

    if not target.parent.is_dir():
        raise StoreError(Code.FILE_NOT_FOUND, path=target.parent)
    words = means.kept().get() if passphrase is None else passphrase
    if not words:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    paths, parts = means.held()
    badges = write_backup(paths, target, Choice(words, parts), progress=progress).badges
    with closing(means.open_wallet()) as wallet:
        wallet.backups.note()
        plan = wallet.backups.plan()
    if str(target.parent) == plan.folder:
        free_names(target.parent, plan.keep, means.book.device().label)
    return badges


def take_in(means: BackupMeans, source: Path, passphrase: str, progress: Callable[[int], None]) -> tuple[int, int]:
    """Take a backup in; returns how many badges came and how many were there. Faults as `restore_backup`."""
    from badgedesk.wallet.backup import restore_backup

    paths, parts = means.held()
    restored = restore_backup(paths, source, passphrase, parts=parts, progress=progress)
    with closing(means.open_wallet()) as wallet:
        wallet.backups.note_taken(source)
    return restored.added, restored.known


def look_into(means: BackupMeans, source: Path) -> Offer:
    """Return what taking in another copy of the wallet would come to. Faults as `view_copy`."""
    from badgedesk.wallet.backup.copies import view_copy

    return Offer(source, copy_words(view_copy(means.held()[0], source)), "Merge it", is_copy=True)


def merge(means: BackupMeans, source: Path) -> tuple[int, int]:
    """Take another copy of the wallet in; returns how many badges came and were there. Faults as `merge_copy`."""
    from badgedesk.wallet.backup.copies import merge_copy

    merged, _ = merge_copy(means.held()[0], source, means.now)
    return merged.added, merged.known
