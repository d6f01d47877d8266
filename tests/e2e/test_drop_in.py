"""A file dragged with a real mouse onto the real window is recognised, verified and explained in eight lines."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.desktop]

_TOOLS = Path(__file__).resolve().parents[3] / "shared" / "tools"
_NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool")
_RUN = Path(__file__).with_name("drop_run.py")
_TITLES = ("Format", "Signature", "Issuer", "Time", "Status", "Recipient", "Endorsements", "Picture")


def dropped(tmp_path: Path, file: Path) -> dict[str, str]:
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing or not (_TOOLS / "desk-session").is_file():
        pytest.skip(f"needs a throw-away desktop: {', '.join(missing) or 'its tools are not beside this checkout'}")
    home = tmp_path / "profile"
    words = [_TOOLS / "desk-session", "--term", "90", "--", sys.executable, _RUN, _TOOLS, home, file]
    done = subprocess.run([*map(str, words)], capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert told["alive"], done.stderr
    assert isinstance(told, dict)
    return told


@pytest.fixture
def badge(tmp_path: Path) -> Path:
    """A badge of an issuer that the profile of the window does not know."""
    passphrase, roster = tmp_path / "passphrase", tmp_path / "roster.csv"
    passphrase.write_text("tide tables and lanterns\n", "utf-8")
    roster.write_text("Name\nAnna Ångström\n", "utf-8")
    design = tmp_path / "harbour.badge"
    for words in (
        ("issuer", "create", "--name", "Bay Sailing Club"),
        ("design", "new", "--template", "harbour", "-o", design),
        ("award", "--design", design, "--issuer", "Bay Sailing Club", "--roster", roster, "-o", tmp_path / "awarded"),
    ):
        common = ("--home", tmp_path / "issuing", "--passphrase-file", passphrase)
        command = [sys.executable, "-m", "badgedesk", *map(str, (*words, *common))]
        subprocess.run(command, capture_output=True, check=True, timeout=60)
    return next((tmp_path / "awarded").glob("*.png"))


def test_a_dropped_badge_is_explained_in_eight_lines(badge: Path, tmp_path: Path) -> None:
    told = dropped(tmp_path, badge)
    assert "Nothing was changed since it was signed" not in told["before"]
    for title in _TITLES:
        assert title in told["after"]
    assert "Nothing was changed since it was signed" in told["after"]
    assert "Issuer not known" in told["after"]
    assert "Verified" not in told["after"]


def test_a_dropped_file_that_is_no_badge_is_explained_too(tmp_path: Path) -> None:
    file = tmp_path / "recipe.json"
    file.write_text('{"name": "a recipe"}', "utf-8")
    told = dropped(tmp_path, file)
    assert "This file is no badge" in told["after"]
