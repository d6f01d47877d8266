"""Keys that a passphrase opened, kept for a while so that it is not asked for again and again."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Final

_NOTHING_LEFT: Final = 0.0


class HeldKeys:
    """The master keys of opened key files, each until some time after its last use; safe for several threads.

    A master key opens its key file only together with the file. It lies in memory alone, and is overwritten there when
    its time is up; the copies that a library made for one signature are left to the memory's next use.

    Args:
        seconds: how long after its last use a key is kept; 0 keeps none.
        tick: a clock in seconds that never goes back.
    """

    def __init__(self, seconds: float = 0, tick: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._tick = seconds, tick
        self._masters: dict[str, bytearray] = {}
        self._ends: dict[str, float] = {}
        self._lock = Lock()
        self._told: list[Callable[[], None]] = []

    def tell(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called, on whichever thread, when a key was kept or let go."""
        self._told.append(changed)

    def keep(self, key_id: str, master: bytes) -> None:
        """Keep what opens a key file, from now on for the whole time."""
        with self._lock:
            if self._seconds <= 0:
                return
            self._forget(key_id)
            self._masters[key_id] = bytearray(master)
            self._ends[key_id] = self._tick() + self._seconds
        self._tell()

    def get(self, key_id: str) -> bytes | None:
        """Return what opens a key file, whose time begins anew; None where it is not kept, or no longer."""
        with self._lock:
            self._sweep()
            master = self._masters.get(key_id)
            if master is None:
                return None
            self._ends[key_id] = self._tick() + self._seconds
            return bytes(master)

    def holds(self, key_id: str) -> bool:
        """Return whether a key is kept; that does not count as a use."""
        with self._lock:
            self._sweep()
            return key_id in self._masters

    def seconds_left(self) -> float:
        """Return how long the key that stays longest is kept; 0 where none is. Those whose time is up are let go."""
        with self._lock:
            self._sweep()
            return max((end - self._tick() for end in self._ends.values()), default=_NOTHING_LEFT)

    def set_time(self, seconds: float) -> None:
        """Keep keys for another time from now on; those that are kept are let go where it is shorter."""
        with self._lock:
            shorter = seconds < self._seconds
            self._seconds = seconds
        if shorter:
            self.wipe()

    def forget(self, key_id: str) -> None:
        """Let one key go."""
        with self._lock:
            self._forget(key_id)
        self._tell()

    def wipe(self) -> None:
        """Let every key go at once."""
        with self._lock:
            for key_id in tuple(self._masters):
                self._forget(key_id)
        self._tell()

    def _sweep(self) -> None:
        now = self._tick()
        for key_id in [key_id for key_id, end in self._ends.items() if end <= now]:
            self._forget(key_id)

    def _forget(self, key_id: str) -> None:
        master = self._masters.pop(key_id, None)
        self._ends.pop(key_id, None)
        if master is not None:
            master[:] = bytes(len(master))

    def _tell(self) -> None:
        for changed in self._told:
            changed()
