"""A double click in the file manager: the desktop's own entry opens files in the program, running already or not."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.badges import Club

pytestmark = [pytest.mark.desktop]

_ROOT = Path(__file__).resolve().parents[2]
_TOOLS = _ROOT.parent / "shared" / "tools"
_NEEDED = ("Xvfb", "dbus-daemon", "openbox", "gio")
_RUN = Path(__file__).with_name("open_run.py")


def test_a_double_click_takes_badges_in_and_shows_what_they_are(tmp_path: Path) -> None:
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing or not (_TOOLS / "desk-session").is_file():
        pytest.skip(f"needs a throw-away desktop: {', '.join(missing) or 'its tools are not beside this checkout'}")
    club, folder = Club(), tmp_path / "my badges & more"
    folder.mkdir()
    files = [folder / "Coastal Skipper 100%.png", folder / "Knots.png", folder / "recipe.json"]
    files[0].write_bytes(club.award("Coastal Skipper"))
    files[1].write_bytes(club.award("Knots"))
    files[2].write_text('{"name": "a recipe"}', "utf-8")
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")}
    checkout = tmp_path / "checkout"
    for part in ("installer", "resources/desktop"):
        shutil.copytree(_ROOT / part, checkout / part)
    program = checkout / ".venv" / "bin" / "badgedesk"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m badgedesk "$@"\n', "utf-8")
    program.chmod(0o755)
    subprocess.run([checkout / "installer" / "desktop"], env=environment, check=True, timeout=60)
    entry = tmp_path / "data" / "applications" / "badgedesk.desktop"
    home = tmp_path / "profile"
    words = [_TOOLS / "desk-session", "--term", "280", "--", sys.executable, _RUN, _TOOLS, entry, home, *files]
    done = subprocess.run([*map(str, words)], capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    shown = ("Coastal Skipper", "Nothing was changed since it was signed", "Issuer not known")
    assert [words for words in shown if words not in told["first"]] == [], told["first"]
    assert "1 badge added. 1 file could not be taken in." in told["then"], told["then"]
    assert told["same"]
    assert told["requests"] == []
    listed = subprocess.run(
        [sys.executable, "-m", "badgedesk", "wallet", "list", "--json", "--home", home],
        capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    assert sorted(item["name"] for item in json.loads(listed.stdout)) == ["Coastal Skipper", "Knots"]
