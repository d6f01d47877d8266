"""Every place and dialog as a screen reader meets it: names everywhere, Tab leads somewhere, places are tabs.

It takes many minutes of real keys, so it is part of the full journey, which ``tools/try_journey.py`` starts; its short
form, without a desktop, is ``tests/gui/test_accessibility.py``.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from badgedesk.app.sharing.forms import FORMS

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

_NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool", "xclip", "import")
_TOOLS = Path(__file__).resolve().parents[3] / "shared" / "tools"
_RUN = Path(__file__).with_name("audit_run.py")
_LIMIT_S = 2_700
_WALKS = ("learner", "showing", "designer", "issuer")
_STOPS = {
    *("first start", "wallet", "backup", "badge", "LinkedIn", "post", "designs", "artwork", "achievement", "help"),
    *("settings", "lock"),
    *(f"sharing: {form.name}" for form in FORMS.values()),
    *("first-start", "drawn", "described", "saved", "after-award", "after-choose", "issuer-named", "issuer-identified"),
    *("issuer-key", "issuer-recovery", "recovery-read-back", "no-people-yet", "two-to-fix", "mended", "looked-over"),
    *("awarded", "register", "statistics", "hand over", "award details"),
}
"""Of the walks of a learner, a designer and an issuer."""


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was met at every stop."""
    if not os.environ.get("BADGEDESK_FULL_JOURNEY"):
        pytest.skip("the walk by screen reader belongs to the full journey, tools/try_journey.py")
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing or sys.platform != "linux" or not (_TOOLS / "desk-session").is_file():
        pytest.skip(f"no desktop here: {', '.join(missing) or 'its starter'} is missing")
    folder = tmp_path_factory.mktemp("audit")
    pictures = Path(os.environ.get("BADGEDESK_JOURNEY_PICTURES") or folder) / "places"
    pictures.mkdir(parents=True, exist_ok=True)
    command = [_TOOLS / "desk-session", "--size", "1600x1000", "--home", folder / "home", "--term", _LIMIT_S, "--"]
    command += [sys.executable, _RUN, _TOOLS, folder, pictures, *_WALKS]
    left_out = ("QT_", "XDG_", "DISPLAY", "WAYLAND", "PYTHON_KEYRING")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    environment |= {"LANG": "C.UTF-8", "HOME": str(folder / "home")}
    ended = subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, timeout=_LIMIT_S + 60, check=False
    )
    assert ended.returncode == 0, ended.stderr[-4000:]
    return dict(json.loads(ended.stdout.splitlines()[-1]))


def test_nothing_that_takes_the_keyboard_is_without_a_name(walk: dict[str, Any]) -> None:
    assert set(walk["stops"]) == _STOPS
    assert {name: stop["nameless"] for name, stop in walk["stops"].items()} == {name: [] for name in _STOPS}


def test_tab_leads_from_one_named_thing_to_the_next(walk: dict[str, Any]) -> None:
    for name, stop in walk["stops"].items():
        assert len(stop["tabs"]) > 1, name
        assert not [met for met in stop["tabs"] if met.endswith(": ")], name


def test_tab_goes_in_the_order_of_reading(walk: dict[str, Any]) -> None:
    assert {name: stop["jumps"] for name, stop in walk["stops"].items() if stop["jumps"]} == {}


def test_the_places_are_told_as_tabs(walk: dict[str, Any]) -> None:
    assert walk["roles"] == dict.fromkeys(("Designs", "Awards", "Wallet"), "page tab")
