"""The short form of ``python -m tests.crash``, and a look that its judge finds what is planted."""

import threading
from pathlib import Path

import pytest

from tests.crash.judge import check_awards, check_revocation
from tests.crash.moments import try_moments
from tests.crash.points import (
    FULL,
    READ_ONLY,
    TRIALS,
    Failure,
    Trial,
    can_trace,
    revoke_scene,
    try_failures,
    try_points,
)
from tests.crash.work import Child, Place, award, prepare

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.told)
def test_a_kill_at_a_system_call_loses_and_doubles_nothing(tmp_path: Path, trial: Trial) -> None:
    if not can_trace():
        pytest.skip("strace is missing, or processes may not be traced here")
    tally = try_points(trial, tmp_path, every=40)
    assert tally.faults == []
    assert tally.killed >= 4  # which calls a disk needs differs from system to system


@pytest.mark.parametrize("failure", [FULL, READ_ONLY], ids=lambda failure: failure.error)
@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.told)
def test_a_disk_that_refuses_loses_and_doubles_nothing_and_is_told_by_its_code(
    tmp_path: Path, trial: Trial, failure: Failure
) -> None:
    if not can_trace():
        pytest.skip("strace is missing, or processes may not be traced here")
    tally = try_failures(trial, tmp_path, failure, every=40)
    assert tally.faults == []
    assert tally.killed >= 2


@pytest.mark.parametrize(("jobs", "zipped"), [(1, False), (1, True), (2, False), (2, True)])
def test_kills_at_random_moments_lose_nothing(tmp_path: Path, jobs: int, zipped: bool) -> None:
    tally = try_moments(tmp_path, 4, 7, people=120, jobs=jobs, zipped=zipped)
    assert (tally.points, tally.faults) == (4, [])


def test_no_process_with_the_key_outlives_a_killed_award(tmp_path: Path) -> None:
    place, pause = Place(tmp_path, jobs=2), threading.Event()
    signer = prepare(place)
    child = Child(lambda say: award(place, signer, 2_000, say))
    of_child = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    if not of_child.exists():
        pytest.skip("this system does not tell the children of a process")
    child.go()
    while not list(place.output.glob("*.png")):  # both are at work then
        pause.wait(0.02)
    workers = [Path(f"/proc/{pid}") for pid in of_child.read_text().split()]
    assert len(workers) >= 2
    child.kill()
    child.end()
    for _ in range(1_000):
        if not any(worker.exists() for worker in workers):
            break
        pause.wait(0.02)
    assert not [worker.name for worker in workers if worker.exists()]


def test_the_judge_finds_a_missing_file_and_a_missing_award(tmp_path: Path) -> None:
    revoke_scene(tmp_path)
    place = Place(tmp_path)
    check_awards(place, ["awarded 2", "awarded 4"], whole=3)
    with pytest.raises(KeyError):
        check_awards(place, ["awarded 5"])
    next(place.output.glob("*.json")).write_bytes(b"{}")
    with pytest.raises(AssertionError):
        check_awards(place, ["awarded 2", "awarded 3", "awarded 4"])


def test_the_judge_finds_a_revocation_that_was_said_and_is_not_there(tmp_path: Path) -> None:
    revoke_scene(tmp_path)
    check_revocation(Place(tmp_path), [])
    with pytest.raises(AssertionError):
        check_revocation(Place(tmp_path), ["revoked"])
