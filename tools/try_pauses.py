"""Open every place, dialog and step of the window once, and tell how long its thread works without a break.

    python tools/try_pauses.py [--only greeting wallet designs awards frame] [--most 100]

Runs without a screen, the first start in a process of its own and the rest in one, with data made by the program's own
core. Each line is a step and the longest turn of the event loop in it, in milliseconds of the window's thread's own
processor time, so that other work on the machine does not count; where it was long, the places in the code that were
seen in it. The exit code is 1 if a turn was longer than ``--most``.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

GREETING: Final = "greeting"
PARTS: Final = (GREETING, "wallet", "designs", "awards", "frame")


def main() -> int:
    """Walk, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--most", type=float, default=100.0, help="milliseconds that a turn may last")
    options = parser.parse_args()
    longest = [_greeting_ms()] if GREETING in options.only else []
    rest = [part for part in options.only if part != GREETING]
    if rest:
        from pause_walk import Walk

        with tempfile.TemporaryDirectory() as folder:
            longest += [pause.longest_ms for pause in Walk(Path(folder), rest).run()]
    print(f"longest: {max(longest):.1f} ms")
    return 1 if max(longest) > options.most else 0


def _greeting_ms() -> float:
    """Measure the first start where nothing is loaded yet, and return its longest turn."""
    words = [sys.executable, str(Path(__file__).with_name("pause_greeting.py"))]
    told = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout
    *lines, longest = told.splitlines()
    print("\n".join(lines), flush=True)
    return float(longest)


if __name__ == "__main__":
    sys.exit(main())
