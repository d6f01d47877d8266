"""The lock: sealing, opening, passphrases, the recovery sheet, and changes that were interrupted."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from badgedesk.core.errors import BadgeDeskError, Code, KeyStoreError, StoreError
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.host.answers import Answers
from badgedesk.host.database import Schema, connect, open_database
from badgedesk.host.lock import ProfileLock, recovered_in, recovered_master, recovery_text
from badgedesk.host.paths import ProfilePaths, open_profile

_SCHEMA = Schema(0x4244_574C, (("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)",),))
_SECRET = b"A name nobody is to read"
_ADDRESS, _ASKED = "https://club.example/status/1", datetime(2026, 11, 14, 9, tzinfo=UTC)


class MemoryStore:
    """Stands in for the system's key store."""

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}

    def get(self, entry: str) -> bytes | None:
        return self.entries.get(entry)

    def put(self, entry: str, master: bytes) -> None:
        self.entries[entry] = master

    def delete(self, entry: str) -> None:
        self.entries.pop(entry, None)


@pytest.fixture
def paths(tmp_path: Path) -> ProfilePaths:
    """A profile whose every part holds the secret."""
    made = open_profile(tmp_path / "profile")
    for path in (made.wallet_db, made.register_db):
        with open_database(path, _SCHEMA) as database:
            database.execute("INSERT INTO note (text) VALUES (?)", (_SECRET.decode(),))
    for name in ("a" * 64, "b" * 64):
        (made.originals / name).write_bytes(_SECRET + name.encode())
    (made.folder / "holder.json").write_bytes(b'{"x":"' + _SECRET + b'"}')
    Answers(made.answers).keep(_ADDRESS, _SECRET, _ASKED)
    return made


@pytest.fixture
def lock(paths: ProfilePaths) -> ProfileLock:
    return ProfileLock(paths, None, LEAST_COST)


def notes(paths: ProfilePaths, path: Path) -> list[object]:
    with open_database(path, _SCHEMA, paths.key) as database:
        return [row[0] for row in database.rows("SELECT text FROM note")]


def holding(paths: ProfilePaths) -> list[str]:
    return sorted(path.name for path in paths.folder.rglob("*") if path.is_file() and _SECRET in path.read_bytes())


def test_everything_is_sealed_and_read_with_the_key(paths: ProfilePaths, lock: ProfileLock) -> None:
    assert len(holding(paths)) == 6
    master = lock.set("words")
    assert holding(paths) == []
    assert lock.state().whole
    opened = replace(paths, secret=lock.open("words"))
    assert opened.key == master
    assert notes(opened, paths.wallet_db) == notes(opened, paths.register_db) == [_SECRET.decode()]
    assert _SECRET in opened.read_sealed(paths.folder / "holder.json")
    assert Answers(opened.answers, opened.key)[_ADDRESS].data == _SECRET
    with pytest.raises(KeyStoreError) as caught:
        assert paths.key
    assert caught.value.code is Code.WALLET_LOCKED


def test_taken_off_everything_is_as_it_was(paths: ProfilePaths, lock: ProfileLock) -> None:
    files = {path.name: path.read_bytes() for path in (*paths.originals.iterdir(), paths.folder / "holder.json")}
    lock.take_off(lock.set("words"))
    assert not lock.is_set
    assert {name: next(paths.folder.rglob(name)).read_bytes() for name in files} == files
    assert notes(paths, paths.wallet_db) == [_SECRET.decode()]
    with open_database(paths.wallet_db, _SCHEMA) as database:
        assert database.row("PRAGMA auto_vacuum") == (2,)


def test_a_wrong_passphrase_opens_nothing(paths: ProfilePaths, lock: ProfileLock) -> None:
    lock.set("words")
    for given, code in (("other", Code.PASSPHRASE_WRONG), (None, Code.WALLET_LOCKED), ("", Code.WALLET_LOCKED)):
        with pytest.raises(KeyStoreError) as caught:
            lock.open(given)
        assert caught.value.code is code


def test_the_passphrase_can_be_changed(paths: ProfilePaths, lock: ProfileLock) -> None:
    master = lock.set("words")
    lock.change(master, "others")
    assert lock.open("others") == master
    with pytest.raises(KeyStoreError):
        lock.open("words")


def test_the_key_store_opens_the_lock_and_forgets_it_when_it_is_taken_off(paths: ProfilePaths) -> None:
    store = MemoryStore()
    lock = ProfileLock(paths, store, LEAST_COST)
    master = lock.set(None)
    assert (lock.open(), list(store.entries.values())) == (master, [master])
    with pytest.raises(KeyStoreError) as caught:
        ProfileLock(paths, MemoryStore(), LEAST_COST).open()
    assert caught.value.code is Code.WALLET_LOCKED
    lock.take_off(master)
    assert store.entries == {}


def test_a_recovery_sheet_gives_the_key_back() -> None:
    master = bytes(range(32))
    text = recovery_text(master)
    assert recovered_master(text.lower().replace("-", " ")) == master
    assert recovered_in(f"Title\n\nSome words here\n    {text}\n") == master
    for wrong in ("", "AAAA", text[:-1], text.replace("A", "B", 1), text + "A"):
        with pytest.raises(KeyStoreError) as caught:
            recovered_master(wrong)
        assert caught.value.code is Code.PASSPHRASE_WRONG


class StoppedError(Exception):
    """Raised where a kill would be."""


@pytest.mark.parametrize("sealing", [True, False])
def test_a_change_that_was_interrupted_is_readable_and_goes_on(
    paths: ProfilePaths, lock: ProfileLock, sealing: bool
) -> None:
    master = lock.set("words") if not sealing else b""

    def stop(done: int, _all: int) -> None:
        if done == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        lock.set("words", stop) if sealing else lock.take_off(master, stop)
    assert not lock.state().whole
    opened = replace(paths, secret=lock.open("words"))
    assert notes(opened, paths.wallet_db) == notes(opened, paths.register_db) == [_SECRET.decode()]
    lock.settle(opened.secret or b"")
    assert lock.is_set is sealing
    assert len(holding(paths)) == (0 if sealing else 6)


def test_a_profile_that_is_in_use_is_not_sealed(
    paths: ProfilePaths, lock: ProfileLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("badgedesk.host.database.BUSY_S", 0.05)
    with connect(paths.wallet_db) as other:
        other.rows("SELECT text FROM note")
        with pytest.raises(StoreError) as caught:
            lock.set("words")
    assert caught.value.code is Code.STORE_BUSY
    assert not lock.is_set
    assert len(holding(paths)) == 6


def test_no_changed_byte_of_a_sealed_file_is_accepted(paths: ProfilePaths, lock: ProfileLock) -> None:
    opened = replace(paths, secret=lock.set("words"))
    path = paths.folder / "holder.json"
    whole = path.read_bytes()
    for place in range(len(b"BadgeDesk sealed 1\n"), len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(StoreError):
            opened.read_sealed(path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format":2,"state":"sealed","keyStore":"x"}', "x" * 20_000])
def test_a_damaged_lock_file_is_named(paths: ProfilePaths, lock: ProfileLock, text: str) -> None:
    paths.lock.write_text(text)
    with pytest.raises(BadgeDeskError) as caught:
        lock.open("words")
    assert caught.value.code is Code.LOCK_DAMAGED
