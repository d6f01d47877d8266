"""The system's key store as it really is: a Secret Service unlocked, locked, closed, absent, and without a bus.

Each test starts a throw-away desktop and runs a small program inside it, which tells what it met as JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from badgedesk.core.keys import base58

pytestmark = pytest.mark.desktop

_NEEDED = ("Xvfb", "dbus-daemon", "dbus-send", "openbox", "xprop", "gnome-keyring-daemon", "xdotool")
_SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
_PASSPHRASE = "tide tables and lanterns"
_PRELUDE = f"""
import json, pathlib, subprocess, sys, time
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.host.keystore import SystemKeyStore
from badgedesk.host.vault import Vault

SECRET = bytes.fromhex("{_SECRET.hex()}")
PASSPHRASE = "{_PASSPHRASE}"
FOLDER = pathlib.Path(sys.argv[1])
MASTER = bytes(range(32))

def key():
    return load_signing_key(KeyKind.ED25519, SECRET)

def code(call):
    try:
        return call()
    except BadgeDeskError as fault:
        return fault.code

def prompt(timeout_s=20):
    found = subprocess.run(
        ["xdotool", "search", "--sync", "--onlyvisible", "--name", "."],
        timeout=timeout_s, check=True, capture_output=True, text=True)
    window = found.stdout.split()[-1]
    subprocess.run(["xdotool", "windowfocus", "--sync", window], timeout=timeout_s, check=True)

def tell(**facts):
    print(json.dumps(facts), flush=True)
"""


@pytest.fixture
def desktop(shared_dir: Path, tmp_path: Path) -> "Desktop":
    """A throw-away desktop for this test."""
    session = shared_dir / "tools" / "desk-session"
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if not session.is_file() or sys.platform != "linux":
        pytest.skip("the throw-away desktop's starter is not beside this checkout")
    if missing:
        pytest.skip(f"the throw-away desktop lacks {', '.join(missing)}")
    return Desktop(session, tmp_path)


class Desktop:
    """Runs small programs inside throw-away desktops; ``folder`` stays for looking at afterwards."""

    def __init__(self, session: Path, folder: Path) -> None:
        self._session = session
        self.folder = folder
        self.home = folder / "desk"

    def run(self, options: list[str], program: str, limit_s: int = 60) -> dict[str, object]:
        """Return what ``program`` told on its last line; it must end by itself, with status 0."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON_KEYRING")}
        ended = subprocess.run(
            [
                str(self._session),
                *["--no-a11y", "--term", str(limit_s), "--home", str(self.home), *options, "--"],
                *[sys.executable, "-c", _PRELUDE + program, str(self.folder / "keys")],
            ],
            check=False,
            capture_output=True,
            text=True,
            env=environment,
            timeout=limit_s + 60,
        )
        assert ended.returncode == 0, ended.stderr
        told = json.loads(ended.stdout.splitlines()[-1])
        assert isinstance(told, dict)
        return told


def test_an_unlocked_key_store_keeps_the_master_key_and_the_key_opens_unasked(desktop: Desktop) -> None:
    told = desktop.run(
        [],
        """
store = SystemKeyStore(timeout_s=20)
vault = Vault(FOLDER, store)
head = vault.create(key())
opened = Vault(FOLDER, SystemKeyStore(timeout_s=20)).unlock(head.id).secret_bytes() == SECRET
empty = store.get("nothing here")
before = time.perf_counter()
store.get(head.entry)
took_s = time.perf_counter() - before
vault.remove(head.id)
tell(opened=opened, empty=empty, left=store.get(head.entry), took_s=took_s, passphrase=head.passphrase is not None)
""",
    )
    print(f"one reading of the key store: {told.pop('took_s')} s")
    assert told == {"opened": True, "empty": None, "left": None, "passphrase": False}


def test_no_file_of_profile_or_desktop_holds_the_key(desktop: Desktop) -> None:
    told = desktop.run(
        [],
        """
vault = Vault(FOLDER, SystemKeyStore(timeout_s=20))
tell(id=vault.create(key()).id)
""",
    )
    forms = (_SECRET, _SECRET.hex().encode(), base58.encode(_SECRET).encode())
    files = [path for path in desktop.folder.rglob("*") if path.is_file()]
    assert any(path.name == f"{told['id']}.key" for path in files)
    assert any(path.suffix == ".keyring" for path in files)
    assert [path for path in files if any(form in path.read_bytes() for form in forms)] == []


