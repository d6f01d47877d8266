"""After each wrong passphrase the next try waits longer, and a right one ends that."""

from threading import Event

import pytest

from badgedesk.app.awards.patience import Patience
from badgedesk.core.errors import Code, KeyStoreError


def _refuse(code: Code) -> None:
    raise KeyStoreError(code)


def _try(patience: Patience, code: Code) -> None:
    stopped = Event()
    stopped.set()  # so that no test waits
    with pytest.raises(KeyStoreError):
        patience.attempt(lambda: _refuse(code), stopped)


def test_the_wait_doubles_up_to_half_a_minute() -> None:
    patience = Patience()
    waits = [patience.wait_s]
    for _ in range(7):
        _try(patience, Code.PASSPHRASE_WRONG)
        waits.append(patience.wait_s)
    assert waits == [0, 1, 2, 4, 8, 16, 30, 30]


def test_other_faults_make_nobody_wait() -> None:
    patience = Patience()
    _try(patience, Code.KEY_STORE_LOCKED)
    assert patience.wait_s == 0


def test_a_right_passphrase_ends_the_waiting() -> None:
    patience = Patience()
    _try(patience, Code.PASSPHRASE_WRONG)
    stopped = Event()
    stopped.set()
    assert patience.attempt(lambda: "open", stopped) == "open"
    assert patience.wait_s == 0
