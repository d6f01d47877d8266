"""Outside text fit to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgedesk.app.widgets.words.plain import isolated, shown, shown_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ångström", "Anna Ångström"),
        ("two\nlines\tof  text", "two lines of text"),
        ("abc\u202egnp.exe", "abc⟨U+202E⟩gnp.exe"),
        ("pay\u200bpal", "pay⟨U+200B⟩pal"),
        ("bell\x07", "bell⟨U+0007⟩"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b>bold</b>", "<b>bold</b>"),
    ],
)
def test_nothing_in_a_name_stays_hidden(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_long_name_is_cut() -> None:
    assert shown("x" * 5000, 10) == "x" * 10 + "…"


def test_lines_of_a_text_stay() -> None:
    assert shown_text("one\r\ntwo\n") == "one\ntwo"


def test_an_isolated_name_does_not_turn_its_neighbours() -> None:
    assert isolated("נועה") == "\u2068נועה\u2069"


@given(st.text(max_size=400))
def test_what_is_shown_holds_no_steering_character(text: str) -> None:
    answer = shown(text)
    assert not set(answer) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\n\r\x00")