def test_a_locked_key_store_times_out_quickly_and_does_not_hold_up_the_end(desktop: Desktop) -> None:
    told = desktop.run(
        ["--keyring-locked"],
        """
before = time.perf_counter()
answer = code(lambda: SystemKeyStore(timeout_s=1.5).put("a", MASTER))
tell(code=answer, took_s=time.perf_counter() - before)
""",
        limit_s=20,
    )
    assert told["code"] == "KEY_STORE_TIMEOUT"
    assert isinstance(told["took_s"], float)
    assert 1.5 <= told["took_s"] < 10


def test_while_the_prompt_stands_open_a_passphrase_serves(desktop: Desktop) -> None:
    told = desktop.run(
        ["--keyring-locked"],
        """
vault = Vault(FOLDER, SystemKeyStore(timeout_s=1), cost=LEAST_COST)
head = vault.create(key(), ask=lambda: PASSPHRASE)
tell(entry=head.entry, opened=vault.unlock(head.id, passphrase=PASSPHRASE).secret_bytes() == SECRET)
""",
        limit_s=30,
    )
    assert told == {"entry": None, "opened": True}


def test_answering_the_prompt_unlocks(desktop: Desktop) -> None:
    # The first desktop makes the ring; the second meets it locked.
    made = desktop.run([], "tell(id=Vault(FOLDER, SystemKeyStore(timeout_s=20)).create(key()).id)")
    told = desktop.run(
        ["--keyring-locked"],
        """
import threading
answers = []
def unlock():
    vault = Vault(FOLDER, SystemKeyStore(timeout_s=40))
    answers.append(code(lambda: vault.unlock(vault.heads()[0].id).secret_bytes() == SECRET))
waiting = threading.Thread(target=unlock)
waiting.start()
prompt()
subprocess.run(["xdotool", "type", "--delay", "30", "test-login-password"], check=True, timeout=20)
subprocess.run(["xdotool", "key", "Return"], check=True, timeout=20)
waiting.join()
tell(answers=answers)
""",
        limit_s=90,
    )
    assert isinstance(made["id"], str)
    assert told == {"answers": [True]}


def test_closing_the_prompt_is_told_as_locked(desktop: Desktop) -> None:
    desktop.run([], "tell(id=Vault(FOLDER, SystemKeyStore(timeout_s=20)).create(key()).id)")
    told = desktop.run(
        ["--keyring-locked"],
        """
import threading
answers = []
def unlock():
    vault = Vault(FOLDER, SystemKeyStore(timeout_s=40))
    answers.append(code(lambda: vault.unlock(vault.heads()[0].id)))
waiting = threading.Thread(target=unlock)
waiting.start()
prompt()
subprocess.run(["xdotool", "key", "Escape"], check=True, timeout=20)
waiting.join()
tell(answers=answers)
""",
        limit_s=90,
    )
    assert told == {"answers": ["KEY_STORE_LOCKED"]}


@pytest.mark.parametrize("option", ["--no-keyring", "--no-bus"])
def test_without_a_key_store_it_is_absent_and_a_passphrase_serves(desktop: Desktop, option: str) -> None:
    told = desktop.run(
        [option],
        """
vault = Vault(FOLDER, SystemKeyStore(timeout_s=20), cost=LEAST_COST)
fault = code(lambda: vault.create(key()))
head = vault.create(key(), ask=lambda: PASSPHRASE)
tell(fault=fault, opened=vault.unlock(head.id, ask=lambda: PASSPHRASE).secret_bytes() == SECRET)
""",
    )
    assert told == {"fault": "KEY_STORE_ABSENT", "opened": True}


def test_a_key_in_the_key_store_is_named_as_out_of_reach_without_one(desktop: Desktop) -> None:
    desktop.run([], "tell(id=Vault(FOLDER, SystemKeyStore(timeout_s=20)).create(key()).id)")
    told = desktop.run(
        ["--no-bus"],
        """
vault = Vault(FOLDER, SystemKeyStore(timeout_s=20))
tell(fault=code(lambda: vault.unlock(vault.heads()[0].id)))
""",
    )
    assert told == {"fault": "KEY_STORE_ABSENT"}
