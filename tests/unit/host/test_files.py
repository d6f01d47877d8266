"""Whole files in and out."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from badgedesk.core.errors import BadgeDeskError, Code, LimitExceededError, StoreError
from badgedesk.host import files
from badgedesk.host.files import read_file, remove_file, unfinished_files, write_atomically
from tests.unit.host.disks import mounted_disk, remount

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes and pipes of POSIX")


def code_of(error: pytest.ExceptionInfo[BadgeDeskError]) -> Code:
    return error.value.code


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00\r\n\xff")
    assert read_file(tmp_path / "a") == b"\x00\r\n\xff"


def test_a_file_at_the_limit_is_read_and_one_past_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_file(tmp_path / "a", 5) == b"12345"
    with pytest.raises(LimitExceededError) as caught:
        read_file(tmp_path / "a", 4)
    assert code_of(caught) is Code.FILE_LIMIT


@pytest.mark.parametrize("name", ["absent", "absent/deeper", "file/below a file"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        read_file(tmp_path / name)
    assert code_of(caught) is Code.FILE_NOT_FOUND
    assert caught.value.facts["path"] == str(tmp_path / name)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        read_file(tmp_path)
    assert code_of(caught) is Code.FILE_UNREADABLE
    assert caught.value.facts["reason"] == "is a folder"


def test_a_null_character_in_a_path_is_a_fault_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        read_file(tmp_path / "a\0b")
    assert code_of(caught) is Code.FILE_UNREADABLE


@posix_only
def test_reading_a_named_pipe_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError) as caught:
        read_file(tmp_path / "pipe")
    assert code_of(caught) is Code.FILE_UNREADABLE


@posix_only
def test_an_endless_device_is_not_read() -> None:
    with pytest.raises(StoreError) as caught:
        read_file(Path("/dev/zero"))
    assert code_of(caught) is Code.FILE_UNREADABLE


def test_a_limit_takes_no_room_of_its_own(tmp_path: Path) -> None:
    """A list may have half a gigabyte; a short one is read where there is far less memory than that."""
    (tmp_path / "file").write_bytes(b"name,email\n")
    assert read_file(tmp_path / "file", 2**60) == b"name,email\n"


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"x" * 5_000)
    whole = os.stat_result((stat.S_IFREG, *[0] * 5, 10, *[0] * 3))
    monkeypatch.setattr(files.os, "fstat", lambda _handle: whole)
    assert len(read_file(tmp_path / "file", 5_000)) == 5_000
    with pytest.raises(LimitExceededError):
        read_file(tmp_path / "file", 4_999)


def test_a_file_is_written_whole_and_alone(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old and longer")
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_an_existing_file_stays_where_overwriting_is_off(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(StoreError) as caught:
        write_atomically(tmp_path / "a", b"new", overwrite=False)
    assert code_of(caught) is Code.FILE_EXISTS
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_free_name_is_taken_where_overwriting_is_off(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"new", overwrite=False)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert unfinished_files(tmp_path, 0) == ()


def test_a_name_taken_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_link = os.link

    def late_rival(source: Path, target: Path) -> None:
        target.write_bytes(b"rival")
        real_link(source, target)

    monkeypatch.setattr(os, "link", late_rival)
    with pytest.raises(StoreError) as caught:
        write_atomically(tmp_path / "a", b"new", overwrite=False)
    assert code_of(caught) is Code.FILE_EXISTS
    assert (tmp_path / "a").read_bytes() == b"rival"
    assert unfinished_files(tmp_path, 0) == ()


def no_links(source: Path, target: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_file_system_without_links_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    write_atomically(tmp_path / "a", b"new", overwrite=False)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert unfinished_files(tmp_path, 0) == ()


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_a_file_has_the_mode_that_was_asked_for(tmp_path: Path, mode: int) -> None:
    old = os.umask(0o077)
    try:
        write_atomically(tmp_path / "a", b"new", mode=mode)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == mode


@posix_only
def test_a_private_file_is_private_before_its_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    real_fchmod = os.fchmod

    def watch(handle: int, mode: int) -> None:
        seen.append((stat.S_IMODE(os.fstat(handle).st_mode), os.fstat(handle).st_size))
        real_fchmod(handle, mode)

    monkeypatch.setattr(os, "fchmod", watch)
    old = os.umask(0)
    try:
        write_atomically(tmp_path / "a", b"secret", mode=0o600)
    finally:
        os.umask(old)
    assert seen == [(0o600, 0)]


def test_bytes_are_synced_before_they_get_their_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        order.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        real_fsync(handle)

    def replace(path: Path, target: Path) -> Path:
        order.append("rename")
        return real_replace(path, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_atomically(tmp_path / "a", b"new")
    assert order[:2] == ["sync file", "rename"]
    assert order[2:] == (["sync folder"] if os.name == "posix" else [])


def test_a_missing_folder_is_a_fault_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        write_atomically(tmp_path / "absent" / "a", b"new")
    assert code_of(caught) is Code.FILE_NOT_WRITABLE
    assert caught.value.facts["path"] == str(tmp_path / "absent" / "a")


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(StoreError) as caught:
        write_atomically(tmp_path / "a", b"new")
    assert code_of(caught) is Code.FILE_NOT_WRITABLE
    assert unfinished_files(tmp_path, 0) == ()


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, right: False)  # permission bits do not stop root
    with pytest.raises(StoreError) as caught:
        write_atomically(tmp_path / "a", b"new")
    assert code_of(caught) is Code.FILE_NOT_WRITABLE
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_an_impossible_name_is_a_fault_not_a_crash(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError) as caught:
        write_atomically(tmp_path / name, b"new")
    assert code_of(caught) is Code.FILE_NOT_WRITABLE


@pytest.mark.parametrize("call", ["fsync", "fchmod"])
@posix_only
def test_a_bad_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, call, broken)
    with pytest.raises(StoreError) as caught:
        write_atomically(tmp_path / "a", b"new")
    assert code_of(caught) is Code.FILE_NOT_WRITABLE
    assert caught.value.facts["reason"] == "Input/output error"
    assert (tmp_path / "a").read_bytes() == b"old"
    assert unfinished_files(tmp_path, 0) == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KiB."""
    with mounted_disk(tmp_path / "disk", "256k") as folder:
        yield folder


