"""Measures how long the window's thread is kept from painting and answering.

Off unless the environment variable ``BADGEDESK_HEARTBEAT`` names a file for what is measured.

A timer beats on the window's thread. A second thread looks whether the beat is late, and what the window's thread is at
meanwhile. Processor time and, where the system counts it, the time spent waiting for a processor tell a thread that
works, or waits for another one of the program, from one that a busy machine does not let run.
"""

import sys
import threading
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

LATE_S: Final = 0.1
_BEAT_MS: Final = 10
_LOOK_S: Final = 0.02
_KEPT: Final = 40
_DEPTH: Final = 12


@dataclass(frozen=True, slots=True)
class Stall:
    """One time in which the window did not answer.

    Seconds on the clock, of these seconds of work and seconds in which no processor was free for it; and where it was
    seen.
    """

    seconds: float
    worked_s: float
    queued_s: float
    at: tuple[str, ...]


class Heartbeat(QObject):
    """Watches the thread it is made on until `stop`, then writes the worst stalls to a file as JSON.

    Args:
        file: for ``{"beats", "late_s", "longest_s", "stalls"}``; stalls over `LATE_S`, the longest first.
        parent: owner.
    """

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._thread = threading.get_ident()
        self._beats, self._longest = 0, 0.0
        self._count = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._counts = self._count.exists()
        self._last, self._worked, self._queued = time.monotonic(), time.thread_time(), self._queue_s()
        self._seen: tuple[str, ...] = ()
        self._stalls: list[Stall] = []
        self._ended = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        threading.Thread(target=self._watch, name="heartbeat", daemon=True).start()

    def stop(self) -> None:
        """Write what was measured."""
        import json

        from badgedesk.host.files import write_atomically

        self._timer.stop()
        self._ended.set()
        self._stalls.sort(key=lambda stall: -stall.seconds)
        told = {
            "beats": self._beats,
            "late_s": LATE_S,
            "longest_s": self._longest,
            "stalls": [asdict(stall) for stall in self._stalls[:_KEPT]],
        }
        write_atomically(self._file, (json.dumps(told, indent=1) + "\n").encode())

    def _beat(self) -> None:
        now, worked, queued = time.monotonic(), time.thread_time(), self._queue_s()
        waited = now - self._last - _BEAT_MS / 1000
        self._beats += 1
        self._longest = max(self._longest, waited)
        if waited > LATE_S:
            work_s, queue_s = worked - self._worked, queued - self._queued
            self._stalls.append(Stall(round(waited, 3), round(work_s, 3), round(queue_s, 3), self._seen))
        self._last, self._worked, self._queued, self._seen = now, worked, queued, ()

    def _queue_s(self) -> float:
        """Return how long this thread could have run and found no processor free, as far as the system counts it."""
        return int(self._count.read_text("ascii").split()[1]) / 1e9 if self._counts else 0.0

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_S):
            if time.monotonic() - self._last > LATE_S / 2:
                frame = sys._current_frames().get(self._thread)
                lines = traceback.extract_stack(frame)[-_DEPTH:] if frame is not None else ()
                self._seen = tuple(f"{Path(line.filename).name}:{line.lineno} {line.name}" for line in lines)


def execute(application: QApplication, file: Path) -> int:
    """Run the application until it ends, write what was measured to ``file``, and return the exit code."""
    heart = Heartbeat(file, application)
    ended = application.exec()
    heart.stop()
    return ended
