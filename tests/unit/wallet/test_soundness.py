"""Damage is found: in rows, in files, wherever a bit falls over."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.model.report import Headline
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Arrival, Flaw, Item, Wallet
from tests.unit.wallet.conftest import CLUB, Clock, as_png, as_svg, badge, tiny_png


def change(paths: ProfilePaths, sql: str) -> None:
    database = sqlite3.connect(paths.wallet_db)
    database.execute(sql)
    database.commit()
    database.close()


@pytest.fixture
def item(wallet: Wallet) -> Item:
    """One badge in the wallet."""
    return wallet.add(as_png(badge()), "anna.png").item


def test_a_sound_wallet_has_no_flaws(wallet: Wallet, item: Item) -> None:
    wallet.add(as_svg(badge()), "anna.svg")
    wallet.add(badge("Boris"), "boris.json")
    wallet.trust.add(CLUB.profile.id, "Club")
    wallet.own.add("anna@baysail.example")
    wallet.set_thumbnail(item.id, tiny_png())
    assert wallet.check() == ()


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE item SET name = 'Coastal Skippes'", "item"),
        ("UPDATE item SET issuer_name = NULL", "item"),
        ("UPDATE item SET recipient = x'00'", None),
        ("UPDATE item SET record = 'x'", "item"),
        ("UPDATE item SET words = 'nothing'", "words"),
        ("UPDATE verification SET headline = 'good', verdict = 'pass'", "verification"),
        ("UPDATE verification SET due_at = NULL, checked_at = '2030-01-01T00:00:00Z'", "verification"),
        ("UPDATE verification SET report = replace(report, 'unknown', 'pass')", "verification"),
        ("DELETE FROM verification", "verification"),
        ("UPDATE original SET name = 'other.png'", "original"),
        ("UPDATE original SET size = 7", "original"),
        ("DELETE FROM form", "item"),
    ],
)
def test_a_changed_row_is_found(wallet: Wallet, item: Item, paths: ProfilePaths, sql: str, what: str | None) -> None:
    if what is None:
        with pytest.raises(sqlite3.Error):
            change(paths, sql)
        return
    change(paths, sql)
    assert what in {flaw.what for flaw in wallet.check()}


def test_a_changed_verdict_is_not_shown(wallet: Wallet, item: Item, paths: ProfilePaths) -> None:
    change(paths, "UPDATE verification SET headline = 'good', verdict = 'pass'")
    [shown] = wallet.items()
    assert shown.damaged
    assert (shown.verdict, shown.headline) == (None, None)
    assert wallet.report(item.id).headline is Headline.SOUND_ISSUER_UNKNOWN
    assert not wallet.item(item.id).damaged


def test_a_changed_report_is_computed_anew(wallet: Wallet, item: Item, paths: ProfilePaths) -> None:
    before = wallet.report(item.id)
    change(paths, "UPDATE verification SET report = replace(report, 'unknown', 'pass')")
    assert wallet.report(item.id) == before
    assert wallet.check() == ()


def test_a_changed_name_is_marked_and_mended_by_adding_the_file_again(
    wallet: Wallet, item: Item, paths: ProfilePaths
) -> None:
    change(paths, "UPDATE item SET name = 'Coastal Skippes'")
    assert wallet.items()[0].damaged
    assert wallet.add(as_png(badge()), "anna.png").arrival is Arrival.ALREADY_THERE
    assert wallet.items() == (item,)
    assert wallet.check() == ()


def test_a_changed_original_is_found_and_never_given_out(
    wallet: Wallet, item: Item, paths: ProfilePaths, tmp_path: Path
) -> None:
    digest = wallet.originals(item.id)[0].sha256
    path = paths.originals / digest
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert wallet.check() == (Flaw("file", digest, "other bytes"),)
    for call in (lambda: wallet.original(digest), lambda: wallet.export([item.id], tmp_path / "out")):
        with pytest.raises(StoreError) as caught:
            call()
        assert caught.value.code is Code.STORE_DAMAGED
    assert not (tmp_path / "out").exists()


def test_a_lost_original_is_found_and_comes_back_by_adding_it_again(
    wallet: Wallet, item: Item, paths: ProfilePaths
) -> None:
    digest = wallet.originals(item.id)[0].sha256
    (paths.originals / digest).unlink()
    assert [(flaw.what, flaw.id) for flaw in wallet.check()] == [("file", digest)]
    with pytest.raises(StoreError) as caught:
        wallet.recheck(item.id)
    assert caught.value.code is Code.STORE_DAMAGED
    wallet.add(as_png(badge()), "anna.png")
    assert wallet.check() == ()


def test_another_form_stands_in_for_a_lost_original(wallet: Wallet, item: Item, paths: ProfilePaths) -> None:
    wallet.add(badge(), "anna.json")
    (paths.originals / wallet.originals(item.id)[0].sha256).unlink()
    assert wallet.recheck(item.id).headline is Headline.SOUND_ISSUER_UNKNOWN


def test_a_file_of_no_item_is_pointed_out(wallet: Wallet, item: Item, paths: ProfilePaths) -> None:
    (paths.originals / ("0" * 64)).write_bytes(b"left over")
    (paths.originals / ".badgedesk-00.part").write_bytes(b"unfinished")
    assert wallet.check() == (Flaw("unclaimed", "0" * 64, "a file of no item"),)


def test_a_torn_database_is_told_as_such(
    wallet: Wallet, item: Item, paths: ProfilePaths, open_wallet: Callable[[], Wallet]
) -> None:
    database = sqlite3.connect(paths.wallet_db)
    roots = database.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'item'").fetchall()
    database.close()
    wallet.close()
    data = bytearray(paths.wallet_db.read_bytes())
    for (page,) in roots:
        data[(page - 1) * 4096 : (page - 1) * 4096 + 64] = bytes(64)
    paths.wallet_db.write_bytes(data)
    assert "database" in {flaw.what for flaw in open_wallet().check()}


@pytest.mark.parametrize("table", ["search_idx", "search_docsize", "search_config"])
def test_a_search_index_without_one_of_its_tables_is_told_as_damage(
    wallet: Wallet, item: Item, paths: ProfilePaths, open_wallet: Callable[[], Wallet], table: str
) -> None:
    wallet.close()
    change(paths, f"DROP TABLE {table}")
    try:
        told = {flaw.what for flaw in open_wallet().check()}
    except StoreError as fault:
        told = {fault.code.value}
    assert told & {"index", "database", Code.STORE_DAMAGED.value}


def test_a_database_without_its_definitions_is_not_opened(
    wallet: Wallet, item: Item, paths: ProfilePaths, open_wallet: Callable[[], Wallet]
) -> None:
    wallet.close()
    data = bytearray(paths.wallet_db.read_bytes())
    data[2 * 4096 :] = bytes(len(data) - 2 * 4096)
    paths.wallet_db.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        open_wallet()
    assert caught.value.code is Code.STORE_DAMAGED
    assert paths.wallet_db.read_bytes() == data


def test_no_flipped_byte_of_the_database_goes_unnoticed(
    wallet: Wallet, paths: ProfilePaths, tmp_path: Path, clock: Clock
) -> None:
    wallet.trust.add(CLUB.profile.id, "Club")
    for person in ("Anna", "Boris", "Chloé", "Dmitri"):
        wallet.add(as_png(badge(person)), f"{person}.png")
    told = [(item.id, item.name, item.headline) for item in wallet.items()]
    reports = [wallet.report(item_id) for item_id, _, _ in told]
    wallet.close()
    whole = paths.wallet_db.read_bytes()
    dice = random.Random(20261114)
    silent = []
    for number in range(60):
        copy = ProfilePaths(tmp_path / f"copy{number}")
        copy.folder.mkdir()
        copy.originals.symlink_to(paths.originals)
        place, flip = dice.randrange(len(whole)), dice.randrange(1, 256)
        copy.wallet_db.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
        try:
            with Wallet(copy, now=clock) as damaged:
                flaws = damaged.check()
                shown = [(item.id, item.name, item.headline) for item in damaged.items()]
                seen = [damaged.report(item_id) for item_id, _, _ in told]
        except BadgeDeskError:
            flaws, shown, seen = (Flaw("database", "", "refused"),), [], []
        if not flaws and (shown != told or seen != reports):
            silent.append(place)
        shutil.rmtree(copy.folder)
    assert silent == []


def test_a_damaged_small_picture_is_found_at_every_byte_and_made_anew(wallet: Wallet, item: Item) -> None:
    whole = tiny_png()
    for place in range(len(whole)):
        wallet.set_thumbnail(item.id, whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert [flaw.what for flaw in wallet.check()] == ["thumbnail"], place
    wallet.set_thumbnail(item.id, whole + b"more")
    wallet.mend(wallet.check())
    assert wallet.check() == ()
    assert wallet.without_thumbnail(5) == (item.id,)
