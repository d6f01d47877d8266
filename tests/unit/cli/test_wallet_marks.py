"""Tags, collections and lists of the wallet, by commands."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3
from tests.unit.cli.conftest import Answer, Run
from tests.unit.wallet.conftest import CLUB, SCHOOL, badge


@pytest.fixture
def learner(tmp_path: Path, desk: Run) -> Run:
    """A command line whose wallet holds three badges."""
    files = []
    for name, signer in (("Anchor", CLUB), ("Bowline", SCHOOL), ("Chart", CLUB)):
        files.append(tmp_path / f"{name}.json")
        files[-1].write_bytes(badge("Anna", name, signer=signer))
    assert desk("wallet", "add", *files).status == 0
    return desk


def names(answer: Answer) -> list[str]:
    assert answer.status == 0, answer.err
    return [str(item["name"]) for item in answer.value]


def test_tags_notes_and_favourites_are_given_listed_and_taken_off(learner: Run) -> None:
    given = learner("wallet", "tag", "Anchor", "sea", "club", "--note", "Learnt at night", "--favourite")
    assert given.value["tags"] == ["club", "sea"]
    assert (given.value["note"], given.value["favourite"]) == ("Learnt at night", True)
    assert names(learner("wallet", "list", "--tag", "sea")) == ["Anchor"]
    assert names(learner("wallet", "search", "night")) == ["Anchor"]
    assert names(learner("wallet", "list", "--favourites")) == ["Anchor"]
    assert learner("wallet", "tag").value == [{"id": "club", "badges": 1}, {"id": "sea", "badges": 1}]
    taken = learner("wallet", "tag", "Anchor", "--remove", "sea", "--no-favourite", "--note", "").value
    assert (taken["tags"], taken["note"], taken["favourite"]) == (["club"], "", False)
    shown = learner("wallet", "show", "Anchor").value
    assert (shown["tags"], shown["version"]) == (["club"], "current")
    assert [entry["headline"] for entry in shown["history"]] == ["sound-issuer-unknown"]


def test_collections_are_made_filled_and_listed(learner: Run) -> None:
    assert learner("wallet", "collect", "Sailing", "Chart", "Anchor").value["badges"] == 2
    assert names(learner("wallet", "list", "--collection", "Sailing")) == ["Chart", "Anchor"]
    learner("wallet", "collect", "Sailing", "Anchor", "--arrange")
    assert names(learner("wallet", "list", "--collection", "Sailing")) == ["Anchor", "Chart"]
    saved = learner("wallet", "collect", "School", "--save", "", "--issuer", "harbour")
    assert (saved.value["search"], saved.value["badges"]) == (True, 1)
    assert names(learner("wallet", "list", "--collection", "School")) == ["Bowline"]
    assert [(each["name"], each["badges"]) for each in learner("wallet", "collect").value] == [
        ("Sailing", 2),
        ("School", 1),
    ]
    learner("wallet", "collect", "Sailing", "--rename", "At sea", "--remove", "Chart")
    assert names(learner("wallet", "list", "--collection", "At sea")) == ["Anchor"]
    assert learner("wallet", "collect", "At sea", "--delete").status == 0
    assert len(names(learner("wallet", "list"))) == 3


def test_a_saved_search_keeps_filters_place_and_order(learner: Run) -> None:
    learner("wallet", "tag", "Anchor", "sea", "--favourite")
    learner("wallet", "tag", "Chart", "sea")
    learner("wallet", "collect", "Course", "Chart", "Bowline", "Anchor")
    filters = ("--tag", "sea", "--year", "2026", "--state", "open", "--issuer", "bay", "--collection", "Course")
    saved = learner("wallet", "collect", "At sea", "--save", "", *filters, "--sort", "name", "--reverse").value
    assert (saved["search"], saved["badges"]) == (True, 2)
    asks = saved["asks"]
    assert {name: asks[name] for name in ("tag", "year", "state", "issuer", "sort", "descending")} == {
        "tag": "sea",
        "year": "2026",
        "state": "open",
        "issuer": "bay",
        "sort": "name",
        "descending": True,
    }
    assert saved["words"] == (
        "not fully checked, from bay, awarded in 2026, tagged “sea”, in the collection “Course”;"
        " by name, the other way round"
    )
    assert names(learner("wallet", "list", "--collection", "At sea")) == ["Chart", "Anchor"]
    assert names(learner("wallet", "list", "--collection", "At sea", "--reverse")) == ["Anchor", "Chart"]
    assert names(learner("wallet", "list", "--collection", "At sea", "--sort", "added")) == ["Anchor", "Chart"]
    assert names(learner("wallet", "list", "--collection", "At sea", "--favourites")) == ["Anchor"]
    ends = learner("wallet", "collect", "Ends", "--save", "", "--state", "expiring", "--days", "7").value
    assert ends["words"] == "expiring within 7 days"


def test_lists_have_orders_and_pages(learner: Run) -> None:
    assert names(learner("wallet", "list", "--sort", "name", "--reverse")) == ["Chart", "Bowline", "Anchor"]
    assert names(learner("wallet", "list", "--sort", "name", "--limit", "1", "--offset", "1")) == ["Bowline"]
    assert names(learner("wallet", "list", "--state", "good")) == []
    assert names(learner("wallet", "list", "--year", "2026", "--issuer", "bay")) == ["Anchor", "Chart"]


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("tag", "Nobody", "x"), 3, "ITEM_NOT_FOUND"),
        (("tag", "Anchor", ""), 3, "TAG_FORMAT"),
        (("collect", "x", "--delete"), 3, "ITEM_NOT_FOUND"),
        (("collect", "x", "Anchor", "--save", "y"), 2, "USAGE"),
        (("list", "--collection", "x"), 3, "ITEM_NOT_FOUND"),
        (("list", "--limit", "-1"), 2, "USAGE"),
        (("list", "--sort", "colour"), 2, "USAGE"),
    ],
)
def test_what_cannot_be_done_is_said(learner: Run, words: tuple[str, ...], status: int, code: str) -> None:
    answer = learner("wallet", *words)
    assert (answer.status, answer.code) == (status, code)
    assert learner("wallet", "tag").value == []


def test_a_damaged_row_is_mended_from_its_original(learner: Run, tmp_path: Path) -> None:
    folder = Path(learner("wallet", "export", "-o", tmp_path / "out").value["files"][0]).parent
    assert len(list(folder.iterdir())) == 3
    database = sqlite3.connect(tmp_path / "profile" / "wallet.db")
    with database:
        database.execute("UPDATE item SET issuer_name = 'Harvard' WHERE name = 'Anchor'")
        database.execute("UPDATE finding SET words = 'nothing' WHERE name = 'chart'")
    database.close()
    looked = learner("wallet", "check", "--look-only")
    assert (looked.status, sorted(each["what"] for each in looked.value)) == (1, ["index", "index", "item"])
    mended = learner("wallet", "check")
    assert mended.status == 0
    assert all(each["mended"] for each in mended.value)
    assert learner("wallet", "check").value == []
    assert {item["issuer"] for item in learner("wallet", "list").value} == {"Bay Sailing Club", "Harbour School"}
