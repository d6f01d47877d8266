"""Other copies of the wallet's database, as a folder leaves them behind that is kept alike on two computers."""

import os
import shutil
from pathlib import Path

import pytest

from badgedesk.core.errors import Code, StoreError
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Wallet
from badgedesk.wallet.backup.copies import copies_at_hand, merge_copy, view_copy
from tests.unit.wallet.conftest import Clock, badge

NAMES = (
    "wallet (Anna's conflicted copy 2026-11-01).db",
    "wallet (conflicted copy 2026-11-01 120000).db",
    "wallet.sync-conflict-20261101-120000-ABCDEFG.db",
    "wallet-LAPTOP.db",
    "wallet 2.db",
    "wallet.db.kept-1",
)
"""What sync programs and this one call such copies."""


@pytest.fixture
def copied(paths: ProfilePaths, clock: Clock) -> Path:
    """A copy that holds Anna and Berta; the wallet itself holds Anna alone, and the files of both."""
    with Wallet(paths, now=clock) as wallet:
        wallet.add(badge("Anna"), "a.json")
    shutil.copy(paths.wallet_db, paths.folder / "older")
    with Wallet(paths, now=clock) as wallet:
        wallet.marks.tag([wallet.add(badge("Berta"), "b.json").item.id], ["sea"])
    copy = paths.folder / NAMES[0]
    paths.wallet_db.replace(copy)
    (paths.folder / "older").replace(paths.wallet_db)
    return copy


def test_copies_are_found_by_what_sync_programs_call_them(paths: ProfilePaths, copied: Path, clock: Clock) -> None:
    for name in NAMES[1:]:
        shutil.copy(copied, paths.folder / name)
    shutil.copy(copied, paths.folder / "wallet.db.version-1")
    shutil.copy(copied, paths.folder / "wallet.db.before-restore-20261101T120000Z")
    (paths.folder / "wallet notes.db").write_bytes(b"somebody's own file")
    with Wallet(paths, now=clock) as wallet:
        found = copies_at_hand(paths, wallet.memory)
    assert sorted(path.name for path in found) == sorted(NAMES)


def test_a_copy_is_looked_into_without_a_trace_and_offered_until_it_is_taken_in(
    paths: ProfilePaths, copied: Path, clock: Clock
) -> None:
    before, data = {path.name for path in paths.folder.iterdir()}, copied.read_bytes()
    view = view_copy(paths, copied)
    assert (view.badges, view.missing) == (2, 1)
    assert {path.name for path in paths.folder.iterdir()} == before
    merged, kept = merge_copy(paths, copied, clock)
    assert (merged.added, merged.known) == (1, 1)
    assert kept is not None
    assert view_copy(paths, copied).missing == 0
    assert copied.read_bytes() == data
    with Wallet(paths, now=clock) as wallet:
        assert [(item.recipient, wallet.marks.tags_of(item.id)) for item in wallet.items()] == [
            ("Anna", ()),
            ("Berta", ("sea",)),
        ]
        assert wallet.check() == ()
        assert copies_at_hand(paths, wallet.memory) == ()
        os.utime(copied, (1, 1))  # written anew since
        assert copies_at_hand(paths, wallet.memory) == (copied,)


def test_another_kind_of_file_or_none_is_told(paths: ProfilePaths, copied: Path) -> None:
    copied.write_bytes(b"SQLite format 3\0 and then nothing of the kind")
    with pytest.raises(StoreError) as caught:
        view_copy(paths, copied)
    assert caught.value.code is Code.STORE_DAMAGED
    with pytest.raises(StoreError) as caught:
        view_copy(paths, paths.folder / "wallet 9.db")
    assert caught.value.code is Code.FILE_NOT_FOUND
