"""One window for each profile."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from badgedesk.app.instance import LOCK, REQUESTS, Claim, Inbox

_HOLD = """
import sys
from pathlib import Path
from badgedesk.app.instance import Claim
claim = Claim(Path(sys.argv[1]))
print(claim.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that has the window of the profile."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_only_one_process_has_the_window_of_a_profile(other: subprocess.Popen[str], tmp_path: Path) -> None:
    try:
        assert not Claim(tmp_path).take()
        assert Claim(tmp_path / "another").take()
    finally:
        _end(other)


def test_the_lock_of_a_killed_process_is_taken_over(other: subprocess.Popen[str], tmp_path: Path) -> None:
    _end(other)
    assert (tmp_path / LOCK).exists()
    claim = Claim(tmp_path)
    assert claim.take()
    claim.release()
    assert not (tmp_path / LOCK).exists()


def test_files_of_a_second_start_reach_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    inbox = Inbox(tmp_path, owner)
    answers: list[bool] = []
    files = [tmp_path / "one.png", Path("two.png")]
    second = Thread(target=lambda: answers.append(Claim(tmp_path).hand_over(files)))
    with qtbot.waitSignal(inbox.asked, timeout=10_000) as caught:
        second.start()
    second.join(10)
    assert answers == [True]
    assert caught.args[0] == (tmp_path / "one.png", Path("two.png").absolute())
    assert list((tmp_path / REQUESTS).glob("*.json")) == []


def test_a_window_that_does_not_answer_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("badgedesk.app.instance._WAIT_S", 0.2)
    assert not Claim(tmp_path).hand_over([])
    assert list((tmp_path / REQUESTS).glob("*.json")) == []


@pytest.mark.parametrize("data", [b"", b"{", b'{"a": 1}', b"[1, null]", b"\xff\xfe", json.dumps("x" * 10).encode()])
def test_a_request_without_sense_only_brings_the_window_forward(qtbot: QtBot, tmp_path: Path, data: bytes) -> None:
    owner = QObject()
    inbox = Inbox(tmp_path, owner)
    with qtbot.waitSignal(inbox.asked, timeout=10_000) as caught:
        (tmp_path / REQUESTS / "a.json").write_bytes(data)
    assert caught.args[0] == ()


def test_a_folder_that_cannot_be_made_is_no_second_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Claim(tmp_path / "file" / "profile").take()
