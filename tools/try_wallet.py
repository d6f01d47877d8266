"""Go a learner's journey through the wallet under a virtual screen, with everything dropped that the vectors hold.

    .venv/bin/python tools/try_wallet.py PICTURES

First start, a folder of more than 400 badges and attacks dropped, the report read, search, collections; lock, restart,
unlock, backup; the backup taken into an empty profile; then import to export by keyboard alone. A picture of every step
goes to the folder PICTURES. Tells for each part how long the window's thread was kept at worst. Needs
``installer/debian-test.txt``; the exit code is that of the tests.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from try_journey import tell

_ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the tests and return their exit code."""
    parser = argparse.ArgumentParser(description="Go a learner's journey through the wallet under a virtual screen.")
    parser.add_argument("pictures", type=Path)
    options = parser.parse_args()
    journey = {"BADGEDESK_JOURNEY_PICTURES": str(options.pictures.absolute()), "BADGEDESK_FULL_JOURNEY": "1"}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:randomly"]
        command += ["--basetemp", f"{folder}/run", "tests/e2e/test_wallet_journey.py"]
        done = subprocess.run(command, cwd=_ROOT, env={**os.environ, **journey}, check=False)
        for heart in sorted(Path(folder).glob("run/**/heart-*.json")):
            tell(heart)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
