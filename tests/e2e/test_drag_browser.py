"""A badge dragged from the window into a real web page arrives with every byte, from cards, tile and clipboard.

The short form, one drag into Chromium, is part of the normal run. The full form takes a minute or two for each browser
and is started by ``tools/try_drags.py``.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = [pytest.mark.desktop]

_NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool", "xprop")
_BINARIES = {"chromium": "chromium", "firefox": "firefox-esr"}
_FULL = "BADGEDESK_FULL_DRAGS"
_NAMES = ("Résumé & badge #1 100%", "李小龙", "Anna Ångström")
_SHARED = Path(__file__).resolve().parents[3] / "shared"
_RUN = Path(__file__).with_name("drag_run.py")
_ALL = (
    "drag_one_to_the_zone",
    "drag_one_to_the_file_field",
    "drag_three_at_once",
    "drop_beside",
    "drag_the_tile",
    "open_the_form",
    "drag_from_the_strip",
    "paste",
    "audit",
)
_SECONDS = 480
_PAGE = "https://baysail.example/b/1?of=R%26D&n=%E6%9D%8E#x"

Awarded = dict[str, str]
"""SHA-256 of each awarded file by the person's name."""


def _command(home: Path, *words: object) -> None:
    environment = {
        **os.environ,
        "BADGEDESK_HOME": str(home / "profile"),
        "BADGEDESK_PASSPHRASE_FILE": str(home / "passphrase"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    command = [sys.executable, "-m", "badgedesk", *map(str, words)]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def _fill_wallet(home: Path) -> Awarded:
    """Award three badges from the command line and keep them; the window begins with the wallet."""
    (home / "passphrase").write_text("tide tables and lanterns\n", "utf-8")
    lines = [f"{name},p{number}@baysail.example,2026-11-14" for number, name in enumerate(_NAMES)]
    (home / "roster.csv").write_text("\n".join(["Name,E-mail,Date", *lines]) + "\n", "utf-8")
    design, awarded = home / "harbour.badge", home / "awarded"
    _command(home, "issuer", "create", "--name", "Bay Sailing Club")
    _command(home, "design", "new", "--template", "harbour", "-o", design)
    roster = home / "roster.csv"
    _command(home, "award", "--design", design, "--issuer", "Bay Sailing Club", "--roster", roster, "-o", awarded)
    _command(home, "wallet", "add", awarded)
    (home / "profile" / "settings.ini").write_text("[window]\nplace=wallet\n", "utf-8")
    digests = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in awarded.glob("*.png")}
    return {name: next(digest for file, digest in digests.items() if name in file) for name in _NAMES}


class Told:
    """What one run in a browser came to."""

    def __init__(self, awarded: Awarded, told: dict[str, Any], received: Path) -> None:
        self.awarded, self.steps, self.staged, self.received = awarded, told["steps"], told["staged"], received

    def check(self, step: str, count: int) -> None:
        """Prove that the page got so many files, each named for its person and with its very bytes."""
        files = self.steps[step]["files"]
        assert len(files) == count
        wanted = {f"Bay Sailing Club - Coastal Skipper - {name}.png": hash_ for name, hash_ in self.awarded.items()}
        got = {file["name"]: file["sha256"] for file in files}
        assert len(got) == count
        assert got.items() <= wanted.items()
        for file in files:
            saved = (self.received / file["saved"]).read_bytes()
            assert hashlib.sha256(saved).hexdigest() == file["sha256"]


def _keep_one_with_a_page(home: Path) -> Awarded:
    """Sign one badge whose id is its page on the web, and keep it."""
    awarded = _fill_wallet(home)
    inside, unsigned, signed = (home / f"{name}.json" for name in ("inside", "unsigned", "signed"))
    _command(home, "unbake", next((home / "awarded").glob("*Anna*.png")), "-o", inside)
    badge = {name: value for name, value in json.loads(inside.read_text("utf-8")).items() if name != "proof"}
    unsigned.write_text(json.dumps({**badge, "id": _PAGE}), "utf-8")
    _command(home, "sign", unsigned, "--issuer", "Bay Sailing Club", "-o", signed)
    for name in ("wallet.db", "originals"):
        left = home / "profile" / name
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
    _command(home, "wallet", "add", signed)
    return awarded


def _go(
    shared: Path,
    folder: Path,
    browser: str,
    steps: tuple[str, ...],
    fill: Callable[[Path], Awarded] = _fill_wallet,
) -> Told:
    tools = shared / "tools"
    missing = [name for name in (*_NEEDED, _BINARIES[browser]) if shutil.which(name) is None]
    if missing or sys.platform != "linux" or not (tools / "desk-session").is_file():
        pytest.skip(f"no desktop with a browser here: {', '.join(missing) or 'its starter'} is missing")
    awarded = fill(folder)
    received = folder / "received"
    received.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "DISPLAY", "WAYLAND"))
    }
    environment |= {"BADGEDESK_HOME": str(folder / "profile"), "LANG": "C.UTF-8"}
    command = [tools / "desk-session", "--no-keyring", "--size", "1600x1000", "--term", str(_SECONDS), "--"]
    command += [sys.executable, _RUN, tools, browser, received, *steps]
    ended = subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, timeout=_SECONDS + 60, check=False
    )
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-4000:]
    return Told(awarded, json.loads(ended.stdout.splitlines()[-1]), received)


