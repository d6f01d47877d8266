"""Open every place, dialog and step of the window once, and tell how long its thread works without a break.

    python tools/try_pauses.py [--only wallet awards designs frame hostile] [--most 100]

Runs without a screen, in one process, with data made by the program's own core. Each line is a step and the longest
turn of the event loop in it, in milliseconds of the window's thread's own processor time, so that other work on the
machine does not count; where it was long, the places in the code that were seen in it. The exit code is 1 if a turn was
longer than ``--most``.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

PARTS: Final = ("wallet", "designs", "awards", "frame")


def main() -> int:
    """Walk, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--most", type=float, default=100.0, help="milliseconds that a turn may last")
    options = parser.parse_args()
    from pause_walk import Walk

    with tempfile.TemporaryDirectory() as folder:
        pauses = Walk(Path(folder), options.only).run()
    worst = max(pauses, key=lambda pause: pause.longest_ms)
    print(f"longest: {worst.longest_ms:.1f} ms, {worst.name}")
    return 1 if worst.longest_ms > options.most else 0


if __name__ == "__main__":
    sys.exit(main())
