"""Icons used last and favourites: their order, how many, and files that are none of ours."""

from pathlib import Path

import pytest

from badgedesk.app.designs.editor.icon_shelf import IconShelf


@pytest.fixture
def shelf(tmp_path: Path) -> IconShelf:
    return IconShelf(tmp_path / "icons.json")


def test_the_icon_used_last_stands_first_and_once(shelf: IconShelf) -> None:
    for icon in ("mdi.star", "mdi.anchor", "mdi.star"):
        shelf.use(icon)
    assert shelf.recent == ("mdi.star", "mdi.anchor")
    for number in range(60):
        shelf.use(f"mdi.n{number}")
    assert len(shelf.recent) == 40
    assert shelf.recent[0] == "mdi.n59"


def test_favourites_stay_until_they_are_none_any_more(shelf: IconShelf, tmp_path: Path) -> None:
    shelf.keep("mdi.star", kept=True)
    shelf.keep("ph.heart", kept=True)
    shelf.use("mdi.anchor")
    assert IconShelf(tmp_path / "icons.json").favourites == ("ph.heart", "mdi.star")
    shelf.keep("ph.heart", kept=False)
    assert shelf.favourites == ("mdi.star",)
    assert shelf.recent == ("mdi.anchor",)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"recent": 3}', b'{"recent": [1, null, "../x", "MDI.star"]}', b"\xff" * 70_000]
)
def test_a_file_that_is_no_list_of_icons_counts_as_empty(shelf: IconShelf, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "icons.json").write_bytes(data)
    assert shelf.recent == ()
    shelf.use("mdi.star")
    assert shelf.recent == ("mdi.star",)
