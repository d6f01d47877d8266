"""How long the window's thread works without a break, and what it is at meanwhile.

A timer without a delay beats once a turn of the event loop: between two beats no key and no click is answered. What
counts is the processor time of that thread, so that other work on the machine does not. A second thread looks what the
thread is at, and remembers it where a turn lasts.
"""

import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

_LOOK_S: Final = 0.004
_LONG_MS: Final = 30.0
_WAIT_S: Final = 300.0
_SETTLE_S: Final = 0.3
_SEEN_KEPT: Final = 3
_OURS: Final = "badgedesk"


@dataclass
class Pause:
    """The longest turn of one step, in milliseconds of processor time, and where its time went."""

    name: str
    longest_ms: float = 0.0
    seen: Counter[str] = field(default_factory=Counter)

    def places(self) -> str:
        """Return where the thread was seen most, the most often first."""
        return "; ".join(place for place, _ in self.seen.most_common(_SEEN_KEPT))


class Pulse(QObject):
    """Watches the thread it is made on."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._ident = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._ident)
        self._own = time.thread_time()
        self._turn: Counter[str] = Counter()
        self.pause = Pause("")
        self.pauses: list[Pause] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)
        self._ended = threading.Event()
        threading.Thread(target=self._watch, name="pulse", daemon=True).start()

    def step(self, name: str, act: Callable[[], object], done: Callable[[], bool] = lambda: True) -> Pause:
        """Do ``act``, go on until ``done`` and everything has settled, and print the longest turn."""
        self.settle()
        self._own, self._turn, self.pause = time.thread_time(), Counter(), Pause(name)
        act()
        self.until(done, name)
        self.settle()
        self.pauses.append(self.pause)
        print(f"{self.pause.longest_ms:7.1f} ms  {name:34} {self.pause.places()}", flush=True)
        return self.pause

    def until(self, done: Callable[[], bool], what: str = "") -> None:
        """Run the event loop until ``done``."""
        end = time.monotonic() + _WAIT_S
        while not done():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            if time.monotonic() > end:
                message = f"the window did not get there: {what}"
                raise SystemExit(message)

    def settle(self, seconds: float = _SETTLE_S) -> None:
        """Run the event loop for a while."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._ended.set()

    def _beat(self) -> None:
        now = time.thread_time()
        lasted_ms, self._own = (now - self._own) * 1000, now
        turn, self._turn = self._turn, Counter()
        if lasted_ms > self.pause.longest_ms:
            self.pause.longest_ms, self.pause.seen = lasted_ms, turn

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_S):
            if (time.clock_gettime(self._clock) - self._own) * 1000 > _LONG_MS / 10:
                frame = sys._current_frames().get(self._ident)
                ours = [line for line in traceback.extract_stack(frame) if _OURS in line.filename]
                self._turn[" < ".join(f"{Path(x.filename).name}:{x.lineno} {x.name}" for x in ours[:-4:-1])] += 1
