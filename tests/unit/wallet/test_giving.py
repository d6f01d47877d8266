"""Finding badges, giving them back, removing them."""

import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from badgedesk.core.errors import Code, StoreError
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.staging import Staging
from badgedesk.wallet import Arrival, Wallet, export_name
from tests.unit.wallet.conftest import as_png, as_svg, badge


@pytest.mark.parametrize(
    "query",
    [
        "coastal",
        "SKIPPER",
        "ångström",
        "A\u030angstro\u0308m",
        "bay anna",
        "navigation",
        "2026",
        "passage",
        "x.png",
        "",
    ],
)
def test_a_badge_is_found_by_what_it_says(wallet: Wallet, query: str) -> None:
    item = wallet.add(as_png(badge()), "x.png").item
    assert [found.id for found in wallet.search(query)] == [item.id]


@pytest.mark.parametrize("query", ["harbour", "coastal boris", "%", "_", "' OR 1=1 --"])
def test_a_badge_is_not_found_by_what_it_does_not_say(wallet: Wallet, query: str) -> None:
    wallet.add(as_png(badge()), "x.png")
    assert wallet.search(query) == ()


def test_an_item_is_found_by_id_first_digits_name_and_credential_id(wallet: Wallet) -> None:
    item = wallet.add(badge("Anna", "First Aid"), "a").item
    wallet.add(badge("Anna", "Knots"), "b")
    for wanted in (item.id, item.id.upper(), item.id[:8], "First Aid", item.credential_id or ""):
        assert wallet.find(wanted).id == item.id


def test_a_name_that_two_bear_is_ambiguous(wallet: Wallet) -> None:
    wallet.add(badge("Anna", "Knots"), "a")
    wallet.add(badge("Boris", "Knots"), "b")
    with pytest.raises(StoreError) as caught:
        wallet.find("Knots")
    assert caught.value.code is Code.ITEM_AMBIGUOUS


@pytest.mark.parametrize("wanted", ["", "nothing", "abcdef", "ab", "*", "0" * 32])
def test_what_is_not_there_is_not_found(wallet: Wallet, wanted: str) -> None:
    wallet.add(badge(), "a")
    with pytest.raises(StoreError) as caught:
        wallet.find(wanted)
    assert caught.value.code is Code.ITEM_NOT_FOUND


@pytest.mark.parametrize("call", ["item", "report", "recheck", "originals", "remove", "thumbnail"])
def test_every_call_names_an_item_that_is_not_there(wallet: Wallet, call: str) -> None:
    with pytest.raises(StoreError) as caught:
        getattr(wallet, call)("0" * 32)
    assert caught.value.code is Code.ITEM_NOT_FOUND


def test_a_thumbnail_is_kept_until_its_item_goes(wallet: Wallet) -> None:
    item = wallet.add(badge(), "a").item
    assert wallet.thumbnail(item.id) is None
    wallet.set_thumbnail(item.id, b"first")
    wallet.set_thumbnail(item.id, b"second")
    assert wallet.thumbnail(item.id) == b"second"


def test_export_gives_the_same_bytes_under_readable_names(wallet: Wallet, tmp_path: Path) -> None:
    credential = badge()
    files = [credential, as_png(credential), as_svg(credential)]
    for data in files:
        wallet.add(data, "x")
    written = wallet.export([wallet.items()[0].id], tmp_path / "out" / "deep")
    assert [path.name for path in written] == [
        f"Bay Sailing Club - Coastal Skipper - Anna Ångström{suffix}" for suffix in (".png", ".svg", ".json")
    ]
    assert sorted(path.read_bytes() for path in written) == sorted(files)


NAMES = (
    "Zoë Łukasiewicz",
    "Пётр Чайковский",
    "Σωκράτης Παπαδόπουλος",
    "محمد بن سلمان",
    "שרה כהן",
    "अनन्या शर्मा",
    "王小明",
    "山田花子",
    "Seán O’Brien",
    "../../escape",
    "x" * 120,
    "CON",
)


