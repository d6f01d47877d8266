"""Go through a provider's whole course under a virtual screen, with 250 people: the full form of the end-to-end test.

    .venv/bin/python tools/try_course.py [--people N] PICTURES

Wizard with a recovery file read back and a status address; a workbook with seven wrong rows, three mended in the table,
four left; award, revoke one, correct one, publish; then another profile checks every file against the published list.
Needs ``installer/debian-test.txt``; the exit code is that of the tests.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the tests and return their exit code."""
    parser = argparse.ArgumentParser(description="Go through a provider's course under a virtual screen.")
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--people", type=int, default=250, metavar="N", help="in the workbook, at least 24 (250)")
    options = parser.parse_args()
    environment = {
        **os.environ,
        "BADGEDESK_JOURNEY_PICTURES": str(options.pictures.absolute()),
        "BADGEDESK_COURSE_PEOPLE": str(options.people),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:randomly", "-p", "no:xdist"]
    return subprocess.run([*command, "tests/e2e/test_course.py"], cwd=_ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
