"""Batches into a full disk and a read-only one, on real file systems in memory."""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest

from badgedesk.awarding import Artwork, AwardState, BatchRequest, Format, Register, award_batch, read_roster
from badgedesk.core.did import did_key
from badgedesk.core.errors import Code, StoreError
from badgedesk.core.issue import Signer
from badgedesk.core.keys import generate_signing_key
from badgedesk.core.model.award import Profile
from badgedesk.host.paths import ProfilePaths, open_profile
from tests.unit.awarding.desk import ACHIEVEMENT, draw_png

PEOPLE = 150
Remount = Callable[[str], None]


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB; the test is skipped where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.name != "posix" or os.geteuid() != 0 or which("mount") is None:
        pytest.skip("mounting a small disk needs root")
    try:
        _mount("-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder))
    except subprocess.CalledProcessError:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def paths(tmp_path: Path) -> ProfilePaths:
    """A profile on the ordinary disk."""
    return open_profile(tmp_path / "profile")


@pytest.fixture
def signer() -> Signer:
    """An issuer that is its key."""
    key = generate_signing_key()
    did = did_key(key.public)
    return Signer(Profile(did, "Harbour School"), key, f"{did}#{key.public.multibase}")


@pytest.fixture
def request_(disk: Path) -> BatchRequest:
    """Badges that do not all fit on the disk."""
    roster = read_roster(("Name\n" + "".join(f"Person {number}\n" for number in range(PEOPLE))).encode())
    png = draw_png(60, (10, 120, 60))
    return BatchRequest(ACHIEVEMENT, Artwork({Format.PNG: png}, png), roster, disk / "awards")


def test_a_full_disk_stops_a_batch_and_resume_finishes_it_when_there_is_space(
    disk: Path, paths: ProfilePaths, signer: Signer, request_: BatchRequest
) -> None:
    told: list[int] = []
    with Register(paths) as register:
        with pytest.raises(StoreError) as caught:
            award_batch(request_, signer, register, progress=lambda done, _total: told.append(done))
        assert caught.value.code is Code.FILE_NOT_WRITABLE
        assert "free_bytes" in caught.value.facts
        assert caught.value.facts["awarded"] == str(len(told))
        assert 0 < len(told) < PEOPLE
        awarded = [entry for entry in register.entries() if entry.state is AwardState.AWARDED]
        assert len(awarded) == len(told)
        assert all((request_.output / name).is_file() for entry in awarded for name in entry.files)
        _mount("-o", "remount,size=20m", str(disk))
        result = award_batch(replace(request_, resume=True), signer, register)
        assert (result.awarded, result.complete) == (PEOPLE - len(told), len(told))
        assert [entry.number for entry in register.entries()] == list(range(1, PEOPLE + 1))
        assert len(list(request_.output.iterdir())) == PEOPLE


def test_a_read_only_disk_is_told_before_anything_is_signed(
    disk: Path, paths: ProfilePaths, signer: Signer, request_: BatchRequest
) -> None:
    _mount("-o", "remount,ro", str(disk))
    with Register(paths) as register:
        with pytest.raises(StoreError) as caught:
            award_batch(request_, signer, register)
        assert caught.value.code is Code.FILE_NOT_WRITABLE
        assert register.entries() == ()
