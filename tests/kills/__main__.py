"""Kill the wallet's work at random moments: ``python -m tests.kills [--kills N] [--seed N]``."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.kills.loop import run


def main() -> int:
    """Run the loop, print what it came to, and return 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = run(Path(folder), options.kills, options.seed)
    for kind, count in sorted(outcome.kills.items()):
        print(f"{kind:8} {count} times, {outcome.finished[kind]} of them through before the kill")
    print(f"{sum(outcome.kills.values())} kills: {len(outcome.lost)} lost, {len(outcome.unreadable)} unreadable")
    for line in (*outcome.lost, *outcome.unreadable):
        print(f"  {line}")
    return 1 if outcome.lost or outcome.unreadable else 0


if __name__ == "__main__":
    sys.exit(main())