@pytest.fixture(scope="module", params=sorted(_BINARIES))
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The full form, once in each browser."""
    if not os.environ.get(_FULL):
        pytest.skip("the full form is started by tools/try_drags.py")
    browser = str(request.param)
    return _go(_SHARED, tmp_path_factory.mktemp(browser), browser, _ALL)


def test_a_card_dragged_into_chromium_arrives_with_every_byte(tmp_path: Path) -> None:
    short = _go(_SHARED, tmp_path, "chromium", ("drag_one_to_the_zone",))
    short.check("drag_one_to_the_zone", 1)
    assert [Path(path).parent.name for path in short.staged] == ["BadgeDesk"]


@pytest.mark.parametrize(
    "step",
    [
        "drag_one_to_the_zone",
        "drag_one_to_the_file_field",
        "drag_the_tile",
        "drag_from_the_strip",
    ],
)
def test_one_badge_arrives_with_every_byte(told: Told, step: str) -> None:
    told.check(step, 1)
    assert told.steps[step]["said"] == f"Dropped “{told.steps[step]['files'][0]['name']}”"


def test_three_badges_arrive_together(told: Told) -> None:
    told.check("drag_three_at_once", 3)
    assert told.steps["drag_three_at_once"]["said"] == "Dropped 3 files"


def test_a_copied_badge_is_pasted_with_every_byte(told: Told) -> None:
    told.check("paste", 1)


def test_where_nothing_takes_the_badge_the_status_bar_says_what_to_do(told: Told) -> None:
    assert told.steps["drop_beside"]["said"].endswith("Drop on the page’s upload field, or copy and paste.")


def test_the_files_lie_in_plain_sight_after_the_program_has_ended(told: Told) -> None:
    assert [Path(path).parts[-3:-1] for path in told.staged] == [("Pictures", "BadgeDesk")] * 3


def test_the_form_is_opened_with_the_badges_fields(told: Told) -> None:
    parts = urlsplit(told.steps["open_the_form"]["url"])
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "www.linkedin.com", "/profile/add")
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields.pop("certId")[0].startswith("urn:uuid:")
    assert fields == {
        "startTask": ["CERTIFICATION_NAME"],
        "name": ["Coastal Skipper"],
        "organizationName": ["Bay Sailing Club"],
        "issueYear": ["2026"],
        "issueMonth": ["11"],
    }


@pytest.mark.parametrize("browser", sorted(_BINARIES))
def test_a_text_that_can_be_edited_takes_the_picture(tmp_path: Path, browser: str) -> None:
    if not os.environ.get(_FULL):
        pytest.skip("the full form is started by tools/try_drags.py")
    told = _go(_SHARED, tmp_path, browser, ("drag_the_tile", "open_the_form", "drag_one_to_the_post"))
    told.check("drag_one_to_the_post", 1)


@pytest.mark.parametrize("browser", sorted(_BINARIES))
def test_the_link_arrives_as_text(tmp_path: Path, browser: str) -> None:
    if not os.environ.get(_FULL):
        pytest.skip("the full form is started by tools/try_drags.py")
    told = _go(_SHARED, tmp_path, browser, ("drag_the_link",), _keep_one_with_a_page)
    dropped = told.steps["drag_the_link"]
    assert dropped["value"].strip() == _PAGE
    assert dropped["files"] == []


def test_everything_that_takes_the_keyboard_has_a_name(told: Told) -> None:
    assert told.steps["audit"]["nameless"] == ""
