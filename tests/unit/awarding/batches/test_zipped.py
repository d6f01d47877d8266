"""Awards in one ZIP file: whole or not there, and finished from the register after a stop."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from badgedesk.awarding import AwardState, BatchResult, Format, Sources, award_batch
from badgedesk.awarding.batches.output import NewFile
from badgedesk.awarding.batches.zipped import OutputZip
from badgedesk.core.bake import unbake
from badgedesk.core.errors import Code, StoreError
from badgedesk.host.zips import ZipWriter
from tests.unit.awarding.desk import Desk

PEOPLE = "Name\n" + "".join(f"Person {number}\n" for number in range(1, 151))
NOW = datetime(2026, 11, 14, 9, 30, 10, tzinfo=UTC)


def _award(desk: Desk, roster: str = PEOPLE, *, resume: bool = False, cancel_at: int = 0, jobs: int = 1) -> BatchResult:
    request = desk.request(
        roster, output=desk.output / "all.zip", formats=(Format.PNG, Format.JSON), resume=resume, jobs=jobs
    )
    cancel = Event()

    def progress(done: int, _total: int) -> None:
        if cancel_at and done >= cancel_at:
            cancel.set()

    sources = Sources() if jobs > 1 else Sources(now=lambda: NOW)
    return award_batch(request, desk.signer, desk.register, progress=progress, cancel=cancel, sources=sources)


def _check(desk: Desk, people: int) -> None:
    """Check that the ZIP file and the register say the same."""
    entries = [entry for entry in desk.register.entries() if entry.state is AwardState.AWARDED]
    assert len(entries) == people
    with zipfile.ZipFile(desk.output / "all.zip") as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(name for entry in entries for name in entry.files)
        for entry in entries:
            credential = desk.register.credential(entry.id)
            assert archive.read(f"{entry.stem}.json") == credential
            assert unbake(archive.read(f"{entry.stem}.png")).text.encode() == credential
    assert [path.name for path in desk.output.iterdir()] == ["all.zip"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_files_lie_in_one_zip_file(desk: Desk, jobs: int) -> None:
    result = _award(desk, jobs=jobs)
    assert (result.awarded, result.rejected, result.left) == (150, (), 0)
    assert result.files[:2] == (
        desk.output / "all.zip" / "Rope Access - Person 1.png",
        desk.output / "all.zip" / "Rope Access - Person 1.json",
    )
    _check(desk, 150)


def test_members_bear_the_time_of_the_batch_and_can_be_read_by_all(desk: Desk) -> None:
    _award(desk, "Name\nAda\n")
    with zipfile.ZipFile(desk.output / "all.zip") as archive:
        png, text = archive.infolist()
    assert png.date_time == (2026, 11, 14, 9, 30, 10)
    assert (png.compress_type, text.compress_type) == (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    assert png.external_attr >> 16 == 0o100644


def test_stopped_it_holds_what_was_done_and_resume_makes_the_rest(desk: Desk) -> None:
    first = _award(desk, cancel_at=100)
    assert (first.awarded, first.left) == (100, 50)
    _check(desk, 100)
    second = _award(desk, resume=True)
    assert (second.awarded, second.left) == (150, 0)
    _check(desk, 150)
    assert len({entry.id for entry in desk.register.entries()}) == 150


def test_a_finished_one_is_left_as_it_is(desk: Desk) -> None:
    _award(desk)
    before = (desk.output / "all.zip").stat()
    result = _award(desk, resume=True)
    after = (desk.output / "all.zip").stat()
    assert (result.awarded, result.complete, result.files) == (0, 150, ())
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_one_that_was_deleted_is_written_again(desk: Desk) -> None:
    _award(desk)
    (desk.output / "all.zip").unlink()
    assert _award(desk, resume=True).awarded == 150
    _check(desk, 150)


def test_killed_between_the_name_and_the_register_it_is_written_again_whole(desk: Desk) -> None:
    _award(desk, cancel_at=100)
    _award(desk, resume=True)
    last = desk.register.entries()[-20:]
    for entry in last:
        desk.register._database.execute("UPDATE award SET state = 'prepared', files = '' WHERE id = ?", (entry.id,))
    assert _award(desk, resume=True).awarded == 150
    _check(desk, 150)


@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("content", [b"mine", None])
def test_a_file_of_somebody_else_is_never_replaced(desk: Desk, content: bytes | None, resume: bool) -> None:
    desk.output.mkdir()
    place = desk.output / "all.zip"
    if content is None:
        with zipfile.ZipFile(place, "w") as archive:
            archive.writestr("holiday.txt", "sun")
    else:
        place.write_bytes(content)
    before = place.read_bytes()
    with pytest.raises(StoreError) as caught:
        _award(desk, resume=resume)
    assert caught.value.code is Code.FILE_EXISTS
    assert (place.read_bytes(), desk.register.entries()) == (before, ())


def test_on_a_full_disk_nothing_is_left_and_nothing_is_called_awarded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(ZipWriter, "add", full)
        with pytest.raises(StoreError) as caught:
            _award(desk)
    assert caught.value.code is Code.FILE_NOT_WRITABLE
    assert "free_bytes" in caught.value.facts
    assert [path.name for path in desk.output.iterdir()] == []
    assert {entry.state for entry in desk.register.entries()} == {AwardState.PREPARED}
    assert _award(desk, resume=True).awarded == 150
    _check(desk, 150)


def test_what_a_kill_left_is_replaced(tmp_path: Path) -> None:
    place = tmp_path / "awards" / "all.zip"
    for _ in range(2):
        output = OutputZip(place, NOW)
        output.open()
        assert output.write([NewFile("a.json", b"{}", b"{}")], lambda: False)
    assert len(list(place.parent.iterdir())) == 1
    output.finish()
    assert [path.name for path in place.parent.iterdir()] == ["all.zip"]
