"""A whole course in the window, and what a learner's program with another profile says of every badge.

It takes minutes, so ``tools/try_course.py`` starts it: with 250 people, or with 24 in its short form.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.course_roster import CORRECTED, FEW, LEFT, MENDED, REVOKED, RIGHT_NAME, name_of

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

_NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool", "xprop", "xclip", "import", "gnome-keyring-daemon")
_TOOLS = Path(__file__).resolve().parents[3] / "shared" / "tools"
_RUN = Path(__file__).with_name("course_run.py")
_PEOPLE = int(os.environ.get("BADGEDESK_COURSE_PEOPLE") or FEW)
_LIMIT_S = 900 if _PEOPLE <= FEW else 3_600


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The course, gone through once for all tests of this module."""
    if "BADGEDESK_COURSE_PEOPLE" not in os.environ:
        pytest.skip("the course takes minutes and is started by tools/try_course.py")
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing or sys.platform != "linux" or not (_TOOLS / "desk-session").is_file():
        pytest.skip(f"no desktop here: {', '.join(missing) or 'its starter'} is missing")
    folder = tmp_path_factory.mktemp("course")
    pictures = Path(os.environ.get("BADGEDESK_JOURNEY_PICTURES") or folder / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    command = [_TOOLS / "desk-session", "--size", "1600x1000", "--home", folder / "home", "--term", _LIMIT_S, "--"]
    command += [sys.executable, _RUN, _TOOLS, folder, pictures, _PEOPLE]
    left_out = ("QT_", "XDG_", "DISPLAY", "WAYLAND", "PYTHON_KEYRING")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    environment |= {"LANG": "C.UTF-8", "HOME": str(folder / "home")}
    ended = subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, timeout=_LIMIT_S + 60, check=False
    )
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-4000:]
    found = json.loads(ended.stdout.splitlines()[-1])
    assert isinstance(found, dict)
    return found


def test_all_but_the_rows_that_stayed_wrong_are_awarded(told: dict[str, Any]) -> None:
    people = {name_of(number) for number in range(1, _PEOPLE + 1)}
    left = {name_of(number) for number in LEFT}
    assert {recipient for _, recipient in told["awarded"]} == people - left
    assert {name_of(number) for number in MENDED} <= {recipient for _, recipient in told["awarded"]}


def test_another_program_sees_one_revoked_one_corrected_and_the_rest_good(told: dict[str, Any]) -> None:
    by_headline = Counter(headline for headline, _ in told["awarded"])
    assert by_headline == {"good": _PEOPLE - len(LEFT) - 2, "revoked": 2}
    gone = {recipient for headline, recipient in told["awarded"] if headline == "revoked"}
    assert gone == {name_of(REVOKED), name_of(CORRECTED)}
    assert told["anew"] == [["good", RIGHT_NAME]]


def test_the_register_says_which_was_revoked_and_which_corrected(told: dict[str, Any]) -> None:
    states = {entry["recipient"]: entry["state"] for entry in told["register"]}
    assert states.pop(name_of(REVOKED)) == "revoked"
    assert states.pop(name_of(CORRECTED)) == "corrected"
    assert set(states.values()) == {"awarded"}
    assert RIGHT_NAME in states


def test_everything_that_takes_the_keyboard_has_a_name(told: dict[str, Any]) -> None:
    assert told["nameless"] == []


def test_no_file_holds_the_key_and_no_temporary_file_the_people(told: dict[str, Any]) -> None:
    assert told["searched"] > _PEOPLE
    assert told["people_known"] >= 1  # the register in the profile names them, so they would be found
    assert (told["with_the_key"], told["with_people"]) == ([], [])
