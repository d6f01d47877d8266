"""Runs inside a throw-away desktop: opens files as a file manager does on a double click, and tells what shows.

``open_run.py TOOLS ENTRY HOME FIRST THEN...`` opens FIRST while the program does not run, and then THEN in the window
that is there. It writes one JSON value: what a screen reader found after each, and which process had the window.
"""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

TOOLS, ENTRY, HOME = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
FIRST, THEN = sys.argv[4], sys.argv[5:]
_WAIT_S = 100.0
_PAGE = ("Coastal Skipper", "Nothing was changed since it was signed", "Issuer not known")
_REPORT = ("Show report", "1 badge added. 1 file could not be taken in.")


def launch(*files: str) -> None:
    """Open files with the entry, as file managers do."""
    environment = {**os.environ, "BADGEDESK_HOME": str(HOME)}
    subprocess.run(["gio", "launch", ENTRY, *files], env=environment, check=True, timeout=60)


def tree_with(*words: str) -> str:
    """Return what a screen reader finds, once all these words are among it; else what it found last.

    The tree is read piece by piece while the window goes on: one reading may miss what came up meanwhile.
    """
    found, end = "", time.monotonic() + _WAIT_S
    while not all(word in found for word in words) and time.monotonic() < end:
        time.sleep(0.3)  # between two looks at what a screen reader finds
        done = subprocess.run(
            [TOOLS / "desk-a11y", "tree"], capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        found = done.stdout
    return found


def owner() -> int:
    """Return the process that has the window of the profile."""
    return int((HOME / "window.lock").read_text("utf-8").split()[0])


launch(FIRST)
first = tree_with(*_PAGE)
before = owner()
try:
    launch(*THEN)
    then = tree_with(*_REPORT)
    left = [request.name for request in (HOME / "requests").iterdir()]
    told = {"first": first, "then": then, "same": owner() == before, "requests": left}
    sys.stdout.write(json.dumps(told))
finally:
    with suppress(ProcessLookupError):
        os.kill(before, signal.SIGTERM)
