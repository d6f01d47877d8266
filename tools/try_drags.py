"""Drag and paste badges into real browsers, under a virtual screen: the full form of the end-to-end test.

    .venv/bin/python tools/try_drags.py [PYTEST OPTIONS]

Needs the packages of ``installer/debian-test.txt``, and Chromium or Firefox or both; a browser that is not installed is
named and left out. The exit code is that of the tests.
"""

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the tests and return their exit code."""
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:randomly", "tests/e2e/test_drag_browser.py"]
    environment = {**os.environ, "BADGEDESK_FULL_DRAGS": "1"}
    return subprocess.run([*command, *sys.argv[1:]], cwd=_ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
