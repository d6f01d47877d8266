"""From the first start to a badge in somebody's web page, by real mouse and keyboard events only.

The short form, the issuer by mouse and a learner with Chromium, is part of the normal run. The full form, with Firefox
and both roles by keyboard alone, is started by ``tools/try_journey.py``, which keeps the pictures.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core.bake import unbake
from badgedesk.core.model.report import Outcome
from badgedesk.core.verify import Circumstances, verify
from badgedesk.host import clock
from tests.e2e.journey_roster import PEOPLE, people_names

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

_NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool", "xprop", "xclip", "import", "gnome-keyring-daemon", "chromium")
_TOOLS = Path(__file__).resolve().parents[3] / "shared" / "tools"
_RUN = Path(__file__).with_name("journey_run.py")
_SHORT = ("issuer", "learner-chromium")
_FULL = (*_SHORT, "learner-firefox", "issuer-by-keys", "learner-by-keys")
_PART_S = 480


class Told:
    """What the journey came to, and where its files lie."""

    def __init__(self, parts: dict[str, Any], home: Path) -> None:
        self.parts, self.home = parts, home

    @property
    def files(self) -> list[Path]:
        """The files awarded by mouse."""
        folder = self.home / "Documents" / "BadgeDesk" / "Knots and Hitches"
        return sorted(folder / name for name in self.parts["issuer"]["files"])


def _missing(parts: tuple[str, ...]) -> list[str]:
    needed = (*_NEEDED, *(("firefox-esr",) if "learner-firefox" in parts else ()))
    return [name for name in needed if shutil.which(name) is None]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The journey, gone through once for all tests of this module."""
    parts = _FULL if os.environ.get("BADGEDESK_FULL_JOURNEY") else _SHORT
    missing = _missing(parts)
    if missing or sys.platform != "linux" or not (_TOOLS / "desk-session").is_file():
        pytest.skip(f"no desktop with a browser here: {', '.join(missing) or 'its starter'} is missing")
    folder = tmp_path_factory.mktemp("journey")
    pictures = Path(os.environ.get("BADGEDESK_JOURNEY_PICTURES") or folder / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    limit = _PART_S * len(parts)
    command = [_TOOLS / "desk-session", "--size", "1600x1000", "--home", folder / "home", "--term", limit, "--"]
    command += [sys.executable, _RUN, _TOOLS, folder, pictures, *parts]
    left_out = ("QT_", "XDG_", "DISPLAY", "WAYLAND", "PYTHON_KEYRING")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    environment |= {"LANG": "C.UTF-8", "HOME": str(folder / "home")}
    ended = subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, timeout=limit + 60, check=False
    )
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-4000:]
    return Told(json.loads(ended.stdout.splitlines()[-1]), folder / "home")


def test_thirty_badges_are_awarded_each_sound_and_for_its_person(told: Told) -> None:
    assert len(told.files) == PEOPLE
    names = set()
    for file in told.files:
        data = file.read_bytes()
        report = verify(data, Circumstances(clock.now(), ()))
        assert next(check for check in report.checks if check.name == "signature").outcome is Outcome.PASS
        credential = json.loads(unbake(data).text)
        assert credential["credentialSubject"]["achievement"]["name"] == "Knots and Hitches"
        assert credential["issuer"]["name"] == "Harbour School"
        names |= {
            identifier["identityHash"]
            for identifier in credential["credentialSubject"]["identifier"]
            if identifier["identityType"] == "name"
        }
    assert names == set(people_names())


def test_the_badge_in_the_web_page_is_the_awarded_file(told: Told) -> None:
    drags = {part: found["got"] for part, found in told.parts.items() if "got" in found}
    assert "learner-chromium" in drags
    for part, got in drags.items():
        assert got["sha256"] == got["saved"], part
        assert got["sha256"] in told.parts[part]["files"].values(), part


def test_everything_that_takes_the_keyboard_has_a_name(told: Told) -> None:
    assert {part: found["nameless"] for part, found in told.parts.items()} == {part: [] for part in told.parts}


def test_the_same_is_done_by_keyboard_alone(told: Told) -> None:
    if "learner-by-keys" not in told.parts:
        pytest.skip("the keyboard's journey belongs to the full form, tools/try_journey.py")
    copied = told.parts["learner-by-keys"]["copied"]
    assert copied.startswith("file://")
    assert len(told.parts["issuer-by-keys"]["files"]) == PEOPLE
