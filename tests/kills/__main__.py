"""Kill the wallet's work, at random moments or at every system call, cut its power, and damage copies of it.

    python -m tests.kills [--kills N] [--minutes N] [--power N] [--points] [--damage N] [--seed N]

Prints what came of it. Exit 1 where anything was lost, unreadable, or damaged without a word. ``--points`` needs
strace, ``--power`` the right to mount an image.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.crash.points import can_trace
from tests.kills.damage import damage_copies
from tests.kills.loop import Outcome, run
from tests.kills.points import WORKS, try_points
from tests.kills.power import cut_power, why_not

_MINUTE_S = 60.0


def main() -> int:
    """Do what is asked for, print what it came to, and return 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1_000, metavar="N", help="at random moments")
    parser.add_argument("--minutes", type=float, default=float("inf"), metavar="N", help="as many as fit")
    parser.add_argument("--power", type=int, default=0, metavar="N", help="cut the power so many times")
    parser.add_argument("--points", action="store_true", help="at every system call of one import and one restore")
    parser.add_argument("--damage", type=int, default=0, metavar="N", help="damage so many copies")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.kills:
            faults += _kill(folder / "kills", options.kills, options.seed, options.minutes * _MINUTE_S)
        if options.power:
            faults += _power(folder / "power", options.power, options.seed)
        if options.damage:
            faults += _damage(folder / "damage", options.damage, options.seed)
        if options.points:
            faults += _points(folder / "points")
    return 1 if faults else 0


def _kill(folder: Path, kills: int, seed: int, longest_s: float) -> int:
    folder.mkdir()
    return _tell_outcome("kills", run(folder, kills, seed, longest_s=longest_s))


def _power(folder: Path, cuts: int, seed: int) -> int:
    if reason := why_not():
        print(f"the power cannot be cut: {reason}", file=sys.stderr)
        return 1
    folder.mkdir()
    return _tell_outcome("power cuts", cut_power(folder, cuts, seed))


def _tell_outcome(what: str, outcome: Outcome) -> int:
    for kind, count in sorted(outcome.kills.items()):
        print(f"{kind:8} {count} times, {outcome.finished[kind]} of them through before")
    print(f"{sum(outcome.kills.values())} {what}: {len(outcome.lost)} lost, {len(outcome.unreadable)} unreadable")
    return _tell((*outcome.lost, *outcome.unreadable))


def _damage(folder: Path, copies: int, seed: int) -> int:
    folder.mkdir()
    damage = damage_copies(folder, copies, seed)
    print(", ".join(f"{count} {what}" for what, count in sorted(damage.outcomes.items())))
    print(f"{copies} damaged copies: {len(damage.silent)} silent")
    return _tell((*damage.silent, *damage.worse))


def _points(folder: Path) -> int:
    if not can_trace():
        print("strace is missing, or processes may not be traced here", file=sys.stderr)
        return 1
    faults = 0
    for kind in WORKS:
        tally = try_points(kind, folder / kind.replace(" ", "-"))
        print(f"{kind}: {tally.killed} killed of {tally.points}, {len(tally.faults)} faults", flush=True)
        faults += _tell(tuple(tally.faults))
    return faults


def _tell(lines: tuple[str, ...]) -> int:
    for line in lines[:20]:
        print(f"  {line}")
    return len(lines)


if __name__ == "__main__":
    sys.exit(main())
