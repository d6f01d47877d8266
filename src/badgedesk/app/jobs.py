"""The bridge from the window's thread to workers and back, and collecting garbage on the right one."""

import gc
import time
from collections.abc import Callable
from concurrent.futures import Executor
from threading import Event
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from badgedesk.core.errors import BadgeDeskError

Result = TypeVar("Result")

_SWEEP_MS: Final = 500
_BURST: Final = 50_000
"""So many new objects between two sweeps are data that a worker brought, not garbage."""
_LOOK: Final = (_BURST, 100_000, 200_000)
"""The most objects of each age that are gone through in one sweep; 200,000 small ones take some 50 ms."""
_TELL_S: Final = 0.1
"""The shortest time between two words of work on how far it is."""
_LOOK_S: Final = 0.05
"""How often work that stands still looks whether it was cancelled."""


class Jobs(QObject):
    """Hands work to an executor; callbacks run on the thread owning this object.

    A `BadgeDeskError` goes to ``failed``. Any other exception is a fault of the program and rises again on the
    window's thread, where the crash handler meets it.
    """

    _landed = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._cancels: set[Event] = set()
        self._closed = False
        self._landed.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> int:
        """How many jobs have not yet come back."""
        return len(self._cancels)

    def run(
        self,
        work: Callable[[Event], Result],
        done: Callable[[Result], None],
        failed: Callable[[BadgeDeskError], None],
    ) -> Event:
        """Run ``work`` on a worker, then one of the callbacks here; returns the event that asks it to stop."""
        cancel = Event()
        if self._closed:
            return cancel
        self._cancels.add(cancel)

        def land(answer: Callable[[], None]) -> None:
            def deliver() -> None:
                self._cancels.discard(cancel)
                answer()

            self._landed.emit(deliver)

        def carry_out() -> None:
            try:
                result = work(cancel)
            except BadgeDeskError as error:
                fault = error
                land(lambda: _answer(failed, fault))
            except BaseException as error:  # noqa: BLE001 - risen again on the window's thread, in the crash handler
                bug = error
                land(lambda: _raise(bug))
            else:
                land(lambda: _answer(done, result))

        self._executor.submit(carry_out)
        return cancel

    def close(self) -> None:
        """Ask every job to stop, wait for the ones under way and deliver nothing more."""
        self._closed = True
        for cancel in self._cancels:
            cancel.set()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._cancels.clear()  # none of them comes back

    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._closed:
            answer()


class Brake:
    """Lets work on another thread stand still between two items, and go on."""

    def __init__(self) -> None:
        self._free = Event()
        self._free.set()

    @property
    def is_on(self) -> bool:
        """Whether the work is to stand still."""
        return not self._free.is_set()

    def pull(self) -> None:
        """Let the work stand still at its next item."""
        self._free.clear()

    def release(self) -> None:
        """Let the work go on."""
        self._free.set()

    def hold(self, cancel: Event) -> None:
        """Stand still while the brake is on; for the worker. Work that is cancelled does not wait."""
        while not cancel.is_set() and not self._free.wait(_LOOK_S):
            pass


class Pace(QObject):
    """Brings to this object's thread how far a worker is: the latest of it, some times a second.

    What a worker tells waits in the queue of the window's thread. Told after each of a thousand quick items, the queue
    would never be empty, and no key and no click would get its turn until all is done.

    Signals:
        told: `int` done, `int` in all.
    """

    told = Signal(int, int)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest = (0, 0)
        self._waits = False
        self._next = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is; for the worker."""
        self._latest = (done, total)
        if not self._waits:
            self._waits = True
            self._woken.emit()

    def forget(self) -> None:
        """Say nothing more of earlier work."""
        self._timer.stop()
        self._waits = False

    def _wake(self) -> None:
        if self._waits and not self._timer.isActive():
            self._timer.start(max(0, round((self._next - time.monotonic()) * 1000)))

    def _show(self) -> None:
        self._waits = False  # what is told from here on wakes anew
        self._next = time.monotonic() + _TELL_S
        self.told.emit(*self._latest)


class Sweeper(QObject):
    """Collects Python's garbage on the thread owning this object, and on no other.

    Python collects on whichever thread happens to reach the threshold. Met on a worker, a widget in a reference
    cycle would be taken apart there, and the program crashes (seen). So the collector is off while this runs, and a
    timer does its work by the same thresholds. A burst of new objects, such as a list of 20,000 people, is set aside
    without a look, and so are many that came bit by bit, from a slow worker: to go through them would hold the window
    up for longer than a tenth of a second. What is set aside still goes when nobody refers to it any more; only
    reference cycles in it stay until the program ends.

    How many objects there are is reckoned from how many came: to ask for the objects themselves breaks tuples that a
    worker is just making.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._middle = self._oldest = 0
        """How many objects came to these generations and may be there yet."""
        self._timer = QTimer(self)
        self._timer.setInterval(_SWEEP_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due, if any; set aside instead what takes too long to go through."""
        due = [
            age
            for age, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > limit
        ]
        if not due:
            return
        age, new = due[-1], gc.get_count()[0]
        middle, every = new + self._middle, new + self._middle + self._oldest
        if (new, middle, every)[age] > _LOOK[age]:
            gc.freeze()
            self._middle = self._oldest = 0
            return
        gone = gc.collect(age)
        if age == 0:
            self._middle = middle
        else:
            self._middle, self._oldest = 0, every - gone

    def stop(self) -> None:
        """Leave collecting to Python again, once no worker runs."""
        self._timer.stop()
        gc.enable()


def _answer(callback: Callable[[Result], None], result: Result) -> None:
    """Call back, unless that is a method of an object that is gone meanwhile, such as a dialog closed too early."""
    asker = getattr(callback, "__self__", None)
    if not isinstance(asker, QObject) or isValid(asker):
        callback(result)


def _raise(error: BaseException) -> None:
    raise error
