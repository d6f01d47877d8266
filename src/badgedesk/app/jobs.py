"""The bridge from the window's thread to workers and back."""

from collections.abc import Callable
from concurrent.futures import Executor
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from badgedesk.core.errors import BadgeDeskError

Result = TypeVar("Result")


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
                land(lambda: failed(fault))
            except BaseException as error:  # noqa: BLE001 - risen again on the window's thread, in the crash handler
                bug = error
                land(lambda: _raise(bug))
            else:
                land(lambda: done(result))

        self._executor.submit(carry_out)
        return cancel

    def close(self) -> None:
        """Ask every job to stop, wait for the ones under way and deliver nothing more."""
        self._closed = True
        for cancel in self._cancels:
            cancel.set()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._closed:
            answer()


def _raise(error: BaseException) -> None:
    raise error