def test_names_in_eight_scripts_and_odd_ones_are_exported_distinctly(wallet: Wallet, tmp_path: Path) -> None:
    ids = [wallet.add(as_png(badge(name)), "x").item.id for name in NAMES]
    written = wallet.export(ids, tmp_path / "out")
    assert len(set(written)) == len(NAMES)
    assert {path.parent for path in written} == {tmp_path / "out"}
    for path, name in list(zip(written, NAMES, strict=True))[:9]:
        assert path.name == f"Bay Sailing Club - Coastal Skipper - {name}.png"
    assert [path.read_bytes() for path in written] == [as_png(badge(name)) for name in NAMES]


def test_export_overwrites_nothing_and_does_not_repeat_itself(wallet: Wallet, tmp_path: Path) -> None:
    ids = [wallet.add(badge("Anna", credential_id=f"urn:uuid:{number}"), "x").item.id for number in range(2)]
    name = "Bay Sailing Club - Coastal Skipper - Anna"
    (tmp_path / f"{name}.json").write_bytes(b"mine")
    first = wallet.export(ids, tmp_path)
    assert [path.name for path in first] == [f"{name} (2).json", f"{name} (3).json"]
    assert (tmp_path / f"{name}.json").read_bytes() == b"mine"
    one = wallet.export(ids[:1], tmp_path / "one")
    assert wallet.export(ids[:1], tmp_path / "one") == one


def test_what_is_exported_where_it_lies_staged_is_the_users_from_then_on(wallet: Wallet, tmp_path: Path) -> None:
    item = wallet.add(as_png(badge()), "x.png").item
    data = wallet.original(wallet.originals(item.id)[0].sha256)
    staged = Staging(tmp_path / "out").stage(export_name(item, wallet.originals(item.id)[0]), data)
    assert wallet.export([item.id], tmp_path / "out") == (staged,)
    in_a_week = datetime.now(UTC) + timedelta(days=7)
    assert Staging(tmp_path / "out", lambda: in_a_week).clean_up() == 0
    assert staged.read_bytes() == data


def test_an_item_that_is_not_there_stops_the_export_before_it_writes(wallet: Wallet, tmp_path: Path) -> None:
    item_id = wallet.add(badge(), "x").item.id
    with pytest.raises(StoreError):
        wallet.export([item_id, "0" * 32], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_place_of_the_folder_is_a_fault(wallet: Wallet, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        wallet.export([wallet.add(badge(), "x").item.id], tmp_path / "out")
    assert caught.value.code is Code.FILE_NOT_WRITABLE


def test_a_removed_item_leaves_nothing_on_the_disk(wallet: Wallet, paths: ProfilePaths) -> None:
    person = "Xanthippe Quillfeather"
    item = wallet.add(as_png(badge(person)), f"{person}.png").item
    kept = wallet.add(badge("Anna"), "a").item
    wallet.set_thumbnail(item.id, person.encode())
    wallet.remove(item.id)
    assert [each.id for each in wallet.items()] == [kept.id]
    wallet.close()
    forms = (person.encode(), person.casefold().encode(), json.dumps(person).encode())
    files = [path for path in paths.folder.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert [path for path in files if any(form in path.read_bytes() for form in forms)] == []


def test_an_item_can_come_back_after_it_was_removed(wallet: Wallet) -> None:
    data = badge()
    wallet.remove(wallet.add(data, "a").item.id)
    added = wallet.add(data, "a")
    assert added.arrival is Arrival.ADDED
    assert wallet.check() == ()


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_everything_in_the_profile_is_for_its_owner_only(wallet: Wallet, paths: ProfilePaths) -> None:
    wallet.add(badge(), "a")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in paths.folder.rglob("*")}
    assert modes == {0o600, 0o700}


def test_a_query_of_thousands_of_words_is_answered_like_any_other(wallet: Wallet) -> None:
    item = wallet.add(badge(), "badge.json").item
    assert item.name is not None
    many = f"{item.name} " * 3_000
    others = " ".join(f"word{number}" for number in range(3_000))
    assert [found.id for found in wallet.search(many)] == [item.id]
    assert wallet.search(f"{item.name} {others}") == ()
