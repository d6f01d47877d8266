"""A learner's wallet from the first start to another computer, by real mouse and keyboard events only.

It takes minutes of real events, so it is part of the full journey, which ``tools/try_wallet.py`` starts.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from badgedesk.host import clock
from badgedesk.host.lock import ProfileLock
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Query, Wallet
from tests.e2e.wallet_run import COLLECTION, LOCK
from tests.gui.badges import Club

pytestmark = [pytest.mark.desktop, pytest.mark.slow]

_NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool", "xprop", "xclip", "import")
_SHARED = Path(__file__).resolve().parents[3] / "shared"
_RUN = Path(__file__).with_name("wallet_run.py")
_GIVEN = ("baked", "ob2", "ob3", "vc-jwt", "clr2", "hostile/png")
_PARTS = ("fill", "lock", "restore", "by-keys")
_LIMIT_S = 1500
_LATE_S = 0.1


class Told:
    """What the journey came to, and where its profiles lie."""

    def __init__(self, parts: dict[str, Any], folder: Path) -> None:
        self.parts, self.folder = parts, folder

    def wallet(self, home: str) -> Wallet:
        """Open the wallet of a profile of the journey."""
        paths = ProfilePaths(self.folder / home)
        if paths.lock.exists():
            paths = replace(paths, secret=ProfileLock(paths, None).open(LOCK))
        return Wallet(paths, now=clock.now)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The journey, gone through once for all tests of this module."""
    if not os.environ.get("BADGEDESK_FULL_JOURNEY"):
        pytest.skip("the wallet's journey belongs to the full form, tools/try_wallet.py")
    tools = _SHARED / "tools"
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing or sys.platform != "linux" or not (tools / "desk-session").is_file():
        pytest.skip(f"no desktop here: {', '.join(missing) or 'its starter'} is missing")
    folder = tmp_path_factory.mktemp("wallet")
    for part in _GIVEN:
        shutil.copytree(_SHARED / "vectors" / part, folder / "given" / part.replace("/", "-"))
    (folder / "few").mkdir()
    club = Club()
    for name in ("Coastal Skipper", "Knots", "Ropes"):
        (folder / "few" / f"{name}.png").write_bytes(club.award(name))
    pictures = Path(os.environ.get("BADGEDESK_JOURNEY_PICTURES") or folder / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    command = [tools / "desk-session", "--size", "1600x1000", "--home", folder / "home", "--term", _LIMIT_S, "--"]
    command += [sys.executable, _RUN, tools, folder, pictures, *_PARTS]
    left_out = ("QT_", "XDG_", "DISPLAY", "WAYLAND", "PYTHON_KEYRING")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    environment |= {"LANG": "C.UTF-8", "HOME": str(folder / "home")}
    ended = subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, timeout=_LIMIT_S + 60, check=False
    )
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-4000:]
    return Told(json.loads(ended.stdout.splitlines()[-1]), folder)


def test_the_report_tells_of_every_file_and_the_wallet_holds_what_it_says(told: Told) -> None:
    fill = told.parts["fill"]
    files = int(fill["report"].split()[0].replace(",", ""))
    given = [path for path in (told.folder / "given").rglob("*") if path.is_file()]
    assert files >= len(given)  # what is in archives is told of as well
    with told.wallet("learner") as wallet:
        assert fill["whole"] == f"{len(wallet.finder.ids(Query()))} badges"
        assert wallet.check() == ()
        kept = {original.sha256 for item in wallet.items() for original in wallet.originals(item.id)}
    assert kept <= {hashlib.sha256(path.read_bytes()).hexdigest() for path in given}
    assert fill["found"] != fill["whole"]


def test_an_empty_profile_gets_the_same_digests(told: Told) -> None:
    found = {}
    for home in ("learner", "another computer"):
        with told.wallet(home) as wallet:
            assert wallet.check() == ()
            (own,) = [each for each in wallet.collections.entries() if each.name == COLLECTION]
            items = wallet.finder.found(Query(replaced=True))
            found[home] = (
                {item.id: sorted(each.sha256 for each in wallet.originals(item.id)) for item in items},
                wallet.finder.ids(Query(collection=own.id)),
                {
                    each.sha256: hashlib.sha256(wallet.original(each.sha256)).hexdigest()
                    for item in items
                    for each in wallet.originals(item.id)
                },
            )
    assert found["learner"] == found["another computer"]
    assert all(name == digest for name, digest in found["learner"][2].items())
    assert len(found["learner"][1]) == 3


def test_import_find_open_verify_and_export_go_by_keys_and_names(told: Told) -> None:
    by_keys = told.parts["by-keys"]
    (name,) = by_keys["exported"]
    given = told.folder / "few" / "Coastal Skipper.png"
    assert (told.folder / "exported" / name).read_bytes() == given.read_bytes()


def test_everything_that_takes_the_keyboard_has_a_name(told: Told) -> None:
    nameless = {part: found["nameless"] for part, found in told.parts.items() if "nameless" in found}
    assert nameless == {"fill": [], "lock": [], "by-keys": []}


def test_no_turn_of_the_window_worked_longer_than_a_tenth_of_a_second(told: Told) -> None:
    """On the clock a loaded machine may keep the thread waiting; what counts is the processor time it used."""
    for part, found in told.parts.items():
        assert [stall for stall in found["heart"]["stalls"] if stall["worked_s"] > _LATE_S] == [], part
