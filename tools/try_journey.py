"""Go the whole journey of an issuer and a learner under a virtual screen: the full form of the end-to-end test.

    .venv/bin/python tools/try_journey.py [--short] PICTURES

First start, template, form, issuer with a recovery file read back, thirty people with two wrong cells, award; then
drop, trust, and drag into Chromium and Firefox; then both roles by keyboard alone, and a walk through every place as a
screen reader meets it. A picture of every step goes to the
folder PICTURES. Tells for each part how long the window's thread was kept at worst. Needs
``installer/debian-test.txt`` and firefox-esr; the exit code is that of the tests.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_SHOWN = 12


def tell(heart: Path) -> None:
    """Say how long the window's thread was kept."""
    told = json.loads(heart.read_text("utf-8"))
    late = len(told["stalls"])
    print(f"\n{heart.stem}: longest {told['longest_s'] * 1000:.0f} ms, {late} over {told['late_s'] * 1000:.0f} ms")
    for stall in told["stalls"][:_SHOWN]:
        where = " < ".join(reversed(stall["at"][-5:])) or "not seen"
        parts = f"{stall['worked_s'] * 1000:4.0f} ms of work, {stall['queued_s'] * 1000:4.0f} ms without a processor"
        print(f"  {stall['seconds'] * 1000:5.0f} ms, {parts}: {where}")


def main() -> int:
    """Run the tests and return their exit code."""
    parser = argparse.ArgumentParser(description="Go the journey of an issuer and a learner under a virtual screen.")
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--short", action="store_true", help="only what is part of the normal run")
    options = parser.parse_args()
    environment = {**os.environ, "BADGEDESK_JOURNEY_PICTURES": str(options.pictures.absolute())}
    if not options.short:
        environment["BADGEDESK_FULL_JOURNEY"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-rs",
            "-p",
            "no:randomly",
            "--basetemp",
            f"{folder}/run",
        ]
        spoken = [] if options.short else ["tests/e2e/test_spoken_places.py"]
        done = subprocess.run([*command, "tests/e2e/test_journey.py", *spoken], cwd=_ROOT, env=environment, check=False)
        for heart in sorted(Path(folder).glob("run/**/heart-*.json")):
            tell(heart)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
