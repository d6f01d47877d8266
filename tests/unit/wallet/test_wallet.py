"""Keeping badges: taken in, told apart, found, given back, removed."""

import json
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from badgedesk.core.bake import FileKind
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError
from badgedesk.core.model.report import BadgeFormat, CheckName, Headline, Outcome, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Arrival, Wallet
from tests.unit.host.disks import mounted_disk, remount
from tests.unit.wallet.conftest import CLUB, NOW, SCHOOL, Clock, as_png, as_svg, badge, respaced, tiny_png


def stored(paths: ProfilePaths) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths.originals.iterdir()}


def test_a_badge_is_kept_byte_for_byte_under_its_hash(wallet: Wallet, paths: ProfilePaths) -> None:
    data = as_png(badge())
    added = wallet.add(data, "anna.png")
    digest = sha256(data).hexdigest()
    assert added.arrival is Arrival.ADDED
    assert stored(paths) == {digest: data}
    assert wallet.original(digest) == data
    [original] = wallet.originals(added.item.id)
    assert (original.sha256, original.size_bytes, original.kind, original.name) == (
        digest,
        len(data),
        FileKind.PNG,
        "anna.png",
    )


def test_an_item_tells_what_the_badge_says(wallet: Wallet) -> None:
    credential = badge()
    item = wallet.add(as_png(credential), "anna.png").item
    assert (item.name, item.issuer_name, item.issuer_id) == ("Coastal Skipper", "Bay Sailing Club", CLUB.profile.id)
    assert (item.recipient, item.valid_from, item.valid_until) == ("Anna Ångström", "2026-10-15T09:00:00Z", None)
    assert (item.format, item.verdict, item.headline) == (
        BadgeFormat.OB3_EMBEDDED,
        Verdict.UNKNOWN,
        Headline.SOUND_ISSUER_UNKNOWN,
    )
    assert item.sha256 == sha256(credential).hexdigest()
    assert item.credential_id == json.loads(credential)["id"]
    assert (item.added_at, item.checked_at, item.damaged) == ("2026-11-14T09:00:00Z", NOW, False)


def test_three_files_with_one_credential_are_one_item_with_three_originals(wallet: Wallet) -> None:
    credential = badge()
    files = [(credential, "a.json"), (as_png(credential), "a.png"), (as_svg(credential), "a.svg")]
    arrivals = [wallet.add(data, name).arrival for data, name in files]
    assert arrivals == [Arrival.ADDED, Arrival.ANOTHER_FORM, Arrival.ANOTHER_FORM]
    [item] = wallet.items()
    originals = wallet.originals(item.id)
    assert sorted(wallet.original(original.sha256) for original in originals) == sorted(data for data, _ in files)
    assert [original.kind for original in originals] == [FileKind.PNG, FileKind.SVG, FileKind.JSON]


def test_a_file_added_twice_is_there_once(wallet: Wallet, paths: ProfilePaths) -> None:
    data = as_png(badge())
    first = wallet.add(data, "a.png")
    second = wallet.add(data, "other name.png")
    assert second.arrival is Arrival.ALREADY_THERE
    assert second.item == first.item
    assert len(stored(paths)) == 1


def test_the_same_credential_written_with_other_blanks_is_the_same_item(wallet: Wallet) -> None:
    credential = badge()
    first = wallet.add(credential, "a.json")
    again = wallet.add(respaced(credential), "b.json")
    assert again.arrival is Arrival.ANOTHER_FORM
    assert again.item.id == first.item.id


def test_the_id_of_an_item_is_the_same_in_every_wallet(wallet: Wallet, tmp_path: Path, clock: Clock) -> None:
    credential = badge()
    with Wallet(open_profile(tmp_path / "other"), now=clock) as other:
        assert other.add(as_svg(credential), "x").item.id == wallet.add(as_png(credential), "y").item.id


def test_another_text_under_the_same_id_is_kept_beside_and_pointed_out(wallet: Wallet) -> None:
    first = wallet.add(badge("Anna", credential_id="urn:uuid:1"), "a.json")
    second = wallet.add(badge("Boris", credential_id="urn:uuid:1"), "b.json")
    assert second.arrival is Arrival.ADDED
    assert second.rivals == (first.item.id,)
    assert wallet.add(badge("Anna", credential_id="urn:uuid:1"), "a.json").rivals == (second.item.id,)
    assert len(wallet.items()) == 2


def test_ids_that_differ_in_escapes_and_blanks_only_are_the_same_claim(wallet: Wallet) -> None:
    first = wallet.add(badge("Anna", credential_id="https://club.example/a%7Eb"), "a.json")
    assert wallet.add(badge("Boris", credential_id="https://club.example/a~b"), "b.json").rivals == (first.item.id,)


def test_the_same_id_of_another_issuer_is_no_rival(wallet: Wallet) -> None:
    wallet.add(badge("Anna", credential_id="urn:uuid:1"), "a.json")
    assert wallet.add(badge("Anna", credential_id="urn:uuid:1", signer=SCHOOL), "b.json").rivals == ()


