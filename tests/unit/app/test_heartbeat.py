"""What keeps the window's thread is measured and named."""

import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from badgedesk.app.heartbeat import LATE_S, Heartbeat


def _hold_the_thread() -> None:
    time.sleep(4 * LATE_S)  # to hold the thread is what is measured


def test_a_held_thread_is_a_stall_that_names_who_held_it(qtbot: QtBot, tmp_path: Path) -> None:
    heart = Heartbeat(tmp_path / "heart.json")
    QTimer.singleShot(0, _hold_the_thread)
    qtbot.wait(50)
    heart.stop()
    told = json.loads((tmp_path / "heart.json").read_text("utf-8"))
    assert told["longest_s"] >= 3 * LATE_S
    assert told["stalls"][0]["seconds"] == pytest.approx(told["longest_s"], abs=0.001)
    assert any(_hold_the_thread.__name__ in line for line in told["stalls"][0]["at"])


def test_processor_time_tells_waiting_from_work(qtbot: QtBot, tmp_path: Path) -> None:
    heart = Heartbeat(tmp_path / "heart.json")
    QTimer.singleShot(0, _hold_the_thread)
    qtbot.wait(50)
    heart.stop()
    stall = json.loads((tmp_path / "heart.json").read_text("utf-8"))["stalls"][0]
    assert stall["worked_s"] < stall["seconds"]
    assert 0 <= stall["queued_s"] < stall["seconds"]  # a thread that sleeps waits for no processor
