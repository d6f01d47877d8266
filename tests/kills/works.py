"""The work that is killed: each tells what it finished, a line at a time, only once it is on the disk."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.host.lock import ProfileLock
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Wallet
from badgedesk.wallet.backup import Choice, restore_backup, write_backup
from tests.unit.wallet.conftest import Clock, badge

WORDS = "correct horse battery staple"
Tell = Callable[[str], None]


def opened(folder: Path) -> ProfilePaths:
    """Return a profile, unlocked where it has a lock; an interrupted change of the lock is finished."""
    paths = open_profile(folder)
    lock = lock_of(paths)
    if not lock.is_set:
        return paths
    master = lock.open(WORDS)
    lock.settle(master)
    return replace(paths, secret=master if lock.is_set else None)


def lock_of(paths: ProfilePaths) -> ProfileLock:
    """Return the lock of a profile."""
    return ProfileLock(paths, None, LEAST_COST)


def add(folder: Path, tell: Tell) -> None:
    """Take badges in, one after the other."""
    with Wallet(opened(folder), now=Clock()) as wallet:
        for number in range(25):
            tell(f"item {wallet.add(badge(f'{os.getpid()} {number}'), 'x.json').item.id}")


def tag(folder: Path, tell: Tell) -> None:
    """Tag badges, one after the other."""
    with Wallet(opened(folder), now=Clock()) as wallet:
        for number in range(10):
            for item in wallet.items()[:3]:
                name = f"{os.getpid()} {number}"
                wallet.marks.tag([item.id], [name])
                tell(f"tag {item.id} {name}")


def lock(folder: Path, tell: Tell) -> None:
    """Lock a profile, or take its lock off."""
    paths = opened(folder)
    if paths.secret is None:
        lock_of(paths).set(WORDS)
    else:
        lock_of(paths).take_off(paths.secret)
    tell("lock")


def backup(folder: Path, tell: Tell) -> None:
    """Write a backup over an older one."""
    write_backup(opened(folder), folder.parent / "kept.badgebackup", Choice(WORDS, cost=LEAST_COST), now=Clock())
    tell("backup")


def restore(folder: Path, tell: Tell) -> None:
    """Take in what another profile holds."""
    restored = restore_backup(opened(folder), folder.parent / "other.badgebackup", WORDS, now=Clock())
    tell(f"restored {restored.added + restored.known}")


def migrate(folder: Path, tell: Tell) -> None:
    """Bring a wallet of the first version up to date."""
    with Wallet(opened(folder), now=Clock()) as wallet:
        tell(f"items {len(wallet.items())}")


WORKS = {"add": add, "tag": tag, "lock": lock, "backup": backup, "restore": restore, "migrate": migrate}
