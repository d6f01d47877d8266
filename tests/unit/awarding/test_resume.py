"""Batches run again: nothing twice, nothing missing, nothing replaced."""

import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from badgedesk.awarding import AwardState, BatchResult, Format, award_batch
from badgedesk.core.errors import Code, StoreError
from tests.unit.awarding.desk import Desk

THREE = "Name,E-Mail\nAda,ada@example.org\nBob,bob@example.org\nEve,eve@example.org\n"
MANY = "Name\n" + "".join(f"Person {number}\n" for number in range(1, 121))


def _award(desk: Desk, roster: str, **changes: object) -> BatchResult:
    return award_batch(desk.request(roster, **changes), desk.signer, desk.register)


def _names(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.output.iterdir())


def test_running_twice_makes_no_duplicates(desk: Desk) -> None:
    _award(desk, THREE)
    before = {path.name: path.stat().st_mtime_ns for path in desk.output.iterdir()}
    again = _award(desk, THREE)
    assert (again.awarded, again.files) == (0, ())
    assert [(problem.row, problem.code) for problem in again.rejected] == [
        (row, Code.AWARD_EXISTS) for row in (2, 3, 4)
    ]
    assert {path.name: path.stat().st_mtime_ns for path in desk.output.iterdir()} == before
    assert len(desk.register.entries()) == 3


def test_a_corrected_list_awards_the_rest(desk: Desk) -> None:
    _award(desk, "Name,E-Mail\nAda,ada@example.org\nBob,bob@\n")
    result = _award(desk, "Name,E-Mail\nAda,ada@example.org\nBob,bob@example.org\n", resume=True)
    assert (result.awarded, result.complete, result.rejected) == (1, 1, ())
    assert [entry.recipient for entry in desk.register.entries()] == ["Ada", "Bob"]


def test_the_same_badge_with_another_date_is_another_award(desk: Desk) -> None:
    _award(desk, "Name,Date\nAda,2025-11-14\n")
    result = _award(desk, "Name,Date\nAda,2026-11-14\n")
    assert result.awarded == 1
    assert "Rope Access - Ada (2).png" in _names(desk)


def test_resume_refuses_a_row_of_which_something_else_was_said(desk: Desk) -> None:
    _award(desk, "Name,Role\nAda,Skipper\n")
    result = _award(desk, "Name,Role\nAda,Captain\n", resume=True)
    assert [problem.code for problem in result.rejected] == [Code.AWARD_EXISTS]
    assert (result.awarded, result.complete) == (0, 0)


def test_resume_writes_only_files_that_are_missing(desk: Desk) -> None:
    _award(desk, THREE)
    lost = desk.output / "Rope Access - Bob.png"
    whole = lost.read_bytes()
    lost.unlink()
    result = _award(desk, THREE, resume=True)
    assert (result.awarded, result.complete, result.files) == (1, 2, (lost,))
    assert lost.read_bytes() == whole
    assert len(_names(desk)) == 6


def test_resume_can_add_a_format(desk: Desk) -> None:
    _award(desk, THREE, formats=(Format.PNG,))
    result = _award(desk, THREE, formats=(Format.JSON,), resume=True)
    assert [path.name for path in result.files] == [f"Rope Access - {name}.json" for name in ("Ada", "Bob", "Eve")]
    assert desk.register.entry("Ada").files == ("Rope Access - Ada.png", "Rope Access - Ada.json")


def test_resume_into_another_folder_writes_the_same_credentials_there(desk: Desk, tmp_path: Path) -> None:
    _award(desk, THREE)
    result = _award(desk, THREE, resume=True, output=tmp_path / "second")
    assert len(result.files) == 6
    for path in result.files:
        assert path.read_bytes() == (desk.output / path.name).read_bytes()


def test_resume_does_not_replace_a_file_that_took_the_name_meanwhile(desk: Desk) -> None:
    _award(desk, THREE, formats=(Format.PNG,))
    (desk.output / "Rope Access - Ada.png").write_bytes(b"mine")
    result = _award(desk, THREE, formats=(Format.PNG,), resume=True)
    assert [path.name for path in result.files] == ["Rope Access - Ada (2).png"]
    assert (desk.output / "Rope Access - Ada.png").read_bytes() == b"mine"
    assert desk.register.entry("Ada").files == ("Rope Access - Ada (2).png",)


def test_resume_of_two_people_of_one_name_from_two_lists_keeps_both(desk: Desk, tmp_path: Path) -> None:
    _award(desk, "Name,E-Mail\nAda,a@example.org\n", formats=(Format.PNG,), output=tmp_path / "one")
    _award(desk, "Name,E-Mail\nAda,b@example.org\n", formats=(Format.PNG,), output=tmp_path / "two")
    both = "Name,E-Mail\nAda,a@example.org\nAda,b@example.org\n"
    _award(desk, both, formats=(Format.PNG,), resume=True)
    assert _names(desk) == ["Rope Access - Ada (2).png", "Rope Access - Ada.png"]


def test_a_stopped_batch_is_finished_by_resume(desk: Desk) -> None:
    cancel = Event()

    def stop(done: int, _total: int) -> None:
        if done == 60:
            cancel.set()

    request = desk.request(MANY, formats=(Format.JSON,))
    first = award_batch(request, desk.signer, desk.register, progress=stop, cancel=cancel)
    assert first.awarded + first.left == 120
    assert 60 <= first.awarded < 120
    second = award_batch(replace(request, resume=True), desk.signer, desk.register)
    assert (second.awarded, second.complete, second.left) == (120 - first.awarded, first.awarded, 0)
    assert len(_names(desk)) == 120
    assert [entry.number for entry in desk.register.entries()] == list(range(1, 121))


def test_a_batch_stopped_before_it_starts_does_nothing(desk: Desk) -> None:
    cancel = Event()
    cancel.set()
    result = award_batch(desk.request(THREE), desk.signer, desk.register, cancel=cancel)
    assert (result.awarded, result.left) == (0, 3)
    assert desk.register.entries() == ()


def test_rows_that_were_signed_and_not_written_are_completed_by_resume(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = desk.request(THREE)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", _fail)
        with pytest.raises(StoreError):
            award_batch(request, desk.signer, desk.register)
    assert desk.register.entries() == ()
    with monkeypatch.context() as patched:
        patched.setattr(os, "link", _fail)
        with pytest.raises(StoreError) as caught:
            award_batch(request, desk.signer, desk.register)
    assert caught.value.facts["awarded"] == "0"
    signed = {entry.id for entry in desk.register.entries()}
    assert {entry.state for entry in desk.register.entries()} == {AwardState.PREPARED}
    assert len(signed) == 3
    assert [problem.code for problem in award_batch(request, desk.signer, desk.register).rejected] == [
        Code.AWARD_EXISTS
    ] * 3
    result = award_batch(replace(request, resume=True), desk.signer, desk.register)
    assert (result.awarded, len(result.files)) == (3, 6)
    assert {entry.id for entry in desk.register.entries()} == signed


def _fail(*_: object) -> None:
    raise OSError(5, "Input/output error")