def test_a_full_disk_leaves_the_old_file_and_a_retry_works(small_disk: Path) -> None:
    write_atomically(small_disk / "a", b"old")
    filler = small_disk / "filler"
    filler.write_bytes(bytes(128 * 1024))
    with pytest.raises(StoreError) as caught:
        write_atomically(small_disk / "a", bytes(200 * 1024))
    assert code_of(caught) is Code.FILE_NOT_WRITABLE
    assert int(caught.value.facts["free_bytes"]) < 256 * 1024
    assert (small_disk / "a").read_bytes() == b"old"
    assert unfinished_files(small_disk, 0) == ()
    filler.unlink()
    write_atomically(small_disk / "a", bytes(200 * 1024))
    assert (small_disk / "a").stat().st_size == 200 * 1024


def test_a_read_only_disk_is_a_fault(small_disk: Path) -> None:
    write_atomically(small_disk / "a", b"old")
    remount(small_disk, "ro")
    with pytest.raises(StoreError) as caught:
        write_atomically(small_disk / "b", b"new")
    assert code_of(caught) is Code.FILE_NOT_WRITABLE
    assert read_file(small_disk / "a") == b"old"


def test_a_killed_writer_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    writer = (
        "import os, pathlib, sys\n"
        "from badgedesk.host import files\n"
        "target = pathlib.Path(sys.argv[1])\n"
        "real = os.fsync\n"
        "def kill(handle):\n"
        "    real(handle)\n"
        "    os.kill(os.getpid(), 9)\n"
        "os.fsync = kill\n"
        "files.write_atomically(target, b'new')\n"
    )
    target = tmp_path / "a"
    target.write_bytes(b"old")
    ended = subprocess.run([sys.executable, "-c", writer, str(target)], check=False)
    assert ended.returncode != 0
    assert target.read_bytes() == b"old"
    assert len(unfinished_files(tmp_path, 0)) == 1
    assert unfinished_files(tmp_path, 3600) == ()


def test_removing_a_file_twice_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    remove_file(tmp_path / "a")
    remove_file(tmp_path / "a")
    assert not (tmp_path / "a").exists()


def test_removing_a_folder_as_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(StoreError) as caught:
        remove_file(tmp_path / "a")
    assert code_of(caught) is Code.FILE_NOT_WRITABLE


def test_private_files_are_readable_by_their_owner_only() -> None:
    assert files.PRIVATE_FILE == 0o600
