"""The window is killed at random moments while it works: what it reported done is there, and nothing is there by half.

A few moments are part of the normal run; ``BADGEDESK_KILLS=50`` makes it fifty of each kind.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from badgedesk.app.designs.editor.journal import Journal
from badgedesk.awarding import AwardState, IssuerBook, Register
from badgedesk.core.bake import unbake
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.award import Profile
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.host.vault import Vault
from badgedesk.wallet import Wallet
from badgedesk.wallet.originals import Originals
from tests.e2e.window_run import PASSPHRASE

KILLS = int(os.environ.get("BADGEDESK_KILLS", "2"))
LOST_S = 10.0
"""How much of what was edited may be lost."""
_RUN = Path(__file__).with_name("window_run.py")

pytestmark = pytest.mark.slow


def _run(*words: object, kill_after_s: float | None = None) -> list[tuple[float, str]]:
    """Run the window at work and return when it said what; killed so long after it was ready."""
    command = [sys.executable, str(_RUN), *map(str, words)]
    said: list[tuple[float, str]] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            said.append((time.monotonic(), line.strip()))
            if line.strip() == "ready" and kill_after_s is not None:
                threading.Timer(kill_after_s, process.kill).start()
    assert ("ready") in {words for _, words in said}
    return said


def _numbers(said: list[tuple[float, str]]) -> list[int]:
    return [int(words) for _, words in said if words.isdigit()]


def test_an_edited_design_is_recovered_with_at_most_ten_seconds_lost(
    tmp_path: Path,
) -> None:
    dice = random.Random(20261128)
    for number in range(KILLS):
        profile = open_profile(tmp_path / f"profile-{number}")
        said = _run("edit", profile.folder, kill_after_s=dice.uniform(LOST_S, LOST_S + 4))
        journal = Journal(profile.folder / "recovery")
        (left,) = journal.entries()
        assert left.name.startswith("Coastal")
        kept = int(journal.load(left.id).achievement.description.removeprefix("Version ").removesuffix("."))
        last = said[-1][0]
        lost = [moment for moment, words in said if words.isdigit() and int(words) > kept]
        assert not lost or last - min(lost) <= LOST_S


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A list of five hundred."""
    file = tmp_path / "people.csv"
    file.write_text("Name\n" + "".join(f"Person {number}\n" for number in range(500)), "utf-8")
    return file


def _check_awards(paths: ProfilePaths, folder: Path, reported: int) -> int:
    with Register(paths) as register:
        entries = register.entries()
        assert register.check() == len(entries)
        awarded = [entry for entry in entries if entry.state is AwardState.AWARDED]
        assert len(awarded) >= reported
        for entry in awarded:
            credential = register.credential(entry.id)
            for name in entry.files:
                assert unbake((folder / name).read_bytes()).text.encode() == credential
        whole = {name for entry in entries for name in entry.files}
        # A kill may leave whole files of awards that are prepared and not yet reported; the next run goes on with them.
        prepared = {register.credential(entry.id) for entry in entries if entry.state is AwardState.PREPARED}
        for file in folder.glob("*.png"):
            credential = unbake(file.read_bytes()).text.encode()
            assert file.name in whole or credential in prepared
    return len(awarded)


def test_five_hundred_awards_are_gone_on_with_after_kills_and_nobody_gets_two(tmp_path: Path, people: Path) -> None:
    paths, folder = open_profile(tmp_path / "profile"), tmp_path / "awarded"
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book:
        book.create(Profile("", "Harbour School"), passphrase=PASSPHRASE)
    dice = random.Random(20261129)
    awarded = 0
    for _ in range(KILLS):
        said = _run("award", paths.folder, people, folder, kill_after_s=dice.uniform(0.05, 1.2))
        awarded = _check_awards(paths, folder, max([awarded, *_numbers(said)]))
    assert _run("award", paths.folder, people, folder)[-1][1] == "finished"
    assert _check_awards(paths, folder, 500) == 500
    with Register(paths) as register:
        named = sorted(name for entry in register.entries() for name in entry.files)
        assert sorted(file.name for file in folder.glob("*.png")) == named  # nobody's file lies there twice
        assert sorted(entry.recipient or "" for entry in register.entries()) == sorted(
            f"Person {number}" for number in range(500)
        )


@pytest.fixture
def badges(tmp_path: Path, people: Path) -> Path:
    """A hundred awarded files."""
    paths, folder = open_profile(tmp_path / "issuer"), tmp_path / "badges"
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book:
        book.create(Profile("", "Harbour School"), passphrase=PASSPHRASE)
    lines = people.read_text("utf-8").splitlines()[:101]
    people.write_text("\n".join(lines) + "\n", "utf-8")
    assert _run("award", paths.folder, people, folder)[-1][1] == "finished"
    assert len(list(folder.iterdir())) == 100
    return folder


def test_a_hundred_badges_taken_in_are_there_whole_or_not_at_all(tmp_path: Path, badges: Path) -> None:
    digests = {hashlib.sha256(file.read_bytes()).hexdigest() for file in badges.iterdir()}
    dice = random.Random(20261130)
    paths = open_profile(tmp_path / "learner")
    seen = set()
    for number in range(KILLS):
        if number % 10 == 9:
            shutil.rmtree(paths.folder)
            open_profile(paths.folder)
        said = _run("import", paths.folder, badges, kill_after_s=dice.uniform(0.0, 1.0))
        with Wallet(paths) as wallet:
            # A whole file that no item claims yet is nothing lost: the import, or a check that mends, takes it in.
            assert [flaw for flaw in wallet.check() if flaw.what != "unclaimed"] == []
            items = wallet.items()
            kept = [original.sha256 for item in items for original in wallet.originals(item.id)]
        assert len(items) >= max([0, *_numbers(said)])
        assert len(kept) == len(items)
        assert set(kept) <= digests
        assert all(hashlib.sha256(Originals(paths.originals).get(digest)).hexdigest() == digest for digest in kept)
        seen.add(len(items))
    assert _run("import", paths.folder, badges)[-1][1] == "finished"
    with Wallet(paths) as wallet:
        assert wallet.check() == ()
        assert len(wallet.items()) == 100
    assert seen
