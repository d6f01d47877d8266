"""Files laid out for dragging: written once, distinct, kept for a day, never another's."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from badgedesk.core.errors import Code, StoreError
from badgedesk.host.staging import Staging, keep_for_good

NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)
NAME = "Bay Sailing Club - Résumé & badge #1 100% - 李小龙.png"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def staging(tmp_path: Path, clock: Clock) -> Staging:
    return Staging(tmp_path / "Pictures" / "BadgeDesk", clock)


def shown_names(staging: Staging) -> list[str]:
    return sorted(path.name for path in staging.folder.iterdir() if not path.name.startswith("."))


def test_a_staged_file_has_its_readable_name_and_the_same_bytes(staging: Staging) -> None:
    path = staging.stage(NAME, b"\x89PNG and its proof")
    assert path == staging.folder / NAME
    assert path.read_bytes() == b"\x89PNG and its proof"
    assert not any(part.startswith(".") for part in path.relative_to(staging.folder.parent).parts)


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_browser_of_another_user_may_read_a_staged_file_whatever_the_umask(staging: Staging) -> None:
    before = os.umask(0o077)
    try:
        path = staging.stage(NAME, b"1")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_staged_file_bears_the_time_of_its_staging(staging: Staging) -> None:
    status = staging.stage(NAME, b"1").stat()
    assert (status.st_mtime, status.st_atime) == (NOON.timestamp(), NOON.timestamp())


def test_the_same_file_is_never_written_twice(staging: Staging, clock: Clock) -> None:
    first = staging.stage(NAME, b"1")
    before = first.stat()
    clock.moment += timedelta(hours=5)
    assert staging.stage(NAME, b"1") == first
    after = first.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert shown_names(staging) == [NAME]


def test_files_of_one_name_lie_beside_each_other_and_are_found_again(staging: Staging) -> None:
    paths = [staging.stage("a.png", data) for data in (b"1", b"2", b"3")]
    assert [path.name for path in paths] == ["a.png", "a (2).png", "a (3).png"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2", b"3"]
    assert [staging.stage("a.png", data) for data in (b"3", b"1", b"2")] == [paths[2], paths[0], paths[1]]


def test_a_file_that_the_user_keeps_there_is_never_overwritten(staging: Staging) -> None:
    staging.folder.mkdir(parents=True)
    (staging.folder / "a.png").write_bytes(b"holiday")
    assert staging.stage("a.png", b"badge").name == "a (2).png"
    assert (staging.folder / "a.png").read_bytes() == b"holiday"


def test_a_link_with_the_name_is_not_taken_for_the_file(staging: Staging, tmp_path: Path) -> None:
    staging.folder.mkdir(parents=True)
    (tmp_path / "elsewhere").write_bytes(b"badge")
    (staging.folder / "a.png").symlink_to(tmp_path / "elsewhere")
    (staging.folder / "a (2).png").symlink_to(tmp_path / "nowhere")
    assert staging.stage("a.png", b"badge").name == "a (3).png"
    assert not (tmp_path / "nowhere").exists()


def test_two_windows_staging_at_once_give_each_its_own_bytes(staging: Staging) -> None:
    paths: dict[int, Path] = {}

    def stage(number: int) -> None:
        paths[number] = staging.stage("a.png", str(number).encode())

    threads = [Thread(target=stage, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {number: path.read_bytes() for number, path in paths.items()} == {n: str(n).encode() for n in range(8)}
    assert len(set(paths.values())) == 8


def test_after_a_day_a_staged_file_goes_with_all_that_was_noted_of_it(staging: Staging, clock: Clock) -> None:
    staging.stage("a.png", b"1")
    clock.moment += timedelta(hours=25)
    assert staging.clean_up() == 1
    assert shown_names(staging) == []
    assert [path for path in staging.folder.rglob("*") if path.is_file()] == []


def test_within_a_day_nothing_goes(staging: Staging, clock: Clock) -> None:
    path = staging.stage("a.png", b"1")
    clock.moment += timedelta(hours=23, minutes=59)
    assert staging.clean_up() == 0
    assert path.read_bytes() == b"1"


def test_a_file_used_again_is_kept_for_another_day(staging: Staging, clock: Clock) -> None:
    path = staging.stage("a.png", b"1")
    clock.moment += timedelta(hours=20)
    staging.stage("a.png", b"1")
    clock.moment += timedelta(hours=20)
    assert staging.clean_up() == 0
    clock.moment += timedelta(hours=5)
    assert staging.clean_up() == 1
    assert not path.exists()


def test_files_of_others_stay_however_old(staging: Staging, clock: Clock) -> None:
    staging.stage("a.png", b"1")
    own = staging.folder / "holiday.png"
    own.write_bytes(b"1")
    os.utime(own, (0, 0))
    clock.moment += timedelta(days=300)
    assert staging.clean_up() == 1
    assert shown_names(staging) == ["holiday.png"]


def test_a_staged_file_that_was_changed_belongs_to_the_user_from_then_on(staging: Staging, clock: Clock) -> None:
    path = staging.stage("a.png", b"1")
    path.write_bytes(b"drawn over")
    clock.moment = datetime.now(UTC) + timedelta(days=3)
    assert staging.clean_up() == 0
    clock.moment += timedelta(days=30)
    assert staging.clean_up() == 0
    assert path.read_bytes() == b"drawn over"


def test_a_file_kept_for_good_stays_and_its_neighbour_goes(staging: Staging, clock: Clock) -> None:
    kept = staging.stage("a.png", b"1")
    staging.stage("b.png", b"2")
    keep_for_good(kept)
    clock.moment += timedelta(days=2)
    assert staging.clean_up() == 1
    assert shown_names(staging) == ["a.png"]


def test_where_nothing_is_staged_nothing_needs_keeping(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"1")
    keep_for_good(tmp_path / "a.png")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.png"]


def test_a_mark_that_points_outside_removes_nothing(staging: Staging, clock: Clock, tmp_path: Path) -> None:
    staging.stage("a.png", b"1")
    victim = tmp_path / "victim"
    victim.write_bytes(b"1")
    os.utime(victim, (0, 0))
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    for number, name in enumerate(("../../victim", str(victim), "..", "", "\0")):
        (staging.folder / ".staged" / f"forged{number}").write_text(f"{digest}\n{name}", "utf-8")
    clock.moment = datetime.now(UTC) + timedelta(days=3)
    staging.clean_up()
    assert victim.read_bytes() == b"1"


def test_a_file_from_a_clock_far_ahead_goes_too(staging: Staging, clock: Clock) -> None:
    clock.moment = NOON + timedelta(days=9_000)
    staging.stage("a.png", b"1")
    clock.moment = NOON
    assert staging.clean_up() == 1


def test_cleaning_up_where_nothing_was_staged_makes_no_folder(staging: Staging) -> None:
    assert staging.clean_up() == 0
    assert not staging.folder.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "Pictures").write_bytes(b"a file in the place of the folder")
    with pytest.raises(StoreError) as caught:
        Staging(tmp_path / "Pictures" / "BadgeDesk").stage("a.png", b"1")
    assert caught.value.code is Code.FILE_NOT_WRITABLE
    assert caught.value.facts["path"] == str(tmp_path / "Pictures" / "BadgeDesk")
