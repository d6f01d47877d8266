"""Runs inside a throw-away desktop: starts the program and a drop source, drags with the mouse, tells what it saw.

``drop_run.py TOOLS HOME FILE`` writes one JSON value: the lines of text that a screen reader finds before and after.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

TOOLS, HOME, FILE = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
TITLES = ("Format", "Signature", "Issuer", "Time", "Status", "Recipient", "Endorsements", "Picture")


def run(*words: object) -> str:
    done = subprocess.run([*map(str, words)], capture_output=True, encoding="utf-8", timeout=30, check=False)
    return done.stdout.strip()


def window(title: str) -> str:
    """Return the window of that title, once it stands on the screen; helper windows of the toolkit are tiny."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for identifier in run("xdotool", "search", "--onlyvisible", "--name", title).split():
            if shape(identifier).get("WIDTH", 0) > 100:
                return identifier
        time.sleep(0.2)  # between two looks at the screen
    sys.exit(f"no window {title}")


def shape(identifier: str) -> dict[str, int]:
    lines = run("xdotool", "getwindowgeometry", "--shell", identifier).split("\n")
    return {
        name: int(value) for name, _, value in (line.partition("=") for line in lines) if value.lstrip("-").isdigit()
    }


def centre(identifier: str) -> tuple[int, int]:
    """Return the middle of a window on the screen; it may reach past the left edge."""
    found = shape(identifier)
    return found["X"] + found["WIDTH"] // 2, found["Y"] + found["HEIGHT"] // 2


def tree() -> str:
    return run(TOOLS / "desk-a11y", "tree")


program = subprocess.Popen([sys.executable, "-m", "badgedesk", "--home", HOME])
source = subprocess.Popen([sys.executable, str(Path(__file__).with_name("drop_source.py")), FILE])
try:
    desk = window("BadgeDesk$")
    run("xdotool", "windowmove", desk, 0, 0)
    origin = window("^Drop source$")
    run("xdotool", "windowmove", origin, 1400, 100)
    time.sleep(1)  # until the window manager has moved both windows
    before = tree()
    run(TOOLS / "desk-drag", *centre(window("^Drop source$")), *centre(window("BadgeDesk$")))
    after, deadline = tree(), time.monotonic() + 20
    while time.monotonic() < deadline and not (all(title in after for title in TITLES) or "no badge" in after):
        time.sleep(0.3)  # between two looks at what a screen reader finds
        after = tree()
    sys.stdout.write(json.dumps({"before": before, "after": after, "alive": program.poll() is None}))
finally:
    source.kill()
    program.terminate()
    program.wait(20)
