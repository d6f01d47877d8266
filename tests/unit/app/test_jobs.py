"""The bridge to the workers."""

import gc
import threading
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from badgedesk.app.jobs import Jobs, Pace, Sweeper
from badgedesk.core.errors import BadgeDeskError, Code, StoreError


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs(ThreadPoolExecutor(1))
    yield made
    made.close()


def _never(_: object) -> None:
    pytest.fail("this callback is not the one")


def test_work_runs_on_a_worker_and_its_answer_on_this_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[str] = []

    def work(_cancel: Event) -> str:
        return threading.current_thread().name

    def done(worker: str) -> None:
        threads.extend((worker, threading.current_thread().name))

    jobs.run(work, done, _never)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] != threads[1] == threading.main_thread().name


def test_a_fault_goes_to_its_own_callback(jobs: Jobs, qtbot: QtBot) -> None:
    faults: list[BadgeDeskError] = []

    def work(_cancel: Event) -> None:
        raise StoreError(Code.STORE_BUSY)

    jobs.run(work, _never, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].code is Code.STORE_BUSY
    assert jobs.waiting == 0


def test_a_bug_rises_again_on_this_thread(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_cancel: Event) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as risen:
        jobs.run(work, _never, _never)
        qtbot.waitUntil(lambda: bool(risen))
    assert risen[0][0] is ZeroDivisionError


def test_closing_asks_work_to_stop_and_delivers_nothing_more(qtbot: QtBot) -> None:
    jobs = Jobs(ThreadPoolExecutor(1))
    started, stopped, answers = Event(), Event(), list[bool]()

    def work(cancel: Event) -> bool:
        started.set()
        if cancel.wait(10):
            stopped.set()
        return True

    jobs.run(work, answers.append, _never)
    assert started.wait(10)
    jobs.close()
    qtbot.waitUntil(stopped.is_set)
    jobs.run(work, answers.append, _never)
    assert answers == []


class _Looped:
    def __init__(self) -> None:
        self.itself = self


def test_garbage_is_collected_on_this_thread_alone(qtbot: QtBot) -> None:
    sweeper = Sweeper()
    try:
        assert not gc.isenabled()
        thrown_away = weakref.ref(_Looped())
        kept: list[list[int]] = [[] for _ in range(5_000)]
        assert thrown_away() is not None
        qtbot.waitUntil(lambda: thrown_away() is None)
        assert len(kept) == 5_000
    finally:
        sweeper.stop()
    assert gc.isenabled()


def test_a_burst_of_new_objects_is_set_aside_and_garbage_after_it_is_still_collected(qtbot: QtBot) -> None:
    sweeper = Sweeper()
    try:
        before = gc.get_freeze_count()
        data = [[number] for number in range(60_000)]
        qtbot.waitUntil(lambda: gc.get_freeze_count() > before + 50_000)
        thrown_away = weakref.ref(_Looped())
        kept: list[list[int]] = [[] for _ in range(5_000)]
        qtbot.waitUntil(lambda: thrown_away() is None)
        assert (len(data), len(kept)) == (60_000, 5_000)
    finally:
        sweeper.stop()


def test_many_objects_that_came_bit_by_bit_are_set_aside_and_not_gone_through(qapp: QApplication) -> None:
    gc.collect()
    gc.freeze()
    sweeper, collected = Sweeper(qapp), list[int]()

    def listen(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            collected.append(info["generation"])

    gc.callbacks.append(listen)
    try:
        before = gc.get_freeze_count()
        kept: list[list[list[int]]] = []
        while gc.get_freeze_count() == before and len(kept) < 20:
            kept.append([[number] for number in range(30_000)])
            sweeper.sweep()
        assert collected == [0] * (len(kept) - 1)
        assert gc.get_freeze_count() > before + 100_000
        thrown_away = weakref.ref(_Looped())
        rest = [[number] for number in range(5_000)]
        sweeper.sweep()
        assert thrown_away() is None
        assert len(rest) == 5_000
    finally:
        gc.callbacks.remove(listen)
        sweeper.stop()


def test_what_was_kept_for_long_is_still_collected_once_it_is_thrown_away(qapp: QApplication) -> None:
    gc.collect()
    gc.freeze()
    sweeper = Sweeper(qapp)
    try:
        long_kept = _Looped()
        told = weakref.ref(long_kept)
        kept: list[list[list[int]]] = []

        def sweep(times: int) -> None:
            for _ in range(times):
                kept.append([[number] for number in range(1_000)])
                sweeper.sweep()

        sweep(30)  # by which it came to the oldest generation
        del long_kept
        sweep(30)
        assert told() is not None
        sweep(90)
        assert told() is None
    finally:
        sweeper.stop()


def test_what_a_quick_worker_tells_comes_some_times_and_to_its_end(qtbot: QtBot) -> None:
    pace, told = Pace(), list[tuple[int, int]]()
    pace.told.connect(lambda done, total: told.append((done, total)))
    began = time.monotonic()
    worker = threading.Thread(target=lambda: [pace.tell(done, 1000) for done in range(1, 1001)])
    worker.start()
    qtbot.waitUntil(lambda: bool(told) and told[-1] == (1000, 1000))
    worker.join()
    assert len(told) <= 2 + (time.monotonic() - began) * 10
    assert told == sorted(told)


def test_each_word_of_a_slow_worker_comes(qtbot: QtBot) -> None:
    pace, told = Pace(), list[int]()
    pace.told.connect(lambda done, _total: told.append(done))
    for done in range(1, 4):
        pace.tell(done, 5)
        qtbot.waitUntil(lambda done=done: bool(told) and told[-1] == done)
    assert told == [1, 2, 3]


def test_nothing_is_told_of_work_that_is_over(qtbot: QtBot) -> None:
    pace, told = Pace(), list[int]()
    pace.told.connect(lambda done, _total: told.append(done))
    pace.tell(1, 5)
    pace.forget()
    pace.tell(1, 2)
    qtbot.waitUntil(lambda: bool(told))
    pace.forget()
    pace.tell(2, 2)
    qtbot.waitUntil(lambda: told[-1] == 2)
    assert told == [1, 2]


class Asker(QObject):
    """Asks for something, and remembers the answer."""

    asked = Signal(str)

    def take(self, answer: str) -> None:
        """Hand the answer on; a widget that is gone cannot."""
        self.asked.emit(answer)


def test_what_comes_for_an_object_that_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    asker, goes = Asker(), Event()
    jobs.run(lambda _: "yes" if goes.wait(20) else "no", asker.take, _never)
    delete(asker)
    goes.set()
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    assert not isValid(asker)


def test_what_comes_for_an_object_that_is_there_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    asker = Asker()
    with qtbot.waitSignal(asker.asked) as told:
        jobs.run(lambda _: "yes", asker.take, _never)
    assert told.args == ["yes"]


def test_a_closed_bridge_waits_for_nothing(qapp: QApplication) -> None:
    bridge = Jobs(ThreadPoolExecutor(1))
    begun: list[str] = []
    bridge.run(lambda cancel: cancel.wait(20), lambda _: begun.append("first"), _never)
    bridge.run(lambda _: None, lambda _: begun.append("second"), _never)
    bridge.close()
    qapp.processEvents()
    assert bridge.waiting == 0
    assert begun == []
