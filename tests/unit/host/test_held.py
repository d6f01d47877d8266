"""Keys that stay open for a while: how long, and that nothing of them is left."""

from pathlib import Path

import pytest

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.core.keys import generate_signing_key
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.host.held import HeldKeys
from badgedesk.host.vault import Vault

MASTER = bytes(range(32))
WORD = "tide tables and lanterns"


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_key_is_kept_until_some_time_after_its_last_use() -> None:
    clock = Clock()
    held = HeldKeys(60, clock)
    held.keep("a", MASTER)
    clock.now += 59
    assert held.get("a") == MASTER
    clock.now += 59
    assert held.holds("a")
    assert held.seconds_left() == 1
    clock.now += 1
    assert not held.holds("a")
    assert (held.get("a"), held.seconds_left()) == (None, 0)


def test_asking_whether_a_key_is_kept_is_no_use_of_it() -> None:
    clock = Clock()
    held = HeldKeys(60, clock)
    held.keep("a", MASTER)
    clock.now += 59
    assert held.holds("a")
    clock.now += 2
    assert held.get("a") is None


def test_what_is_let_go_is_overwritten_and_told() -> None:
    held, told = HeldKeys(60, Clock()), list[float]()
    held.tell(lambda: told.append(held.seconds_left()))
    held.keep("a", MASTER)
    (kept,) = held._masters.values()
    held.wipe()
    assert kept == bytearray(32)
    assert told == [60, 0]


@pytest.mark.parametrize(("seconds", "left"), [(0, 0), (30, 0), (120, 60)])
def test_a_shorter_time_lets_go_at_once_and_a_longer_one_holds_from_the_next_use(seconds: int, left: int) -> None:
    held = HeldKeys(60, Clock())
    held.keep("a", MASTER)
    held.set_time(seconds)
    assert held.seconds_left() == left
    held.keep("b", MASTER)
    assert held.seconds_left() == seconds


def test_a_vault_asks_once_and_again_when_the_time_is_up(tmp_path: Path) -> None:
    clock = Clock()
    held = HeldKeys(60, clock)
    vault = Vault(tmp_path, None, cost=LEAST_COST, held=held)
    key = generate_signing_key()
    head = vault.create(key, passphrase=WORD)
    assert vault.asks(head.id)
    assert vault.unlock(head.id, passphrase=WORD).public == key.public
    assert not vault.asks(head.id)
    assert vault.unlock(head.id).public == key.public
    clock.now += 61
    assert vault.asks(head.id)
    with pytest.raises(KeyStoreError) as caught:
        vault.unlock(head.id)
    assert caught.value.code is Code.PASSPHRASE_NEEDED


def test_a_wrong_passphrase_is_refused_while_the_key_is_open_too(tmp_path: Path) -> None:
    vault = Vault(tmp_path, None, cost=LEAST_COST, held=HeldKeys(60, Clock()))
    head = vault.create(generate_signing_key(), passphrase=WORD)
    vault.unlock(head.id, passphrase=WORD)
    with pytest.raises(KeyStoreError) as caught:
        vault.unlock(head.id, passphrase="another one")
    assert caught.value.code is Code.PASSPHRASE_WRONG


def test_what_was_kept_of_a_file_that_gave_way_to_another_opens_nothing(tmp_path: Path) -> None:
    held = HeldKeys(60, Clock())
    vault = Vault(tmp_path, None, cost=LEAST_COST, held=held)
    key = generate_signing_key()
    head = vault.create(key, passphrase=WORD)
    held.keep(head.id, MASTER)
    assert vault.unlock(head.id, ask=lambda: WORD).public == key.public
    assert held.get(head.id) != MASTER
