"""Criteria become plain blocks; nothing in them is ever more than text."""

import pytest

from badgedesk.showcase.markup import prose, render
from badgedesk.showcase.prose import Block, Run, one_line, plain_text, read_prose


def test_lists_headings_and_emphasis_are_told_apart() -> None:
    blocks = read_prose("# Title\n\nThe *skipper* has\n\n1. sailed\n2. **moored**\n\n> said\n\n```\ncode <b>\n```\n")
    assert [(block.kind, block.text, block.mark) for block in blocks] == [
        ("heading", "Title", ""),
        ("paragraph", "The skipper has", ""),
        ("item", "sailed", "1."),
        ("item", "moored", "2."),
        ("quote", "said", ""),
        ("code", "code <b>", ""),
    ]
    assert blocks[1].runs[1] == Run("skipper", emphasis=True)
    assert blocks[3].runs == (Run("moored", strong=True),)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://baysail.example/x?a=1&b=2", True),
        ("mailto:club@baysail.example", True),
        ("mailto:a@b.example?bcc=x@y.example", False),
        ("javascript:x()", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("http://127.0.0.1/", False),
        ("//attacker.example/x", False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_become_links(address: str, kept: bool) -> None:
    runs = [run for block in read_prose(f"[words]({address})") for run in block.runs]
    assert [run.href for run in runs if run.href] == ([address] if kept else [])
    assert "words" in "".join(run.text for run in runs)


def test_html_and_pictures_are_text() -> None:
    blocks = read_prose("<script>x()</script>\n\n![a picture](https://attacker.invalid/t.png)")
    assert [block.text for block in blocks] == ["<script>x()</script>", "a picture"]
    assert all(run.href == "" for block in blocks for run in block.runs)


def test_one_line_joins_items_and_ends_with_a_stop() -> None:
    assert one_line(read_prose("You have\n\n- tied,\n- spliced; and\n- whipped.\n\nAll alone.")) == (
        "You have: tied; spliced; whipped. All alone."
    )
    assert one_line(read_prose("")) == ""
    assert one_line((Block("paragraph", (Run("word " * 100),)),), 40).endswith("…")


def test_plain_text_keeps_marks() -> None:
    assert plain_text(read_prose("Do\n\n- this\n- that")) == "Do\n• this\n• that"


def test_deep_nesting_ends() -> None:
    assert len(read_prose("> " * 2_000 + "x")) <= 400


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("See [the *club*](https://baysail.example/a).", "See the club (https://baysail.example/a)."),
        ("<https://baysail.example/>", "https://baysail.example/"),
        ("<club@baysail.example>", "club@baysail.example"),
        ("[write](mailto:club@baysail.example)", "write (club@baysail.example)"),
        ("[https://good.example/](https://evil.example/)", "https://good.example/ (https://evil.example/)"),
        ("[a](https://a.example/)[b](https://b.example/)", "a (https://a.example/)b (https://b.example/)"),
        ("[a](javascript:x\\(\\))", "[a](javascript:x())"),
    ],
)
def test_a_link_is_told_with_its_address(written: str, told: str) -> None:
    assert [block.told for block in read_prose(written)] == [told]


def test_a_page_shows_where_a_link_leads() -> None:
    (paragraph,) = prose(read_prose("[https://good.example/](https://evil.example/?a=1&b=2)"))
    assert render(paragraph) == (
        '<p><a href="https://evil.example/?a=1&amp;b=2" rel="noopener noreferrer">https://good.example/</a>'
        " (https://evil.example/?a=1&amp;b=2)</p>"
    )
