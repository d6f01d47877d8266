"""Kill awarding, revoking and publishing at every system call and at random moments; let the disk refuse.

    python -m tests.crash [--all-calls] [--every N] [--kills 50] [--seed N]

After each kill, and after each call from which on the disk was full or read-only, the register is opened, its chains
and every reported award are checked, and the work is done again. Exit 1 where something did not hold. Needs strace and
the right to trace.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.moments import try_moments
from tests.crash.points import ALL, CHANGING, FULL, READ_ONLY, TRIALS, Tally, can_trace, try_failures, try_points

MOMENTS = (
    ("one process", 1, False),
    ("ZIP file", 1, True),
    ("two processes", 2, False),
    ("two processes into a ZIP file", 2, True),
)


def main() -> int:
    """Kill, judge, and print the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__.splitlines()[0])
    parser.add_argument("--all-calls", action="store_true", help="at every call, also those that only read")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only at every Nth call of a name")
    parser.add_argument("--kills", type=int, default=50, metavar="N", help="kills at random moments")
    parser.add_argument("--seed", type=int, default=20261114, metavar="N")
    options = parser.parse_args()
    if not can_trace():
        print("strace is missing, or processes may not be traced here", file=sys.stderr)
        return 1
    calls = ALL if options.all_calls else CHANGING
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for trial in TRIALS:
            started = time.monotonic()
            tally = try_points(trial, folder / trial.told, calls=calls, every=options.every)
            faults += _tell(trial.told, tally, started)
            for failure in (FULL, READ_ONLY):
                started = time.monotonic()
                tally = try_failures(trial, folder / failure.error / trial.told, failure, every=options.every)
                faults += _tell(f"{trial.told}, {failure.told}", tally, started)
        for told, jobs, zipped in MOMENTS:
            started = time.monotonic()
            tally = try_moments(folder / told, options.kills, options.seed, jobs=jobs, zipped=zipped)
            faults += _tell(f"random moments, {told}", tally, started)
    return 1 if faults else 0


def _tell(what: str, tally: Tally, started: float) -> int:
    seconds = time.monotonic() - started
    print(
        f"{what}: {tally.killed} ended early of {tally.points}, {len(tally.faults)} faults, {seconds:.0f} s", flush=True
    )
    for fault in tally.faults[:20]:
        print(f"  {fault}")
    return len(tally.faults)


if __name__ == "__main__":
    sys.exit(main())
