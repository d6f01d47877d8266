"""The criteria library: ready texts, own ones, and what is found in them."""

from pathlib import Path

from badgedesk.app.designs.editor.snippets import Snippets
from badgedesk.showcase.prose import read_prose


def test_ten_ready_texts_are_there_and_read_as_markdown_with_steps(tmp_path: Path) -> None:
    ready = Snippets(tmp_path / "criteria").list()
    assert len(ready) == 10
    assert len({each.name for each in ready}) == 10
    for each in ready:
        assert each.file is None
        kinds = {block.kind for block in read_prose(each.text)}
        assert {"paragraph", "item"} <= kinds
        assert len(each.text) > 150


def test_own_texts_stand_first_come_back_exactly_and_can_be_removed(tmp_path: Path) -> None:
    library = Snippets(tmp_path / "criteria")
    text = "1. Sail.\n\n# Not the name\n\n- Moor <b>well</b>."
    kept = library.keep("  Test at / sea ", text)
    library.keep("Test at / sea", "Another.")
    first, second = library.list()[:2]
    assert (first.name, second.name) == ("Test at / sea", "Test at / sea")
    assert {first.text, second.text} == {text, "Another."}
    assert kept.file is not None
    assert kept.file.parent == tmp_path / "criteria"
    library.forget(kept)
    assert [each.text for each in library.list() if each.file] == ["Another."]


def test_words_are_found_in_name_and_text_in_any_letter_case(tmp_path: Path) -> None:
    ready = Snippets(tmp_path / "none").list()
    assert [each.name for each in ready if each.holds("fee BOARD")] == ["Membership"]
    assert all(each.holds(" ") for each in ready)
    assert not any(each.holds("zebra") for each in ready)


def test_a_file_without_a_heading_or_not_in_utf_8_is_named_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_bytes(b"Just \xff text.\n")
    (first, *_) = Snippets(tmp_path).list()
    assert (first.name, first.text) == ("plain", "Just \ufffd text.")
