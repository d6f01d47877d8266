"""Draw a badge from an empty program to a finished file under a virtual screen, by real mouse and keys alone.

    .venv/bin/python tools/draw_shield.py PICTURES

A shield with a gradient, a ring, arc texts at top and bottom, an icon and a ribbon; saved, exported, closed, opened
again, exported again. Prints how many events that took, what a screen reader is told of the layers, and whether both
exports are the same. A picture of each step and the badge itself go to the folder PICTURES. Needs
``installer/debian-test.txt``; the exit code is 0 where the badge came out as it should.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_TOOLS = _ROOT.parent / "shared" / "tools"
_RUN = _ROOT / "tests" / "e2e" / "shield_run.py"
_LIMIT_S = 900
_WANTED = {
    "Shield",
    "Circle",
    "Ring",
    "CANVAS SKILLS, Arc text",
    "BADGE DESIGN, Arc text",
    "Palette, Icon",
    "Ribbon",
    "MASTER, Text",
}


def main() -> int:
    """Run it and tell of it."""
    parser = argparse.ArgumentParser(description="Draw a badge by real mouse and keys under a virtual screen.")
    parser.add_argument("pictures", type=Path)
    pictures = parser.parse_args().pictures.absolute()
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [_TOOLS / "desk-session", "--size", "1920x1080", "--home", folder / "user", "--term", _LIMIT_S, "--"]
        command += [sys.executable, _RUN, _TOOLS, folder, pictures]
        left_out = ("QT_", "XDG_", "DISPLAY", "WAYLAND", "PYTHON_KEYRING")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
        environment |= {"LANG": "C.UTF-8", "HOME": str(folder / "user")}
        ended = subprocess.run(list(map(str, command)), env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if ended.returncode:
        return ended.returncode
    told = json.loads(ended.stdout.splitlines()[-1])
    for kind, count in told["events"].items():
        print(f"{count:5} {kind}")
    print(f"{told['all']:5} events in {told['seconds']} s")
    for layer, place, selected in told["layers"]:
        print(f"  {layer}: {place}{' (selected)' if selected else ''}")
    print(f"both exports are the same: {told['same']}; text elements in the SVG: {told['text elements']}")
    missing = _WANTED - {layer for layer, *_ in told["layers"]}
    if missing:
        print(f"not told to a screen reader: {', '.join(sorted(missing))}")
    return 0 if told["same"] and not told["text elements"] and not missing else 1


if __name__ == "__main__":
    sys.exit(main())
