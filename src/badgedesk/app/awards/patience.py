"""The wait before another try after a wrong passphrase, longer each time."""

from collections.abc import Callable
from threading import Event
from typing import Final, TypeVar

from badgedesk.core.errors import Code, KeyStoreError

Result = TypeVar("Result")
_LONGEST_WAIT_S: Final = 30


class Patience:
    """Makes guessing slow; lives on one worker, which is all that waits."""

    def __init__(self) -> None:
        self._wrong = 0

    @property
    def wait_s(self) -> int:
        """How long the next try waits first."""
        return min(2 ** (self._wrong - 1), _LONGEST_WAIT_S) if self._wrong else 0

    def attempt(self, work: Callable[[], Result], cancel: Event) -> Result:
        """Return what ``work`` does with a passphrase, after the wait; a stop ends the wait.

        Raises:
            KeyStoreError: what ``work`` raises; `Code.PASSPHRASE_WRONG` makes the next wait longer.
        """
        cancel.wait(self.wait_s)
        try:
            result = work()
        except KeyStoreError as error:
            self._wrong += error.code is Code.PASSPHRASE_WRONG
            raise
        self._wrong = 0
        return result
