"""What a drop or a paste holds."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from badgedesk.app.widgets.carrying.drops import Drop, carries_something, read_drop


def test_files_come_first() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/folder/a b#1.png"), QUrl.fromLocalFile("/folder/c.svg")])
    mime.setData("image/png", b"re-encoded by somebody")
    assert read_drop(mime) == Drop((Path("/folder/a b#1.png"), Path("/folder/c.svg")))


def test_untouched_bytes_of_a_browser_are_taken_before_re_encoded_ones() -> None:
    mime = QMimeData()
    mime.setData("image/png", b"re-encoded")
    mime.setData("application/octet-stream", b"untouched")
    mime.setUrls([QUrl("https://badges.example/a%20badge.png?x=ä")])
    assert read_drop(mime) == Drop(raw=b"untouched", addresses=("https://badges.example/a%20badge.png?x=%C3%A4",))


@pytest.mark.parametrize(
    "text", ['{"type": "x"}', "  eyJh.eyJi.c2ln \n", "Dear Anna,\nhere it is: eyJh.eyJi.c2ln\nBye."]
)
def test_pasted_text_that_may_be_a_badge_is_taken(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert read_drop(mime) == Drop(raw=text.strip().encode())


@pytest.mark.parametrize(
    "text", ["hello", "see https://badges.example/a.b.c", "a sentence. and another. and one more."]
)
def test_other_pasted_text_is_nothing(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert not read_drop(mime)


@pytest.mark.parametrize("text", ["https://badges.example/a.b.c", " HTTP://badges.example/eyJh.eyJi.c2ln?x=1\n"])
def test_a_pasted_address_is_an_address_and_no_badge(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert read_drop(mime) == Drop(addresses=(text.strip(),))


def test_a_drag_of_text_lights_no_overlay() -> None:
    mime = QMimeData()
    mime.setText("hello")
    assert not carries_something(mime)
    mime.setUrls([QUrl.fromLocalFile("/a.png")])
    assert carries_something(mime)


def test_a_drop_counts_its_files_or_its_bytes() -> None:
    assert [Drop((Path("a"), Path("b"))).count, Drop(raw=b"x").count, Drop(addresses=("https://a.example",)).count] == [
        2,
        1,
        0,
    ]
