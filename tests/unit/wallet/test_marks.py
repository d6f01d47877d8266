"""Tags, notes, favourites, own order, collections and saved searches."""

from collections.abc import Callable

import pytest

from badgedesk.core.errors import Code, StoreError, UsageError
from badgedesk.wallet import Query, Sort, State, Wallet
from badgedesk.wallet.query import read_query, write_query
from tests.unit.wallet.conftest import badge

_NAMES = ("Anchor", "Bowline", "Chart")


@pytest.fixture
def ids(wallet: Wallet) -> tuple[str, ...]:
    """Three badges, in the order of their names."""
    return tuple(wallet.add(badge(achievement=name), f"{name}.json").item.id for name in _NAMES)


def names(wallet: Wallet, query: Query) -> list[str | None]:
    return [item.name for item in wallet.finder.found(query)]


def test_tags_are_kept_found_and_counted(
    wallet: Wallet, ids: tuple[str, ...], open_wallet: Callable[[], Wallet]
) -> None:
    wallet.marks.tag(ids[:2], ["for the  club", "2026"])
    wallet.marks.tag([ids[0]], ["2026"])
    again = open_wallet()
    assert again.marks.tags() == (("2026", 2), ("for the club", 2))
    assert names(again, Query(tag="for the club")) == ["Anchor", "Bowline"]
    assert names(again, Query(text="club anchor")) == ["Anchor"]
    wallet.marks.untag([ids[0]], ["for the club"])
    assert again.marks.tags_of(ids[0]) == ("2026",)
    assert names(again, Query(tag="for the club")) == ["Bowline"]
    assert wallet.check() == ()


@pytest.mark.parametrize("tag", ["", "  ", "x" * 61, "a\u202eb", "a\x00b"])
def test_a_tag_that_cannot_be_shown_is_refused(wallet: Wallet, ids: tuple[str, ...], tag: str) -> None:
    with pytest.raises(UsageError) as caught:
        wallet.marks.tag(ids, [tag])
    assert caught.value.code is Code.TAG_FORMAT
    assert wallet.marks.tags() == ()


def test_a_missing_badge_changes_nothing(wallet: Wallet, ids: tuple[str, ...]) -> None:
    with pytest.raises(StoreError) as caught:
        wallet.marks.tag([ids[0], "0" * 32], ["x"])
    assert caught.value.code is Code.ITEM_NOT_FOUND
    assert wallet.marks.tags() == ()


def test_a_note_is_found_by_its_words_and_can_be_taken_back(wallet: Wallet, ids: tuple[str, ...]) -> None:
    wallet.marks.note(ids[2], "  Learnt with Großmutter  ")
    assert wallet.marks.mark_of(ids[2]).note == "Learnt with Großmutter"
    assert names(wallet, Query(text="grossmutter")) == ["Chart"]
    wallet.marks.note(ids[2], "")
    assert names(wallet, Query(text="grossmutter")) == []


def test_a_removed_note_is_nowhere_on_the_disk(wallet: Wallet, ids: tuple[str, ...]) -> None:
    wallet.marks.note(ids[0], "Zyzzyvasecret")
    wallet.marks.note(ids[0], "")
    folder = wallet._database.path.parent
    assert [path.name for path in folder.rglob("*") if path.is_file() and b"yzzyvasecret" in path.read_bytes()] == []


def test_favourites_and_own_order(wallet: Wallet, ids: tuple[str, ...]) -> None:
    wallet.marks.favour(ids[1:])
    wallet.marks.favour([ids[1]], favourite=False)
    assert names(wallet, Query(favourite=True)) == ["Chart"]
    wallet.marks.arrange([ids[2], ids[0]])
    assert names(wallet, Query(sort=Sort.OWN)) == ["Chart", "Anchor", "Bowline"]
    wallet.marks.arrange([ids[1]])
    assert names(wallet, Query(sort=Sort.OWN)) == ["Bowline", "Anchor", "Chart"]
    assert wallet.marks.mark_of(ids[2]).favourite
    assert wallet.check() == ()


def test_a_collection_is_filled_arranged_renamed_and_removed(wallet: Wallet, ids: tuple[str, ...]) -> None:
    made = wallet.collections.make("Sailing")
    wallet.collections.put("Sailing", [ids[2], ids[0], ids[2]])
    assert names(wallet, Query(collection=made.id, sort=Sort.OWN)) == ["Chart", "Anchor"]
    wallet.collections.arrange("Sailing", [ids[0]])
    assert names(wallet, Query(collection=made.id, sort=Sort.OWN)) == ["Anchor", "Chart"]
    wallet.collections.take_out("Sailing", [ids[0]])
    assert names(wallet, Query(collection=made.id)) == ["Chart"]
    assert wallet.collections.rename("Sailing", "At sea").name == "At sea"
    assert wallet.check() == ()
    wallet.collections.remove("At sea")
    assert wallet.collections.entries() == ()
    assert len(wallet.items()) == 3


def test_two_collections_cannot_share_a_name(wallet: Wallet) -> None:
    wallet.collections.make("A")
    wallet.collections.make("B")
    for change in (lambda: wallet.collections.make(" A "), lambda: wallet.collections.rename("B", "A")):
        with pytest.raises(StoreError) as caught:
            change()
        assert caught.value.code is Code.NAME_TAKEN


def test_a_saved_search_fills_itself(wallet: Wallet, ids: tuple[str, ...]) -> None:
    entry = wallet.collections.make("Knots", Query(text="bowl", state=State.OPEN))
    assert entry == wallet.collections.find("Knots")
    assert entry.query is not None
    assert names(wallet, entry.query) == ["Bowline"]
    with pytest.raises(StoreError) as caught:
        wallet.collections.put("Knots", ids)
    assert caught.value.code is Code.COLLECTION_FILLS_ITSELF


@pytest.mark.parametrize(
    "query", [Query(), Query("a", State.EXPIRING, "i", "2024", "t", "c", True, 30, True, Sort.NAME, True)]
)
def test_a_saved_search_is_read_back_as_it_was(query: Query) -> None:
    assert read_query(write_query(query)) == query


def test_a_saved_search_of_words_alone_leaves_the_order_open() -> None:
    assert read_query('{"text": "bowl"}') == Query(text="bowl")
    assert not read_query('{"text": "bowl"}').ordered
    assert read_query('{"descending": true}').ordered
    assert read_query('{"sort": "name"}').ordered


@pytest.mark.parametrize("text", ["", "[]", '{"sort": "colour"}', '{"text": 1}', '{"days": true}', '{"tag": null}'])
def test_a_damaged_saved_search_is_damage(text: str) -> None:
    with pytest.raises(StoreError) as caught:
        read_query(text)
    assert caught.value.code is Code.STORE_DAMAGED


def test_removing_a_badge_takes_its_marks_along(wallet: Wallet, ids: tuple[str, ...]) -> None:
    wallet.marks.tag(ids, ["x"])
    wallet.collections.make("C")
    wallet.collections.put("C", ids)
    wallet.remove(ids[0])
    assert wallet.marks.tags() == (("x", 2),)
    assert wallet.check() == ()
