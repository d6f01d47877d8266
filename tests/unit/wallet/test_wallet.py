"""Keeping badges: taken in, told apart, judged."""

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from badgedesk.core.bake import FileKind
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.report import BadgeFormat, CheckName, Headline, Outcome, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Arrival, Wallet
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


def test_small_pictures_are_missing_until_they_are_kept_and_go_with_another_file(wallet: Wallet) -> None:
    first = wallet.add(badge("Anna"), "a.json").item.id
    second = wallet.add(badge("Berta"), "b.json").item.id
    assert wallet.without_thumbnail(10) == (second, first)
    assert wallet.without_thumbnail(1) == (second,)
    wallet.set_thumbnail(first, b"small")
    wallet.set_thumbnail(second, b"")
    assert wallet.without_thumbnail(10) == ()
    assert wallet.thumbnails((second, first, "0" * 32)) == {first: b"small", second: b""}
    wallet.add(as_png(badge("Anna")), "a.png")
    assert wallet.without_thumbnail(10) == (first,)


def test_a_credential_is_held_whatever_file_it_came_in(wallet: Wallet) -> None:
    wallet.add(badge("Anna"), "a.json")
    assert wallet.holds(as_png(badge("Anna")))
    assert not wallet.holds(badge("Berta"))
