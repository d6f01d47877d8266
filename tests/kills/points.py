"""Every crash point of one import and one restore: killed at each system call that changes something on the disk."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.wallet import Wallet
from badgedesk.wallet.backup import Choice, restore_backup, write_backup
from tests.crash.points import CHANGING, Tally, count_calls, traced
from tests.kills.works import LEAST_COST, WORDS, opened
from tests.unit.wallet.conftest import Clock, as_png, badge

Say = Callable[[str], None]
_FILES: Final = ("Anna", "Berta")


def bring_in(folder: Path, say: Say) -> None:
    """Take two badges in; say each."""
    with Wallet(opened(folder), now=Clock()) as wallet:
        for person in _FILES:
            say(f"item {wallet.add(as_png(badge(person)), f'{person}.png').item.id}")


def take_back(folder: Path, say: Say) -> None:
    """Take in a backup; say that it is done."""
    restored = restore_backup(opened(folder), folder.parent / "other.badgebackup", WORDS, now=Clock())
    say(f"restored {restored.added + restored.known}")


WORKS: Final = {"one import": (bring_in, 4), "one restore": (take_back, 5)}
"""What is killed, and how many badges there are once it was done again."""


def try_points(kind: str, folder: Path, *, every: int = 1) -> Tally:
    """Kill a work at every call of each name, or at every so manieth; what does not hold is told."""
    work, whole = WORKS[kind]
    base, copy, tally = folder / "base", folder / "copy", Tally()
    _prepare(folder, base)

    def begun() -> Callable[[Say], None]:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(base, copy)
        return lambda say: work(copy, say)

    counted = count_calls(begun(), CHANGING)
    for name, count in sorted(counted.items()):
        for when in range(1, count + 1, every):
            said, killed = traced(begun(), name, when)
            tally.points += 1
            tally.killed += killed
            try:
                _judge(copy, said, work, whole)
            except (AssertionError, BadgeDeskError) as fault:
                tally.faults.append(f"{name} {when}: {fault!r}")
    return tally


def _prepare(folder: Path, base: Path) -> None:
    with Wallet(opened(folder / "other"), now=Clock()) as other:
        for number in range(3):
            other.add(badge(f"Other {number}"), "o.json")
    choice = Choice(WORDS, cost=LEAST_COST)
    write_backup(opened(folder / "other"), folder / "other.badgebackup", choice, now=Clock())
    with Wallet(opened(base), now=Clock()) as wallet:
        for number in range(2):
            wallet.add(badge(f"Own {number}"), "o.json")


def _judge(folder: Path, said: list[str], work: Callable[[Path, Say], None], whole: int) -> None:
    """Look through the profile, do the work again, and look through it once more."""
    assert not [line for line in said if line.startswith("fault")], said
    with Wallet(opened(folder), now=Clock()) as wallet:
        assert [flaw for flaw in wallet.check() if flaw.what != "unclaimed"] == []
        ids = {item.id for item in wallet.items()}
        assert {line.removeprefix("item ") for line in said if line.startswith("item")} <= ids, "a told badge is lost"
        assert not any(line.startswith("restored") for line in said) or len(ids) == whole, "a told restore is lost"
    work(folder, lambda _: None)
    with Wallet(opened(folder), now=Clock()) as wallet:
        assert [flaw for flaw in wallet.check() if flaw.what != "unclaimed"] == []
        assert len(wallet.items()) == whole
