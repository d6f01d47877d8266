"""Killed at any moment, and two programs at once: nothing that was acknowledged is lost."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Wallet
from tests.unit.wallet.conftest import Clock, badge

_ROOT = Path(__file__).resolve().parents[3]
_WRITER = """
import pathlib, sys
sys.path.insert(0, sys.argv[3])
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from tests.unit.wallet.conftest import badge
with Wallet(open_profile(pathlib.Path(sys.argv[1]))) as wallet:
    for number in range(int(sys.argv[4])):
        data = badge(f"{sys.argv[2]} {number}")
        print(wallet.add(data, f"{number}.json").item.id, flush=True)
"""


def start_writer(profile: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(profile), name, str(_ROOT), str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_twenty_kills_lose_no_acknowledged_badge(paths: ProfilePaths, clock: Clock) -> None:
    dice = random.Random(6)
    acknowledged: dict[str, str] = {}
    for number in range(20):
        writer = start_writer(paths.folder, f"run {number}", 10_000)
        assert writer.stdout is not None
        assert writer.stderr is not None
        lines = [writer.stdout.readline()]
        time.sleep(dice.random() * 0.06)  # the moment of the kill, not a wait for anything
        writer.kill()
        lines += writer.stdout.readlines()
        writer.stdout.close()
        writer.stderr.close()
        writer.wait()
        whole = [line.strip() for line in lines if line.endswith("\n")]
        acknowledged |= {item_id: f"run {number} {place}" for place, item_id in enumerate(whole)}
    with Wallet(paths, now=clock) as wallet:
        assert len(acknowledged) >= 20
        assert [flaw for flaw in wallet.check() if flaw.what != "unclaimed"] == []
        kept = {item.id: item.recipient for item in wallet.items()}
        assert {item_id: kept.get(item_id) for item_id in acknowledged} == acknowledged
        for item_id, person in acknowledged.items():
            assert wallet.original(wallet.originals(item_id)[0].sha256) == badge(person)


def test_two_programs_adding_at_once_lose_nothing(paths: ProfilePaths, clock: Clock) -> None:
    writers = [start_writer(paths.folder, name, 15) for name in ("left", "right", "left")]
    outputs = [writer.communicate(timeout=120) for writer in writers]
    assert [(writer.returncode, error) for writer, (_, error) in zip(writers, outputs, strict=True)] == [(0, "")] * 3
    ids = {line for output, _ in outputs for line in output.split()}
    with Wallet(paths, now=clock) as wallet:
        assert {item.id for item in wallet.items()} == ids
        assert len(ids) == 30
        assert wallet.check() == ()