def test_an_altered_badge_is_kept_as_what_it_is(wallet: Wallet) -> None:
    sound, altered = badge(), badge().replace(b"Anna", b"Hans")
    wallet.add(sound, "a.json")
    added = wallet.add(altered, "b.json")
    assert added.report.headline is Headline.ALTERED_OR_FORGED
    assert added.item.verdict is Verdict.FAIL
    assert {item.headline for item in wallet.items()} == {Headline.SOUND_ISSUER_UNKNOWN, Headline.ALTERED_OR_FORGED}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", None),
        (tiny_png(), Code.BAKED_NOT_FOUND),
        (tiny_png()[:40], None),
        (b"\xff\xd8\xff\xe0JFIF", Code.BAKED_JPEG),
        (b'{"a": 1}', Code.CREDENTIAL_NOT_RECOGNISED),
        (b'{"a": 1, "a": 2}', Code.JSON_DUPLICATE_KEY),
        (b"just words", Code.CREDENTIAL_NOT_RECOGNISED),
        (b'{"type": ["VerifiableCredential", "BitstringStatusListCredential"]}', Code.CREDENTIAL_NOT_BADGE),
    ],
)
def test_what_is_no_badge_is_refused_and_nothing_written(
    wallet: Wallet, paths: ProfilePaths, data: bytes, code: Code | None
) -> None:
    with pytest.raises(InputError) as caught:
        wallet.add(data, "x")
    assert code is None or caught.value.code is code
    assert stored(paths) == {}
    assert wallet.items() == ()


def test_two_badges_in_one_picture_are_refused(wallet: Wallet, paths: ProfilePaths) -> None:
    first, second = as_png(badge("Anna")), as_png(badge("Boris"))
    place = second.index(b"iTXt") - 4
    length = int.from_bytes(second[place : place + 4]) + 12
    both = first[:-12] + second[place : place + length] + first[-12:]
    with pytest.raises(InputError) as caught:
        wallet.add(both, "two.png")
    assert caught.value.code is Code.BAKED_AMBIGUOUS
    assert stored(paths) == {}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/a.png", "a.png"),
        ("C:\\Users\\a.png", "a.png"),
        ("bad\udc80.png", "bad?.png"),
        ("x" * 400, "x" * 255),
    ],
)
def test_a_file_name_is_kept_without_its_folders(wallet: Wallet, name: str, kept: str) -> None:
    item = wallet.add(badge(), name).item
    assert wallet.originals(item.id)[0].name == kept


def test_everything_is_there_at_the_next_opening(wallet: Wallet, open_wallet: Callable[[], Wallet]) -> None:
    items = [wallet.add(badge(person), f"{person}.json").item for person in ("Anna", "Boris", "Chloé")]
    wallet.close()
    wallet.close()
    again = open_wallet()
    assert list(again.items()) == items
    assert again.report(items[0].id).headline is Headline.SOUND_ISSUER_UNKNOWN


def test_the_stored_report_is_the_one_that_was_given(wallet: Wallet) -> None:
    added = wallet.add(as_png(badge()), "a.png")
    assert wallet.report(added.item.id) == added.report


def test_trust_verifies_the_issuers_badges_anew(wallet: Wallet) -> None:
    club, school = wallet.add(badge(), "a").item.id, wallet.add(badge(signer=SCHOOL), "b").item.id
    wallet.trust.add(CLUB.profile.id, "Bay Sailing Club", "I learned there")
    assert wallet.item(club).headline is Headline.GOOD
    assert wallet.item(school).headline is Headline.SOUND_ISSUER_UNKNOWN
    wallet.trust.remove("Bay Sailing Club")
    assert wallet.item(club).headline is Headline.SOUND_ISSUER_UNKNOWN


def test_the_users_own_issuers_are_trusted_too(paths: ProfilePaths, clock: Clock) -> None:
    own = TrustedIssuer(CLUB.profile.id, "Bay Sailing Club")
    with Wallet(paths, now=clock, also_trusted=(own,)) as wallet:
        assert wallet.add(badge(), "a").item.headline is Headline.GOOD


def test_identities_verify_badges_anew(wallet: Wallet) -> None:
    item_id = wallet.add(badge(), "a").item.id
    assert wallet.report(item_id).outcome(CheckName.RECIPIENT) is Outcome.UNKNOWN
    wallet.own.add("anna@baysail.example")
    assert wallet.report(item_id).outcome(CheckName.RECIPIENT) is Outcome.PASS
    wallet.own.remove("anna@baysail.example")
    wallet.own.add("somebody@else.example")
    assert wallet.report(item_id).outcome(CheckName.RECIPIENT) is Outcome.WARN


def test_given_circumstances_go_before_the_wallets_own(wallet: Wallet) -> None:
    trusting = Circumstances(NOW, (TrustedIssuer(CLUB.profile.id, "Club"),))
    added = wallet.add(badge(), "a", trusting)
    assert added.item.headline is Headline.GOOD
    assert wallet.recheck(added.item.id).headline is Headline.SOUND_ISSUER_UNKNOWN


def test_a_badge_that_expires_in_the_wallet_is_not_listed_as_good(wallet: Wallet, clock: Clock) -> None:
    wallet.trust.add(CLUB.profile.id, "Club")
    item_id = wallet.add(badge(valid_until=NOW + timedelta(days=10)), "a").item.id
    assert wallet.item(item_id).headline is Headline.GOOD
    clock.moment = NOW + timedelta(days=11)
    assert [item.headline for item in wallet.items()] == [Headline.EXPIRED]
    assert wallet.report(item_id).headline is Headline.EXPIRED
    assert wallet.item(item_id).checked_at == clock.moment


def test_a_verdict_from_a_later_time_does_not_hold_today(wallet: Wallet, clock: Clock) -> None:
    wallet.trust.add(CLUB.profile.id, "Club")
    later = Circumstances(NOW + timedelta(days=100), wallet.trusted())
    added = wallet.add(badge(valid_until=NOW + timedelta(days=10)), "a", later)
    assert added.report.headline is Headline.EXPIRED
    assert wallet.items()[0].headline is Headline.GOOD


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
