"""A wallet whose database or disk gives trouble."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.model.report import Headline
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Arrival, Wallet
from badgedesk.wallet.intake import Fate, take_in
from tests.unit.host.disks import mounted_disk, remount
from tests.unit.wallet.conftest import CLUB, NOW, Clock, as_png, badge


def stored(paths: ProfilePaths) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths.originals.iterdir()}


def test_a_lost_database_is_built_anew_from_the_originals(
    wallet: Wallet, paths: ProfilePaths, open_wallet: Callable[[], Wallet]
) -> None:
    credential = badge()
    for data in (credential, as_png(credential), badge("Boris")):
        wallet.add(data, "x")
    before = {item.id for item in wallet.items()}
    wallet.close()
    paths.wallet_db.unlink()
    again = open_wallet()
    assert {item.id for item in again.items()} == before
    assert sum(len(again.originals(item.id)) for item in again.items()) == 3


def test_a_newer_wallet_is_refused_and_untouched(
    wallet: Wallet, paths: ProfilePaths, open_wallet: Callable[[], Wallet]
) -> None:
    wallet.close()
    other = sqlite3.connect(paths.wallet_db)
    other.execute("PRAGMA user_version = 999")
    other.close()
    before = paths.wallet_db.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_wallet()
    assert caught.value.code is Code.STORE_NEWER
    assert paths.wallet_db.read_bytes() == before


def test_a_row_that_cannot_be_written_leaves_no_file(
    wallet: Wallet, paths: ProfilePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=paths.wallet_db, reason="database or disk is full")

    monkeypatch.setattr("badgedesk.wallet.wallet.write_arrival", full)
    with pytest.raises(StoreError):
        wallet.add(badge(), "a")
    assert stored(paths) == {}
    assert wallet.items() == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB."""
    with mounted_disk(tmp_path / "disk", "1m") as folder:
        yield folder


def test_a_full_disk_loses_no_acknowledged_badge_and_a_retry_works(small_disk: Path, clock: Clock) -> None:
    kept: dict[str, bytes] = {}
    with Wallet(open_profile(small_disk / "profile"), now=clock) as wallet:
        with pytest.raises(BadgeDeskError) as caught:
            for number in range(500):
                data = badge(f"Person {number}")
                kept[wallet.add(data, "x").item.id] = data
        assert caught.value.code is Code.FILE_NOT_WRITABLE
        assert len(kept) > 5
        remount(small_disk, "size=8m")
        assert wallet.add(data, "x").arrival is Arrival.ADDED
        assert wallet.check() == ()
        assert {item.id for item in wallet.items()} >= kept.keys()
        for item_id, data in kept.items():
            assert wallet.original(wallet.originals(item_id)[0].sha256) == data


def test_an_import_onto_a_full_disk_tells_of_each_file_and_is_whole_once_the_disk_grew(
    small_disk: Path, clock: Clock
) -> None:
    files = {f"{number:03}.json": badge(f"Person {number}") for number in range(250)}
    with Wallet(open_profile(small_disk / "profile"), now=clock) as wallet:
        told = {name: take_in(wallet, name, data) for name, data in files.items()}
        kept = {name for name, intake in told.items() if intake.fate is Fate.ADDED}
        refused = files.keys() - kept
        assert len(kept) > 5
        assert len(refused) > 50
        assert {told[name].code for name in refused} == {Code.FILE_NOT_WRITABLE}
        assert stored(ProfilePaths(small_disk / "profile")) == {
            sha256(files[name]).hexdigest(): files[name] for name in kept
        }
        assert {item.id for item in wallet.items()} == {told[name].item_id for name in kept}
        assert wallet.check() == ()
    with Wallet(open_profile(small_disk / "profile"), now=clock) as again:  # it opens on the full disk, too
        assert len(again.items()) == len(kept)
        remount(small_disk, "size=16m")
        fates = {name: take_in(again, name, data).fate for name, data in files.items()}
        assert {name for name, fate in fates.items() if fate is Fate.ADDED} == refused
        assert {fates[name] for name in kept} == {Fate.ALREADY_THERE}
        assert again.check() == ()
        assert len(again.items()) == len(files)


def test_a_wallet_on_a_read_only_disk_is_read_and_says_that_nothing_can_be_saved(
    small_disk: Path, clock: Clock
) -> None:
    paths = open_profile(small_disk / "profile")
    with Wallet(paths, now=clock) as wallet:
        wallet.trust.add(CLUB.profile.id, "Club")
        item = wallet.add(badge(valid_until=NOW + timedelta(days=1)), "x").item
    remount(small_disk, "ro")
    clock.moment = NOW + timedelta(days=2)
    with Wallet(open_profile(paths.folder), now=clock) as wallet:
        assert [each.headline for each in wallet.items()] == [Headline.EXPIRED]
        assert wallet.original(wallet.originals(item.id)[0].sha256) == badge(valid_until=NOW + timedelta(days=1))
        for change in (
            lambda: wallet.add(badge("Boris"), "y"),
            lambda: wallet.remove(item.id),
            lambda: wallet.trust.add("x", "y"),
        ):
            with pytest.raises(StoreError) as caught:
                change()
            assert caught.value.code is Code.FILE_NOT_WRITABLE
