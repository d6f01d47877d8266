"""The folder that awards are written to."""

import errno
import os
import stat
from pathlib import Path

import pytest

from badgedesk.awarding.batches.output import NewFile, OutputFolder
from badgedesk.core.bake import bake
from badgedesk.core.errors import Code, StoreError

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def _never() -> bool:
    return False


def _file(name: str, data: bytes = b"whole") -> NewFile:
    return NewFile(name, data, b"{}")


@pytest.fixture
def folder(tmp_path: Path) -> OutputFolder:
    """An open folder."""
    opened = OutputFolder(tmp_path / "sub" / "awards")
    opened.open()
    return opened


def test_the_folder_is_made_and_left_empty(folder: OutputFolder) -> None:
    assert list(folder.folder.iterdir()) == []


def test_files_are_written_for_everybody_to_read(folder: OutputFolder) -> None:
    assert folder.write([_file("a.png", b"one"), _file("b.png", b"two")], _never)
    assert {path.name: path.read_bytes() for path in folder.folder.iterdir()} == {"a.png": b"one", "b.png": b"two"}
    assert stat.S_IMODE((folder.folder / "a.png").stat().st_mode) == 0o644 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_file_that_is_there_is_never_replaced(folder: OutputFolder) -> None:
    (folder.folder / "a.png").write_bytes(b"mine")
    with pytest.raises(StoreError) as caught:
        folder.write([_file("a.png"), _file("b.png")], _never)
    assert caught.value.code is Code.FILE_EXISTS
    assert {path.name: path.read_bytes() for path in folder.folder.iterdir()} == {"a.png": b"mine"}


def test_cancelled_nothing_is_written(folder: OutputFolder) -> None:
    answers = iter([False, False, True])
    assert not folder.write([_file("a.png"), _file("b.png")], lambda: next(answers))
    assert list(folder.folder.iterdir()) == []


def test_what_a_killed_run_left_under_a_hidden_name_goes_with_the_next(
    folder: OutputFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    def kill(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr("badgedesk.awarding.batches.output.sync_files", kill)
        patched.setattr(Path, "unlink", lambda *_args, **_kind: None)
        with pytest.raises(KilledError):
            folder.write([_file("a.png")], _never)
    assert [path.suffix for path in folder.folder.iterdir()] == [".part"]
    folder.write([_file("a.png")], _never)
    assert [path.name for path in folder.folder.iterdir()] == ["a.png"]


def test_a_hidden_name_that_a_kill_left_beside_the_finished_file_goes_too(folder: OutputFolder) -> None:
    file = NewFile("a.json", b"{}", b"{}")
    folder.write([file], _never)
    os.link(folder.folder / "a.json", folder._unfinished("a.json"))
    assert folder.missing([file]) == []
    assert [path.name for path in folder.folder.iterdir()] == ["a.json"]


def test_every_file_is_synced_before_it_gets_its_name(folder: OutputFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []
    fsync, link = os.fsync, os.link

    def note_sync(handle: int) -> None:
        steps.append("sync")
        fsync(handle)

    def note_link(source: Path, target: Path) -> None:
        steps.append("name")
        link(source, target)

    monkeypatch.setattr("badgedesk.host.syncing._syncfs", lambda: None)
    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "link", note_link)
    folder.write([_file("a.png"), _file("b.png")], _never)
    assert steps == ["sync", "sync", "name", "name", "sync"]


def test_one_sync_of_the_file_system_does_for_all_files_before_they_get_their_names(
    folder: OutputFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    link = os.link

    def note_link(source: Path, target: Path) -> None:
        steps.append("name")
        link(source, target)

    def note_sync(_handle: int) -> int:
        steps.append(f"sync {len(list(folder.folder.iterdir()))}")
        return 0

    monkeypatch.setattr("badgedesk.host.syncing._syncfs", lambda: note_sync)
    monkeypatch.setattr(os, "link", note_link)
    folder.write([_file("a.png"), _file("b.png")], _never)
    assert steps == ["sync 2", "name", "name"]


def test_a_fault_of_the_common_sync_is_a_fault_and_nothing_is_there(
    folder: OutputFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("badgedesk.host.syncing._syncfs", lambda: lambda _handle: errno.EIO)
    with pytest.raises(StoreError) as caught:
        folder.write([_file("a.png"), _file("b.png")], _never)
    assert caught.value.code is Code.FILE_NOT_WRITABLE
    assert list(folder.folder.iterdir()) == []


def test_without_hard_links_files_are_moved_and_still_not_replaced(
    folder: OutputFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    folder.write([_file("a.png")], _never)
    with pytest.raises(StoreError) as caught:
        folder.write([_file("a.png", b"other")], _never)
    assert caught.value.code is Code.FILE_EXISTS
    assert (folder.folder / "a.png").read_bytes() == b"whole"


def test_a_full_disk_is_told_with_the_space_that_is_left(folder: OutputFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError) as caught:
        folder.write([_file("a.png")], _never)
    assert caught.value.code is Code.FILE_NOT_WRITABLE
    assert int(caught.value.facts["free_bytes"]) > 0
    assert list(folder.folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        OutputFolder(tmp_path / "file" / "awards").open()
    assert caught.value.code is Code.FILE_NOT_WRITABLE


def test_names_stay_clear_of_what_is_there(folder: OutputFolder) -> None:
    (folder.folder / "Rope - Ada.png").write_bytes(b"")
    stems = folder.free_stems(["Rope - Ada", "Rope - ADA", "Rope - Bob", "Rope - Eve"], ["Rope - Eve"])
    assert stems == ["Rope - Ada (2)", "Rope - ADA (3)", "Rope - Bob", "Rope - Eve (2)"]


def test_names_are_free_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert OutputFolder(tmp_path / "none").free_stems(["a", "a"]) == ["a", "a (2)"]


def test_missing_files_are_told_from_those_that_are_there(folder: OutputFolder) -> None:
    credential = '{"id":"urn:x"}'
    files = [
        NewFile("a.svg", bake(SVG, credential), credential.encode()),
        NewFile("a.json", credential.encode(), credential.encode()),
    ]
    assert folder.missing(files) == files
    folder.write(files[:1], _never)
    assert folder.missing(files) == files[1:]


def test_a_file_with_the_same_credential_in_other_artwork_is_the_same(folder: OutputFolder) -> None:
    credential = '{"id":"urn:x"}'
    (folder.folder / "a.svg").write_bytes(bake(SVG.replace(b'"9"', b'"8"'), credential))
    assert folder.missing([NewFile("a.svg", bake(SVG, credential), credential.encode())]) == []


@pytest.mark.parametrize("present", [b"", b"not a picture", bake(SVG, '{"id":"urn:y"}')])
def test_another_file_under_the_name_is_not_taken_for_ours(folder: OutputFolder, present: bytes) -> None:
    credential = '{"id":"urn:x"}'
    (folder.folder / "a.svg").write_bytes(present)
    assert folder.missing([NewFile("a.svg", bake(SVG, credential), credential.encode())]) is None


def test_a_folder_under_the_name_is_not_taken_for_ours(folder: OutputFolder) -> None:
    (folder.folder / "a.svg").mkdir()
    assert folder.missing([_file("a.svg")]) is None
