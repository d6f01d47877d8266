"""Lists: words, filters, five orders, pages; histories and versions."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from badgedesk.core.model.report import Headline
from badgedesk.wallet import Arrival, Query, Sort, State, Wallet
from badgedesk.wallet.versions import Standing
from tests.unit.wallet.conftest import CLUB, NOW, SCHOOL, Clock, badge


def names(wallet: Wallet, query: Query) -> list[str | None]:
    return [item.name for item in wallet.finder.found(query)]


@pytest.fixture
def three(wallet: Wallet) -> Wallet:
    """Three badges of two issuers, one that ends in ten days, one tomorrow."""
    wallet.trust.add(CLUB.profile.id, "Bay Sailing Club")
    wallet.add(badge("Anna", "chart work", valid_until=NOW + timedelta(days=10)), "a.json")
    wallet.add(badge("Anna", "Anchor", signer=SCHOOL), "b.json")
    wallet.add(badge("Anna", "Bowline", valid_until=NOW + timedelta(days=1)), "c.json")
    return wallet


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NAME, ["Anchor", "Bowline", "chart work"]),
        (Sort.ISSUER, ["chart work", "Bowline", "Anchor"]),
        (Sort.EXPIRES, ["Bowline", "chart work", "Anchor"]),
        (Sort.ADDED, ["chart work", "Anchor", "Bowline"]),
        (Sort.AWARDED, ["chart work", "Anchor", "Bowline"]),
    ],
)
def test_five_orders_and_each_the_other_way_round(three: Wallet, sort: Sort, expected: list[str]) -> None:
    assert names(three, Query(sort=sort)) == expected
    assert names(three, Query(sort=sort, descending=True)) == expected[::-1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(state=State.GOOD), ["chart work", "Bowline"]),
        (Query(state=State.OPEN), ["Anchor"]),
        (Query(state=State.EXPIRING), ["chart work", "Bowline"]),
        (Query(state=State.EXPIRING, days=7), ["Bowline"]),
        (Query(issuer="harb"), ["Anchor"]),
        (Query(issuer=CLUB.profile.id), ["chart work", "Bowline"]),
        (Query(year="2026"), ["chart work", "Anchor", "Bowline"]),
        (Query(year="2025"), []),
        (Query(text="anch"), ["Anchor"]),
        (Query(text="nchor"), ["Anchor"]),
        (Query(text="nchor", sort=Sort.RELEVANCE), ["Anchor"]),
        (Query(text="hart OWLIN"), []),
        (Query(text="ork club", issuer=CLUB.profile.id), ["chart work"]),
        (Query(text="nchor", issuer=CLUB.profile.id), []),
        (Query(text="%"), []),
    ],
)
def test_filters(three: Wallet, query: Query, expected: list[str]) -> None:
    assert names(three, query) == expected
    assert three.finder.count(query) == len(expected)


def test_what_expired_meanwhile_is_listed_as_expired(three: Wallet, clock: Clock) -> None:
    clock.moment = NOW + timedelta(days=2)
    assert names(three, Query(state=State.EXPIRED)) == ["Bowline"]
    assert names(three, Query(state=State.GOOD)) == ["chart work"]


def test_pages_follow_each_other_without_gap_or_overlap(wallet: Wallet) -> None:
    for number in range(23):
        wallet.add(badge(achievement=f"Badge {number:02}"), "x.json")
    query = Query(sort=Sort.NAME)
    pages = [wallet.finder.page(query, start, 10) for start in (0, 10, 20)]
    assert [page.total for page in pages] == [23, 23, 23]
    assert [item.name for page in pages for item in page.items] == [f"Badge {number:02}" for number in range(23)]
    assert [wallet.item(id_).name for id_ in wallet.finder.ids(query)] == [f"Badge {number:02}" for number in range(23)]


def test_words_in_a_name_come_before_words_in_a_description(wallet: Wallet) -> None:
    wallet.add(badge(achievement="First Aid"), "x.json")
    wallet.add(badge(achievement="Yacht Master"), "x.json")
    assert names(wallet, Query(text="yacht", sort=Sort.RELEVANCE)) == ["Yacht Master", "First Aid"]


def test_the_second_half_of_a_word_is_found_where_no_word_begins_so(wallet: Wallet) -> None:
    wallet.add(badge("Anna", "Seefahrt"), "a.json")
    wallet.add(badge("Anna", "Knoten"), "b.json")
    assert names(wallet, Query(text="fahrt")) == ["Seefahrt"]
    wallet.add(badge("Anna", "Fahrten planen"), "c.json")
    assert names(wallet, Query(text="fahrt")) == ["Fahrten planen"]


def test_words_of_a_script_without_blanks_are_found_anywhere(wallet: Wallet) -> None:
    wallet.add(badge("王小明", "高级急救员"), "x.json")
    assert [len(wallet.search(text)) for text in ("急救", "小明", "救急", "急 王")] == [1, 1, 0, 1]


def test_the_history_holds_each_change_of_the_result(wallet: Wallet, clock: Clock) -> None:
    item = wallet.add(badge(valid_until=NOW + timedelta(days=1)), "a.json").item
    wallet.recheck(item.id)
    wallet.trust.add(CLUB.profile.id, "Bay Sailing Club")
    clock.moment = NOW + timedelta(days=2)
    wallet.recheck(item.id)
    assert [(entry.at, entry.headline) for entry in wallet.finder.history(item.id)] == [
        ("2026-11-14T09:00:00Z", Headline.SOUND_ISSUER_UNKNOWN),
        ("2026-11-14T09:00:00Z", Headline.GOOD),
        ("2026-11-16T09:00:00Z", Headline.EXPIRED),
    ]


def test_years_and_issuers_are_counted(three: Wallet) -> None:
    assert three.finder.years() == (("2026", 3),)
    assert [(name, count) for _, name, count in three.finder.issuers()] == [
        ("Bay Sailing Club", 2),
        ("Harbour School", 1),
    ]


_ID = "urn:uuid:7"


def test_a_newer_version_replaces_the_old_one_in_lists_and_keeps_it(wallet: Wallet) -> None:
    old = wallet.add(badge("Anna", "Knots", credential_id=_ID), "old.json")
    new = wallet.add(badge("Anna", "Knots and Splices", credential_id=_ID), "new.json")
    assert (new.arrival, new.rivals) == (Arrival.NEWER_VERSION, (old.item.id,))
    assert names(wallet, Query()) == ["Knots and Splices"]
    assert names(wallet, Query(replaced=True)) == ["Knots", "Knots and Splices"]
    assert wallet.finder.standing(old.item.id) is Standing.REPLACED
    wallet.remove(new.item.id)
    assert names(wallet, Query()) == ["Knots"]


def test_a_changed_copy_is_a_doubtful_one_whenever_it_comes(wallet: Wallet) -> None:
    sound = badge("Anna", "Knots", credential_id=_ID)
    document = json.loads(sound)
    document["credentialSubject"]["achievement"]["name"] = "Master of Everything"
    forged = json.dumps(document).encode()
    first = wallet.add(forged, "forged.json")
    assert first.arrival is Arrival.ADDED
    wallet.add(sound, "sound.json")
    assert wallet.finder.standing(first.item.id) is Standing.DOUBTFUL
    assert names(wallet, Query()) == ["Master of Everything", "Knots"]
    wallet.remove(first.item.id)
    assert wallet.add(forged, "forged.json").arrival is Arrival.DOUBTFUL_COPY
    assert wallet.find("Knots").headline is Headline.SOUND_ISSUER_UNKNOWN


def test_the_same_id_for_another_person_is_no_version(wallet: Wallet) -> None:
    wallet.add(badge("Anna", credential_id=_ID), "a.json")
    assert wallet.add(badge("Boris", credential_id=_ID), "b.json").arrival is Arrival.ADDED
    assert len(wallet.finder.found(Query())) == 2


def test_a_stretch_of_ids_and_their_items_in_the_order_asked_for(three: Wallet) -> None:
    query = Query(sort=Sort.NAME)
    ids = three.finder.ids(query)
    assert three.finder.ids(query, 1, 1) == ids[1:2]
    backwards = three.finder.items_of((ids[2], "0" * 32, ids[0]))
    assert [item.name for item in backwards] == ["chart work", "Anchor"]


def test_what_was_revoked_or_broken_is_not_about_to_expire(three: Wallet) -> None:
    document = json.loads(badge("Berta", "Broken", valid_until=NOW + timedelta(days=3)))
    document["name"] = "changed"
    three.add(json.dumps(document).encode(), "broken.json")
    assert names(three, Query(state=State.EXPIRING)) == ["chart work", "Bowline"]
    assert three.finder.count(Query(state=State.BAD)) == 1


def test_words_of_very_many_badges_put_names_and_then_the_newest_first(
    wallet: Wallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Yacht Master", "First Aid", "Yacht Hand", "Knots"):
        wallet.add(badge(achievement=name), "x.json")
    monkeypatch.setattr("badgedesk.wallet.finder._WIDE", 3)
    ranked = Query(text="yacht", sort=Sort.RELEVANCE)
    expected = ["Yacht Hand", "Yacht Master", "Knots", "First Aid"]
    assert names(wallet, ranked) == names(wallet, replace(ranked, year="2026")) == expected
    assert wallet.finder.count(ranked) == wallet.finder.count(replace(ranked, year="2026")) == 4


def test_counts_follow_every_change(three: Wallet, open_wallet: Callable[[], Wallet]) -> None:
    everything, words = Query(), Query(text="anch")
    assert [three.finder.count(query) for query in (everything, words, everything, words)] == [3, 1, 3, 1]
    three.add(badge("Berta", "Anchor"), "d.json")
    assert [three.finder.count(query) for query in (everything, words)] == [4, 2]
    with open_wallet() as other:
        other.add(badge("Carl", "Anchor"), "e.json")
    assert [three.finder.count(query) for query in (everything, words)] == [5, 3]


def test_a_replaced_version_counts_neither_among_all_nor_among_words(wallet: Wallet) -> None:
    for name in ("Knots", "Knots and Splices"):
        wallet.add(badge("Anna", name, credential_id=_ID), "x.json")
    assert wallet.finder.count(Query()) == wallet.finder.count(Query(text="knots")) == 1
    assert wallet.finder.count(Query(replaced=True)) == wallet.finder.count(Query(text="knots", replaced=True)) == 2
