"""The short form of ``python -m tests.kills``."""

import os
from pathlib import Path

import pytest

from badgedesk.host.files import write_atomically
from tests.crash.points import can_trace
from tests.kills.damage import damage_copies
from tests.kills.loop import run
from tests.kills.points import try_points
from tests.kills.power import Disk, cut_power, why_not
from tests.kills.works import WORKS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")


@pytest.mark.slow
def test_killed_work_loses_nothing_that_was_told(tmp_path: Path) -> None:
    outcome = run(tmp_path, 4 * len(WORKS), 11)
    assert outcome.kills == dict.fromkeys(WORKS, 4)
    assert (outcome.lost, outcome.unreadable) == ([], [])


@pytest.fixture
def power() -> None:
    """Skips where no power can be cut."""
    if reason := why_not():
        pytest.skip(reason)


@pytest.mark.slow
@pytest.mark.usefixtures("power")
def test_a_power_cut_loses_nothing_that_was_told(tmp_path: Path) -> None:
    outcome = cut_power(tmp_path, 3 * len(WORKS), 13)
    assert outcome.kills == dict.fromkeys(WORKS, 3)
    assert (outcome.lost, outcome.unreadable) == ([], [])


@pytest.mark.usefixtures("power")
def test_a_power_cut_takes_away_what_was_only_in_memory(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    with disk.mounted() as place:
        write_atomically(place / "synced", b"on the disk")
        (place / "careless").write_bytes(b"in memory")
        disk.cut()
        assert (place / "careless").exists()
    with disk.after_the_cut() as after:
        assert (after / "synced").read_bytes() == b"on the disk"
        assert not (after / "careless").exists()


def test_no_damaged_copy_stays_unnoticed(tmp_path: Path) -> None:
    damage = damage_copies(tmp_path, 40, 5)
    assert damage.outcomes.total() == 40
    assert damage.outcomes["silent"] == 0
    assert damage.outcomes["mended"] > 0
    assert (damage.silent, damage.worse) == ([], [])


@pytest.mark.slow
@pytest.mark.skipif(not can_trace(), reason="strace is missing, or processes may not be traced here")
def test_an_import_killed_at_some_of_its_system_calls_loses_nothing(tmp_path: Path) -> None:
    tally = try_points("one import", tmp_path, every=30)
    assert tally.points == tally.killed > 0
    assert tally.faults == []
