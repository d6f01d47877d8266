"""The loop: a child works on a profile, is killed at a random moment, and the profile is looked through."""

import os
import random
import shutil
import signal
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.sealed_stream import SealedReader
from badgedesk.wallet import Wallet
from badgedesk.wallet.backup import Choice, write_backup
from tests.kills.works import LEAST_COST, WORDS, WORKS, opened
from tests.unit.wallet.conftest import Clock, badge

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "wallets" / "version-1"
BEYOND = 1.3
"""Kills are spread over so many times what the work takes when nobody kills it: some come after it is through."""
_AGAIN_EVERY = 60
"""After so many kills it is measured anew, for a machine is not always as quick."""


@dataclass
class Outcome:
    """What some kills came to."""

    kills: Counter[str] = field(default_factory=Counter)
    finished: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def prepare(folder: Path) -> None:
    """Make what the works need: a profile with badges, and a backup of another one."""
    with Wallet(opened(folder / "other"), now=Clock()) as other:
        for number in range(8):
            other.add(badge(f"Other {number}"), "o.json")
    choice = Choice(WORDS, cost=LEAST_COST)
    write_backup(opened(folder / "other"), folder / "other.badgebackup", choice, now=Clock())
    with Wallet(opened(folder / "profile"), now=Clock()) as wallet:
        for number in range(4):
            wallet.add(badge(f"Own {number}"), "o.json")


def run(folder: Path, kills: int, seed: int, *, longest_s: float = float("inf")) -> Outcome:
    """Kill ``kills`` works, or as many as fit in a time, chosen and timed by chance; return what that came to."""
    prepare(folder)
    dice = random.Random(seed)
    outcome = Outcome()
    told: set[str] = set()
    takes_s: dict[str, float] = {}
    ends = time.monotonic() + longest_s
    for number in range(kills):
        if time.monotonic() > ends:
            break
        if number % _AGAIN_EVERY == 0:
            takes_s = measure(folder / "measured")
        kind = sorted(WORKS)[number % len(WORKS)]
        profile = folder / "profile"
        if kind == "migrate":
            profile = folder / f"old-{number}"
            shutil.copytree(SAMPLE, profile)
        lines, finished = kill_one(kind, profile, dice.random() * takes_s[kind] * BEYOND)
        outcome.kills[kind] += 1
        outcome.finished[kind] += finished
        if kind != "migrate":
            told |= {line for line in lines if line.startswith(("item", "tag"))}
        try:
            look(profile, told if kind != "migrate" else set(), outcome, kind)
        except BadgeDeskError as fault:
            outcome.unreadable.append(f"{number} {kind}: {fault} {fault.facts}")
        if kind == "migrate":
            shutil.rmtree(profile)
    return outcome


def measure(folder: Path) -> dict[str, float]:
    """Return how long each work takes here and now when nobody kills it, in seconds."""
    shutil.rmtree(folder, ignore_errors=True)
    prepare(folder)
    takes_s = {}
    for kind in sorted(WORKS):
        profile = folder / "profile"
        if kind == "migrate":
            profile = folder / "old"
            shutil.copytree(SAMPLE, profile)
        started = time.monotonic()
        _, finished = kill_one(kind, profile, None)
        assert finished
        takes_s[kind] = time.monotonic() - started
    return takes_s


def kill_one(
    kind: str, profile: Path, after_s: float | None, before: Callable[[], None] | None = None
) -> tuple[list[str], bool]:
    """Let a child work and kill it, never with None; returns what it told, and whether it was through before.

    ``before`` is called before the kill, while the child stands still.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():  # Python 3.12 warns of threads; the child of a test's worker starts none
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            WORKS[kind](profile, lambda line: os.write(writing, f"{line}\n".encode()) and None)
            os._exit(0)
        finally:  # whatever was raised: a child must never go on as a second copy of its parent
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    if after_s is not None:
        time.sleep(after_s)  # the moment of the kill, not a wait for anything
        if before is not None:
            os.kill(child, signal.SIGSTOP)
            os.waitid(os.P_PID, child, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
            before()
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        lines = [line.decode().strip() for line in pipe.read().split(b"\n")[:-1]]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        message = f"the work {kind} failed by itself"
        raise AssertionError(message)
    return lines, os.WIFEXITED(status)


def look(profile: Path, told: set[str], outcome: Outcome, kind: str) -> None:
    """Open the profile, look through all of it, and compare with what was told to be on the disk."""
    with Wallet(opened(profile), now=Clock()) as wallet:
        aside = {"unclaimed", "thumbnail"} if kind == "migrate" else {"unclaimed"}  # the sample's is a text, no picture
        outcome.unreadable += [f"{kind}: {flaw}" for flaw in wallet.check() if flaw.what not in aside]
        ids = {f"item {item.id}" for item in wallet.items()}
        tags = {f"tag {item.id} {name}" for item in wallet.items() for name in wallet.marks.tags_of(item.id)}
        outcome.lost += sorted(told - ids - tags)
        if kind == "migrate" and len(ids) != 2:
            outcome.lost.append(f"migrate: {len(ids)} badges")
        for item in list(wallet.items())[-5:]:
            wallet.original(wallet.originals(item.id)[0].sha256)
        if kind == "add" and len(ids) > 60:  # keep the profile small, so that looking stays quick
            for item in wallet.items()[30:]:
                wallet.remove(item.id)
                told -= {line for line in told if item.id in line}
    kept = profile.parent / "kept.badgebackup"
    if kind == "backup" and kept.exists():
        with kept.open("rb") as file:
            SealedReader(file, WORDS).drain()
