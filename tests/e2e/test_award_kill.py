"""A batch that is killed at random moments: nothing reported is missing, and resume makes only the rest."""

import random
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from badgedesk.awarding import AwardState, IssuerBook, Register
from badgedesk.core.bake import unbake
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.award import Profile
from badgedesk.core.model.report import Verdict
from badgedesk.core.verify import Circumstances, verify
from badgedesk.design.raster import badge_picture
from badgedesk.design.templates import build_template, list_templates
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.host.vault import Vault
from tests.e2e.award_run import PASSPHRASE

KILLS = 15
PEOPLE = 400
LONGEST_S = 0.3
RUN = Path(__file__).with_name("award_run.py")


def _run(paths: ProfilePaths, folder: Path, kill: tuple[int, float] | None) -> list[str]:
    """Run a batch and return the lines it said; with ``kill``, killed after so many lines and then seconds."""
    places = (paths.folder, folder / "awards", folder / "roster.csv", folder / "artwork.png")
    command = [sys.executable, str(RUN), *map(str, places)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline().strip()]
        assert lines == ["ready"]
        if kill:
            lines += [process.stdout.readline().strip() for _ in range(kill[0])]
            threading.Timer(kill[1], process.kill).start()
        lines += [line.strip() for line in process.stdout]
    return lines


def _check_acknowledged(paths: ProfilePaths, output: Path, acknowledged: int) -> None:
    with Register(paths) as register:
        entries = {entry.row: entry for entry in register.entries()}
        assert register.check() == len(entries)
        for row in range(2, acknowledged + 2):
            entry = entries[row]
            assert entry.state is AwardState.AWARDED
            credential = register.credential(entry.id)
            assert [(output / name).suffix for name in entry.files] == [".png", ".json"]
            assert (output / entry.files[1]).read_bytes() == credential
            assert unbake((output / entry.files[0]).read_bytes()).text.encode() == credential


@pytest.mark.slow
def test_fifteen_kills_lose_nothing_that_was_reported_and_award_nobody_twice(tmp_path: Path) -> None:
    paths, output = open_profile(tmp_path / "profile"), tmp_path / "awards"
    (tmp_path / "artwork.png").write_bytes(badge_picture(build_template(list_templates()[0].id)))
    (tmp_path / "roster.csv").write_text("Name\n" + "".join(f"Person {number}\n" for number in range(PEOPLE)), "utf-8")
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book:
        book.create(Profile("", "Harbour School"), passphrase=PASSPHRASE)
        trust = book.trusted()
    dice = random.Random(20261114)
    acknowledged = 0
    for _ in range(KILLS):
        lines = _run(paths, tmp_path, (dice.randrange(acknowledged + 60), dice.uniform(0.0, LONGEST_S)))
        said = [int(line) for line in lines if line.isdigit()]
        acknowledged = max([acknowledged, *said])
        _check_acknowledged(paths, output, acknowledged)
    assert acknowledged > 0
    last = _run(paths, tmp_path, None)[-1]
    assert last.endswith(f" of {PEOPLE}")
    _check_acknowledged(paths, output, PEOPLE)
    with Register(paths) as register:
        entries = register.entries()
    assert [entry.number for entry in entries] == list(range(1, PEOPLE + 1))
    assert len({entry.id for entry in entries}) == PEOPLE
    assert sorted(entry.recipient or "" for entry in entries) == sorted(f"Person {number}" for number in range(PEOPLE))
    assert {path.name for path in output.iterdir()} == {name for entry in entries for name in entry.files}
    later = Circumstances(datetime.now(UTC) + timedelta(hours=1), trust)
    for path in dice.sample(sorted(output.iterdir()), 40):
        assert verify(path.read_bytes(), later).verdict is Verdict.PASS
