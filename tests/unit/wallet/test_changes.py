"""Counting what is changed by which computer, the plan of backups, and the passphrase that is kept for it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.host.lock import ProfileLock
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Wallet
from badgedesk.wallet.backup.kept import KeptPassphrase
from badgedesk.wallet.backups import AFTER_CHANGES, EVERY_DAYS, KEEP, Plan, dated_name
from badgedesk.wallet.changes import Elsewhere
from tests.unit.wallet.conftest import NOW, Clock, badge, tiny_png

HERE, THERE = "a" * 16, "b" * 16


class Drawer:
    """A key store that keeps, or refuses."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.held: dict[str, bytes] = {}
        self._refuses = refuses

    def get(self, entry: str) -> bytes | None:
        return self.held.get(entry)

    def put(self, entry: str, master: bytes) -> None:
        if self._refuses:
            raise KeyStoreError(Code.KEY_STORE_ABSENT)
        self.held[entry] = master

    def delete(self, entry: str) -> None:
        self.held.pop(entry, None)


@pytest.fixture
def on(paths: ProfilePaths, clock: Clock) -> Callable[[str], Wallet]:
    return lambda computer: Wallet(paths, now=clock, computer=computer)


def test_everything_people_would_miss_is_a_change_and_checking_is_none(on: Callable[[str], Wallet]) -> None:
    with on(HERE) as wallet:
        id_ = wallet.add(badge(), "a.json").item.id
        assert wallet.elsewhere(None, "desk")[1] == {HERE: 1}
        wallet.recheck(id_)
        wallet.set_thumbnail(id_, tiny_png())
        wallet.add(badge(), "a.json")
        assert wallet.elsewhere(None, "desk")[1] == {HERE: 1}
        wallet.marks.tag([id_], ["sea"])
        wallet.marks.note(id_, "won in the rain")
        wallet.collections.make("Best")
        assert wallet.elsewhere(None, "desk")[1] == {HERE: 4}
        wallet.remove(id_)
        assert wallet.elsewhere(None, "desk")[1][HERE] > 4
        assert wallet.check() == ()


def test_what_another_computer_changed_is_news_and_what_is_gone_is_lost(on: Callable[[str], Wallet]) -> None:
    with on(HERE) as wallet:
        wallet.add(badge(), "a.json")
        _, seen = wallet.elsewhere(None, "desk")
    with on(THERE) as wallet:
        news, _ = wallet.elsewhere(None, "lap")
        assert not news.is_news
        wallet.add(badge(achievement="Bowline"), "b.json")
    with on(HERE) as wallet:
        news, now = wallet.elsewhere(seen, "desk")
        assert news == Elsewhere(("lap",), 1, 0)
        assert not wallet.elsewhere(now, "desk")[0].is_news
        assert wallet.elsewhere({**now, HERE: 9}, "desk")[0] == Elsewhere((), 0, 8)


def test_a_note_counts_for_the_next_backup(wallet: Wallet, clock: Clock) -> None:
    wallet.backups.set_plan(Plan(after_changes=5))
    id_ = wallet.add(badge(), "a.json").item.id
    wallet.backups.note()
    clock.moment = NOW + timedelta(minutes=1)
    for number in range(5):
        assert (wallet.backups.state().changes, wallet.backups.state().due) == (number, False)
        wallet.marks.note(id_, f"note {number}")
    assert (wallet.backups.state().new, wallet.backups.state().due) == (0, True)


def test_a_schedule_falls_due_by_time_only_where_something_changed(wallet: Wallet, clock: Clock) -> None:
    wallet.backups.set_plan(Plan("/media/stick", 7, 100, 3))
    assert wallet.backups.plan() == Plan("/media/stick", 7, 100, 3)
    wallet.add(badge(), "a.json")
    wallet.backups.note()
    clock.moment = NOW + timedelta(days=8)
    assert not wallet.backups.state().due
    wallet.add(badge(achievement="Bowline"), "b.json")
    assert wallet.backups.state().due
    clock.moment = NOW + timedelta(days=6)
    assert not wallet.backups.state().due


def test_a_plan_out_of_bounds_is_the_common_one(wallet: Wallet) -> None:
    wallet.backups.set_plan(Plan("x", EVERY_DAYS[-1] + 1, AFTER_CHANGES[-1] + 1, KEEP[-1] + 1))
    assert wallet.backups.plan() == Plan("x")


def test_the_newest_backup_of_each_other_computer_is_offered_until_it_was_taken_in(
    wallet: Wallet, tmp_path: Path
) -> None:
    folder = tmp_path / "synced"
    folder.mkdir()
    names = [dated_name(NOW + timedelta(days=day), label) for label in ("desk-1a2b", "lap-3c4d") for day in (0, 1)]
    for name in (*names, "BadgeDesk of mine.badgebackup"):
        (folder / name).touch()
    (found,) = wallet.backups.newer_of_others(folder, "desk-1a2b")
    assert (found.label, found.path.name) == ("lap-3c4d", names[3])
    wallet.backups.note_taken(found.path)
    wallet.backups.note_taken(folder / names[2])  # an older one later does not bring the newer one back
    assert wallet.backups.newer_of_others(folder, "desk-1a2b") == ()
    assert wallet.backups.newer_of_others(tmp_path / "missing", "desk-1a2b") == ()


def test_the_passphrase_is_kept_under_the_key_store(paths: ProfilePaths) -> None:
    drawer = Drawer()
    kept = KeptPassphrase(paths, drawer)
    assert kept.get() is None
    kept.put("correct horse")
    assert KeptPassphrase(paths, drawer).get() == "correct horse"
    assert not any(b"correct" in path.read_bytes() for path in paths.folder.rglob("*") if path.is_file())
    kept.put("another")
    assert (kept.get(), len(drawer.held)) == ("another", 1)
    kept.forget()
    assert (kept.get(), drawer.held) == (None, {})


def test_without_key_store_and_lock_no_passphrase_is_kept(paths: ProfilePaths) -> None:
    kept = KeptPassphrase(paths, Drawer(refuses=True))
    with pytest.raises(KeyStoreError):
        kept.put("correct horse")
    assert kept.get() is None
    assert not any(b"correct" in path.read_bytes() for path in paths.folder.rglob("*") if path.is_file())


def test_a_lock_seals_the_passphrase_and_taking_it_off_gives_nothing_away(paths: ProfilePaths) -> None:
    lock = ProfileLock(paths, None, LEAST_COST)
    master = lock.set("open sesame")
    kept = KeptPassphrase(replace(paths, secret=master), Drawer(refuses=True))
    kept.put("correct horse")
    assert kept.get() == "correct horse"
    lock.take_off(master)
    assert KeptPassphrase(paths, Drawer()).get() is None
    assert not any(b"correct" in path.read_bytes() for path in paths.folder.rglob("*") if path.is_file())
