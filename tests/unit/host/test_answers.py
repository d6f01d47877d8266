"""Kept answers: what was kept comes back with its time, and what was changed is as if it were not there."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from badgedesk.host.answers import Answers

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)
ADDRESS = "https://club.example/status/1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def test_an_answer_comes_back_with_its_time(folder: Path) -> None:
    answers = Answers(folder)
    assert ADDRESS not in answers
    assert (len(answers), list(answers)) == (0, [])
    answers.keep(ADDRESS, b"line\nand\r\nline\0", NOW)
    answers.keep("did:web:club.example", b"", NOW)
    again = Answers(folder)
    assert (again[ADDRESS].data, again[ADDRESS].fetched_at) == (b"line\nand\r\nline\0", NOW)
    assert set(again) == {ADDRESS, "did:web:club.example"}
    assert again.get("https://club.example/other") is None


def test_a_newer_answer_takes_the_place_of_the_older(folder: Path) -> None:
    answers = Answers(folder)
    answers.keep(ADDRESS, b"old", NOW)
    answers.keep(ADDRESS, b"new", NOW.replace(hour=10))
    assert answers[ADDRESS].data == b"new"
    assert len(answers) == 1


def test_answers_are_for_their_owner_and_can_be_forgotten(folder: Path) -> None:
    answers = Answers(folder)
    answers.keep(ADDRESS, b"x", NOW)
    [file] = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    answers.forget()
    assert ADDRESS not in answers
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("place", [0, 2, 30, 90, -1])
def test_a_changed_byte_makes_it_absent(folder: Path, place: int) -> None:
    answers = Answers(folder)
    answers.keep(ADDRESS, b"the list", NOW)
    [file] = folder.iterdir()
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert answers.get(ADDRESS) is None


def test_an_answer_under_another_name_is_not_taken(folder: Path) -> None:
    answers = Answers(folder)
    answers.keep(ADDRESS, b"x", NOW)
    [file] = folder.iterdir()
    answers.keep("https://club.example/2", b"y", NOW)
    [other] = set(folder.iterdir()) - {file}
    other.write_bytes(file.read_bytes())
    assert answers.get("https://club.example/2") is None
    assert list(answers) == [ADDRESS]


def test_answers_of_a_locked_profile_are_sealed_and_open_with_the_key(folder: Path) -> None:
    plain = Answers(folder)
    plain.keep(ADDRESS, b"the list", NOW)
    locked = Answers(folder, b"k" * 32)
    locked.keep("https://club.example/2", b"secret list", NOW)
    assert locked[ADDRESS].data == b"the list"  # until the lock has gone over it
    assert locked["https://club.example/2"].data == b"secret list"
    assert not any(
        b"secret" in file.read_bytes() or b"club.example/2" in file.read_bytes() for file in folder.iterdir()
    )
    assert plain.get("https://club.example/2") is None
    assert Answers(folder, b"x" * 32).get("https://club.example/2") is None
